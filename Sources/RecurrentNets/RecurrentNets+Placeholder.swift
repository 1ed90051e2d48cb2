// The room of RecurrentNets.
