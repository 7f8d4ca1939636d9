"""Activations compared on digits: one hidden layer and five, the learning rate tuned for each."""

import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)
VALIDATION, TEST = slice(900, 1300), slice(1300, None)  # other writers than the first 900 rows
RATES, SEEDS, test = (0.03, 0.1, 0.3, 1.0, 3.0), 5, {}


def compete(name, phi, gain, depth, checks):
    """Train a net for each rate and seed, all at once; at the checks, test with the best rate."""
    draw = torch.Generator().manual_seed(0)  # the same for each activation: runs are paired
    sizes, params = [64, *[24] * depth, 10], []
    for d_in, d_out in zip(sizes[:-1], sizes[1:], strict=True):
        W = torch.randn(SEEDS, d_in, d_out, generator=draw, dtype=torch.float64) * gain / d_in**0.5
        params += [W.repeat(len(RATES), 1, 1), W.new_zeros(len(RATES) * SEEDS, 1, d_out)]
    params = [p.requires_grad_() for p in params]
    lr = torch.tensor(RATES, dtype=torch.float64).repeat_interleave(SEEDS).view(-1, 1, 1)

    def logits(A):
        for W, b in zip(params[:-2:2], params[1:-2:2], strict=True):
            A = phi(A @ W + b)  # W (25, d_in, d_out): each net meets its own matrix
        return A @ params[-2] + params[-1]

    for step in range(1, checks[-1] + 1):
        rows = torch.randint(900, (SEEDS, 32), generator=draw).repeat(len(RATES), 1)
        z = logits(X[rows]).flatten(0, 1)
        loss = F.cross_entropy(z, y[rows].flatten(), reduction="sum") / 32  # a sum over the nets
        for p, g in zip(params, torch.autograd.grad(loss, params), strict=True):
            p.data -= lr * g
        if step in checks:
            right = (logits(X).argmax(-1) == y).double().view(len(RATES), SEEDS, -1)
            chosen = int(right[..., VALIDATION].mean((1, 2)).argmax())
            test[depth, step, name] = run = right[chosen, :, TEST].mean(-1)
            spread = f"{run.mean():.2f} ({run.min():.2f} to {run.max():.2f})"
            print(f"{depth:8} {step:5}   {name:16s} {RATES[chosen]:4}   {spread}")


kinds = {  # the function, and the gain by which its random weights are larger than 1 / √d_in
    "s": (torch.sigmoid, 1.0),
    "s, gain 4": (torch.sigmoid, 4.0),
    "s - 1/2, gain 4": (lambda z: torch.sigmoid(z) - 0.5, 4.0),
    "tanh": (torch.tanh, 1.0),
    "ReLU": (torch.relu, 2**0.5),
    "GELU": (F.gelu, 2**0.5),
}
print("  hidden steps   activation       rate   test")
for depth, checks in ((1, (200,)), (5, (200, 300))):
    for name, (phi, gain) in kinds.items():
        compete(name, phi, gain, depth, checks)
for steps in (200, 300):
    gap = test[5, steps, "tanh"] - test[5, steps, "ReLU"]
    print(f"tanh minus ReLU, seed by seed, {steps} steps: {gap.min():.2f} to {gap.max():.2f}")
shallow = [test[1, 200, name].mean() for name in kinds]
assert max(shallow) - min(shallow) < 0.05  # fails if all get the rate 0.1
assert test[5, 300, "s"].max() < 0.2 and test[5, 300, "s, gain 4"].mean() > 0.7  # it was the start
assert (test[5, 200, "s - 1/2, gain 4"] - test[5, 200, "s, gain 4"]).mean() > 0.05  # the offset
