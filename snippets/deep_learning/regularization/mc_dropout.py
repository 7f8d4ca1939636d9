"""Dropout left on at test time as a measure of doubt: does it flag errors and unseen digits?"""

import torch
from sklearn.datasets import load_digits
from sklearn.metrics import roc_auc_score
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X = X / 16  # ordered by writer


def fit(seed: int, rows: torch.Tensor, p: float) -> nn.Module:
    """Train a net with two hidden layers and dropout p on these rows."""
    torch.manual_seed(seed)
    hidden = [m for d in (64, 64) for m in (nn.Linear(d, 64), nn.ReLU(), nn.Dropout(p))]
    net = nn.Sequential(*hidden, nn.Linear(64, 10))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
    for _ in range(10):
        for batch in rows[torch.randperm(len(rows))].split(40):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(X[batch]), y[batch]).backward()
            optimizer.step()
    return net


def entropy(q: torch.Tensor) -> torch.Tensor:
    """Return the entropy of each distribution in q (..., K), in nats."""
    return -(q * q.clamp_min(1e-12).log()).sum(-1)


def report(Q: torch.Tensor, true: torch.Tensor, new: torch.Tensor) -> list[float]:
    """Score the answers Q (draws, rows, 10): accuracy, and three areas under the ROC curve."""
    doubt, wrong = entropy(Q.mean(0)), (Q.mean(0).argmax(-1) != true)[~new]
    spread = doubt - entropy(Q).mean(0)  # how far the draws disagree
    flagged = (wrong, doubt[~new]), (new, doubt), (new, spread)
    return [1 - wrong.double().mean().item()] + [roc_auc_score(*f) for f in flagged]


runs = {"one pass, eval()": [], "50 passes, dropout on": [], "five nets, no dropout": []}
for seed in range(5):
    order = torch.arange(1797).roll(225 * seed)  # other writers train and test
    new = (y == seed) | (y == seed + 5)  # two digits that no net has seen
    rows, test = order[:900][~new[order[:900]]][:400], order[900:]
    net, five = fit(seed, rows, 0.5), [fit(10 * k + seed, rows, 0.0) for k in range(1, 6)]
    with torch.no_grad():
        Q = [net.eval()(X[test])[None]]  # train() below: dropout on, the one such layer here
        Q += [torch.stack([net.train()(X[test]) for _ in range(50)])]
        Q.append(torch.stack([other(X[test]) for other in five]))
    for run, z in zip(runs.values(), Q, strict=True):
        run.append(report(z.softmax(-1), y[test], new[test]))
once, drop, nets = table = [torch.tensor(run) for run in runs.values()]
print("five seeds             accuracy  errors  unseen  unseen, by spread")
for name, run in zip(runs, table, strict=True):
    print(f"{name:22}", *(f"{v:7.2f}" for v in run.mean(0)[: 3 if name[:3] == "one" else 4]))
d = nets[:, 3] - once[:, 2]
print(f"spread of five nets, against doubt of one: {d.mean():+.2f} ± {2.78 * d.std() / 5**0.5:.2f}")
assert (drop - once)[:, 2].mean().abs() < 0.04  # fails if the passes saw what one pass does not
assert drop[:, 3].min() > 0.6 and (drop[:, 2] - drop[:, 3]).mean() > 0.01  # a coin has 0.5
assert (nets[:, 3] - drop[:, 3]).mean() > 0.02  # fails if five equal nets are asked
