"""Copies of 30 % of the patients, in both halves of a split, raise one model's held-out score."""
# one seed: to be revised

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.model_selection import GroupShuffleSplit, ShuffleSplit
from sklearn.neighbors import KNeighborsRegressor

X, y = load_diabetes(return_X_y=True)
n, d = X.shape
rng = np.random.default_rng(0)
copied = rng.choice(n, size=int(0.3 * n), replace=False)
X_raw = np.vstack([X, X[copied] + rng.normal(scale=1e-4, size=(len(copied), d))])  # typed again
y_raw = np.append(y, y[copied])
patient = np.append(np.arange(n), copied)
assert len(np.unique(X_raw, axis=0)) == len(X_raw)  # an exact comparison finds not one copy

first = np.unique(patient, return_index=True)[1]
random = ShuffleSplit(50, test_size=0.25, random_state=0)
grouped = GroupShuffleSplit(50, test_size=0.25, random_state=0)
tables = {
    "copies in both halves": (X_raw, y_raw, list(random.split(X_raw))),
    "copies, split by patient": (X_raw, y_raw, list(grouped.split(X_raw, groups=patient))),
    "one row per patient": (X[first], y[first], list(random.split(X))),
}
models = {"ridge": Ridge(0.1), "neighbors": KNeighborsRegressor(10, weights="distance")}
r2 = {
    (table, name): np.mean([model.fit(A[i], b[i]).score(A[j], b[j]) for i, j in splits])
    for table, (A, b, splits) in tables.items()
    for name, model in models.items()
}
print(f"{'held-out R2':26}" + "".join(f"{name:>11}" for name in models))
for table in tables:
    print(f"{table:26}" + "".join(f"{r2[table, name]:11.2f}" for name in models))

leaky, by_patient, honest = tables
assert r2[leaky, "neighbors"] > r2[honest, "neighbors"] + 0.1
assert r2[leaky, "neighbors"] > r2[leaky, "ridge"] and r2[honest, "neighbors"] < r2[honest, "ridge"]
assert abs(r2[by_patient, "neighbors"] - r2[honest, "neighbors"]) < 0.05
