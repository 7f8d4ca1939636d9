"""Each finding turned into a decision and measured against the model before it."""

import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.linear_model import LinearRegression, PoissonRegressor
from sklearn.metrics import d2_tweedie_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

visits = sm.datasets.randhie.load_pandas().data
X, y = visits.drop(columns="mdvis"), visits.mdvis
profile_id = X.groupby(list(X.columns)).ngroup()
train = profile_id % 5 > 0

filled = ~np.isclose(X.disea * 10, np.round(X.disea * 10), atol=1e-6)
flagged = X.assign(filled=filled.astype(float), known_disea=X.disea.where(~filled, 0.0))
starts = [X.index[filled & (X.disea == c)].min() for c in X.disea[filled].unique()]
block = np.searchsorted(starts, X.index, side="right")  # 1 to 4, from the four constants
blocked = flagged.join(pd.get_dummies(block, prefix="block", dtype=float).iloc[:, 1:])
trimmed = blocked.drop(columns=["disea"])  # filled, known_disea and block say it all

linear = make_pipeline(StandardScaler(), LinearRegression())
poisson = make_pipeline(StandardScaler(), PoissonRegressor(alpha=1e-4, max_iter=300))
steps = {
    "baseline: linear, as it came": (linear, X),
    "counts, long tail: Poisson": (poisson, X),
    "filled in: flag it": (poisson, flagged),
    "drift: four block columns": (poisson, blocked),
    "duplicate: drop raw disea": (poisson, trimmed),
}
scores = {}
for name, (model, table) in steps.items():
    per_repeat = []
    for seed in range(5):
        cv = GroupKFold(5, shuffle=True, random_state=seed)
        p = cross_val_predict(model, table[train], y[train], cv=cv, groups=profile_id[train])
        per_repeat.append(d2_tweedie_score(y[train], np.clip(p, 0.1, None), power=1))
    scores[name] = np.array(per_repeat)
    print(f"{name:29} D2 {np.mean(per_repeat):.3f}, repeats differ by {np.std(per_repeat):.4f}")

print("on the fifth of the profiles kept out of every fit:")
for name in ("baseline: linear, as it came", "duplicate: drop raw disea"):
    model, table = steps[name]
    p = np.clip(model.fit(table[train], y[train]).predict(table[~train]), 0.1, None)
    print(f"{name:29} D2 {d2_tweedie_score(y[~train], p, power=1):.3f}")
names = list(steps)
assert (scores[names[3]] > scores[names[2]] + 0.01).all()
assert np.abs(scores[names[4]] - scores[names[3]]).max() < 0.002
