"""Visits per year, observed on held-out people, against a Poisson and a negative binomial fit."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import optimize, stats
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
visits = data["mdvis"].to_numpy()
# Rows that follow each other with the same plan and illnesses are years of one person:
# keep them on one side of the split.
traits = data[["lncoins", "idp", "disea", "physlm"]]
person = (traits != traits.shift()).any(axis=1).cumsum().to_numpy() - 1
rng = np.random.default_rng(0)
is_test = (rng.random(person.max() + 1) < 0.3)[person]
train, test = visits[~is_test], visits[is_test]
print(f"train: {len(train)} person-years, mean {train.mean():.2f}, variance {train.var():.2f}")

assert train.var() > 7 * train.mean()
mu = train.mean()  # the maximum likelihood estimate for both distributions


def negative_binomial(r: float) -> stats.distributions.rv_frozen:
    """Return the distribution with mean mu and variance mu + mu²/r by SciPy's parameters."""
    return stats.nbinom(r, r / (r + mu))


r = optimize.minimize_scalar(
    lambda r: -negative_binomial(r).logpmf(train).sum(), bounds=(0.01, 50), method="bounded"
).x
models = {
    "Poisson": stats.poisson(mu),
    "geometric": stats.geom(1 / (1 + mu), loc=-1),
    "negative binomial": negative_binomial(r),
}
print(f"r = {r:.3f}: variance {negative_binomial(r).var():.2f}")
print("held-out people     log-likelihood   no visit   over 20")
print(f"{'observed':34s}   {np.mean(test == 0):8.3f}   {np.mean(test > 20):7.4f}")
scores = {}
for name, model in models.items():
    scores[name] = model.logpmf(test).mean()
    print(f"{name:18s}  {scores[name]:14.3f}   {model.pmf(0):8.3f}   {model.sf(20):7.4f}")
assert scores["negative binomial"] > scores["geometric"] > scores["Poisson"] + 1

# Where it comes from: people differ. Gamma-distributed rates, then a Poisson count at each rate.
mixed = rng.poisson(rng.gamma(shape=r, scale=mu / r, size=200_000))
first = np.bincount(mixed)[:8] / len(mixed)
assert np.allclose(first, models["negative binomial"].pmf(np.arange(8)), atol=0.004)

k = np.arange(16)
fig, ax = plt.subplots(figsize=(7, 3.3), layout="constrained")
ax.bar(k, np.bincount(test)[:16] / len(test), color="C0", alpha=0.4)
ax.text(0.5, 0.295, "observed", color="C0")
ax.plot(k, models["Poisson"].pmf(k), "o-", color="C4")
ax.text(4.2, 0.18, "Poisson", color="C4")
ax.plot(k, models["negative binomial"].pmf(k), "s-", color="C1")
ax.text(1.3, 0.245, "negative binomial", color="C1")
ax.set(xlabel="visits in a year", ylabel="share of person-years", xticks=k)
plt.show()
