"""A projection that sees the labels, fitted before the folds and inside them, on pure noise."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

N, REPEATS = 100, 3
widths = [1, 3, 10, 30, 100]
y = np.repeat([0, 1], N // 2)
folds = StratifiedKFold(5, shuffle=True, random_state=0)
# One column: the direction that best separates the classes. The shrinkage keeps it well defined.
project = LinearDiscriminantAnalysis(solver="eigen", shrinkage=0.5)
honest_model = make_pipeline(project, LogisticRegression())
rng = np.random.default_rng(0)
before, inside = np.zeros((2, len(widths), REPEATS))
for i, d in enumerate(widths):
    for r in range(REPEATS):
        X = rng.normal(size=(N, d))  # the labels have nothing to do with X
        projected = project.fit_transform(X, y)  # the mistake: every label was used
        for store, model, data in (
            (before, LogisticRegression(), projected),
            (inside, honest_model, X),
        ):
            p = cross_val_predict(model, data, y, cv=folds, method="predict_proba")[:, 1]
            store[i, r] = roc_auc_score(y, p)

print("AUC on noise, columns" + "".join(f"{d:7d}" for d in widths))
for name, auc in (("fitted before", before), ("in the pipeline", inside)):
    print(f"{name:21s}" + "".join(f"{v:7.2f}" for v in auc.mean(axis=1)))
assert before[-1].mean() > 0.95 and np.all(np.abs(inside.mean(axis=1) - 0.5) < 0.1)

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for color, label, height, auc in (
    ("C1", "fitted before the folds", 0.72, before),
    ("C0", "in the pipeline", 0.38, inside),
):
    ax.semilogx(widths, auc.mean(axis=1), color + "o-")
    ax.text(12, height, label, color=color, ha="right")
ax.axhline(0.5, color="C7", ls=":")
ax.text(1, 0.52, "coin", color="C7")
ax.set(xlabel="columns of noise (100 rows)", ylabel="cross-validated AUC", ylim=(0.35, 1.05))
plt.show()
