"""Losses drawn: for classes against the margin, for numbers against the residual."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.datasets import load_breast_cancer, load_diabetes


def huber(r: np.ndarray, delta: float) -> np.ndarray:
    return np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))


def best_constant(cost, low: float, high: float) -> float:
    return minimize_scalar(cost, bounds=(low, high), method="bounded", options={"xatol": 1e-9}).x


_, y = load_diabetes(return_X_y=True)  # disease progression, skewed to the right
c_squared = best_constant(lambda c: np.mean((y - c) ** 2), 0, 400)
c_absolute = best_constant(lambda c: np.mean(np.abs(y - c)), 0, 400)
c_huber = best_constant(lambda c: np.mean(huber(y - c, 100)), 0, 400)
print(f"squared error is least at {c_squared:.1f}, the mean is {y.mean():.1f}")
low, high = np.sort(y)[[220, 221]]  # the middle two of 442
print(f"absolute error anywhere from {low:.0f} to {high:.0f}, the median is {np.median(y):.1f}")
print(f"Huber loss (delta 100) at {c_huber:.1f}, between the two")
assert abs(c_squared - y.mean()) < 1e-3 and low <= c_absolute <= high
assert c_absolute < c_huber < c_squared

X, benign = load_breast_cancer(return_X_y=True)
s = 2 * benign - 1
z = best_constant(lambda z: np.mean(np.logaddexp(0, -s * z)), -5, 5)
f = best_constant(lambda f: np.mean(np.maximum(0, 1 - s * f)), -5, 5)
print(f"log loss says probability {1 / (1 + np.exp(-z)):.3f}, the share is {benign.mean():.3f}")
print(f"hinge loss says {f:.2f}: the majority class, no probability")
assert abs(1 / (1 + np.exp(-z)) - benign.mean()) < 1e-4 and abs(f - 1) < 1e-3

radius = (X[:, 0] - X[:, 0].mean()) / X[:, 0].std()
moved_accuracy = moved_loss = 0
for w in np.linspace(-3, -0.5, 200):  # nudge a weight: which number notices?
    m, nudged = s * (w * radius + 0.5), s * ((w + 1e-7) * radius + 0.5)  # margins
    moved_accuracy += np.mean(m > 0) != np.mean(nudged > 0)
    moved_loss += np.mean(np.logaddexp(0, -m)) != np.mean(np.logaddexp(0, -nudged))
print(f"200 nudged weights: accuracy moved {moved_accuracy} times, log loss {moved_loss}")
assert moved_accuracy == 0 and moved_loss > 190

m, r = np.linspace(-2.5, 2.5, 201), np.linspace(-3, 3, 201)
fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
left.step(m, m < 0, color="C7")
left.plot(m, np.maximum(0, 1 - m), color="C0")
left.plot(m, np.logaddexp(0, -m) / np.log(2), color="C1")
left.plot(m, (1 - m) ** 2, color="C3", linestyle="--")
for x, height, text, c in [(-2.4, 1.15, "error", "C7"), (-2.3, 2.5, "hinge", "C0")]:
    left.text(x, height, text, color=c)
left.text(-1.9, 3.7, "log", color="C1")
left.text(-0.9, 4.4, "squared", color="C3")
left.set(xlabel="margin $s f$ (right side: correct)", ylabel="loss of one row", ylim=(-0.1, 5))
right.plot(r, r**2 / 2, color="C3", linestyle="--")
right.plot(r, np.abs(r), color="C2")
right.plot(r, huber(r, 1), color="C5")
right.text(1.4, 3.7, "squared / 2", color="C3", ha="center")
right.text(-2.9, 3.1, "absolute", color="C2")
right.text(1.9, 0.9, "Huber", color="C5")
right.set(xlabel="residual $f - y$", ylabel="loss of one row", ylim=(-0.1, 5))
plt.show()
