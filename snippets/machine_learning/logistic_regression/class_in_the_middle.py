"""Three groups in a row: one-vs-rest gives the small middle one a sliver, softmax a fair band."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import recall_score
from sklearn.multiclass import OneVsRestClassifier

rng = np.random.default_rng(0)
centers = np.array([[-3, -3], [0, 0], [3, 3]])
y = np.repeat([0, 1, 2], [90, 30, 90])
X = centers[y] + rng.normal(size=(210, 2))
y_new = np.repeat([0, 1, 2], 1000)
X_new = centers[y_new] + rng.normal(size=(3000, 2))

models = {"one-vs-rest": OneVsRestClassifier(LogisticRegression()), "softmax": LogisticRegression()}
u, v = np.meshgrid(np.linspace(-6, 6, 120), np.linspace(-6, 6, 120))
fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), sharey=True, layout="constrained")
middle = {}
for ax, (name, model) in zip(axes, models.items(), strict=True):
    recall = recall_score(y_new, model.fit(X, y).predict(X_new), average=None)
    middle[name] = recall[1]
    print(f"{name:12s} recall of the three groups " + " ".join(f"{r:.2f}" for r in recall))
    region = model.predict(np.c_[u.ravel(), v.ravel()]).reshape(u.shape)
    colors = ListedColormap(["C0", "C1", "C2"])
    ax.pcolormesh(u, v, region, cmap=colors, vmin=0, vmax=2, alpha=0.2, rasterized=True)
    for k in range(3):
        ax.plot(*X[y == k].T, ".", color=f"C{k}", markersize=4)
    ax.set(title=name, xlabel="first feature", aspect="equal")
axes[0].set_ylabel("second feature")
weights = models["one-vs-rest"].estimators_[1].coef_[0]
print("middle against the rest: weights below 0.5 in size:", np.abs(weights).max() < 0.5)
assert middle["softmax"] > middle["one-vs-rest"] + 0.05
plt.show()
