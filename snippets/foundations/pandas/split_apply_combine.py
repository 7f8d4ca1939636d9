"""Split-apply-combine drawn: rows part by city, each part is summed, the sums form a new table."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd


def group_sum(keys: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sum the values of each key, as groupby does: number the keys, then add by number.

    Args:
        keys: Labels, shape (n,).
        values: Numbers, shape (n,).

    Returns:
        The distinct labels, sorted, shape (g,), and their sums, shape (g,).
    """
    names, code = np.unique(keys, return_inverse=True)  # code: shape (n,), entries 0 .. g - 1
    sums = np.zeros(len(names))
    np.add.at(sums, code, values)
    return names, sums


orders = pd.DataFrame(
    {"city": ["Lima", "Quito", "Lima", "Cusco", "Quito", "Lima"], "amount": [12, 8, 4, 9, 6, 5]}
)
totals = orders.groupby("city")["amount"].sum()
names, sums = group_sum(orders["city"].to_numpy(), orders["amount"].to_numpy())
assert totals.index.tolist() == names.tolist() and totals.tolist() == sums.tolist()
print(totals.to_string())

color = dict(zip(["Lima", "Quito", "Cusco"], ["C0", "C1", "C2"], strict=True))
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")


def box(x: float, y: float, city: str, amount: int) -> None:
    """Draw one row of a table."""
    patch = plt.Rectangle((x, y), 1.6, 0.8, facecolor=color[city], alpha=0.25)
    ax.add_patch(patch)
    ax.text(x + 0.1, y + 0.4, city, va="center")
    ax.text(x + 1.5, y + 0.4, str(amount), va="center", ha="right")


start = {"Cusco": 6, "Lima": 4.5, "Quito": 1}  # top of each part in the middle column
filled = dict.fromkeys(start, 0)
for row, (city, amount) in enumerate(orders.itertuples(index=False)):
    box(0, 5.5 - row, city, amount)
    y = start[city] - filled[city]
    filled[city] += 1
    box(3, y, city, amount)
    ax.plot([1.65, 2.95], [5.9 - row, y + 0.4], color=color[city], lw=1)
for city, y in {"Cusco": 6, "Lima": 3.5, "Quito": 0.5}.items():
    box(6, y, city, totals[city])
    ax.annotate(
        "", (5.95, y + 0.4), (4.65, y + 0.4), arrowprops={"arrowstyle": "->", "color": color[city]}
    )
    ax.text(5.3, y + 0.5, "sum", ha="center", va="bottom")
for x, title in ((0.8, "table"), (3.8, "split by city"), (6.8, "combine")):
    ax.text(x, 7.2, title, ha="center", weight="bold")
ax.text(5.3, 7.2, "apply", ha="center", weight="bold")
ax.set(xlim=(-0.1, 7.7), ylim=(-0.2, 7.6))
ax.axis("off")
plt.show()
