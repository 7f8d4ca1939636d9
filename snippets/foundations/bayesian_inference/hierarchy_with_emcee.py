"""The county model with its prior left open: emcee samples mean and strength, a grid agrees."""

import emcee
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import gammaln
from statsmodels.datasets import cancer

data = cancer.load_pandas().data
cases = data["cancer"].to_numpy()
women = data["population"].to_numpy() / 1000  # thousands


def log_posterior(parameters: np.ndarray) -> np.ndarray:
    """Log posterior of (log mean rate, log strength), for many points at once.

    Parameters (n_points, 2); strength is the prior's weight in thousands of women. Their own
    priors are Normal(1, 1) and Normal(1, 1.5).
    """
    log_mean, log_strength = parameters.T[..., None]
    b = np.exp(log_strength)
    a = np.exp(log_mean) * b
    county = gammaln(a + cases) - gammaln(a) + a * np.log(b) - (a + cases) * np.log(b + women)
    prior = -0.5 * ((log_mean - 1) ** 2 + ((log_strength - 1) / 1.5) ** 2)
    return county.sum(axis=1) + prior[:, 0]


rng = np.random.default_rng(0)
start = rng.normal([1, 1], 0.3, size=(16, 2))  # 16 walkers
sampler = emcee.EnsembleSampler(16, 2, log_posterior, vectorize=True)
sampler.random_state = np.random.RandomState(0).get_state()  # what emcee takes
sampler.run_mcmc(start, 3000)
draws = sampler.get_chain(discard=500, flat=True)  # shape (40000, 2)
tau = sampler.get_autocorr_time(discard=500)
assert np.all(sampler.get_chain().shape[0] > 50 * tau)  # emcee's own rule for a long enough run

# Two parameters are few enough for a grid, so there is something to hold emcee against.
m, s = np.meshgrid(np.linspace(1.15, 1.4, 80), np.linspace(1.0, 3.5, 80), indexing="ij")
log_p = log_posterior(np.column_stack([m.ravel(), s.ravel()])).reshape(m.shape)
p = np.exp(log_p - log_p.max())
p /= p.sum()
for name, grid, column in (("mean rate", m, 0), ("strength", s, 1)):
    exact, sampled = np.sum(p * np.exp(grid)), np.exp(draws[:, column])
    low, high = np.quantile(sampled, [0.025, 0.975])
    assert abs(sampled.mean() - exact) < 0.08 * sampled.std()
    print(f"{name}: emcee {sampled.mean():.1f}, grid {exact:.1f}, "
          f"95 % interval {low:.1f} to {high:.1f}")  # fmt: skip
print(f"acceptance {sampler.acceptance_fraction.mean():.1f}, "
      f"autocorrelation time ~{tau.mean():.0f} steps")  # fmt: skip

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
few = draws[rng.integers(len(draws), size=250)]
ax.scatter(np.exp(few[:, 0]), np.exp(few[:, 1]), s=6, color="C0", alpha=0.6)
surface = [values.round(9) for values in (np.exp(m), np.exp(s), p / p.max())]
ax.contour(*surface, levels=[0.05, 0.3, 0.7], colors="C1")
ax.set(xlabel="mean rate, cases per 1,000 women", ylabel="strength, thousands of women")
ax.set(xlim=(3.35, 3.8), ylim=(3.5, 11))
plt.show()
