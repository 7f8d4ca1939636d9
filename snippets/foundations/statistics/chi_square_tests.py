"""Chi-square tests of fit and of independence from the formula, and a z test for two shares."""

import numpy as np
from scipy import stats
from statsmodels.datasets import china_smoking
from statsmodels.stats.proportion import proportions_ztest


def chi_square(observed: np.ndarray, expected: np.ndarray, df: int) -> tuple[float, float]:
    """Return the statistic and p-value of Pearson's test for counts of any shape."""
    statistic = np.sum((observed - expected) ** 2 / expected)
    return float(statistic), float(stats.chi2.sf(statistic, df))


# Goodness of fit: Mendel's peas (1866), which theory expects in the ratio 9 : 3 : 3 : 1
peas = np.array([315, 101, 108, 32])
theory = peas.sum() * np.array([9, 3, 3, 1]) / 16
fit = chi_square(peas, theory, df=len(peas) - 1)
assert np.allclose(fit, stats.chisquare(peas, theory))
print(f"peas: expected {theory}, chi-square {fit[0]:.2f}, p {fit[1]:.3f}")

# Independence: smoking (rows) and lung cancer (columns) in Beijing
table = china_smoking.load_pandas().data.loc["Beijing"].to_numpy().reshape(2, 2)
expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()  # P(row) P(column) n
independence = chi_square(table, expected, df=1)
reference = stats.chi2_contingency(table, correction=False)
assert np.allclose(independence, (reference.statistic, reference.pvalue))
print("smokers:    ", table[0], "expected", expected[0].round(1))
print("non-smokers:", table[1], "expected", expected[1].round(1))
print(f"chi-square {independence[0]:.2f}, p {independence[1]:.1g}")

# The same question as a z test: does the share of smokers differ between the two columns?
smokers, total = table[0], table.sum(axis=0)
p1, p2 = smokers / total
pooled = smokers.sum() / total.sum()
z = (p1 - p2) / np.sqrt(pooled * (1 - pooled) * np.sum(1 / total))
p = 2 * stats.norm.sf(abs(z))
assert np.allclose((z, p), proportions_ztest(smokers, total))
assert np.allclose((z**2, p), independence)
print(f"share of smokers {p1:.3f} of the cases, {p2:.3f} of the controls: z {z:.2f}, z² {z**2:.2f}")
