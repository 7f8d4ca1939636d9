"""Held-out digits: clean, noisy, and rebuilt by PCA and by kernel PCA learned from other scans."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA, KernelPCA

X = load_digits().data
train, clean = X[:800], X[800:1100]
noise = np.random.default_rng(0).normal(scale=4, size=X.shape)
noisy_train, noisy = train + noise[:800], clean + noise[800:1100]

models: dict = {f"PCA {k}": PCA(k, svd_solver="full") for k in (2, 8, 16, 32)}
models["kernel PCA"] = KernelPCA(
    120, kernel="rbf", gamma=3e-4, alpha=5e-3, fit_inverse_transform=True, eigen_solver="dense"
)
rebuilt = {"clean": clean, "noisy": noisy}
error = {"noisy": np.sqrt(np.mean((noisy - clean) ** 2))}
for name, model in models.items():
    rebuilt[name] = model.fit(noisy_train).inverse_transform(model.transform(noisy))
    error[name] = np.sqrt(np.mean((rebuilt[name] - clean) ** 2))
for name, value in error.items():
    print(f"{name:10} error per pixel {value:.2f} of 16")
print(f"16 numbers for 64 pixels: {16 / 64:.2f} of the size, and the directions once")
assert error["PCA 16"] < min(error["PCA 2"], error["PCA 32"]) < error["noisy"]

fig, axes = plt.subplots(3, 5, figsize=(7, 4.3), layout="constrained")
for line, i in enumerate((3, 5, 12)):
    for ax, name in zip(
        axes[line], ("clean", "noisy", "PCA 2", "PCA 16", "kernel PCA"), strict=True
    ):
        ax.imshow(rebuilt[name][i].reshape(8, 8), cmap="cividis", vmin=0, vmax=16)
        ax.set(xticks=[], yticks=[])
        if line == 0:
            ax.set_title(name, size=9)
plt.show()
