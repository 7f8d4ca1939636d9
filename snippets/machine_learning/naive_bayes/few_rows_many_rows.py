"""Error against training size: two kinds of naive Bayes and two kinds of logistic regression."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.preprocessing import StandardScaler


class SharedVarianceNB(GaussianNB):
    """Gaussian naive Bayes whose classes share one variance per feature."""

    def fit(self, X, y):
        super().fit(X, y)
        self.var_[:] = self.class_prior_ @ self.var_
        return self


rng = np.random.default_rng(0)
y_made = np.arange(1_000) % 2
X_made = rng.normal(size=(1_000, 30)) + np.outer(2 * y_made - 1, 0.3 * rng.normal(size=30))
data = {
    "generated, independent": (X_made, y_made),
    "tumors, correlated": load_breast_cancer(return_X_y=True),
}
sizes = [10, 20, 40, 80, 320]
models = {
    "NB": GaussianNB(),
    "NB, shared variance": SharedVarianceNB(),
    "logistic, C=10000": LogisticRegression(C=1e4, solver="newton-cholesky"),
    "logistic, C=1": LogisticRegression(C=1.0, solver="newton-cholesky"),
}
fig, axes = plt.subplots(1, 2, figsize=(7, 3.6), sharex=True, layout="constrained")
error = {}
for ax, (title, (X, y)) in zip(axes, data.items(), strict=True):
    runs = np.zeros((len(models), len(sizes), 6))
    for j, n in enumerate(sizes):
        for seed in range(6):
            A, B, a, b = train_test_split(X, y, train_size=n, stratify=y, random_state=seed)
            scaler = StandardScaler().fit(A)
            A, B = scaler.transform(A), scaler.transform(B)
            for i, model in enumerate(models.values()):
                runs[i, j, seed] = np.mean(model.fit(A, a).predict(B) != b)
    print(f"{title:22}", "".join(f"{n:7}" for n in sizes), "rows")
    for i, name in enumerate(models):
        error[title[:6], name] = curve = runs[i].mean(axis=1)
        print(f"  {name:20}", "".join(f"{e:7.3f}" for e in curve))
        ax.plot(sizes, curve, "o-", ms=4, color=f"C{i}", label=name)
    ax.set(xscale="log", xlabel="training rows", title=title, ylim=(0, None))
    ax.set_xticks(sizes, [str(n) for n in sizes])
    ax.minorticks_off()
made = {name: error["genera", name] for name in models}
real = {name: error["tumors", name] for name in models}
assert np.all(np.less(made["NB, shared variance"], made["logistic, C=10000"]))
assert real["NB, shared variance"][0] < real["logistic, C=10000"][0] - 0.02
assert real["NB, shared variance"][-1] > real["logistic, C=1"][-1] + 0.02
axes[0].set_ylabel("held-out error")
axes[1].legend(frameon=False)
plt.show()
