"""Work of two imputers as rows double: neighbors compare all pairs, regressions do not."""

import numpy as np
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer, KNNImputer
from sklearn.linear_model import Ridge


def distance(a: np.ndarray, b: np.ndarray, missing_values: float) -> float:
    """Return, and count, one distance over the columns that both rows have."""
    work["distances of neighbors"][-1] += 1
    return float(np.nansum((a - b) ** 2))


class CountingRidge(Ridge):
    """Ridge regression that counts the rows that it is fitted on."""

    def fit(self, X: np.ndarray, y: np.ndarray) -> "CountingRidge":
        """Fit X, shape (n, d), to y, shape (n,)."""
        work["rows of regressions"][-1] += len(X)
        return super().fit(X, y)


rng = np.random.default_rng(0)
mix = rng.normal(size=(3, 10))
sizes = [50, 100, 200]
work = {"distances of neighbors": [], "rows of regressions": []}
for n in sizes:
    X = rng.normal(size=(n, 3)) @ mix + 0.5 * rng.normal(size=(n, 10))
    X[rng.random(X.shape) < 0.1] = np.nan
    for counts in work.values():
        counts.append(0)
    KNNImputer(metric=distance).fit_transform(X)
    IterativeImputer(CountingRidge(1), tol=1e9, random_state=0).fit_transform(X)  # one round
    gaps = np.isnan(X)
    assert work["distances of neighbors"][-1] == gaps.any(axis=1).sum() * n
    assert work["rows of regressions"][-1] == np.sum(~gaps)  # each column on the rows that have it

for name, counts in work.items():
    print(
        f"{name:22}", ", ".join(f"{n} rows {c}" for n, c in zip(sizes, counts, strict=True)), end=""
    )
    print(f"; four times the rows: {counts[2] / counts[0]:.1f} times")
