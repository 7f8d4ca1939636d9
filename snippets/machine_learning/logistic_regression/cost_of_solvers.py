"""Steps that the solvers take on one objective, and how far above its minimum they stop."""

import time
import timeit

import numpy as np
from sklearn.linear_model import LogisticRegression, SGDClassifier


def sample(n: int, d: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw n rows of d standard normal features, and labels from a logistic model."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(n, d))
    z = X @ rng.normal(size=d) / np.sqrt(d)
    return X, (rng.random(n) < 1 / (1 + np.exp(-z))).astype(int)


def solvers(n: int) -> dict:
    """Models with one objective: C is 1 by default, and SGD's alpha is 1 / (C n)."""
    sgd = {"loss": "log_loss", "alpha": 1 / n, "max_iter": 5, "tol": None, "random_state": 0}
    return {
        "lbfgs": LogisticRegression(),
        "newton-cholesky": LogisticRegression(solver="newton-cholesky"),
        "saga": LogisticRegression(solver="saga", tol=1e-2, random_state=0),
        "SGD, default rate": SGDClassifier(**sgd),
        "SGD, rate from 0.1": SGDClassifier(**sgd, learning_rate="invscaling", eta0=0.1),
    }


def objective(model, X: np.ndarray, y: np.ndarray) -> float:
    """Mean log loss plus the penalty of the squared weights."""
    losses = np.logaddexp(0, (1 - 2 * y) * model.decision_function(X))
    return losses.mean() + (model.coef_**2).sum() / (2 * len(y))


shapes = [(3_000, 20), (27_000, 20), (2_000, 80), (2_000, 320)]
steps, gaps = {}, {}
for shape in shapes:
    X, y = sample(*shape)
    models = {name: model.fit(X, y) for name, model in solvers(len(y)).items()}
    values = {name: objective(model, X, y) for name, model in models.items()}
    for name, model in models.items():
        steps.setdefault(name, []).append(int(np.max(model.n_iter_)))
        gaps.setdefault(name, []).append(values[name] - min(values.values()))
print("steps taken, gap to the best" + "".join(f"{f'{n} x {d}':>14}" for n, d in shapes))
for name in steps:
    cells = [f"~{s}, {g:.5f}" for s, g in zip(steps[name], gaps[name], strict=True)]
    print(f"{name:28}" + "".join(f"{cell:>14}" for cell in cells))
for name in ("lbfgs", "newton-cholesky", "saga"):
    assert max(gaps[name]) < 1e-4, name  # fails for one that stops early, say at tol=1
    assert steps[name][1] <= 1.5 * steps[name][0], name  # fails if more rows ask for more steps
assert steps["newton-cholesky"][3] < steps["lbfgs"][3]
assert max(gaps["SGD, rate from 0.1"]) < 0.01 < min(gaps["SGD, default rate"])

seconds = [
    min(timeit.repeat(lambda m=m: models[m].fit(X, y), timer=time.process_time, number=k, repeat=3))
    / k
    for m, k in (("lbfgs", 30), ("newton-cholesky", 3))
]
print(f"2000 x 320: CPU time of newton-cholesky ~{seconds[1] / seconds[0]:.0f} times that of lbfgs")
