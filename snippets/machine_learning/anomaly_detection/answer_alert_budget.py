"""Answer: a threshold for one false alarm in a thousand rows, from 500 rows, three ways."""

import numpy as np
from scipy.stats import norm

rng = np.random.default_rng(0)
n, rate, repeats = 500, 1e-3, 100
true = {"Gaussian": [], "largest score": [], "Pareto tail": []}
for _ in range(repeats):
    score = rng.exponential(size=n)  # so that the true rate above t is exp(-t)
    start = np.quantile(score, 0.9)
    excess = score[score > start] - start
    ratio = excess.mean() ** 2 / excess.var()
    shape, scale = (1 - ratio) / 2, excess.mean() * (1 + ratio) / 2  # method of moments
    limits = (
        score.mean() + norm.isf(rate) * score.std(),
        score.max(),
        start + scale / shape * ((rate / 0.1) ** -shape - 1),
    )
    for values, limit in zip(true.values(), limits, strict=True):
        values.append(np.exp(-limit))
print(f"wanted: {1000 * rate:.1f} in 1000; what the thresholds give, median and middle 80%")
for name, values in true.items():
    low, middle, high = 1000 * np.quantile(values, [0.1, 0.5, 0.9])
    print(f"{name:14s} {middle:5.1f} in 1000 ({low:.1f} to {high:.1f})")
assert np.median(true["Gaussian"]) > 5 * rate
assert 0.4 * rate < np.median(true["Pareto tail"]) < 2.5 * rate
