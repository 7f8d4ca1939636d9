"""Held-out error against the number of trees, for four learning rates: small ones last longer."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

X, y = load_diabetes(return_X_y=True)
ROUNDS, SPLITS = 120, 2


def curve(**settings) -> np.ndarray:
    """Mean held-out R2 after 1, 2, ... trees over the splits, shape (ROUNDS,)."""
    curves = []
    for seed in range(SPLITS):
        X_fit, X_val, y_fit, y_val = train_test_split(X, y, test_size=0.4, random_state=seed)
        model = GradientBoostingRegressor(n_estimators=ROUNDS, random_state=seed, **settings)
        model.fit(X_fit, y_fit)
        mse = [np.mean((y_val - p) ** 2) for p in model.staged_predict(X_val)]
        curves.append(1 - np.array(mse) / y_val.var())
    return np.mean(curves, axis=0)


fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
print("                               best R2   at tree   after 120")
results = {}
for i, eta in enumerate((1.0, 0.3, 0.1, 0.03)):
    results[f"eta {eta}, depth 2"] = r2 = curve(learning_rate=eta, max_depth=2)
    ax.plot(np.arange(1, ROUNDS + 1), r2, color=f"C{i}")
    ax.text(ROUNDS + 2, r2[-1], f"η = {eta}", color=f"C{i}", va="bottom" if i == 3 else "top")
results["eta 0.1, depth 1"] = curve(max_depth=1)
results["eta 0.1, depth 5"] = curve(max_depth=5)
results["eta 0.1, depth 2, half the rows"] = curve(max_depth=2, subsample=0.5)
for name, r2 in results.items():
    print(f"{name:31s} {r2.max():6.2f} {r2.argmax() + 1:9d} {r2[-1]:10.2f}")
assert results["eta 1.0, depth 2"][-1] < results["eta 1.0, depth 2"].max() - 0.2
assert results["eta 0.1, depth 2"].max() > results["eta 1.0, depth 2"].max()

stopped = GradientBoostingRegressor(
    n_estimators=1000, max_depth=2, n_iter_no_change=10, validation_fraction=0.2, random_state=0
).fit(X, y)
print(f"early stopping: {stopped.n_estimators_} of 1000 trees")
assert stopped.n_estimators_ < 150
ax.set(xlabel="trees", ylabel="held-out R²", ylim=(-0.35, 0.55), xlim=(0, ROUNDS + 22))
plt.show()
