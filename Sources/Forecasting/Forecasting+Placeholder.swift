// The room of Forecasting.
