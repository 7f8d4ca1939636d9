"""Odd or even from the names of the digits: a linear classifier, a net, and the neighbors."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.set_default_dtype(torch.float64)
scans, digit = load_digits(return_X_y=True)
scans = scans / 16
train, validation, test = slice(900), slice(900, 1300), slice(1300, None)
X, y = torch.tensor(scans), torch.tensor(digit)


def odd_or_even(predicted: np.ndarray, rows: slice) -> float:
    """Share of rows whose predicted digit is odd when the true one is."""
    return float((predicted % 2 == digit[rows] % 2).mean())


def fit(seed: int) -> float:
    """Train on the ten names; return the score on the test rows."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 10))
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    loader = DataLoader(TensorDataset(X[train], y[train]), batch_size=64, shuffle=True)
    for _ in range(40):
        for rows, names in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(rows), names).backward()
            optimizer.step()
    with torch.no_grad():
        return odd_or_even(net.eval()(X[test]).argmax(dim=1).numpy(), test)


def best(models: list) -> float:
    """Choose by the validation rows, score on the test rows."""
    fitted = [model.fit(scans[train], digit[train]) for model in models]
    chosen = max(fitted, key=lambda m: odd_or_even(m.predict(scans[validation]), validation))
    return odd_or_even(chosen.predict(scans[test]), test)


nets = [fit(seed) for seed in range(5)]
linear = best([LogisticRegression(C=C, max_iter=2000) for C in (0.1, 1, 10)])
neighbors = best([KNeighborsClassifier(k) for k in (1, 3, 5, 9)])
print(f"logistic regression  {linear:.3f}")
print(f"net, five seeds      {min(nets):.3f} to {max(nets):.3f}")
print(f"nearest neighbors    {neighbors:.3f}")
assert abs(np.mean(nets) - linear) < 0.015  # rejects the lead of six points on the same rows
assert neighbors > linear  # rejects "nothing beats it"
