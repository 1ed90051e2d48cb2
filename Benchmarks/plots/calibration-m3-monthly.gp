# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."calibration-m3-monthly.svg"
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
10 9.161998132586486
20 18.32788671023984
30 27.361500155618227
40 36.348428260192904
50 46.358543417367684
60 56.79271708683436
70 66.81061313414331
80 78.24463118580778
90 88.86554621848772
95 94.40943043884246
100 100
e
$panel1_3 << e
10 9.161998132586486
e
$panel1_4 << e
20 18.32788671023984
e
$panel1_5 << e
30 27.361500155618227
e
$panel1_6 << e
40 36.348428260192904
e
$panel1_7 << e
50 46.358543417367684
e
$panel1_8 << e
60 56.79271708683436
e
$panel1_9 << e
70 66.81061313414331
e
$panel1_10 << e
80 78.24463118580778
e
$panel1_11 << e
90 88.86554621848772
e
$panel1_12 << e
95 94.40943043884246
e
$panel2_1 << e
0 0 1.4270152505446612
0.025000000000000022 0 1.4270152505446612
e
$panel2_2 << e
0.025000000000000022 0 1.1142234671646452
0.04999999999999999 0 1.1142234671646452
e
$panel2_3 << e
0.04999999999999999 0 1.0278555866791164
0.09999999999999998 0 1.0278555866791164
e
$panel2_4 << e
0.09999999999999998 0 1.0519763460939924
0.15000000000000002 0 1.0519763460939924
e
$panel2_5 << e
0.15000000000000002 0 0.9492685963274201
0.2 0 0.9492685963274201
e
$panel2_6 << e
0.2 0 1.008403361344538
0.25 0 1.008403361344538
e
$panel2_7 << e
0.25 0 0.9243697478991599
0.3 0 0.9243697478991599
e
$panel2_8 << e
0.3 0 0.8356676003734829
0.35 0 0.8356676003734829
e
$panel2_9 << e
0.35 0 0.8131030189853712
0.4 0 0.8131030189853712
e
$panel2_10 << e
0.4 0 0.883131030189854
0.45 0 0.883131030189854
e
$panel2_11 << e
0.45 0 0.9161998132586364
0.55 0 0.9161998132586364
e
$panel2_12 << e
0.55 0 0.9500466853408042
0.6 0 0.9500466853408042
e
$panel2_13 << e
0.6 0 0.9936196700902574
0.65 0 0.9936196700902574
e
$panel2_14 << e
0.65 0 0.9617180205415513
0.7 0 0.9617180205415513
e
$panel2_15 << e
0.7 0 1.0776532835356354
0.75 0 1.0776532835356354
e
$panel2_16 << e
0.75 0 1.0784313725490187
0.8 0 1.0784313725490187
e
$panel2_17 << e
0.8 0 1.054310613134144
0.85 0 1.054310613134144
e
$panel2_18 << e
0.85 0 1.2348272642390279
0.9 0 1.2348272642390279
e
$panel2_19 << e
0.9 0 1.0963274198568331
0.95 0 1.0963274198568331
e
$panel2_20 << e
0.95 0 1.1033302209772788
0.975 0 1.1033302209772788
e
$panel2_21 << e
0.975 0 0.8092125739184555
1 0 0.8092125739184555
e
$panel2_22 << e
0 1
1 1
e
set multiplot
set label "M3 monthly\0047s 95 \0045 intervals hold 94.4 \0045" at screen 0.07333, screen 0.94239 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.88066 to screen 0.10222, screen 0.88066 nohead lc rgb "#9aa1a9" lw 1 dt 1
set label "as promised" at screen 0.11000, screen 0.88066 left font ",12" tc rgb "#22262b"
set arrow from screen 0.22013, screen 0.88066 to screen 0.24902, screen 0.88066 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "M3 monthly" at screen 0.25680, screen 0.88066 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.79012
set bmargin at screen 0.11111
set lmargin at screen 0.07333
set rmargin at screen 0.48667
unset logscale y
set xrange [-1.5:101.5]
set yrange [0.0:106.0]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0" -0.0, "10" 10.0, "20" 20.0, "30" 30.0, "40" 40.0, "50" 50.0, "60" 60.0, "70" 70.0, "80" 80.0, "90" 90.0, "100" 100.0)
set ytics scale 0 offset 0.4,0 ("0" -0.0, "20" 20.0, "40" 40.0, "60" 60.0, "80" 80.0, "100" 100.0)
set label "level in \0045" at graph 1, screen 0.03292 right font ",12" tc rgb "#5b626b"
set label "coverage (\0045)" at graph 0, screen 0.81687 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#9aa1a9" lw 1 dt 1, \
  $panel1_2 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_4 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_5 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_6 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_7 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_8 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_9 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_10 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_11 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2", \
  $panel1_12 using 1:2 with points pt 7 ps 0.9*symbol lc rgb "#0072b2"
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
set yrange [0.0:1.5126361655773408]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0.0" -0.0, "0.1" 0.1, "0.2" 0.2, "0.3" 0.30000000000000004, "0.4" 0.4, "0.5" 0.5, "0.6" 0.6000000000000001, "0.7" 0.7000000000000001, "0.8" 0.8, "0.9" 0.9, "1.0" 1.0)
set ytics scale 0 offset 0.4,0 ("0.0" -0.0, "0.5" 0.5, "1.0" 1.0, "1.5" 1.5)
set label "quantile of the forecast" at graph 1, screen 0.03292 right font ",12" tc rgb "#5b626b"
set label "observed \0303\0267 promised, M3 monthly" at graph 0, screen 0.81687 left font ",12" tc rgb "#5b626b"
plot $panel2_1 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_2 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_3 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_4 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_5 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_6 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_7 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_8 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_9 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_10 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_11 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_12 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_13 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_14 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_15 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_16 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_17 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_18 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_19 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_20 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_21 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_22 using 1:2 with lines lc rgb "#9aa1a9" lw 1 dt 1
unset label
unset arrow
unset object
unset multiplot
unset output
