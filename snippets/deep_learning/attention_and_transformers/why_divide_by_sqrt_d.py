"""Without the division by the root of d_k, softmax saturates and its gradient shrinks."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
n_queries, n_keys = 2000, 16


def softmax_statistics(S: np.ndarray) -> tuple[float, float]:
    """Mean largest weight, and mean Frobenius norm of the softmax Jacobian, over rows of S."""
    E = np.exp(S - S.max(axis=1, keepdims=True))
    w = E / E.sum(axis=1, keepdims=True)
    jacobian = w[:, :, None] * np.eye(S.shape[1]) - w[:, :, None] * w[:, None, :]
    return w.max(axis=1).mean(), np.linalg.norm(jacobian, axis=(1, 2)).mean()


sizes = [4, 16, 64, 256, 1024]
rows = []
print(" d_k  var(q.k)/d_k | largest weight: raw scaled | gradient size: raw scaled")
for d_k in sizes:
    q = rng.normal(size=(n_queries, 1, d_k))
    K = rng.normal(size=(n_keys, d_k))
    S = (q @ K.T)[:, 0]  # scores, (n_queries, n_keys)
    S_fresh = (rng.normal(size=(5_000, d_k)) * rng.normal(size=(5_000, d_k))).sum(axis=1)
    ratio = S_fresh.var() / d_k
    assert abs(ratio - 1) < 0.15
    raw, scaled = softmax_statistics(S), softmax_statistics(S / np.sqrt(d_k))
    rows.append([*raw, *scaled])
    print(
        f"{d_k:4d} {ratio:10.2f}   | {raw[0]:18.2f} {scaled[0]:6.2f} "
        f"| {raw[1]:17.3f} {scaled[1]:6.3f}"
    )

raw_max, raw_grad, scaled_max, scaled_grad = np.array(rows).T
assert raw_max[-1] > 0.9 and scaled_max[-1] < 0.4 and raw_grad[-1] < scaled_grad[-1] / 3

fig, axes = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
panels = (raw_max, scaled_max, "mean largest weight"), (raw_grad, scaled_grad, "Jacobian norm")
for ax, (raw, scaled, label) in zip(axes, panels, strict=True):
    ax.plot(sizes, raw, "o-", color="C4")
    ax.plot(sizes, scaled, "o-", color="C0")
    ax.annotate("raw", (sizes[3], raw[3]), xytext=(0, 7), textcoords="offset points", color="C4")
    ax.annotate(
        "scaled", (sizes[3], scaled[3]), xytext=(0, 7), textcoords="offset points", color="C0"
    )
    ax.set(xlabel="head size $d_k$", ylabel=label, ylim=(0, 1.15 * max(raw.max(), scaled.max())))
    ax.set_xscale("log", base=2)
plt.show()
