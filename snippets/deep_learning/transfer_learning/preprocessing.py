"""A frozen net behind wrong preprocessing: its head is trained on it, or meets it in service only."""

import numpy as np
import torch
from numpy.lib.stride_tricks import sliding_window_view
from sklearn.datasets import load_digits, load_sample_image
from sklearn.feature_extraction.image import extract_patches_2d
from sklearn.linear_model import LogisticRegression
from torch import nn

torch.set_default_dtype(torch.float64)
wide, digit = np.pad(load_digits().images / 16, 4)[4:-4], load_digits().target
a, b = np.random.default_rng(0).integers(5, size=(2, 1797))  # each scan at a place of its own
ink = sliding_window_view(wide, (12, 12), (1, 2))[range(1797), a, b]
photo = load_sample_image("china.jpg").mean(2) / 255 * 0.7
X = ink + (1 - ink) * extract_patches_2d(photo, (12, 12), max_patches=1797, random_state=0)
X, y = torch.tensor(X)[:, None], torch.tensor(digit % 5)
old, new = [np.flatnonzero(digit[:1300] // 5 == k) for k in (0, 1)]
test = 1300 + np.flatnonzero(digit[1300:] >= 5)  # the last rows: mostly other writers
mean, deviation = X[old].mean(), X[old].std()
ways = {
    "as in pretraining": lambda X: (X - mean) / deviation,
    "0 to 1": lambda X: X,
    "inverted": lambda X: (1 - X - mean) / deviation,
    "upside down": lambda X: ((X - mean) / deviation).flip(2),
}
right = ways["as in pretraining"]
share = np.zeros((4, 3, 2))  # way, seed, in training and service or in service only
for seed in range(3):
    torch.manual_seed(seed)
    body = nn.Sequential(
        nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 32, 3), nn.BatchNorm2d(32), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten())  # fmt: skip
    net = nn.Sequential(body, nn.Linear(32, 5))
    optimizer = torch.optim.Adam(net.parameters(), 0.01)
    for batch in torch.randint(len(old), (200, 16)):
        rows = old[batch]
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(right(X[rows])), y[rows]).backward()
        optimizer.step()
    net.eval()
    few = np.random.default_rng(seed).permutation(new)[:150]
    with torch.no_grad():
        for out, way in zip(share[:, seed], ways.values(), strict=True):
            head = LogisticRegression(solver="newton-cholesky").fit(body(way(X[few])), y[few])
            if way is right:
                service = head  # trained on the right inputs
            Q = body(way(X[test]))
            out[:] = head.score(Q, y[test]), service.score(Q, y[test])
print("wrong in                    both    service only")
for name, runs in zip(ways, share, strict=True):
    print(f"{name:18s}", *[f"  {v.min():.2f} to {v.max():.2f}" for v in runs.T])
loss = share[0] - share[1:]  # way, seed, where
assert (loss[:, :, 1] > 0.1).all()  # rejects a service that uses the right one
assert (loss[1, :, 0] > 0.05).all()  # rejects a head on the pixels
