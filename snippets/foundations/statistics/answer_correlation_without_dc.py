"""A permutation test of a correlation, with and without the one row that carries it."""

import numpy as np
from scipy import stats
from statsmodels.datasets import statecrime

crime = statecrime.load_pandas().data  # 50 states and D.C.; rate per 100,000, urban in %


def permutation_p(x: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> float:
    """Return the two-sided p-value of Pearson's r under 9,999 shuffles of y."""
    zx, zy = stats.zscore(x), stats.zscore(y)
    null = rng.permuted(np.tile(zy, (9999, 1)), axis=1) @ zx
    return float((1 + np.sum(np.abs(null) >= abs(zx @ zy) - 1e-9)) / 10_000)


found = {}
tables = {"51 rows": crime, "without D.C.": crime.drop("District of Columbia")}
for name, table in tables.items():
    x, y = table.urban.to_numpy(), table.murder.to_numpy()
    r, p = stats.pearsonr(x, y)
    shuffled = permutation_p(x, y, np.random.default_rng(0))
    assert abs(shuffled - p) < 0.02  # rejects a test that shuffles x and y alike
    found[name] = shuffled
    rho = stats.spearmanr(x, y)
    print(f"{name:12s}  Pearson {r:.2f}: t test p {p:.3f}, permutation p {shuffled:.2f}", end="")
    print(f"   Spearman {rho.statistic:.2f}, p {rho.pvalue:.2f}")
assert found["51 rows"] < 0.05 < 0.2 < found["without D.C."]  # one row carries it
