# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."backtest.svg"
}
set terminal svg noenhanced size 900,636 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
1 3
2 4
3 nan
4 5
5 4
6 6
e
$panel1_2 << e
1 3
2 4
4 5
5 4
6 6
e
$panel1_3 << e
2 4
3 4
4 5
e
$panel1_4 << e
4 5
5 5
6 5.5
e
$panel2_1 << e
1 0.5
2 0.75
e
$panel2_2 << e
1 1
2 nan
e
$panel2_3 << e
1 1
e
set multiplot
set label "Theta beats every baseline" at screen 0.07333, screen 0.95597 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.90881 to screen 0.10222, screen 0.90881 nohead lc rgb "#22262b" lw 1.6 dt 1
set label "" at screen 0.08778, screen 0.90881 point pt 7 ps 0.6*symbol lw 1.2 lc rgb "#22262b"
set label "observed" at screen 0.11000, screen 0.90881 left font ",12" tc rgb "#22262b"
set arrow from screen 0.19893, screen 0.90881 to screen 0.22782, screen 0.90881 nohead lc rgb "#0072b2" lw 2.2 dt (6,4)
set label "forecasts of Theta" at screen 0.23560, screen 0.90881 left font ",12" tc rgb "#22262b"
set arrow from screen 0.38840, screen 0.90881 to screen 0.41729, screen 0.90881 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "Theta" at screen 0.42507, screen 0.90881 left font ",12" tc rgb "#22262b"
set arrow from screen 0.49107, screen 0.90881 to screen 0.51996, screen 0.90881 nohead lc rgb "#d55e00" lw 2.4 dt (10,4)
set label "naive" at screen 0.52773, screen 0.90881 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.83962
set bmargin at screen 0.52516
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [0.75:6.25]
set yrange [2.82:6.18]
set xtics out nomirror scale 0.5 offset 0,0.2 ("1" 1.0, "2" 2.0, "3" 3.0, "4" 4.0, "5" 5.0, "6" 6.0)
set ytics scale 0 offset 0.4,0 ("3" 3.0, "4" 4.0, "5" 5.0, "6" 6.0)
set label "sales" at graph 0, screen 0.86006 left font ",12" tc rgb "#5b626b"
set arrow from 2.0, graph 0 to 2.0, graph 1 nohead back lc rgb "#5b626b" lw 1 dt (2,3)
set label "first origin" at 2.0, screen 0.86006 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel1_2 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#22262b", \
  $panel1_3 using 1:2 with lines lc rgb "#0072b2" lw 2.2 dt (6,4), \
  $panel1_4 using 1:2 with lines lc rgb "#0072b2" lw 2.2 dt (6,4)
unset label
unset arrow
unset object

# Panel 2
set tmargin at screen 0.39937
set bmargin at screen 0.08491
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [0.95:2.05]
set yrange [0.0:1.06]
set xtics out nomirror scale 0.5 offset 0,0.2 ("1" 1.0, "2" 2.0)
set ytics scale 0 offset 0.4,0 ("0.0" -0.0, "0.5" 0.5, "1.0" 1.0)
set label "steps ahead" at graph 1, screen 0.02516 right font ",12" tc rgb "#5b626b"
set label "MASE" at graph 0, screen 0.41981 left font ",12" tc rgb "#5b626b"
plot $panel2_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel2_2 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4), \
  $panel2_3 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object
unset multiplot
unset output
