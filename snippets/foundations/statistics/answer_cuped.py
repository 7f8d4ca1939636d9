"""CUPED: the first year's visits explain part of the later ones, so a test needs fewer people."""

import numpy as np
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
traits = data[["lncoins", "idp", "physlm", "disea"]]
data["block"] = (traits != traits.shift()).any(axis=1).cumsum()
free = data[(data.lncoins == 0) & (data.idp == 0)]
blocks = [g.to_numpy() for _, g in free.groupby("block").mdvis if 2 <= len(g) <= 5]
before = np.array([visits[0] for visits in blocks], dtype=float)
after = np.array([visits[1:].mean() for visits in blocks])
n, rho = len(after), np.corrcoef(before, after)[0, 1]
theta = np.cov(after, before)[0, 1] / before.var(ddof=1)  # the slope of after on before

EFFECT = 0.5  # visits a year, added to whoever is treated: an effect that we know
rng = np.random.default_rng(0)
T = (rng.random((4000, n)) < 0.5).astype(float)  # one row per test, one column per block
n_t = T.sum(axis=1)
print(f"{n} blocks, correlation of the first with the later years {rho:.2f}")
variances = []
for name, y in (("plain", after), ("CUPED", after - theta * (before - before.mean()))):
    mean_t, mean_c = T @ y / n_t, (1 - T) @ y / (n - n_t)
    var_t, var_c = T @ y**2 / n_t - mean_t**2, (1 - T) @ y**2 / (n - n_t) - mean_c**2
    estimate = mean_t + EFFECT - mean_c
    z = estimate / np.sqrt(var_t / n_t + var_c / (n - n_t))
    variances.append(estimate.var())
    print(f"{name}: mean estimate {estimate.mean():.2f}, sd {estimate.std():.3f}", end="")
    print(f", power {np.mean(np.abs(z) > 1.96):.2f}")
    assert abs(estimate.mean() - EFFECT) < 0.02
ratio = variances[1] / variances[0]
print(f"variance ratio {ratio:.2f}; 1 - rho² = {1 - rho**2:.2f}")
assert abs(ratio - (1 - rho**2)) < 0.05
