"""Error of four integration rules as the work grows: in one dimension, and in ten."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.integrate import simpson, trapezoid
from scipy.stats import norm


def g(x: np.ndarray) -> np.ndarray:
    """Return exp(-|x|^2 / 2) for points in the rows of x, shape (n, d)."""
    return np.exp(-np.sum(x**2, axis=-1) / 2)


rng = np.random.default_rng(0)
truth = float(np.sqrt(2 * np.pi) * (norm.cdf(1) - 0.5))  # on (0, 1); the d-th power on (0, 1)^d


def monte_carlo_error(n: int, d: int, repeats: int = 40) -> float:
    """Return the root mean square error of the mean of g at n random points in (0, 1)^d."""
    estimates = np.array([g(rng.uniform(size=(n, d))).mean() for _ in range(repeats)])
    return float(np.sqrt(np.mean((estimates - truth**d) ** 2)))


def order(n: list[int], error: list[float]) -> float:
    """Return the slope of the line through (log n, log error)."""
    return float(np.polyfit(np.log(n), np.log(error), 1)[0])


sizes = [4, 8, 16, 32, 64, 128]
errors = {"left bars": [], "trapezoid": [], "Simpson": [], "Monte Carlo": []}
for n in sizes:
    x = np.linspace(0, 1, n + 1)  # n intervals
    y = g(x[:, None])
    errors["left bars"].append(abs(np.mean(y[:-1]) - truth))
    errors["trapezoid"].append(abs(trapezoid(y, x) - truth))
    errors["Simpson"].append(abs(simpson(y, x=x) - truth))
    errors["Monte Carlo"].append(monte_carlo_error(n, 1, repeats=4000))
print("one dimension: error falls like n to the power")
for (name, error), expected in zip(errors.items(), (-1, -2, -4, -0.5), strict=True):
    print(f"   {name:12s} {order(sizes, error):5.1f}")
    assert abs(order(sizes, error) - expected) < 0.05

d, per_axis, samples = 10, [3, 5, 7], [100, 1_000, 10_000, 50_000]
grid_errors = {"trapezoid": [], "Simpson": []}
for m in per_axis:  # a sum of products over a grid is a product of sums: no need to visit m^d
    x = np.linspace(0, 1, m)
    y = g(x[:, None])
    grid_errors["trapezoid"].append(abs(trapezoid(y, x) ** d - truth**d))
    grid_errors["Simpson"].append(abs(simpson(y, x=x) ** d - truth**d))
random_errors = [monte_carlo_error(n, d) for n in samples]
print(f"ten dimensions, trapezoid, {3**d} points: error {grid_errors['trapezoid'][0]:.4f}")
print(f"ten dimensions, Simpson, {3**d} points:   error {grid_errors['Simpson'][0]:.4f}")
print(f"ten dimensions, Monte Carlo, {samples[-1]}:  error {random_errors[-1]:.4f}")
assert abs(order(samples, random_errors) + 0.5) < 0.1  # the same 1/sqrt(n) as in one dimension
assert random_errors[-1] < grid_errors["Simpson"][0] / 2 < grid_errors["trapezoid"][0] / 20

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained", sharey=True)
for k, (name, error) in enumerate(errors.items()):
    left.loglog(sizes, error, "o-", color=f"C{k}", ms=3)
    left.text([4.2, 35, 20, 40][k], [6e-3, 1.2e-4, 2e-7, 7e-2][k], name, color=f"C{k}")
right.loglog(samples, random_errors, "o-", color="C3", ms=3)
right.text(1e2, 1e-4, "Monte Carlo", color="C3")
for k, (name, error) in enumerate(grid_errors.items(), 1):
    right.loglog([m**d for m in per_axis], error, "o-", color=f"C{k}", ms=3)
    right.text([0, 1e6, 1e5][k], [0, 3e-2, 2e-5][k], name, color=f"C{k}")
left.set(xlabel="intervals or points n", ylabel="error", title="one dimension")
right.set(xlabel="points n", title="ten dimensions")
plt.show()
