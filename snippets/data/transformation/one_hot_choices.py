"""One-hot from scratch: the redundant column, dropping it, rare levels and unseen ones."""

import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.preprocessing import OneHotEncoder


def one_hot(values: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """Return a table of shape (n, number of levels) with a single 1 in each known row."""
    return (np.asarray(values)[:, None] == levels[None, :]).astype(float)


jobs = np.array(["student", "farm", "office", "teacher", "manager", "professional"], dtype=object)
survey = sm.datasets.fair.load_pandas().data
job = jobs[survey["occupation"].astype(int) - 1]
y = survey["educ"].to_numpy()  # years of schooling
levels = np.unique(job)
H = one_hot(job, levels)
assert (H == OneHotEncoder(sparse_output=False).fit_transform(job[:, None])).all()

ones = np.ones((len(job), 1))
full, dropped = np.hstack([ones, H]), np.hstack([ones, H[:, 1:]])
print(
    f"intercept and all {H.shape[1]} columns: rank {np.linalg.matrix_rank(full)} of {full.shape[1]}"
)
print(f"one column dropped: rank {np.linalg.matrix_rank(dropped)} of {dropped.shape[1]}")
fits = [LinearRegression().fit(H[:, cols], y) for cols in (slice(None), slice(1, None))]
same = fits[0].predict(H) - fits[1].predict(H[:, 1:])
print(f"least squares, largest change of a prediction by dropping: {np.abs(same).max():.4f}")

small = np.random.default_rng(0).choice(len(job), 300, replace=False)  # a penalty weighs more here
predictions = []
for drop in range(len(levels)):
    keep = np.arange(len(levels)) != drop
    fit = Ridge(alpha=10).fit(H[small][:, keep], y[small])
    predictions.append(fit.predict(one_hot(levels, levels)[:, keep]))
spread = np.ptp(predictions, axis=0)
print(f"ridge, by which column was dropped, a prediction moves up to {spread.max():.2f} years")
assert np.abs(same).max() < 1e-8 and spread.max() > 0.3

counts = {level: int(np.sum(job == level)) for level in levels}
print("rows per level:", counts)
pool = OneHotEncoder(
    min_frequency=200, handle_unknown="infrequent_if_exist", sparse_output=False
).fit(job[:, None])
print("with min_frequency=200:", list(pool.get_feature_names_out(["job"])))

new = np.array([["office"], ["astronaut"]], dtype=object)
try:
    OneHotEncoder().fit(job[:, None]).transform(new)
    raise AssertionError("an unseen level must raise by default")
except ValueError as error:
    print("default:", error)
ignore = OneHotEncoder(handle_unknown="ignore", sparse_output=False).fit(job[:, None])
print("ignore:             astronaut ->", ignore.transform(new)[1].astype(int))
print("infrequent_if_exist: astronaut ->", pool.transform(new)[1].astype(int))
