"""Normal and binomial distribution with CDF, quantile and sampler, from the math module only."""

import math
import random

import numpy as np
from scipy import stats


class Normal:
    """A normal distribution with mean mu and standard deviation sigma."""

    def __init__(self, mu: float, sigma: float) -> None:
        self.mu, self.sigma = mu, sigma

    def pdf(self, x: float) -> float:
        """Return the density at x."""
        z = (x - self.mu) / self.sigma
        return math.exp(-z * z / 2) / (self.sigma * math.sqrt(2 * math.pi))

    def cdf(self, x: float) -> float:
        """Return P(X <= x); erfc keeps its digits far in the left tail."""
        return math.erfc((self.mu - x) / (self.sigma * math.sqrt(2))) / 2

    def quantile(self, u: float) -> float:
        """Return the x with cdf(x) = u."""
        low, high = self.mu - 40 * self.sigma, self.mu + 40 * self.sigma
        for _ in range(80):  # bisection: the CDF rises, so halve until the bracket is tiny
            middle = (low + high) / 2
            low, high = (middle, high) if self.cdf(middle) < u else (low, middle)
        return (low + high) / 2


class Binomial:
    """The number of successes in n independent trials with success probability p."""

    def __init__(self, n: int, p: float) -> None:
        self.n, self.p = n, p

    def pmf(self, k: int) -> float:
        """Return P(X = k), in logarithms: comb(1000, 300) overflows a float."""
        log_ways = math.lgamma(self.n + 1) - math.lgamma(k + 1) - math.lgamma(self.n - k + 1)
        return math.exp(log_ways + k * math.log(self.p) + (self.n - k) * math.log1p(-self.p))

    def cdf(self, k: int) -> float:
        """Return P(X <= k)."""
        return math.fsum(self.pmf(i) for i in range(k + 1))

    def quantile(self, u: float) -> int:
        """Return the smallest k with cdf(k) >= u."""
        total, k = self.pmf(0), 0
        while total < u and k < self.n:
            k += 1
            total += self.pmf(k)
        return k


normal, binomial = (Normal(6, 2), Binomial(1000, 0.3))
assert np.allclose([normal.pdf(x) for x in range(13)], stats.norm(6, 2).pdf(range(13)))
assert np.allclose([normal.cdf(x) for x in (-60, 0, 6)], stats.norm(6, 2).cdf([-60, 0, 6]), atol=0)
assert np.allclose(
    [normal.quantile(u) for u in (0.001, 0.5, 0.9)], stats.norm(6, 2).ppf([0.001, 0.5, 0.9])
)
k = [0, 250, 300, 350]
assert np.allclose([binomial.pmf(i) for i in k], stats.binom(1000, 0.3).pmf(k), atol=0)
assert np.allclose([binomial.cdf(i) for i in k], stats.binom(1000, 0.3).cdf(k), atol=0)
assert [binomial.quantile(u) for u in (0.025, 0.5, 0.975)] == [272, 300, 329]

random.seed(0)
draws = [binomial.quantile(random.random()) for _ in range(1000)]  # inverse transform
print(f"binomial: mean {np.mean(draws):.1f} (exact 300), variance {np.var(draws):.0f} (exact 210)")
print(f"normal: P(X <= 8) = {normal.cdf(8):.4f}, 97.5 % quantile {normal.quantile(0.975):.4f}")
assert abs(np.mean(draws) - 300) < 4 * math.sqrt(210 / 1000)
