"""Digits of a DCGAN as it trains, judged beside one normal, ten normals and real digits."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn import datasets, mixture, neural_network, utils
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.set_default_dtype(torch.float64)  # float32 is usual
X, y = utils.shuffle(*datasets.load_digits(return_X_y=True), random_state=0)
fit, real, other = np.split(X / 8 - 1, (897, 1347))  # pixels from -1 to 1
judge = neural_network.MLPClassifier(16, tol=1e-3, max_iter=400, random_state=0).fit(fit, y[:897])


def judged(A: np.ndarray, B: np.ndarray) -> tuple[float, float, float]:
    """Return squared Fréchet distance, precision and recall of fakes B (n, 64) beside rows A."""
    gaps, to_A, to_B = (torch.cdist(*map(torch.tensor, ZZ)) for ZZ in ((A, B), (A, A), (B, B)))
    P = (gaps < to_A.kthvalue(4, keepdim=True).values).any(0).numpy().mean()  # nearer to a row
    R = (gaps < to_B.kthvalue(4).values).any(1).numpy().mean()  # than its third neighbor is
    A, B = (np.maximum(Z @ judge.coefs_[0] + judge.intercepts_[0], 0) for Z in (A, B))
    S, T, gap = np.cov(A.T), np.cov(B.T), A.mean(0) - B.mean(0)
    return gap @ gap + np.trace(S + T) - 2 * np.sqrt(abs(np.linalg.eigvals(S @ T))).sum(), P, R


torch.manual_seed(0)
G = nn.Sequential(nn.Linear(16, 128), nn.Unflatten(1, (32, 2, 2)), nn.BatchNorm2d(32), nn.ReLU(),
                  nn.ConvTranspose2d(32, 16, 4, 2, 1), nn.BatchNorm2d(16), nn.ReLU(),
                  nn.ConvTranspose2d(16, 1, 4, 2, 1), nn.Tanh())  # fmt: skip
D = nn.Sequential(nn.Conv2d(1, 16, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(16, 32, 4, 2, 1),
                  nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(128, 1))  # fmt: skip
mean_G = AveragedModel(G, multi_avg_fn=get_ema_multi_avg_fn(0.99), use_buffers=True).eval()
opt_G, opt_D = (torch.optim.Adam(N.parameters(), 0.004, (0.5, 0.999)) for N in (G, D))
data, noise, drawn = torch.tensor(fit).reshape(-1, 1, 8, 8), torch.randn(450, 16), {"real": other}
for k in (1, 10):
    normals = mixture.GaussianMixture(k, reg_covar=0.01, random_state=0).fit(fit)
    roots = np.linalg.cholesky(normals.covariances_)[which := normals.predict(fit[:450])]
    Z = normals.means_[which] + np.einsum("nij,nj->ni", roots, torch.randn(450, 64).numpy())
    drawn[f"normals: {k}"] = Z.clip(-1, 1)
for step in range(1, 1201):
    some, fake = data[torch.randint(len(data), (32,))], G(torch.randn(32, 16))
    opt_D.zero_grad()
    nn.functional.softplus(torch.cat([-D(some), D(fake.detach())])).mean().backward()
    opt_D.step()
    opt_G.zero_grad()
    nn.functional.softplus(-D(fake)).mean().backward()
    opt_G.step()
    mean_G.update_parameters(G)
    if step in (100, 400, 800, 1200):
        drawn[f"step {step}"] = mean_G(noise).detach().numpy().reshape(-1, 64)
drawn["last G"] = G.eval()(noise).detach().numpy().reshape(-1, 64)
scores = {name: judged(real, Z) for name, Z in drawn.items()}
print(f"real digits, 50 a side: {judged(real[:50], other[:50])[0]:.1f}; 450 of each (~: chaos):")
print(*[f"{k:12s} ~%.1f  precision ~%.1f  recall ~%.1f" % z for k, z in scores.items()], sep="\n")
fig, axes = plt.subplots(6, 1, figsize=(7, 7), layout="constrained")
for ax, (name, Z) in zip(axes, drawn.items(), strict=False):  # chaos would move later ones
    ax.imshow(np.hstack(np.pad(Z[:448:56].reshape(8, 8, 8), 1, constant_values=-1)), cmap="gray_r")
    ax.set(xticks=[], yticks=[], title=name)
assert scores["step 1200"] < min(scores["last G"], scores["normals: 1"])  # mean_G is G
plt.show()
