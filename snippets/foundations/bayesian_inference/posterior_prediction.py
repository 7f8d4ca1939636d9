"""How many of the next 40? The plug-in forecast misses far more often than it says."""

import numpy as np
from scipy import stats
from statsmodels.datasets import randhie

n, m, level = 10, 40, 0.90  # people seen, people to come, stated coverage


def forecast(k: np.ndarray) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Return 90 % intervals for the successes among m new people, having seen k of n."""
    tails = (1 - level) / 2, (1 + level) / 2
    plug_in = stats.binom(m, k / n)
    predictive = stats.betabinom(m, 1 + k, 1 + n - k)  # binomial averaged over Beta(1+k, 1+n-k)
    return {
        "plug-in": (plug_in.ppf(tails[0]), plug_in.ppf(tails[1])),
        "predictive": (predictive.ppf(tails[0]), predictive.ppf(tails[1])),
    }


# The beta-binomial is the average it claims to be: integrate on a grid for k = 7.
theta = (np.arange(20_000) + 0.5) / 20_000
weights = stats.beta.pdf(theta, 8, 4) / 20_000
average = np.array([np.sum(weights * stats.binom.pmf(j, m, theta)) for j in (20, 28, 36)])
assert np.allclose(average, stats.betabinom.pmf([20, 28, 36], m, 8, 4), atol=1e-6)

rng = np.random.default_rng(0)
shares = rng.uniform(size=50_000)  # truths drawn from the prior
free = randhie.load_pandas().data.query("lncoins == 0")["mdvis"].to_numpy() > 0
draws = free[rng.integers(len(free), size=(50_000, n + m))]  # real rows, one fixed truth
worlds = {
    "truths from the prior": (rng.binomial(n, shares), rng.binomial(m, shares)),
    "rows of the RAND experiment": (draws[:, :n].sum(axis=1), draws[:, n:].sum(axis=1)),
}
intervals = forecast(np.arange(n + 1))
for world, (seen, future) in worlds.items():
    hit = {}
    for name, (low, high) in intervals.items():
        low, high = low[seen], high[seen]
        hit[name] = np.mean((low <= future) & (future <= high))
    assert hit["predictive"] >= level - 0.01 and hit["plug-in"] < 0.72
    print(f"{world}: plug-in {hit['plug-in']:.2f}, predictive {hit['predictive']:.2f}")
low, high = (bound[7] for bound in intervals["predictive"])
print(f"7 of 10 seen, next 40: {low:.0f} to {high:.0f}; stated coverage {level}")
