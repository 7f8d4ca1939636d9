"""GRU and LSTM, fresh and with the bias: what training does to the gradient by the first number."""

import math

import torch
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
H, T, MAX = 8, 20, 150


def draw(n: int) -> tuple[Tensor, Tensor]:
    """Return sequences (n, T, 1), noise behind a first number of ±1, and its sign as a label."""
    X, y = torch.randn(n, T, 1) / 2, torch.randint(2, (n,))
    X[:, 0, 0] = 2.0 * y - 1
    return X, y


def look(layer: nn.Module, out: nn.Module) -> tuple[float, float]:
    """Return gradient by the first over that by the last input, and how often a flip turns."""
    X = draw(200)[0].requires_grad_()
    logits = out(layer(X)[0][:, -1])
    (gradient,) = torch.autograd.grad((logits[:, 1] - logits[:, 0]).sum(), X)
    size, flipped = gradient.abs().mean(dim=(0, 2)), X.detach().clone()
    flipped[:, 0] *= -1
    other = out(layer(flipped)[0][:, -1]).argmax(dim=1)
    return (size[0] / size[-1]).item(), (other != logits.argmax(dim=1)).double().mean().item()


def train(cell: str, kept: bool, lr: float, seed: int) -> tuple[int, float, float, float]:
    """Return the steps until it remembers, what look() finds before and after, and the turned."""
    torch.manual_seed(seed)
    layer, out = getattr(nn, cell)(1, H, batch_first=True), nn.Linear(H, 2)
    if kept:
        layer.bias_hh_l0.data[H : 2 * H] = math.log(T - 1)
    weights = [*layer.parameters(), *out.parameters()]
    optimizer, (before, _), right, step = torch.optim.Adam(weights, lr), look(layer, out), 0, 0
    while right < 5 and step < MAX:
        X, y = draw(16)
        logits = out(layer(X)[0][:, -1])
        right, step = (right + 1 if (logits.argmax(1) == y).all() else 0), step + 1
        optimizer.zero_grad()
        nn.functional.cross_entropy(logits, y).backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
    return step, before, *look(layer, out)


rates = {False: 0.1, True: 0.03}  # a rate at which each start learns
for cell, kept in (("GRU", False), ("GRU", True), ("LSTM", False), ("LSTM", True)):
    runs = [train(cell, kept, rates[kept], seed) for seed in range(3)]
    for step, before, after, turned in runs:
        name = f"{cell:4s} {'kept ' if kept else 'fresh'}"
        print(f"{name} {step:3.0f} steps, {before:.0e} -> {after:.0e}, flip turns {turned:4.0%}")
    _, before, after, turned = torch.tensor(runs).median(dim=0).values
    if (cell, kept) == ("LSTM", False):
        assert turned < 0.5 and after < before  # fails if the fresh LSTM gets the bias
    else:
        assert turned > 0.9  # fails if look() flips another number
        assert kept or after > 100 * before  # fails if look() gets an untrained net
