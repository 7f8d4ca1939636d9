"""Error of the coefficients as two columns become alike: normal equations against QR."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler


def by_normal_equations(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Solve X'X w = X'y; X has shape (n, p)."""
    return np.linalg.solve(X.T @ X, X.T @ y)


def by_qr(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Factor X = QR, then solve R w = Q'y."""
    Q, R = np.linalg.qr(X)
    return np.linalg.solve(R, Q.T @ y)


def by_svd(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Multiply by the pseudoinverse; of all solutions this is the shortest."""
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    keep = sigma > 1e-12 * sigma[0]
    return Vt[keep].T @ ((U[:, keep].T @ y) / sigma[keep])


def by_descent(X: np.ndarray, y: np.ndarray, steps: int = 15_000) -> np.ndarray:
    """Follow the gradient X'(Xw - y), with the rate 1 / largest curvature."""
    w, rate = np.zeros(X.shape[1]), 1 / np.linalg.norm(X, 2) ** 2
    for _ in range(steps):
        w -= rate * X.T @ (X @ w - y)
    return w


features, y = load_diabetes(return_X_y=True)
X = np.column_stack([np.ones(len(y)), StandardScaler().fit_transform(features)])
reference = LinearRegression().fit(X[:, 1:], y)
reference = np.r_[reference.intercept_, reference.coef_]
for solver in (by_normal_equations, by_qr, by_svd, by_descent):
    w = solver(X, y)
    assert np.allclose(w, reference, rtol=0, atol=1e-6)
    print(f"{solver.__name__:20s} intercept {w[0]:.3f}, bmi {w[3]:.3f}, blood pressure {w[4]:.3f}")

rng = np.random.default_rng(0)
truth = np.array([1.0, 2.0, 3.0])
gaps = np.logspace(-1, -7, 13)
error = {by_normal_equations: [], by_qr: []}
conditions = []
for gap in gaps:
    runs = {solver: [] for solver in error}
    for _ in range(30):
        a, b = rng.normal(size=(2, 100))
        A = np.column_stack([np.ones(100), a, a + gap * b])  # two columns, `gap` apart
        for solver in error:
            runs[solver].append(np.linalg.norm(solver(A, A @ truth) - truth))
    conditions.append(np.linalg.cond(A))
    for solver in error:
        error[solver].append(np.median(runs[solver]))
slopes = {s: np.polyfit(np.log(conditions), np.log(error[s]), 1)[0] for s in error}
print("condition number   normal equations         QR")
for k in (0, 4, 8, 12):
    normal, qr = (f"~{error[solver][k]:.0e}" for solver in (by_normal_equations, by_qr))
    print(f"{conditions[k]:16.0e} {normal:>18} {qr:>10}")
print(f"error grows like condition ** {slopes[by_normal_equations]:.1f} (normal equations),")
print(f"             and condition ** {slopes[by_qr]:.1f} (QR)")
assert 1.7 < slopes[by_normal_equations] < 2.3 and 0.7 < slopes[by_qr] < 1.3
