"""Clipping each entry turns the gradient, clipping the norm keeps its direction."""

import torch
from sklearn.datasets import load_digits
from torch import nn

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)


def gradient(seed: int, how: str) -> torch.Tensor:
    """Return the gradient of a deep net as one vector, clipped by value, by norm, or not."""
    torch.manual_seed(seed)
    layers = [layer for _ in range(10) for layer in (nn.Linear(64, 64), nn.ReLU())]
    for linear in layers[::2]:
        nn.init.normal_(linear.weight, std=1.5 * (2 / 64) ** 0.5)
    net = nn.Sequential(*layers, nn.Linear(64, 10)).double()
    nn.functional.cross_entropy(net(X), y).backward()
    if how == "norm":
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    if how == "value":
        nn.utils.clip_grad_value_(net.parameters(), 0.01)
    return torch.cat([p.grad.flatten() for p in net.parameters()])


cosines = {}
for how in ("norm", "value"):
    pairs = [(gradient(seed, "no"), gradient(seed, how)) for seed in range(5)]
    cosines[how] = [torch.cosine_similarity(g, h, dim=0).item() for g, h in pairs]
    length = sum(h.norm().item() for _, h in pairs) / 5
    low, high = min(cosines[how]), max(cosines[how])
    print(
        f"clipped by {how:5s}: length {length:.1f}, cosine to the gradient {low:.2f} to {high:.2f}"
    )
assert min(cosines["norm"]) > 1 - 1e-9 and max(cosines["value"]) < 0.95
