// The room of Plotting.
