"""The same tree, scored on rows drawn at random and on people it has not seen."""

import numpy as np
import statsmodels.api as sm
from sklearn.metrics import r2_score
from sklearn.model_selection import GroupKFold, KFold, cross_val_predict
from sklearn.tree import DecisionTreeRegressor

visits = sm.datasets.randhie.load_pandas().data
X, y = visits.drop(columns="mdvis"), visits.mdvis
profile_id = X.groupby(list(X.columns)).ngroup()  # equal features, equal number
print(f"{len(X):,} rows, {profile_id.nunique():,} different profiles")

same = (profile_id == profile_id.shift()).to_numpy()[1:]  # row i+1 has the profile of row i
before, after = np.log1p(y.to_numpy()[:-1]), np.log1p(y.to_numpy()[1:])
print(f"next row has the same profile: {same.mean():.3f}")
print("correlation of log visits with the row before, same profile: ", end="")
print(f"{np.corrcoef(before[same], after[same])[0, 1]:.3f}, else ", end="")
print(f"{np.corrcoef(before[~same], after[~same])[0, 1]:.3f}")

tree = DecisionTreeRegressor(random_state=0)
scores = {}
for name, (cv, groups) in {
    "rows at random": (KFold(5, shuffle=True, random_state=0), None),
    "profiles kept together": (GroupKFold(5, shuffle=True, random_state=0), profile_id),
}.items():
    predicted = cross_val_predict(tree, X, y, cv=cv, groups=groups)
    scores[name] = r2_score(y, predicted)
    print(f"R2, {name:23} {scores[name]:6.2f}")
assert scores["rows at random"] > 0.15 and scores["profiles kept together"] < -0.2
