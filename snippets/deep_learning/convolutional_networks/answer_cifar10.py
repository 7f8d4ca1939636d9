"""A small ResNet trained with moved pictures and scored: CIFAR-10, or digits in photographs."""

import numpy as np
import torch
from sklearn.datasets import fetch_openml, load_digits, load_sample_images
from sklearn.metrics import confusion_matrix
from torch import Tensor, nn
from torch.nn import functional as F

DATA = "stand-in"  # or "cifar10": 60,000 pictures of 32 by 32 pixels, downloaded once
WIDTH, STEPS, BATCH = (8, 250, 24) if DATA == "stand-in" else (64, 12_000, 128)
device = "cuda" if torch.cuda.is_available() else "cpu"
dtype = torch.float64 if DATA == "stand-in" else torch.float32
torch.set_default_dtype(dtype)
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
        window = picture[a : a + 8, b : b + 8]
        window[:] = (1 - ink) * window + 255 * ink
    return X.transpose(0, 3, 1, 2), y, 1300


class Block(nn.Module):
    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        self.change = nn.Sequential(
            nn.Conv2d(c_in, c_out, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(c_out),
            nn.ReLU(), nn.Conv2d(c_out, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out),
        )  # fmt: skip
        self.around = nn.Conv2d(c_in, c_out, 1, stride=2)

    def forward(self, X: Tensor) -> Tensor:
        return F.relu(self.change(X) + self.around(X))


def jitter(X: Tensor, by: int) -> Tensor:
    """Return the batch, moved by up to `by` pixels; CIFAR-10 is also mirrored half of the time."""
    side, (a, b) = X.shape[-1], draw.integers(2 * by + 1, size=2)
    X = F.pad(X, (by,) * 4, mode="reflect")[..., a : a + side, b : b + side]
    return X.flip(3) if DATA == "cifar10" and draw.random() < 0.5 else X  # a mirrored 2 is no 2


X, y, n = load()
X, y = torch.tensor(X).to(device, dtype) / 255, torch.tensor(y, device=device)
X = (X - X[:n].mean((0, 2, 3), keepdim=True)) / X[:n].std((0, 2, 3), keepdim=True)
scores = []
for seed in range(3):
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Conv2d(3, WIDTH, 3, padding=1, bias=False), nn.BatchNorm2d(WIDTH), nn.ReLU(),
        Block(WIDTH, 2 * WIDTH), Block(2 * WIDTH, 4 * WIDTH),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4 * WIDTH, 10),
    ).to(device)  # fmt: skip
    optimizer = torch.optim.AdamW(net.parameters(), 0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.01, total_steps=STEPS)
    for _ in range(STEPS):
        rows = torch.randint(n, (BATCH,))
        optimizer.zero_grad()
        F.cross_entropy(net(jitter(X[rows], 1 if DATA == "stand-in" else 4)), y[rows]).backward()
        optimizer.step()
        schedule.step()
    net.eval()
    with torch.no_grad():
        guess = torch.cat([net(some).argmax(dim=1) for some in X[n:].split(500)])
    scores.append((guess == y[n:]).double().mean().item())
    print(f"{DATA}, seed {seed}: {scores[-1]:.2f} right")
print(confusion_matrix(y[n:].cpu(), guess.cpu()))
assert min(scores) > 0.6  # the most common class: 0.1
