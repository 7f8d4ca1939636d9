"""Loss after the same number of rows, by learning rate per row of the batch, for four batch sizes."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16), torch.tensor(y[:900])
SEEDS, ROWS = 3, 9600  # each run sees as many rows, in fewer steps if the batch is larger


def train(kind, B, rates):
    """Return the training loss of each rate and seed, shape (rates, SEEDS)."""
    draw = torch.Generator().manual_seed(0)
    lr, params = torch.tensor(rates).repeat_interleave(SEEDS).view(-1, 1, 1), []
    for d_in, d_out in ((64, 24), (24, 10)):
        W = torch.randn(SEEDS, d_in, d_out, generator=draw) * (2 / d_in) ** 0.5
        params += [W.repeat(len(rates), 1, 1), torch.zeros(len(lr), 1, d_out)]
    W1, b1, W2, b2 = params = [p.requires_grad_() for p in params]
    optimizer = kind(params, lr=1.0)

    def losses(rows):
        z = F.relu(X[rows] @ W1 + b1) @ W2 + b2  # W (nets, d_in, d_out)
        return F.cross_entropy(z.mT, y[rows], reduction="none").mean(1)

    for _ in range(ROWS // B):
        rows = torch.randint(900, (SEEDS, B), generator=draw).repeat(len(rates), 1)
        optimizer.zero_grad()
        losses(rows).sum().backward()
        before = [p.detach().clone() for p in params]
        optimizer.step()  # with rate 1; scaled to the rate of each net
        for p, p0 in zip(params, before, strict=True):
            p.data = p0 + lr * (p.data - p0)
    return losses(torch.arange(900).repeat(len(lr), 1)).detach().view(len(rates), SEEDS)


SIZES, FACTORS, loss = (16, 64, 256), range(9), {}
fig, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
print("training loss after 9,600 rows, mean of three seeds; the rate is rate / 16 times the batch")
for kind, low in ((torch.optim.SGD, 0.025), (torch.optim.Adam, 0.0005)):
    for number, B in enumerate(SIZES):
        rates = [low * 2**k for k in FACTORS]
        loss[kind, B] = seen = train(kind, B, rates).mean(1)
        best = rates[int(seen.argmin())]
        print(f"{kind.__name__:4} B = {B:3}: best rate {best:5}, loss {seen.min():.2f}")
        if kind is torch.optim.SGD:
            per_row = [16 * rate / B for rate in rates]
            end = int(seen.argmin()) + 1  # beyond its best rate a run is soon lost
            axes.plot(per_row[:end], seen[:end], "o-", color=f"C{number}", label=f"B = {B}")
            assert low < best < rates[-1]  # no best rate at the edge of the grid
sgd = [loss[torch.optim.SGD, B] for B in SIZES]
print(
    "SGD, one rate per row of the batch:  rate at B = 16   loss at B =", *[f"{B:5}" for B in SIZES]
)
for k in range(4):
    row = [sgd[0][k], sgd[1][k + 2], sgd[2][k + 4]]
    print(f"{0.025 * 2**k:51} {'':13}", *[f"{x:5.2f}" if x < 1 else " lost" for x in row])
assert abs(sgd[1][2] / sgd[0][0] - 1) < 0.1  # the rule holds; with equal rates 0.5 or more ...
assert sgd[1][0] > 2 * sgd[0][0] and sgd[2][7] > 2 * sgd[0][3]  # ... and ends at a rate
axes.set(xlabel="learning rate x 16 / B", ylabel="training loss", xscale="log", yscale="log")
axes.legend()
plt.show()
