"""Impurity importance of columns that all mean nothing: the more values, the more important."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier

rng = np.random.default_rng(0)


def permuted_loss(model: RandomForestClassifier, X, y, columns: list[int]) -> float:
    """Accuracy lost when the columns are shuffled together, mean of 5 shuffles."""
    lost = []
    for _ in range(5):
        shuffled = X.copy()
        shuffled[:, columns] = X[rng.permutation(len(X))][:, columns]
        lost.append(model.score(X, y) - model.score(shuffled, y))
    return float(np.mean(lost))


# y is a coin; no column knows anything about it
cardinality = [2, 4, 10, 50, 600]
X = np.column_stack([rng.integers(k, size=2000) for k in cardinality]).astype(float)
y = rng.integers(2, size=2000)
forest = RandomForestClassifier(60, random_state=0).fit(X[:600], y[:600])
impurity = forest.feature_importances_
held_out = [permuted_loss(forest, X[600:], y[600:], [j]) for j in range(5)]
print("values  impurity  permuted on held-out rows")
for k, a, b in zip(cardinality, impurity, held_out, strict=True):
    print(f"{k:6d}  {a:8.3f}  {b:9.3f}")
assert (np.diff(impurity) > 0).all() and np.abs(held_out).max() < 0.05

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
at = np.arange(5)
ax.bar(at - 0.2, impurity, 0.38, color="C1")
ax.bar(at + 0.2, held_out, 0.38, color="C0")
ax.text(-0.4, 0.36, "impurity importance", color="C1")
ax.text(-0.4, 0.32, "permutation, held-out rows", color="C0")
ax.set_xticks(at, [str(k) for k in cardinality])
ax.set(xlabel="different values in a column of pure noise", ylabel="importance")

# tumors: the same measurement three times
data = load_breast_cancer()
j = list(data.feature_names).index("worst concave points")
few = [j, list(data.feature_names).index("mean texture")]
rows = rng.permutation(len(data.target))
train, test = rows[:300], rows[300:]
print("tumors: concave points and texture, then with two more copies of concave points")
for n_copies in (0, 2):
    columns = np.array(few + [j] * n_copies)
    model = RandomForestClassifier(60, max_features=1, random_state=0)
    model.fit(data.data[train][:, columns], data.target[train])
    X, y = data.data[test][:, columns], data.target[test]
    group = [c for c in range(len(columns)) if columns[c] == j]
    alone, together = permuted_loss(model, X, y, [0]), permuted_loss(model, X, y, group)
    print(
        f"  {n_copies} copies: impurity {model.feature_importances_[0]:.2f}, "
        f"permuted alone {alone:.2f}, all copies together {together:.2f}"
    )
assert alone < together / 2
plt.show()
