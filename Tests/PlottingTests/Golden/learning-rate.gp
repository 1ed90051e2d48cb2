# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."learning-rate.svg"
}
set terminal svg noenhanced size 900,486 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
-4 1
-3 0.5
-2 3
e
$panel1_2 << e
-4 1
-3 0.5
-2 3
e
set multiplot
set label "0.001" at screen 0.07333, screen 0.94239 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.88066 to screen 0.10222, screen 0.88066 nohead lc rgb "#0072b2" lw 1.8 dt (2,3)
set label "loss of a batch" at screen 0.11000, screen 0.88066 left font ",12" tc rgb "#22262b"
set arrow from screen 0.23760, screen 0.88066 to screen 0.26649, screen 0.88066 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "its average" at screen 0.27427, screen 0.88066 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.79012
set bmargin at screen 0.11111
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-4.1:-1.9]
set yrange [0.0:3.15]
set xtics out nomirror scale 0.5 offset 0,0.2 ("\0342\0210\02224" -4.0, "\0342\0210\02223" -3.0, "\0342\0210\02222" -2.0)
set ytics scale 0 offset 0.4,0 ("0.0" -0.0, "0.5" 0.5, "1.0" 1.0, "1.5" 1.5, "2.0" 2.0, "2.5" 2.5, "3.0" 3.0)
set label "learning rate, as a power of ten" at graph 1, screen 0.03292 right font ",12" tc rgb "#5b626b"
set label "MSE" at graph 0, screen 0.81687 left font ",12" tc rgb "#5b626b"
set arrow from -3.0, graph 0 to -3.0, graph 1 nohead back lc rgb "#5b626b" lw 1 dt (2,3)
set label "suggested" at -3.0, screen 0.81687 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#0072b2" lw 1.8 dt (2,3), \
  $panel1_2 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1
unset label
unset arrow
unset object
unset multiplot
unset output
