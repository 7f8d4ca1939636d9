"""Digits drawn from an autoencoder's codes: one Gaussian over the codes, and ten."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from sklearn.mixture import GaussianMixture
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X = torch.tensor(load_digits().data >= 8, dtype=torch.float64)  # ink or no ink
train, test = X[:1300], X[1300:]


def nearest(a: torch.Tensor, b: torch.Tensor) -> float:
    """In how many of 64 pixels a picture of a differs from the nearest of b; (n, 64), (m, 64)."""
    return torch.cdist(a, b, p=1).min(dim=1).values.mean().item()


def fit(seed: int) -> tuple[nn.Module, nn.Module]:
    """Train 64 -> 64 -> 8 -> 64 -> 64 logits; return encoder and decoder."""
    torch.manual_seed(seed)
    encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 8))
    decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64))
    both = [*encoder.parameters(), *decoder.parameters()]
    optimizer = torch.optim.Adam(both, lr=0.01, fused=True)
    for _ in range(400):
        x = train[torch.randint(1300, (64,))]
        optimizer.zero_grad()
        F.binary_cross_entropy_with_logits(decoder(encoder(x)), x).backward()
        optimizer.step()
    return encoder.requires_grad_(False), decoder.requires_grad_(False)


pictures = {"500 training digits": [train[:500]]}
pictures["the mean digit"] = [(train.mean(dim=0, keepdim=True) > 0.5).double()]
pictures |= {"1 Gaussian": [], "10 Gaussians": [], "halfway, codes": []}
pictures["halfway, pixels"] = [torch.maximum(test[1:], test[:-1])]  # the ink of both digits
for seed in range(3):
    encoder, decoder = fit(seed)
    for n, name in ((1, "1 Gaussian"), (10, "10 Gaussians")):  # > 0: ink is likelier than none
        density = GaussianMixture(n, random_state=seed).fit(encoder(train).numpy())
        pictures[name].append((decoder(torch.tensor(density.sample(500)[0])) > 0).double())
    z = encoder(test)
    pictures["halfway, codes"].append((decoder((z[1:] + z[:-1]) / 2) > 0).double())
print("                      draw to digit   held-out digit to draw")
far = {k: [(nearest(p, train), nearest(test, p)) for p in ps] for k, ps in pictures.items()}
for name, runs in far.items():
    (off, missed), spread = zip(*runs, strict=True), "{:4.1f} to {:4.1f}".format
    print(f"{name:20} {spread(min(off), max(off))}   {spread(min(missed), max(missed)):>22}")
for one, ten in zip(far["1 Gaussian"], far["10 Gaussians"], strict=True):
    assert one[0] > 1.2 * ten[0] and one[1] > ten[1]  # fails if one draws as ten does
assert max(far["halfway, codes"])[0] < far["halfway, pixels"][0][0] - 1  # fails for mixed ink
fig, axes = plt.subplots(2, 10, figsize=(7, 1.6), layout="constrained")
for line, name in zip(axes, ("1 Gaussian", "10 Gaussians"), strict=True):
    line[0].set_ylabel("one" if name == "1 Gaussian" else "ten")
    for ax, picture in zip(line, pictures[name][0][::50], strict=True):
        ax.imshow(picture.view(8, 8).numpy(), cmap="gray", vmin=0, vmax=1)
        ax.set(xticks=[], yticks=[])
plt.show()
