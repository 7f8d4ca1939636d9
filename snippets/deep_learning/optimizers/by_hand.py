"""Momentum, RMSprop, Adam and AdamW by hand, equal to torch.optim on a real net."""

import copy

import torch
from sklearn.datasets import load_digits
from torch import nn, optim

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16), torch.tensor(y[:900])


def momentum(g, t, state):
    """Return the step for one array of weights, given its gradient; Sutskever et al., 2013."""
    state["v"] = 0.9 * state.get("v", 0.0) + g
    return state["v"]


def rmsprop(g, t, state):
    """Divide the gradient by the root of a running mean of its square; Hinton, lecture 6e."""
    state["s"] = 0.99 * state.get("s", 0.0) + 0.01 * g**2
    return g / (state["s"].sqrt() + 1e-8)


def adam(g, t, state):
    """Divide a running mean of the gradient by that root; Kingma and Ba, algorithm 1."""
    state["m"] = 0.9 * state.get("m", 0.0) + 0.1 * g
    state["s"] = 0.999 * state.get("s", 0.0) + 0.001 * g**2
    m, s = state["m"] / (1 - 0.9**t), state["s"] / (1 - 0.999**t)  # t counts from 1
    return m / (s.sqrt() + 1e-8)


cases = {
    "momentum": (momentum, 0.02, 0.0, optim.SGD, {"momentum": 0.9}),
    "RMSprop": (rmsprop, 0.003, 0.0, optim.RMSprop, {}),
    "Adam": (adam, 0.003, 0.0, optim.Adam, {}),
    "AdamW": (adam, 0.003, 0.1, optim.AdamW, {"weight_decay": 0.1}),
}
print("length of the first step, in learning rates:   with the loss   with 100 x the loss")
for name, (rule, lr, decay, theirs, options) in cases.items():
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 10))
    twin, states = copy.deepcopy(net), [{} for _ in net.parameters()]
    optimizer = theirs(twin.parameters(), lr=lr, **options)
    for t in range(1, 301):
        rows = torch.randint(900, (32,))
        for model in (net, twin):
            model.zero_grad()
            nn.functional.cross_entropy(model(X[rows]), y[rows]).backward()
        if t == 1:
            lengths = [rule(c * net[2].weight.grad, 1, {}).square().mean().sqrt() for c in (1, 100)]
        optimizer.step()
        for p, state in zip(net.parameters(), states, strict=True):
            p.data -= lr * (decay * p.data + rule(p.grad, t, state))
    for p, q in zip(net.parameters(), twin.parameters(), strict=True):
        assert (p - q).abs().max() < 1e-12  # fails if eps stands inside the root, or t starts at 0
    print(f"{name:44} {lengths[0]:15.3f} {lengths[1]:20.3f}")
