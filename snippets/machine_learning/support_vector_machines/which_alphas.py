"""Small C, wide street with many rows in it; large C, narrow street: alphas at 0, between and C."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_iris
from sklearn.svm import SVC

X, species = load_iris(return_X_y=True)
X, y = X[species > 0][:, 2:], np.where(species[species > 0] == 1, -1, 1)
fig, panels = plt.subplots(1, 3, figsize=(7, 3), sharey=True, layout="constrained")
widths = []
for ax, C in zip(panels, (0.1, 1, 100), strict=True):
    model = SVC(kernel="linear", C=C, tol=1e-6).fit(X, y)
    alpha = np.zeros(len(X))
    alpha[model.support_] = np.abs(model.dual_coef_[0])
    margin = y * model.decision_function(X)
    zero, full = alpha == 0, alpha > C * (1 - 1e-6)
    free = ~zero & ~full
    assert (margin[zero] > 1 - 1e-3).all()  # on the edge or beyond it
    assert np.allclose(margin[free], 1, atol=1e-3)  # exactly on the edge
    assert (margin[full] < 1 + 1e-3).all()  # inside the street, or on the wrong side
    w, b = model.coef_[0], model.intercept_[0]
    widths.append(2 / np.linalg.norm(w))
    print(
        f"C = {C:5}: street {widths[-1]:.2f} cm; alpha 0: {zero.sum()}, between: {free.sum()}, "
        f"C: {full.sum()}; wrong side: {(margin < 0).sum()}"
    )
    ax.scatter(*X.T, s=8, c=np.where(y < 0, "C0", "C1"))
    ax.scatter(*X[full].T, s=50, facecolors="none", edgecolors="C7")
    ax.scatter(*X[free].T, s=70, marker="s", facecolors="none", edgecolors="C3")
    x = np.array([2.5, 7])
    for level, style in ((-1, "--"), (0, "-"), (1, "--")):
        ax.plot(x, (level - b - w[0] * x) / w[1], style, color="C7", linewidth=1)
    ax.set(title=f"C = {C}", xlabel="petal length (cm)", xlim=(2.8, 7), ylim=(0.8, 2.7))
panels[0].set_ylabel("petal width (cm)")
assert widths[0] > widths[1] > widths[2]
plt.show()
