"""Loss by learning rate for five optimizers: training loss differs, held-out accuracy hardly."""

import math

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # 900 rows train, 400 choose the rate, the rest tests
SEEDS, STEPS, RATES = 5, 150, 6


def orthogonalize(G):
    """Move all singular values of each matrix near 1, shape (nets, d_in, d_out); as Muon does."""
    G = G / G.norm(dim=(1, 2), keepdim=True)
    for _ in range(5):
        A = G @ G.mT
        G = 3.4445 * G + (-4.775 * A + 2.0315 * A @ A) @ G
    return G


def normalize(G):
    """The control: the same size as an orthogonalized step, the direction left as it is."""
    return G / G.norm(dim=(1, 2), keepdim=True) * min(G.shape[1:]) ** 0.5


def train(kind, options, rates, reshape=None):
    """Return training loss, validation and test accuracy, each of shape (RATES, SEEDS)."""
    draw = torch.Generator().manual_seed(0)  # the same weights and batches for each optimizer
    lr, params = torch.tensor(rates).repeat_interleave(SEEDS).view(-1, 1, 1), []
    for d_in, d_out in ((64, 32), (32, 32), (32, 10)):
        W = torch.randn(SEEDS, d_in, d_out, generator=draw) * (2 / d_in) ** 0.5  # He
        params += [W.repeat(RATES, 1, 1), torch.zeros(len(lr), 1, d_out)]
    params = [p.requires_grad_() for p in params]
    optimizer, m = kind(params, lr=1.0, **options), [torch.zeros_like(p) for p in params]

    def logits(A):
        A = F.relu(A @ params[0] + params[1])  # W (30, d_in, d_out): 30 nets at once
        return F.relu(A @ params[2] + params[3]) @ params[4] + params[5]

    for step in range(STEPS):
        rows = torch.randint(900, (SEEDS, 32), generator=draw).repeat(RATES, 1)
        z = logits(X[rows]).flatten(0, 1)
        optimizer.zero_grad()
        (F.cross_entropy(z, y[rows].flatten(), reduction="sum") / 32).backward()
        before = [p.detach().clone() for p in params]
        optimizer.step()  # with rate 1; now scale the step to the rate of each net
        decay = 0.5 + 0.5 * math.cos(math.pi * step / STEPS)
        for k, (p, p0) in enumerate(zip(params, before, strict=True)):
            move = p.data - p0
            if reshape and k in (0, 2):  # hidden matrices; Adam moved the others
                m[k] = 0.95 * m[k] + 0.05 * p.grad
                move = -0.2 * max(p[0].shape) ** 0.5 * reshape(0.95 * m[k] + 0.05 * p.grad)
            p.data = p0 + decay * lr * move
    with torch.no_grad():
        z = logits(X)
    right = (z.argmax(-1) == y).double().view(RATES, SEEDS, -1)
    loss = F.cross_entropy(z.mT, y.expand(len(z), -1), reduction="none")[:, :900].mean(1)
    return loss.view(RATES, SEEDS), right[..., 900:1300].mean(-1), right[..., 1300:].mean(-1)


low = {"SGD": 0.05, "momentum": 0.01, "RMSprop": 0.002}  # the smallest rate tried; others 0.004
kinds = {"SGD": torch.optim.SGD, "momentum": torch.optim.SGD, "RMSprop": torch.optim.RMSprop}
reshape = {"control": normalize, "Muon": orthogonalize}
fig, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
loss, test = {}, {}
print("           rate   training loss            rate   test accuracy   (best of six rates)")
for k, name in enumerate(("SGD", "momentum", "RMSprop", "Adam", "control", "Muon")):
    options = {"momentum": 0.9} if name == "momentum" else {}
    rates = [low.get(name, 0.004) * 2**j for j in range(RATES)]
    runs = train(kinds.get(name, torch.optim.Adam), options, rates, reshape.get(name))
    i, j = int(runs[0].mean(1).argmin()), int(runs[1].mean(1).argmax())
    assert 0 < i < RATES - 1  # no best rate at the edge of its grid
    a, b = loss[name], test[name] = runs[0][i], runs[2][j]
    spread = f"{a.mean():.3f} ({a.min():.3f} to {a.max():.3f})"
    print(
        f"{name:9} {rates[i]:6} {spread}   {rates[j]:6}   {b.mean():.2f} ({b.min():.2f} to {b.max():.2f})"
    )
    axes.plot(rates, runs[0].mean(1), "o-", color=f"C{k}", label=name)
for one, two in (("SGD", "momentum"), ("RMSprop", "Adam"), ("Adam", "Muon"), ("control", "Muon")):
    times = loss[one] / loss[two]
    print(
        f"loss of {one:7} / loss of {two:8}, seed by seed: {times.min():.1f} to {times.max():.1f}"
    )
    assert times.mean() > 1.5 and (times > 1).sum() >= 4  # a coin, or one lucky seed, fails
gap = test["Muon"] - test["Adam"]
print(f"test accuracy, Muon minus Adam: {gap.min():.3f} to {gap.max():.3f}")
axes.set(xlabel="learning rate", ylabel="training loss", xscale="log", yscale="log")
axes.legend()
plt.show()
