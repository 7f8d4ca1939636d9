"""Errors of the Poisson and normal approximations to the binomial, falling as n grows."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats

sizes = np.array([10, 30, 100, 300, 1000, 3000, 10_000])


def largest_gap(n: int, p: float, approximation: np.ndarray) -> float:
    """Return the largest difference between the binomial CDF at 0 ... n and an approximation."""
    return float(np.abs(stats.binom.cdf(np.arange(n + 1), n, p) - approximation).max())


rare, fixed, smooth = [], [], []
for n in sizes:
    k = np.arange(n + 1)
    rare.append(largest_gap(n, 3 / n, stats.poisson.cdf(k, 3)))  # the mean np stays at 3
    mean, deviation = 0.3 * n, np.sqrt(n * 0.3 * 0.7)
    fixed.append(largest_gap(n, 0.3, stats.norm.cdf(k, mean, deviation)))
    smooth.append(largest_gap(n, 0.3, stats.norm.cdf(k + 0.5, mean, deviation)))

print("     n  Poisson  normal  normal, k + 1/2")
for row in list(zip(sizes, rare, fixed, smooth, strict=True))[::2]:
    print("{:6d}  {:.5f}  {:.4f}  {:.4f}".format(*row))
slopes = [np.polyfit(np.log(sizes), np.log(gaps), 1)[0] for gaps in (rare, fixed, smooth)]
print("slopes: " + ", ".join(f"{slope:.2f}" for slope in slopes))
assert abs(slopes[0] + 1) < 0.1 and abs(slopes[1] + 0.5) < 0.05 and abs(slopes[2] + 0.5) < 0.05
assert all(7 < a / b < 10 for a, b in zip(fixed, smooth, strict=True))
assert all(gap <= 9 / n for gap, n in zip(rare, sizes, strict=True))  # Le Cam: at most n p^2

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for gaps, color, label in [
    (fixed, "C3", "normal, p = 0.3"),
    (smooth, "C0", "normal at k + ½, p = 0.3"),
    (rare, "C1", "Poisson, p = 3/n"),
]:
    ax.loglog(sizes, gaps, "o-", color=color)
    ax.text(sizes[-1] * 1.15, gaps[-1], label, color=color, va="center")
ax.set(xlabel="n, trials", ylabel="largest gap between CDFs", xlim=(8, 500_000))
plt.show()
