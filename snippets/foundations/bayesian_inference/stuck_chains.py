"""Two modes: every chain looks healthy alone, and only their comparison shows the failure."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
# Two groups in equal parts, centers mu_1, mu_2, noise 1. The names 1 and 2 may be swapped.
y = np.concatenate([rng.normal(-2, 1, 40), rng.normal(2, 1, 40)])


def log_posterior(mu: np.ndarray) -> float:
    """Log posterior of the two centers, shape (2,), under a Normal(0, 10) prior."""
    parts = -0.5 * (y[:, None] - mu) ** 2
    return float(np.sum(np.logaddexp(parts[:, 0], parts[:, 1])) - 0.5 * np.sum(mu**2) / 100)


def metropolis(start: np.ndarray, steps: int, width: float, swap: bool) -> np.ndarray:
    """Return a chain of shape (steps, 2); with `swap`, half of the proposals exchange the names."""
    mu, log_p, chain = start, log_posterior(start), np.empty((steps, 2))
    for t in range(steps):
        proposal = mu[::-1] if swap and rng.uniform() < 0.5 else mu + width * rng.normal(size=2)
        log_new = log_posterior(proposal)
        if np.log(rng.uniform()) < log_new - log_p:
            mu, log_p = proposal, log_new
        chain[t] = mu
    return chain


def r_hat(chains: np.ndarray) -> float:
    """Split R-hat of chains, shape (m, n). Source: BDA3, equation 11.4."""
    halves = np.concatenate(np.split(chains, 2, axis=1))
    length = halves.shape[1]
    between, within = halves.mean(axis=1).var(ddof=1), halves.var(axis=1, ddof=1).mean()
    return float(np.sqrt((length - 1) / length + between / within))


starts = [np.array(s) for s in ([-3.0, 1.0], [1.0, -3.0], [-1.0, 2.0], [3.0, -1.0])]
fig, axes = plt.subplots(1, 2, figsize=(7, 3), layout="constrained", sharey=True)
for ax, swap in zip(axes, (False, True), strict=True):
    chains = np.array([metropolis(s, 2500, 0.2, swap) for s in starts])[:, 500:, 0]
    together = r_hat(chains)
    alone = [r_hat(chain[None]) for chain in chains]
    print(f"swap moves {swap!s:5s}: R-hat {together:.1f} together, at most {max(alone):.1f} alone")
    assert max(alone) < 1.1 and (together < 1.1 if swap else together > 5)
    for i, chain in enumerate(chains[:2]):
        ax.plot(chain[::20], color=f"C{i}", linewidth=1)
    ax.set(title="with swaps" if swap else "small steps only", xlabel="step / 20")
axes[0].set_ylabel("center of group 1")
plt.show()
