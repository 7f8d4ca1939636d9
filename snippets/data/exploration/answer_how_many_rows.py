"""How many rows settle a mean to one percent, and what counting rows instead of people misses."""

import numpy as np
import statsmodels.api as sm

v = sm.datasets.randhie.load_pandas().data
y = v.mdvis.to_numpy()
need = (1.96 * y.std() / (0.01 * y.mean())) ** 2  # 1.96 standard errors = 1 % of the mean
print(f"independent rows for a mean within 1 %: {round(need, -3):,.0f}")

profile_id = v.iloc[:, 1:].groupby(list(v.columns[1:])).ngroup().to_numpy()
total, size = np.bincount(profile_id, weights=y), np.bincount(profile_id)
rng = np.random.default_rng(0)
by_row = [y[rng.integers(0, len(y), len(y))].mean() for _ in range(400)]
by_profile = []
for _ in range(400):
    drawn = rng.integers(0, len(size), len(size))  # whole profiles, with replacement
    by_profile.append(total[drawn].sum() / size[drawn].sum())
print(f"standard error of the mean: rows {np.std(by_row):.3f}, profiles {np.std(by_profile):.3f}")
assert np.std(by_profile) > 1.5 * np.std(by_row)
assert np.isclose(np.std(by_row), y.std() / np.sqrt(len(y)), rtol=0.15)
