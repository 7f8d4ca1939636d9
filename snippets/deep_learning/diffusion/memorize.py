"""The best denoiser of thirty rows copies them, a blurred one and a net do not."""

import torch
from sklearn.datasets import make_moons
from torch import Tensor, cdist, nn

torch.set_default_dtype(torch.float64)  # float32 is usual


def moons(n: int, seed: int) -> Tensor:
    """Return n rows of two moons (n, 2), scaled to variance about 1."""
    return torch.tensor(1.5 * (make_moons(n, noise=0.05, random_state=seed)[0] - [0.5, 0.25]))


def best(x: Tensor, t: Tensor, rows: Tensor, blur: float) -> Tensor:
    """Return the best v (n, 2) at times t (n, 1), if data are rows (k, 2) plus normal noise."""
    a, s = (t * torch.pi / 2).cos(), (t * torch.pi / 2).sin()
    off, spread = x[:, None] - a[:, :, None] * rows, (a * blur) ** 2 + s**2
    share = torch.softmax(-off.pow(2).sum(2) / (2 * spread), dim=1)  # which row was it?
    return (s / spread * (share[:, :, None] * off).sum(1) - s * x) / a


def loss(model, rows: Tensor, n: int) -> Tensor:
    """Return the mean squared error of v for n noisy rows."""
    x_0, eps, t = rows[torch.randint(len(rows), (n,))], torch.randn(n, 2), torch.rand(n, 1)
    angle = (0.02 + 0.96 * t) * torch.pi / 2
    v = model(angle.cos() * x_0 + angle.sin() * eps, 0.02 + 0.96 * t)
    return (v - angle.cos() * eps + angle.sin() * x_0).pow(2).mean()


print("              loss on    distance to\n             rows  new   rows  moons")
for seed in range(3):
    torch.manual_seed(seed)
    rows, valid, test, dense = (moons(n, seed + n) for n in (30, 2000, 3000, 4000))
    tried = [lambda x, t, h=h, X=rows: best(x, t, X, h) for h in (0, 0.05, 0.1, 0.2, 0.4, 0.8)]
    layers = [layer for d in (3, 64, 64) for layer in (nn.Linear(d, 64), nn.ReLU())]
    layers = nn.Sequential(*layers, nn.Linear(64, 2))
    models = {"best": tried[0], "one normal": lambda x, t: 0 * x}  # of mean 0 and variance 1
    models["blurred"] = min(tried, key=lambda model, V=valid: loss(model, V, 4000))
    models["net"] = lambda x, t, layers=layers: layers(torch.cat([x, t], 1))
    optimizer, found = torch.optim.Adam(layers.parameters(), 0.005, fused=True), {}
    for _ in range(1200):
        optimizer.zero_grad()
        loss(models["net"], rows, 128).backward()
        optimizer.step()
    layers.requires_grad_(False)
    for name, model in models.items():
        torch.manual_seed(seed)  # the same draws for each
        x, angles = torch.randn(500, 2), torch.linspace(0.98, 0, 50) * torch.pi / 2
        for now, turn in zip(angles, -angles.diff(), strict=False):
            x = turn.cos() * x - turn.sin() * model(x, (now / torch.pi * 2).expand(500, 1))
        far = [cdist(x, to).min(1).values.mean() for to in (rows, dense)]
        found[name] = loss(model, rows, 8000), loss(model, test, 8000), *far
        print("{} {:10s} {:.2f} {:.2f}   {:.2f}  {:.2f}".format(seed, name, *found[name]))
    new = [cdist(test, to).min(1).values.mean() for to in (rows, dense)]
    print("{} {:20s}   {:.2f}  {:.2f}".format(seed, "new rows", *new))
    assert found["best"][2] < 0.02 and found["best"][0] < found["net"][0]  # fails for the blurred
    assert found["net"][1] < 0.95 * min(found["best"][1], found["one normal"][1])  # untrained
    assert found["best"][1] > found["blurred"][1] + 0.08  # fails for a best with blur 0.1
    assert found["net"][2] > 0.9 * new[0] and found["net"][3] > 2 * new[1]  # fails for the best
