"""What one success teaches: one step credits one cell, n steps credit n, a trace the whole path."""

from collections import deque

import matplotlib.pyplot as plt
import numpy as np

MAZE = [".......#G", "..#....#.", "S.#....#.", "..#......", ".....#...", "........."]
GAMMA, ALPHA, EPSILON, SEEDS = 0.95, 0.2, 0.1, 6
CELLS = {(r, c): 9 * r + c for r in range(6) for c in range(9) if MAZE[r][c] != "#"}
NEXT = np.zeros((54, 4), dtype=int)
for (r, c), s in CELLS.items():
    for a, (dr, dc) in enumerate(((-1, 0), (0, 1), (1, 0), (0, -1))):
        NEXT[s, a] = CELLS.get((r + dr, c + dc), s)  # a wall or the edge: stay
START, GOAL = 18, 8


def sarsa(n: int, decay: float, episodes: int, seed: int) -> tuple[np.ndarray, int]:
    """n-step SARSA, or SARSA(lambda) if decay > 0. Returns q (54, 4) and the steps taken.

    Source: Sutton and Barto, sections 7.2 and 12.7 (replacing traces). Reward 1 at the goal.
    """
    rng = np.random.default_rng(seed)
    q, steps = np.zeros((54, 4)), 0

    def choose(s: int) -> int:
        if rng.random() < EPSILON:
            return int(rng.integers(4))
        return int(rng.choice(np.flatnonzero(q[s] == q[s].max())))

    for _ in range(episodes):
        s, a, trace, recent = START, choose(START), np.zeros((54, 4)), deque()
        while s != GOAL:
            after, steps = int(NEXT[s, a]), steps + 1
            following = choose(after) if after != GOAL else 0
            reward = float(after == GOAL)
            if decay:
                trace *= GAMMA * decay
                trace[s, a] = 1.0
                q += ALPHA * (reward + GAMMA * q[after, following] - q[s, a]) * trace
            else:
                recent.append((s, a))
                if len(recent) > n:  # the pair of n steps ago is due; no reward so far
                    pair = recent.popleft()
                    q[pair] += ALPHA * (GAMMA**n * q[s, a] - q[pair])
            s, a = after, following
        while recent:
            pair = recent.popleft()
            q[pair] += ALPHA * (GAMMA ** len(recent) - q[pair])
    return q, steps


fig, axes = plt.subplots(1, 3, figsize=(7, 2.2), layout="constrained")
methods = {"one step": (1, 0.0), "8 steps": (8, 0.0), "trace, λ = 0.9": (1, 0.9)}
needed = {}
for ax, (name, (n, decay)) in zip(axes, methods.items(), strict=True):
    q, _ = sarsa(n, decay, episodes=1, seed=1)
    needed[name] = np.mean([sarsa(n, decay, 15, seed)[1] for seed in range(SEEDS)])
    print(f"{name:15s} pairs credited by the first success {(q > 0).sum():3d},", end=" ")
    print(f"steps for 15 episodes {needed[name]:5.0f}")
    picture = q.max(axis=1).reshape(6, 9) ** 0.25  # the root lifts the faint ones
    ax.imshow(picture, cmap="viridis", vmin=0, vmax=0.7)
    for r, row in enumerate(MAZE):
        for c in range(9):
            if row[c] != ".":
                ax.text(c, r, row[c], color="C7", ha="center", va="center", fontsize=8)
    ax.set(title=name, xticks=[], yticks=[])
assert max(needed["8 steps"], needed["trace, λ = 0.9"]) < 0.8 * needed["one step"]
plt.show()
