$hidden << EOD
8 0.312564 0.035207
16 0.677295 0.133004
32 1.50805 0.51637
64 5.03686 2.03418
128 23.689 8.07415
256 58.762 32.1714
512 239.941 128.435
EOD
label_hidden = "hidden size"
slopes_hidden = "slope 1.63, of the arithmetic 1.98"
$steps << EOD
12 0.610881 0.254273
24 1.19073 0.508546
48 2.26967 1.01709
96 5.34243 2.03418
192 9.731 4.06837
384 19.3307 8.13674
768 47.3151 16.2735
1536 62.7106 32.5469
EOD
label_steps = "time steps"
slopes_steps = "slope 0.99, of the arithmetic 1.00"
$batch << EOD
16 2.10871 0.508546
32 2.41612 1.01709
64 3.55255 2.03418
128 10.4434 4.06837
256 23.9661 8.13674
512 42.7333 16.2735
1024 66.536 32.5469
EOD
label_batch = "windows in the batch"
slopes_batch = "slope 0.93, of the arithmetic 1.00"
$layers << EOD
1 4.28471 2.03418
2 13.9524 6.03996
4 41.1235 14.0515
8 62.9533 30.0746
EOD
label_layers = "layers"
slopes_layers = "slope 1.32, of the arithmetic 1.29"
$threads << EOD
1 70.2909 32.5469
2 33.995 16.2735
EOD
label_threads = "threads"
slopes_threads = "slope -1.05, of the arithmetic -1.00"
$series << EOD
10 1.84881 0.762819
100 2.06839 0.762819
1000 2.14003 0.762819
10000 2.0844 0.762819
100000 1.9338 0.762819
EOD
label_series = "series"
slopes_series = "slope 0.00, of the arithmetic 0.00"
