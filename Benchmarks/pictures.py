"""Writes the data of the plots beside their gnuplot scripts, and runs those."""
import os, subprocess

from peers import flops
from results import slope

PANELS = (
    ("hidden", "hidden size"), ("steps", "time steps"), ("batch", "windows in the batch"), ("layers", "layers"),
    ("threads", "threads"), ("series", "series"))


def block(name, rows):
    lines = "\n".join(" ".join(f"{value:.6g}" for value in row) for row in rows)
    return f"${name} << EOD\n{lines}\nEOD\n"


def roofline_data(r):
    """Per hidden size: operations per byte that must travel, and GFLOP/s with one and all threads."""
    text = f"threads = {r.threads}\n"
    for threads, suffix in ((1, "one"), (r.threads, "all")):
        text += f"peak_{suffix} = {r.peak(threads):.6g}\n"
        for level in ("L2", "L3", "memory"):
            text += f"{level}_{suffix} = {r.bandwidth(level, threads):.6g}\n"
    for cell in ("gru", "lstm"):
        rows = []
        for hidden in sorted({line["shape"]["hidden"] for line in r.of("roofline")}):
            lines = [
                line for line in r.of("roofline")
                if line["shape"]["cell"] == cell and line["shape"]["hidden"] == hidden]
            shape = lines[0]["shape"]
            # What the forward pass leaves is written once and read once.
            travels = 2 * 4 * lines[0]["traceBlocks"] * hidden * shape["steps"] * shape["batch"]
            rates = {line["threads"]: flops(shape) / line["ms"] / 1e6 for line in lines}
            rows.append((flops(shape) / travels, rates[1], rates[r.threads], hidden))
        text += block(cell, rows)
    return text


def growth_data(r):
    """Per dimension: points, the power law through them, and the time that the arithmetic needs at the peak."""
    text = ""
    for dimension, label in PANELS:
        points = r.growth(dimension)
        exponent = slope([(x, ms) for x, ms, _, _ in points])
        arithmetic = slope([(x, work / threads) for x, _, work, threads in points])
        each = r.peak(1)
        text += block(
            dimension, [(x, ms, work / (each * threads) / 1e6) for x, ms, work, threads in points])
        text += f"label_{dimension} = \"{label}\"\n"
        slopes = "" if exponent is None else f"slope {exponent:.2f}, of the arithmetic {arithmetic:.2f}"
        text += f"slopes_{dimension} = \"{slopes}\"\n"
    return text


def draw_all(r, folder):
    for name, data in (("roofline", roofline_data(r)), ("growth", growth_data(r))):
        with open(os.path.join(folder, f"{name}-data.gp"), "w") as file:
            file.write(data)
        subprocess.run(["gnuplot", "-d", f"{name}.gp"], cwd=folder, check=True)
