$hidden << EOD
8 0.156582 0.0322782
16 0.295118 0.12194
32 0.806229 0.473413
64 2.63893 1.86496
128 9.08681 7.40246
256 35.4202 29.4951
512 141.11 117.751
EOD
label_hidden = "hidden size"
slopes_hidden = "slope 1.67, of the arithmetic 1.98"
$steps << EOD
12 0.335517 0.23312
24 0.69539 0.46624
48 1.25703 0.932481
96 2.46436 1.86496
192 4.8897 3.72992
384 10.7861 7.45985
768 22.3426 14.9197
1536 46.1693 29.8394
EOD
label_steps = "time steps"
slopes_steps = "slope 1.01, of the arithmetic 1.00"
$batch << EOD
16 1.27993 0.46624
32 1.24888 0.932481
64 2.48871 1.86496
128 4.92491 3.72992
256 9.83338 7.45985
512 19.9999 14.9197
1024 41.3234 29.8394
EOD
label_batch = "windows in the batch"
slopes_batch = "slope 0.89, of the arithmetic 1.00"
$layers << EOD
1 2.50556 1.86496
2 7.06696 5.5375
4 18.0546 12.8826
8 37.4788 27.5727
EOD
label_layers = "layers"
slopes_layers = "slope 1.31, of the arithmetic 1.29"
$threads << EOD
1 39.0403 29.8394
2 19.5815 14.9197
EOD
label_threads = "threads"
slopes_threads = "slope -1.00, of the arithmetic -1.00"
$series << EOD
10 1.00038 0.69936
100 0.998907 0.69936
1000 1.001 0.69936
10000 1.03566 0.69936
100000 0.989659 0.69936
EOD
label_series = "series"
slopes_series = "slope 0.00, of the arithmetic 0.00"
