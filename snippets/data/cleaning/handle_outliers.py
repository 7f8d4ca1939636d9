"""Keep, remove, cap, transform or fit robustly: held-out error in three kinds of trouble."""

import numpy as np
import plotly.express as px
from sklearn.datasets import load_diabetes
from sklearn.linear_model import HuberRegressor, LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

clinic, progression = load_diabetes(return_X_y=True, scaled=False)
world = px.data.gapminder().query("year == 2007")
income, years = world[["gdpPercap"]].to_numpy(), world["lifeExp"].to_numpy()


def fences(a: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return Tukey's lower and upper fence of each column."""
    q1, q3 = np.percentile(a, [25, 75], axis=0)
    return q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)


def error(method: str, X, y, X_test, y_test) -> float:
    """Return the mean absolute error on untouched test targets; limits come from training rows."""
    low, high = fences(X)
    if method == "remove rows":
        low_y, high_y = fences(y)
        keep = ((X >= low) & (X <= high)).all(axis=1) & (y >= low_y) & (y <= high_y)
        X, y = X[keep], y[keep]
    elif method == "cap and floor":
        X, X_test = np.clip(X, low, high), np.clip(X_test, low, high)
    elif method == "logarithm":
        X, X_test = np.log(X), np.log(X_test)
    scaler = StandardScaler().fit(X)
    model = HuberRegressor(max_iter=1000) if method == "Huber loss" else LinearRegression()
    model.fit(scaler.transform(X), y)
    return np.abs(model.predict(scaler.transform(X_test)) - y_test).mean()


methods = ["keep", "remove rows", "cap and floor", "logarithm", "Huber loss"]
troubles = ["no trouble", "wrong features", "wrong targets", "true extremes"]
mae = np.zeros((len(methods), len(troubles), 20))
for seed in range(20):
    rng = np.random.default_rng(seed)
    typed = clinic.copy()
    typed[rng.random(len(typed)) < 0.05, 2] *= 10  # 5 % of the BMI values lose the decimal point
    i, j = train_test_split(np.arange(len(typed)), test_size=0.3, random_state=seed)
    y_wrong = progression[i] * np.where(rng.random(len(i)) < 0.05, 10, 1)  # in training only
    a, b = train_test_split(np.arange(len(years)), test_size=0.3, random_state=seed)
    cases = [
        (clinic[i], progression[i], clinic[j], progression[j]),
        (typed[i], progression[i], typed[j], progression[j]),
        (clinic[i], y_wrong, clinic[j], progression[j]),
        (income[a], years[a], income[b], years[b]),
    ]
    mae[:, :, seed] = [[error(method, *case) for case in cases] for method in methods]

mean = mae.mean(axis=2)
print(f"{'held-out error':16}" + "".join(f"{name:>16}" for name in troubles))
for method, row in zip(methods, mean, strict=True):
    print(f"{method:16}" + "".join(f"{value:16.1f}" for value in row))
keep, remove, cap, log, huber = mean[:, 1:]
assert cap[0] < keep[0] - 0.5 and remove[0] > 1.5 * keep[0]
assert (
    max(huber[1], remove[1]) < 0.7 * keep[1] and abs(cap[1] - keep[1]) < 3
)  # capping features cannot mend targets
assert log[2] < min(keep[2], remove[2], cap[2]) - 0.5
