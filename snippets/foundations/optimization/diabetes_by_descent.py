"""Linear regression on ten features by gradient descent, against closed form and scikit-learn."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import SGDRegressor
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_diabetes(return_X_y=True, scaled=False)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
mean, spread = X_train.mean(axis=0), X_train.std(axis=0)  # from the training rows only
A = np.column_stack([(X_train - mean) / spread, np.ones(len(X_train))])
A_test = np.column_stack([(X_test - mean) / spread, np.ones(len(X_test))])


def descend(
    A: np.ndarray, y: np.ndarray, rate: float, tolerance: float, max_steps: int = 100_000
) -> tuple[np.ndarray, int]:
    """Minimize half the mean squared error of A @ w, A of shape (n, d).

    Stops when the gradient is shorter than tolerance times its first length.

    Returns:
        The weights, shape (d,), and the number of steps taken.

    Raises:
        RuntimeError: If the tolerance is not reached within max_steps.
    """
    w = np.zeros(A.shape[1])
    first = np.linalg.norm(A.T @ y) / len(y)
    for step in range(max_steps):
        g = A.T @ (A @ w - y) / len(y)
        if np.linalg.norm(g) < tolerance * first:
            return w, step
        w = w - rate * g
    raise RuntimeError(f"gradient still too long after {max_steps} steps")


def rmse(prediction: np.ndarray) -> float:
    """Return the root mean squared error on the held-out patients."""
    return float(np.sqrt(np.mean((prediction - y_test) ** 2)))


exact = np.linalg.lstsq(A, y_train, rcond=None)[0]
baseline = rmse(np.full(len(y_test), y_train.mean()))
print(f"predict the mean              held out {baseline:.2f}")
for tolerance in (1e-2, 1e-4, 1e-8):
    w, steps = descend(A, y_train, rate=0.3, tolerance=tolerance)
    away = np.abs(w - exact).max()
    print(f"descent, tolerance {tolerance:.0e}:     held out {rmse(A_test @ w):.2f}", end="")
    print(f", {steps} steps, weights off by {away:.1g}")
assert away < 1e-3
library = make_pipeline(StandardScaler(), SGDRegressor(alpha=0, eta0=0.002, random_state=0))
library.fit(X_train, y_train)
print(f"solved exactly                held out {rmse(A_test @ exact):.2f}")
print(f"SGDRegressor                  held out {rmse(library.predict(X_test)):.1f}")
assert rmse(A_test @ w) < 0.85 * baseline and rmse(library.predict(X_test)) < 0.85 * baseline
