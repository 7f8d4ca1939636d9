"""A bonus for passing a buoy makes the optimal boat circle; a potential leaves the goal optimal."""

import matplotlib.pyplot as plt
import numpy as np

SIZE, GAMMA = 6, 0.95
START, BUOY, GOAL = (5, 0), (4, 1), (0, 5)
MOVES = [(-1, 0), (1, 0), (0, -1), (0, 1)]
CELLS = [(r, c) for r in range(SIZE) for c in range(SIZE)]


def neighbor(cell, move):
    r, c = cell[0] + move[0], cell[1] + move[1]
    return (r, c) if 0 <= r < SIZE and 0 <= c < SIZE else cell


def goal_only(cell, after):
    return 10.0 * (after == GOAL)


def with_buoy(cell, after):
    return goal_only(cell, after) + 2.0 * (after == BUOY and cell != BUOY)


def potential(cell):
    """Minus the steps to the goal; 0 at the goal itself."""
    return -float(abs(cell[0] - GOAL[0]) + abs(cell[1] - GOAL[1]))


def shaped(cell, after):
    return goal_only(cell, after) + GAMMA * potential(after) - potential(cell)


def action_values(reward, sweeps=400):
    """Apply Q(s, a) = r + gamma * max Q(s', .) until it stands still; return {cell: (4,)}."""
    Q = {cell: np.zeros(4) for cell in CELLS}
    for _ in range(sweeps):
        best = {cell: 0.0 if cell == GOAL else Q[cell].max() for cell in CELLS}
        for cell in CELLS:
            after = [neighbor(cell, move) for move in MOVES]
            Q[cell] = np.array([reward(cell, a) + GAMMA * best[a] for a in after])
    return Q


def sail(Q, steps=40):
    path = [START]
    while len(path) <= steps and path[-1] != GOAL:
        path.append(neighbor(path[-1], MOVES[int(Q[path[-1]].round(9).argmax())]))
    return path


rewards = {"goal only": goal_only, "bonus at the buoy": with_buoy, "potential": shaped}
tables = {name: action_values(reward) for name, reward in rewards.items()}
fig, axes = plt.subplots(1, 3, figsize=(7, 2.6), layout="constrained")
for ax, (name, Q) in zip(axes, tables.items(), strict=True):
    path = sail(Q)
    passes = sum(cell == BUOY for cell in path)
    print(
        f"{name:18s} {len(path) - 1:2d} steps, goal {'reached' if path[-1] == GOAL else 'missed'}"
        f", buoy passed {passes} times, value of the start {Q[START].max():.2f}"
    )
    rows, columns = np.array(path).T
    ax.plot(columns, rows, "o-", color="C0", ms=4)
    ax.plot(BUOY[1], BUOY[0], "D", color="C1", ms=9)
    for text, (r, c), shift in (("start", START, -0.3), ("buoy", BUOY, 0.7), ("goal", GOAL, 0.7)):
        ax.text(c + 0.3 * (text == "buoy"), r + shift, text, ha="center", fontsize=8)
    ax.set(title=name, xlim=(-0.5, 5.5), ylim=(5.5, -0.5), aspect="equal", xticks=[], yticks=[])

set_out = [cell for cell in CELLS if cell != GOAL]
same = 0
for cell in set_out:
    plain, bent = tables["goal only"][cell], tables["potential"][cell]
    assert np.allclose(bent, plain - potential(cell))  # shifted by a constant per state
    same += set(np.flatnonzero(np.isclose(plain, plain.max()))) == set(
        np.flatnonzero(np.isclose(bent, bent.max()))
    )
print(f"states with the same best moves, potential against goal only: {same} of {len(set_out)}")
assert same == len(set_out)

first = {name: action_values(reward, sweeps=1) for name, reward in rewards.items()}
reached = {name: sail(first[name])[-1] == GOAL for name in ("goal only", "potential")}
print("after a single sweep the boat reaches the goal:", reached)
assert reached == {"goal only": False, "potential": True}
plt.show()
