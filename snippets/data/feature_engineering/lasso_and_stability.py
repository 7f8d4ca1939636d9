"""Lasso coefficients as the penalty falls, and how often bootstraps keep each column."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso, LassoCV, lasso_path
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(0)
data = load_diabetes()
names = [
    "total chol."
    if n == "s1"
    else "LDL"
    if n == "s2"
    else "HDL"
    if n == "s3"
    else "triglyc."
    if n == "s5"
    else n
    for n in data.feature_names
]
X, y = StandardScaler().fit_transform(data.data), data.target - data.target.mean()

alphas, path, _ = lasso_path(X, y, alphas=np.logspace(1.7, -1.5, 60))
cv = LassoCV(cv=5, alphas=alphas).fit(X, y)
mean, spread = cv.mse_path_.mean(axis=1), cv.mse_path_.std(axis=1) / np.sqrt(5)
# The one-standard-error rule: the strongest penalty that is not clearly worse than the best.
alpha = cv.alphas_[mean <= mean.min() + spread[mean.argmin()]].max()
# The first penalty that silences everything is the largest covariance with the target.
largest = np.abs(X.T @ y).max() / len(y)
assert not Lasso(alpha=1.01 * largest).fit(X, y).coef_.any()
assert Lasso(alpha=0.9 * largest).fit(X, y).coef_.any()

B = 200
kept = np.zeros(X.shape[1])
sets = set()
for _ in range(B):
    rows = rng.integers(0, len(y), len(y))
    chosen = Lasso(alpha=alpha).fit(X[rows], y[rows]).coef_ != 0
    kept += chosen
    sets.add(tuple(chosen.tolist()))
kept /= B
full = Lasso(alpha=alpha).fit(X, y).coef_
for i in np.argsort(-kept, kind="stable"):
    print(
        f"{names[i]:12s} coefficient {full[i] + 0.0:6.1f}   kept in {kept[i]:4.0%} of the samples"
    )
print(f"different selections in {B} samples: ~{len(sets)}")
print(f"correlation of total cholesterol and LDL: {np.corrcoef(X.T)[4, 5]:.2f}")
assert kept.max() == 1 and np.sum((kept > 0.2) & (kept < 0.8)) >= 2 and len(sets) >= 10

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained", width_ratios=[3, 2])
order = np.argsort(kept, kind="stable")
for rank, i in enumerate(order):
    color = f"C{(9 - rank) % 8}"
    left.plot(alphas, path[i], color=color)
    right.barh(rank, kept[i], color=color)
    if abs(path[i, -1]) > 12:
        left.text(0.025, path[i, -1], names[i], va="center", fontsize=8, color=color)
left.axvline(alpha, color="C7", linestyle="--")
left.set(
    xscale="log",
    xlim=(60, 0.003),
    xlabel="penalty α (falling)",
    ylabel="coefficient per standard deviation",
)
right.set(
    xlabel="share of bootstrap samples",
    yticks=range(len(order)),
    yticklabels=[names[i] for i in order],
)
plt.show()
