"""Error of the weights by iteration: Newton's method arrives in a few, descent crawls."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

data = sm.datasets.anes96.load_pandas().data
names = ["PID", "selfLR", "age", "educ", "income", "TVnews"]
X = sm.add_constant(data[names].to_numpy())
y = data["vote"].to_numpy()


def newton(X: np.ndarray, y: np.ndarray, n_steps: int = 8) -> list[np.ndarray]:
    """Fit by iteratively reweighted least squares, starting from zero.

    Args:
        X: Features with a column of ones, shape (n, d).
        y: Labels 0 or 1, shape (n,).
        n_steps: Number of Newton steps.

    Returns:
        The weights after 0, 1, ... steps, each of shape (d,).

    Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, equation 4.27.
    """
    path = [np.zeros(X.shape[1])]
    for _ in range(n_steps):
        p = expit(X @ path[-1])
        s = p * (1 - p)  # the diagonal of S: the variance of each label
        r = X @ path[-1] + (y - p) / s  # working response
        path.append(np.linalg.solve(X.T @ (X * s[:, None]), X.T @ (s * r)))
    return path


path = newton(X, y)
w = path[-1]
reference = sm.Logit(y, X).fit(disp=0, tol=1e-12)
sklearn = LogisticRegression(C=np.inf, tol=1e-10, max_iter=5000).fit(X[:, 1:], y)
gaps = [np.abs(w - reference.params).max(), np.abs(w[1:] - sklearn.coef_[0]).max()]
print("weights", dict(zip(["offset", *names], w.round(3).tolist(), strict=True)))
print("equal to statsmodels within 1e-8:", gaps[0] < 1e-8)
print("equal to scikit-learn within 1e-4:", gaps[1] < 1e-4)
assert gaps[0] < 1e-8 and gaps[1] < 1e-4

print(f"mean probability {expit(X @ w).mean():.4f}, share of Dole votes {y.mean():.4f}")
assert np.allclose(X.T @ (y - expit(X @ w)), 0, atol=1e-6)  # the gradient vanishes

# Gradient descent needs standardized columns, or it would be slower still.
A = np.column_stack([np.ones(len(y)), (X[:, 1:] - X[:, 1:].mean(axis=0)) / X[:, 1:].std(axis=0)])
goal = newton(A, y)[-1]
rate = 4 / np.linalg.eigvalsh(A.T @ A / len(y)).max()  # one over the largest possible curvature
v, descent = np.zeros(A.shape[1]), []
for _ in range(250):
    descent.append(np.abs(v - goal).max())
    v = v - rate * A.T @ (expit(A @ v) - y) / len(y)
steps = [np.abs(u - goal).max() for u in newton(A, y, 7)]
needed = [next(i for i, gap in enumerate(gaps) if gap < 1e-4) for gaps in (steps, descent)]
print(f"iterations to within 0.0001: Newton {needed[0]}, gradient descent {needed[1]}")
assert needed[0] < 10 < 100 < needed[1]

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.loglog(np.arange(1, 251), descent[:250], color="C1")
ax.loglog(np.arange(1, 8), steps[:7], "o-", color="C0")
ax.text(40, 0.4, "gradient descent", color="C1")
ax.text(8, 1e-8, "Newton (IRLS)", color="C0")
ax.set(xlabel="iterations + 1", ylabel="largest error of a weight")
plt.show()
