# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."horizon-error.svg"
}
set terminal svg noenhanced size 900,454 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
1 0.5
2 0.75
e
$panel1_2 << e
1 1
2 nan
e
$panel1_3 << e
1 1
e
set multiplot
set arrow from screen 0.07333, screen 0.94273 to screen 0.10222, screen 0.94273 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "Theta" at screen 0.11000, screen 0.94273 left font ",12" tc rgb "#22262b"
set arrow from screen 0.17600, screen 0.94273 to screen 0.20489, screen 0.94273 nohead lc rgb "#d55e00" lw 2.4 dt (10,4)
set label "naive" at screen 0.21267, screen 0.94273 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.84581
set bmargin at screen 0.11894
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [0.95:2.05]
set yrange [0.0:1.06]
set xtics out nomirror scale 0.5 offset 0,0.2 ("1" 1.0, "2" 2.0)
set ytics scale 0 offset 0.4,0 ("0.0" -0.0, "0.2" 0.2, "0.4" 0.4, "0.6" 0.6000000000000001, "0.8" 0.8, "1.0" 1.0)
set label "steps ahead" at graph 1, screen 0.03524 right font ",12" tc rgb "#5b626b"
set label "MASE" at graph 0, screen 0.87445 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel1_2 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4), \
  $panel1_3 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object
unset multiplot
unset output
