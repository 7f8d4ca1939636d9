"""Without the division by the root of d_k, softmax saturates and its slope shrinks."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
n_queries, n_keys = 2000, 16


def largest_and_slope(S: np.ndarray) -> tuple[float, float]:
    """Return the mean largest weight, and the mean norm of the Jacobian, of softmax by row of S."""
    E = np.exp(S - S.max(axis=1, keepdims=True))
    w = E / E.sum(axis=1, keepdims=True)
    jacobian = w[:, :, None] * (np.eye(n_keys) - w[:, None, :])
    return w.max(axis=1).mean(), np.linalg.norm(jacobian, axis=(1, 2)).mean()


sizes, rows = [4, 16, 64, 256, 1024], []
print("              score variance   largest weight: raw, scaled   slope: raw, scaled")
for d_k in sizes:
    Q, K = rng.normal(size=(n_queries, 1, d_k)), rng.normal(size=(n_queries, n_keys, d_k))
    S = (Q * K).sum(axis=2)  # every query has keys of its own, so all scores vary freely
    assert abs(S.var() / d_k - 1) < 0.1  # fails if scores grew like d_k, not its root
    rows.append([*largest_and_slope(S), *largest_and_slope(S / np.sqrt(d_k))])
    raw, slope, scaled, slope_scaled = rows[-1]
    print(
        f"d_k = {d_k:4d} {S.var():14.0f} {raw:20.2f} {scaled:7.2f} {slope:16.2f} {slope_scaled:7.2f}"
    )
raw, slope, scaled, slope_scaled = np.array(rows).T
assert raw[-1] > 0.9 and slope[-1] < 0.1 and np.ptp(scaled) < 0.05 and np.ptp(slope_scaled) < 0.05

fig, axes = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
panels = (raw, scaled, "mean largest weight"), (slope, slope_scaled, "mean norm of the Jacobian")
for ax, (without, with_root, label) in zip(axes, panels, strict=True):
    for line, color, name in ((without, "C1", "raw"), (with_root, "C0", "divided")):
        ax.semilogx(sizes, line, "o-", base=2, color=color)
        ax.annotate(name, (sizes[3], line[3]), (0, 7), textcoords="offset points", color=color)
    ax.set(
        xlabel="key size $d_k$", ylabel=label, ylim=(0, 1.15 * max(without.max(), with_root.max()))
    )
plt.show()
