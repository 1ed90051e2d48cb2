# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."leaderboard.svg"
}
set terminal svg noenhanced size 900,480 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
-0.4 0.75 1.75
1.4 0.75 1.75
e
$panel1_2 << e
0 0.75
0 1.75
e
$panel1_3 << e
0 0.75
0 1.75
e
$panel1_4 << e
0 1.25
e
$panel1_5 << e
1 2
1 3
e
$panel1_6 << e
1 2
1 3
e
$panel1_7 << e
1 2.5
e
set multiplot
set label "Theta ranks best" at screen 0.07333, screen 0.94167 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.87917 to screen 0.10222, screen 0.87917 nohead lc rgb "#22262b" lw 1.6 dt 1
set label "" at screen 0.08778, screen 0.87917 point pt 7 ps 0.6*symbol lc rgb "#ffffff"
set label "" at screen 0.08778, screen 0.87917 point pt 6 ps 0.6*symbol lw 1.2 lc rgb "#22262b"
set label "critical difference" at screen 0.11000, screen 0.87917 left font ",12" tc rgb "#22262b"
set object rectangle from screen 0.25787, screen 0.86667 to screen 0.28676, screen 0.89167 fc rgb "#d55e00" fs transparent solid 0.18 noborder
set label "critical difference of the best" at screen 0.29453, screen 0.87917 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.78750
set bmargin at screen 0.10000
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.49:1.49]
set yrange [0.615:3.135]
set xtics out nomirror scale 0.5 offset 0,0.2 ("Theta" 0.0, "naive" 1.0)
set ytics scale 0 offset 0.4,0 ("1.0" 1.0, "1.5" 1.5, "2.0" 2.0, "2.5" 2.5, "3.0" 3.0)
set label "mean rank" at graph 0, screen 0.81458 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2:3 with filledcurves fc rgb "#d55e00" fs transparent solid 0.18 noborder, \
  $panel1_2 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.7*symbol lc rgb "#ffffff", \
  $panel1_3 using 1:2 with points pt 6 ps 0.7*symbol lw 1.2 lc rgb "#22262b", \
  $panel1_4 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#d55e00", \
  $panel1_5 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel1_6 using 1:2 with points pt 7 ps 0.7*symbol lc rgb "#ffffff", \
  $panel1_6 using 1:2 with points pt 6 ps 0.7*symbol lw 1.2 lc rgb "#22262b", \
  $panel1_7 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object
unset multiplot
unset output
