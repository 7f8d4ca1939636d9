"""Answer: steps that gradient descent needs for the same fit, before and after standardizing."""

import numpy as np
from sklearn.datasets import load_wine

wine = load_wine()
columns = ["malic_acid", "ash", "alcalinity_of_ash", "magnesium"]
X = wine.data[:, [wine.feature_names.index(c) for c in columns]]
y = wine.data[:, 0] - wine.data[:, 0].mean()  # alcohol


def steps_needed(X: np.ndarray, most: int = 20_000) -> tuple[float, int]:
    """Return the curvature's condition number and the steps to within 1 % of the best loss."""
    C, b = X.T @ X / len(X), X.T @ y / len(X)
    best = np.mean((y - X @ np.linalg.solve(C, b)) ** 2)
    values = np.linalg.eigvalsh(C)
    w = np.zeros(X.shape[1])
    for step in range(most):
        if np.mean(y**2) - 2 * w @ b + w @ C @ w < 1.01 * best:  # the mean squared error
            return values[-1] / values[0], step
        w -= (C @ w - b) / values[-1]
    return values[-1] / values[0], most


centered = X - X.mean(axis=0)
condition, steps = {}, {}
for name, data in (("raw", X), ("centered", centered), ("standardized", centered / X.std(axis=0))):
    condition[name], steps[name] = steps_needed(data)
    given_up = " (given up)" if steps[name] == 20_000 else ""
    print(f"{name:13s} condition number {condition[name]:10.3g}, steps {steps[name]:6d}{given_up}")
assert steps["standardized"] * 50 < steps["centered"]
