// The room of NumericCore.
