"""Beside a cliff, SARSA learns the safe path and Q-learning the shortest, which costs it falls."""

import random

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np

ALPHA, EPSILON, EPISODES, SEEDS = 0.5, 0.1, 400, 12
env = gym.make("CliffWalking-v1").unwrapped
STEP = [[env.P[s][a][0][1:] for a in range(4)] for s in range(48)]  # (next state, reward, ended)
START, GOAL = 36, 47


def learn(rule: str, seed: int) -> tuple[list[list[float]], list[float]]:
    """One run of a tabular learner; returns its table q and the return of every episode.

    Source: Sutton and Barto, Reinforcement Learning, sections 6.4 to 6.6 (gamma is 1).
    """
    rng = random.Random(seed)
    q = [[0.0] * 4 for _ in range(48)]

    def choose(s: int) -> int:
        return rng.randrange(4) if rng.random() < EPSILON else q[s].index(max(q[s]))

    returns = []
    for _ in range(EPISODES):
        s, total, ended = START, 0.0, False
        a = choose(s)
        while not ended:
            after, reward, ended = STEP[s][a]
            following = choose(after)
            if ended:
                future = 0.0
            elif rule == "SARSA":
                future = q[after][following]
            elif rule == "Expected SARSA":
                future = EPSILON * sum(q[after]) / 4 + (1 - EPSILON) * max(q[after])
            else:
                future = max(q[after])
            q[s][a] += ALPHA * (reward + future - q[s][a])
            # Q-learning may look at its fresh table before it acts; SARSA is bound to its choice.
            s, a = after, choose(after) if rule == "Q-learning" else following
            total += reward
        returns.append(total)
    return q, returns


fig, (grid, curve) = plt.subplots(2, 1, figsize=(7, 5.4), layout="constrained")
grid.imshow(np.ones((4, 12)), alpha=0)
grid.add_patch(plt.Rectangle((0.5, 2.5), 10, 1, color="C7", alpha=0.4))
grid.text(5.5, 3, "cliff: −100 and back to the start", ha="center", va="center")
grid.text(0, 3, "S", ha="center", va="center")
grid.text(11, 3, "G", ha="center", va="center")
grid.set(xticks=[], yticks=[])
online, after_learning = {}, {}
for i, rule in enumerate(("SARSA", "Expected SARSA", "Q-learning")):
    tables, returns = zip(*(learn(rule, seed) for seed in range(SEEDS)), strict=True)
    online[rule] = np.mean(np.array(returns)[:, -100:])
    q, s, path, reward, ended = np.mean(tables, axis=0), START, [START], 0, False
    while not ended and len(path) < 60:
        s, r, ended = STEP[s][int(q[s].argmax())]
        path, reward = [*path, s], reward + r
    after_learning[rule] = reward
    rows, columns = np.divmod(path, 12)
    grid.plot(columns, rows + 0.12 * (i - 1), color=f"C{i}", lw=2)
    smooth = np.array(returns).mean(axis=0).reshape(-1, 10).mean(axis=1)
    curve.plot(np.arange(5, EPISODES, 10), smooth, color=f"C{i}", label=rule)
    print(
        f"{rule:15s} last 100 episodes {online[rule]:6.1f}, greedy path of the mean table {reward}"
    )
assert online["Q-learning"] + 10 < min(online["SARSA"], online["Expected SARSA"])
assert after_learning["Q-learning"] == -13 > after_learning["SARSA"]
curve.set(xlabel="episode", ylabel="return while learning", ylim=(-120, 0))
curve.legend()
plt.show()
