# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."calibration-m4-hourly.svg"
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
10 10.839371980676438
20 22.08635265700475
30 32.87540257648916
40 42.5623993558777
50 52.71739130434769
60 62.59057971014543
70 71.557971014493
80 80.56561996779375
90 90.25261674718182
95 95.05334138486323
100 100
e
$panel1_3 << e
10 10.839371980676438
e
$panel1_4 << e
20 22.08635265700475
e
$panel1_5 << e
30 32.87540257648916
e
$panel1_6 << e
40 42.5623993558777
e
$panel1_7 << e
50 52.71739130434769
e
$panel1_8 << e
60 62.59057971014543
e
$panel1_9 << e
70 71.557971014493
e
$panel1_10 << e
80 80.56561996779375
e
$panel1_11 << e
90 90.25261674718182
e
$panel1_12 << e
95 95.05334138486323
e
$panel2_1 << e
0 0 0.7769726247987111
0.025000000000000022 0 0.7769726247987111
e
$panel2_2 << e
0.025000000000000022 0 0.783011272141708
0.04999999999999999 0 0.783011272141708
e
$panel2_3 << e
0.04999999999999999 0 0.8786231884057973
0.09999999999999998 0 0.8786231884057973
e
$panel2_4 << e
0.09999999999999998 0 0.8977455716586143
0.15000000000000002 0 0.8977455716586143
e
$panel2_5 << e
0.15000000000000002 0 0.9349838969404188
0.2 0 0.9349838969404188
e
$panel2_6 << e
0.2 0 1.043679549114332
0.25 0 1.043679549114332
e
$panel2_7 << e
0.25 0 1.0758856682769729
0.3 0 1.0758856682769729
e
$panel2_8 << e
0.3 0 0.9993961352657007
0.35 0 0.9993961352657007
e
$panel2_9 << e
0.35 0 1.0980273752012872
0.4 0 1.0980273752012872
e
$panel2_10 << e
0.4 0 1.120169082125604
0.45 0 1.120169082125604
e
$panel2_11 << e
0.45 0 1.0839371980676324
0.55 0 1.0839371980676324
e
$panel2_12 << e
0.55 0 1.129227053140098
0.6 0 1.129227053140098
e
$panel2_13 << e
0.6 0 1.0597826086956512
0.65 0 1.0597826086956512
e
$panel2_14 << e
0.65 0 0.9380032206119175
0.7 0 0.9380032206119175
e
$panel2_15 << e
0.7 0 0.9551127214170684
0.75 0 0.9551127214170684
e
$panel2_16 << e
0.75 0 0.9309581320450877
0.8 0 0.9309581320450877
e
$panel2_17 << e
0.8 0 0.8584943639291478
0.85 0 0.8584943639291478
e
$panel2_18 << e
0.85 0 0.9037842190016095
0.9 0 0.9037842190016095
e
$panel2_19 << e
0.9 0 1.058776167471821
0.95 0 1.058776167471821
e
$panel2_20 << e
0.95 0 1.137278582930756
0.975 0 1.137278582930756
e
$panel2_21 << e
0.975 0 1.2016908212560375
1 0 1.2016908212560375
e
$panel2_22 << e
0 1
1 1
e
set multiplot
set label "M4 hourly\0047s 95 \0045 intervals hold 95.1 \0045" at screen 0.07333, screen 0.94239 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.88066 to screen 0.10222, screen 0.88066 nohead lc rgb "#9aa1a9" lw 1 dt 1
set label "as promised" at screen 0.11000, screen 0.88066 left font ",12" tc rgb "#22262b"
set arrow from screen 0.22013, screen 0.88066 to screen 0.24902, screen 0.88066 nohead lc rgb "#0072b2" lw 2.4 dt 1
set label "M4 hourly" at screen 0.25680, screen 0.88066 left font ",12" tc rgb "#22262b"

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
set yrange [0.0:1.2737922705313998]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0.0" -0.0, "0.1" 0.1, "0.2" 0.2, "0.3" 0.30000000000000004, "0.4" 0.4, "0.5" 0.5, "0.6" 0.6000000000000001, "0.7" 0.7000000000000001, "0.8" 0.8, "0.9" 0.9, "1.0" 1.0)
set ytics scale 0 offset 0.4,0 ("0.0" -0.0, "0.2" 0.2, "0.4" 0.4, "0.6" 0.6000000000000001, "0.8" 0.8, "1.0" 1.0, "1.2" 1.2000000000000002)
set label "quantile of the forecast" at graph 1, screen 0.03292 right font ",12" tc rgb "#5b626b"
set label "observed \0303\0267 promised, M4 hourly" at graph 0, screen 0.81687 left font ",12" tc rgb "#5b626b"
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
