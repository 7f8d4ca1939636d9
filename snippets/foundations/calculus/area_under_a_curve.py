"""Bars fill the area under the normal curve; the area swept so far has the curve as its slope."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.integrate import quad
from scipy.stats import norm


def phi(x):
    """Return the standard normal density at x."""
    return np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)


def riemann_sum(f, a: float, b: float, n: int) -> float:
    """Return the area of n bars of equal width on (a, b), each as high as f at its left edge."""
    width = (b - a) / n
    return float(np.sum(f(a + width * np.arange(n))) * width)


a, b = -1.0, 2.0
truth = norm.cdf(b) - norm.cdf(a)
print("bars  area on (-1, 2)    error")
for n in (4, 16, 64, 256):
    area = riemann_sum(phi, a, b, n)
    print(f"{n:4d} {area:16.4f} {area - truth:8.4f}")
    assert abs(area - truth) < 0.6 / n
assert np.isclose(quad(phi, a, b)[0], truth, rtol=1e-12)  # SciPy's adaptive rule
for k in (1, 2, 3):
    share = riemann_sum(phi, -k, k, 100_000)
    assert np.isclose(share, norm.cdf(k) - norm.cdf(-k), atol=1e-9)
    print(f"within {k} standard deviations: {share:.4f}")

# The fundamental theorem, both ways round.
x = np.linspace(-4, 4, 4001)
swept = norm.cdf(-4) + np.concatenate([[0], np.cumsum((phi(x[1:]) + phi(x[:-1])) / 2 * 0.002)])
assert np.allclose(np.gradient(swept, x)[1:-1], phi(x)[1:-1], atol=1e-6)  # slope of the area is f
assert np.allclose(swept, norm.cdf(x), atol=1e-6)
of_slope = riemann_sum(lambda t: -t * phi(t), a, b, 100_000)  # -t phi(t) is the slope of phi
assert np.isclose(of_slope, phi(b) - phi(a), atol=1e-5)

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.1), layout="constrained")
edges = np.linspace(a, b, 13)
left.bar(edges[:-1], phi(edges[:-1]), np.diff(edges), align="edge", color="C0", alpha=0.35)
left.plot(x[::40], phi(x[::40]), color="C0")
left.set(xlabel="x", ylabel="density φ(x)", title="12 bars, left edges")
right.plot(x[::40], swept[::40], color="C1")
for t in (-1, 0.5):
    run = np.array([t - 0.9, t + 0.9])
    right.plot(run, norm.cdf(t) + phi(t) * (run - t), color="C0")
    right.plot(t, norm.cdf(t), "o", color="C0")
    right.text(
        t + 0.35,
        norm.cdf(t) - 0.03,
        f"slope φ({t}) = {phi(t):.3f}".replace("-", "−"),
        color="C0",
        va="top",
    )
right.set(xlabel="x", ylabel="area under φ up to x", title="the area swept so far")
plt.show()
