"""Five imputers under two yardsticks: error on the deleted cells and the held-out score."""

import warnings

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.exceptions import ConvergenceWarning
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer, KNNImputer, SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore", ConvergenceWarning)  # the default stops after ten rounds
X_full, y = load_diabetes(return_X_y=True, scaled=False)
imputers = {
    "mean": SimpleImputer(),
    "median": SimpleImputer(strategy="median"),
    "15 neighbors": KNNImputer(n_neighbors=15),
    "iterative, default": IterativeImputer(random_state=0),
    "iterative, ridge": IterativeImputer(Ridge(30), max_iter=30, tol=0.3, random_state=0),
}
rmse, r2 = {name: [] for name in imputers}, {name: [] for name in ("nothing deleted", *imputers)}
complete = []
for seed in range(12):
    rng = np.random.default_rng(seed)
    deleted = rng.random(X_full.shape) < 0.3  # MCAR, every column
    train, test = train_test_split(np.arange(len(y)), test_size=0.3, random_state=seed)
    X = np.where(deleted, np.nan, X_full)
    complete.append((~deleted[train]).all(axis=1).sum())
    scaler = StandardScaler().fit(X[train])  # ignores NaN; distances need one scale
    Z, Z_full = scaler.transform(X), scaler.transform(X_full)
    r2["nothing deleted"].append(Ridge(1).fit(Z_full[train], y[train]).score(Z_full[test], y[test]))
    for name, imputer in imputers.items():
        filled_train = imputer.fit_transform(Z[train])
        filled_test = imputer.transform(Z[test])
        gap = (filled_test - Z_full[test])[deleted[test]]
        rmse[name].append(np.sqrt(np.mean(gap**2)))
        r2[name].append(Ridge(1).fit(filled_train, y[train]).score(filled_test, y[test]))

print(f"complete rows: {np.mean(complete):.0f} of {len(train)} training rows")
print(f"{'':20}cell error  held-out R2")
for name in r2:
    error = f"{np.mean(rmse[name]):.2f} sd" if name in rmse else ""
    print(f"{name:20}{error:>10}{np.mean(r2[name]):13.2f}")
gain = np.array(r2["iterative, ridge"]) - np.array(r2["mean"])
print(
    f"iterative, ridge minus mean, R2: {gain.mean():.3f}, better in {np.sum(gain > 0)} of 12 splits"
)
assert (
    np.mean(rmse["iterative, ridge"]) < np.mean(rmse["15 neighbors"]) < np.mean(rmse["mean"]) - 0.1
)
