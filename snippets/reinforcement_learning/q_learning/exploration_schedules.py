"""Seven ways to explore the frozen lake: value of the greedy policy over 30 seeds."""

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np

GAMMA, ALPHA, STEPS, SEEDS = 0.99, 0.15, 6_000, 30
env = gym.make("FrozenLake-v1", is_slippery=True).unwrapped
n, m = 16, 4
outcome = np.array([[(3 * env.P[s][a])[:3] for a in range(m)] for s in range(n)])
NEXT, REWARD, ENDED = outcome[..., 1].astype(int), outcome[..., 2], outcome[..., 3].astype(bool)
P, R = np.zeros((n, m, n)), REWARD.mean(axis=2)
np.add.at(P, (*np.indices((n, m, 3))[:2], NEXT), ~ENDED / 3)

names = (
    "constant 0.1",
    "constant 0.5",
    "linear 1 to 0.02",
    "exponential",
    "optimistic",
    "UCB",
    "Boltzmann",
)
group = np.repeat(np.arange(len(names)), SEEDS)
lanes = np.arange(len(group))
UCB, BOLTZMANN = slice(5 * SEEDS, 6 * SEEDS), slice(6 * SEEDS, None)
rng = np.random.default_rng(0)
q, visits = np.zeros((len(lanes), n, m)), np.zeros((len(lanes), n, m))
q[group == 4] = 1.0  # no return can exceed 1: every untried action looks best
s, earned, values, times = np.zeros(len(lanes), dtype=int), np.zeros(len(lanes)), [], []
for t in range(1, STEPS + 1):
    linear = max(0.02, 1 - t / (STEPS / 2))
    epsilon = np.array([0.1, 0.5, linear, max(0.02, 0.999**t), 0, 0, 0])[group]
    score = q[lanes, s] + 1e-6 * rng.random((len(lanes), m))  # ties are broken by chance
    score[UCB] += 0.2 * np.sqrt(np.log(t) / np.maximum(visits[lanes[UCB], s[UCB]], 0.1))
    score[BOLTZMANN] += 0.03 * rng.gumbel(size=(SEEDS, m))  # argmax + Gumbel = draw from softmax
    coin = rng.random(len(lanes)) < epsilon
    a = np.where(coin, rng.integers(m, size=len(lanes)), score.argmax(axis=1))
    k = rng.integers(3, size=len(lanes))
    after, reward, ended = NEXT[s, a, k], REWARD[s, a, k], ENDED[s, a, k]
    visits[lanes, s, a] += 1
    target = reward + GAMMA * ~ended * q[lanes, after].max(axis=1)
    q[lanes, s, a] += ALPHA * (target - q[lanes, s, a])
    s, earned = np.where(ended, 0, after), earned + reward
    if t % 250 == 0:  # the exact value of each greedy policy, by its Bellman equation
        greedy = q.argmax(axis=2)
        A = np.eye(n) - GAMMA * P[np.arange(n), greedy]
        values.append(np.linalg.solve(A, R[np.arange(n), greedy][..., None])[:, 0, 0])
        times.append(t)

values = np.array(values).reshape(len(times), len(names), SEEDS)
print("exploration         greedy policy: tenth, median, ninetieth seed   goals on the way")
for i, name in enumerate(names):
    low, mid, high = np.quantile(values[-1, i], (0.1, 0.5, 0.9))
    print(f"{name:18s}{low:18.2f}{mid:9.2f}{high:9.2f}{earned[group == i].mean():20.0f}")
a, b = values[-1, 0], values[-1, 1]
assert np.median(b) > np.median(a)
share = np.mean(a[:, None] > b)
print(f"one seed each: 'constant 0.1' beats 'constant 0.5' in {share:.0%} of the pairs")
fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
for i in (0, 1, 2, 4, 6):
    ax.plot(times, np.median(values[:, i], axis=1), color=f"C{i}", label=names[i])
ax.fill_between(times, *np.quantile(values[:, 0], (0.1, 0.9), axis=1), color="C0", alpha=0.15)
ax.set(xlabel="steps", ylabel="value of the greedy policy")
ax.legend(ncols=2)
plt.show()
