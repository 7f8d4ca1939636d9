"""One minimum from five starts for a convex loss; several for the period of the sunspots."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from statsmodels.datasets import sunspots

X, y = load_breast_cancer(return_X_y=True)
A = ((X - X.mean(axis=0)) / X.std(axis=0))[:, :2]  # radius and texture of 569 tumors
series = sunspots.load_pandas().data.to_numpy()  # year, spots; 1700 to 2008
years, spots = series[:, 0] - series[0, 0], series[:, 1] - series[:, 1].mean()


def log_loss(w: np.ndarray) -> float:
    """Return the mean log loss for weights w, shape (2,)."""
    return float(np.mean(np.logaddexp(0, A @ w) - y * (A @ w)))


def misfit(period: float) -> float:
    """Return the share of the variance that the best sine wave of this period leaves."""
    angle = 2 * np.pi * years / period
    waves = np.column_stack([np.sin(angle), np.cos(angle)])
    residual = spots - waves @ np.linalg.lstsq(waves, spots, rcond=None)[0]
    return float(residual @ residual / (spots @ spots))


rng = np.random.default_rng(0)
points = {
    "log loss": rng.normal(scale=3, size=(1000, 2, 2)),
    "misfit": rng.uniform(8, 14, (1000, 2)),
}
for (name, pairs), f in zip(points.items(), (log_loss, misfit), strict=True):
    gap = np.array([(f(a) + f(b)) / 2 - f((a + b) / 2) for a, b in pairs])
    print(f"{name:8s} chord below the function at its middle: {np.sum(gap < -1e-12)} of 1000 pairs")
    assert (gap >= -1e-12).all() == (name == "log loss")  # Jensen's inequality
for w in points["log loss"][:, 0]:
    p = 1 / (1 + np.exp(-A @ w))
    assert np.linalg.eigvalsh(A.T @ (A * (p * (1 - p))[:, None]) / len(y))[0] > -1e-12

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
grid = np.linspace(-7, 7, 60)
surface = np.array([[log_loss(np.array([a, b])) for a in grid] for b in grid])
left.contour(grid, grid, surface.round(9), 9, colors="C7", linewidths=0.6)
ends = []
for number, w in enumerate(np.array([[-6, 5], [6, 5], [-5, -6], [6, -5], [0, 6.5]], dtype=float)):
    path = [w]
    for _ in range(2000):
        w = w - A.T @ (1 / (1 + np.exp(-A @ w)) - y) / len(y) * 2
        path.append(w)
    ends.append(w)
    left.plot(*np.array(path[:300]).T, color=f"C{number}")
assert np.ptp(ends, axis=0).max() < 1e-6
print("log loss, 5 starts: one end,", [round(v, 3) for v in ends[0].tolist()])
left.plot(*ends[0], "*", ms=12, color="C6")
left.set(xlabel="weight of radius", ylabel="weight of texture", title="log loss: convex")

periods = np.linspace(8, 14, 240)
right.plot(periods, [misfit(T) for T in periods], color="C7", lw=1)
ends = []
for number, T in enumerate([8.6, 9.6, 10.4, 10.8, 11.4, 12.6]):
    begin = T
    for _ in range(500):
        T -= 0.02 * (misfit(T + 1e-4) - misfit(T - 1e-4)) / 2e-4
    ends.append(T)
    way = np.linspace(begin, T, 20)
    right.plot(way, [misfit(v) for v in way], color=f"C{number}", lw=3)
    right.plot(T, misfit(T), "o", color=f"C{number}")
    print(f"misfit from {begin:4.1f} years: ends at {T:.2f} years, misfit {misfit(T):.3f}")
assert np.ptp(ends) > 1
right.set(xlabel="period (years)", ylabel="variance left over", title="one sine wave: not convex")
plt.show()
