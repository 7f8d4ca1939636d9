"""How many correlations of pure noise look significant, and what a second half says about them."""

import numpy as np
from scipy.stats import t

N_ROWS, N_COLUMNS, REPEATS = 200, 20, 300
half = N_ROWS // 2
pairs = np.triu_indices(N_COLUMNS, 1)


def p_values(r: np.ndarray, n: int) -> np.ndarray:
    """Return two-sided p-values of Pearson correlations r from n rows each."""
    return 2 * t.sf(np.abs(r) * np.sqrt((n - 2) / (1 - r**2)), n - 2)


rng = np.random.default_rng(0)
found, survived, any_bonferroni, best, best_again = [], [], [], [], []
for _ in range(REPEATS):
    X = rng.normal(size=(N_ROWS, N_COLUMNS))  # no column has to do with any other
    r1 = np.corrcoef(X[:half], rowvar=False)[pairs]
    r2 = np.corrcoef(X[half:], rowvar=False)[pairs]
    hits = p_values(r1, half) < 0.05
    found.append(hits.sum())
    same_sign = np.sign(r1) == np.sign(r2)
    survived.append((hits & same_sign & (p_values(r2, half) < 0.05)).sum())
    any_bonferroni.append((p_values(r1, half) < 0.05 / len(r1)).any())
    strongest = np.abs(r1).argmax()
    best.append(abs(r1[strongest]))
    best_again.append(r2[strongest] * np.sign(r1[strongest]))

print(f"{len(pairs[0])} pairs of noise columns, {half} rows, mean of {REPEATS} repeats")
print(
    f"significant at 0.05: {np.mean(found):.1f}, of these in both halves: {np.mean(survived):.2f}"
)
print(f"strongest |r|: {np.mean(best):.2f}; same pair on the other half: {np.mean(best_again):.3f}")
print(f"tables with any hit at 0.05 / {len(pairs[0])}: {np.mean(any_bonferroni):.2f}")
assert 8 < np.mean(found) < 11 and np.mean(survived) < 0.5 and abs(np.mean(best_again)) < 0.03
