"""Answer: self-rated health as a number, once in alphabetical order and once in its own order."""
# one seed: to be revised

import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import PoissonRegressor
from sklearn.model_selection import KFold, cross_val_score
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder

people = sm.datasets.randhie.load_pandas().data
levels = ["excellent", "good", "fair", "poor"]
worse = people[["hlthg", "hlthf", "hlthp"]].to_numpy() @ [1, 2, 3]  # indicators of the last three
health = np.array(levels)[worse.astype(int)][:, None]
y = people["mdvis"]  # visits to the doctor per year
print("health, people, visits a year")
for level in levels:
    print(f"{level:10s} {np.sum(health == level):6d} {y[health[:, 0] == level].mean():.2f}")

encoders = {
    "alphabetical": OrdinalEncoder(),
    "own order": OrdinalEncoder(categories=[levels]),
    "one-hot": OneHotEncoder(drop="first", sparse_output=False),
}
print("held-out share of deviance explained, Poisson regression")
score = {}
folds = KFold(5, shuffle=True, random_state=0)
model = PoissonRegressor(alpha=0, solver="newton-cholesky")
for name, encoder in encoders.items():
    X = encoder.fit_transform(health)
    score[name] = cross_val_score(model, X, y, cv=folds).mean()
    print(f"{name:13s} {X.shape[1]} columns   {score[name]:.4f}")
assert score["own order"] > 3 * score["alphabetical"]
