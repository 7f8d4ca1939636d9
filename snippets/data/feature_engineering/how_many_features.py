"""Held-out accuracy against columns kept: 30 real ones, then 170 of noise."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(0)
X, y = load_breast_cancer(return_X_y=True)
X = np.column_stack([X, rng.normal(size=(len(y), 170))])
models = {
    "5 nearest neighbors": KNeighborsClassifier(5),
    "logistic, no penalty": LogisticRegression(C=np.inf, max_iter=300, tol=1e-3),
    "logistic, penalty": LogisticRegression(C=0.05),
    "random forest": RandomForestClassifier(25, random_state=0),
}
counts = [1, 2, 5, 10, 20, 30, 60, 120, 200]
SPLITS = 4
score = {name: np.zeros((SPLITS, len(counts))) for name in models}
for split in range(SPLITS):
    A, B, a, b = train_test_split(X, y, train_size=120, random_state=split, stratify=y)
    order = np.argsort(-f_classif(A, a)[0], kind="stable")  # ranked on the training rows only
    scale = StandardScaler().fit(A)
    A, B = scale.transform(A)[:, order], scale.transform(B)[:, order]
    for j, k in enumerate(counts):
        for name, model in models.items():
            score[name][split, j] = model.fit(A[:, :k], a).score(B[:, :k], b)

mean = {name: s.mean(axis=0) for name, s in score.items()}
print("columns kept          " + "".join(f"{k:6d}" for k in counts))
for name, m in mean.items():
    print(f"{name:22s}" + "".join(f"{v:6.2f}" for v in m))
for name, loss in (("5 nearest neighbors", 0.02), ("logistic, no penalty", 0.02)):
    assert mean[name].max() - mean[name][-1] > loss  # these two pay for the noise
assert mean["random forest"].max() - mean["random forest"][-1] < 0.02  # this one hardly

fig, ax = plt.subplots(figsize=(7, 3.3), layout="constrained")
for i, (name, m) in enumerate(mean.items()):
    ax.semilogx(counts, m, f"C{i}o-", label=name)
ax.axvline(30, color="C7", linestyle="--")
ax.set(
    xlabel="columns kept, best F first",
    ylabel="held-out accuracy",
    xticks=counts,
    xticklabels=counts,
)
ax.minorticks_off()
ax.legend(frameon=False, ncols=2, loc="lower center")
plt.show()
