$hidden << EOD
8 0.13541 0.03228
16 0.284542 0.121947
32 0.801277 0.47344
64 2.53109 1.86507
128 9.74136 7.40288
256 38.5345 29.4967
512 143.372 117.757
EOD
label_hidden = "hidden size"
slopes_hidden = "slope 1.71, of the arithmetic 1.98"
$steps << EOD
12 0.333184 0.233133
24 0.631075 0.466267
48 1.24594 0.932533
96 2.50215 1.86507
192 5.15861 3.73013
384 10.8911 7.46026
768 22.1465 14.9205
1536 46.5388 29.8411
EOD
label_steps = "time steps"
slopes_steps = "slope 1.02, of the arithmetic 1.00"
$batch << EOD
16 1.28977 0.466267
32 1.26565 0.932533
64 2.71653 1.86507
128 5.49811 3.73013
256 11.2351 7.46026
512 21.8169 14.9205
1024 44.2256 29.8411
EOD
label_batch = "windows in the batch"
slopes_batch = "slope 0.91, of the arithmetic 1.00"
$layers << EOD
1 2.69723 1.86507
2 7.51124 5.53781
4 18.959 12.8833
8 41.3687 27.5743
EOD
label_layers = "layers"
slopes_layers = "slope 1.32, of the arithmetic 1.29"
$threads << EOD
1 40.4529 29.8411
2 24.4055 14.9205
EOD
label_threads = "threads"
slopes_threads = "slope -0.73, of the arithmetic -1.00"
$series << EOD
10 1.04061 0.6994
100 1.01396 0.6994
1000 1.06055 0.6994
10000 1.37772 0.6994
100000 1.06313 0.6994
EOD
label_series = "series"
slopes_series = "slope 0.02, of the arithmetic 0.00"
