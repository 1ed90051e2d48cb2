# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."error-by-step.svg"
}
set terminal svg noenhanced size 900,506 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
1 0.5
2 0.8
3 1.2
e
$panel1_2 << e
1 0.6
2 nan
3 1
e
$panel1_3 << e
1 0.6
3 1
e
set multiplot
set label "How errors grow" at screen 0.07333, screen 0.94466 left font "sans-serif Bold,18" tc rgb "#22262b"
set label "horizon 3" at screen 0.07333, screen 0.89723 left font ",13" tc rgb "#5b626b"
set arrow from screen 0.07333, screen 0.84585 to screen 0.10222, screen 0.84585 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "Theta" at screen 0.11000, screen 0.84585 left font ",12" tc rgb "#22262b"
set arrow from screen 0.17600, screen 0.84585 to screen 0.20489, screen 0.84585 nohead lc rgb "#d55e00" lw 2.4 dt (10,4)
set label "GRU" at screen 0.21267, screen 0.84585 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.75889
set bmargin at screen 0.10672
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [0.9:3.1]
set yrange [0.458:1.242]
set xtics out nomirror scale 0.5 offset 0,0.2 ("1" 1.0, "2" 2.0, "3" 3.0)
set ytics scale 0 offset 0.4,0 ("0.6" 0.6000000000000001, "0.8" 0.8, "1.0" 1.0, "1.2" 1.2000000000000002)
set label "steps ahead" at graph 1, screen 0.03162 right font ",12" tc rgb "#5b626b"
set label "scaled error" at graph 0, screen 0.78458 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel1_2 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4), \
  $panel1_3 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object
unset multiplot
unset output
