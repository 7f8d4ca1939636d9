"""Breast cancer in 301 counties: raw rates, one rate for all, and rates shrunk toward the crowd."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln
from scipy.stats import poisson
from statsmodels.datasets import cancer

data = cancer.load_pandas().data
rng = np.random.default_rng(0)
cases = data["cancer"].to_numpy().astype(int)
women = data["population"].to_numpy() / 1000  # thousands
fit = rng.binomial(cases, 0.5)  # a coin sends each case to the data or to the test
held, exposure = cases - fit, women / 2


def minus_log_evidence(log_ab: np.ndarray) -> float:
    """Negative binomial log-likelihood: the rates integrated out. Source: BDA3, section 2.6."""
    a, b = np.exp(log_ab)
    terms = gammaln(a + fit) - gammaln(a) + a * np.log(b) - (a + fit) * np.log(b + exposure)
    return -float(np.sum(terms))


best = minimize(minus_log_evidence, [1.0, 0.0], method="Nelder-Mead", options={"xatol": 1e-6})
a, b = np.exp(best.x)
raw = fit / exposure
shrunk = (a + fit) / (b + exposure)
pooled = np.full_like(raw, fit.sum() / exposure.sum())
weight = b / (b + exposure)  # the prior's share of each estimate
assert np.allclose(shrunk, weight * a / b + (1 - weight) * raw)
print(f"prior: Gamma, mean {a / b:.2f} per 1,000 women, worth {b:.1f} thousand women")

noise = np.mean(held / exposure**2)  # variance that the test cases add to every estimate alike
score = {}
for name, rate in {"raw": raw, "one rate": pooled, "partial pooling": shrunk}.items():
    error = np.sqrt(np.mean((held / exposure - rate) ** 2) - noise)
    surprise = -np.mean(poisson.logpmf(held, np.maximum(rate, 1e-3) * exposure))
    score[name] = error, surprise
    print(f"{name:15s}: error {error:.2f} per 1,000, log loss {surprise:.2f} per county")
assert min(score, key=lambda s: score[s][0]) == "partial pooling"
assert min(score, key=lambda s: score[s][1]) == "partial pooling"
extreme = np.argsort(raw, kind="stable")[[*range(10), *range(-10, 0)]]
print(f"the 20 most extreme raw rates: median {1000 * np.median(women[extreme]):.0f} women; "
      f"all counties {1000 * np.median(women):.0f}")  # fmt: skip

fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained", sharey=True, sharex=True)
some = rng.permutation(len(fit))[:140]  # a legible subset
for i, (ax, rate) in enumerate(zip(axes, (raw, shrunk), strict=True)):
    ax.scatter(women[some], rate[some], s=10, color=f"C{i}", rasterized=False)
    ax.axhline(a / b, color="C7", linestyle=":")
    ax.set(xscale="log", xlabel="women in the county, thousands", title=("raw", "shrunk")[i])
axes[0].set_ylabel("cases per 1,000 women")
plt.show()
