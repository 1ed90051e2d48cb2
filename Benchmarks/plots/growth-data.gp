$hidden << EOD
8 0.137975 0.0322782
16 0.316732 0.12194
32 0.77235 0.473413
64 2.4824 1.86496
128 9.17746 7.40246
256 36.0475 29.4951
512 150.012 117.751
EOD
label_hidden = "hidden size"
slopes_hidden = "slope 1.70, of the arithmetic 1.98"
$steps << EOD
12 0.344282 0.23312
24 0.690022 0.46624
48 1.31597 0.93248
96 2.50039 1.86496
192 5.03635 3.72992
384 11.0244 7.45984
768 23.6109 14.9197
1536 46.929 29.8394
EOD
label_steps = "time steps"
slopes_steps = "slope 1.02, of the arithmetic 1.00"
$batch << EOD
16 1.30326 0.46624
32 1.27407 0.93248
64 2.5142 1.86496
128 4.99313 3.72992
256 9.84951 7.45984
512 20.0196 14.9197
1024 42.5498 29.8394
EOD
label_batch = "windows in the batch"
slopes_batch = "slope 0.89, of the arithmetic 1.00"
$layers << EOD
1 2.52317 1.86496
2 7.11637 5.5375
4 17.7452 12.8826
8 39.3599 27.5727
EOD
label_layers = "layers"
slopes_layers = "slope 1.32, of the arithmetic 1.29"
$threads << EOD
1 39.6526 29.8394
2 19.9378 14.9197
EOD
label_threads = "threads"
slopes_threads = "slope -0.99, of the arithmetic -1.00"
$series << EOD
10 1.0453 0.69936
100 1.07034 0.69936
1000 1.0728 0.69936
10000 1.10803 0.69936
100000 1.04904 0.69936
EOD
label_series = "series"
slopes_series = "slope 0.00, of the arithmetic 0.00"
