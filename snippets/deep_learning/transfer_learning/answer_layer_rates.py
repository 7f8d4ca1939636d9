"""One rate, a larger rate for the head, the head first, unfreezing from the top: tuned alike."""

import copy

import numpy as np
import torch
from numpy.lib.stride_tricks import sliding_window_view
from sklearn.datasets import load_digits, load_sample_image
from sklearn.feature_extraction.image import extract_patches_2d
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


def tune(net, rows, rate, factors=(1, 1, 1), opens=(0, 0, 0), steps=60) -> None:
    body, head = net
    groups = body[:4], body[4:], head  # lower block, upper block, head
    optimizer = torch.optim.Adam(
        [{"params": g.parameters(), "lr": rate * f} for g, f in zip(groups, factors, strict=True)]
    )
    for step, batch in enumerate(torch.randint(len(rows), (steps, 16))):
        for group, opened in zip(groups, opens, strict=True):
            group.requires_grad_(step >= opened).train(step >= opened)
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows[batch]]), y[rows[batch]]).backward()
        optimizer.step()
    net.eval()


ways = {"one rate": {}, "by layer": {"factors": (0.1, 0.3, 1)}}
ways |= {"head first": {"opens": (20, 20, 0)}, "gradual": {"opens": (40, 20, 0)}}
share = np.zeros((4, 3))  # way, seed
for seed in range(3):
    torch.manual_seed(seed)
    body = nn.Sequential(
        nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 32, 3), nn.BatchNorm2d(32), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten())  # fmt: skip
    tune(nn.Sequential(body, nn.Linear(32, 5)), old, 0.01, steps=200)
    rows = np.random.default_rng(seed).permutation(new)
    few, check = rows[:30], rows[30:230]
    for k, settings in enumerate(ways.values()):
        runs = []  # accuracy on the validation rows, and on the test rows
        for rate in (0.003, 0.01, 0.03):
            net = nn.Sequential(copy.deepcopy(body), nn.Linear(32, 5))
            tune(net, few, rate, **settings)
            runs.append(
                [(net(X[r]).argmax(1) == y[r]).double().mean().item() for r in (check, test)]
            )
        share[k, seed] = max(runs)[1]
for name, runs in zip(ways, share, strict=True):
    print(f"{name:12s}", *[f"{v:.2f}" for v in runs])
assert share.mean(1).min() > 0.5  # rejects groups that never open: about 0.4
