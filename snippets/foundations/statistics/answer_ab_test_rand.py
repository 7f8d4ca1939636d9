"""Share of people who saw a doctor in the year, by plan against free care, corrected by Holm."""

import numpy as np
from scipy import stats
from statsmodels.datasets import randhie
from statsmodels.stats.multitest import multipletests

data = randhie.load_pandas().data
traits = data[["lncoins", "idp", "physlm", "disea"]]
data["block"] = (traits != traits.shift()).any(axis=1).cumsum()
data["any"] = (data.mdvis > 0).astype(float)
share = np.expm1(data.lncoins).round().astype(int)  # of the bill, in %
PLANS = {
    "free": (share == 0) & (data.idp == 0),
    "25 %": share == 25,
    "50 %": share == 50,
    "95 %": share == 95,
    "deductible": data.idp == 1,  # one's own bills up to a limit
}


def share_and_error(rows: np.ndarray, block: np.ndarray) -> tuple[float, float]:
    """Return a share and its standard error, counting each block as one unit."""
    residuals = np.bincount(block, weights=rows - rows.mean())
    return rows.mean(), np.sqrt(np.sum(residuals**2)) / len(rows)


arms = {
    name: share_and_error(data["any"][rows].to_numpy(), data["block"][rows].to_numpy())
    for name, rows in PLANS.items()
}
free, se_free = arms.pop("free")
differences = np.array([mean - free for mean, _ in arms.values()])
errors = np.array([np.hypot(se, se_free) for _, se in arms.values()])
p = 2 * stats.norm.sf(np.abs(differences / errors))
adjusted = multipletests(p, method="holm")[1]
assert (adjusted >= p).all() and adjusted.min() > p.min()  # rejects p-values left as they were
assert adjusted.max() < 0.001 and differences.max() < 0  # all four arms, none by chance

print(f"free: {free:.1%} saw a doctor in the year")
for name, d, se, p_holm in zip(arms, differences, errors, adjusted, strict=True):
    print(
        f"{name:10s} {100 * d:+5.1f} points, 95 % interval {100 * (d - 1.96 * se):+5.1f} to", end=""
    )
    print(f" {100 * (d + 1.96 * se):+5.1f}, relative {d / free:+.1%}, Holm p {p_holm:.1g}")
