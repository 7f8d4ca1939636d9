"""Bonferroni, Holm and Benjamini-Hochberg from scratch, with their error rates measured."""

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests


def bonferroni(p: np.ndarray) -> np.ndarray:
    """Return p-values, shape (m,), adjusted so that p < alpha controls the FWER."""
    return np.minimum(len(p) * p, 1)


def holm(p: np.ndarray) -> np.ndarray:
    """Return step-down adjusted p-values, shape (m,).

    Source: Holm, A simple sequentially rejective multiple test procedure (1979).
    """
    order = np.argsort(p, kind="stable")
    adjusted = np.empty(len(p))
    adjusted[order] = np.maximum.accumulate((len(p) - np.arange(len(p))) * p[order])
    return np.minimum(adjusted, 1)


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    """Return adjusted p-values, shape (m,), that control the FDR.

    Source: Benjamini and Hochberg, Controlling the false discovery rate (1995).
    """
    order = np.argsort(p, kind="stable")[::-1]  # from the largest down
    rank = np.arange(len(p), 0, -1)
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum.accumulate(len(p) * p[order] / rank)
    return adjusted


METHODS = {
    "uncorrected": lambda p: p,
    "Bonferroni": bonferroni,
    "Holm": holm,
    "Benjamini-Hochberg": benjamini_hochberg,
}
rng = np.random.default_rng(0)
m, m_real, repeats = 100, 20, 2000
z = rng.normal(size=(repeats, m))
z[:, :m_real] += 3  # 20 real effects among 100 hypotheses
P = 2 * stats.norm.sf(np.abs(z))
for name, short in (
    ("Bonferroni", "bonferroni"),
    ("Holm", "holm"),
    ("Benjamini-Hochberg", "fdr_bh"),
):
    assert np.allclose(METHODS[name](P[0]), multipletests(P[0], method=short)[1])
assert np.allclose(benjamini_hochberg(P[0]), stats.false_discovery_control(P[0]))

print("100 hypotheses, 20 real    FWER    FDR   real ones found")
results = {}
for name, adjust in METHODS.items():
    reject = np.array([adjust(p) for p in P]) < 0.05
    false = reject[:, m_real:].sum(axis=1)
    fwer = np.mean(false > 0)
    fdr = np.mean(false / np.maximum(reject.sum(axis=1), 1))
    found = reject[:, :m_real].mean()
    results[name] = fwer, fdr
    print(f"{name:25s}  {fwer:.2f}   {fdr:.2f}   {found:.2f}")
assert results["uncorrected"][0] > 0.95
assert max(results["Bonferroni"][0], results["Holm"][0]) < 0.06
assert abs(results["Benjamini-Hochberg"][1] - 0.04) < 0.01  # 0.05 times the 80 % true nulls
