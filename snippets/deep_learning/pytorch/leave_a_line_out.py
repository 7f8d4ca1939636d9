"""Four mistakes in a training loop that raise nothing, each beside the right loop, five seeds."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
scans, digit = load_digits(return_X_y=True)
X, y = torch.tensor(scans / 16), torch.tensor(digit % 2)
held_out = slice(900, 1300)
loss_function = nn.CrossEntropyLoss()


def fit(seed: int, mistake: str) -> tuple[float, float, float]:
    """Return accuracy, loss, and the share of rows whose answer differs when asked again."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 2))
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    # X.T.reshape has the right shape and mixes 64 scans in each row; X.T.T would be right.
    rows = X.T.reshape(-1, 64) if mistake == "reshape to transpose" else X
    for _ in range(20):
        net.train()
        for batch in torch.randperm(900).split(100):
            if mistake != "no zero_grad()":
                optimizer.zero_grad()
            z = net(rows[batch])
            if mistake == "softmax before the loss":
                z = z.softmax(dim=1)
            loss_function(z, y[batch]).backward()
            optimizer.step()
    if mistake != "no eval()":
        net.eval()
    with torch.no_grad():
        z, again = net(rows[held_out]), net(rows[held_out])
    if mistake == "softmax before the loss":
        z, again = z.softmax(dim=1), again.softmax(dim=1)
    answer = z.argmax(dim=1)
    changed = (answer != again.argmax(dim=1)).double().mean().item()
    right = (answer == y[held_out]).double().mean().item()
    return right, loss_function(z, y[held_out]).item(), changed


names = ("", "no zero_grad()", "reshape to transpose", "no eval()", "softmax before the loss")
runs = {name: np.array([fit(seed, name) for seed in range(5)]) for name in names}
print("validation, mean of five seeds   accuracy (range)        loss   answers that change")
for name, run in runs.items():
    low, high = run[:, 0].min(), run[:, 0].max()
    right, loss, changed = run.mean(axis=0)
    print(f"{name or 'the right loop':30}   {right:.2f} ({low:.2f} to {high:.2f})", end="     ")
    print(f"{loss:.2f}   {changed:.2f}")
right_loop, accumulated, mixed, noisy, squeezed = runs.values()
assert (accumulated[:, 0] < right_loop[:, 0] - 0.03).all()  # rejects a loop that clears after all
assert abs(mixed[:, 0].mean() - 0.5) < 0.05  # rejects a true transpose, X.T.T: as good as X
assert (noisy[:, 2] > 0.02).all() and (right_loop[:, 2] == 0).all()  # rejects dropout left off
assert squeezed[:, 1].min() > 0.31 > right_loop[:, 1].max()  # rejects softmax at the end only
