"""What a range test proposes, by the length of its ramp, against the best rate of full runs."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16), torch.tensor(y[:900])
SEEDS, GRID = 5, torch.tensor([0.0025 * 2**k for k in range(8)])


def run(hidden, rates):
    """Train SEEDS nets for each column with momentum; rates (steps, columns); return losses."""
    draw, columns = torch.Generator().manual_seed(0), rates.shape[1]
    sizes, params = [64, *hidden, 10], []
    for d_in, d_out in zip(sizes[:-1], sizes[1:], strict=True):
        W = torch.randn(SEEDS, d_in, d_out, generator=draw) * (2 / d_in) ** 0.5
        params += [W.repeat(columns, 1, 1), torch.zeros(columns * SEEDS, 1, d_out)]
    params, history = [p.requires_grad_() for p in params], []
    v = [torch.zeros_like(p) for p in params]
    for lr in rates:
        rows = torch.randint(900, (SEEDS, 32), generator=draw).repeat(columns, 1)
        A = X[rows]
        for W, b in zip(params[:-2:2], params[1:-2:2], strict=True):
            A = F.relu(A @ W + b)
        z = A @ params[-2] + params[-1]
        loss = F.cross_entropy(z.mT, y[rows], reduction="none").mean(1)
        history.append(loss.detach())
        for k, g in enumerate(torch.autograd.grad(loss.sum(), params)):
            v[k] = 0.9 * v[k] + g
            params[k].data -= lr.repeat_interleave(SEEDS).view(-1, 1, 1) * v[k]
    return torch.stack(history).view(len(rates), columns, SEEDS).nan_to_num(1e3)


def smooth(losses, keep=0.9):
    """Return running means over the steps, corrected for their start at zero."""
    total, out = 0.0, []
    for t, loss in enumerate(losses, start=1):
        total = keep * total + (1 - keep) * loss
        out.append(total / (1 - keep**t))
    return torch.stack(out)


fig, axes = plt.subplots(figsize=(7, 3.4), layout="constrained")
lowest = {}
for name, hidden in (("1 hidden layer", [32]), ("6 hidden layers", [32] * 6)):
    for steps in (100, 400):
        ends = run(hidden, GRID.expand(steps, -1))[-20:].mean((0, 2))
        print(f"{name}: best constant rate for {steps} steps ~{GRID[int(ends.argmin())]:.2f}")
    for number, steps in enumerate((50, 100, 400)):
        ramp = torch.logspace(-4, 0.5, steps)
        curve = smooth(run(hidden, ramp[:, None])[:, 0])
        tenth = lowest[name, steps] = ramp[curve.argmin(0)] / 10
        falls = [c[5 : i + 1].diff() for c, i in zip(curve.T, curve.argmin(0), strict=True)]
        steep = ramp[torch.stack([fall.argmin() + 5 for fall in falls])]
        found = [f"~{x.min():.1g} to ~{x.max():.1g}" for x in (tenth, steep)]  # ~: chaos moves them
        print(f"  ramp of {steps:3} steps, lowest / 10: {found[0]}, steepest: {found[1]}")
        if len(hidden) == 1:
            end = int((curve.mean(1) > 2.4).int()[10:].argmax()) + 10  # from here on chaos
            axes.plot(
                ramp[:end], curve[:end].mean(1), color=f"C{number}", label=f"ramp of {steps} steps"
            )
    short, long = lowest[name, 50], lowest[name, 400]
    times = (short / long).log().mean().exp()
    assert times > 2  # fails if the answer did not depend on the ramp's length
axes.axvline(0.08, color="C7", linestyle="--", label="best for 100 steps")
axes.set(xlabel="learning rate", ylabel="running loss", xscale="log")
axes.legend()
plt.show()
