"""One net after three sources: what a probe reads, and how fine-tuning ends at two rates."""

import copy

import numpy as np
import torch
from numpy.lib.stride_tricks import sliding_window_view
from sklearn.datasets import load_digits, load_sample_image
from sklearn.feature_extraction.image import extract_patches_2d
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
wide, digit = np.pad(load_digits().images / 16, 4)[4:-4], load_digits().target
a, b = np.random.default_rng(0).integers(5, size=(2, 1797))  # each scan at a place of its own
ink = sliding_window_view(wide, (12, 12), (1, 2))[range(1797), a, b]
photo = load_sample_image("china.jpg").mean(2) / 255 * 0.7
X = ink + (1 - ink) * extract_patches_2d(photo, (12, 12), max_patches=1797, random_state=0)
X, y = torch.tensor(X)[:, None], torch.tensor(digit % 5)
old, new = [np.flatnonzero(digit[:1300] // 5 == k) for k in (0, 1)]
test = 1300 + np.flatnonzero(digit[1300:] >= 5)  # mostly other writers
light = (X.mean((1, 2, 3)) > X.mean((1, 2, 3)).median()).long()


def fit(net: nn.Module, rows: np.ndarray, labels: Tensor, steps: int, rate: float) -> nn.Module:
    optimizer = torch.optim.Adam(net.train().parameters(), rate)
    for step, batch in enumerate(torch.randint(len(rows), (steps, 16))):
        optimizer.param_groups[0]["lr"] = rate * (1 - step / steps)
        net.zero_grad()
        nn.functional.cross_entropy(net(X[rows[batch]]), labels[rows[batch]]).backward()
        optimizer.step()
    return net.eval()


share = np.zeros((3, 3, 4))  # source, seed, what
for seed in range(3):
    torch.manual_seed(seed)
    body = nn.Sequential(
        nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 32, 3), nn.BatchNorm2d(32), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten())  # fmt: skip
    few = np.random.default_rng(seed).permutation(new)[:50]
    for k, (label, steps) in enumerate(((y, 0), (y, 200), (light, 200))):  # 0: no source
        start = copy.deepcopy(body)
        fit(nn.Sequential(start, nn.Linear(32, 5)), old, label, steps, 0.01)
        P, Q = start(X[few]).detach(), start(X[test]).detach()
        P, Q = [(F - P.mean(0)) / P.std(0).clamp(1e-3) for F in (P, Q)]
        for j, task in enumerate((y, light)):
            probe = LogisticRegression(solver="newton-cholesky").fit(P, task[few])
            share[k, seed, j] = probe.score(Q, task[test])
        for j, rate in enumerate((0.003, 0.03), 2):
            torch.manual_seed(seed)  # the same head and batches for all three
            net = fit(nn.Sequential(copy.deepcopy(start), nn.Linear(32, 5)), few, y, 100, rate)
            share[k, seed, j] = (net(X[test]).argmax(1) == y[test]).double().mean()
print("                probe: digit    probe: light    tuned at 0.003  tuned at 0.03")
for name, runs in zip(("no source", "five digits", "bright or dark"), share, strict=True):
    print(f"{name:14s}", *[f"  {v.min():.2f} to {v.max():.2f}" for v in runs.T])
none, digits, bright = share.mean(1)
print("bright or dark - no source:", *[f"{v:.2f}" for v in (bright - none)[2:]])
assert digits[0] - max(none[0], bright[0]) > 0.05  # rejects a source that taught nothing
assert (bright - none)[2] < 0 < (digits - none)[2:].mean()  # rejects the two sources swapped
