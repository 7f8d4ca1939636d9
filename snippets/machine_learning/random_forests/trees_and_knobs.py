"""More trees never overfit, they only stop helping; the other settings move the level."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes, load_digits
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.5, stratify=y, random_state=0)
N_TREES = 100
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
last = {}
for m, color in ((1, "C2"), (8, "C0"), (64, "C1")):
    forest = RandomForestClassifier(N_TREES, max_features=m, random_state=0).fit(X_train, y_train)
    votes = np.cumsum([tree.predict_proba(X_test) for tree in forest.estimators_], axis=0)
    error = (votes.argmax(axis=2) != y_test).mean(axis=1)
    last[m] = error[-1]
    assert error[-1] <= error[:30].min() + 0.01  # no rise at the end
    print(
        f"{m:2d} of 64 features: error {error[0]:.3f} with 1 tree, {error[-1]:.3f} with {N_TREES}"
    )
    ax.plot(np.arange(1, N_TREES + 1), error, color=color)
    ax.text(N_TREES * 1.06, error[-1], f"{m} feature{'s' * (m > 1)}", color=color, va="center")
assert last[8] < last[64]
ax.set(xscale="log", yscale="log", xlim=(1, 230), xlabel="number of trees", ylabel="held-out error")
ax.set_yticks([0.02, 0.05, 0.1, 0.2, 0.4], ["2 %", "5 %", "10 %", "20 %", "40 %"])
ax.minorticks_off()

X, y = load_diabetes(return_X_y=True)
print("diabetes, out-of-bag R2 of 60 trees:")
settings = [{}, {"max_depth": 2}, {"max_depth": 4}]
settings += [{"min_samples_leaf": 5}, {"min_samples_leaf": 15}, {"min_samples_leaf": 60}]
settings += [{"max_features": 1 / 3}, {"max_features": 1 / 3, "min_samples_leaf": 5}]
scores = []
for setting in settings:
    forest = RandomForestRegressor(60, oob_score=True, random_state=0, **setting).fit(X, y)
    scores.append(forest.oob_score_)
    words = ", ".join(f"{key}={value:.2g}" for key, value in setting.items())
    print(f"  {words or 'grown fully, all features':38s} {forest.oob_score_:.3f}")
assert max(scores) - scores[0] < 0.1  # the defaults are not far off
plt.show()
