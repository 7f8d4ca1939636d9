"""Digits on request, from noise down, each column above its nearest training row."""

import matplotlib.pyplot as plt
import torch
from sklearn import datasets, neural_network, utils
from torch import Tensor, cdist, distributions, nn

X, y = utils.shuffle(*datasets.load_digits(return_X_y=True), random_state=0)
X, y, asked = torch.tensor(X / 8 - 1).float(), torch.tensor(y), torch.arange(200) % 10
fit, real = X[:897], X[1347:]  # the rows between: to choose settings, and for the judge
judge = neural_network.MLPClassifier(64, max_iter=400, random_state=0).fit(X[897:1347], y[897:1347])


def guess(net: nn.Module, x: Tensor, t: Tensor, label: Tensor) -> Tensor:
    """Return v for x (B, 64) at t (B, 1) with a label (B, 10); zeros: any digit."""
    told = torch.cat([t, label], 1)[:, :, None, None].expand(-1, -1, 8, 8)
    return net(torch.cat([x.unflatten(1, (1, 8, 8)), told], 1))


def judged(fake: Tensor) -> list[float]:
    """Return the share of fakes (200, 64) that the judge sees as asked for, and the recall."""
    near = (cdist(real, fake) < cdist(fake, fake).kthvalue(4).values).any(1)
    return [(judge.predict(fake) == asked.numpy()).mean(), near.float().mean().item()]


found = {name: [] for name in ("normals", "weight 1", "weight 4", "weight 2")}
for seed in range(3):
    torch.manual_seed(seed)
    layers = [each for d in (12, 24, 24, 24) for each in (nn.Conv2d(d, 24, 3, 1, 1), nn.SiLU())]
    net = nn.Sequential(*layers, nn.Conv2d(24, 1, 3, 1, 1), nn.Flatten())
    optimizer = torch.optim.Adam(net.parameters(), fused=True)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.01, 300)
    for _ in range(300):
        rows, eps, t = torch.randint(897, (64,)), torch.randn(64, 64), torch.rand(64, 1)
        a, s, x_0 = (t * torch.pi / 2).cos(), (t * torch.pi / 2).sin(), fit[rows]
        label = torch.eye(10)[y[rows]] * (torch.rand(64, 1) > 0.2)  # one in five is not told
        optimizer.zero_grad()
        (guess(net, a * x_0 + s * eps, t, label) - a * eps + s * x_0).pow(2).mean().backward()
        optimizer.step()
        rate.step()
    net.requires_grad_(False)
    groups = [fit[y[:897] == digit] for digit in range(10)]  # the rival: a normal for each digit
    shapes = [(Z.mean(0), Z.T.cov() + 0.001 * torch.eye(64)) for Z in groups]
    fits = [distributions.MultivariateNormal(*shape) for shape in shapes]
    found["normals"].append(judged(torch.stack([fits[d].sample() for d in asked]).clamp(-1, 1)))
    for weight in (1, 4, 2):
        x, turn, frames = torch.randn(200, 64), torch.tensor(torch.pi / 20), []
        for t in torch.linspace(1, 0.1, 10).expand(200, 10).T[:, :, None]:
            frames.append(x)
            free, v = (guess(net, x, t, told * torch.eye(10)[asked]) for told in (0, 1))
            x = turn.cos() * x - turn.sin() * (free + weight * (v - free))
        found[f"weight {weight}"].append(judged(x.clamp(-1, 1)))
for name, scores in sorted(found.items()):
    print(f"{name}: label, recall", *(f" ~{right:.2f} ~{recall:.2f}" for right, recall in scores))
for one, four in zip(found["weight 1"], found["weight 4"], strict=True):
    assert four[0] > one[0] and four[1] < one[1]  # fails for a weight without effect
shown = torch.stack([*frames[::3], x, fit[cdist(x, fit).argmin(1)]])[:, :10].unflatten(2, (8, 8))
pixels = shown.transpose(1, 2).reshape(-1, 80).clamp(-1, 1).numpy()
plt.subplot(xticks=[], yticks=[]).imshow(pixels, "gray_r")
plt.show()
