"""Only the head is trained, and yet the frozen body changes: batch norm in training mode."""

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
tests = [1300 + np.flatnonzero(digit[1300:] // 5 == k) for k in (0, 1)]  # mostly other writers
dark = 0.3 * X  # the new pictures


def accuracy(body: nn.Module, head: nn.Module, rows: np.ndarray, pictures=X) -> float:
    return (head(body.eval()(pictures[rows])).argmax(1) == y[rows]).double().mean().item()


share = np.zeros((4, 3, 2))  # way, seed, task
for seed in range(3):
    torch.manual_seed(seed)
    body = nn.Sequential(
        nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 32, 3), nn.BatchNorm2d(32), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten())  # fmt: skip
    net = nn.Sequential(body, nn.Linear(32, 5))
    optimizer = torch.optim.Adam(net.parameters(), 0.01)
    for batch in torch.randint(len(old), (200, 16)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[old[batch]]), y[old[batch]]).backward()
        optimizer.step()
    share[0, seed, 0] = accuracy(body, net[1], tests[0])
    few = np.random.default_rng(seed).permutation(new)[:50]
    scaled = (dark - dark[few].mean()) / dark[few].std() * X[old].std() + X[old].mean()
    for way, pictures in enumerate((dark, dark, scaled), 1):
        frozen, head = copy.deepcopy(body).requires_grad_(False), nn.Linear(32, 5)
        optimizer = torch.optim.Adam(head.parameters(), 0.1)
        for _ in range(100):
            frozen.train(way == 1)
            optimizer.zero_grad()
            nn.functional.cross_entropy(head(frozen(pictures[few])), y[few]).backward()
            optimizer.step()
        for now, then in zip(frozen.parameters(), body.parameters(), strict=True):
            assert torch.equal(now, then)  # rejects a body that is trained: no weight moved
        share[way, seed, 1] = accuracy(frozen, head, tests[1], pictures)
        share[way, seed, 0] = accuracy(frozen, net[1], tests[0])
print("                old task        new task")
for name, runs in zip(("before", "train mode", "eval mode", "eval, rescaled"), share, strict=True):
    print(f"{name:14s}", *[f"  {v.min():.2f} to {v.max():.2f}" for v in runs.T if v.any()])
assert (share[2:, :, 0] == share[0, :, 0]).all()  # rejects averages that move
assert (share[0] - share[1])[:, 0].mean() > 0.1  # rejects two runs in eval mode
assert (share[[1, 3]] - share[2])[..., 1].mean(1).min() > 0.1  # rejects pictures left dark
