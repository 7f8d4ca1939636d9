"""Residuals of food on income for 235 households, before and after taking logs."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.diagnostic import het_breuschpagan

household = sm.datasets.engel.load_pandas().data  # Belgian francs, 1857
fits = {}
for name, transform in (("francs", np.asarray), ("logs", np.log)):
    X = sm.add_constant(transform(household["income"].to_numpy()))
    y = transform(household["foodexp"].to_numpy())
    n, p = X.shape
    fit = sm.OLS(y, X).fit()
    Q, _ = np.linalg.qr(X)
    leverage = np.sum(Q**2, axis=1)  # diagonal of the hat matrix
    s2 = fit.ssr / (n - p)
    studentized = fit.resid / np.sqrt(s2 * (1 - leverage))
    cook = studentized**2 * leverage / (1 - leverage) / p
    influence = fit.get_influence()
    assert np.allclose(leverage, influence.hat_matrix_diag)
    assert np.allclose(cook, influence.cooks_distance[0])
    score, p_bp = het_breuschpagan(fit.resid, X)[:2]
    # Breusch-Pagan: n times the R2 of the squared residuals on the same columns.
    assert np.isclose(score, n * sm.OLS(fit.resid**2, X).fit().rsquared)
    robust = sm.OLS(y, X).fit(cov_type="HC3").bse[1]
    print(f"{name:6s} slope {fit.params[1]:.3f}, standard error {fit.bse[1]:.4f}, HC3 {robust:.4f}")
    print(
        f"       Breusch-Pagan {score:.1f} (p = {p_bp:.0e}), largest Cook {cook.max():.2f}", end=""
    )
    print(f", its leverage {leverage[cook.argmax()] / (p / n):.0f} times the mean")
    fits[name] = fit, studentized, leverage, cook, score, robust / fit.bse[1]
assert fits["francs"][4] > 4 * fits["logs"][4] and fits["francs"][5] > 1.5
assert fits["francs"][3].max() > 1 > fits["logs"][3].max()

worst = fits["francs"][3].argmax()
fewer = household.drop(index=household.index[worst])
refit = sm.OLS(fewer["foodexp"], sm.add_constant(fewer["income"])).fit()
print(f"without that household the slope in francs is {refit.params['income']:.3f}")

fig, axes = plt.subplots(2, 3, figsize=(7, 4.8), layout="constrained")
normal = stats.norm.ppf((np.arange(len(household)) + 0.5) / len(household))
for row, (name, color) in zip(axes, (("francs", "C1"), ("logs", "C0")), strict=True):
    fit, studentized, leverage, cook = fits[name][:4]
    style = {"marker": ".", "s": 12, "color": color, "rasterized": True}
    row[0].scatter(fit.fittedvalues, studentized, **style)
    row[0].axhline(0, color="C7", lw=1)
    row[0].set(xlabel=f"fitted, {name}", ylabel="studentized residual")
    row[1].scatter(normal, np.sort(studentized), **style)
    row[1].plot([-3, 3], [-3, 3], color="C7", lw=1)
    row[1].set(xlabel="normal quantile", ylabel="residual, sorted")
    row[2].scatter(leverage, cook, **style)
    row[2].set(xlabel="leverage", ylabel="Cook's distance")
plt.show()
