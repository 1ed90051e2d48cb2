"""Values of SciPy that the tests of significance compare with.

    python3 -m venv scipy-env
    scipy-env/bin/pip install numpy scipy
    scipy-env/bin/python Tests/EvaluationTests/Fixtures/make_fixtures.py

significance.json   two-sided tails of Student's t, tails of chi-square and of the studentised range with infinitely
                    many degrees of freedom; the test of Diebold and Mariano with the correction of Harvey, Leybourne
                    and Newbold; Friedman's test, and Nemenyi's critical difference and probabilities.
competition.json    sMAPE and MASE, means over series, of the 24 methods of the M3 competition; made only if
                    HINDSIGHT_BENCH_DATA names a folder with its data, as CompetitionTests.swift reads it.
"""
import collections
import csv
import gzip
import json
import os

import numpy as np
from scipy import stats

random = np.random.default_rng(7)


def diebold_mariano(first, second, overlap):
    d = np.array(first) - np.array(second)
    n = d.size
    c = d - d.mean()
    g = [c[k:] @ c[:n - k] / n for k in range(overlap)]
    total = g[0] + 2 * sum(g[1:])
    h = overlap
    if total <= 0:
        total, h = g[0], 1
    statistic = d.mean() / np.sqrt(total / n) * np.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)
    return statistic, 2 * stats.t.sf(abs(statistic), n - 1)


comparisons = []
for n, overlap in ((3, 1), (12, 1), (30, 4), (200, 12)):
    noise = random.normal(size=n + 11)
    first = np.abs(np.convolve(noise, np.ones(12), "valid")[:n]).round(6)
    second = (first + random.normal(0.4, 1, n)).round(6)
    statistic, p = diebold_mariano(first, second, overlap)
    comparisons.append(dict(
        first=first.tolist(), second=second.tolist(), overlap=overlap, statistic=statistic, pValue=p))

rankings = []
for cases, count in ((5, 3), (12, 4), (40, 7)):
    # Whole numbers, so that there are ties.
    losses = random.integers(1, 9, (cases, count)) + np.arange(count)
    test = stats.friedmanchisquare(*losses.T)
    ranks = stats.rankdata(losses, axis=1).mean(axis=0)
    error = np.sqrt(count * (count + 1) / (6 * cases))
    range_ = stats.studentized_range
    rankings.append(dict(
        losses=losses.astype(float).tolist(), statistic=test.statistic, pValue=test.pvalue,
        meanRanks=ranks.tolist(),
        criticalDifference=range_.ppf(0.95, count, np.inf) / np.sqrt(2) * error,
        firstAgainstLast=range_.sf(abs(ranks[0] - ranks[-1]) / error * np.sqrt(2), count, np.inf)))

result = dict(
    student=[dict(x=t, degrees=n, value=2 * stats.t.sf(t, n))
             for t in (0.0, 0.1, 1.0, 2.5, 12.0) for n in (1, 2, 9, 49, 1000)],
    chiSquare=[dict(x=x, degrees=n, value=stats.chi2.sf(x, n))
               for x in (0.01, 0.7, 3.84, 20.0, 150.0) for n in (1, 2, 5, 26)],
    normalRange=[dict(x=q, degrees=k, value=stats.studentized_range.sf(q, k, np.inf))
                 for q in (0.5, 2.0, 3.3, 5.0) for k in (2, 3, 7, 20)],
    comparisons=comparisons, rankings=rankings)
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "significance.json")
with open(path, "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")

SETS = {"m3-yearly": 1, "m3-quarterly": 4, "m3-monthly": 12, "m3-other": 1}


def rows(folder, name):
    plain = os.path.join(folder, name + ".csv")
    file = open(plain) if os.path.exists(plain) else gzip.open(plain + ".gz", "rt")
    with file:
        yield from csv.DictReader(file)


def series(folder, name):
    values = collections.defaultdict(list)
    for row in rows(folder, name):
        values[row["unique_id"]].append(float(row["y"]))
    return {key: np.array(value) for key, value in values.items()}


def competition(folder):
    forecasts = collections.defaultdict(lambda: collections.defaultdict(dict))
    for row in rows(folder, "m3-forecasts"):
        forecasts[row["method"]][row["unique_id"]][int(row["step"])] = float(row["forecast"])
    scores = {}
    for name, season in SETS.items():
        train, test = series(folder, name + "-train"), series(folder, name + "-test")
        scores[name] = {}
        for method, said in forecasts.items():
            errors = []
            for key, actual in test.items():
                if len(said[key]) < actual.size:
                    continue
                forecast = np.array([said[key][step + 1] for step in range(actual.size)])
                scale = np.abs(train[key][season:] - train[key][:-season]).mean()
                miss = np.abs(actual - forecast)
                errors.append((np.mean(200 * miss / (np.abs(actual) + np.abs(forecast))), miss.mean() / scale))
            if errors:
                smape, mase = np.mean(errors, axis=0)
                scores[name][method] = dict(series=len(errors), sMAPE=smape, MASE=mase)
    return scores


if "HINDSIGHT_BENCH_DATA" in os.environ:
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "competition.json")
    with open(path, "w") as file:
        json.dump(competition(os.environ["HINDSIGHT_BENCH_DATA"]), file, indent=1)
        file.write("\n")
