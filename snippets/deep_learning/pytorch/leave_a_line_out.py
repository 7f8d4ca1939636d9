"""Four mistakes in a training loop that raise nothing, at two learning rates, five seeds."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
scans, digit = load_digits(return_X_y=True)
X, y = torch.tensor(scans / 16), torch.tensor(digit % 2)
loss_function = nn.CrossEntropyLoss()


def fit(seed: int, mistake: str, lr: float) -> tuple[float, float]:
    """Return the accuracy on 400 validation rows, and the training loss of the last epoch."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 2))
    optimizer = torch.optim.SGD(net.parameters(), lr)
    rows = X.T.reshape(-1, 64) if mistake == "reshape" else X  # X.T.T would be right
    for _ in range(15):
        losses = []
        for batch in torch.randperm(900).split(100):
            if mistake != "no zero_grad()":
                optimizer.zero_grad()
            z = net(rows[batch])
            if mistake == "softmax":
                z = z.softmax(dim=1)
            loss = loss_function(z, y[batch])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    net.train(mistake == "no eval()")
    with torch.no_grad():
        right = net(rows[900:1300]).argmax(dim=1) == y[900:1300]
    return right.double().mean().item(), float(np.mean(losses))


names = ("none", "no zero_grad()", "reshape", "no eval()", "softmax")
runs = {n: np.array([[fit(s, n, lr) for s in range(5)] for lr in (0.03, 1.0)]) for n in names}
for name, run in runs.items():
    for lr, (right, loss) in zip((0.03, 1.0), run.transpose(0, 2, 1), strict=True):
        print(f"{name:14} lr {lr:<4}  accuracy {right.min():.2f} to {right.max():.2f}", end="  ")
        print(f"training loss {loss.mean():.2f}")
gain = runs["no zero_grad()"][:, :, 0] - runs["none"][:, :, 0]
assert gain[0].min() > 0.05 and gain[1].max() < -0.05  # rejects a loop that clears after all
assert abs(runs["reshape"][:, :, 0].mean() - 0.5) < 0.05  # rejects a true transpose, X.T.T
assert (runs["no eval()"] < runs["none"])[:, :, 0].mean() > 0.7  # rejects dropout that is off
# Rejects softmax at the end only: the training loss itself stays above log(1 + 1/e).
assert runs["softmax"][:, :, 1].min() > np.log1p(np.exp(-1)) > runs["none"][1, :, 1].mean()
