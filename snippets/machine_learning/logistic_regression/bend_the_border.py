"""Two moons: a straight border fails; splines and polynomials of the features bend it."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, SplineTransformer, StandardScaler

X, y = make_moons(200, noise=0.2, random_state=0)
X_new, y_new = make_moons(4000, noise=0.2, random_state=1)
recipes = {
    "raw": [],
    "splines": [SplineTransformer(n_knots=5)],
    "cubic": [PolynomialFeatures(3, include_bias=False)],
}
u, v = np.meshgrid(np.linspace(-1.7, 2.7, 120), np.linspace(-1.3, 1.8, 120))
fig, axes = plt.subplots(1, 3, figsize=(7, 2.5), sharey=True, layout="constrained")
accuracy = {}
for ax, (name, steps) in zip(axes, recipes.items(), strict=True):
    model = make_pipeline(*steps, StandardScaler(), LogisticRegression(C=10)).fit(X, y)
    accuracy[name] = model.score(X_new, y_new)
    print(
        f"{name:8s} {model[-1].coef_.size:2d} columns, accuracy {accuracy[name]:.2f} on new points"
    )
    p = model.predict_proba(np.c_[u.ravel(), v.ravel()])[:, 1].reshape(u.shape)
    ax.contourf(u, v, p, levels=[0, 0.5, 1], colors=["C0", "C1"], alpha=0.2)
    for k in (0, 1):
        ax.plot(*X[y == k].T, ".", color=f"C{k}", markersize=3)
    ax.set(title=name, xlabel="first feature")
axes[0].set_ylabel("second feature")
assert min(accuracy["splines"], accuracy["cubic"]) > accuracy["raw"] + 0.05
plt.show()
