"""Activations compared on digits: one hidden layer and five, the learning rate tuned for each."""

import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)
VALIDATION, TEST = slice(900, 1300), slice(1300, None)  # other writers than the first 900 rows
RATES, SEEDS = (0.03, 0.1, 0.3, 1.0, 3.0), 5


def accuracies(phi, gain, depth):
    """Train a net for each rate and seed, all at once; return validation and test accuracy."""
    draw = torch.Generator().manual_seed(0)
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

    for _ in range(200):
        rows = torch.randint(900, (SEEDS, 32), generator=draw).repeat(len(RATES), 1)
        z = logits(X[rows]).flatten(0, 1)
        loss = F.cross_entropy(z, y[rows].flatten(), reduction="sum") / 32  # a sum over the nets
        for p, g in zip(params, torch.autograd.grad(loss, params), strict=True):
            p.data -= lr * g
    right = (logits(X).argmax(-1) == y).double().view(len(RATES), SEEDS, -1)
    return right[..., VALIDATION].mean(-1), right[..., TEST].mean(-1)


kinds = {  # the function, and the gain by which its random weights are larger than 1 / √d_in
    "sigmoid": (torch.sigmoid, 1.0),
    "sigmoid, gain 4": (torch.sigmoid, 4.0),
    "tanh": (torch.tanh, 1.0),
    "ReLU": (torch.relu, 2**0.5),
    "GELU": (F.gelu, 2**0.5),
}
means = {}
for depth in (1, 5):
    print(f"hidden layers: {depth}")
    for name, (phi, gain) in kinds.items():
        validation, test = accuracies(phi, gain, depth)
        chosen = int(validation.mean(1).argmax())
        mean, low, high = test[chosen].mean(), test[chosen].min(), test[chosen].max()
        means[depth, name] = mean.item()
        print(f"  {name:16s} rate {RATES[chosen]:4}   test {mean:.2f} ({low:.2f} to {high:.2f})")
shallow = [means[1, name] for name in kinds]
assert max(shallow) - min(shallow) < 0.05  # fails if all get the rate 0.1
assert means[5, "sigmoid"] < 0.2 and means[5, "sigmoid, gain 4"] > 0.4  # chance is 0.1
assert min(means[5, "tanh"], means[5, "ReLU"]) > means[5, "sigmoid, gain 4"]
