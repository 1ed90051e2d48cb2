# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."losses.pdf"
}
set terminal pdfcairo noenhanced size 9.375in,5.063in font "sans-serif,13" fontscale 0.5625 linewidth 1.5 dashlength 1.4 background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
1 3
2 0.5
3 0.1
e
$panel1_2 << e
1 4
2 0.6
3 0.7
e
$panel1_3 << e
2 0.6
e
set multiplot
set label "Training" at screen 0.07333, screen 0.94239 left font "sans-serif:Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.88066 to screen 0.10222, screen 0.88066 nohead lc rgb "#0072b2" lw 1.8 dt (2,3)
set label "training" at screen 0.11000, screen 0.88066 left font ",12" tc rgb "#22262b"
set arrow from screen 0.18840, screen 0.88066 to screen 0.21729, screen 0.88066 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "validation" at screen 0.22507, screen 0.88066 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.79012
set bmargin at screen 0.11111
set lmargin at screen 0.07333
set rmargin at screen 0.97333
set logscale y 10
set xrange [0.9:3.1]
set yrange [0.07692307692307693:5.2]
set xtics out nomirror scale 0.5 offset 0,0.2 ("1" 1.0, "2" 2.0, "3" 3.0)
set ytics scale 0 offset 0.4,0 ("0.1" 0.1, "0.3" 0.30000000000000004, "1" 1.0, "3" 3.0)
set label "epoch" at graph 1, screen 0.03292 right font ",12" tc rgb "#5b626b"
set label "MSE" at graph 0, screen 0.81687 left font ",12" tc rgb "#5b626b"
set arrow from 2.0, graph 0 to 2.0, graph 1 nohead back lc rgb "#5b626b" lw 1 dt (2,3)
set label "best: epoch 2, 0.600" at 2.0, screen 0.81687 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#0072b2" lw 1.8 dt (2,3), \
  $panel1_2 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2"
unset label
unset arrow
unset object
unset multiplot
unset output
