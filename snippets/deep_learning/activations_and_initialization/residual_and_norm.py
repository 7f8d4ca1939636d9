"""Sixteen layers with and without a skip and a normalization: the gradient by layer, and training."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the file is ordered by writer


class Layer(nn.Module):
    """A ReLU layer of width 32, with what its kind names: a skip, a norm, He's weights."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(32) if "norm" in kind else nn.Identity()
        self.linear, self.skip = nn.Linear(32, 32), "skip" in kind  # default weights
        if "He" in kind:
            nn.init.kaiming_normal_(self.linear.weight, nonlinearity="relu")

    def forward(self, A: torch.Tensor) -> torch.Tensor:
        return A * self.skip + torch.relu(self.linear(self.norm(A)))


def train(seed: int, lr: float, kind: str) -> tuple[list[float], float, float]:
    """Return the first gradient's norm by layer, the last A's first size, the held-out accuracy."""
    torch.manual_seed(seed)
    layers = [Layer(kind) for _ in range(16)]
    net = nn.Sequential(nn.Linear(64, 32), *layers, nn.Linear(32, 10)).double()
    optimizer, norms = torch.optim.SGD(net.parameters(), lr=lr), []
    size = net[:-1](X).pow(2).mean().sqrt().item()
    for _ in range(50):
        rows = torch.randint(1300, (64,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        norms = norms or [layer.linear.weight.grad.norm().item() for layer in layers]
        optimizer.step()
    return norms, size, (net(X[1300:]).argmax(1) == y[1300:]).double().mean().item()


fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
best, ratio = {}, {}
print("16 layers       gradient: first, last layer   last A   held-out accuracy, three seeds")
for k, kind in enumerate(("plain", "plain, He", "norm", "skip", "skip and norm")):
    runs = [[train(seed, lr, kind) for seed in range(3)] for lr in (0.01, 0.1)]
    best[kind] = max((torch.tensor([run[2] for run in row]) for row in runs), key=torch.mean)
    norms = torch.tensor([norms for norms, *_ in runs[0]]).log().mean(0).exp()  # geometric mean
    ratio[kind] = (norms[0] / norms[-1]).item()
    low, high = best[kind].min(), best[kind].max()
    spread = f"{low:.2f} to {high:.2f}" if high > 0.45 else "all below 0.45"  # chaotic: no digits
    sizes = sum(size for _, size, _ in runs[0]) / 3
    print(f"{kind:15s} {norms[0]:16.0e} {norms[-1]:11.0e} {sizes:8.1f}   {spread}")
    ax.semilogy(range(1, 17), norms, color=f"C{k}", label=kind)
ax.set(xlabel="layer", ylabel="norm of the first gradient")
ax.legend(ncols=2)
assert ratio["plain"] < 1e-4 and best["plain"].max() < 0.15  # fails with He's weights
assert ratio["norm"] > 5 and 0.1 < ratio["plain, He"] < 10  # the norm alone turns it round
assert best["skip and norm"].mean() > max(best[k].mean() for k in best if k != "skip and norm")
plt.show()
