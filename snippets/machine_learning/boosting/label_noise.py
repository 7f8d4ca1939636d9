"""The losses of one row against its margin: the exponential one explodes, log loss grows slowly."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import AdaBoostClassifier, GradientBoostingClassifier
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

X, y = load_breast_cancer(return_X_y=True)
X = X[:, :10]
size = {"n_estimators": 40, "random_state": 0}
models = {
    "AdaBoost, full steps": AdaBoostClassifier(DecisionTreeClassifier(max_depth=3), **size),
    "exponential loss, eta 0.1": GradientBoostingClassifier(loss="exponential", **size),
    "log loss, eta 0.1": GradientBoostingClassifier(loss="log_loss", **size),
}
accuracy = {(name, rate): [] for name in models for rate in (0.0, 0.2)}
for seed in range(3):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.4, random_state=seed)
    for rate in (0.0, 0.2):
        flip = np.random.default_rng(seed).uniform(size=len(y_train)) < rate
        labels = np.where(flip, 1 - y_train, y_train)  # the test labels stay right
        for name, model in models.items():
            accuracy[name, rate].append(model.fit(X_train, labels).score(X_test, y_test))

print("40 trees of depth 3, accuracy on right labels, mean of 3 splits")
print(f"{'':26s} labels right   one in five flipped   lost")
lost = {}
for name in models:
    clean, noisy = np.mean(accuracy[name, 0.0]), np.mean(accuracy[name, 0.2])
    lost[name] = clean - noisy
    print(f"{name:26s}{clean:13.2f}{noisy:22.2f}{lost[name]:7.2f}")
assert lost["AdaBoost, full steps"] > lost["log loss, eta 0.1"] + 0.02

margin = np.linspace(-3, 2, 101)
curves = {
    "exponential": np.exp(-margin),
    "log loss": np.log2(1 + np.exp(-2 * margin)),  # F is half the log-odds, as in AdaBoost
    "error": (margin <= 0).astype(float),
}
fig, ax = plt.subplots(figsize=(7, 2.8), layout="constrained")
places = (("C4", 14, 0.4), ("C0", 2, -1.9), ("C7", 8, 0.4))
for (name, loss), (color, at, shift) in zip(curves.items(), places, strict=True):
    ax.plot(margin, loss, color=color)
    ax.text(margin[at] + 0.1, loss[at] + shift, name, color=color)
print(f"loss at margin -3: exponential {np.exp(3):.1f}, log loss {curves['log loss'][0]:.1f}")
ax.set(xlabel="margin y F(x), with y = ±1", ylabel="loss of one row", ylim=(0, 14))
plt.show()
