"""Three seeds or many: how often one and the same algorithm seems to beat itself."""

import gymnasium as gym
import numpy as np
from scipy.stats import bootstrap, trim_mean

env = gym.make("CartPole-v1")


def episode_return(w, seed: int) -> float:
    observation, _ = env.reset(seed=seed)
    total = 0
    truncated = terminated = False
    while not (terminated or truncated):
        observation, _, terminated, truncated, _ = env.step(int(observation @ w > 0))
        total += 1
    return total


def train_and_test(seed: int) -> float:
    """Climb for 20 candidates of one episode each; return the mean of three test episodes."""
    rng = np.random.default_rng(seed)
    w, best = np.zeros(4), 0.0
    for _ in range(20):
        candidate = w + rng.normal(scale=0.3, size=4)
        score = episode_return(candidate, int(rng.integers(10**6)))
        if score >= best:
            w, best = candidate, score
    return float(np.mean([episode_return(w, 10**6 + k) for k in range(3)]))


scores = np.array([train_and_test(seed) for seed in range(24)])
print("10 / 50 / 90 % of 24 runs:", np.percentile(scores, [10, 50, 90]).round().astype(int))


def iqm(x, axis=-1):
    """Interquartile mean: the mean of the middle half of the runs."""
    return trim_mean(x, 0.25, axis=axis)


rng = np.random.default_rng(0)
widths = {}
for n in (6, 24):
    interval = bootstrap((scores[:n],), iqm, n_resamples=999, method="percentile", rng=rng)
    low, high = interval.confidence_interval
    widths[n] = high - low
    print(
        f"{n:2d} runs: mean {scores[:n].mean():.0f}, interquartile mean {iqm(scores[:n]):.0f}, "
        f"95 % interval {low:.0f} to {high:.0f}"
    )

for n in (3, 12):
    a, b = (rng.choice(scores, (5000, n)).mean(axis=1) for _ in range(2))
    share = np.mean(np.maximum(a, b) > 1.5 * np.minimum(a, b))
    print(f"same algorithm twice, {n:2d} runs each: one mean is 1.5 times the other in {share:.2f}")
    widths[f"share {n}"] = share
assert widths[6] > widths[24] and widths["share 3"] > 2 * widths["share 12"]
