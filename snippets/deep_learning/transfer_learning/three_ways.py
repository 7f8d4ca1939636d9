"""Accuracy on five new digits by labels per class: scratch, frozen features, fine-tuned."""

import copy

import matplotlib.pyplot as plt
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


def fit(net: nn.Module, rows: np.ndarray, steps: int, rate: float) -> nn.Module:
    optimizer = torch.optim.Adam(net.train().parameters(), rate)
    for step, batch in enumerate(torch.randint(len(rows), (steps, 16))):
        optimizer.param_groups[0]["lr"] = rate * (1 - step / steps)  # falls to zero
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows[batch]]), y[rows[batch]]).backward()
        optimizer.step()
    return net.eval()


sizes, share = (1, 3, 10, 100), np.zeros((3, 3, 4))  # seed, way, size
for seed in range(3):
    torch.manual_seed(seed)
    order = np.random.default_rng(seed).permutation(new)
    body = nn.Sequential(
        nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 32, 3), nn.BatchNorm2d(32), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten())  # fmt: skip
    fresh = copy.deepcopy(body)
    fit(nn.Sequential(body, nn.Linear(32, 5)), old, 200, 0.01)
    for out, n in zip(share[seed].T, sizes, strict=True):
        few = np.concatenate([order[digit[order] == c][:n] for c in range(5, 10)])
        P, Q = body(X[few]).detach(), body(X[test]).detach()
        out[0] = LogisticRegression(solver="newton-cholesky").fit(P, y[few]).score(Q, y[test])
        for k, start, rate in ((1, fresh, 0.01), (2, body, 0.03)):
            net = fit(nn.Sequential(copy.deepcopy(start), nn.Linear(32, 5)), few, 100, rate)
            out[k] = (net(X[test]).argmax(1) == y[test]).double().mean()
print("labels per class", *[f"{n:5d}" for n in sizes])
_, ax = plt.subplots(layout="constrained")
for k, way in enumerate(("frozen", "scratch", "fine-tuned")):
    mean, half = share[:, k].mean(0), 4.3 * share[:, k].std(0, ddof=1) / 3**0.5  # 95 % interval
    print(f"{way:16s}", *[f"{v:5.2f}" for v in mean])
    ax.errorbar(np.arange(4) + k / 15, mean.round(2), half.round(2), label=way, capsize=3)
ax.set(xticks=range(4), xticklabels=sizes, xlabel="labels per class", ylabel="accuracy")
ax.legend()
plt.show()
assert (share[:, 2] - share[:, 1]).mean() > 0.04  # rejects a body that was not pretrained
