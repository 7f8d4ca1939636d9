"""Optimal values and moves on a grid: with a small discount factor the near coin, with a large one the far treasure."""

import matplotlib.pyplot as plt
import numpy as np

ROWS, COLUMNS = 4, 9
COIN, TREASURE, START = (3, 1), (0, 8), (3, 4)
WALLS = {(1, 6), (2, 6), (3, 6), (1, 2), (2, 2)}
MOVES = [(-1, 0), (0, 1), (1, 0), (0, -1)]
cells = [(r, c) for r in range(ROWS) for c in range(COLUMNS) if (r, c) not in WALLS]
index = {cell: i for i, cell in enumerate(cells)}


def model(slip: float) -> tuple[np.ndarray, np.ndarray]:
    """P (n, 4, n) and R (n, 4): with the chance `slip` the move turns to the left or to the right."""
    P, R = np.zeros((len(cells), 4, len(cells))), np.zeros((len(cells), 4))
    for cell, i in index.items():
        for a in range(4):
            for turn, chance in ((0, 1 - slip), (1, slip / 2), (-1, slip / 2)):
                dr, dc = MOVES[(a + turn) % 4]
                to = (cell[0] + dr, cell[1] + dc)
                to = to if to in index else cell
                if cell in (COIN, TREASURE):
                    continue  # the end: nothing follows
                R[i, a] += chance * {COIN: 1.0, TREASURE: 5.0}.get(to, 0.0)
                P[i, a, index[to]] += chance
    return P, R


fig, axes = plt.subplots(3, 1, figsize=(7, 8.4), layout="constrained")
for ax, (gamma, slip) in zip(axes, ((0.6, 0.0), (0.95, 0.0), (0.95, 0.4)), strict=True):
    P, R = model(slip)
    v = np.zeros(len(cells))
    for _ in range(500):
        v = (R + gamma * P @ v).max(axis=1)
    policy = (R + gamma * P @ v).round(10).argmax(axis=1)  # so that rounding breaks no ties
    picture = np.full((ROWS, COLUMNS), np.nan)
    for cell, i in index.items():
        picture[cell] = v[i] if cell not in (COIN, TREASURE) else np.nan
        if cell in (COIN, TREASURE):
            ax.annotate(
                "1" if cell == COIN else "5",
                cell[::-1],
                ha="center",
                va="center",
                color="C4",
                weight="bold",
            )
        else:
            dr, dc = MOVES[policy[i]]
            ax.annotate("", (cell[1] + 0.3 * dc, cell[0] + 0.3 * dr), (cell[1] - 0.3 * dc, cell[0] - 0.3 * dr),
                        arrowprops={"arrowstyle": "->", "color": "C3"})  # fmt: skip
    ax.imshow(picture, cmap="cividis", alpha=0.4)
    ax.set(title=f"γ = {gamma}, slips {slip:.0%}", xticks=[], yticks=[])
    ax.grid(False)
    way = "left, to the coin" if policy[index[START]] == 3 else "elsewhere, to the treasure"
    print(
        f"gamma {gamma}, slips {slip:.0%}: from the start {way}; value there {v[index[START]]:.2f}"
    )
    assert (policy[index[START]] == 3) == (gamma < 0.9)
plt.show()
