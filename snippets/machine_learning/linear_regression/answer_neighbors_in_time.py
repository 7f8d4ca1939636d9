"""Quarterly consumption on income: Durbin-Watson, and the error bars that ignored it."""

import numpy as np
import statsmodels.api as sm
from statsmodels.stats.stattools import durbin_watson

macro = sm.datasets.macrodata.load_pandas().data  # United States, 203 quarters
levels = np.log(macro[["realdpi", "realcons"]].to_numpy())
tables = {"levels": levels, "changes": 100 * np.diff(levels, axis=0)}
watson = {}
for name, table in tables.items():
    X, y = sm.add_constant(table[:, 0]), table[:, 1]
    fit = sm.OLS(y, X).fit()
    e = fit.resid
    watson[name] = np.sum(np.diff(e) ** 2) / np.sum(e**2)
    assert np.isclose(watson[name], durbin_watson(e))
    lag1 = np.corrcoef(e[1:], e[:-1])[0, 1]
    careful = sm.OLS(y, X).fit(cov_type="HAC", cov_kwds={"maxlags": 8}).bse[1]
    print(f"{name:8s} slope {fit.params[1]:.3f}, Durbin-Watson {watson[name]:.2f}", end="")
    print(f", lag-1 correlation {lag1:.2f}, HAC / plain standard error {careful / fit.bse[1]:.1f}")
assert watson["levels"] < 0.8 and 1.7 < watson["changes"] < 2.7
