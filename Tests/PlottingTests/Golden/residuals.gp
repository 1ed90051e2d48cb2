# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."residuals.svg"
}
set terminal svg noenhanced size 900,642 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
1 0
6 0
e
$panel1_2 << e
1 1
2 -2
3 0.5
4 3
5 -1.5
6 0.25
e
$panel1_3 << e
1 1
2 -2
3 0.5
4 3
5 -1.5
6 0.25
e
$panel2_1 << e
-2 0 2
-1 0 2
e
$panel2_2 << e
-1 0 0
0 0 0
e
$panel2_3 << e
0 0 2
1 0 2
e
$panel2_4 << e
1 0 1
2 0 1
e
$panel2_5 << e
2 0 1
3 0 1
e
$panel3_1 << e
0.5 -0.8001666493091716 0.8001666493091716
2.5 -0.8001666493091716 0.8001666493091716
e
$panel3_2 << e
1 0
1 0.5
1 nan
2 0
2 -0.25
2 nan
e
$panel4_1 << e
-1.3829941271006367 -2.288887147565523
1.3829941271006367 2.7055538142321898
e
$panel4_2 << e
-1.3829941271006367 -2
-1.3829941271006367 nan
-0.6744897501960887 -1.5
-0.6744897501960887 nan
-0.21042839424792437 0.25
-0.21042839424792437 nan
0.21042839424792437 0.5
0.21042839424792437 nan
0.6744897501960887 1
0.6744897501960887 nan
1.3829941271006367 3
1.3829941271006367 nan
e
$panel4_3 << e
-1.3829941271006367 -2
-0.6744897501960887 -1.5
-0.21042839424792437 0.25
0.21042839424792437 0.5
0.6744897501960887 1
1.3829941271006367 3
e
set multiplot
set label "Nothing left" at screen 0.07333, screen 0.95639 left font "sans-serif Bold,18" tc rgb "#22262b"
set arrow from screen 0.07333, screen 0.90966 to screen 0.10222, screen 0.90966 nohead lc rgb "#9aa1a9" lw 1 dt 1
set label "as if normal" at screen 0.11000, screen 0.90966 left font ",12" tc rgb "#22262b"
set object rectangle from screen 0.21773, screen 0.90031 to screen 0.24662, screen 0.91900 fc rgb "#22262b" fs transparent solid 0.18 noborder
set label "95 \0045 if nothing is left" at screen 0.25440, screen 0.90966 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.84112
set bmargin at screen 0.52960
set lmargin at screen 0.07333
set rmargin at screen 0.48667
unset logscale y
set xrange [0.75:6.25]
set yrange [-2.3:3.3]
set xtics out nomirror scale 0.5 offset 0,0.2 ("1" 1.0, "2" 2.0, "3" 3.0, "4" 4.0, "5" 5.0, "6" 6.0)
set ytics scale 0 offset 0.4,0 ("\0342\0210\02222" -2.0, "0" 0.0, "2" 2.0)
set label "origin" at graph 1, screen 0.47040 right font ",12" tc rgb "#5b626b"
set label "error (actual \0342\0210\0222 forecast)" at graph 0, screen 0.86137 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#9aa1a9" lw 1 dt 1, \
  $panel1_2 using 1:2 with lines lc rgb "#d55e00" lw 2.6 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object

# Panel 2
set tmargin at screen 0.84112
set bmargin at screen 0.52960
set lmargin at screen 0.56000
set rmargin at screen 0.97333
unset logscale y
set xrange [-2.25:3.25]
set yrange [0.0:2.12]
set xtics out nomirror scale 0.5 offset 0,0.2 ("\0342\0210\02222" -2.0, "\0342\0210\02221" -1.0, "0" 0.0, "1" 1.0, "2" 2.0, "3" 3.0)
set ytics scale 0 offset 0.4,0 ("0.0" -0.0, "0.5" 0.5, "1.0" 1.0, "1.5" 1.5, "2.0" 2.0)
set label "error" at graph 1, screen 0.47040 right font ",12" tc rgb "#5b626b"
set label "count" at graph 0, screen 0.86137 left font ",12" tc rgb "#5b626b"
set arrow from 0.0, graph 0 to 0.0, graph 1 nohead back lc rgb "#5b626b" lw 1 dt (2,3)
plot $panel2_1 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_2 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_3 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_4 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder, \
  $panel2_5 using 1:2:3 with filledcurves fc rgb "#0072b2" fs transparent solid 0.18 noborder
unset label
unset arrow
unset object

# Panel 3
set tmargin at screen 0.39564
set bmargin at screen 0.08411
set lmargin at screen 0.07333
set rmargin at screen 0.48667
unset logscale y
set xrange [0.4:2.6]
set yrange [-0.8961866472262722:0.8961866472262722]
set xtics out nomirror scale 0.5 offset 0,0.2 ("0.4" 0.4, "0.6" 0.6000000000000001, "0.8" 0.8, "1.0" 1.0, "1.2" 1.2000000000000002, "1.4" 1.4000000000000001, "1.6" 1.6, "1.8" 1.8, "2.0" 2.0, "2.2" 2.2, "2.4" 2.4000000000000004, "2.6" 2.6)
set ytics scale 0 offset 0.4,0 ("\0342\0210\02220.5" -0.5, "0.0" 0.0, "0.5" 0.5)
set label "lag" at graph 1, screen 0.02492 right font ",12" tc rgb "#5b626b"
set label "autocorrelation of the errors" at graph 0, screen 0.41589 left font ",12" tc rgb "#5b626b"
plot $panel3_1 using 1:2:3 with filledcurves fc rgb "#22262b" fs transparent solid 0.18 noborder, \
  $panel3_2 using 1:2 with lines lc rgb "#0072b2" lw 2.4 dt 1
unset label
unset arrow
unset object

# Panel 4
set tmargin at screen 0.39564
set bmargin at screen 0.08411
set lmargin at screen 0.56000
set rmargin at screen 0.97333
unset logscale y
set xrange [-1.5092511636493913:1.5092511636493913]
set yrange [-2.6062203764194543:3.3173332288539314]
set xtics out nomirror scale 0.5 offset 0,0.2 ("\0342\0210\02221.5" -1.5, "\0342\0210\02221.0" -1.0, "\0342\0210\02220.5" -0.5, "0.0" 0.0, "0.5" 0.5, "1.0" 1.0, "1.5" 1.5)
set ytics scale 0 offset 0.4,0 ("\0342\0210\02222" -2.0, "0" 0.0, "2" 2.0)
set label "quantile of the normal distribution" at graph 1, screen 0.02492 right font ",12" tc rgb "#5b626b"
set label "quantile of the errors" at graph 0, screen 0.41589 left font ",12" tc rgb "#5b626b"
plot $panel4_1 using 1:2 with lines lc rgb "#9aa1a9" lw 1 dt 1, \
  $panel4_2 using 1:2 with lines lc rgb "#d55e00" lw 2.6 dt 1, \
  $panel4_3 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object
unset multiplot
unset output
