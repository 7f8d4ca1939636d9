"""Loss of SGD after the same number of rows, by learning rate, for four batch sizes."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16), torch.tensor(y[:900])
ROWS = 4096  # each run sees as many rows, in fewer steps if the batch is larger


def train(B: int, lr: float, seed: int) -> float:
    """Return the training loss after ROWS / B steps."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for _ in range(ROWS // B):
        rows = torch.randint(900, (B,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        optimizer.step()
    return nn.functional.cross_entropy(net(X), y).item()


plt.figure(figsize=(7, 3.4), layout="constrained")
rates, loss = [0.025 * 2**k for k in range(7)], {}
print("training loss, mean of three seeds")
print("  rate", *[f"{rate:6}" for rate in rates], "     best rate")
for B, tried in ((4, rates[:5]), (16, rates[1:]), (64, rates[2:]), (256, rates[2:])):
    for rate in tried:
        loss[B, rate] = sum(train(B, rate, seed) for seed in range(3)) / 3
    best = min(tried, key=lambda rate, B=B: loss[B, rate])
    assert best < max(tried)  # no best rate at the upper edge of the grid
    cells = [f"{loss[B, rate]:6.2f}" if rate in tried else " " * 6 for rate in rates]
    print(f"B = {B:3}", *cells, f"{best:12}")
    plt.plot(tried, [loss[B, rate] for rate in tried], "o-", label=f"B = {B}")
small = loss[4, 0.025]  # the rule: four times the batch, four times the rate
assert abs(loss[16, 0.1] / small - 1) < 0.1 and abs(loss[64, 0.4] / small - 1) < 0.2
assert loss[16, 0.05] > 1.5 * small  # fails for the square root rule as well as for a fixed rate
assert all(loss[B, 1.6] > 1 for B in (16, 64, 256))  # fails if the rule held for any batch
plt.gca().set(xlabel="learning rate", ylabel="training loss", xscale="log")
plt.legend()
plt.show()
