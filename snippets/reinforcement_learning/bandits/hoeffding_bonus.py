"""The bonus of UCB1 from Hoeffding's inequality: how often a mean really lies outside it, and the bound."""

import numpy as np

rng = np.random.default_rng(0)
print("views   bonus   mean above rate + bonus   Hoeffding allows")
for n in (10, 100, 1000):
    bonus = np.sqrt(np.log(100) / (2 * n))  # solves exp(-2 n bonus^2) = 1/100
    worst = 0.0
    for rate in (0.02, 0.1, 0.3, 0.5, 0.7):
        means = rng.binomial(n, rate, size=200_000) / n
        worst = max(worst, np.mean(means > rate + bonus))
    allowed = np.exp(-2 * n * bonus**2)
    print(f"{n:5} {bonus:7.3f} {worst:25.4f} {allowed:18.4f}")
    assert worst <= allowed

# UCB1 takes sqrt(2 log t / n), that is exp(-2 n bonus^2) = t^-4: over all times the misses sum to a constant.
misses = np.sum(np.arange(1, 100_000) ** -3.0)  # t possible counts n at each time t: t * t^-4
print(f"expected misses over all time for one arm: below {misses:.2f}")
assert misses < 1.3
