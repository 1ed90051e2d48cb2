# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."forecast.svg"
}
set terminal svg noenhanced size 900,602 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
13046400 135 135
15638400 130 150
18316800 128 155
e
$panel1_2 << e
0 112
2678400 118.5
5097600 nan
7776000 129
e
$panel1_3 << e
0 112
2678400 118.5
7776000 129
e
$panel1_4 << e
7776000 129
10368000 121
13046400 135
e
$panel1_5 << e
10368000 121
13046400 135
e
$panel1_6 << e
7776000 129
10368000 125
13046400 130
e
$panel1_7 << e
13046400 135
15638400 140
18316800 141.25
e
$panel1_8 << e
15638400 140
18316800 141.25
e
$panel2_1 << e
0 1
2678400 2
5097600 1
7776000 2
e
$panel2_2 << e
0 1
2678400 2
5097600 1
7776000 2
e
$panel2_3 << e
7776000 2
10368000 1
13046400 2
e
$panel2_4 << e
10368000 1
13046400 2
e
$panel2_5 << e
13046400 2
15638400 1
18316800 2
e
$panel2_6 << e
15638400 1
18316800 2
e
set multiplot
set label "Sales: 50\0045 \0042more\0042" at screen 0.07333, screen 0.95349 left font "sans-serif Bold,18" tc rgb "#22262b"
set label "GRU" at screen 0.07333, screen 0.91362 left font ",13" tc rgb "#5b626b"
set arrow from screen 0.07333, screen 0.87043 to screen 0.10222, screen 0.87043 nohead lc rgb "#22262b" lw 1.6 dt 1
set label "" at screen 0.08778, screen 0.87043 point pt 7 ps 0.6*symbol lw 1.2 lc rgb "#22262b"
set label "observed" at screen 0.11000, screen 0.87043 left font ",12" tc rgb "#22262b"
set arrow from screen 0.19893, screen 0.87043 to screen 0.22782, screen 0.87043 nohead lc rgb "#22262b" lw 1.6 dt 1
set label "" at screen 0.21338, screen 0.87043 point pt 7 ps 0.6*symbol lc rgb "#ffffff"
set label "" at screen 0.21338, screen 0.87043 point pt 6 ps 0.6*symbol lw 1.2 lc rgb "#22262b"
set label "held out" at screen 0.23560, screen 0.87043 left font ",12" tc rgb "#22262b"
set arrow from screen 0.31680, screen 0.87043 to screen 0.34569, screen 0.87043 nohead lc rgb "#0072b2" lw 2.2 dt (6,4)
set label "forecast of the held-out end" at screen 0.35347, screen 0.87043 left font ",12" tc rgb "#22262b"
set arrow from screen 0.56893, screen 0.87043 to screen 0.59782, screen 0.87043 nohead lc rgb "#d55e00" lw 2.6 dt 1
set label "" at screen 0.58338, screen 0.87043 point pt 7 ps 0.6*symbol lw 1.2 lc rgb "#d55e00"
set label "forecast" at screen 0.60560, screen 0.87043 left font ",12" tc rgb "#22262b"
set object rectangle from screen 0.68893, screen 0.86047 to screen 0.71782, screen 0.88040 fc rgb "#d55e00" fs transparent solid 0.18 noborder
set label "90 \0045 interval" at screen 0.72560, screen 0.87043 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.79734
set bmargin at screen 0.46512
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-725760.0:19042560.0]
set yrange [109.42:157.58]
set xtics out nomirror scale 0.5 offset 0,0.2 ("" 0.0, "" 2678400.0, "" 5097600.0, "" 7776000.0, "" 10368000.0, "" 13046400.0, "" 15638400.0, "" 18316800.0)
set ytics scale 0 offset 0.4,0 ("110" 110.0, "120" 120.0, "130" 130.0, "140" 140.0, "150" 150.0)
set label "sales (tons)" at graph 0, screen 0.81894 left font ",12" tc rgb "#5b626b"
set arrow from 13046400.0, graph 0 to 13046400.0, graph 1 nohead back lc rgb "#5b626b" lw 1 dt (2,3)
set label "forecast origin, Jun 1970" at 13046400.0, screen 0.81894 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2:3 with filledcurves fc rgb "#d55e00" fs transparent solid 0.18 noborder, \
  $panel1_2 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#22262b", \
  $panel1_4 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel1_5 using 1:2 with points pt 7 ps 0.7*symbol lc rgb "#ffffff", \
  $panel1_5 using 1:2 with points pt 6 ps 0.7*symbol lw 1.2 lc rgb "#22262b", \
  $panel1_6 using 1:2 with lines lc rgb "#0072b2" lw 2.2 dt (6,4), \
  $panel1_7 using 1:2 with lines lc rgb "#d55e00" lw 2.6 dt 1, \
  $panel1_8 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object

# Panel 2
set tmargin at screen 0.41196
set bmargin at screen 0.07973
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-725760.0:19042560.0]
set yrange [0.94:2.06]
set xtics out nomirror scale 0.5 offset 0,0.2 ("Jan\n1970" 0.0, "Feb" 2678400.0, "Mar" 5097600.0, "Apr" 7776000.0, "May" 10368000.0, "Jun" 13046400.0, "Jul" 15638400.0, "Aug" 18316800.0)
set ytics scale 0 offset 0.4,0 ("1.0" 1.0, "1.5" 1.5, "2.0" 2.0)
set label "returns" at graph 0, screen 0.43355 left font ",12" tc rgb "#5b626b"
set arrow from 13046400.0, graph 0 to 13046400.0, graph 1 nohead back lc rgb "#5b626b" lw 1 dt (2,3)
plot $panel2_1 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel2_2 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#22262b", \
  $panel2_3 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel2_4 using 1:2 with points pt 7 ps 0.7*symbol lc rgb "#ffffff", \
  $panel2_4 using 1:2 with points pt 6 ps 0.7*symbol lw 1.2 lc rgb "#22262b", \
  $panel2_5 using 1:2 with lines lc rgb "#d55e00" lw 2.6 dt 1, \
  $panel2_6 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object
unset multiplot
unset output
