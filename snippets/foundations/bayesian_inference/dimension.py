"""Effective draws per 1,000 density or gradient evaluations, as the number of parameters grows."""

import matplotlib.pyplot as plt
import numpy as np

# Target: independent standard normals. log density = -|x|^2 / 2, its gradient = -x.


def metropolis(d: int, steps: int, rng: np.random.Generator) -> np.ndarray:
    """Random walk with the best width, 2.38 / sqrt(d). Returns the first coordinate's chain."""
    x, chain = rng.normal(size=d), np.empty(steps)
    for t in range(steps):
        proposal = x + 2.38 / np.sqrt(d) * rng.normal(size=d)
        if np.log(rng.uniform()) < (x @ x - proposal @ proposal) / 2:
            x = proposal
        chain[t] = x[0]
    return chain


def hamiltonian(d: int, steps: int, rng: np.random.Generator) -> tuple[np.ndarray, int]:
    """HMC: roll along the gradient for a path of length near pi / 2, in leapfrog steps.

    Source: Neal (2011), arXiv 1206.1901. Returns the first coordinate's chain and the number
    of gradients for each of its draws.
    """
    x, chain = rng.normal(size=d), np.empty(steps)
    size = 0.9 / d**0.25
    leaps = round(np.pi / 2 / size)
    for t in range(steps):
        step = size * rng.uniform(0.8, 1.2)  # paths of unequal length cannot keep in step
        q, p = x, rng.normal(size=d)
        energy = (q @ q + p @ p) / 2
        p = p - step / 2 * q
        for leap in range(leaps):
            q = q + step * p
            p = p - step * q * (0.5 if leap == leaps - 1 else 1.0)
        if np.log(rng.uniform()) < energy - (q @ q + p @ p) / 2:
            x = q
        chain[t] = x[0]
    return chain, leaps


def effective_share(chain: np.ndarray) -> float:
    """Return the effective share from 50 batch means: var / (length of a batch * var of means)."""
    batches = chain.reshape(50, -1)
    return chain.var() / (batches.shape[1] * batches.mean(axis=1).var(ddof=1))


rng = np.random.default_rng(0)
dims = (2, 8, 32, 128)
rates: dict[str, list[float]] = {"Metropolis": [], "HMC": []}
for d in dims:
    rates["Metropolis"].append(1000 * effective_share(metropolis(d, 40_000, rng)))
    chain, gradients = hamiltonian(d, 8000, rng)
    rates["HMC"].append(1000 * effective_share(chain) / gradients)
walk, hmc = rates.values()
assert walk[0] > 15 * walk[-1] and hmc[-1] > 20 * walk[-1]
for d, a, b in zip(dims, walk, hmc, strict=True):
    print(f"{d:3d} parameters: Metropolis {a:3.0f}, HMC {b:3.0f} per 1,000 evaluations")

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for i, (name, values) in enumerate(rates.items()):
    ax.plot(dims, values, "o-", color=f"C{i}")
    ax.text(dims[-1] * 1.1, values[-1], name, color=f"C{i}", va="center")
ax.set(xscale="log", yscale="log", xlim=(1.7, 300), xlabel="parameters")
ax.set(xticks=dims, xticklabels=dims, ylabel="effective draws\nper 1,000 evaluations")
ax.minorticks_off()
plt.show()
