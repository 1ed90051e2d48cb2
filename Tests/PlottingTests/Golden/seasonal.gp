# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."seasonal.svg"
}
set terminal svg noenhanced size 900,480 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
0 3
1 4
e
$panel1_2 << e
0 1
1 5
e
$panel1_3 << e
0 1
1 5
e
set multiplot
set label "highest in Q2" at screen 0.07333, screen 0.94167 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.87917 to screen 0.10222, screen 0.87917 nohead lc rgb "#9aa1a9" lw 1 dt 1
set label "seasons before" at screen 0.11000, screen 0.87917 left font ",12" tc rgb "#22262b"
set arrow from screen 0.24107, screen 0.87917 to screen 0.26996, screen 0.87917 nohead lc rgb "#d55e00" lw 2.6 dt 1
set label "" at screen 0.25551, screen 0.87917 point pt 7 ps 0.6*symbol lw 1.2 lc rgb "#d55e00"
set label "last season" at screen 0.27773, screen 0.87917 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.78750
set bmargin at screen 0.10000
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.05:1.05]
set yrange [0.76:5.24]
set xtics out nomirror scale 0.5 offset 0,0.2 ("Q1" 0.0, "Q2" 1.0)
set ytics scale 0 offset 0.4,0 ("1" 1.0, "2" 2.0, "3" 3.0, "4" 4.0, "5" 5.0)
set label "sales, season by season" at graph 0, screen 0.81458 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#9aa1a9" lw 1 dt 1, \
  $panel1_2 using 1:2 with lines lc rgb "#d55e00" lw 2.6 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object
unset multiplot
unset output
