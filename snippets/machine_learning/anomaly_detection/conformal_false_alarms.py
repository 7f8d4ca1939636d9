"""Conformal p-values: a promised false-alarm rate, and a promised share of false reports."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.neighbors import NearestNeighbors

X, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
usual, fours = rng.permutation(X[y != 4]), X[y == 4]
index = NearestNeighbors(n_neighbors=5).fit(usual[:800])
held_out, odd = (index.kneighbors(rows)[0][:, -1] for rows in (usual[800:], fours))
own = np.sort(index.kneighbors(usual[:800])[0][:, -1])  # a row counts as its own neighbor here


def p_values(calibration: np.ndarray, score: np.ndarray) -> np.ndarray:
    """Share of calibration scores at least as high, the new row itself counted.

    Source: Bates et al., Testing for outliers with conformal p-values, 2023, equation 2.
    """
    at_least = len(calibration) - np.searchsorted(np.sort(calibration), score, side="left")
    return (1 + at_least) / (len(calibration) + 1)


def benjamini_hochberg(p: np.ndarray, q: float) -> np.ndarray:
    """Rows to report so that on average at most a share q of the reports is false."""
    order = np.sort(p)
    passed = np.flatnonzero(order <= q * np.arange(1, len(p) + 1) / len(p))
    return p <= (order[passed[-1]] if len(passed) else -1)


n_cal, n_odd, alpha, repeats = 560, 20, 0.05, 1000
names = ("training scores", "p <= 0.05", "Benjamini-Hochberg at 0.1")
false_rate, false_share, found = (np.zeros((repeats, 3)) for _ in range(3))
for r in range(repeats):
    mixed = rng.permutation(held_out)
    calibration, normal = mixed[:n_cal], mixed[n_cal:]
    score = np.r_[normal, rng.choice(odd, n_odd, replace=False)]
    p = p_values(calibration, score)
    reports = (p_values(own, score) <= alpha, p <= alpha, benjamini_hochberg(p, q=0.1))
    for j, alarm in enumerate(reports):
        false = alarm[: len(normal)].sum()
        false_rate[r, j] = false / len(normal)
        false_share[r, j] = false / max(alarm.sum(), 1)
        found[r, j] = alarm[len(normal) :].mean()
print(f"{len(normal)} normal images and {n_odd} fours a day, mean of {repeats} days")
for j, name in enumerate(names):
    print(
        f"{name:26s} alarm on {false_rate[:, j].mean():.3f} of the normal, on "
        f"{found[:, j].mean():.2f} of the fours; false share {false_share[:, j].mean():.2f}"
    )
print(
    f"false-alarm rate of single days: {np.quantile(false_rate[:, 1], 0.95):.3f} on one in twenty"
)
assert false_rate[:, 0].mean() > 1.1 * alpha  # scores of training rows promise too much
assert false_rate[:, 1].mean() <= alpha + 0.002 and false_share[:, 2].mean() <= 0.1
