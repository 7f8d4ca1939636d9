"""Best constant rate, four schedules and an average of the weights, with noise and without."""

import math

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the first 900 rows train
SEEDS, STEPS, COLUMNS = 4, 500, 6
RATES = {noise: [low * 2**k for k in range(COLUMNS)] for noise, low in ((0.5, 0.005), (0.0, 0.01))}


def cosine(t: float) -> float:
    """Return a factor that glides from 1 at t = 0 to 0 at t = 1."""
    return 0.5 + 0.5 * math.cos(math.pi * t)


schedules = {  # the factor of the rate by the share of the steps that is done
    "constant": lambda t: 1.0,
    "step": lambda t: 1.0 if t < 0.6 else 0.1 if t < 0.85 else 0.01,
    "cosine": cosine,
    "one-cycle": lambda t: (
        0.04 + 0.96 * (1 - cosine(t / 0.3)) if t < 0.3 else cosine((t - 0.3) / 0.7)
    ),
}


def train(schedule, noise):
    """Train with momentum; return training losses of weights and EMA, and batch losses."""
    draw = torch.Generator().manual_seed(0)  # paired: all schedules see the same
    lr, params = torch.tensor(RATES[noise]).repeat_interleave(SEEDS).view(-1, 1, 1), []
    for d_in, d_out in ((64, 32), (32, 10)):
        W = torch.randn(SEEDS, d_in, d_out, generator=draw) * (2 / d_in) ** 0.5
        params += [W.repeat(COLUMNS, 1, 1), torch.zeros(len(lr), 1, d_out)]
    params = [p.requires_grad_() for p in params]
    v, ema = [torch.zeros_like(p) for p in params], [p.detach().clone() for p in params]
    history = []

    def logits(A, W1, b1, W2, b2):
        return F.relu(A @ W1 + b1) @ W2 + b2

    for step in range(STEPS):
        rows = torch.randint(900, (SEEDS, 32), generator=draw)
        A = X[rows] + noise * torch.randn(SEEDS, 32, 64, generator=draw)  # fresh in each step
        z = logits(A.repeat(COLUMNS, 1, 1), *params)
        loss = F.cross_entropy(z.mT, y[rows].repeat(COLUMNS, 1), reduction="none").mean(1)
        history.append(loss.detach().view(COLUMNS, SEEDS).mean(1))
        for k, g in enumerate(torch.autograd.grad(loss.sum(), params)):
            v[k] = 0.9 * v[k] + g
            params[k].data -= lr * schedule(step / STEPS) * v[k]
            ema[k] = 0.98 * ema[k] + 0.02 * params[k].data
    runs, fresh = [], X[:900].repeat(3, 1)
    fresh = fresh + noise * torch.randn(fresh.shape, generator=draw)
    for weights in ([p.detach() for p in params], ema):
        z = logits(fresh, *weights)
        loss = F.cross_entropy(z.mT, y[:900].repeat(len(z), 3), reduction="none")
        runs.append(loss.mean(1).view(COLUMNS, SEEDS))
    return runs, torch.stack(history)


share, final, AVERAGED = {}, {}, ("constant", "cosine")
fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
print("noise   schedule         rate   training loss    share of the constant rate's, by seed")
for noise, names in ((0.5, tuple(schedules)), (0.0, AVERAGED)):
    for number, name in enumerate(names):
        runs, history = train(schedules[name], noise)
        labels = (name, f"{name}, EMA") if name in AVERAGED else (name,)
        for label, losses in zip(labels, runs, strict=False):
            i = int(losses.mean(1).argmin())  # each at its best rate
            final[noise, label] = losses[i]
            s = share[noise, label] = losses[i] / final[noise, "constant"]
            spread = f"{s.mean():.2f} ({s.min():.2f} to {s.max():.2f})"
            print(
                f"{noise}     {label:14} {RATES[noise][i]:6} {losses[i].mean():12.3f}       {spread}"
            )
            if noise and label == name:
                left.plot([schedules[name](t / STEPS) for t in range(STEPS)], color=f"C{number}")
                curve = history[:, i].unfold(0, 20, 20).mean(-1)
                right.plot(range(10, STEPS, 20), curve, color=f"C{number}", label=name)
for name in ("constant, EMA", "step", "cosine", "one-cycle"):
    s = share[0.5, name]
    assert s.mean() < 0.98 and (s < 1).sum() >= 3  # fails for a second constant rate, 1.00
assert abs(share[0.5, "cosine, EMA"] - share[0.5, "cosine"]).max() < 0.02  # both add nothing
left.set(xlabel="step", ylabel="share of the peak rate")
right.set(xlabel="step", ylabel="training loss")
right.legend()
plt.show()
