#!/usr/bin/env python3
"""Turns what was measured into RESULTS.md and the pictures in plots. Started by Benchmarks/run."""
import argparse, os, platform, re, subprocess, sys
from importlib import metadata

from peers import flops
from pictures import draw_all
from results import Results, slope
from targets import figure, targets

HERE = os.path.dirname(os.path.abspath(__file__))


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "| --- " + "| ---: " * (len(heads) - 1) + "|"]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)


def name(shape):
    return f"{shape['cell']}, " + ", ".join(
        str(shape[key]) for key in ("input", "hidden", "steps", "batch", "layers"))


def output_of(*command):
    done = subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip() if done.returncode == 0 else "unknown"


def machine_facts(r, command):
    processor = platform.processor() or "unknown"
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            names = re.findall(r"^model name\s*:\s*(.*)", file.read(), re.MULTILINE)
        processor = names[0] if names else processor
    peak = r.of("machine", threads=1)[0]
    versions = []
    for package in ("torch", "onnxruntime", "pandas", "jax", "neuralforecast"):
        try:
            versions.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            pass
    changed = output_of("git", "status", "--porcelain", "--", "../Sources", "../Package.swift")
    commit = output_of("git", "rev-parse", "--short", "HEAD") + (" with changes" if changed else "")
    first, last = (line["average"] for line in r.of("load"))
    swift = output_of("swift", "--version").splitlines()[0]
    return [
        ("processor", f"{processor}, {r.threads} cores in use"),
        ("instruction set", f"{peak['hindsightInstructionSet']} (the machine's widest: {peak['instructionSet']})"),
        ("system", f"{platform.system()} {platform.release()}"), ("Swift", swift),
        ("peers", ", ".join(versions)), ("commit", commit), ("command", f"`{command}`"),
        ("load average before and after", f"{first:.2f}, {last:.2f}"),
    ]


def ceilings(r):
    rows = []
    for threads in sorted({1, r.threads}):
        rates = [f"{r.bandwidth(level, threads):.0f}" for level in ("L1", "L2", "L3", "memory")]
        rows.append((f"{threads}", f"{r.peak(threads):.0f}", *rates))
    return table(
        ("cores", "multiply-add, GFLOP/s", "L1, GB/s", "L2, GB/s", "L3, GB/s", "memory, GB/s"), rows)


def target_table(r):
    verdict = {True: "met", False: "**missed**", None: "not measured"}
    return table(
        ("what", "target", "measured", ""),
        [(what, target, measured, verdict[met]) for what, target, measured, met in targets(r)])


def step_table(r):
    has_jax = bool(r.of("step", who="jax"))
    heads = ["cell, input, hidden, steps, batch, layers", "1 thread, ms", f"{r.threads} threads, ms", "GFLOP/s",
             "of the peak", "scaling", "PyTorch, ms", "ratio"] + (["ratio to JAX"] if has_jax else [])
    rows = []
    for shape in r.shapes:
        row = [
            name(shape), figure(r.ours(shape, 1)), figure(r.ours(shape)), figure(r.rate(shape)),
            f"{100 * r.share(shape):.0f} %", f"{r.scaling(shape):.2f}×", figure(r.peer(shape)),
            f"{r.ratio(shape):.2f}×"]
        jax = r.ratio(shape, "jax")
        rows.append(row + ([f"{jax:.2f}×" if jax else "–"] if has_jax else []))
    return table(heads, rows)


def forecast_table(r):
    rows = []
    for (cell, hidden), ratio in r.forecast_ratios().items():
        times = [figure(r.latency(who, cell, hidden)) for who in ("hindsight", "onnxruntime", "torch")]
        rows.append((f"{cell}, {hidden}", *times, f"{ratio:.2f}×"))
    return table(
        ("cell, hidden", "Hindsight, µs", "ONNX Runtime, µs", "PyTorch, µs", "Hindsight over ONNX Runtime"), rows)


def memory_table(r):
    shape = r.largest_gru()
    rows = [
        (f"{who}, training step of {name(shape)}", f"{r.step_bytes(key, shape) / 1e6:.0f}",
         f"{r.process_bytes(key, shape) / 1e6:.0f}", f"{time:.1f}")
        for who, key, time in (("Hindsight", "hindsight", r.ours(shape)), ("PyTorch", "torch", r.peer(shape)))]
    for line in r.long_sequences():
        rows.append((
            f"Hindsight, {line['shape']['steps']:,} steps of 16 lanes, 1 thread", f"{line['stepBytes'] / 1e6:.0f}",
            f"{line['peakBytes'] / 1e6:.0f}", f"{line['ms']:.1f}"))
    return table(("what", "added to the process, MB", "whole process, MB", "ms"), rows)


def command_table(r):
    whats = [
        ("`hindsight --version`", "version", "hindsight"),
        ("airline passengers, 500 training steps, plot", "airline", "hindsight"),
        ("… judged on a year held out, and trained again", "airline, judged", "hindsight"),
        ("neuralforecast, the same as the second", "airline", "neuralforecast")]
    return table(
        ("what", "seconds"),
        [(what, f"{seconds:.3f}") for what, key, who in whats if (seconds := r.seconds(key, who)) is not None])


def reading_table(r):
    names = [("wide", "a time and 8 numbers"), ("long", "100,000 series of 100 months")]
    rows = []
    for name, title in names:
        line = r.of("read", name=name, who="hindsight")[0]
        rows.append((
            f"{title}, {line['bytes'] / 1e6:.0f} MB", f"{r.reading(name):.3f}", f"{r.reading(name, 'pandas'):.3f}",
            f"{r.reading_ratio(name):.2f}×", f"{line['bytes'] / 1e6 / r.reading(name):.0f}",
            f"{r.reading_memory(name):.2f}×"))
    return table(
        ("file", "Hindsight, s", "pandas, s", "ratio", "MB/s", "memory over the values"), rows)


# What the symbols of a profile belong to, first match first.
PARTS = [
    ("matrix products, forward and back", r"^ck_multiply|^ck_transpose"),
    ("gradient of the weights", r"^ck_accumulate"),
    ("gates, forward and back", r"^ck_(lstm|gru|tanh|relu)"),
    ("reduction, clipping, update", r"^ck_(add|scale|clamp|sum_of_squares|sgd|adam)"),
    ("gather, loss, threads: the rest of our code", r"RecurrentNets|NumericCore|Forecasting|SeriesData|Synthetic"),
]


def profile_table(r):
    names = [("airline", "airline passengers, with the plot"), ("large", "gru, 7, 256, 168, 256, 1")]
    shares = {}
    for line in r.of("profile"):
        part = next((part for part, pattern in PARTS if re.search(pattern, line["symbol"])), "everything else")
        shares[part, line["name"]] = shares.get((part, line["name"]), 0) + line["per_cent"]
    if not shares:
        return "perf was not there."
    parts = [part for part, _ in PARTS] + ["everything else"]
    return table(
        ("part of the time", *(title for _, title in names)),
        [(part, *(f"{shares.get((part, name), 0):.1f} %" for name, _ in names)) for part in parts])


def growth_table(r):
    rows = []
    for dimension in ("hidden", "steps", "batch", "layers", "threads", "series"):
        points = r.growth(dimension)
        half = points[len(points) // 2:] if len(points) > 3 else points
        measured = [slope([(x, ms) for x, ms, _, _ in part]) for part in (points, half)]
        expected = [slope([(x, work / threads) for x, _, work, threads in part]) for part in (points, half)]
        span = f"{points[0][0]:,} to {points[-1][0]:,}"
        rows.append((f"{dimension}, {span}", *("–" if s is None else f"{s:.2f}" for s in measured + expected)))
    return table(
        ("time grows with", "slope", "upper half", "slope of the arithmetic", "upper half"), rows)


def micro_table(folder):
    with open(os.path.join(folder, "micro.md")) as file:
        text = file.read()
    rows = []
    for title, unit, cells in re.findall(r"^### (.*)\n(?:.*\n)*?\| Time \(wall clock\) \((.*?)\).*?\|(.*)\|", text, re.MULTILINE):
        numbers = [cell.strip() for cell in cells.split("|")]
        rows.append((title, f"{numbers[2]} {unit}", f"{numbers[0]} {unit}", numbers[7]))
    return table(("what", "median", "fastest", "runs"), rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--command", required=True)
    a = parser.parse_args()
    r = Results(a.folder)
    draw_all(r, os.path.join(HERE, "plots"))
    with open(os.path.join(HERE, "results-template.md")) as file:
        text = file.read()
    parts = {
        "machine": table(("", ""), machine_facts(r, a.command.strip())), "ceilings": ceilings(r),
        "targets": target_table(r), "steps": step_table(r), "forecasts": forecast_table(r),
        "memory": memory_table(r), "reading": reading_table(r), "commands": command_table(r), "growth": growth_table(r),
        "profile": profile_table(r), "micro": micro_table(a.folder),
    }
    for key, part in parts.items():
        text = text.replace("{" + key + "}", part)
    with open(os.path.join(HERE, "RESULTS.md"), "w") as file:
        file.write(text)
    print(parts["targets"])
    print()
    print(parts["steps"])


main()
