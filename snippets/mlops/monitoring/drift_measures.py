"""Where the ink sits: on a usual day, with one camera of four moved, with all cameras moved."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import entropy, ks_2samp
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def psi(reference: np.ndarray, live: np.ndarray, n_bins: int = 10) -> float:
    """Population stability index of a live sample, in bins of equal reference mass.

    Args:
        reference: Values of one feature at training time, shape (m,).
        live: Values of the same feature now, shape (n,).
        n_bins: Number of bins, cut at the quantiles of the reference.

    Returns:
        The index: 0 for equal shares in every bin, no upper limit.
    """
    edges = np.quantile(reference, np.arange(1, n_bins) / n_bins)
    counts = [np.bincount(np.searchsorted(edges, v), minlength=n_bins) for v in (reference, live)]
    p, q = ((c + 0.5) / (c.sum() + 0.5 * n_bins) for c in counts)  # 0.5: no logarithm of zero
    assert np.isclose(np.sum((q - p) * np.log(q / p)), entropy(p, q) + entropy(q, p))
    return float(np.sum((q - p) * np.log(q / p)))


def ks_statistic(reference: np.ndarray, live: np.ndarray) -> float:
    """Largest gap between two empirical distribution functions, of shapes (m,) and (n,)."""
    at = np.concatenate([reference, live])
    F_ref = np.searchsorted(np.sort(reference), at, side="right") / len(reference)
    F_live = np.searchsorted(np.sort(live), at, side="right") / len(live)
    return float(np.abs(F_ref - F_live).max())


def ink_column(X: np.ndarray) -> np.ndarray:
    """Center of the ink from left (0) to right (7) of each 8x8 image, shape (n,)."""
    by_column = X.reshape(-1, 8, 8).sum(axis=1)
    return by_column @ np.arange(8) / by_column.sum(axis=1)


X, y = load_digits(return_X_y=True)
X_train, X_live, y_train, y_live = train_test_split(X, y, test_size=0.5, random_state=1, stratify=y)
model = RandomForestClassifier(50, random_state=0).fit(X_train, y_train)
moved = np.pad(X_live.reshape(-1, 8, 8), ((0, 0), (0, 0), (1, 0)))[:, :, :8].reshape(-1, 64)
camera = np.random.default_rng(0).integers(4, size=(len(y_live), 1))
days = {
    "usual day": X_live,
    "one camera moved": np.where(camera == 0, moved, X_live),
    "all moved": moved,
}

reference = ink_column(X_train)
fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
bins = np.linspace(2.5, 6, 29)
ax.hist(reference, bins, density=True, color="C7", alpha=0.4)
ax.text(2.55, 1.3, "training data", color="C7")
print(f"{'':18}{'PSI':>7}{'KS D':>7}{'KS p-value':>12}{'accuracy':>10}")
for color, (name, images) in zip(("C0", "C1", "C4"), days.items(), strict=True):
    live = ink_column(images)
    D, test = ks_statistic(reference, live), ks_2samp(reference, live)
    assert np.isclose(D, test.statistic)
    p_value = f"{test.pvalue:.2f}" if test.pvalue > 0.001 else "< 0.001"
    accuracy = model.score(images, y_live)
    print(f"{name:18}{psi(reference, live):7.3f}{D:7.3f}{p_value:>12}{accuracy:10.3f}")
    ax.hist(live, bins, density=True, histtype="step", color=color, lw=1.8)
assert (
    psi(reference, ink_column(X_live))
    < 0.1
    < 0.2
    < psi(reference, ink_column(days["one camera moved"]))
)
ax.text(2.55, 1.15, "usual day", color="C0")
ax.text(5.3, 0.3, "one camera of four\nmoved", color="C1")
ax.text(4.95, 1.15, "all moved one pixel\nto the right", color="C4")
ax.set(xlabel="center of the ink (column of the 8x8 image)", ylabel="density", xlim=(2.5, 6.2))
plt.show()
