# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."diagnosis.svg"
}
set terminal svg noenhanced size 900,978 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
0 0 -0.5 0.8 -1 1.6 16639781
1 0 0.5 1.8 -1 1.6 3848054
2 0 1.5 2.5 -1 1.6 4456788
0 2 -0.5 0.8 1 3 16639781
1 2 0.5 1.8 1 3 6933595
2 2 1.5 2.5 1 3 16639781
e
$panel2_1 << e
0 1
1 0.1
2 0.001
e
$panel2_2 << e
0 1
1 0.2
2 nan
e
$panel3_1 << e
0 1
1 0.5
2 0.1
e
$panel4_1 << e
0 0.9
1 0.4
2 -0.2
e
$panel4_2 << e
0 0.9
1 0.4
2 -0.2
e
$panel5_1 << e
0 0.5
2 0.8
e
set multiplot
set label "Inside" at screen 0.07333, screen 0.97137 left font "sans-serif Bold,18" tc rgb "#22262b"
set label "The gradients vanish." at screen 0.07333, screen 0.94683 left font ",13" tc rgb "#5b626b"
set arrow from screen 0.07333, screen 0.92025 to screen 0.10222, screen 0.92025 nohead lc rgb "#0072b2" lw 1.8 dt (2,3)
set label "gradient before training" at screen 0.11000, screen 0.92025 left font ",12" tc rgb "#22262b"
set arrow from screen 0.29573, screen 0.92025 to screen 0.32462, screen 0.92025 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "gradient after training" at screen 0.33240, screen 0.92025 left font ",12" tc rgb "#22262b"
set arrow from screen 0.50720, screen 0.92025 to screen 0.53609, screen 0.92025 nohead lc rgb "#009e73" lw 2.4 dt (4,3)
set label "on 1 step ahead" at screen 0.54387, screen 0.92025 left font ",12" tc rgb "#22262b"
set arrow from screen 0.67813, screen 0.92025 to screen 0.70702, screen 0.92025 nohead lc rgb "#56b4e9" lw 2.4 dt (10,4)
set label "W of state" at screen 0.71480, screen 0.92025 left font ",12" tc rgb "#22262b"
set object rectangle from screen 0.07333, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#440154" fs solid noborder
set object rectangle from screen 0.07778, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#450d5f" fs solid noborder
set object rectangle from screen 0.08222, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#46196a" fs solid noborder
set object rectangle from screen 0.08667, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#462574" fs solid noborder
set object rectangle from screen 0.09111, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#46317d" fs solid noborder
set object rectangle from screen 0.09556, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#423b81" fs solid noborder
set object rectangle from screen 0.10000, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#3f4585" fs solid noborder
set object rectangle from screen 0.10444, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#3c4f8a" fs solid noborder
set object rectangle from screen 0.10889, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#38598c" fs solid noborder
set object rectangle from screen 0.11333, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#34618c" fs solid noborder
set object rectangle from screen 0.11778, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#306a8d" fs solid noborder
set object rectangle from screen 0.12222, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#2c738e" fs solid noborder
set object rectangle from screen 0.12667, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#297c8d" fs solid noborder
set object rectangle from screen 0.13111, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#26848d" fs solid noborder
set object rectangle from screen 0.13556, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#238d8c" fs solid noborder
set object rectangle from screen 0.14000, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#22958a" fs solid noborder
set object rectangle from screen 0.14444, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#249d87" fs solid noborder
set object rectangle from screen 0.14889, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#26a584" fs solid noborder
set object rectangle from screen 0.15333, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#28ad80" fs solid noborder
set object rectangle from screen 0.15778, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#35b579" fs solid noborder
set object rectangle from screen 0.16222, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#44bc70" fs solid noborder
set object rectangle from screen 0.16667, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#53c368" fs solid noborder
set object rectangle from screen 0.17111, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#63ca5f" fs solid noborder
set object rectangle from screen 0.17556, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#79d051" fs solid noborder
set object rectangle from screen 0.18000, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#8fd543" fs solid noborder
set object rectangle from screen 0.18444, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#a5da35" fs solid noborder
set object rectangle from screen 0.18889, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#bbde2e" fs solid noborder
set object rectangle from screen 0.19333, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#d1e12b" fs solid noborder
set object rectangle from screen 0.19778, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#e7e428" fs solid noborder
set object rectangle from screen 0.20222, screen 0.89366 to screen 0.20667, screen 0.90593 fc rgb "#fde725" fs solid noborder
set label "norm of the gradient, 0.00100 to 1.00" at screen 0.21444, screen 0.89980 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.85481
set bmargin at screen 0.73211
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.5:2.5]
set yrange [-1.0:3.0]
set xtics out nomirror scale 0.5 offset 0,0.2 ("" -0.0, "" 1.0, "" 2.0)
set ytics scale 0 offset 0.4,0 ("\0342\0210\02221" -1.0, "0" 0.0, "1" 1.0, "2" 2.0, "3" 3.0)
set label "epoch" at graph 0, screen 0.86810 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2:3:4:5:6:7 with boxxyerror fs solid noborder lc rgb variable
unset label
unset arrow
unset object

# Panel 2
set tmargin at screen 0.69939
set bmargin at screen 0.57669
set lmargin at screen 0.07333
set rmargin at screen 0.97333
set logscale y 10
set xrange [-0.5:2.5]
set yrange [0.0007692307692307692:1.3]
set xtics out nomirror scale 0.5 offset 0,0.2 ("" -0.0, "" 1.0, "" 2.0)
set ytics scale 0 offset 0.4,0 ("0.01" 0.01, "1" 1.0)
set label "norm of the gradient" at graph 0, screen 0.71268 left font ",12" tc rgb "#5b626b"
plot $panel2_1 using 1:2 with lines lc rgb "#0072b2" lw 1.8 dt (2,3), \
  $panel2_2 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1
unset label
unset arrow
unset object

# Panel 3
set tmargin at screen 0.54397
set bmargin at screen 0.42127
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.5:2.5]
set yrange [0.0:1.054]
set xtics out nomirror scale 0.5 offset 0,0.2 ("" -0.0, "" 1.0, "" 2.0)
set ytics scale 0 offset 0.4,0 ("0.0" -0.0, "0.5" 0.5, "1.0" 1.0)
set label "influence on the forecast" at graph 0, screen 0.55726 left font ",12" tc rgb "#5b626b"
plot $panel3_1 using 1:2 with lines lc rgb "#009e73" lw 2.4 dt (4,3)
unset label
unset arrow
unset object

# Panel 4
set tmargin at screen 0.38855
set bmargin at screen 0.26585
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.5:2.5]
set yrange [-0.266:0.966]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0" -0.0, "1" 1.0, "2" 2.0)
set ytics scale 0 offset 0.4,0 ("0.0" -0.0, "0.5" 0.5)
set label "lag (steps before the forecast)" at graph 1, screen 0.22699 right font ",12" tc rgb "#5b626b"
set label "autocorrelation" at graph 0, screen 0.40184 left font ",12" tc rgb "#5b626b"
plot $panel4_1 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel4_2 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#22262b"
unset label
unset arrow
unset object

# Panel 5
set tmargin at screen 0.17791
set bmargin at screen 0.05521
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.1:2.1]
set yrange [0.482:0.8180000000000001]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0" -0.0, "1" 1.0, "2" 2.0)
set ytics scale 0 offset 0.4,0 ("0.5" 0.5, "0.6" 0.6000000000000001, "0.7" 0.7000000000000001, "0.8" 0.8)
set label "epoch" at graph 1, screen 0.01636 right font ",12" tc rgb "#5b626b"
set label "spectral radius of the recurrent weights" at graph 0, screen 0.19121 left font ",12" tc rgb "#5b626b"
plot $panel5_1 using 1:2 with lines lc rgb "#56b4e9" lw 2.4 dt (10,4)
unset label
unset arrow
unset object
unset multiplot
unset output
