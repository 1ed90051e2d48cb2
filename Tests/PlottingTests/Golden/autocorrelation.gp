# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."autocorrelation.svg"
}
set terminal svg noenhanced size 900,460 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
1 -0.8 0.8
2 -0.8 0.8
e
$panel1_2 << e
1 0.5
2 -0.25
e
$panel1_3 << e
1 0.5
2 -0.25
e
set multiplot
set label "0.50 at lag 1" at screen 0.07333, screen 0.93913 left font "sans-serif Bold,18" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.83478
set bmargin at screen 0.11739
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [0.95:2.05]
set yrange [-0.896:0.896]
set xtics out nomirror scale 0.5 offset 0,0.2 ("1" 1.0, "2" 2.0)
set ytics scale 0 offset 0.4,0 ("\0342\0210\02220.5" -0.5, "0.0" 0.0, "0.5" 0.5)
set label "lag, in steps" at graph 1, screen 0.03478 right font ",12" tc rgb "#5b626b"
set label "autocorrelation" at graph 0, screen 0.86304 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2:3 with filledcurves fc rgb "#d55e00" fs transparent solid 0.18 noborder, \
  $panel1_2 using 1:2 with lines lc rgb "#22262b" lw 1.6 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#22262b"
unset label
unset arrow
unset object
unset multiplot
unset output
