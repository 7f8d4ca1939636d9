"""Digits on request, from noise down, each column above its nearest training row."""

import math

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn import datasets, mixture, neural_network, utils
from torch import Tensor, nn
from torch.nn import functional as F

X, y = utils.shuffle(*datasets.load_digits(return_X_y=True), random_state=0)
X, y, half_pi = torch.tensor(X / 8 - 1, dtype=torch.float32), torch.tensor(y), math.pi / 2
fit, real, asked = X[:897], X[897:1347], torch.arange(300) % 10
judge = neural_network.MLPClassifier(64, max_iter=400, random_state=0).fit(X[897:], y[897:])


class UNet(nn.Module):
    """From 8 by 8 pixels down to 4 by 4 and up again."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.told = nn.Conv2d(1, 16, 3, padding=1), nn.Linear(18, 16)
        self.down = nn.Sequential(nn.SiLU(), nn.Conv2d(16, 32, 4, 2, 1), nn.SiLU(), nn.Flatten())
        self.low = nn.Sequential(nn.Linear(512, 128), nn.SiLU(), nn.Linear(128, 512))
        self.up = nn.Sequential(nn.Unflatten(1, (32, 4, 4)), nn.ConvTranspose2d(32, 16, 4, 2, 1))
        self.last = nn.Sequential(nn.SiLU(), nn.Conv2d(32, 16, 3, padding=1), nn.SiLU(),
                                  nn.Conv2d(16, 1, 3, padding=1), nn.Flatten())  # fmt: skip

    def forward(self, x: Tensor, t: Tensor, label: Tensor) -> Tensor:
        """Return v for x (B, 64) at t (B, 1) and a label (B, 10); zeros: any digit."""
        told = self.told(torch.cat([torch.cos(math.pi * t * torch.arange(8)), label], 1))
        top = self.first(x.unflatten(1, (1, 8, 8))) + told[:, :, None, None]
        low = self.down(top)
        return self.last(torch.cat([top, self.up(low + self.low(low))], 1))


def judged(fake: Tensor) -> list[float]:
    """Return the share that the judge sees as asked for, precision and recall of fakes (n, 64)."""
    gaps, R, Q = (torch.cdist(*pair) for pair in ((real, fake), (real, real), (fake, fake)))
    among = (gaps < R.kthvalue(4, keepdim=True).values).any(0), (gaps < Q.kthvalue(4).values).any(1)
    right = (judge.predict(fake) == asked.numpy()[: len(fake)]).mean()
    return [float(right), *(share.float().mean().item() for share in among)]


found = {}
for seed in range(3):
    torch.manual_seed(seed)
    net, fake = UNet(), torch.zeros(300, 64)
    optimizer = torch.optim.Adam(net.parameters(), 0.01, fused=True)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.01, 300)
    for _ in range(300):
        rows, eps, t = torch.randint(897, (64,)), torch.randn(64, 64), torch.rand(64, 1)
        a, s, x_0 = (t * half_pi).cos(), (t * half_pi).sin(), fit[rows]
        label = F.one_hot(y[rows], 10) * (torch.rand(64, 1) > 0.2)  # one in five is not told
        optimizer.zero_grad()
        (net(a * x_0 + s * eps, t, label) - a * eps + s * x_0).pow(2).mean().backward()
        optimizer.step()
        rate.step()
    for digit in range(10):  # the rival: two normals for each digit
        two = mixture.GaussianMixture(2, reg_covar=0.01, random_state=seed)
        Z = two.fit(fit[y[:897] == digit].double().numpy()).sample(30)[0]
        fake[digit::10] = torch.tensor(Z).float().clamp(-1, 1)
    found.setdefault("mixtures", []).append(judged(fake))
    for weight in (0, 1, 2, 4):
        x, label, turn, frames = torch.randn(300, 64), F.one_hot(asked, 10), half_pi / 10, []
        for t in torch.arange(10, 0, -1)[:, None, None].expand(10, 300, 1) / 10:
            frames.append(x)
            v = net(x, t, 0 * label).detach()  # not told
            v += weight * (net(x, t, label).detach() - v)
            x = math.cos(turn) * x - math.sin(turn) * v
        found.setdefault(f"weight {weight}", []).append(judged(x.clamp(-1, 1)))
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
