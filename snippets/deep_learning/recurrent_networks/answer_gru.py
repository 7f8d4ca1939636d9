"""A GRU's start decides too; and what training does to the gradient by the first number."""

import math

import torch
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
H, T, MAX = 8, 20, 100


def draw(n: int) -> tuple[Tensor, Tensor]:
    """Return sequences (n, T, 1), noise behind a first number of ±1, and its sign as a label."""
    X, y = torch.randn(n, T, 1) / 2, torch.randint(2, (n,))
    X[:, 0, 0] = 2.0 * y - 1
    return X, y


def look(layer: nn.Module, out: nn.Module) -> tuple[float, float]:
    """Return gradient at the first / at the last input, and how often a flip turns the answer."""
    X, _ = draw(200)
    X.requires_grad_()
    logits = out(layer(X)[0][:, -1])
    (gradient,) = torch.autograd.grad((logits[:, 1] - logits[:, 0]).sum(), X)
    size, flipped = gradient.abs().mean(dim=(0, 2)), X.detach().clone()
    flipped[:, 0] *= -1
    other = out(layer(flipped)[0][:, -1]).argmax(dim=1)
    return (size[0] / size[-1]).item(), (other != logits.argmax(dim=1)).double().mean().item()


for kept in (False, True):
    runs = []
    for seed in range(3):
        torch.manual_seed(seed)
        layer, out = nn.GRU(1, H, batch_first=True), nn.Linear(H, 2)
        if kept:
            layer.bias_hh_l0.data[H : 2 * H] = math.log(T - 1)
        optimizer = torch.optim.Adam([*layer.parameters(), *out.parameters()], 0.03)
        before, right, step = look(layer, out)[0], 0, 0
        while right < 5 and step < MAX:
            X, y = draw(16)
            logits = out(layer(X)[0][:, -1])
            right, step = (right + 1 if (logits.argmax(1) == y).all() else 0), step + 1
            optimizer.zero_grad()
            nn.functional.cross_entropy(logits, y).backward()
            nn.utils.clip_grad_norm_([*layer.parameters(), *out.parameters()], 1.0)
            optimizer.step()
        after, turned = look(layer, out)
        runs.append((turned, after / before))
        print(f"{'kept' if kept else 'plain':5s} {step:4d} steps, gradient {before:.0e}", end="")
        print(f" -> {after:.0e}, a flipped first number turns {turned:.0%}")
    turned, grown = torch.tensor(runs).median(dim=0).values
    assert (turned > 0.9 and grown > 1) if kept else turned < 0.5  # a net that guesses turns few
