"""VICReg: a variance term keeps numbers alive, a covariance term makes them differ."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # decimals that hold on every processor
X = torch.tensor(load_digits().data / 16, dtype=torch.float64)


def run(seed: int, var: float, cov: float) -> tuple[float, float]:
    """Return the mean standard deviation of 32 numbers and how many directions they use.

    Directions: (sum of eigenvalues of the covariance)^2 / sum of their squares.
    """
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 32))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
    for _ in range(60):
        x = X[torch.randint(1300, (64,))]
        a, b = (net(x + 0.3 * torch.randn_like(x)) for _ in range(2))
        loss = 25 * F.mse_loss(a, b)
        for z in (a, b):
            C = torch.cov(z.T)
            loss = loss + var * F.relu(1 - (C.diag() + 1e-4).sqrt()).mean()
            loss = loss + cov * (C - C.diag().diag()).pow(2).sum() / 32
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        C = torch.cov(net(X[1300:]).T)
    return C.diag().sqrt().mean().item(), (C.trace() ** 2 / C.pow(2).sum()).item()


rows = {}
for name, var, cov in (("pull", 0, 0), ("variance", 25, 0), ("both", 25, 1)):
    S = torch.tensor([run(seed, var, cov) for seed in range(3)])
    rows[name] = S
    print(f"{name:9s} deviation {S[:, 0].mean():.1f}, directions {S[:, 1].mean():.0f} of 32")
assert rows["pull"][:, 0].max() < 0.3 < rows["variance"][:, 0].min()  # fails without the term
assert rows["both"][:, 1].min() > 1.5 * rows["variance"][:, 1].max()  # fails if cov is dropped
