"""Held-out wines on two axes: raw PCA sees proline, scaled PCA parts the cultivars, LDA better."""

import matplotlib.pyplot as plt
from sklearn.datasets import load_digits, load_wine
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
maps = {
    "PCA, raw units": make_pipeline(PCA(2)),
    "PCA, standardized": make_pipeline(StandardScaler(), PCA(2)),
    "LDA, raw units": make_pipeline(LinearDiscriminantAnalysis(n_components=2)),
}
wine = {}
for name, steps in maps.items():
    wine[name] = cross_val_score(make_pipeline(steps, KNeighborsClassifier()), X, y, cv=5).mean()
    print(f"wine, 2 of 13, {name:17}: 5-NN accuracy {wine[name]:.3f}")
assert wine["PCA, raw units"] < 0.8 < wine["PCA, standardized"] < wine["LDA, raw units"]

images, digit = load_digits(return_X_y=True)
digits = {}
for k in (2, 9):
    for name, step in (("PCA", PCA(k)), ("LDA", LinearDiscriminantAnalysis(n_components=k))):
        model = make_pipeline(step, KNeighborsClassifier())
        digits[name, k] = cross_val_score(model, images, digit, cv=5).mean()
    print(f"digits, {k} of 64: PCA {digits['PCA', k]:.3f}, LDA {digits['LDA', k]:.3f}")

fig, axes = plt.subplots(1, 3, figsize=(7, 2.7), layout="constrained")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.5, random_state=0, stratify=y)
for ax, (name, steps) in zip(axes, maps.items(), strict=True):
    T = steps.fit(X_train, y_train).transform(X_test)
    for k, marker in enumerate("o^s"):
        ax.plot(*T[y_test == k].T, marker, color=f"C{k}", ms=3)
    ax.set(title=name, xlabel="first axis")
axes[0].set_ylabel("second axis")
plt.show()
