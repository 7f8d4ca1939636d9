"""A/A tests on real doctor visits: rows of one household are no independent evidence."""

import numpy as np
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
# The file has no person id. Neighboring rows with equal traits are one person's years
# (or, where the traits are a household's imputed ones, one household's).
traits = data[["lncoins", "idp", "physlm", "disea"]]
data["block"] = (traits != traits.shift()).any(axis=1).cumsum()
free = data[(data.lncoins == 0) & (data.idp == 0)]  # one plan only: nothing can differ
block = np.unique(free["block"], return_inverse=True)[1]
x = free["mdvis"].to_numpy(dtype=float)
size = np.bincount(block).astype(float)
total = np.bincount(block, weights=x)
squares = np.bincount(block, weights=x**2)

rng = np.random.default_rng(0)
A = rng.random((10_000, len(size))) < 0.5  # each row assigns every block by a coin


def arm(chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return mean, naive and clustered squared standard error for each row of assignments."""
    n, s = chosen @ size, chosen @ total
    mean = s / n
    naive = (chosen @ squares / n - mean**2) / n
    # sum over blocks of (block total - block size x mean)², divided by n²
    clustered = chosen @ total**2 - 2 * mean * (chosen @ (total * size))
    clustered = (clustered + mean**2 * (chosen @ size**2)) / n**2
    return mean, naive, clustered


mean_a, naive_a, clustered_a = arm(A.astype(float))
mean_b, naive_b, clustered_b = arm(1.0 - A)
difference = mean_a - mean_b
print(f"{len(x)} rows in {len(size)} blocks, one plan, arms drawn by a coin")
print(f"sd of the difference over 10,000 A/A tests: {difference.std():.3f}")
rates = []
for name, squared in (("rows", naive_a + naive_b), ("blocks", clustered_a + clustered_b)):
    rates.append(np.mean(np.abs(difference) > 1.96 * np.sqrt(squared)))
    print(f"standard error from {name:6s}: {np.sqrt(squared).mean():.3f}", end="   ")
    print(f"false positives {rates[-1]:.3f}")
assert rates[0] > 0.15 and abs(rates[1] - 0.05) < 0.015
print(f"design effect {np.mean((clustered_a + clustered_b) / (naive_a + naive_b)):.1f}")
