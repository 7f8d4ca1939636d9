"""Metropolis with three proposal widths: too small creeps, too large stands still."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats

k, n = 14, 20  # 14 of 20 people saw a doctor; flat prior, so the posterior is Beta(15, 7)


def log_posterior(theta: float) -> float:
    """Log of prior times likelihood, without the evidence: Metropolis never needs it."""
    if not 0 < theta < 1:
        return -np.inf
    return k * np.log(theta) + (n - k) * np.log(1 - theta)


def metropolis(start: float, width: float, steps: int, seed: int) -> tuple[np.ndarray, float]:
    """Sample from log_posterior; return the chain, shape (steps,), and the acceptance rate.

    Source: Metropolis et al. (1953); BDA3, section 11.2.
    """
    rng = np.random.default_rng(seed)
    theta, log_p, accepted = start, log_posterior(start), 0
    chain = np.empty(steps)
    for t in range(steps):
        proposal = theta + width * rng.normal()
        log_new = log_posterior(proposal)
        if np.log(rng.uniform()) < log_new - log_p:  # always uphill, sometimes downhill
            theta, log_p, accepted = proposal, log_new, accepted + 1
        chain[t] = theta
    return chain, accepted / steps


def split_r_hat(chains: np.ndarray) -> float:
    """Compare variance between and within half-chains, shape (m, n). Source: BDA3, eq. 11.4."""
    halves = np.concatenate(np.split(chains[:, : chains.shape[1] // 2 * 2], 2, axis=1))
    length = halves.shape[1]
    within = halves.var(axis=1, ddof=1).mean()
    between_over_n = halves.mean(axis=1).var(ddof=1)
    return float(np.sqrt((length - 1) / length + between_over_n / within))


def effective_size(chains: np.ndarray) -> float:
    """Independent draws worth as much as chains (m, n). Simplified from BDA3, section 11.5."""
    m, length = chains.shape
    centered = chains - chains.mean()
    variance = np.mean(centered**2)
    total = 0.0
    for lag in range(1, length - 1, 2):  # stop at the first negative pair of autocorrelations
        pair = sum(np.mean(centered[:, s:] * centered[:, :-s]) for s in (lag, lag + 1)) / variance
        if pair < 0:
            break
        total += pair
    return m * length / (1 + 2 * total)


exact = stats.beta(1 + k, 1 + n - k)
fig, axes = plt.subplots(3, 1, figsize=(7, 4.4), layout="constrained", sharex=True, sharey=True)
for i, (ax, width) in enumerate(zip(axes, (0.01, 0.25, 5.0), strict=True)):
    runs = [metropolis(s, width, 5000, seed) for seed, s in enumerate((0.05, 0.35, 0.65, 0.95))]
    kept = np.array([chain for chain, _ in runs])[:, 1000:]  # the first 1000 are burn-in
    rate = np.mean([accepted for _, accepted in runs])
    r_hat, size = split_r_hat(kept), effective_size(kept)
    print(f"width {width:4.2f}: accepted {rate:.2f}, R-hat {r_hat:.2f}, "
          f"{size:4.0f} effective of {kept.size}, mean {kept.mean():.2f}")  # fmt: skip
    ax.plot(runs[0][0][:400], color=f"C{i}", linewidth=1)
    ax.set(title=f"width {width}: {rate:.0%} accepted", ylabel="θ", ylim=(0, 1))
    if width == 0.25:
        assert r_hat < 1.01 and abs(kept.mean() - exact.mean()) < 4 * exact.std() / np.sqrt(size)
        assert np.allclose(np.quantile(kept, [0.05, 0.95]), exact.ppf([0.05, 0.95]), atol=0.015)
    else:
        assert r_hat > 1.01 and size < 700
print(f"closed form: mean {exact.mean():.3f}, standard deviation {exact.std():.3f}")
axes[-1].set_xlabel("step of the first chain, started at 0.05")
plt.show()
