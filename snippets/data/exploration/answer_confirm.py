"""Columns ranked by correlation with visits on half of the profiles, confirmed on the rest."""

import numpy as np
import statsmodels.api as sm
from scipy.stats import spearmanr

v = sm.datasets.randhie.load_pandas().data
profile_id = v.iloc[:, 1:].groupby(list(v.columns[1:])).ngroup().to_numpy()
rng = np.random.default_rng(0)
first = rng.permutation(profile_id.max() + 1)[profile_id] % 2 == 0  # whole profiles, at random
v["noise"] = rng.normal(size=profile_id.max() + 1)[profile_id]  # one draw for each profile

rho = {c: [spearmanr(v[c][h], v.mdvis[h])[0] for h in (first, ~first)] for c in v.columns[1:]}
for name in sorted(rho, key=lambda c: -abs(rho[c][0])):
    print(f"{name:8} first half {rho[name][0]:6.3f}, second half {rho[name][1]:6.3f}")
order = sorted(rho, key=lambda c: -abs(rho[c][0]))
assert order[0] == "disea" and all(rho[c][0] * rho[c][1] > 0 for c in order[:4])
