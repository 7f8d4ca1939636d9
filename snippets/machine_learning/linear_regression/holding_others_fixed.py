"""Standard errors, intervals and VIF from the formulas, and signs that a resample flips."""

import numpy as np
import statsmodels.api as sm
from scipy import stats
from sklearn.datasets import load_diabetes
from statsmodels.stats.outliers_influence import variance_inflation_factor

data = load_diabetes(scaled=False)
names = ["const", *data.feature_names]
X = sm.add_constant(data.data)  # shape (442, 11), in the units of the clinic
y = data.target
n, p = X.shape

w, rss = np.linalg.lstsq(X, y, rcond=None)[:2]
s2 = rss[0] / (n - p)  # variance of the noise; p coefficients have been spent
se = np.sqrt(s2 * np.diag(np.linalg.inv(X.T @ X)))
t = w / se
p_value = 2 * stats.t.sf(np.abs(t), n - p)
half = stats.t.ppf(0.975, n - p) * se

report = sm.OLS(y, X).fit()
assert np.allclose(se, report.bse) and np.allclose(p_value, report.pvalues)
assert np.allclose(np.column_stack([w - half, w + half]), report.conf_int())


def without(j: int, target: np.ndarray) -> np.ndarray:
    """Residuals of target, shape (n,), once all columns but j have explained what they can."""
    others = np.delete(X, j, axis=1)
    return target - others @ np.linalg.lstsq(others, target, rcond=None)[0]


rng = np.random.default_rng(0)
draws = []
for _ in range(300):
    rows = rng.integers(0, n, n)
    draws.append(np.linalg.lstsq(X[rows], y[rows], rcond=None)[0])
flips = np.mean(np.sign(draws) != np.sign(w), axis=0)

print("         coefficient   95 % interval        p     VIF   sign flips")
for j in (2, 3, 4, 5, 6, 7, 9):
    unique = without(j, X[:, j])  # the part of column j that no other column has
    # Frisch-Waugh-Lovell: the coefficient is the slope of y on that part alone.
    assert np.isclose(unique @ y / (unique @ unique), w[j])
    vif = np.sum((X[:, j] - X[:, j].mean()) ** 2) / (unique @ unique)
    assert np.isclose(vif, variance_inflation_factor(X, j))
    print(f"{names[j]:6s} {w[j]:12.2f}   [{w[j] - half[j]:6.2f}, {w[j] + half[j]:6.2f}]", end="")
    p_text = f"{p_value[j]:.3f}" if p_value[j] >= 0.001 else "<.001"
    print(f"   {p_text}  {vif:6.1f}   {flips[j]:6.0%}")
s1 = names.index("s1")
fewer = [names.index(name) for name in ("const", "age", "sex", "bmi", "bp", "s1", "s3", "s6")]
smaller = sm.OLS(y, X[:, fewer]).fit()
print(
    f"s1 without s2, s4 and s5: {smaller.params[5]:.2f}, standard error {smaller.bse[5]:.2f}",
    end="",
)
print(f" instead of {se[s1]:.2f}")
print(f"R2 {report.rsquared:.3f}, adjusted for {p} coefficients {report.rsquared_adj:.3f}")
assert smaller.params[5] > 0 > w[s1] and smaller.bse[5] < se[s1] / 3 and flips[s1] < 0.1
