"""Visits per year by plan in the RAND experiment, with intervals from rows and from blocks."""

import numpy as np
import statsmodels.api as sm
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
traits = data[["lncoins", "idp", "physlm", "disea"]]
data["block"] = (traits != traits.shift()).any(axis=1).cumsum()
data["share"] = np.expm1(data.lncoins).round()  # of each bill, paid by the patient, in %
data = data[((data.share == 0) & (data.idp == 0)) | (data.share == 95)]


def clustered(rows: np.ndarray, block: np.ndarray) -> tuple[float, float, float]:
    """Return the mean with its naive and its clustered standard error."""
    mean, n = rows.mean(), len(rows)
    residual_of_block = np.bincount(block, weights=rows - mean)
    return mean, rows.std() / np.sqrt(n), np.sqrt(np.sum(residual_of_block**2)) / n


arms = {}
for share, name in ((0, "free"), (95, "95 %")):
    chosen = data[data.share == share]
    arms[name] = clustered(chosen.mdvis.to_numpy(), chosen.block.to_numpy())
    mean, naive, robust = arms[name]
    print(f"{name}: {len(chosen)} person-years, {chosen.block.nunique()} blocks, ", end="")
    print(f"mean {mean:.2f}, standard error {naive:.3f} from rows, {robust:.3f} from blocks")

(free, naive_f, se_f), (paid, naive_p, se_p) = arms.values()
difference, se = free - paid, np.hypot(se_f, se_p)
X = sm.add_constant((data.share == 0).astype(float).rename("free"))
groups = {"groups": data.block, "use_correction": False}
fit = sm.OLS(data.mdvis, X).fit(cov_type="cluster", cov_kwds=groups)
assert np.isclose(fit.params["free"], difference) and np.isclose(fit.bse["free"], se)
log_se = np.hypot(se_f / free, se_p / paid)
lift = free / paid * np.exp(np.array([-1.96, 0, 1.96]) * log_se) - 1
pooled_sd = np.sqrt(data.groupby("share").mdvis.var().mean())

print(f"difference {difference:.2f} visits a year, 95 % interval ", end="")
print(f"{difference - 1.96 * se:.2f} to {difference + 1.96 * se:.2f}, z {difference / se:.1f}")
print(f"relative {lift[1]:.0%}, interval {lift[0]:.0%} to {lift[2]:.0%}; ", end="")
print(f"Cohen's d {difference / pooled_sd:.2f}")
assert difference / se > 5
