#!/usr/bin/env python3
"""Writes the reference forecasts that ForecastingTests compares against.

    python3 -m venv statistics-env
    statistics-env/bin/pip install statsmodels pandas scipy
    statistics-env/bin/python Tests/ForecastingTests/Fixtures/make_fixtures.py

statistics.json lands beside this script; the stored one was written with statsmodels 0.15.0. It holds, for
each of several shipped series:
    values         the observations
    seasonLength   steps in a season
    isSeasonal     the 90 % test of the M4 competition, by the autocorrelations of statsmodels
    indices        of seasonal_decompose, multiplicative; empty where there is no season
    forecasts      twelve steps by each method, by the name of the baseline: SES, Holt, damped trend and
                   Holt-Winters by statsmodels (start values estimated, of Holt-Winters as it starts here); Theta
                   from SES of statsmodels and a line of NumPy; optimised Theta by its equations and SciPy
"""

import itertools
import json
import warnings
from pathlib import Path

import numpy
import pandas
from scipy import optimize
from statsmodels.tsa.holtwinters import ExponentialSmoothing
from statsmodels.tsa.seasonal import seasonal_decompose
from statsmodels.tsa.stattools import acf

HORIZON = 12
SERIES = {
    "nile": 1, "www-usage": 1, "lake-huron": 1, "air-passengers": 12, "uk-gas": 4,
    "us-accidental-deaths": 12,
}
# Methods for which statsmodels ends in a minimum that is not the least.
LEFT_OUT = {"uk-gas": {"Holt", "damped trend", "Holt-Winters"}, "nile": {"damped trend"}}
DATASETS = Path(__file__).resolve().parents[3] / "datasets"


def is_seasonal(values, m):
    if m < 2 or len(values) < 3 * m:
        return False
    r = acf(values, nlags=m, fft=False)
    limit = 1.645 * numpy.sqrt((1 + 2 * numpy.sum(r[1:m] ** 2)) / len(values))
    return bool(abs(r[m]) > limit)


def smoothed(values, **settings):
    """The best of fits from several starting points."""
    best = None
    for alpha, share in itertools.product((0.02, 0.1, 0.5, 0.9), (0.1, 0.9)):
        model = ExponentialSmoothing(
            values, initialization_method="estimated",
            bounds={"damping_trend": (0.8, 0.98), "smoothing_level": (1e-4, 0.9999)}
            if settings.get("damped_trend") else {"smoothing_level": (1e-4, 0.9999)}, **settings)
        fit = model.fit(
            smoothing_level=None, minimize_kwargs={"tol": 1e-14},
            start_params=start_params(values, alpha, share, settings))
        if best is None or fit.sse < best.sse:
            best = fit
    return best


def start_params(values, alpha, share, settings):
    if "trend" not in settings:
        return numpy.array([alpha, values[0]])
    if not settings.get("damped_trend"):
        return numpy.array([alpha, alpha * share, values[0], values[1] - values[0]])
    return numpy.array([alpha, alpha * share, values[0], values[1] - values[0], 0.9])


def theta(values):
    steps = numpy.arange(len(values))
    slope, intercept = numpy.polyfit(steps, values, 1)
    curved = smoothed(2 * values - (intercept + slope * steps))
    ahead = numpy.arange(len(values), len(values) + HORIZON)
    return (curved.forecast(HORIZON) + intercept + slope * ahead) / 2


def dynamic_theta(values):
    count = len(values)

    def run(parameters, future=0):
        alpha, omega, level = parameters
        mean = slope = intercept = 0.0
        errors, forecasts = [], []
        for t in range(1, count + future + 1):
            line = (1 - alpha) ** (t - 1) * intercept + (1 - (1 - alpha) ** t) / alpha * slope
            forecast = level + omega * line
            if t <= count:
                y = values[t - 1]
                errors.append(y - forecast)
            else:
                y = forecast
                forecasts.append(y)
            slope = 0.0 if t == 1 else ((t - 2) * slope + 6 / t * (y - mean)) / (t + 1)
            mean = ((t - 1) * mean + y) / t
            intercept = mean - (t + 1) / 2 * slope
            level = alpha * y + (1 - alpha) * level
        return numpy.array(errors[2:]), numpy.array(forecasts)

    best = min(
        (optimize.minimize(
            lambda p: numpy.sum(run(p)[0] ** 2), [alpha, omega, values[0]],
            bounds=[(0.1, 0.99), (0, 1), (None, None)], method="L-BFGS-B",
            options={"maxiter": 5000, "maxfun": 50000, "ftol": 1e-15, "gtol": 1e-10})
         for alpha in (0.2, 0.5, 0.9) for omega in (0.2, 0.8)), key=lambda found: found.fun)
    return run(best.x, HORIZON)[1]


def holt_winters(values, m, indices):
    """Starts as the library does; only the weights are looked for."""
    first = values[:max(10, 2 * m)] / numpy.resize(indices, max(10, 2 * m))
    slope, intercept = numpy.polyfit(numpy.arange(len(first)), first, 1)
    model = ExponentialSmoothing(
        values, trend="add", seasonal="mul", seasonal_periods=m, initialization_method="known",
        initial_level=intercept - slope, initial_trend=slope, initial_seasonal=indices)
    fits = [
        model.fit(start_params=numpy.array([alpha, alpha * share, (1 - alpha) * gamma]),
                  minimize_kwargs={"tol": 1e-14})
        for alpha in (0.02, 0.1, 0.5, 0.8) for share in (0.1, 0.9) for gamma in (0.1, 0.5)]
    return min(fits, key=lambda fit: fit.sse).forecast(HORIZON)


def reference(name, m):
    values = pandas.read_csv(DATASETS / f"{name}.csv").iloc[:, 1].to_numpy(float)
    seasonal = is_seasonal(values, m)
    indices = numpy.array([])
    adjusted, back = values, numpy.ones(HORIZON)
    if seasonal:
        indices = seasonal_decompose(values, "multiplicative", period=m).seasonal[:m]
        adjusted = values / numpy.resize(indices, len(values))
        back = numpy.resize(indices, len(values) + HORIZON)[len(values):]
    fits = {
        "SES": smoothed(adjusted),
        "Holt": smoothed(adjusted, trend="add"),
        "damped trend": smoothed(adjusted, trend="add", damped_trend=True),
    }
    forecasts = {key: fit.forecast(HORIZON) * back for key, fit in fits.items()}
    forecasts["Theta"] = theta(adjusted) * back
    forecasts["optimised Theta"] = dynamic_theta(adjusted) * back
    if seasonal:
        forecasts["Holt-Winters"] = holt_winters(values, m, indices)
    return {
        "values": values.tolist(), "seasonLength": m, "isSeasonal": seasonal,
        "indices": indices.tolist(),
        "forecasts": {
            key: list(values) for key, values in forecasts.items()
            if key not in LEFT_OUT.get(name, set())},
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    found = {name: reference(name, m) for name, m in SERIES.items()}
    path = Path(__file__).with_name("statistics.json")
    path.write_text(json.dumps(found, indent=1) + "\n")
