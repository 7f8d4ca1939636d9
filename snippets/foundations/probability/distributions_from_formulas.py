"""Mass functions and densities of eight distributions, from their formulas, equal to SciPy's."""

from math import comb

import matplotlib.pyplot as plt
import numpy as np
from scipy import integrate, stats
from scipy.special import erf, gammaln

# Mass functions P(X = k), and densities p(x).
pmf = {
    "Bernoulli(0.3)": lambda k: np.where(k == 1, 0.3, 0.7),
    "categorical": lambda k: np.array([0.2, 0.5, 0.3])[k],
    "binomial(20, 0.3)": lambda k: np.array([comb(20, i) * 0.3**i * 0.7 ** (20 - i) for i in k]),
    "Poisson(6)": lambda k: np.exp(k * np.log(6) - 6 - gammaln(k + 1)),  # 6^k e^-6 / k!
}
pdf = {
    "uniform(0, 2)": lambda x: np.where((0 <= x) & (x <= 2), 1 / 2, 0.0),
    "exponential(1)": lambda x: np.where(x >= 0, np.exp(-np.abs(x)), 0.0),
    "normal(6, 2)": lambda x: np.exp(-(((x - 6) / 2) ** 2) / 2) / (2 * np.sqrt(2 * np.pi)),
    "beta(3, 7)": lambda x: 252 * x**2 * (1 - x) ** 6,  # 252 = 9! / (2! 6!)
}
cdf = {
    "uniform(0, 2)": lambda x: np.clip(x / 2, 0, 1),
    "exponential(1)": lambda x: np.where(x >= 0, 1 - np.exp(-np.abs(x)), 0.0),
    "normal(6, 2)": lambda x: (1 + erf((x - 6) / (2 * np.sqrt(2)))) / 2,
}
scipys = [stats.bernoulli(0.3), stats.rv_discrete(values=([0, 1, 2], [0.2, 0.5, 0.3]))]
scipys += [stats.binom(20, 0.3), stats.poisson(6), stats.uniform(0, 2), stats.expon()]
scipys += [stats.norm(6, 2), stats.beta(3, 7)]
reference = dict(zip([*pmf, *pdf], scipys, strict=True))
supports = dict(zip(pmf, [np.arange(n) for n in (2, 3, 21, 60)], strict=True))

for name, P in pmf.items():
    k, ours = supports[name], P(supports[name])
    assert np.allclose(ours, reference[name].pmf(k)) and np.isclose(ours.sum(), 1)
    assert np.allclose(np.cumsum(ours), reference[name].cdf(k))
    mean = np.sum(k * ours)  # E[X] = sum of k P(X = k)
    variance = np.sum((k - mean) ** 2 * ours)
    assert np.allclose([mean, variance], [reference[name].mean(), reference[name].var()])
    print(f"{name:18s} mean {mean:.3f}  variance {variance:.3f}")
for name, p in pdf.items():
    low, high = np.clip(reference[name].support(), -20, 40)
    x = np.linspace(low, high, 201)
    assert np.allclose(p(x), reference[name].pdf(x))
    ours = cdf[name](x) if name in cdf else [integrate.quad(p, low, b)[0] for b in x]
    assert np.allclose(ours, reference[name].cdf(x))
    mean = integrate.quad(lambda t, p=p: t * p(t), low, high)[0]
    variance = integrate.quad(lambda t, p=p, m=mean: (t - m) ** 2 * p(t), low, high)[0]
    assert np.allclose([mean, variance], [reference[name].mean(), reference[name].var()])
    print(f"{name:18s} mean {mean:.3f}  variance {variance:.3f}")

fig, axes = plt.subplots(2, 4, figsize=(7, 3.8), layout="constrained")
for ax, (name, P) in zip(axes[0], pmf.items(), strict=True):
    k = supports[name][:16]
    ax.bar(k, P(k), color="C0", width=0.6)
    ax.set_title(name, fontsize=10)
for ax, (name, p), high in zip(axes[1], pdf.items(), (3, 6, 13, 1), strict=True):
    x = np.linspace(-1 if high == 3 else 0, high, 121)
    ax.plot(x, p(x), color="C1")
    ax.fill_between(x, p(x), alpha=0.2, color="C1")
    ax.set_title(name, fontsize=10)
axes[0, 0].set_ylabel("probability")
axes[1, 0].set_ylabel("density")
plt.show()
