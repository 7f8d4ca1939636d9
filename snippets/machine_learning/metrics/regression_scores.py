"""Nine regression scores from their formulas; R squared below zero, and R squared for free."""
# one seed: to be revised

import numpy as np
from sklearn import metrics
from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor


def scores(y: np.ndarray, f: np.ndarray) -> dict[str, float]:
    """Scores of predictions f for targets y, both of shape (n,)."""
    e = y - f
    mse = np.mean(e**2)
    return {
        "MSE": mse,
        "RMSE": mse**0.5,
        "MAE": np.mean(np.abs(e)),
        "median AE": np.median(np.abs(e)),
        "R2": 1 - mse / np.mean((y - y.mean()) ** 2),
        "MAPE": np.mean(np.abs(e) / np.abs(y)),
        "MSLE": np.mean((np.log1p(y) - np.log1p(f)) ** 2),
        "pinball 0.9": np.mean(np.maximum(0.9 * e, -0.1 * e)),
    }


X, y = load_diabetes(return_X_y=True)
X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.5, random_state=0)
models = {
    "mean": DummyRegressor(),
    "linear": LinearRegression(),
    "1 neighbor": KNeighborsRegressor(1),
}
library = [metrics.mean_squared_error, metrics.root_mean_squared_error]
library += [metrics.mean_absolute_error, metrics.median_absolute_error, metrics.r2_score]
library += [metrics.mean_absolute_percentage_error, metrics.mean_squared_log_error]
library += [lambda y, f: metrics.mean_pinball_loss(y, f, alpha=0.9)]
table = {}
for name, model in models.items():
    f = model.fit(X_a, y_a).predict(X_b)
    table[name] = scores(y_b, f)
    assert np.allclose(list(table[name].values()), [score(y_b, f) for score in library])
print("             " + "".join(f"{name:>12s}" for name in models))
for key in table["mean"]:
    print(f"{key:13s}" + "".join(f"{table[name][key]:12.3f}" for name in models))
assert table["1 neighbor"]["R2"] < table["mean"]["R2"] <= 0 < table["linear"]["R2"]

rng = np.random.default_rng(0)
noise = rng.normal(size=(221, 60))
print("\ncolumns of noise added   R2 in training   adjusted   R2 in test")
for extra in (0, 60):
    A, B = np.hstack([X_a, noise[:, :extra]]), np.hstack([X_b, rng.normal(size=(221, extra))])
    fit = LinearRegression().fit(A, y_a)
    train, n, d = fit.score(A, y_a), *A.shape
    adjusted = 1 - (1 - train) * (n - 1) / (n - d - 1)
    print(f"{extra:22d}   {train:14.3f}   {adjusted:8.3f}   {fit.score(B, y_b):10.3f}")

print("\nspread of x   RMSE     R2   (the same line, the same noise)")
for spread in (0.25, 1.0, 4.0):
    x = rng.normal(0, spread, 100_000)
    target = 2 * x + rng.normal(size=len(x))
    rmse, r2 = metrics.root_mean_squared_error(target, 2 * x), metrics.r2_score(target, 2 * x)
    print(f"{spread:11.2f}  {rmse:5.2f}  {r2:5.2f}")
    assert abs(rmse - 1) < 0.02 and abs(r2 - (1 - 1 / (1 + 4 * spread**2))) < 0.01
