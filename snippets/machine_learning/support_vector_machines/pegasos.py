"""A linear support vector machine by subgradient steps, against scikit-learn's exact solver."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC


def objective(w: np.ndarray, X: np.ndarray, y: np.ndarray, lam: float) -> float:
    """Return lam / 2 |w|^2 plus the mean hinge loss; w (d,), X (n, d), y (n,) of -1 and 1."""
    return lam / 2 * w @ w + np.maximum(0, 1 - y * (X @ w)).mean()


def pegasos(
    X: np.ndarray, y: np.ndarray, lam: float, epochs: int, rng: np.random.Generator
) -> np.ndarray:
    """Return w of shape (d,), the average over the second half of the steps.

    Source: Shalev-Shwartz et al., Pegasos, 2011, figure 1; one row per step.
    """
    w, total, n_steps = np.zeros(X.shape[1]), np.zeros(X.shape[1]), epochs * len(X)
    rows = rng.integers(len(X), size=n_steps)
    for t, i in enumerate(rows, start=1):
        inside = y[i] * (X[i] @ w) < 1  # decided before the step
        w *= 1 - 1 / t  # eta = 1 / (lam t), so 1 - eta lam = 1 - 1 / t
        if inside:
            w += y[i] * X[i] / (lam * t)
        if t > n_steps // 2:
            total += w
    return total / (n_steps - n_steps // 2)


X, y = load_breast_cancer(return_X_y=True)
X, y = StandardScaler().fit_transform(X), 2 * y - 1
X = np.column_stack([X, np.ones(len(X))])  # the last weight is the offset b
lam = 0.01
C = 1 / (lam * len(X))  # the same objective times n C
exact = LinearSVC(
    loss="hinge", C=C, fit_intercept=False, max_iter=200_000, tol=1e-6, random_state=0
)
best = objective(exact.fit(X, y).coef_[0], X, y, lam)
print(f"lambda = {lam}, C = 1 / (lambda n) = {C:.4f}; minimum of the objective {best:.4f}")
for epochs in (1, 10, 100):
    w = pegasos(X, y, lam, epochs, np.random.default_rng(0))
    excess = objective(w, X, y, lam) / best - 1
    same = np.mean(np.sign(X @ w) == exact.predict(X))
    print(f"{epochs:3d} epochs: {100 * excess:6.2f} % above it, same class on {100 * same:.1f} %")
assert -1e-4 < excess < 0.02 and same > 0.99
