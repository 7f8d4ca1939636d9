"""The perceptron rule learns 14 of the 16 tables of two inputs; XOR fails, as both diagonals share a midpoint."""

from itertools import product

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_iris


def perceptron(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float, int] | None:
    """Pass over the rows until one pass makes no mistake.

    Returns:
        Weights (d,), bias and number of updates, or None if the weights after a pass are ones
        that were seen after an earlier pass: from there on everything repeats for ever.
    """
    w, b, updates, seen = np.zeros(X.shape[1]), 0.0, 0, set()
    while (*w, b) not in seen:
        seen.add((*w, b))
        mistakes = 0
        for x, target in zip(X, y, strict=True):
            error = target - (x @ w + b > 0)  # 1: fired too little, -1: too much, 0: right
            w, b = w + error * x, b + error
            mistakes += abs(error)
        updates += mistakes
        if mistakes == 0:
            return w, b, updates
    return None


corners = np.array(list(product([0, 1], repeat=2)))  # (0,0), (0,1), (1,0), (1,1)
tables = [np.array(table) for table in product([0, 1], repeat=4)]
never = [table.tolist() for table in tables if perceptron(corners, table) is None]
w, b, updates = perceptron(corners, np.array([0, 0, 0, 1]))
print(f"AND: weights {w[0]:.0f} and {w[1]:.0f}, bias {b:.0f}, after {updates} updates")
print(f"learned: {16 - len(never)} of 16 tables; never: {never}")
assert never == [[0, 1, 1, 0], [1, 0, 0, 1]]  # without the bias, NOR and NAND fail as well

iris = load_iris()
X, y = iris.data[:100, [2, 3]], iris.target[:100]  # petals of setosa and versicolor
w, b, updates = perceptron(X, y)
assert ((X @ w + b > 0) == y).all()  # a rule with the sign turned round never gets here
print(f"iris, two species: all {len(X)} flowers right after {updates} updates")

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
line = np.array([1.0, 3.6])
left.plot(*X[y == 0].T, "o", *X[y == 1].T, "s")
left.plot(line, -(w[0] * line + b) / w[1], color="C7")
left.set(title="Iris: a line is enough", xlabel="petal length in cm", ylabel="petal width in cm")
left.set(xlim=(0.8, 5.3), ylim=(0, 1.9))
right.plot([0, 1], [1, 0], "s-", color="C1", markersize=10)
right.plot([0, 1], [0, 1], "o-", color="C0", markersize=10)
right.plot(0.5, 0.5, "kx", markersize=12)
right.set(title="XOR: the diagonals cross", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
plt.show()
