#!/usr/bin/env python3
"""Times peers of Hindsight on the same work; one JSON object per line on standard output.

peers.py step --peer torch|jax --shape JSON [--threads N ...] [--runs N] [--seconds S]
    A training step: forward, mean squared error of a 12-step readout from the last hidden state,
    backward, clipping at global norm 1, Adam. JAX takes whatever threads it likes.
peers.py forecast --peer onnxruntime|torch --shape JSON [--threads N ...] [--runs N]
    The forecast of one window: a recurrent layer and the readout at its last step.
peers.py airline FILE PLOT
    neuralforecast forecasts a year of FILE with a GRU of 64 after 500 training steps, and draws it.
peers.py read FILE
    pandas reads a CSV file: its C parser as it is without options, which leaves times as text.
"""
import argparse, json, resource, statistics, time

GATES = {"rnn": 1, "gru": 3, "lstm": 4}
HORIZON = 12


def flops(shape):
    """Floating-point operations of the matrix products, the backward pass counted as two forward ones."""
    total = 0
    for layer in range(shape["layers"]):
        width = shape["input"] if layer == 0 else shape["hidden"]
        rows = GATES[shape["cell"]] * shape["hidden"]
        total += 3 * 2 * shape["steps"] * shape["batch"] * rows * (shape["hidden"] + width)
    return total


def peak_bytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def timed(work, runs, seconds=0.0, warm_up=3, patience=40):
    """The median time of `work` over `runs` runs and as many more as fit into `seconds`.

    On a busy machine the peers' threads wait for each other many times longer than they work: what
    takes longer than `patience` seconds is timed three times only.
    """
    begin = time.perf_counter()

    def once():
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    for _ in range(warm_up):
        if once() > patience / 10:
            break
    times, end = [], time.perf_counter() + seconds
    while len(times) < runs or time.perf_counter() < end:
        times.append(once())
        if len(times) >= 3 and time.perf_counter() - begin > patience:
            break
    return statistics.median(times)


def torch_network(shape):
    import torch

    kind = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[shape["cell"]]
    torch.manual_seed(0)
    network = kind(shape["input"], shape["hidden"], shape["layers"])
    return network, torch.nn.Linear(shape["hidden"], HORIZON)


def torch_step(shape):
    import torch

    before = peak_bytes()
    network, readout = torch_network(shape)
    parameters = list(network.parameters()) + list(readout.parameters())
    adam = torch.optim.Adam(parameters, lr=1e-3)
    x = torch.randn(shape["steps"], shape["batch"], shape["input"])
    y = torch.randn(shape["batch"], HORIZON)

    def step():
        adam.zero_grad()
        loss = ((readout(network(x)[0][-1]) - y) ** 2).mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()

    return step, before


def jax_step(shape):
    import jax, jax.numpy as jnp

    hidden, width = shape["hidden"], shape["input"]
    keys = jax.random.split(jax.random.key(0), 5)
    draw = lambda key, *size: jax.random.uniform(key, size, minval=-1, maxval=1) * hidden**-0.5
    p = {
        "wi": draw(keys[0], width, 3 * hidden), "wh": draw(keys[1], hidden, 3 * hidden),
        "bi": jnp.zeros(3 * hidden), "bh": jnp.zeros(3 * hidden),
        "wo": draw(keys[2], hidden, HORIZON), "bo": jnp.zeros(HORIZON),
    }
    x = jax.random.normal(keys[3], (shape["steps"], shape["batch"], width))
    y = jax.random.normal(keys[4], (shape["batch"], HORIZON))

    def loss(p):
        def cell(h, gx):
            gh = h @ p["wh"] + p["bh"]
            r, z = jnp.split(jax.nn.sigmoid(gx[:, : 2 * hidden] + gh[:, : 2 * hidden]), 2, axis=1)
            n = jnp.tanh(gx[:, 2 * hidden :] + r * gh[:, 2 * hidden :])
            return n + z * (h - n), None

        h, _ = jax.lax.scan(cell, jnp.zeros((x.shape[1], hidden)), x @ p["wi"] + p["bi"])
        return jnp.mean((h @ p["wo"] + p["bo"] - y) ** 2)

    @jax.jit
    def update(p, m, v):
        g = jax.grad(loss)(p)
        norm = jnp.sqrt(sum(jnp.sum(a * a) for a in jax.tree.leaves(g)))
        g = jax.tree.map(lambda a: a * jnp.minimum(1.0, 1.0 / norm), g)
        m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
        v = jax.tree.map(lambda a, b: 0.999 * a + 0.001 * b * b, v, g)
        p = jax.tree.map(lambda a, b, c: a - 1e-3 * b / (jnp.sqrt(c) + 1e-8), p, m, v)
        return p, m, v

    zero = jax.tree.map(jnp.zeros_like, p)
    state = [p, zero, zero]

    def step():
        state[:] = update(*state)
        state[0]["wh"].block_until_ready()

    return step, peak_bytes()


def onnx_model(shape):
    """A recurrent layer and a readout at its last step, built by hand."""
    import numpy as np, onnx
    from onnx import TensorProto, helper, numpy_helper

    draws = np.random.default_rng(0)
    gates, hidden, width = GATES[shape["cell"]], shape["hidden"], shape["input"]
    sizes = {
        "W": (1, gates * hidden, width), "R": (1, gates * hidden, hidden),
        "B": (1, 2 * gates * hidden), "V": (HORIZON, hidden), "c": (HORIZON,),
    }
    weights = [
        numpy_helper.from_array(draws.uniform(-1, 1, size).astype(np.float32) * hidden**-0.5, name)
        for name, size in sizes.items()
    ]
    weights.append(numpy_helper.from_array(np.array([0], dtype=np.int64), "first"))
    options = {"linear_before_reset": 1} if shape["cell"] == "gru" else {}
    nodes = [
        helper.make_node(shape["cell"].upper(), ["x", "W", "R", "B"], ["", "last"], hidden_size=hidden, **options),
        helper.make_node("Squeeze", ["last", "first"], ["state"]),
        helper.make_node("Gemm", ["state", "V", "c"], ["y"], transB=1),
    ]
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, (shape["steps"], 1, width))
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, (1, HORIZON))
    graph = helper.make_graph(nodes, "forecast", [x], [y], weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    onnx.checker.check_model(model)
    return model.SerializeToString()


def onnxruntime_forecast(shape, threads):
    import numpy as np, onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(onnx_model(shape), options, providers=["CPUExecutionProvider"])
    window = np.random.default_rng(0).normal(size=(shape["steps"], 1, shape["input"])).astype(np.float32)
    # Bound inputs and outputs: the runtime without the cost of its Python interface.
    binding = session.io_binding()
    binding.bind_cpu_input("x", window)
    binding.bind_output("y")
    return lambda: session.run_with_iobinding(binding)


def torch_forecast(shape, threads):
    import torch

    torch.set_num_threads(threads)
    network, readout = torch_network({**shape, "layers": 1})
    x = torch.randn(shape["steps"], 1, shape["input"])

    def forecast():
        with torch.inference_mode():
            return readout(network(x)[0][-1])

    return forecast


def step_command(a):
    if a.peer == "jax":
        if a.shape["cell"] != "gru" or a.shape["layers"] != 1:
            return
        step, before = jax_step(a.shape)
        emit(a, None, ms=timed(step, a.runs, a.seconds) * 1e3, peakBytes=peak_bytes())
        return
    import torch

    torch.set_num_threads(a.threads[0])
    step, before = torch_step(a.shape)
    for threads in a.threads:
        torch.set_num_threads(threads)
        ms = timed(step, a.runs, a.seconds) * 1e3
        emit(a, threads, ms=ms, peakBytes=peak_bytes(), stepBytes=peak_bytes() - before)


def forecast_command(a):
    make = {"onnxruntime": onnxruntime_forecast, "torch": torch_forecast}[a.peer]
    for threads in a.threads:
        emit(a, threads, us=timed(make(a.shape, threads), a.runs, warm_up=a.runs // 10) * 1e6)


def airline_command(a):
    import matplotlib, pandas

    matplotlib.use("agg")
    from neuralforecast import NeuralForecast
    from neuralforecast.models import GRU
    from neuralforecast.losses.pytorch import MSE

    series = pandas.read_csv(a.file)
    series.columns = ["ds", "y"]
    series = series.assign(unique_id="passengers", ds=pandas.to_datetime(series["ds"]))
    # A window is a context of 24 months and the 12 that follow.
    model = GRU(
        h=HORIZON, input_size=24, encoder_hidden_size=64, encoder_n_layers=1, max_steps=500,
        windows_batch_size=32, loss=MSE(), scaler_type="standard", enable_progress_bar=False, logger=False)
    forecaster = NeuralForecast(models=[model], freq="MS")
    forecaster.fit(series)
    forecast = forecaster.predict()
    axes = series.plot(x="ds", y="y")
    forecast.plot(x="ds", y="GRU", ax=axes)
    axes.figure.savefig(a.plot)


def read_command(a):
    import pandas

    start = time.perf_counter()
    table = pandas.read_csv(a.file)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "rows": len(table), "peakBytes": peak_bytes()}), flush=True)


def emit(a, threads, **facts):
    print(json.dumps({"peer": a.peer, "threads": threads, **facts}), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, peers in (("step", ("torch", "jax")), ("forecast", ("onnxruntime", "torch"))):
        command = commands.add_parser(name)
        command.add_argument("--peer", choices=peers, required=True)
        command.add_argument("--shape", type=json.loads, required=True)
        command.add_argument("--threads", type=int, nargs="+", default=[1])
        command.add_argument("--runs", type=int, default=15)
        command.add_argument("--seconds", type=float, default=0.5)
    airline = commands.add_parser("airline")
    airline.add_argument("file")
    airline.add_argument("plot")
    read = commands.add_parser("read")
    read.add_argument("file")
    a = parser.parse_args()
    {
        "step": step_command, "forecast": forecast_command, "airline": airline_command, "read": read_command,
    }[a.command](a)


if __name__ == "__main__":
    main()
