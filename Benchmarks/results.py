"""What Benchmarks/run measured, and the figures that follow from it."""
import json, math, os, statistics

from peers import flops


def median(values):
    values = list(values)
    return statistics.median(values) if values else None


def slope(points):
    """The exponent of the power law through points, by least squares of the logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len(logs) < 2:
        return None
    mean_x = statistics.fmean(x for x, _ in logs)
    mean_y = statistics.fmean(y for _, y in logs)
    squares = sum((x - mean_x) ** 2 for x, _ in logs)
    if squares == 0:
        return None
    # Rounded as it is shown, and never a negative zero.
    return round(sum((x - mean_x) * (y - mean_y) for x, y in logs) / squares, 2) + 0.0


class Results:
    def __init__(self, folder):
        with open(os.path.join(folder, "results.jsonl")) as file:
            self.lines = [json.loads(line) for line in file]
        self.threads = max(line["threads"] for line in self.of("machine"))
        self.shapes = []
        for line in self.of("step"):
            if line["shape"] not in self.shapes:
                self.shapes.append(line["shape"])

    def of(self, what, **facts):
        return [
            line for line in self.lines
            if line["what"] == what and all(line.get(key) == value for key, value in facts.items())]

    def median(self, what, key, **facts):
        return median(line[key] for line in self.of(what, **facts))

    # The machine

    def peak(self, threads):
        """GFLOP/s of fused multiply-adds."""
        return max(line["gflops"] for line in self.of("machine", threads=threads) if "gflops" in line)

    def bandwidth(self, level, threads):
        """GB/s."""
        return self.of("machine", threads=threads, level=level)[0]["gigabytesPerSecond"]

    # Training steps

    def ours(self, shape, threads=None):
        """Milliseconds."""
        return self.median("step", "ms", who="hindsight", shape=shape, threads=threads or self.threads)

    def peer(self, shape, who="torch"):
        """Milliseconds with the peer's better number of threads; None where it was not measured."""
        lines = self.of("step", who=who, shape=shape)
        by_threads = {line["threads"]: [] for line in lines}
        for line in lines:
            by_threads[line["threads"]].append(line["ms"])
        return min((median(times) for times in by_threads.values()), default=None)

    def ratio(self, shape, who="torch"):
        peer = self.peer(shape, who)
        return peer / self.ours(shape) if peer else None

    def rate(self, shape, threads=None):
        """GFLOP/s."""
        return flops(shape) / self.ours(shape, threads) / 1e6

    def share(self, shape):
        """The part of the measured peak of all threads."""
        return self.rate(shape) / self.peak(self.threads)

    def scaling(self, shape):
        return self.ours(shape, 1) / self.ours(shape)

    # One window

    def latency(self, who, cell, hidden):
        """Microseconds with the better number of threads."""
        lines = [
            line for line in self.of("forecast", who=who)
            if line["shape"]["cell"] == cell and line["shape"]["hidden"] == hidden]
        return min(
            (median(line["us"] for line in lines if line["threads"] == threads)
             for threads in {line["threads"] for line in lines}), default=None)

    def forecast_ratios(self):
        return {
            (cell, hidden): self.latency("hindsight", cell, hidden) / self.latency("onnxruntime", cell, hidden)
            for cell in ("gru", "lstm") for hidden in (64, 128)}

    # Memory and long sequences

    def step_bytes(self, who, shape):
        """The most that a training step added to its process, in any run."""
        return max(line["stepBytes"] for line in self.of("step", who=who, shape=shape))

    def process_bytes(self, who, shape):
        return max(line["peakBytes"] for line in self.of("step", who=who, shape=shape))

    def largest_gru(self):
        grus = [shape for shape in self.shapes if shape["cell"] == "gru"]
        return max(grus, key=lambda shape: shape["hidden"] * shape["steps"] * shape["batch"])

    def long_sequences(self):
        """The short and the long one."""
        return sorted(self.of("long"), key=lambda line: line["shape"]["steps"])

    def many_to_many(self):
        return self.median("many", "ms", everyStep=True) / self.median("many", "ms", everyStep=False)

    def seconds(self, name, who="hindsight"):
        return self.median("command", "seconds", name=name, who=who)

    # Reading

    def reading(self, name, who="hindsight"):
        """Median seconds."""
        return self.median("read", "seconds", name=name, who=who)

    def reading_ratio(self, name):
        return self.reading(name, "pandas") / self.reading(name)

    def reading_memory(self, name):
        """The most that reading added to its process, over the bytes of the values."""
        return max(line["addedBytes"] / (8 * line["values"]) for line in self.of("read", name=name, who="hindsight"))

    # How cost grows

    def growth(self, dimension):
        """Points (value, milliseconds, floating-point operations), by value."""
        points = []
        for line in self.of("growth", dimension=dimension):
            shape = line.get("shape") or {
                "cell": "gru", "input": 1, "hidden": 64, "steps": 36, "batch": 64, "layers": 1}
            threads = line["value"] if dimension == "threads" else self.threads
            points.append((line["value"], line["ms"], flops(shape), threads))
        return sorted(points)
