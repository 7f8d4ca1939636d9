"""Outliers that hide themselves: classic ellipse against the minimum covariance determinant."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import chi2
from sklearn.covariance import EmpiricalCovariance, MinCovDet
from sklearn.datasets import load_wine

rng = np.random.default_rng(0)
readings = rng.normal(50, 2, size=20)
for extra in ([62.0], [62.0, 250.0]):
    x = np.r_[readings, extra]
    z = (x - x.mean()) / x.std()
    robust = (x - np.median(x)) / (1.4826 * np.median(np.abs(x - np.median(x))))
    print(f"outliers {extra}: the reading 62.0 has z {z[20]:.2f}, robust z {robust[20]:.2f}")
assert z[20] < 0.5 and robust[20] > 3.5

wine = load_wine(as_frame=True)
columns = ["flavanoids", "hue"]
usual = wine.data.loc[wine.target == 0, columns]
intruders = wine.data.loc[wine.target == 2, columns][:20]
X = np.vstack([usual, intruders])
odd = np.arange(len(X)) >= len(usual)
limit = chi2.ppf(0.975, df=2)  # squared distances of a Gaussian in 2 columns follow chi-square(2)

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
ax.plot(*X[~odd].T, "o", ms=4, color="C0")
ax.plot(*X[odd].T, "x", ms=5, color="C4")
grid = np.meshgrid(np.linspace(-0.2, 4.6, 90), np.linspace(0.3, 1.5, 90))
for name, color, model in (
    ("classic", "C1", EmpiricalCovariance()),
    ("robust", "C2", MinCovDet(random_state=0)),
):
    found = model.fit(X).mahalanobis(X) > limit
    print(f"{name:7s} {found[odd].sum()} of {odd.sum()} intruders, {found[~odd].sum()} usual wines")
    d2 = model.mahalanobis(np.c_[grid[0].ravel(), grid[1].ravel()]).reshape(grid[0].shape)
    ax.contour(*grid, d2, levels=[limit], colors=color)
    x_right = model.location_[0] + np.sqrt(limit * model.covariance_[0, 0])
    ax.text(min(x_right, 4.2), 0.72 if name == "classic" else 1.28, name, color=color)
    if name == "classic":
        assert found[odd].sum() == 0
assert found[odd].all()
ax.set(xlabel="flavanoids", ylabel="hue")
plt.show()
