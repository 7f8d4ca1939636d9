"""Three conjugate updates, each a line of arithmetic, checked against numerical integration."""

from collections.abc import Callable

import numpy as np
from scipy import stats
from scipy.integrate import quad

Density = Callable[[float], float]


def beta_binomial(a: float, b: float, k: int, n: int) -> tuple[float, float]:
    """Beta(a, b) prior, k successes in n trials. Source: BDA3, section 2.4."""
    return a + k, b + n - k


def gamma_poisson(a: float, b: float, total: int, exposure: float) -> tuple[float, float]:
    """Gamma(a, rate b) prior, `total` events in `exposure` units. Source: BDA3, section 2.6."""
    return a + total, b + exposure


def normal_normal(m: float, s: float, y: np.ndarray, sigma: float) -> tuple[float, float]:
    """Normal(m, s) prior of a mean, known noise sigma. Source: BDA3, equations 2.11, 2.12."""
    precision = 1 / s**2 + len(y) / sigma**2  # precisions add
    mean = (m / s**2 + y.sum() / sigma**2) / precision
    return mean, precision**-0.5


def moments(prior: Density, likelihood: Density, low: float, high: float) -> tuple[float, float]:
    """Return the posterior mean and standard deviation by integrating Bayes' theorem."""
    z, m1, m2 = (
        quad(lambda t, p=p: t**p * prior(t) * likelihood(t), low, high, epsabs=0, limit=200)[0]
        for p in range(3)
    )
    return m1 / z, np.sqrt(m2 / z - (m1 / z) ** 2)


visits = np.array([0, 3, 1, 7, 2, 0, 4, 1])  # visits to a doctor by eight people in a year
heights = np.array([171.0, 168.0, 176.0, 181.0])  # centimeters
cases = {
    "share: beta-binomial": (
        stats.beta(*beta_binomial(2, 2, k=14, n=20)),
        moments(stats.beta(2, 2).pdf, lambda t: stats.binom.pmf(14, 20, t), 0, 1),
    ),
    "rate: gamma-Poisson": (
        stats.gamma(*(ab := gamma_poisson(3, 1, visits.sum(), len(visits)))[:1], scale=1 / ab[1]),
        moments(stats.gamma(3).pdf, lambda t: stats.poisson.pmf(visits, t).prod(), 0, 30),
    ),
    "mean: normal-normal": (
        stats.norm(*normal_normal(170, 5, heights, sigma=8)),
        moments(stats.norm(170, 5).pdf, lambda t: stats.norm.pdf(heights, t, 8).prod(), 120, 220),
    ),
}
for name, (posterior, integral) in cases.items():
    assert np.allclose((posterior.mean(), posterior.std()), integral, rtol=1e-6)
    print(f"{name}: mean {posterior.mean():7.3f}, standard deviation {posterior.std():.3f}")
