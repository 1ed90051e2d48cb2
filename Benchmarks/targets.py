"""What Hindsight means to reach, and whether it does."""
import math


def targets(r):
    """Rows (what, target, measured, whether it is met); None where it was not measured."""
    gated = [shape for shape in r.shapes if shape["cell"] != "lstm"]
    lstms = [shape for shape in r.shapes if shape["cell"] == "lstm"]
    wide = [shape for shape in r.shapes if shape["hidden"] >= 128]
    narrow = [shape for shape in r.shapes if shape["hidden"] < 128]
    large = [shape for shape in r.shapes if shape["batch"] >= 128]
    ratios = [r.ratio(shape) for shape in r.shapes]
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
    largest = r.largest_gru()
    ours, theirs = (r.step_bytes(who, largest) for who in ("hindsight", "torch"))
    short, long = r.long_sequences()
    beyond = (long["stepBytes"] - long["inputBytes"]) / 1e6
    each = [line["ms"] / line["shape"]["steps"] for line in (short, long)]
    return [
        at_least("training step against PyTorch, geometric mean", mean, 6, "×"),
        at_least("… every GRU and RNN shape", min(map(r.ratio, gated)), 3, "×"),
        at_least("… every LSTM shape", min(map(r.ratio, lstms)), 1.25, "×"),
        at_least("share of the measured peak, hidden ≥ 128", 100 * min(map(r.share, wide)), 75, " %"),
        at_least("… hidden 32 and 64", 100 * min(map(r.share, narrow)), 55, " %"),
        at_least(f"1 → {r.threads} threads, batch ≥ 128", min(map(r.scaling, large)), 0.9 * r.threads, "×"),
        at_least("… any shape", min(map(r.scaling, r.shapes)), 1, "×"),
        at_most("readout at every step over the last step", r.many_to_many(), 1.15, "×"),
        at_most("forecast of one window over ONNX Runtime", max(r.forecast_ratios().values()), 0.75, "×"),
        at_most("`hindsight --version`", 1e3 * r.seconds("version"), 20, " ms"),
        airline(r),
        at_most("memory of a training step over PyTorch's, largest GRU", ours / theirs, 0.5, "×"),
        at_least("85 MB of a time and 8 numbers against pandas", r.reading_ratio("wide"), 1.5, "×"),
        at_most("… memory over the values", r.reading_memory("wide"), 2, "×"),
        at_least("100,000 series of 100 points, one below the other", r.reading_ratio("long"), 1, "×"),
        at_most("… memory over the values", r.reading_memory("long"), 2, "×"),
        at_most(f"{long['shape']['steps']:,} steps of 16 lanes, beyond the input", beyond, 256, " MB"),
        at_most("… time per step over that of 1,000 steps", each[1] / each[0], 1.5, "×"),
    ]


def airline(r):
    what, theirs = "airline passengers against neuralforecast", r.seconds("airline", "neuralforecast")
    if theirs is None:
        return what, "≥ 20×", f"{r.seconds('airline'):.2f} s; neuralforecast was not run", None
    return at_least(what, theirs / r.seconds("airline"), 20, "×")


def at_least(what, value, target, unit):
    return what, f"≥ {target:g}{unit}", figure(value) + unit, value >= target


def at_most(what, value, target, unit):
    return what, f"≤ {target:g}{unit}", figure(value) + unit, value <= target


def figure(value):
    """Three significant digits, without an exponent."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
