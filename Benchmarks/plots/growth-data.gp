$hidden << EOD
8 0.265456 0.0352076
16 0.508204 0.133006
32 1.38659 0.516377
64 4.16295 2.03421
128 20.8598 8.07426
256 77.9177 32.1719
512 243.077 128.437
EOD
label_hidden = "hidden size"
slopes_hidden = "slope 1.71, of the arithmetic 1.98"
$steps << EOD
12 0.595271 0.254277
24 1.10431 0.508554
48 2.2436 1.01711
96 3.09462 2.03421
192 9.62458 4.06843
384 17.7435 8.13686
768 49.9061 16.2737
1536 73.2119 32.5474
EOD
label_steps = "time steps"
slopes_steps = "slope 1.03, of the arithmetic 1.00"
$batch << EOD
16 1.57869 0.508554
32 2.18425 1.01711
64 3.16614 2.03421
128 8.48877 4.06843
256 17.2585 8.13686
512 36.6637 16.2737
1024 75.272 32.5474
EOD
label_batch = "windows in the batch"
slopes_batch = "slope 0.98, of the arithmetic 1.00"
$layers << EOD
1 4.46346 2.03421
2 11.8853 6.04005
4 29.6007 14.0517
8 59.0809 30.0751
EOD
label_layers = "layers"
slopes_layers = "slope 1.25, of the arithmetic 1.29"
$threads << EOD
1 52.9894 32.5474
2 34.752 16.2737
EOD
label_threads = "threads"
slopes_threads = "slope -0.61, of the arithmetic -1.00"
$series << EOD
10 1.62661 0.76283
100 1.36108 0.76283
1000 1.46343 0.76283
10000 1.71689 0.76283
100000 1.82936 0.76283
EOD
label_series = "series"
slopes_series = "slope 0.02, of the arithmetic 0.00"
