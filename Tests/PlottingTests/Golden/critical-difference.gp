# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."critical-difference.svg"
}
set terminal svg noenhanced size 900,480 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
-0.4 1.25 2.25
2.4 1.25 2.25
e
$panel1_2 << e
-0.15 2.855
1.15 2.855
e
$panel1_3 << e
-0.15 2.855
1.15 2.855
e
$panel1_4 << e
0.85 2.96
2.15 2.96
e
$panel1_5 << e
0.85 2.96
2.15 2.96
e
$panel1_6 << e
0 1.25
e
$panel1_7 << e
1 2
e
$panel1_8 << e
2 2.75
e
set multiplot
set label "Theta ranks best" at screen 0.07333, screen 0.94167 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.87917 to screen 0.10222, screen 0.87917 nohead lc rgb "#22262b" lw 1.6 dt 1
set label "" at screen 0.08778, screen 0.87917 point pt 7 ps 0.6*symbol lw 1.2 lc rgb "#22262b"
set label "no difference beyond chance" at screen 0.11000, screen 0.87917 left font ",12" tc rgb "#22262b"
set object rectangle from screen 0.33240, screen 0.86667 to screen 0.36129, screen 0.89167 fc rgb "#d55e00" fs transparent solid 0.18 noborder
set label "critical difference from the best" at screen 0.36907, screen 0.87917 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.78750
set bmargin at screen 0.10000
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.445:2.445]
set yrange [1.1474:3.0625999999999998]
set xtics out nomirror scale 0.5 offset 0,0.2 ("Theta" 0.0, "GRU" 1.0, "naive" 2.0)
set ytics scale 0 offset 0.4,0 ("1.5" 1.5, "2.0" 2.0, "2.5" 2.5, "3.0" 3.0)
set label "mean rank by MASE" at graph 0, screen 0.81458 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2:3 with filledcurves fc rgb "#d55e00" fs transparent solid 0.18 noborder, \
  $panel1_2 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#22262b", \
  $panel1_4 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel1_5 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#22262b", \
  $panel1_6 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#d55e00", \
  $panel1_7 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#d55e00", \
  $panel1_8 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object
unset multiplot
unset output
