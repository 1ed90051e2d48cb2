# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."scatter.svg"
}
set terminal svg noenhanced size 900,460 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
1 1
4.5 4.5
e
$panel1_2 << e
1 1.5
1 nan
2 1.75
2 nan
4 4.5
4 nan
e
$panel1_3 << e
1 1.5
2 1.75
4 4.5
e
set multiplot
set label "Close" at screen 0.07333, screen 0.93913 left font "sans-serif Bold,18" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.83478
set bmargin at screen 0.11739
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [0.85:4.65]
set yrange [0.79:4.71]
set xtics out nomirror scale 0.5 offset 0,0.2 ("1.0" 1.0, "1.5" 1.5, "2.0" 2.0, "2.5" 2.5, "3.0" 3.0, "3.5" 3.5, "4.0" 4.0, "4.5" 4.5)
set ytics scale 0 offset 0.4,0 ("1" 1.0, "2" 2.0, "3" 3.0, "4" 4.0)
set label "actual sales" at graph 1, screen 0.03478 right font ",12" tc rgb "#5b626b"
set label "forecast sales" at graph 0, screen 0.86304 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2 with lines lc rgb "#9aa1a9" lw 1 dt 1, \
  $panel1_2 using 1:2 with lines lc rgb "#d55e00" lw 2.6 dt 1, \
  $panel1_3 using 1:2 with points pt 7 ps 0.6*symbol lc rgb "#d55e00"
unset label
unset arrow
unset object
unset multiplot
unset output
