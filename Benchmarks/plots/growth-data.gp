$hidden << EOD
8 0.345465 0.0352076
16 0.581435 0.133006
32 1.34212 0.516377
64 5.83429 2.03421
128 22.7582 8.07426
256 55.413 32.1719
512 253.327 128.437
EOD
label_hidden = "hidden size"
slopes_hidden = "slope 1.64, of the arithmetic 1.98"
$steps << EOD
12 0.590522 0.254277
24 0.863563 0.508554
48 2.97866 1.01711
96 3.43464 2.03421
192 8.84678 4.06843
384 18.3846 8.13686
768 37.5162 16.2737
1536 65.4828 32.5474
EOD
label_steps = "time steps"
slopes_steps = "slope 1.00, of the arithmetic 1.00"
$batch << EOD
16 1.63109 0.508554
32 2.27559 1.01711
64 4.64765 2.03421
128 8.81594 4.06843
256 15.6666 8.13686
512 26.173 16.2737
1024 65.9373 32.5474
EOD
label_batch = "windows in the batch"
slopes_batch = "slope 0.89, of the arithmetic 1.00"
$layers << EOD
1 4.52701 2.03421
2 13.0128 6.04005
4 28.8257 14.0517
8 59.9065 30.0751
EOD
label_layers = "layers"
slopes_layers = "slope 1.23, of the arithmetic 1.29"
$threads << EOD
1 66.1102 32.5474
2 37.0193 16.2737
EOD
label_threads = "threads"
slopes_threads = "slope -0.84, of the arithmetic -1.00"
$series << EOD
10 1.71699 0.76283
100 1.82133 0.76283
1000 1.62564 0.76283
10000 1.76254 0.76283
100000 2.09509 0.76283
EOD
label_series = "series"
slopes_series = "slope 0.02, of the arithmetic 0.00"
