"""Bias of a mean and coverage of its 95 % interval: four treatments under three mechanisms."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from scipy.special import expit
from sklearn.datasets import load_diabetes
from sklearn.preprocessing import scale

data = load_diabetes(as_frame=True, scaled=False).data
bmi, s5 = data["bmi"].to_numpy(), scale(data["s5"])
others = np.column_stack([np.ones(len(bmi)), scale(data.drop(columns="bmi"))])
truth, n, m, repeats = bmi.mean(), 200, 20, 400  # the 442 patients are the population


def multiple_imputation(
    X: np.ndarray, y: np.ndarray, missing: np.ndarray, rng: np.random.Generator
) -> tuple[float, float, float]:
    """Impute y from X m times by Bayesian regression and pool the mean by Rubin's rules.

    Args:
        X: predictors with a column of ones, shape (n, k).
        y: values, shape (n,); those where missing is true are never read.
        missing: shape (n,), boolean.
        rng: source of the draws.

    Returns:
        The pooled mean, its variance, and the degrees of freedom.

    Source: van Buuren, Flexible Imputation of Missing Data, algorithm 3.1 and section 2.3.
    """
    A, b = X[~missing], y[~missing]
    inverse = np.linalg.inv(A.T @ A)
    beta = inverse @ A.T @ b
    free = len(b) - A.shape[1]
    sigma = np.sqrt(np.sum((b - A @ beta) ** 2) / rng.chisquare(free, size=m))
    draws = beta + sigma[:, None] * (
        rng.normal(size=(m, len(beta))) @ np.linalg.cholesky(inverse).T
    )
    filled = np.tile(y, (m, 1))
    noise = rng.normal(size=(m, missing.sum())) * sigma[:, None]
    filled[:, missing] = draws @ X[missing].T + noise
    within = filled.var(axis=1, ddof=1).mean() / len(y)
    between = (1 + 1 / m) * filled.mean(axis=1).var(ddof=1)
    return filled.mean(), within + between, (m - 1) * (1 + within / between) ** 2


def plain(values: np.ndarray) -> tuple[float, float, float]:
    """Return mean, variance of the mean and degrees of freedom, as if all values were measured."""
    return values.mean(), values.var(ddof=1) / len(values), len(values) - 1


treatments = ["drop rows", "fill in the mean", "fill in a regression", "multiple imputation"]
bias, coverage = np.zeros((3, 4)), np.zeros((3, 4))
for row, mechanism in enumerate(("MCAR", "MAR", "MNAR")):
    rng = np.random.default_rng(0)
    estimates = np.zeros((repeats, 4, 3))
    for r in range(repeats):
        i = rng.integers(len(bmi), size=n)
        X, y = others[i], bmi[i]
        cause = {"MCAR": np.zeros(n), "MAR": 2 * s5[i], "MNAR": 2 * (y - truth) / bmi.std()}
        missing = rng.random(n) < expit(-0.9 + cause[mechanism])
        beta = np.linalg.lstsq(X[~missing], y[~missing])[0]
        estimates[r] = [
            plain(y[~missing]),
            plain(np.where(missing, y[~missing].mean(), y)),
            plain(np.where(missing, X @ beta, y)),
            multiple_imputation(X, y, missing, rng),
        ]
    mean, variance, freedom = np.moveaxis(estimates, 2, 0)
    bias[row] = mean.mean(axis=0) - truth
    inside = np.abs(mean - truth) < stats.t.ppf(0.975, freedom) * np.sqrt(variance)
    coverage[row] = inside.mean(axis=0)

print(f"true mean BMI {truth:.2f}    bias / coverage of the 95 % interval")
print(f"{'':22}" + "".join(f"{name:>14}" for name in ("MCAR", "MAR", "MNAR")))
for j, name in enumerate(treatments):
    print(
        f"{name:22}"
        + "".join(f"{bias[k, j].round(1) + 0.0:7.1f} /{coverage[k, j]:5.2f}" for k in range(3))
    )
assert np.all(np.abs(bias[0]) < 0.1) and np.all(np.abs(bias[1, 2:]) < abs(bias[1, 0]) / 3)
assert np.allclose(bias[:, 3], bias[:, 2], atol=0.05)  # noise cancels: only the spread differs
assert np.all(bias[2] < -0.5)  # no treatment repairs MNAR
assert np.all(coverage[:2, 3] > 0.92) and coverage[0, 1] < 0.87 and coverage[1, 0] < 0.3

fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), sharey=True, layout="constrained")
for k, name in enumerate(("MCAR", "MAR", "MNAR")):
    height = np.arange(4)[::-1] + 0.22 * (1 - k)
    axes[0].barh(height, bias[k], 0.2, color=f"C{k}", label=name)
    axes[1].barh(height, 100 * coverage[k], 0.2, color=f"C{k}", label=name)
axes[0].set_yticks(np.arange(4)[::-1], treatments)
axes[0].set(xlabel="bias of the mean BMI, kg/m²")
axes[1].axvline(95, color="C7", ls="--")
axes[1].set(xlabel="intervals that hold the true mean, %", xlim=(0, 100))
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=3, frameon=False)
plt.show()
