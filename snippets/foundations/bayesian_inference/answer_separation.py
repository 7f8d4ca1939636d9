"""A flat prior on a slope: perfectly separated data never say where to stop."""

import numpy as np

x = np.array([-2.0, -1.5, -1.0, -0.5, 0.5, 1.0, 1.5, 2.0])
y = (x > 0).astype(int)  # every positive x is a 1: a perfect fit at slope infinity


def posterior_mean(limit: float, prior_sd: float | None) -> float:
    """Mean slope of a logistic model, on a grid from 0 to `limit`; flat prior if sd is None."""
    slope = np.linspace(0, limit, 20_001)
    log_p = -np.logaddexp(0, -np.outer(slope, x) * (2 * y - 1)).sum(axis=1)
    if prior_sd is not None:
        log_p -= 0.5 * (slope / prior_sd) ** 2
    weights = np.exp(log_p - log_p.max())
    return float(np.sum(slope * weights) / weights.sum())


for limit in (100, 1000, 10_000):
    flat, normal = posterior_mean(limit, None), posterior_mean(limit, 2.5)
    print(f"slopes up to {limit:5d}: mean {flat:6.0f} if flat, {normal:.2f} if Normal(0, 2.5)")
    assert abs(flat / limit - 0.5) < 0.05  # half of whatever range we allow
