"""Digits on request, from noise down, each column above its nearest training row."""

import math

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn import datasets, mixture, neural_network, utils
from torch import Tensor, nn
from torch.nn.functional import one_hot

STEPS, PASSES, ANGLE = 300, 10, math.pi / 2
X, y = utils.shuffle(*datasets.load_digits(return_X_y=True), random_state=0)
X, y, label = torch.tensor(X / 8 - 1).float(), torch.tensor(y), one_hot(torch.arange(200) % 10)
fit, real = X[:897], X[1347:]  # the rows between choose the settings and train the judge
judge = neural_network.MLPClassifier(64, max_iter=400, random_state=0).fit(X[897:1347], y[897:1347])


class UNet(nn.Module):
    """Return v for x (B, 64) at t (B, 1) with a label (B, 10) of one-hot rows; zeros: any digit."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(1, 16, 3, padding=1)
        self.down = nn.Sequential(nn.SiLU(), nn.Conv2d(16, 32, 4, 2, 1), nn.SiLU(), nn.Flatten())
        self.low = nn.Sequential(nn.Linear(512 + 18, 128), nn.SiLU(), nn.Linear(128, 512))
        self.up = nn.Sequential(nn.Unflatten(1, (32, 4, 4)), nn.ConvTranspose2d(32, 16, 4, 2, 1))
        self.last = nn.Sequential(nn.SiLU(), nn.Conv2d(32, 16, 3, padding=1), nn.SiLU(),
                                  nn.Conv2d(16, 1, 3, padding=1), nn.Flatten())  # fmt: skip

    def forward(self, x: Tensor, t: Tensor, label: Tensor) -> Tensor:
        top = self.first(x.unflatten(1, (1, 8, 8)))
        low, waves = self.down(top), torch.cos(math.pi * t * torch.arange(8))
        low = low + self.low(torch.cat([low, waves, label], 1))
        return self.last(torch.cat([top, self.up(low)], 1))  # top: the shortcut at full size


def judged(fake: Tensor) -> list[float]:
    """Return the share that the judge sees as asked for, precision and recall of fakes (n, 64)."""
    gaps, R, Q = (torch.cdist(*pair) for pair in ((real, fake), (real, real), (fake, fake)))
    among = (gaps < R.kthvalue(4, keepdim=True).values).any(0), (gaps < Q.kthvalue(4).values).any(1)
    right = judge.predict(fake) == label.argmax(1).numpy()
    return [right.mean(), *(share.float().mean().item() for share in among)]


found = {name: [] for name in ("normals", "weight 1", "weight 2", "weight 4")}
for seed in range(3):
    torch.manual_seed(seed)
    net, fake = UNet(), torch.zeros(200, 64)
    optimizer = torch.optim.Adam(net.parameters(), fused=True)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.01, STEPS)
    for _ in range(STEPS):
        rows, eps, t = torch.randint(897, (64,)), torch.randn(64, 64), torch.rand(64, 1)
        a, s, x_0 = (t * ANGLE).cos(), (t * ANGLE).sin(), fit[rows]
        told = one_hot(y[rows], 10) * (torch.rand(64, 1) > 0.2)  # one in five is not told
        optimizer.zero_grad()
        (net(a * x_0 + s * eps, t, told) - a * eps + s * x_0).pow(2).mean().backward()
        optimizer.step()
        rate.step()
    for digit in range(10):  # the rival: one normal for each digit
        Z, noise = fit[y[:897] == digit], 0.001 * torch.eye(64)
        normal = torch.distributions.MultivariateNormal(Z.mean(0), torch.cov(Z.T) + noise)
        fake[digit::10] = normal.sample((20,)).clamp(-1, 1)
    found["normals"].append(judged(fake))
    for weight in (1, 2, 4):
        x, frames, turn = torch.randn(200, 64), [], torch.tensor(ANGLE / PASSES)
        for k in range(PASSES, 0, -1):
            frames.append(x)
            t = torch.full((200, 1), k / PASSES)
            with torch.no_grad():
                free, v = net(x, t, 0 * label), net(x, t, label)
            x = turn.cos() * x - turn.sin() * (free + weight * (v - free))
        found[f"weight {weight}"].append(judged(x.clamp(-1, 1)))
        if (seed, weight) == (0, 2):
            shown = [*frames[::3], x, fit[torch.cdist(x, fit).argmin(1)]]
for name, scores in found.items():
    print(f"{name:9s} label ~%.1f  precision ~%.1f  recall ~%.1f" % tuple(np.mean(scores, 0)))
one, four = np.array(found["weight 1"]), np.array(found["weight 4"])
assert (four[:, 0] > one[:, 0]).all() and (four[:, 2] < one[:, 2]).all()  # a weight without effect
pixels = np.vstack([np.hstack(rows[:10].unflatten(1, (8, 8)).numpy()) for rows in shown])
plt.figure(figsize=(7, 4.3), layout="constrained")
plt.imshow(pixels.clip(-1, 1).round(1), "gray_r")
plt.axis("off")
plt.show()
