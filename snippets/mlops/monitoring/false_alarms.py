"""How often drift measures cry wolf on data that did not drift, and what they miss."""

import numpy as np
from sklearn.datasets import load_digits

N_BINS, N_REFERENCE, N_TRIALS = 10, 1000, 1000


def psi_and_ks(reference: np.ndarray, live: np.ndarray) -> tuple[float, float]:
    """PSI in ten bins of equal reference mass, and the KS statistic, of two samples."""
    ordered = np.sort(reference)
    edges = np.quantile(ordered, np.arange(1, N_BINS) / N_BINS)
    counts = [np.bincount(np.searchsorted(edges, v), minlength=N_BINS) for v in (reference, live)]
    p, q = ((c + 0.5) / (c.sum() + 0.5 * N_BINS) for c in counts)
    at = np.sort(live)
    F = np.searchsorted(ordered, at, side="right") / len(ordered)
    steps = np.arange(len(at) + 1) / len(at)
    D = max(np.max(steps[1:] - F), np.max(F - steps[:-1]))
    return float(np.sum((q - p) * np.log(q / p))), float(D)


X = load_digits().data
by_column = X.reshape(-1, 8, 8).sum(axis=1)
ink = by_column @ np.arange(8) / by_column.sum(axis=1)
rng = np.random.default_rng(0)

print("            mean PSI           false alarms               drift found (1 image in 10 moved)")
print("window  measured theory   PSI>0.1  PSI>0.2  KS 5 %       PSI>0.2  PSI>limit  KS 5 %")
for n in (50, 100, 200, 500):
    quiet, drifted = np.empty((2, N_TRIALS, 2))
    for t in range(N_TRIALS):
        sample = rng.permutation(ink)  # reference and window from one population: nothing drifted
        reference, live = sample[:N_REFERENCE], sample[N_REFERENCE : N_REFERENCE + n]
        quiet[t] = psi_and_ks(reference, live)
        drifted[t] = psi_and_ks(reference, live + (rng.random(n) < 0.1))  # these lie one pixel off
    theory = (N_BINS - 1) * (1 / n + 1 / N_REFERENCE)
    critical = 1.358 * np.sqrt(1 / n + 1 / N_REFERENCE)  # KS, 5 % level, large samples
    limit = np.quantile(quiet[:, 0], 0.99)  # calibrated: one false alarm in a hundred windows
    false = [
        (quiet[:, 0] > 0.1).mean(),
        (quiet[:, 0] > 0.2).mean(),
        (quiet[:, 1] > critical).mean(),
    ]
    found = [(drifted[:, 0] > x).mean() for x in (0.2, limit)] + [(drifted[:, 1] > critical).mean()]
    print(f"{n:6d}{quiet[:, 0].mean():10.3f}{theory:7.3f}", end="")
    print("{:10.3f}{:9.3f}{:8.3f}".format(*false), end="")
    print(f"{found[0]:14.2f}{found[1]:11.2f}{found[2]:8.2f}   limit {limit:.3f}")
    assert abs(quiet[:, 0].mean() / theory - 1) < 0.15
