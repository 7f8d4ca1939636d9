"""What planning with estimated transition chances loses, as samples per state and action grow; median and range."""

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np

GAMMA = 0.95
env = gym.make("FrozenLake-v1", is_slippery=True)
n, m = env.observation_space.n, env.action_space.n
P, r = np.zeros((n, m, n)), np.zeros(n)
for s, actions in env.unwrapped.P.items():
    for a, outcomes in actions.items():
        for chance, after, reward, _ in outcomes:
            P[s, a, after] += chance
            r[after] = max(r[after], reward)  # the reward for arriving
ends = np.array([all(P[s, a, s] == 1 for a in range(m)) for s in range(n)])


def optimum(P: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values (n,) and greedy actions (n,) of the world with transition chances P."""
    v = np.zeros(n)
    for _ in range(300):
        q = P @ (r + GAMMA * v * ~ends)
        v = np.where(ends, 0.0, q.max(axis=1))
    return v, q.round(10).argmax(axis=1)  # so that rounding errors break no ties


def worth(policy: np.ndarray) -> float:
    """Value of the start in the true world."""
    P_policy = np.where(ends[:, None], 0.0, P[np.arange(n), policy])
    return np.linalg.solve(np.eye(n) - GAMMA * P_policy * ~ends, P_policy @ r)[0]


rng = np.random.default_rng(0)
best = optimum(P)[0][0]
sizes, losses, promises = [2, 5, 15, 50, 200, 1000], [], []
for size in sizes:
    loss, promise = [], []
    for _ in range(40):
        guessed = np.array(
            [[rng.multinomial(size, P[s, a]) / size for a in range(m)] for s in range(n)]
        )
        v, policy = optimum(guessed)
        loss.append(1 - worth(policy) / best)
        promise.append(v[0] / best - 1)
    losses.append(loss)
    promises.append(np.mean(promise))
    print(
        f"{size:5} samples: median loss {abs(np.median(loss)):4.0%}, the plan promises {promises[-1]:+.0%}"
    )
fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.semilogx(sizes, 100 * np.median(losses, axis=1), "o-")
ax.fill_between(sizes, *(100 * np.quantile(losses, [0.1, 0.9], axis=1)), alpha=0.2, linewidth=0)
ax.semilogx(sizes, 100 * np.array(promises), "o--", color="C1")
ax.annotate(
    "lost in the real world",
    (sizes[1], 100 * np.median(losses[1])),
    (10, 4),
    textcoords="offset points",
    color="C0",
)
ax.annotate(
    "promised too much",
    (sizes[0], 100 * promises[0]),
    (14, 2),
    textcoords="offset points",
    color="C1",
)
ax.set(xlabel="samples of each state and action", ylabel="percent of the optimal value")
assert np.median(losses[0]) > 0.2 > 0.02 > np.median(losses[-1])
assert promises[0] > 0.1 > abs(promises[-1])
plt.show()
