"""A projection learned before the split: noise looks predictable, errors look small."""

import numpy as np
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

rng = np.random.default_rng(0)
X = rng.normal(size=(200, 100))
y = rng.integers(0, 2, 200)  # a coin: nothing to learn
knn = KNeighborsClassifier(5)
lda = LinearDiscriminantAnalysis(n_components=1)
leaked = cross_val_score(knn, lda.fit_transform(X, y), y, cv=5).mean()
honest = cross_val_score(make_pipeline(lda, knn), X, y, cv=5).mean()
print(f"coin flips after LDA on all rows {leaked:.2f}, LDA inside each fold {honest:.2f}")
assert leaked > 0.75 and 0.35 < honest < 0.65

leaked = cross_val_score(knn, PCA(5).fit_transform(X), y, cv=5).mean()
honest = cross_val_score(make_pipeline(PCA(5), knn), X, y, cv=5).mean()
print(f"coin flips after PCA on all rows {leaked:.2f}, PCA inside each fold {honest:.2f}")
assert abs(leaked - honest) < 0.12  # PCA saw no labels

test = X[150:]
error = {}
for name, rows in {"all rows": X, "training rows": X[:150]}.items():
    pca = PCA(50, svd_solver="full").fit(rows)
    error[name] = np.mean((test - pca.inverse_transform(pca.transform(test))) ** 2)
    print(f"error of 50 components on the last 50 rows, learned from {name}: {error[name]:.2f}")
assert error["all rows"] < 0.8 * error["training rows"]
