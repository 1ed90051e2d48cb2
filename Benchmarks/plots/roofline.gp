# Draws roofline.svg from roofline-data.gp, which Benchmarks/run writes.
load "roofline-data.gp"
set encoding utf8
set terminal svg noenhanced size 860,520 font "sans-serif,13" background rgb "#ffffff"
set output "roofline.svg"

ink = "#22262b"; quiet = "#5b626b"; axis = "#9aa1a9"; light = "#e4e7ea"
blue = "#0072b2"; vermilion = "#d55e00"

set border 1 lc rgb axis lw 1
set grid xtics ytics lt 1 dt solid lw 1 lc rgb light
set tics textcolor rgb quiet font ",12"
set ytics scale 0
set xtics out nomirror scale 0.5
unset mxtics
unset mytics
set logscale xy
set lmargin 8
set rmargin 4
set tmargin 5
set bmargin 4

stats $gru using 1 name "intensity" nooutput
low = 0.25
high = intensity_max * 4
bottom = 4
top = peak_all * 1.6
set xrange [low:high]
set yrange [bottom:top]
set xtics (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
set ytics (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)

set label 1 "One training step against what the machine can do" at screen 0.03, 0.955 \
  font "sans-serif Bold,18" tc rgb ink
set label 2 "GFLOP/s of a batch of 128 windows of 96 steps; the numbers at the points are hidden sizes" \
  at screen 0.03, 0.895 font ",13" tc rgb quiet
set xlabel "floating-point operations for each byte that the forward pass leaves and the backward pass reads" \
  tc rgb quiet font ",12" offset 0,0.3

# A ceiling is a bandwidth until it meets the peak of the multiply-add units; its name stands along
# the middle of what is seen of it, that of L3 below, since L2's lies close above.
ceiling(x, bandwidth) = x * bandwidth < peak_all ? x * bandwidth : 1/0
first(bandwidth) = low * bandwidth < bottom ? bottom / bandwidth : low
middle(bandwidth) = sqrt(first(bandwidth) * peak_all / bandwidth)
steepness = atan2(385.0 / log10(top / bottom), 765.0 / log10(high / low)) * 180 / pi
set label 3 sprintf("peak, %d cores: %.0f", threads, peak_all) at high / 1.03, peak_all * 1.1 right \
  tc rgb ink font ",12"
if (threads > 1) set label 4 sprintf("1 core: %.0f", peak_one) at high / 1.03, peak_one * 1.1 right \
  tc rgb quiet font ",12"
set label 5 sprintf("memory %.0f GB/s", memory_all) at middle(memory_all), \
  middle(memory_all) * memory_all * 1.12 center rotate by steepness tc rgb quiet font ",11"
set label 6 sprintf("L3 %.0f GB/s", L3_all) at middle(L3_all), \
  middle(L3_all) * L3_all / 1.25 center rotate by steepness tc rgb quiet font ",11"
set label 7 sprintf("L2 %.0f GB/s", L2_all) at middle(L2_all), \
  middle(L2_all) * L2_all * 1.12 center rotate by steepness tc rgb quiet font ",11"

set key at graph 0.98, graph 0.3 right top samplen 2 spacing 1.15 textcolor rgb ink font ",12"
set samples 400

plot peak_all with lines lc rgb ink lw 1.6 notitle, \
  peak_one with lines lc rgb axis lw 1.6 notitle, \
  ceiling(x, memory_all) with lines lc rgb axis lw 1.2 dt (6,4) notitle, \
  ceiling(x, L3_all) with lines lc rgb axis lw 1.2 dt (2,3) notitle, \
  ceiling(x, L2_all) with lines lc rgb axis lw 1.2 dt (1,2) notitle, \
  $gru using 1:3 with linespoints lc rgb blue lw 2.2 pt 7 ps 0.6 \
    title sprintf("GRU, %d threads", threads), \
  $gru using 1:2 with linespoints lc rgb blue lw 1.4 dt (2,3) pt 7 ps 0.4 title "GRU, 1 thread", \
  $lstm using 1:3 with linespoints lc rgb vermilion lw 2.2 pt 5 ps 0.6 \
    title sprintf("LSTM, %d threads", threads), \
  $lstm using 1:2 with linespoints lc rgb vermilion lw 1.4 dt (2,3) pt 5 ps 0.4 \
    title "LSTM, 1 thread", \
  $gru using 1:2:4 with labels offset 0,-1.4 tc rgb quiet font ",11" notitle
