"""Held-out error against training rows: a formula from physics beats boosted trees."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LinearRegression

rng = np.random.default_rng(0)
G = 9.81  # m/s2


def drive(n: int, low: float = 5, high: float = 35) -> tuple[np.ndarray, np.ndarray]:
    """Draw braking tests: columns speed (m/s), friction, reaction time (s); target meters."""
    speed, grip, wait = (
        rng.uniform(low, high, n),
        rng.uniform(0.2, 0.9, n),
        rng.uniform(0.6, 1.8, n),
    )
    distance = speed * wait + speed**2 / (2 * G * grip)
    return np.column_stack([speed, grip, wait]), distance * rng.normal(1, 0.05, n)


def physics(X: np.ndarray) -> np.ndarray:
    """Add speed x wait (the way before braking) and speed^2 / grip (the energy to lose)."""
    speed, grip, wait = X.T
    return np.column_stack([X, speed * wait, speed**2 / grip])


def rmse(model, X, y) -> float:
    return float(np.sqrt(np.mean((model.predict(X) - y) ** 2)))


X_test, y_test = drive(2000)
X_fast, y_fast = drive(2000, 35, 45)  # faster than anything in training
sizes = [50, 150, 500, 1500, 5000]
errors: dict[str, list[float]] = {}
fast: dict[str, float] = {}
for n in sizes:
    X, y = drive(n)
    for name, make, features in [
        ("linear, raw", LinearRegression, lambda X: X),
        ("boosting, raw", HistGradientBoostingRegressor, lambda X: X),
        ("boosting, physics", HistGradientBoostingRegressor, physics),
        ("linear, physics", LinearRegression, physics),
    ]:
        model = make() if make is LinearRegression else make(min_samples_leaf=5, random_state=0)
        model.fit(features(X), y)
        errors.setdefault(name, []).append(rmse(model, features(X_test), y_test))
        fast[name] = rmse(model, features(X_fast), y_fast)  # the last size stays

print("error in meters      " + "".join(f"{n:>7}" for n in sizes) + "  rows;  at 35-45 m/s")
for name, e in errors.items():
    print(f"{name:20s} " + "".join(f"{v:7.1f}" for v in e) + f"  {fast[name]:16.0f}")
speed, grip, wait = X_test.T
floor = float(np.sqrt(np.mean((speed * wait + speed**2 / (2 * G * grip) - y_test) ** 2)))
print(f"the formula itself, scatter only: {floor:.1f}")
assert np.allclose(model.coef_[3:], [1, 1 / (2 * G)], rtol=0.1)  # the constants of physics
assert errors["linear, physics"][0] < errors["linear, raw"][-1] / 2
assert errors["linear, physics"][0] < errors["boosting, raw"][2]
assert (
    fast["boosting, physics"] > 2 * fast["linear, physics"]
)  # trees can't go beyond what they saw

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for i, (name, e) in enumerate(errors.items()):
    ax.loglog(sizes, e, f"C{i}o-")
    shift = {"linear, raw": (4, 7), "boosting, raw": (4, 7)}.get(name, (-100, -14))
    ax.annotate(name, (sizes[1], e[1]), shift, textcoords="offset points", color=f"C{i}")
ax.set(xlabel="training rows", ylabel="held-out error (m)", ylim=(3.8, 28))
ax.set_yticks([5, 10, 20], ["5", "10", "20"])
ax.minorticks_off()
plt.show()
