# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."tuning.svg"
}
set terminal svg noenhanced size 900,662 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
1 0.875
4 0.875
e
$panel1_2 << e
1 1.5
3 0.75
4 0.75
e
$panel1_3 << e
1 1.5
1 nan
4 1.25
4 nan
e
$panel1_4 << e
1 1.5
4 1.25
e
$panel1_5 << e
3 0.75
3 nan
e
$panel1_6 << e
3 0.75
e
$panel2_1 << e
0 1.5
0 nan
1 1.25
1 nan
e
$panel2_2 << e
0 1.5
1 1.25
e
$panel2_3 << e
1 0.75
1 nan
e
$panel2_4 << e
1 0.75
e
$panel2_5 << e
1 0.75
e
$panel3_1 << e
-3 1.5
-3 nan
-1 1.25
-1 nan
e
$panel3_2 << e
-3 1.5
-1 1.25
e
$panel3_3 << e
-2 0.75
-2 nan
e
$panel3_4 << e
-2 0.75
e
$panel3_5 << e
-2 0.75
e
$panel4_1 << e
0.1 1.5
0.1 nan
e
$panel4_2 << e
0.1 1.5
e
$panel4_3 << e
0.2 0.75
0.2 nan
e
$panel4_4 << e
0.2 0.75
e
$panel4_5 << e
0.2 0.75
e
set multiplot
set label "sales: trial 3 is best" at screen 0.07333, screen 0.95770 left font "sans-serif Bold,18" tc rgb "#22262b"
set label "trials: 3 of 22 epochs, 1 of 66 epochs" at screen 0.07333, screen 0.92145 left font ",13" tc rgb "#5b626b"
set arrow from screen 0.07333, screen 0.88218 to screen 0.10222, screen 0.88218 nohead lc rgb "#e69f00" lw 1.8 dt (2,3)
set label "Theta" at screen 0.11000, screen 0.88218 left font ",12" tc rgb "#22262b"
set arrow from screen 0.17600, screen 0.88218 to screen 0.20489, screen 0.88218 nohead lc rgb "#9aa1a9" lw 1 dt 1
set label "best so far" at screen 0.21267, screen 0.88218 left font ",12" tc rgb "#22262b"
set arrow from screen 0.31267, screen 0.88218 to screen 0.34156, screen 0.88218 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "22 epochs" at screen 0.34933, screen 0.88218 left font ",12" tc rgb "#22262b"
set arrow from screen 0.44533, screen 0.88218 to screen 0.47422, screen 0.88218 nohead lc rgb "#d55e00" lw 2.4 dt (10,4)
set label "66 epochs" at screen 0.48200, screen 0.88218 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.81571
set bmargin at screen 0.51360
set lmargin at screen 0.07333
set rmargin at screen 0.48667
unset logscale y
set xrange [0.85:4.15]
set yrange [0.705:1.545]
set xtics out nomirror scale 0.5 offset 0,0.2 ("1" 1.0, "2" 2.0, "3" 3.0, "4" 4.0)
set ytics scale 0 offset 0.4,0 ("0.8" 0.8, "1.0" 1.0, "1.2" 1.2000000000000002, "1.4" 1.4000000000000001)
set label "trial" at graph 1, screen 0.45619 right font ",12" tc rgb "#5b626b"
set label "MASE" at graph 0, screen 0.83535 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#e69f00" lw 1.8 dt (2,3), \
  $panel1_2 using 1:2 with lines lc rgb "#9aa1a9" lw 1 dt 1, \
  $panel1_3 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel1_4 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#0072b2", \
  $panel1_5 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4), \
  $panel1_6 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object

# Panel 2
set tmargin at screen 0.81571
set bmargin at screen 0.51360
set lmargin at screen 0.56000
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.05:1.05]
set yrange [0.705:1.545]
set xtics out nomirror scale 0.5 offset 0,0.2 ("gru" 0.0, "lstm" 1.0)
set ytics scale 0 offset 0.4,0 ("0.8" 0.8, "1.0" 1.0, "1.2" 1.2000000000000002, "1.4" 1.4000000000000001)
set label "model" at graph 1, screen 0.45619 right font ",12" tc rgb "#5b626b"
set label "MASE" at graph 0, screen 0.83535 left font ",12" tc rgb "#5b626b"
plot $panel2_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel2_2 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#0072b2", \
  $panel2_3 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4), \
  $panel2_4 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#d55e00", \
  $panel2_5 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#22262b"
unset label
unset arrow
unset object

# Panel 3
set tmargin at screen 0.38369
set bmargin at screen 0.08157
set lmargin at screen 0.07333
set rmargin at screen 0.48667
unset logscale y
set xrange [-3.1:-0.9]
set yrange [0.705:1.545]
set xtics out nomirror scale 0.5 offset 0,0.2 ("\0342\0210\02223" -3.0, "\0342\0210\02222" -2.0, "\0342\0210\02221" -1.0)
set ytics scale 0 offset 0.4,0 ("0.8" 0.8, "1.0" 1.0, "1.2" 1.2000000000000002, "1.4" 1.4000000000000001)
set label "rate, as a power of ten" at graph 1, screen 0.02417 right font ",12" tc rgb "#5b626b"
set label "MASE" at graph 0, screen 0.40332 left font ",12" tc rgb "#5b626b"
plot $panel3_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel3_2 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#0072b2", \
  $panel3_3 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4), \
  $panel3_4 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#d55e00", \
  $panel3_5 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#22262b"
unset label
unset arrow
unset object

# Panel 4
set tmargin at screen 0.38369
set bmargin at screen 0.08157
set lmargin at screen 0.56000
set rmargin at screen 0.97333
unset logscale y
set xrange [0.095:0.20500000000000002]
set yrange [0.705:1.545]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0.10" 0.1, "0.11" 0.11, "0.12" 0.12, "0.13" 0.13, "0.14" 0.14, "0.15" 0.15, "0.16" 0.16, "0.17" 0.17, "0.18" 0.18, "0.19" 0.19, "0.20" 0.2)
set ytics scale 0 offset 0.4,0 ("0.8" 0.8, "1.0" 1.0, "1.2" 1.2000000000000002, "1.4" 1.4000000000000001)
set label "dropout" at graph 1, screen 0.02417 right font ",12" tc rgb "#5b626b"
set label "MASE" at graph 0, screen 0.40332 left font ",12" tc rgb "#5b626b"
plot $panel4_1 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel4_2 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#0072b2", \
  $panel4_3 using 1:2 with lines lc rgb "#d55e00" lw 2.4 dt (10,4), \
  $panel4_4 using 1:2 with points pt 7 ps 0.5*symbol lc rgb "#d55e00", \
  $panel4_5 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#22262b"
unset label
unset arrow
unset object
unset multiplot
unset output
