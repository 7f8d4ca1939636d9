"""Steps to the minimum, and products they take, for four ways to minimize the same loss."""

import numpy as np
from sklearn.linear_model import LogisticRegression, SGDClassifier


def sample(n: int, d: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw n rows of d standard normal features, and labels from a logistic model."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(n, d))
    z = X @ rng.normal(size=d) / np.sqrt(d)
    return X, (rng.random(n) < 1 / (1 + np.exp(-z))).astype(int)


def cost(solver: str, n: int, d: int) -> tuple[int, float]:
    """Return the steps of a fit (passes over the rows) and the million products they take."""
    steps = int(np.max(models[solver].fit(*sample(n, d)).n_iter_))
    a_step = 2 * n * d  # X w for the predictions, then their errors times X
    if solver == "newton-cholesky":
        a_step += n * d**2 + d**3 / 3  # the Hessian, and its Cholesky factor
    return steps, steps * a_step / 1e6


models = {
    "lbfgs": LogisticRegression(),
    "newton-cholesky": LogisticRegression(solver="newton-cholesky"),
    "saga": LogisticRegression(solver="saga", tol=1e-2, random_state=0),
    "SGD, 5 epochs": SGDClassifier(loss="log_loss", max_iter=5, tol=None, random_state=0),
}
shapes = [(3_000, 20), (27_000, 20), (2_000, 80), (2_000, 320)]
print("steps, million products   " + "".join(f"{f'{n} x {d}':>16}" for n, d in shapes))
found = {}
for name in models:
    found[name] = [cost(name, n, d) for n, d in shapes]
    print(f"{name:26}" + "".join(f"{f'~{s}, ~{m:.1f}':>16}" for s, m in found[name]))
products = {name: np.array([m for _, m in costs]) for name, costs in found.items()}
for name, (a, b, *_) in products.items():
    assert 5 < b / a < 16, name  # 9 times the rows; a method quadratic in them has 81
newton, lbfgs = products["newton-cholesky"], products["lbfgs"]
assert found["newton-cholesky"][3][0] < found["lbfgs"][3][0] and newton[3] > 5 * lbfgs[3]
print(f"4 times the columns: ~{newton[3] / newton[2]:.0f} times the products of newton-cholesky, "
      f"~{lbfgs[3] / lbfgs[2]:.0f} times those of lbfgs")  # fmt: skip
