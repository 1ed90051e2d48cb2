# Draws growth.svg from growth-data.gp, which Benchmarks/run writes.
load "growth-data.gp"
set encoding utf8
set terminal svg noenhanced size 960,640 font "sans-serif,13" background rgb "#ffffff"
set output "growth.svg"

ink = "#22262b"; quiet = "#5b626b"; axis = "#9aa1a9"; light = "#e4e7ea"; blue = "#0072b2"

set border 1 lc rgb axis lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb light
set tics textcolor rgb quiet font ",11"
set ytics scale 0
set xtics out nomirror scale 0.5
unset mxtics
unset mytics
set logscale xy
set format y "%g"
unset key

set multiplot layout 2,3 margins 0.065, 0.975, 0.11, 0.82 spacing 0.065, 0.19
set label 1 "How the time of a training step grows" at screen 0.02, 0.955 \
  font "sans-serif Bold,18" tc rgb ink
set label 2 "Milliseconds, GRU of 64 with 96 steps and 64 windows unless the axis says otherwise (threads: 512 windows; series: 36 steps)" \
  at screen 0.02, 0.912 font ",12" tc rgb quiet
set label 5 "dashed: the arithmetic at the measured peak" at screen 0.98, 0.955 right \
  font ",12" tc rgb quiet

do for [name in "hidden steps batch layers threads series"] {
  set label 3 value("slopes_".name) at graph 0, 1.06 font ",11" tc rgb ink
  set xlabel value("label_".name) tc rgb quiet font ",12" offset 0,0.4
  set xrange [*:*]
  set yrange [*:*]
  eval sprintf("stats $%s using 1 name \"x\" nooutput", name)
  eval sprintf("stats $%s using 2 name \"y\" nooutput", name)
  eval sprintf("stats $%s using 3 name \"floor\" nooutput", name)
  set xrange [x_min / 1.3:x_max * 1.3]
  set yrange [(floor_min < y_min ? floor_min : y_min) / 1.6:y_max * 1.6]
  # Round numbers: every decade where there are many, else 1, 2 and 5 of each.
  if (y_max / floor_min > 100) { set ytics (0.001, 0.01, 0.1, 1, 10, 100, 1000, 10000) }
  if (y_max / floor_min <= 100) {
    set ytics (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
  }
  if (name eq "series") {
    set xtics (10, 100, "1,000" 1000, "10,000" 10000, "100,000" 100000)
  } else {
    set xtics (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
    if (name eq "steps") { set xtics (12, 24, 48, 96, 192, 384, 768, 1536) }
  }
  eval sprintf("plot $%s using 1:3 with lines lc rgb axis lw 1.6 dt (6,4), \
    $%s using 1:2 with linespoints lc rgb blue lw 2.2 pt 7 ps 0.5", name, name)
  unset label 1
  unset label 2
  unset label 5
}
unset multiplot
