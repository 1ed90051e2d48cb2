# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."calibration.svg"
}
set terminal svg noenhanced size 900,486 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
0 0
100 100
e
$panel1_2 << e
0 0
50 40
90 80
100 100
e
$panel1_3 << e
50 40
e
$panel1_4 << e
90 80
e
$panel2_1 << e
0 0 2
0.05 0 2
e
$panel2_2 << e
0.05 0 1
0.25 0 1
e
$panel2_3 << e
0.25 0 0.8
0.75 0 0.8
e
$panel2_4 << e
0.75 0 1.0000000000000002
0.95 0 1.0000000000000002
e
$panel2_5 << e
0.95 0 1.9999999999999984
1 0 1.9999999999999984
e
$panel2_6 << e
0 1
1 1
e
set multiplot
set label "Too narrow" at screen 0.07333, screen 0.94239 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.88066 to screen 0.10222, screen 0.88066 nohead lc rgb "#9aa1a9" lw 1 dt 1
set label "as promised" at screen 0.11000, screen 0.88066 left font ",12" tc rgb "#22262b"
set arrow from screen 0.22013, screen 0.88066 to screen 0.24902, screen 0.88066 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "Theta" at screen 0.25680, screen 0.88066 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.79012
set bmargin at screen 0.11111
set lmargin at screen 0.07333
set rmargin at screen 0.48667
unset logscale y
set xrange [-3.0:103.0]
set yrange [0.0:106.0]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0" -0.0, "10" 10.0, "20" 20.0, "30" 30.0, "40" 40.0, "50" 50.0, "60" 60.0, "70" 70.0, "80" 80.0, "90" 90.0, "100" 100.0)
set ytics scale 0 offset 0.4,0 ("0" -0.0, "20" 20.0, "40" 40.0, "60" 60.0, "80" 80.0, "100" 100.0)
set label "level in \0045" at graph 1, screen 0.03292 right font ",12" tc rgb "#5b626b"
set label "coverage (\0045)" at graph 0, screen 0.81687 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#9aa1a9" lw 1 dt 1, \
  $panel1_2 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_4 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2"
unset label
unset arrow
unset object

# Panel 2
set tmargin at screen 0.79012
set bmargin at screen 0.11111
set lmargin at screen 0.56000
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.015:1.015]
set yrange [0.0:2.12]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0.0" -0.0, "0.1" 0.1, "0.2" 0.2, "0.3" 0.30000000000000004, "0.4" 0.4, "0.5" 0.5, "0.6" 0.6000000000000001, "0.7" 0.7000000000000001, "0.8" 0.8, "0.9" 0.9, "1.0" 1.0)
set ytics scale 0 offset 0.4,0 ("0.0" -0.0, "0.5" 0.5, "1.0" 1.0, "1.5" 1.5, "2.0" 2.0)
set label "quantile of the forecast" at graph 1, screen 0.03292 right font ",12" tc rgb "#5b626b"
set label "observed \0303\0267 promised, Theta" at graph 0, screen 0.81687 left font ",12" tc rgb "#5b626b"
plot $panel2_1 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_2 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_3 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_4 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_5 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_6 using 1:2 with lines lc rgb "#9aa1a9" lw 1 dt 1
unset label
unset arrow
unset object
unset multiplot
unset output
