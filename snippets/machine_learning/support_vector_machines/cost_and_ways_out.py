"""Time against rows and columns for the exact machine, and what two approximations give back."""

from collections.abc import Callable
from time import thread_time

import numpy as np
from sklearn.kernel_approximation import Nystroem, RBFSampler
from sklearn.pipeline import make_pipeline
from sklearn.svm import SVC, LinearSVC

rng = np.random.default_rng(0)


def sample(n: int, d: int = 6) -> tuple[np.ndarray, np.ndarray]:
    """Return X (n, d) and whether the first six columns lie outside a ball, 10 % flipped."""
    X = rng.normal(size=(n, d))
    return X, ((X[:, :6] ** 2).sum(axis=1) > 5.35) ^ (rng.random(n) < 0.1)


def best_of(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the shortest of several timed calls, in seconds."""
    times = []
    for _ in range(repeats):
        start = thread_time()
        work()
        times.append(thread_time() - start)
    return min(times)


def fit_seconds(n: int, d: int) -> float:
    """Return the seconds to fit SVC to n rows of d columns."""
    X, y = sample(n, d)
    return best_of(lambda: SVC(gamma=1 / d).fit(X, y))


sizes, widths = [800, 1_600, 3_200], [64, 192, 576]
slope_n = np.polyfit(np.log(sizes), np.log([fit_seconds(n, 6) for n in sizes]), 1)[0]
slope_d = np.polyfit(np.log(widths), np.log([fit_seconds(300, d) for d in widths]), 1)[0]
print(f"SVC fit grows as n to the power ~{slope_n:.1f}, d to the power ~{slope_d:.1f}")
assert 1.1 < slope_n < 3 and 0.2 < slope_d < 1.5
print(f"kernel matrix: {4_000**2 * 8 / 1e6:.0f} MB for 4,000 rows, "
      f"{1e6**2 * 8 / 1e12:.0f} TB for a million")  # fmt: skip

X, y = sample(3_000)
X_new, y_new = sample(1_000)
kernel = {"gamma": 0.1, "n_components": 100, "random_state": 0}
models = {
    "SVC, RBF": SVC(gamma=0.1),
    "LinearSVC": LinearSVC(),
    "Nystroem 100 + LinearSVC": make_pipeline(Nystroem(**kernel), LinearSVC()),
    "RBFSampler 100 + LinearSVC": make_pipeline(RBFSampler(**kernel), LinearSVC()),
}
fit, predict, accuracy = {}, {}, {}
for name, model in models.items():
    fit[name] = best_of(lambda m=model: m.fit(X, y), 2)
    predict[name] = best_of(lambda m=model: m.predict(X_new), 2)
    accuracy[name] = model.score(X_new, y_new)
    print(f"{name:26} accuracy {accuracy[name]:.2f}, fit ~{fit[name] * 1e3:.1f} ms, "
          f"predict ~{predict[name] * 1e3:.1f} ms")  # fmt: skip
print(f"SVC keeps {len(models['SVC, RBF'].support_) / len(X):.0%} of the rows as support vectors")
exact, nystroem = "SVC, RBF", "Nystroem 100 + LinearSVC"
assert accuracy[exact] - accuracy[nystroem] < 0.05 and accuracy["LinearSVC"] < 0.7
assert fit[nystroem] < 2 * fit[exact] and predict[nystroem] < predict[exact]
