"""Dyna-Q replays remembered steps between real ones: fewer real steps for more computation."""

import random

import matplotlib.pyplot as plt
import numpy as np

MAZE = [".......#G", "..#....#.", "S.#....#.", "..#......", ".....#...", "........."]
GAMMA, ALPHA, EPSILON, EPISODES, SEEDS = 0.95, 0.1, 0.1, 25, 6
START, GOAL = (2, 0), (0, 8)


def step(s: tuple[int, int], a: int) -> tuple[tuple[int, int], float]:
    """Move up, right, down or left; a wall or the edge leaves you where you are."""
    r, c = s[0] + (-1, 0, 1, 0)[a], s[1] + (0, 1, 0, -1)[a]
    inside = 0 <= r < 6 and 0 <= c < 9 and MAZE[r][c] != "#"
    after = (r, c) if inside else s
    return after, float(after == GOAL)


def dyna_q(planning: int, seed: int) -> tuple[list[int], int]:
    """Steps of each episode, and updates in all. Source: Sutton and Barto, section 8.2."""
    rng = random.Random(seed)
    q = {(r, c): [0.0] * 4 for r in range(6) for c in range(9)}
    model: dict = {}
    seen: list = []
    updates = 0

    def update(s, a, reward, after):
        nonlocal updates
        updates += 1
        q[s][a] += ALPHA * (reward + GAMMA * max(q[after]) - q[s][a])

    lengths = []
    for _ in range(EPISODES):
        s, length = START, 0
        while s != GOAL:
            best = max(q[s])
            a = rng.choice([i for i in range(4) if q[s][i] == best])
            if rng.random() < EPSILON:
                a = rng.randrange(4)
            after, reward = step(s, a)
            update(s, a, reward, after)  # learn from the real step
            if (s, a) not in model:
                seen.append((s, a))
            model[s, a] = reward, after  # remember it
            for _ in range(planning):  # and learn again from remembered ones
                then = seen[int(rng.random() * len(seen))]
                update(*then, *model[then])
            s, length = after, length + 1
        lengths.append(length)
    return lengths, updates


fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
solved = {}
for i, planning in enumerate((0, 5, 25)):
    runs = [dyna_q(planning, seed) for seed in range(SEEDS)]
    lengths = np.mean([lengths for lengths, _ in runs], axis=0)
    updates = np.mean([updates for _, updates in runs])
    solved[planning] = int(np.argmax(lengths < 25)) + 1 if (lengths < 25).any() else EPISODES
    print(
        f"{planning:2d} planning steps: first mean below 25 in episode {solved[planning]:2d}, "
        f"{lengths.sum():5.0f} real steps in {EPISODES} episodes, {updates:6.0f} updates"
    )
    assert np.isclose(updates, (1 + planning) * lengths.sum())
    ax.plot(
        np.arange(2, EPISODES + 1), lengths[1:], color=f"C{i}", label=f"{planning} planning steps"
    )
assert solved[25] < solved[5] < solved[0]
ax.axhline(14, color="C7", ls="--")
ax.text(EPISODES, -22, "shortest: 14", ha="right", color="C7")
ax.set(xlabel="episode (the first, a blind search, is left out)", ylabel="steps", ylim=(-35, 400))
ax.legend()
plt.show()
