"""Muon's step by hand, equal to torch.optim.Muon; what it does to the singular values; its cost."""

import torch
from sklearn.datasets import load_digits
from torch import nn

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16, dtype=torch.float32), torch.tensor(y[:900])


def orthogonalize(G: torch.Tensor) -> torch.Tensor:
    """Five Newton-Schulz steps on G, shape (rows, columns), rows <= columns, in bfloat16."""
    G = G.bfloat16() / G.norm().bfloat16()
    for _ in range(5):
        A = G @ G.T
        G = 3.4445 * G + (-4.775 * A + 2.0315 * A @ A) @ G
    return G.float()


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
W = net[0].weight  # (32, 64)
optimizer = torch.optim.Muon([W], lr=0.02, weight_decay=0.0, adjust_lr_fn="match_rms_adamw")
m, worst = torch.zeros_like(W), 1.0
for _ in range(20):
    rows = torch.randint(900, (32,))
    net.zero_grad()
    nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
    before = W.detach().clone()
    optimizer.step()
    m = 0.95 * m + 0.05 * W.grad
    G = 0.05 * W.grad + 0.95 * m
    ours = -0.02 * 0.2 * 64**0.5 * orthogonalize(G)
    same = nn.functional.cosine_similarity((W - before).flatten(), ours.flatten(), dim=0)
    worst = min(worst, same.item())
for name, M in (("momentum", G / G.norm()), ("Muon's step", orthogonalize(G))):
    s = torch.linalg.svdvals(M)
    print(
        f"{name:12} singular values: largest {s[0]:.1f}, median {s[16]:.2f}, smallest {s[-1]:.2f}"
    )
    spread = s[0] / s[16]
assert worst > 0.98  # 16 bits; fails for the momentum itself
assert abs((W - before).norm() / ours.norm() - 1) < 0.02  # fails for another scale than 0.2 * 8
assert spread < 2  # fails for the momentum itself
for B, rows, columns in ((32, 32, 64), (500_000, 4096, 4096)):
    pass_ = 6 * B * rows * columns  # forward and backward of the layer
    polish = 5 * (4 * rows**2 * columns + 2 * rows**3)
    print(
        f"layer {rows} x {columns}, B = {B}: Newton-Schulz costs {polish / pass_:.3f} of the passes"
    )
