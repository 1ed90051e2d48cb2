#!/usr/bin/env python3
"""Measures everything and writes one JSON object per line: {"what": ..., facts}.

Hindsight and its peers take turns, shape by shape and round by round, so that a machine that slows
down or speeds up meanwhile hits both. Started by Benchmarks/run.
"""
import argparse, datetime, json, os, random, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
AIRLINE = os.path.join(os.path.dirname(HERE), "datasets", "air-passengers.csv")
# A year of forecasts after 500 training steps on batches of 32 windows of 24 + 12 months.
AIRLINE_JOB = [
    "forecast", AIRLINE, "--horizon", "12", "--context", "24", "--hidden", "64", "--loss", "mse",
    "--batch-size", "32", "--training-steps", "500", "--patience", "100000", "--quiet"]


class Collector:
    def __init__(self, a):
        self.a = a
        self.threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        self.output = open(a.output, "w")
        self.rounds = 1 if a.quick else 3
        self.runs = 5 if a.quick else 7
        self.seconds = 0.1 if a.quick else 0.5

    def note(self, what, **facts):
        self.output.write(json.dumps({"what": what, **facts}) + "\n")
        self.output.flush()

    def say(self, text):
        print(f"measuring: {text}", file=sys.stderr, flush=True)

    def lines(self, *command):
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit(f"collect.py: {' '.join(map(str, command))} exited {done.returncode}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def measure(self, *arguments):
        return self.lines(self.a.measure, *arguments)

    def peer(self, command, peer, shape, *arguments):
        return self.lines(
            self.a.python, os.path.join(HERE, "peers.py"), command, "--peer", peer, "--shape", json.dumps(shape),
            "--runs", self.runs if command == "step" else self.forecasts, *arguments)

    @property
    def forecasts(self):
        return 300 if self.a.quick else 2000

    @property
    def thread_counts(self):
        return [1] if self.threads == 1 else [1, self.threads]

    def step(self, what, shape, threads, *arguments, runs=None, seconds=None, **facts):
        sizes = [word for name, value in shape.items() for word in (f"--{name}", value)]
        for line in self.measure(
            "training-step", *sizes, "--threads", threads, "--runs", runs or self.runs,
            "--seconds", self.seconds if seconds is None else seconds, *arguments
        ):
            line.pop("sizes")
            self.note(what, who="hindsight", shape=shape, **facts, **line)

    def machine(self):
        self.say("the machine")
        for line in self.measure("machine", "--threads", self.threads, "--seconds", 0.3 if self.a.quick else 2):
            self.note("machine", **line)

    def steps(self):
        for shape in self.a.shapes:
            self.say("training step, " + ", ".join(f"{value}" for value in shape.values()))
            for turn in range(self.rounds):
                for threads in self.thread_counts:
                    self.step("step", shape, threads)
                for peer in ["torch"] + (["jax"] if self.a.jax else []):
                    for line in self.peer(
                        "step", peer, shape, "--seconds", self.seconds, "--threads", *self.thread_counts
                    ):
                        self.note("step", who=line.pop("peer"), shape=shape, **line)

    def many_to_many(self):
        self.say("readout at every step")
        shape = {"cell": "gru", "input": 1, "hidden": 64, "steps": 96, "batch": 64, "layers": 1}
        for turn in range(max(3, self.rounds)):
            self.step("many", shape, self.threads)
            self.step("many", shape, self.threads, "--every-step")

    def forecast(self):
        for cell in ("gru", "lstm"):
            for hidden in (64, 128):
                self.say(f"forecast of one window, {cell} {hidden}")
                shape = {"cell": cell, "input": 1, "hidden": hidden, "steps": 96, "layers": 1}
                for turn in range(self.rounds):
                    sizes = [word for name, value in shape.items() for word in (f"--{name}", value)]
                    for threads in self.thread_counts:
                        for line in self.measure(
                            "forecast", *sizes, "--runs", self.forecasts, "--threads", threads
                        ):
                            self.note("forecast", who="hindsight", shape=shape, us=line["us"], threads=threads)
                    for peer in ("onnxruntime", "torch"):
                        for line in self.peer("forecast", peer, shape, "--threads", *self.thread_counts):
                            self.note("forecast", who=line.pop("peer"), shape=shape, **line)

    def long_sequence(self):
        long = 20_000 if self.a.quick else 100_000
        for steps in (1000, long):
            self.say(f"a sequence of {steps} steps")
            shape = {"cell": "gru", "input": 1, "hidden": 64, "steps": steps, "batch": 16, "layers": 1}
            self.step("long", shape, 1, "--warm-up", 1, runs=3, seconds=0)

    def seconds_of(self, *command):
        start = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            sys.exit(f"collect.py: {' '.join(command)} exited {done.returncode}")
        return time.perf_counter() - start

    def commands(self):
        self.say("the command line")
        program = self.a.hindsight
        version = [self.seconds_of(program, "--version") for _ in range(21)]
        self.note("command", name="version", who="hindsight", seconds=statistics.median(version))
        with tempfile.TemporaryDirectory() as folder:
            plot = os.path.join(folder, "plot.svg")
            for turn in range(1 if self.a.quick else 3):
                for name, holdout in (("airline", ["--holdout", "0"]), ("airline, judged", [])):
                    seconds = self.seconds_of(program, *AIRLINE_JOB, *holdout, "--plot", plot)
                    self.note("command", name=name, who="hindsight", seconds=seconds)
                if self.a.neuralforecast:
                    png = os.path.join(folder, "plot.png")
                    seconds = self.seconds_of(
                        self.a.python, os.path.join(HERE, "peers.py"), "airline", AIRLINE, png)
                    self.note("command", name="airline", who="neuralforecast", seconds=seconds)

    def profile(self):
        """Where the time goes, by symbol, in per cent; nothing without perf."""
        if shutil.which("perf") is None:
            return
        large = ("--cell gru --input 7 --hidden 256 --steps 168 --batch 256 --layers 1 --runs 5 --seconds 0").split()
        with tempfile.TemporaryDirectory() as folder:
            plot, data = os.path.join(folder, "plot.svg"), os.path.join(folder, "perf.data")
            for name, command in (
                ("airline", [self.a.hindsight, *AIRLINE_JOB, "--plot", plot]),
                ("large", [self.a.measure, "training-step", *large, "--threads", str(self.threads)]),
            ):
                self.say(f"profile, {name}")
                self.seconds_of("perf", "record", "--freq", "4000", "--quiet", "--output", data, *command)
                report = subprocess.run(
                    ["perf", "report", "--input", data, "--no-children", "--stdio", "--quiet", "--percent-limit",
                     "0.01", "--sort", "symbol"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
                for line in report.stdout.splitlines():
                    words = line.split()
                    if len(words) >= 3 and words[0].endswith("%"):
                        self.note("profile", name=name, symbol=words[2], per_cent=float(words[0][:-1]))

    def sweep(self, dimension, values, **base):
        for value in values:
            shape = {"cell": "gru", "input": 1, "hidden": 64, "steps": 96, "batch": 64, "layers": 1, **base}
            threads = self.threads
            if dimension == "threads":
                threads = value
            else:
                shape[dimension] = value
            self.step("growth", shape, threads, dimension=dimension, value=value)

    def reading(self):
        """Files that are made for the purpose, in turn with pandas."""
        with tempfile.TemporaryDirectory() as folder:
            for name, lines in (("wide", wide_lines), ("long", long_lines)):
                self.say(f"reading a {name} file")
                path = os.path.join(folder, f"{name}.csv")
                with open(path, "w") as file:
                    file.writelines(lines(100 if self.a.quick else 1))
                size = os.path.getsize(path)
                for turn in range(1 if self.a.quick else 5):
                    for line in self.measure("read", path):
                        self.note("read", who="hindsight", name=name, bytes=size, **line)
                    for line in self.lines(self.a.python, os.path.join(HERE, "peers.py"), "read", path):
                        self.note("read", who="pandas", name=name, bytes=size, **line)
                os.remove(path)

    def growth(self):
        self.say("how cost grows")
        few = 2 if self.a.quick else 1
        for cell in ("gru", "lstm"):
            for hidden in (8, 16, 32, 64, 128, 256, 512)[::few]:
                for threads in self.thread_counts:
                    shape = {"cell": cell, "input": 1, "hidden": hidden, "steps": 96, "batch": 128, "layers": 1}
                    self.step("roofline", shape, threads)
        self.sweep("hidden", (8, 16, 32, 64, 128, 256, 512)[::few])
        self.sweep("steps", (12, 24, 48, 96, 192, 384, 768, 1536)[::few])
        self.sweep("batch", (16, 32, 64, 128, 256, 512, 1024)[::few])
        self.sweep("layers", (1, 2, 4, 8))
        self.sweep("threads", range(1, self.threads + 1), batch=512)
        for count in (10, 100, 1000, 10_000, 100_000)[::few]:
            self.say(f"{count} series")
            steps = 200 if self.a.quick else 1000
            for line in self.measure(
                "series", "--count", count, "--threads", self.threads, "--training-steps", steps
            ):
                self.note("growth", dimension="series", value=count, **line)


def wide_lines(part):
    """A time and eight numbers, 85 MB."""
    draws = random.Random(1)
    start = datetime.datetime(1990, 1, 1)
    yield "date," + ",".join(f"c{column}" for column in range(8)) + "\n"
    for row in range(840_000 // part):
        time = start + datetime.timedelta(minutes=15 * row)
        numbers = ",".join(f"{draws.gauss(0, 1):.5f}" for _ in range(8))
        yield f"{time},{numbers}\n"


def long_lines(part):
    """100,000 series of 100 months."""
    draws = random.Random(2)
    months = [f"{2015 + month // 12}-{month % 12 + 1:02}-01" for month in range(100)]
    yield "unique_id,ds,y\n"
    for series in range(100_000 // part):
        level = draws.uniform(10, 1000)
        yield "".join(f"S{series:06},{month},{draws.gauss(level, 10):.2f}\n" for month in months)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("measure", "hindsight", "python", "output"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--shapes", default=os.path.join(HERE, "shapes.json"))
    for name in ("quick", "jax", "neuralforecast"):
        parser.add_argument(f"--{name}", action="store_true")
    a = parser.parse_args()
    with open(a.shapes) as file:
        a.shapes = json.load(file)
    collector = Collector(a)
    collector.note("load", average=os.getloadavg()[0])
    for part in ("machine", "steps", "many_to_many", "forecast", "long_sequence", "commands", "reading", "profile",
                 "growth"):
        getattr(collector, part)()
    collector.note("load", average=os.getloadavg()[0])


main()
