"""Logistic regression on tumors: iterations of descent, line search, L-BFGS, BFGS and Newton."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
mean, spread = X_train.mean(axis=0), X_train.std(axis=0)
A = np.column_stack([(X_train - mean) / spread, np.ones(len(X_train))])
A_test = np.column_stack([(X_test - mean) / spread, np.ones(len(X_test))])
n, d = A.shape
penalty = 0.01 * np.r_[np.ones(d - 1), 0]  # ridge on all weights but the offset


def loss(w: np.ndarray) -> float:
    """Return the penalized mean log loss."""
    return float(np.mean(np.logaddexp(0, A @ w) - y_train * (A @ w)) + penalty @ w**2 / 2)


def gradient(w: np.ndarray) -> np.ndarray:
    """Return the gradient, shape (d,)."""
    return A.T @ (expit(A @ w) - y_train) / n + penalty * w


def hessian(w: np.ndarray) -> np.ndarray:
    """Return the matrix of second derivatives, shape (d, d)."""
    p = expit(A @ w)
    return A.T @ (A * (p * (1 - p))[:, None]) / n + np.diag(penalty)


def backtrack(w: np.ndarray, direction: np.ndarray, step: float = 1.0) -> np.ndarray:
    """Halve the step until the loss falls by 10⁻⁴ of what the slope promises (Armijo's rule)."""
    while loss(w + step * direction) > loss(w) + 1e-4 * step * gradient(w) @ direction:
        step /= 2
    return w + step * direction


def iterate(update, tolerance: float = 1e-5, most: int = 20_000) -> list[np.ndarray]:
    """Return the weights visited from zero until the gradient is shorter than tolerance."""
    path = [np.zeros(d)]
    while np.linalg.norm(gradient(path[-1])) > tolerance and len(path) <= most:
        path.append(update(path[-1]))
    return path


smoothness = np.linalg.eigvalsh(A.T @ A)[-1] / (4 * n) + 0.01  # p(1 − p) is at most 1/4
paths = {
    "fixed rate": iterate(lambda w: w - gradient(w) / smoothness),
    "line search": iterate(lambda w: backtrack(w, -gradient(w), step=8.0)),
    "Newton": iterate(lambda w: backtrack(w, -np.linalg.solve(hessian(w), gradient(w)))),
}
for name, method in [("L-BFGS", "L-BFGS-B"), ("BFGS", "BFGS")]:
    path = [np.zeros(d)]
    options = {"gtol": 1e-6}
    minimize(loss, path[0], jac=gradient, method=method, callback=path.append, options=options)
    paths[name] = path

w = paths["Newton"][-1]
fig, ax = plt.subplots(figsize=(7, 3.3), layout="constrained")
for number, (name, path) in enumerate(paths.items()):
    excess = np.array([loss(v) - loss(w) for v in path])
    about = "" if name in ("fixed rate", "Newton") else "~"  # these may differ between machines
    print(f"{name:12s} {about}{len(path) - 1} iterations")
    assert -1e-12 < excess[-1] < 1e-7
    at = np.unique(np.r_[0, np.geomspace(1, len(path) - 1, 100)].astype(int))
    ax.plot(at + 1, np.maximum(excess[at], 1e-10), color=f"C{number}", label=name)
ax.legend()
ax.set(xscale="log", yscale="log", xlabel="iterations + 1", ylabel="loss above the minimum")
iterations = {name: len(path) - 1 for name, path in paths.items()}
assert iterations["Newton"] < 10 < iterations["L-BFGS"] < 40 < iterations["BFGS"] < 100
assert 40 < iterations["line search"] < 200 and iterations["fixed rate"] > 1000
model = LogisticRegression(C=1 / (n * 0.01), tol=1e-8, max_iter=1000).fit(A[:, :-1], y_train)
assert np.allclose(np.r_[model.coef_[0], model.intercept_], w, atol=1e-3)
accuracy = np.mean((A_test @ w > 0) == y_test)
print(f"held out: accuracy {accuracy:.3f}, always the common class {y_test.mean():.3f}")
plt.show()
