"""The forward process: a digit that drowns in noise under two schedules, and their signal-to-noise."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

T = 1000
t = np.arange(T + 1)
cosine = np.cos((t / T + 0.008) / 1.008 * np.pi / 2) ** 2
betas = {
    "linear": np.linspace(1e-4, 0.02, T),  # Ho and others (2020), section 4
    "cosine": np.minimum(1 - cosine[1:] / cosine[:-1], 0.999),  # Nichol and Dhariwal, equation 17
}
kept = {name: np.cumprod(1 - beta) for name, beta in betas.items()}  # alpha-bar, (T,)

rng = np.random.default_rng(0)
x = np.ones(20_000)  # every row starts at x_0 = 1
print("linear, from 1:      t   mean  formula    std  formula")
for step, (beta, left) in enumerate(zip(betas["linear"], kept["linear"], strict=True), start=1):
    x = np.sqrt(1 - beta) * x + np.sqrt(beta) * rng.normal(size=len(x))
    if step in (100, 300, 1000):
        a, s = left**0.5, (1 - left) ** 0.5
        print(f"{step:22d} {x.mean():6.2f} {a:8.2f} {x.std():6.2f} {s:8.2f}")
        assert abs(x.mean() - a) < 0.03  # fails for alpha-bar without the root
        assert abs(x.std() - s) < 0.03
for name, left in kept.items():
    print(f"{name}: half of the variance is noise at t = {(left > 0.5).sum()}, end {left[-1]:.0e}")
short = np.prod(1 - np.linspace(1e-4, 0.02, 100))  # the same range of beta in fewer steps
print(f"of the variance is left: stopped at t = 100 {kept['linear'][99]:.2f}, T = 100 {short:.2f}")

x_0, noise = load_digits().images[0] / 8 - 1, rng.normal(size=(8, 8))
fig, axes = plt.subplots(3, 1, figsize=(7, 5.4), height_ratios=(1, 1, 2), layout="constrained")
for ax, (name, left) in zip(axes, kept.items(), strict=False):
    row = [left[i] ** 0.5 * x_0 + (1 - left[i]) ** 0.5 * noise for i in range(0, T, 111)]
    ax.imshow(np.hstack([np.pad(x, 1, constant_values=-2) for x in row]), "gray_r", vmin=-2, vmax=2)
    ax.set(xticks=[], yticks=[], title=f"{name}, t = 1, 112, 223 to 1000")
    axes[2].semilogy(t[1:], left / (1 - left))
    axes[2].text(660, 0.0005 if name == "linear" else 0.6, name, color=f"C{len(axes[2].lines) - 1}")
axes[2].set(xlabel="step t", ylabel="signal-to-noise", ylim=(1e-5, 2e4))
plt.show()
