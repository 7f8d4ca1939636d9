"""One-sample, paired and Welch t tests, ANOVA and correlation: from formulas, against SciPy."""

import numpy as np
from scipy import stats
from sklearn.datasets import load_wine
from statsmodels.datasets import nile


def one_sample_t(x: np.ndarray, mu: float) -> tuple[float, float]:
    """Return t and the two-sided p-value for H0: the mean is mu. x has shape (n,)."""
    t = (x.mean() - mu) / (x.std(ddof=1) / np.sqrt(len(x)))
    return t, 2 * stats.t.sf(abs(t), df=len(x) - 1)


def welch_t(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Return t and the two-sided p-value for H0: equal means, whatever the variances.

    Source: Welch, The generalization of Student's problem, Biometrika 34 (1947).
    """
    a, b = x.var(ddof=1) / len(x), y.var(ddof=1) / len(y)
    t = (x.mean() - y.mean()) / np.sqrt(a + b)
    df = (a + b) ** 2 / (a**2 / (len(x) - 1) + b**2 / (len(y) - 1))
    return t, 2 * stats.t.sf(abs(t), df)


def anova(groups: list[np.ndarray]) -> tuple[float, float]:
    """Return F and its p-value for H0: all groups have one mean."""
    n, k = sum(map(len, groups)), len(groups)
    grand = np.concatenate(groups).mean()
    between = sum(len(g) * (g.mean() - grand) ** 2 for g in groups) / (k - 1)
    within = sum(np.sum((g - g.mean()) ** 2) for g in groups) / (n - k)
    return between / within, stats.f.sf(between / within, k - 1, n - k)


def correlation(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Return Pearson's r and the two-sided p-value for H0: no correlation."""
    r = np.corrcoef(x, y)[0, 1]
    t = r * np.sqrt((len(x) - 2) / (1 - r**2))
    return r, 2 * stats.t.sf(abs(t), df=len(x) - 2)


# Hours of sleep gained by ten patients on two drugs: Student, The probable error of a mean (1908)
drug_1 = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
drug_2 = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
flow = nile.load_pandas().data  # the Nile's flow, before and after the Aswan dam was begun
before = flow.volume[flow.year < 1899].to_numpy()
after = flow.volume[flow.year >= 1899].to_numpy()
wine, cultivar = load_wine(return_X_y=True)
ash = [wine[cultivar == k, 2] for k in range(3)]

rows = [
    ("one sample: drug 1 against 0", one_sample_t(drug_1, 0), stats.ttest_1samp(drug_1, 0)),
    ("paired: drug 2 - drug 1", one_sample_t(drug_2 - drug_1, 0), stats.ttest_rel(drug_2, drug_1)),
    ("Welch, pairs ignored", welch_t(drug_2, drug_1), stats.ttest_ind(drug_2, drug_1, equal_var=0)),
    (
        "Welch: Nile before, after",
        welch_t(before, after),
        stats.ttest_ind(before, after, equal_var=0),
    ),
    ("ANOVA: ash of 3 cultivars", anova(ash), stats.f_oneway(*ash)),
    ("correlation: ash, alkalinity", correlation(*wine[:, 2:4].T), stats.pearsonr(*wine[:, 2:4].T)),
]
print("test                           statistic        p")
for name, (statistic, p), reference in rows:
    assert np.allclose((statistic, p), (reference.statistic, reference.pvalue))
    print(f"{name:29s}  {statistic:9.2f}  {p:7.1g}")
