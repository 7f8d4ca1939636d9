"""The exponential rate of strike lengths by maximum likelihood, and its held-out score."""

import numpy as np
from scipy import stats
from statsmodels.datasets import strikes

days = strikes.load_pandas().data["duration"].to_numpy()
rng = np.random.default_rng(0)
days = rng.permutation(days)
train, test = days[:42], days[42:]

# log L = n ln(rate) - rate * sum(x); its derivative n / rate - sum(x) is zero at 1 / mean.
rate = 1 / train.mean()
grid = np.linspace(0.005, 0.1, 2000)
log_likelihood = len(train) * np.log(grid) - grid * train.sum()
assert np.isclose(grid[log_likelihood.argmax()], rate, atol=1e-4)
print(f"mean strike {train.mean():.1f} days, rate {rate:.4f} per day")

models = {
    "uniform": stats.uniform(0, train.max()),
    "normal": stats.norm(train.mean(), train.std()),
    "exponential": stats.expon(scale=1 / rate),
}
scores = {name: model.logpdf(test).mean() for name, model in models.items()}
for name, model in models.items():
    score, negative = scores[name], model.cdf(0)
    print(f"{name:12s} held-out log-likelihood {score:.3f}, P(length < 0) {negative:.3f}")
assert scores["exponential"] > scores["normal"]
