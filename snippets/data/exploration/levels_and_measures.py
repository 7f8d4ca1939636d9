"""Levels counted with their error bars, and three measures of association for other types."""

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.stats import chi2_contingency
from scipy.stats.contingency import association


def correlation_ratio(groups: np.ndarray, y: np.ndarray) -> float:
    """Return η, the root of the share of the variance of y that lies between groups."""
    means = pd.Series(y).groupby(groups).transform("mean")
    return float(np.sqrt(means.var() / np.var(y, ddof=1)))


def cramers_v(table: np.ndarray) -> float:
    """Return Cramér's V of a table of counts: 0 independent, 1 fully determined."""
    chi2 = chi2_contingency(table, correction=False).statistic
    return float(np.sqrt(chi2 / (table.sum() * (min(table.shape) - 1))))


def mutual_information(table: np.ndarray) -> float:
    """Return the mutual information of a table of counts in bits."""
    p = table / table.sum()
    independent = p.sum(axis=1, keepdims=True) * p.sum(axis=0, keepdims=True)
    return float(np.sum(p[p > 0] * np.log2(p[p > 0] / independent[p > 0])))


v = sm.datasets.randhie.load_pandas().data
train = v.iloc[:, 1:].groupby(list(v.columns[1:])).ngroup() % 5 > 0  # whole profiles
v = v[train]
rated = np.select([v.hlthp == 1, v.hlthf == 1, v.hlthg == 1], ["poor", "fair", "good"], "excellent")
levels = v.groupby(rated).mdvis.agg(rows="size", mean="mean", error="sem")
print(levels.sort_values("rows", ascending=False, kind="stable").round(2).to_string())

rng = np.random.default_rng(0)
plan = v.lncoins.round(2).to_numpy()
bins = pd.qcut(v.disea, 8, labels=False).to_numpy()  # eight bins of equal size
visits_bin = v.mdvis.clip(upper=8).to_numpy()
for name, measure, a, b in [
    ("η  of visits by health", correlation_ratio, rated, v.mdvis.to_numpy()),
    ("V  of plan and health", lambda a, b: cramers_v(pd.crosstab(a, b).to_numpy()), plan, rated),
    (
        "MI of disea and visits",
        lambda a, b: mutual_information(pd.crosstab(a, b).to_numpy()),
        bins,
        visits_bin,
    ),
]:
    chance = np.mean([measure(rng.permutation(a), b) for _ in range(10)])
    print(f"{name}: {measure(a, b):.3f}, rows shuffled {chance:.4f}")
    assert measure(a, b) > 1.5 * chance
table = pd.crosstab(plan, rated).to_numpy()
assert np.isclose(cramers_v(table), association(table, method="cramer"))
