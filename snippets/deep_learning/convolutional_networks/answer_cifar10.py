"""A CNN trained with moved pictures and scored: on CIFAR-10, or on digits in photographs."""

import numpy as np
import torch
from sklearn.datasets import fetch_openml, load_digits, load_sample_images
from sklearn.metrics import confusion_matrix
from torch import Tensor, nn
from torch.nn import functional as F

DATA = "stand-in"  # or "cifar10": 60,000 pictures of 32 by 32 pixels, downloaded once
WIDTH, STEPS, BATCH, SHIFT = (8, 300, 24, 1) if DATA == "stand-in" else (64, 12_000, 128, 4)
torch.set_default_device("cuda" if torch.cuda.is_available() else "cpu")
torch.set_default_dtype(torch.float64 if DATA == "stand-in" else torch.float32)
draw = np.random.default_rng(0)


def load() -> tuple[np.ndarray, np.ndarray, int]:
    """Return bytes (n, 3, side, side), labels (n,), and how many of the rows are for training."""
    if DATA == "cifar10":
        X, y = fetch_openml("CIFAR_10", version=1, return_X_y=True, as_frame=False)
        return X.astype(np.uint8).reshape(-1, 3, 32, 32), y.astype(int), 50_000
    scans, y = load_digits(return_X_y=True)
    X, photos = np.empty((1797, 12, 12, 3), np.uint8), load_sample_images().images
    for picture, ink in zip(X, scans.reshape(-1, 8, 8, 1) / 16, strict=True):
        top, left, a, b = draw.integers((415, 628, 5, 5))
        picture[:] = 0.7 * photos[draw.integers(2)][top : top + 12, left : left + 12]
        picture[a : a + 8, b : b + 8] = (1 - ink) * picture[a : a + 8, b : b + 8] + 255 * ink
    return X.transpose(0, 3, 1, 2), y, 1300


def jitter(X: Tensor) -> Tensor:
    """Return each picture moved by up to SHIFT pixels; those of CIFAR-10 are mirrored half the time."""
    side, (a, b) = X.shape[-1], draw.integers(2 * SHIFT + 1, size=(2, len(X)))
    X = F.pad(X, (SHIFT,) * 4, mode="reflect")
    X = torch.stack([x[:, i : i + side, j : j + side] for x, i, j in zip(X, a, b, strict=True)])
    return torch.where(torch.rand(len(X), 1, 1, 1) < 0.5, X.flip(3), X) if DATA == "cifar10" else X


pictures, y, n = load()
X, y = torch.tensor(pictures) / 255, torch.tensor(y)
X = (X - X[:n].mean((0, 2, 3), keepdim=True)) / X[:n].std((0, 2, 3), keepdim=True)
for seed in range(3):
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Conv2d(3, WIDTH, 3, padding=1), nn.BatchNorm2d(WIDTH), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(WIDTH, 2 * WIDTH, 3, padding=1), nn.BatchNorm2d(2 * WIDTH), nn.ReLU(),
        nn.Conv2d(2 * WIDTH, 4 * WIDTH, 3, padding=1), nn.BatchNorm2d(4 * WIDTH), nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4 * WIDTH, 10),
    )  # fmt: skip
    optimizer = torch.optim.Adam(net.parameters(), 0.005 if DATA == "stand-in" else 0.001)
    for _ in range(STEPS):
        rows = torch.randint(n, (BATCH,))
        optimizer.zero_grad()
        F.cross_entropy(net(jitter(X[rows])), y[rows]).backward()
        optimizer.step()
    with torch.no_grad():
        guess = torch.cat([net.eval()(some).argmax(dim=1) for some in X[n:].split(500)])
    print(f"{DATA}, seed {seed}: {(guess == y[n:]).double().mean():.2f} right")
assert (guess == y[n:]).double().mean() > 0.4  # the most common class: 0.1
print(confusion_matrix(y[n:].cpu(), guess.cpu()))  # a row for each true class
