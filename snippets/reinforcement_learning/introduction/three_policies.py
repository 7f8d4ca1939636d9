"""Returns over 100 fresh episodes of CartPole: a coin, a rule, and weights found by climbing."""

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np

env = gym.make("CartPole-v1")


def episode_return(policy, seed: int) -> float:
    """Play one episode and return its undiscounted sum of rewards."""
    observation, _ = env.reset(seed=seed)
    total = 0.0
    while True:
        observation, reward, terminated, truncated, _ = env.step(policy(observation))
        total += reward
        if terminated or truncated:
            return total


def linear(w):
    return lambda observation: int(observation @ w > 0)


rng = np.random.default_rng(0)
w, best, episodes = np.zeros(4), 0.0, 0
while best < 500:  # keep a random nudge of the weights whenever three episodes say so
    candidate = w + rng.normal(scale=0.5, size=4)
    score = np.mean([episode_return(linear(candidate), seed) for seed in range(3)])
    episodes += 3
    if score >= best:
        w, best = candidate, score
print(
    f"hill climbing reached 500 after {episodes} episodes; direction {(w / abs(w).max()).round(2)}"
)

policies = {
    "coin": lambda observation: int(rng.integers(2)),
    "push where it leans": lambda observation: int(observation[2] > 0),
    "climbed weights": linear(w),
}
fig, ax = plt.subplots(figsize=(7, 2.8), layout="constrained")
medians = []
for row, (name, policy) in enumerate(policies.items()):
    test = np.array([episode_return(policy, 10_000 + seed) for seed in range(100)])
    low, median, high = np.percentile(test, [10, 50, 90])
    medians.append(median)
    print(
        f"{name:20s} mean {test.mean():5.1f}, 10 / 50 / 90 %: {low:.0f} / {median:.0f} / {high:.0f}"
    )
    jitter = row + rng.uniform(-0.25, 0.25, len(test))
    ax.scatter(test, jitter, s=10, alpha=0.6, color=f"C{row}", rasterized=True)
    ax.plot([median, median], [row - 0.4, row + 0.4], color=f"C{row}", lw=3)
assert medians[0] < medians[1] < medians[2]
ax.set(xscale="log", xlabel="return of one episode (steps; bar: median)", xticks=[10, 30, 100, 500])
ax.set(xticklabels=["10", "30", "100", "500"], yticks=range(3), yticklabels=list(policies))
ax.minorticks_off()
plt.show()
