# Drawn by Hindsight. It holds all its data: edit it, then run gnuplot on it.
set encoding utf8
if (!exists("image")) {
  # The image goes beside this script.
  folder = "./"
  do for [i = 1:strlen(ARG0)] {
    if (ARG0[i:i] eq "/") { folder = (ARG0[1:1] eq "/" ? "" : "./").ARG0[1:i] }
  }
  image = folder."score-map.svg"
}
set terminal svg noenhanced size 900,500 font "sans-serif,13" background rgb "#ffffff"
set output image
symbol = 1
unset key
set border 1 lc rgb "#9aa1a9" lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb "#e4e7ea"
set tics textcolor rgb "#5b626b" font ",12"
$panel1_1 << e
0 0.5 -0.5 0.8 0 1.3 4456788
1 0.5 0.5 1.5 0 1 3237773
0 1.5 -0.5 0.5 1 2.3 3848054
0 2.5 -0.5 0.8 2 3 4017032
1 2.5 0.5 1.5 2 3 16639781
e
set multiplot
set label "MASE of 2 models" at screen 0.07333, screen 0.94400 left font "sans-serif Bold,18" tc rgb "#22262b"
set label "horizon 12" at screen 0.07333, screen 0.89600 left font ",13" tc rgb "#5b626b"
set object rectangle from screen 0.07333, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#440154" fs solid noborder
set object rectangle from screen 0.07778, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#450d5f" fs solid noborder
set object rectangle from screen 0.08222, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#46196a" fs solid noborder
set object rectangle from screen 0.08667, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#462574" fs solid noborder
set object rectangle from screen 0.09111, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#46317d" fs solid noborder
set object rectangle from screen 0.09556, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#423b81" fs solid noborder
set object rectangle from screen 0.10000, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#3f4585" fs solid noborder
set object rectangle from screen 0.10444, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#3c4f8a" fs solid noborder
set object rectangle from screen 0.10889, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#38598c" fs solid noborder
set object rectangle from screen 0.11333, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#34618c" fs solid noborder
set object rectangle from screen 0.11778, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#306a8d" fs solid noborder
set object rectangle from screen 0.12222, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#2c738e" fs solid noborder
set object rectangle from screen 0.12667, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#297c8d" fs solid noborder
set object rectangle from screen 0.13111, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#26848d" fs solid noborder
set object rectangle from screen 0.13556, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#238d8c" fs solid noborder
set object rectangle from screen 0.14000, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#22958a" fs solid noborder
set object rectangle from screen 0.14444, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#249d87" fs solid noborder
set object rectangle from screen 0.14889, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#26a584" fs solid noborder
set object rectangle from screen 0.15333, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#28ad80" fs solid noborder
set object rectangle from screen 0.15778, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#35b579" fs solid noborder
set object rectangle from screen 0.16222, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#44bc70" fs solid noborder
set object rectangle from screen 0.16667, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#53c368" fs solid noborder
set object rectangle from screen 0.17111, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#63ca5f" fs solid noborder
set object rectangle from screen 0.17556, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#79d051" fs solid noborder
set object rectangle from screen 0.18000, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#8fd543" fs solid noborder
set object rectangle from screen 0.18444, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#a5da35" fs solid noborder
set object rectangle from screen 0.18889, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#bbde2e" fs solid noborder
set object rectangle from screen 0.19333, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#d1e12b" fs solid noborder
set object rectangle from screen 0.19778, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#e7e428" fs solid noborder
set object rectangle from screen 0.20222, screen 0.83200 to screen 0.20667, screen 0.85600 fc rgb "#fde725" fs solid noborder
set label "MASE, 0.500 to 4.00" at screen 0.21444, screen 0.84400 left font ",12" tc rgb "#22262b"

# Panel 1
set tmargin at screen 0.75600
set bmargin at screen 0.09600
set lmargin at screen 0.07333
set rmargin at screen 0.97333
unset logscale y
set xrange [-0.5:1.5]
set yrange [0.0:3.0]
set xtics out nomirror scale 0.5 offset 0,0.2 ("Theta" 0.0, "GRU" 1.0)
set ytics scale 0 offset 0.4,0 ("0" -0.0, "1" 1.0, "2" 2.0, "3" 3.0)
set label "series" at graph 0, screen 0.78200 left font ",12" tc rgb "#5b626b"
plot $panel1_1 using 1:2:3:4:5:6:7 with boxxyerror fs solid noborder lc rgb variable
unset label
unset arrow
unset object
unset multiplot
unset output
