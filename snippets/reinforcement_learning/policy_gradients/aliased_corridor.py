"""Three cells that look alike: the best policy tosses a biased coin; REINFORCE finds it."""

import matplotlib.pyplot as plt
import numpy as np

RUNS, EPISODES, ALPHA = 40, 600, 2.0**-10
rng = np.random.default_rng(0)
# Cells 0, 1, 2 and the goal 3. In cell 1 the two moves are swapped; the agent can't see it.
RIGHT = np.array([1, 0, 3])
LEFT = np.array([0, 2, 1])


def value(p: float) -> float:
    """Expected return from cell 0 if every step goes right with chance p; each step costs 1.

    Source: Sutton and Barto, Reinforcement Learning, 2nd edition, example 13.1.
    """
    P = np.zeros((3, 4))
    for s in range(3):
        P[s, RIGHT[s]] += p
        P[s, LEFT[s]] += 1 - p
    return float(np.linalg.solve(np.eye(3) - P[:, :3], -np.ones(3))[0])


grid = np.linspace(0.02, 0.98, 193)
values = np.array([value(p) for p in grid])
best = grid[values.argmax()]
assert abs(best - (2 - np.sqrt(2))) < 0.01  # the closed form of the best bias
print(f"best chance of right {best:.2f}: value {values.max():.1f}")
print(f"greedy with epsilon 0.1: right {value(0.95):.0f}, left {value(0.05):.0f}")

theta = np.full(RUNS, np.log(0.1 / 0.9))  # the policy's only weight, in logits: right with 0.1
history = []
for _ in range(EPISODES):
    p = 1 / (1 + np.exp(-theta))
    cell, up = np.zeros(RUNS, dtype=int), np.ones(RUNS, dtype=bool)
    score, live = [], []
    while up.any():
        right = rng.random(RUNS) < p
        score.append(right - p)  # d log pi / d theta for a logit
        live.append(up)
        cell = np.where(up, np.where(right, RIGHT[cell % 3], LEFT[cell % 3]), cell)
        up = cell < 3
    live = np.array(live)
    to_go = -live[::-1].cumsum(axis=0)[::-1]  # the reward from each step on
    theta = theta + ALPHA * (np.array(score) * live * to_go).sum(axis=0)
    history.append(1 / (1 + np.exp(-theta)))
late = np.mean(history[-100:], axis=0)
reached = np.array([value(p) for p in late])
print(f"REINFORCE, {RUNS} runs: chance of right {late.mean():.2f}, value {reached.mean():.1f}")
assert abs(late.mean() - best) < 0.06 and reached.min() > value(0.95)

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.plot(grid, values)
ax.plot([0.05, 0.95], [value(0.05), value(0.95)], "o", color="C1")
ax.text(0.07, value(0.05), "almost always left", color="C1", va="center")
ax.text(0.93, value(0.95), "almost always right", color="C1", va="center", ha="right")
ax.plot(late, reached, ".", color="C2")
ax.text(0.6, -24, "40 runs of REINFORCE", color="C2", ha="center")
ax.set(xlabel="chance of going right", ylabel="expected return", ylim=(-90, 0))
plt.show()
