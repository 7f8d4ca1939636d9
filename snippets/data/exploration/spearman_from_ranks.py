"""Spearman's correlation from ranks, ties included, against SciPy and under a change of units."""

import numpy as np
import plotly.express as px
from scipy import stats


def pearson(x: np.ndarray, y: np.ndarray) -> float:
    """Correlate two columns: the cosine of the angle between them once centered, shape (n,)."""
    x, y = x - x.mean(), y - y.mean()
    return float(x @ y / np.sqrt((x @ x) * (y @ y)))


def average_ranks(x: np.ndarray) -> np.ndarray:
    """Rank values from 1 to n; equal values share the mean of the ranks they occupy."""
    _, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)  # the highest rank that each distinct value occupies
    return (last - (counts - 1) / 2)[inverse]


def spearman(x: np.ndarray, y: np.ndarray) -> float:
    """Correlate the ranks of two columns, shape (n,) each.

    Source: C. Spearman, The Proof and Measurement of Association between Two Things (1904).
    """
    return pearson(average_ranks(x), average_ranks(y))


countries = px.data.gapminder().query("year == 2007")
income, life = countries.gdpPercap.to_numpy(), countries.lifeExp.to_numpy()
for name, x in (("income", income), ("log income", np.log(income))):
    tau = stats.kendalltau(x, life).statistic
    r, rho = pearson(x, life), spearman(x, life)
    print(f"life expectancy and {name:10}: Pearson {r:.3f}, Spearman {rho:.3f}, Kendall {tau:.3f}")
    assert np.isclose(r, stats.pearsonr(x, life).statistic)
    assert np.isclose(rho, stats.spearmanr(x, life).statistic)

ties = np.random.default_rng(0).integers(0, 4, size=(2, 500))  # four values only
assert np.allclose(average_ranks(ties[0]), stats.rankdata(ties[0]))
assert np.isclose(spearman(*ties), stats.spearmanr(*ties).statistic)
