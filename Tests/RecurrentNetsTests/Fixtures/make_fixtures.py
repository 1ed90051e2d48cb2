#!/usr/bin/env python3
"""Writes the reference values that RecurrentNetsTests compares against, computed by PyTorch.

    python3 -m venv torch-env
    torch-env/bin/pip install torch numpy scipy
    torch-env/bin/python Tests/RecurrentNetsTests/Fixtures/make_fixtures.py

The JSON files land beside this script; the stored ones were written with PyTorch 2.13.0 on a CPU.
Every tensor is {"shape": [...], "values": [...]}, values in row-major order.

<cell>-<layers>.json, in float32, each number in the fewest digits that give back the same float32:
    configuration  cell, sizes, seed, version of PyTorch
    parameters     by PyTorch's names; readout.weight [output, hidden], readout.bias [output]
    input          [time, batch, feature]
    initialState   h (and c for the LSTM), [layer, batch, hidden]
    targets        [time, batch, output]; the readout "last" uses those of the last step
    hidden         states of the top layer, [time, batch, hidden]
    finalState     like initialState
    last, every    the readout of the last step, [batch, output], or of every step,
                   [time, batch, output]: output, loss (mean squared error), and the gradient of the
                   loss with respect to every parameter, the input and the initial state
    training       per optimiser its settings and ten losses, each before its update, starting from
                   the parameters above, with a zero initial state and the loss at the last step

stacks.json      per cell a stack of three layers with residual connections and dilations 1, 2 and 3, unrolled
                 step by step in float64 from zero states: parameters, input and targets as above, the output
                 at every step, the loss, and the gradient with respect to the parameters and the input
losses.json      value and gradient (with respect to the outputs, block by block) of each loss, mean over
                 targets, in float64
quantiles.json   quantiles and means of the distributions of the likelihoods, by SciPy
optimisers.json  parameters after each of ten updates with given gradients, in float64
schedules.json   learning rates that start from 0.1, by training step in float64: 20 steps, 4 in an epoch;
                 of the plateau one for each epoch, 1 before the loss of the epoch is known
"""

import json
from pathlib import Path

import numpy
import torch
from scipy import stats
from torch import nn

INPUT, HIDDEN, OUTPUT, STEPS, BATCH = 3, 5, 2, 7, 4
DILATIONS = [1, 2, 3]
UPDATES = 10
# No pre-activation of the ReLU network lies nearer to the kink than this, so that rounding cannot
# put two implementations on different sides of it.
KINK_MARGIN = 1e-3

CELLS = {
    "rnn-tanh": lambda layers: nn.RNN(INPUT, HIDDEN, layers, nonlinearity="tanh"),
    "rnn-relu": lambda layers: nn.RNN(INPUT, HIDDEN, layers, nonlinearity="relu"),
    "gru": lambda layers: nn.GRU(INPUT, HIDDEN, layers),
    "lstm": lambda layers: nn.LSTM(INPUT, HIDDEN, layers),
}

SGD = {"momentum": 0.0, "nesterov": False, "weight_decay": 0.0}
ADAM = {"betas": [0.9, 0.999], "eps": 1e-8, "weight_decay": 0.0}
OPTIMISERS = {
    "sgd": {"lr": 0.05} | SGD,
    "sgd-momentum": {"lr": 0.05} | SGD | {"momentum": 0.9},
    "sgd-nesterov": {"lr": 0.05} | SGD | {"momentum": 0.9, "nesterov": True},
    "adam": {"lr": 0.01} | ADAM,
}
TRAINING = {name: (settings, None) for name, settings in OPTIMISERS.items()} | {
    "adam-clipped": (OPTIMISERS["adam"], 0.1)
}
OPTIMISERS |= {
    "sgd-decay": {"lr": 0.05} | SGD | {"momentum": 0.9, "weight_decay": 0.1},
    "rmsprop": {"lr": 0.01, "momentum": 0.0, "weight_decay": 0.0},
    "rmsprop-momentum": {"lr": 0.01, "momentum": 0.9, "weight_decay": 0.0},
    "rmsprop-decay": {"lr": 0.01, "momentum": 0.5, "weight_decay": 0.1},
    "adagrad": {"lr": 0.05, "weight_decay": 0.0},
    "adagrad-decay": {"lr": 0.05, "weight_decay": 0.1},
    "adam-decay": {"lr": 0.01} | ADAM | {"weight_decay": 0.1},
    "adamw": {"lr": 0.01} | ADAM | {"weight_decay": 0.1},
}


class Network(nn.Module):
    """A stacked recurrent network and a linear readout, all drawn from one seed."""

    def __init__(self, cell, layers, seed):
        super().__init__()
        torch.manual_seed(seed)
        self.cell, self.layers = cell, layers
        self.recurrent = CELLS[cell](layers)
        self.readout = nn.Linear(HIDDEN, OUTPUT)
        self.input = torch.randn(STEPS, BATCH, INPUT)
        names = ["h", "c"] if cell == "lstm" else ["h"]
        self.state = {name: 0.5 * torch.randn(layers, BATCH, HIDDEN) for name in names}
        self.targets = torch.randn(STEPS, BATCH, OUTPUT)

    def unroll(self, inputs, state):
        """Hidden states of the top layer, and the final state by name."""
        if self.cell == "lstm":
            hidden, (h, c) = self.recurrent(inputs, (state["h"], state["c"]))
            return hidden, {"h": h, "c": c}
        hidden, h = self.recurrent(inputs, state["h"])
        return hidden, {"h": h}

    def named(self):
        """Parameters by the names that the fixtures use."""
        return {name.removeprefix("recurrent."): p for name, p in self.named_parameters()}

    def zero_state(self):
        return {name: torch.zeros_like(value) for name, value in self.state.items()}

    def distance_to_kink(self):
        """The smallest magnitude of a pre-activation, from either initial state."""
        p, smallest = self.named(), float("inf")
        for state in (self.state, self.zero_state()):
            sequence = self.input
            for k in range(self.layers):
                h, hidden = state["h"][k], []
                for x in sequence:
                    a = nn.functional.linear(x, p[f"weight_ih_l{k}"], p[f"bias_ih_l{k}"])
                    a = a + nn.functional.linear(h, p[f"weight_hh_l{k}"], p[f"bias_hh_l{k}"])
                    smallest = min(smallest, a.abs().min().item())
                    h = a.relu()
                    hidden.append(h)
                sequence = torch.stack(hidden)
        return smallest


def number(value):
    """The double with the fewest digits that gives back the same float32."""
    short = float(str(numpy.float32(value)))
    assert numpy.float32(short) == numpy.float32(value)
    return short


def tensor(value):
    value = value.detach()
    convert = number if value.dtype == torch.float32 else float
    return {"shape": list(value.shape), "values": [convert(v) for v in value.flatten().tolist()]}


def tensors(values):
    return {name: tensor(value) for name, value in values.items()}


def optimiser(name, settings, parameters):
    kinds = {
        "sgd": torch.optim.SGD,
        "rmsprop": torch.optim.RMSprop,
        "adagrad": torch.optim.Adagrad,
        "adam": torch.optim.Adam,
        "adamw": torch.optim.AdamW,
    }
    return kinds[name.split("-")[0]](parameters, **settings)


def gradients(cell, layers, seed, readout):
    """Output, loss and all gradients of the loss at the last or at every step."""
    network = Network(cell, layers, seed)
    inputs = network.input.requires_grad_()
    state = {name: value.requires_grad_() for name, value in network.state.items()}
    hidden, _ = network.unroll(inputs, state)
    if readout == "last":
        output, targets = network.readout(hidden[-1]), network.targets[-1]
    else:
        output, targets = network.readout(hidden), network.targets
    loss = nn.functional.mse_loss(output, targets)
    loss.backward()
    return {
        "output": tensor(output),
        "loss": number(loss.item()),
        "gradients": {
            "parameters": tensors({name: p.grad for name, p in network.named().items()}),
            "input": tensor(inputs.grad),
            "initialState": tensors({name: value.grad for name, value in state.items()}),
        },
    }


def training(cell, layers, seed, name, settings, clip_norm):
    """Ten losses, each before its update."""
    network = Network(cell, layers, seed)
    updates, losses = optimiser(name, settings, network.parameters()), []
    for _ in range(UPDATES):
        updates.zero_grad()
        hidden, _ = network.unroll(network.input, network.zero_state())
        loss = nn.functional.mse_loss(network.readout(hidden[-1]), network.targets[-1])
        loss.backward()
        losses.append(number(loss.item()))
        if clip_norm is not None:
            nn.utils.clip_grad_norm_(network.parameters(), clip_norm)
        updates.step()
    clipping = {} if clip_norm is None else {"clip_norm": clip_norm}
    return {"settings": settings | clipping, "losses": losses}


def seed_for(cell, layers):
    seed = 1
    while cell == "rnn-relu" and Network(cell, layers, seed).distance_to_kink() < KINK_MARGIN:
        seed += 1
    return seed


def cell_fixture(cell, layers):
    seed = seed_for(cell, layers)
    network = Network(cell, layers, seed)
    hidden, final = network.unroll(network.input, network.state)
    return {
        "configuration": {
            "cell": cell,
            "layers": layers,
            "inputSize": INPUT,
            "hiddenSize": HIDDEN,
            "outputSize": OUTPUT,
            "steps": STEPS,
            "batch": BATCH,
            "seed": seed,
            "torch": torch.__version__,
        },
        "parameters": tensors(network.named()),
        "input": tensor(network.input),
        "initialState": tensors(network.state),
        "targets": tensor(network.targets),
        "hidden": tensor(hidden),
        "finalState": tensors(final),
        "last": gradients(cell, layers, seed, "last"),
        "every": gradients(cell, layers, seed, "every"),
        "training": {
            name: training(cell, layers, seed, name, settings, clip_norm)
            for name, (settings, clip_norm) in TRAINING.items()
        },
    }


def stack_fixture(cell):
    """A stack whose layer k reads the state DILATIONS[k] steps before, and gives its state plus its input."""
    torch.manual_seed(1)
    kinds = {
        "rnn-tanh": lambda size: nn.RNNCell(size, HIDDEN, nonlinearity="tanh"),
        "rnn-relu": lambda size: nn.RNNCell(size, HIDDEN, nonlinearity="relu"),
        "gru": lambda size: nn.GRUCell(size, HIDDEN),
        "lstm": lambda size: nn.LSTMCell(size, HIDDEN),
    }
    layers = [kinds[cell](INPUT if k == 0 else HIDDEN).double() for k in range(len(DILATIONS))]
    readout = nn.Linear(HIDDEN, OUTPUT).double()
    inputs = torch.randn(STEPS, BATCH, INPUT, dtype=torch.float64, requires_grad=True)
    targets = torch.randn(STEPS, BATCH, OUTPUT, dtype=torch.float64)
    sequence = list(inputs)
    for k, (layer, dilation) in enumerate(zip(layers, DILATIONS)):
        zero = torch.zeros(BATCH, HIDDEN, dtype=torch.float64)
        states, outputs = [(zero, zero) if cell == "lstm" else zero] * dilation, []
        for x in sequence:
            state = layer(x, states[-dilation])
            states.append(state)
            h = state[0] if cell == "lstm" else state
            outputs.append(h + x if k > 0 else h)
        sequence = outputs
    output = readout(torch.stack(sequence))
    loss = nn.functional.mse_loss(output, targets)
    loss.backward()
    named = {f"{name}_l{k}": p for k, layer in enumerate(layers) for name, p in layer.named_parameters()}
    named |= {f"readout.{name}": p for name, p in readout.named_parameters()}
    return {
        "parameters": tensors(named),
        "input": tensor(inputs),
        "targets": tensor(targets),
        "output": tensor(output),
        "loss": loss.item(),
        "gradients": tensors({name: p.grad for name, p in named.items()} | {"input": inputs.grad}),
    }


def losses_fixture():
    # Errors on both sides of zero and of Huber's delta, none on either kink.
    actual = torch.tensor([0.5, -1.25, 3.0, 0.1, -2.0, 7.5], dtype=torch.float64)
    forecast = torch.tensor([0.75, -1.0, 0.5, -0.3, -2.9, 9.0], dtype=torch.float64)
    counts = torch.tensor([0, 1, 2, 5, 12, 140], dtype=torch.float64)
    second = torch.tensor([0.2, -3.0, 1.5, 0.0, -0.7, 4.0], dtype=torch.float64)
    third = torch.tensor([2.0, -6.0, 0.4, 30.0, 0.0, 1.0], dtype=torch.float64)
    logarithm = torch.tensor([-1.0, 0.3, 0.7, 1.4, 2.9, 4.5], dtype=torch.float64)
    softplus, laws = nn.functional.softplus, torch.distributions

    def pinball(point, y):
        e = y - point
        losses = [torch.maximum(q * e[k], (q - 1) * e[k]) for k, q in enumerate([0.1, 0.5, 0.9])]
        return torch.stack(losses).mean()

    def normal(o, y):
        return -laws.Normal(o[0], softplus(o[1]) + 1e-4).log_prob(y).mean()

    def student(o, y):
        law = laws.StudentT(2 + softplus(o[2]), o[0], softplus(o[1]) + 1e-4)
        return -law.log_prob(y).mean()

    def poisson(o, y):
        return -laws.Poisson(o[0].exp()).log_prob(y).mean()

    def negative_binomial(o, y):
        mean, size = o[0].exp(), 1 / (softplus(o[1]) + 1e-4)
        return -laws.NegativeBinomial(size, logits=mean.log() - size.log()).log_prob(y).mean()

    kinds = {
        "mse": (nn.MSELoss(), actual, forecast[None]),
        "mae": (nn.L1Loss(), actual, forecast[None]),
        "huber": (nn.HuberLoss(delta=1.0), actual, forecast[None]),
        "pinball": (pinball, actual, torch.stack([forecast, second, third])),
        "normal": (normal, actual, torch.stack([forecast, second])),
        "student-t": (student, actual, torch.stack([forecast, second, third])),
        "poisson": (poisson, counts, logarithm[None]),
        "negative-binomial": (negative_binomial, counts, torch.stack([logarithm, second])),
    }
    results = {}
    for name, (loss, target, outputs) in kinds.items():
        point = outputs.clone().requires_grad_()
        value = loss(point if len(outputs) > 1 or name == "poisson" else point[0], target)
        value.backward()
        results[name] = {
            "actual": target.tolist(),
            "outputs": outputs.flatten().tolist(),
            "value": value.item(),
            "gradient": point.grad.flatten().tolist(),
        }
    return {"losses": results}


def quantiles_fixture():
    probabilities = [1e-6, 0.01, 0.1, 0.3, 0.5, 0.8, 0.975, 0.9999]

    def softplus(x):
        return float(numpy.logaddexp(0, x))

    def law(name, o):
        if name == "normal":
            return stats.norm(o[0], softplus(o[1]) + 1e-4)
        if name == "student-t":
            return stats.t(2 + softplus(o[2]), o[0], softplus(o[1]) + 1e-4)
        if name == "poisson":
            return stats.poisson(numpy.exp(o[0]))
        mean, size = numpy.exp(o[0]), 1 / (softplus(o[1]) + 1e-4)
        return stats.nbinom(size, size / (size + mean))

    outputs = {
        "normal": [[0.5, 0.2], [-3.0, -4.0]],
        "student-t": [[0.5, 0.2, 1.0], [2.0, -2.0, -5.0], [0.0, 1.0, 60.0]],
        "poisson": [[-2.0], [1.5], [6.0], [9.5]],
        "negative-binomial": [[0.5, 0.2], [3.0, -3.0], [7.0, 1.0], [4.0, -12.0]],
    }
    return {
        name: [
            {
                "outputs": o,
                "mean": float(law(name, o).mean()),
                "probabilities": probabilities,
                "quantiles": [float(law(name, o).ppf(p)) for p in probabilities],
            }
            for o in cases
        ]
        for name, cases in outputs.items()
    }


def optimisers_fixture():
    torch.manual_seed(1)
    initial = torch.randn(6, dtype=torch.float64)
    # Six orders of magnitude, so that Adam's epsilon and both its corrections show.
    scales = 10.0 ** torch.arange(-4, 2, dtype=torch.float64)
    steps = torch.randn(UPDATES, 6, dtype=torch.float64) * scales
    results = {}
    for name, settings in OPTIMISERS.items():
        point = initial.clone().requires_grad_()
        updates, path = optimiser(name, settings, [point]), []
        for gradient in steps:
            point.grad = gradient.clone()
            updates.step()
            path.append(point.tolist())
        results[name] = {"settings": settings, "parameters": path}
    return {"initial": initial.tolist(), "gradients": steps.tolist(), "optimisers": results}


def schedules_fixture():
    schedulers = torch.optim.lr_scheduler

    def rates(make, count, step):
        updates = torch.optim.SGD([torch.zeros(1, dtype=torch.float64)], lr=0.1)
        scheduler, path = make(updates), []
        for k in range(count):
            path.append(updates.param_groups[0]["lr"])
            updates.step()
            step(scheduler, k)
        return path

    def by_step(make):
        return rates(make, 20, lambda scheduler, k: scheduler.step())

    def by_epoch(make):
        return [rate for rate in rates(make, 5, lambda s, k: s.step()) for _ in range(4)]

    def cosine(updates):
        rise = schedulers.LinearLR(updates, start_factor=1 / 5, total_iters=4)
        fall = schedulers.CosineAnnealingLR(updates, T_max=15)
        return schedulers.SequentialLR(updates, [rise, fall], milestones=[5])

    def one_cycle(updates):
        return schedulers.OneCycleLR(updates, 0.1, total_steps=20, cycle_momentum=False)

    losses = [1.0, 0.9, 0.95, 0.89999, 0.91, 0.92, 0.8, 0.8, 0.8, 0.8, 0.8]
    return {
        "rate": 0.1,
        "step": by_epoch(lambda u: schedulers.StepLR(u, step_size=2, gamma=0.3)),
        "exponential": by_epoch(lambda u: schedulers.ExponentialLR(u, gamma=0.9)),
        "cosine": by_step(cosine),
        "oneCycle": by_step(one_cycle)[:19],
        "plateauLosses": losses,
        "plateau": rates(
            lambda u: schedulers.ReduceLROnPlateau(u, factor=0.5, patience=2),
            len(losses),
            lambda scheduler, k: scheduler.step(losses[k]),
        ),
    }


def rendered(value, indent=""):
    """JSON with one dictionary entry a line; lists, tensors and settings take one line each."""
    if not isinstance(value, dict) or not any(isinstance(v, dict) for v in value.values()):
        return json.dumps(value)
    inner = indent + "  "
    entries = [f"{inner}{json.dumps(key)}: {rendered(v, inner)}" for key, v in value.items()]
    return "{\n" + ",\n".join(entries) + "\n" + indent + "}"


def main():
    torch.set_num_threads(1)
    fixtures = {"losses": losses_fixture(), "optimisers": optimisers_fixture()}
    fixtures["quantiles"] = quantiles_fixture()
    fixtures["schedules"] = schedules_fixture()
    fixtures["stacks"] = {cell: stack_fixture(cell) for cell in CELLS}
    for cell in CELLS:
        for layers in (1, 2):
            fixtures[f"{cell}-{layers}"] = cell_fixture(cell, layers)
    folder = Path(__file__).resolve().parent
    for name, fixture in fixtures.items():
        (folder / f"{name}.json").write_text(rendered(fixture) + "\n")


if __name__ == "__main__":
    main()
