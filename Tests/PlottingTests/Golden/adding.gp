# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."adding.svg"
}
set terminal svg noenhanced size 900,642 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
0 100
1 0
e
$panel1_2 << e
0 100
1 100
e
$panel2_1 << e
0 1
1 0.01
2 nan
e
$panel2_2 << e
0 1
1 0.9
2 nan
e
$panel3_1 << e
0 100
1 0
e
$panel3_2 << e
0 100
1 100
e
$panel4_1 << e
0 1
1 0.01
2 nan
e
$panel4_2 << e
0 1
1 0.9
2 nan
e
set multiplot
set label "Memory" at screen 0.07333, screen 0.95639 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.90966 to screen 0.10222, screen 0.90966 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "RNN" at screen 0.11000, screen 0.90966 left font ",12" tc rgb "#22262b"
set arrow from screen 0.16547, screen 0.90966 to screen 0.19436, screen 0.90966 nohead lc rgb "#d55e00" lw 2.4 dt (10,4)
set label "GRU" at screen 0.20213, screen 0.90966 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.84112
set bmargin at screen 0.52960
set lmargin at screen 0.07333
set rmargin at screen 0.48667
unset logscale y
set xrange [-0.05:1.05]
set yrange [0.0:106.0]
set xtics out nomirror scale 0.5 offset 0,0.2 ("25" 0.0, "50" 1.0)
set ytics scale 0 offset 0.4,0 ("0" -0.0, "50" 50.0, "100" 100.0)
set label "length T" at graph 1, screen 0.47040 right font ",12" tc rgb "#5b626b"
set label "solved, clipped (\0045)" at graph 0, screen 0.86137 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel1_2 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4)
unset label
unset arrow
unset object

# Panel 2
set tmargin at screen 0.84112
set bmargin at screen 0.52960
set lmargin at screen 0.56000
set rmargin at screen 0.97333
set logscale y 10
set xrange [-0.1:2.1]
set yrange [0.007692307692307692:1.3]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0" -0.0, "1" 1.0, "2" 2.0)
set ytics scale 0 offset 0.4,0 ("0.01" 0.01, "0.03" 0.03, "0.1" 0.1, "0.3" 0.30000000000000004, "1" 1.0)
set label "lag (steps before the end)" at graph 1, screen 0.47040 right font ",12" tc rgb "#5b626b"
set label "relative norm of the gradient, T \0075 3" at graph 0, screen 0.86137 left font ",12" tc rgb "#5b626b"
plot $panel2_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel2_2 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4)
unset label
unset arrow
unset object

# Panel 3
set tmargin at screen 0.39564
set bmargin at screen 0.08411
set lmargin at screen 0.07333
set rmargin at screen 0.48667
unset logscale y
set xrange [-0.05:1.05]
set yrange [0.0:106.0]
set xtics out nomirror scale 0.5 offset 0,0.2 ("25" 0.0, "50" 1.0)
set ytics scale 0 offset 0.4,0 ("0" -0.0, "50" 50.0, "100" 100.0)
set label "length T" at graph 1, screen 0.02492 right font ",12" tc rgb "#5b626b"
set label "solved, not (\0045)" at graph 0, screen 0.41589 left font ",12" tc rgb "#5b626b"
plot $panel3_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel3_2 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4)
unset label
unset arrow
unset object

# Panel 4
set tmargin at screen 0.39564
set bmargin at screen 0.08411
set lmargin at screen 0.56000
set rmargin at screen 0.97333
set logscale y 10
set xrange [-0.1:2.1]
set yrange [0.007692307692307692:1.3]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0" -0.0, "1" 1.0, "2" 2.0)
set ytics scale 0 offset 0.4,0 ("0.01" 0.01, "0.03" 0.03, "0.1" 0.1, "0.3" 0.30000000000000004, "1" 1.0)
set label "lag (steps before the end)" at graph 1, screen 0.02492 right font ",12" tc rgb "#5b626b"
set label "relative norm of the gradient, T \0075 3" at graph 0, screen 0.41589 left font ",12" tc rgb "#5b626b"
plot $panel4_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel4_2 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4)
unset label
unset arrow
unset object
unset multiplot
unset output
