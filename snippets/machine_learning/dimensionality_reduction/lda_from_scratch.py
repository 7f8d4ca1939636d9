"""Linear discriminant analysis from two scatter matrices equals scikit-learn on held-out wines."""

import numpy as np
from scipy.linalg import eigh
from sklearn.datasets import load_wine
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import train_test_split


def fit_lda(X: np.ndarray, y: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Directions along which class means spread most, against the spread inside the classes.

    Args:
        X: Data, shape (n, d).
        y: Classes 0..K-1, shape (n,).
        k: Number of directions, at most K - 1.

    Returns:
        Directions W (d, k), in descending order; ratios (k,); projected class means (K, k).

    Raises:
        scipy.linalg.LinAlgError: If the within-class scatter is singular.

    Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, section 4.3.3.
    """
    means = np.array([X[y == c].mean(axis=0) for c in np.unique(y)])
    within = X - means[y]
    Sw = within.T @ within / len(X)
    between = means[y] - X.mean(axis=0)
    Sb = between.T @ between / len(X)
    ratio, W = eigh(Sb, Sw)  # Sb w = ratio Sw w, scaled so that W'SwW = 1
    return W[:, ::-1][:, :k], ratio[::-1][:k], means @ W[:, ::-1][:, :k]


X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.5, random_state=0, stratify=y)
W, ratio, centers = fit_lda(X_train, y_train, 2)
distance = np.sum((X_test @ W - centers[:, None]) ** 2, axis=2)  # (K, n)
prior = np.bincount(y_train) / len(y_train)
predicted = np.argmin(distance / 2 - np.log(prior)[:, None], axis=0)

library = LinearDiscriminantAnalysis().fit(X_train, y_train)
theirs = library.transform(X_test)
ours = (X_test - X_train.mean(axis=0)) @ W
ours *= np.sign(np.sum(ours * theirs, axis=0))
assert np.allclose(ours, theirs, atol=1e-7)
assert np.array_equal(predicted, library.predict(X_test))
assert np.allclose(ratio / ratio.sum(), library.explained_variance_ratio_)

in_other_units = X_train * 10.0 ** np.arange(-6, 7)
rescaled, ratio_rescaled, _ = fit_lda(in_other_units, y_train, 2)
assert np.allclose(ratio, ratio_rescaled, rtol=1e-4)
print(f"between/within variance along the two directions: {ratio[0]:.2f}, {ratio[1]:.2f}")
print(f"coordinates equal to 1e-7, {len(predicted)} predictions equal")
print(
    f"held-out accuracy {np.mean(predicted == y_test):.3f}, most common {np.mean(y_test == 1):.3f}"
)
