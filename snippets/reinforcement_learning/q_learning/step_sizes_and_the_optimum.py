"""Q-learning from random moves nears the optimum if its step sizes fall, but not too fast."""

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np

GAMMA, STEPS, SEEDS = 0.9, 16_000, 8
env = gym.make("FrozenLake-v1", is_slippery=True).unwrapped
n, m = env.observation_space.n, env.action_space.n
# outcome[s, a, k] of the three equally likely slips: next state, reward, ended
outcome = np.array([[(3 * env.P[s][a])[:3] for a in range(m)] for s in range(n)])
NEXT, REWARD, ENDED = outcome[..., 1].astype(int), outcome[..., 2], outcome[..., 3].astype(bool)
best = np.zeros((n, m))
for _ in range(500):  # value iteration, which may read the table of rules
    best = (REWARD + GAMMA * ~ENDED * best.max(axis=1)[NEXT]).mean(axis=2)

rules = {
    "1/n": (1.0, 1.0),
    "1/n^0.7": (1.0, 0.7),
    "1/n^1.5": (1.0, 1.5),
    "constant 0.1": (0.1, 0.0),
}
first = np.repeat([a for a, _ in rules.values()], SEEDS)
power = np.repeat([p for _, p in rules.values()], SEEDS)
rng = np.random.default_rng(0)
lanes = np.arange(len(first))  # 4 rules x 8 seeds learn side by side, each with its own table
q, visits = np.zeros((len(lanes), n, m)), np.zeros((len(lanes), n, m))
s, times, errors = np.zeros(len(lanes), dtype=int), [], []
for t in range(1, STEPS + 1):
    a = rng.integers(m, size=len(lanes))  # behavior: a coin. The table learns the best policy.
    k = rng.integers(3, size=len(lanes))
    after, reward, ended = NEXT[s, a, k], REWARD[s, a, k], ENDED[s, a, k]
    visits[lanes, s, a] += 1
    alpha = first / visits[lanes, s, a] ** power
    target = reward + GAMMA * ~ended * q[lanes, after].max(axis=1)
    q[lanes, s, a] += alpha * (target - q[lanes, s, a])
    s = np.where(ended, rng.integers(n, size=len(lanes)), after)  # start anywhere
    if t % 500 == 0:
        times.append(t)
        errors.append(np.abs(q - best).max(axis=(1, 2)).reshape(4, SEEDS).mean(axis=1))

errors = np.array(errors)
final = dict(zip(rules, errors[-1], strict=True))
print(f"largest value of the optimum: {best.max():.3f}")
for name, error in final.items():
    print(f"step size {name:13s} largest error after {STEPS} steps {error:.2f}")
assert final["1/n^0.7"] < 0.1 and final["1/n^0.7"] < min(final["1/n"], final["constant 0.1"])
assert final["1/n^1.5"] > 0.15

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for i, (name, shift) in enumerate(zip(rules, (2, -7, 0, 0), strict=True)):
    ax.plot(times, errors[:, i], color=f"C{i}")
    ax.annotate(
        name, (times[-1], errors[-1, i]), (4, shift), textcoords="offset points", color=f"C{i}"
    )
ax.set(
    xlabel="steps", ylabel="largest error of q (mean of 8)", xlim=(0, STEPS * 1.2), ylim=(0, 0.8)
)
plt.show()
