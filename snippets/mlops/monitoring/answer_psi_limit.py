"""A PSI limit with one false alarm a month: from the chi-square law, checked on shuffled data."""

import numpy as np
from scipy.stats import chi2
from sklearn.datasets import load_digits

N_BINS, N_REFERENCE, WINDOW = 10, 1000, 300
WINDOWS_A_MONTH = 24 * 30
limit = chi2.ppf(1 - 1 / WINDOWS_A_MONTH, N_BINS - 1) * (1 / WINDOW + 1 / N_REFERENCE)
print(f"limit for windows of {WINDOW}: PSI {limit:.3f}")

X = load_digits().data
by_column = X.reshape(-1, 8, 8).sum(axis=1)
ink = by_column @ np.arange(8) / by_column.sum(axis=1)
rng = np.random.default_rng(0)


def psi(reference: np.ndarray, live: np.ndarray) -> float:
    """PSI in ten bins of equal reference mass."""
    edges = np.quantile(reference, np.arange(1, N_BINS) / N_BINS)
    counts = [np.bincount(np.searchsorted(edges, v), minlength=N_BINS) for v in (reference, live)]
    p, q = ((c + 0.5) / (c.sum() + 0.5 * N_BINS) for c in counts)
    return float(np.sum((q - p) * np.log(q / p)))


def windows(share_moved: float, n: int) -> np.ndarray:
    """PSI of n windows in which a share of the images has moved by one pixel, shape (n,)."""
    values = np.empty(n)
    for i in range(n):
        sample = rng.permutation(ink)[: N_REFERENCE + WINDOW]
        live = sample[N_REFERENCE:] + (rng.random(WINDOW) < share_moved)
        values[i] = psi(sample[:N_REFERENCE], live)
    return values


alarms = (windows(0.0, 10 * WINDOWS_A_MONTH) > limit).mean() * WINDOWS_A_MONTH
print(f"false alarms a month, by simulation: {alarms:.1f}")
for share in (0.05, 0.1, 0.2):
    found = (windows(share, 500) > limit).mean()
    print(f"{share:.0%} of the images moved: found in {found:.0%} of windows")
assert alarms < 3
