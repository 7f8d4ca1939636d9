"""Digits of a DCGAN as it trains, judged beside one normal, ten normals and real digits."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn import datasets, mixture, neural_network, utils
from torch import nn
from torch.nn.functional import softplus
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.set_default_dtype(torch.float64)  # float32 is usual
X, y = utils.shuffle(*datasets.load_digits(return_X_y=True), random_state=0)
fit, real, other = np.split(X / 8 - 1, (897, 1347))  # pixels from -1 to 1
judge = neural_network.MLPClassifier(16, tol=1e-3, max_iter=400, random_state=0).fit(fit, y[:897])


def judged(A: np.ndarray, B: np.ndarray) -> tuple[float, float, float]:
    """Return squared Fréchet distance, precision and recall of fakes B (n, 64) beside rows A."""
    gaps, to_A, to_B = (torch.cdist(*map(torch.tensor, ZZ)) for ZZ in ((A, B), (A, A), (B, B)))
    P = (gaps < to_A.kthvalue(4, keepdim=True).values).any(0)  # nearer to a row of A than the
    R = (gaps < to_B.kthvalue(4).values).any(1)  # third neighbor of that row in A; the same for B
    A, B = (np.maximum(Z @ judge.coefs_[0] + judge.intercepts_[0], 0) for Z in (A, B))
    S, T, gap = np.cov(A.T), np.cov(B.T), A.mean(0) - B.mean(0)
    root = np.sqrt(np.linalg.eigvals(S @ T).real.clip(0)).sum()  # trace of the root of S T
    return gap @ gap + np.trace(S + T) - 2 * root, P.numpy().mean(), R.numpy().mean()


torch.manual_seed(0)
G = nn.Sequential(nn.Linear(16, 128), nn.Unflatten(1, (32, 2, 2)), nn.BatchNorm2d(32), nn.ReLU(),
                  nn.ConvTranspose2d(32, 16, 4, 2, 1), nn.BatchNorm2d(16), nn.ReLU(),
                  nn.ConvTranspose2d(16, 1, 4, 2, 1), nn.Tanh())  # fmt: skip
D = nn.Sequential(nn.Conv2d(1, 16, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(16, 32, 4, 2, 1),
                  nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(128, 1))  # fmt: skip
mean_G = AveragedModel(G, multi_avg_fn=get_ema_multi_avg_fn(0.99), use_buffers=True).eval()
opt_G, opt_D = (torch.optim.Adam(N.parameters(), 0.004, (0.5, 0.999)) for N in (G, D))
data, noise, drawn = torch.tensor(fit).reshape(-1, 1, 8, 8), torch.randn(450, 16), {"real": other}
for step in range(1, 1201):
    some, fake = data[torch.randint(len(data), (32,))], G(torch.randn(32, 16))
    opt_D.zero_grad()
    (softplus(-D(some)).mean() + softplus(D(fake.detach())).mean()).backward()
    opt_D.step()
    opt_G.zero_grad()
    softplus(-D(fake)).mean().backward()
    opt_G.step()
    mean_G.update_parameters(G)
    if step in (100, 400, 1200):
        drawn[f"step {step}"] = mean_G(noise).detach().numpy().reshape(-1, 64)
drawn["last G"] = G.eval()(noise).detach().numpy().reshape(-1, 64)
for k in (1, 10):
    normals = mixture.GaussianMixture(k, reg_covar=0.01, random_state=0).fit(fit)
    drawn[f"normals: {k}"] = normals.sample(450)[0].clip(-1, 1)
scores = {name: judged(real, Z) for name, Z in drawn.items()}
print(f"real digits, 50 a side: {judged(real[:50], other[:50])[0]:.1f}; 450 of each (~: chaos):")
fig, axes = plt.subplots(len(scores), 1, figsize=(7, 8), layout="constrained")
for ax, (name, Z) in zip(axes, drawn.items(), strict=True):
    print(f"{name:12s} ~%.1f  precision ~%.1f  recall ~%.1f" % scores[name])
    ax.imshow(np.hstack(np.pad(Z[:448:56].reshape(8, 8, 8), 1, constant_values=-1)), cmap="gray_r")
    ax.set(xticks=[], yticks=[], title=name)
assert scores["step 1200"] < min(scores["last G"], scores["normals: 1"])  # mean_G is G
plt.show()
