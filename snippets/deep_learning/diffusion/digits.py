"""Digits on request, from noise down, each column above its nearest training row."""

import matplotlib.pyplot as plt
import torch
from sklearn import datasets, neural_network, utils
from torch import Tensor, cdist, nn

X, y = utils.shuffle(*datasets.load_digits(return_X_y=True), random_state=0)
X, y, asked = torch.tensor(X / 8 - 1).float(), torch.tensor(y), torch.arange(150) % 10
fit, real, found = X[:897], X[1347:], {}  # the rows between train the judge
judge = neural_network.MLPClassifier(64, max_iter=300, random_state=0).fit(X[897:1347], y[897:1347])


def guess(net: nn.Module, x: Tensor, t: Tensor, label: Tensor) -> Tensor:
    """Return v for x (B, 64) at t (B, 1) with a label (B, 10); zeros: any digit."""
    told = torch.cat([t, label], 1)[:, :, None, None].expand(-1, -1, 8, 8)
    return net(torch.cat([x.unflatten(1, (1, 8, 8)), told], 1))


def judged(fake: Tensor) -> list[Tensor]:
    """Return label, recall and precision of fakes (150, 64), one for each digit asked."""
    apart, right = cdist(real, fake), torch.tensor(judge.predict(fake)) == asked
    recall = (apart < cdist(fake, fake).kthvalue(4).values).any(1)  # 4, as the row itself is first
    precision = (apart < cdist(real, real).kthvalue(4).values[:, None]).any(0)
    return [each.double().mean() for each in (right, recall, precision)]


for seed in range(3):
    torch.manual_seed(seed)
    layers = [each for d in (12, 24, 24, 24) for each in (nn.Conv2d(d, 24, 3, 1, 1), nn.SiLU())]
    net = nn.Sequential(*layers, nn.Conv2d(24, 1, 3, 1, 1), nn.Flatten())
    optimizer = torch.optim.Adam(net.parameters(), fused=True)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.01, 300)
    for _ in range(300):
        rows, eps, t = torch.randint(897, (32,)), torch.randn(32, 64), torch.rand(32, 1)
        a, s, x_0 = (t * torch.pi / 2).cos(), (t * torch.pi / 2).sin(), fit[rows]
        label = torch.eye(10)[y[rows]] * (torch.rand(32, 1) > 0.2)  # one in five is not told
        optimizer.zero_grad()
        (guess(net, a * x_0 + s * eps, t, label) - a * eps + s * x_0).pow(2).mean().backward()
        optimizer.step()
        rate.step()
    groups = [fit[y[:897] == digit] for digit in asked]  # the rival: a normal for each digit
    x = [Z.mean(0) + torch.randn(len(Z)) @ (Z - Z.mean(0)) / len(Z) ** 0.5 for Z in groups]
    found.setdefault("normals", []).append(judged(torch.stack(x).clamp(-1, 1)))
    for weight in (1, 4, 2):
        x, turn, frames = torch.randn(150, 64), torch.tensor(torch.pi / 20), []
        for t in torch.linspace(1, 0.1, 10).expand(150, 10).T[:, :, None]:
            frames.append(x)
            free, v = (guess(net, x, t, told * torch.eye(10)[asked]).detach() for told in (0, 1))
            x = turn.cos() * x - turn.sin() * (free + weight * (v - free))
        found.setdefault(f"weight {weight}", []).append(judged(x.clamp(-1, 1)))
for name, rows in sorted(found.items()):
    print(name, "label, recall, precision", *map(" ~{:.2f} ~{:.2f} ~{:.2f}".format, *rows))
for rival, one, four, two in zip(*found.values(), strict=True):
    assert four[0] > one[0] and four[1] < one[1] and four[2] < two[2]  # fails for equal weights
    assert all(ours < its for ours, its in zip(one, rival, strict=True))  # fails for swapped names
shown = torch.stack([*frames[::3], x, fit[cdist(x, fit).argmin(1)]])[:, :10].unflatten(2, (8, 8))
pixels = nn.functional.pad(shown.clamp(-1, 1), [1] * 4).transpose(1, 2).reshape(-1, 100).numpy()
plt.subplot(xticks=range(5, 100, 10), xticklabels=range(10), yticks=[]).imshow(pixels, "gray_r")
plt.show()
