"""Faces drawn by a DCGAN, each above the training face that is nearest to it."""

from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import torch
from PIL import Image
from skimage.data import lfw_subset
from torch import nn
from torch.nn import functional as F

FOLDER = ""  # CelebA's img_align_celeba (10 GB of memory); empty: 100 faces of LFW
SIDE, WIDTH, STEPS, BATCH = (64, 64, 50_000, 128) if FOLDER else (16, 8, 250, 32)
torch.set_default_device("cuda" if torch.cuda.is_available() else "cpu")
torch.set_default_dtype(torch.float32 if FOLDER else torch.float64)


def load() -> np.ndarray:
    """Return faces (n, channels, SIDE, SIDE) from -1 to 1."""
    if FOLDER:
        faces = [Image.open(f).crop((9, 29, 169, 189)) for f in sorted(Path(FOLDER).glob("*.jpg"))]
        faces = [np.array(face.resize((SIDE, SIDE))).transpose(2, 0, 1) for face in faces]
        return np.stack(faces) / np.float32(127.5) - 1
    faces = [Image.fromarray(np.uint8(255 * face)) for face in lfw_subset()[:100]]
    return np.stack([np.array(f.resize((SIDE, SIDE)))[None] for f in faces]) / 127.5 - 1


torch.manual_seed(0)
X = torch.tensor(load())
widths = [WIDTH * 2**k for k in range(int(np.log2(SIDE)) - 2)]  # from 4 by 4 to SIDE by SIDE
up = [nn.Linear(32, widths[-1] * 16), nn.Unflatten(1, (widths[-1], 4, 4)), nn.ReLU()]
down = []
for a, b in zip(widths[::-1], [*widths[-2::-1], X.shape[1]], strict=True):
    up += [nn.ConvTranspose2d(a, b, 4, 2, 1), nn.BatchNorm2d(b), nn.ReLU()]
    down = [nn.Conv2d(b, a, 4, 2, 1), nn.LeakyReLU(0.2), *down]
G = nn.Sequential(*up[:-2], nn.Tanh())
D = nn.Sequential(*down, nn.Flatten(), nn.Linear(widths[-1] * 16, 1))
opt_G, opt_D = (torch.optim.Adam(N.parameters(), 0.002, (0.5, 0.999)) for N in (G, D))
test, X = X[: len(X) // 5][:1000], X[len(X) // 5 :]  # faces held out are the yardstick
for _ in range(STEPS):
    real, fake = X[torch.randint(len(X), (BATCH,))], G(torch.randn(BATCH, 32))
    opt_D.zero_grad()
    (F.softplus(-D(real)).mean() + F.softplus(D(fake.detach())).mean()).backward()
    opt_D.step()
    opt_G.zero_grad()
    F.softplus(-D(fake)).mean().backward()
    opt_G.step()
fake, found = G.eval()(torch.randn(len(test), 32)).detach(), []
for name, Z in (("fakes", fake), ("faces held out", test)):
    near = torch.cdist(Z.flatten(1), X.flatten(1)).min(dim=1).values
    found.append(torch.stack([near.mean(), torch.pdist(Z.flatten(1)).mean()]))
    print(f"{name}: nearest {near.min():.1f}, mean {near.mean():.1f}; apart {found[-1][1]:.1f}")
assert (found[0] / found[1] > 0.6).all()  # copies: 0; an untrained G: 0.2 times as far apart
row = torch.cdist(fake[:8].flatten(1), X.flatten(1)).argmin(dim=1)
plt.figure(figsize=(7, 2.2), layout="constrained")
grid = torch.cat([torch.cat(list(Z.cpu()), dim=2) for Z in (fake[:8], X[row])], dim=1)
plt.imshow((grid.permute(1, 2, 0).numpy() + 1) / 2, cmap="gray")
plt.axis("off")
plt.show()
