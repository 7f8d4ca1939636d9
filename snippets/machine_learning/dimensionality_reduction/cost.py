"""Products of PCA by three routes, and the points that a step of t-SNE looks at, counted."""

import time
import timeit
from functools import partial

import numpy as np
from scipy.spatial.distance import pdist
from sklearn.decomposition import PCA

rng = np.random.default_rng(0)
n, d, k = 600, 400, 10
X = rng.normal(size=(n, d))
sketch = k + 10  # a few directions more than asked for; 7 rounds there and back sharpen them
products = {  # Golub and Van Loan, Matrix Computations, 8.3 and 8.6; half of their flops
    "covariance_eigh": n * d**2 + 4.5 * d**3,
    "full": 7 * n * d**2 + 4 * d**3,
    "randomized": 2 * 8 * n * d * sketch,
}
seconds = {}
print(f"PCA of {n} x {d}, {k} components   million products   time")
for solver, count in products.items():
    model = PCA(k, svd_solver=solver, random_state=0)
    work = partial(model.fit, X)
    seconds[solver] = min(timeit.repeat(work, timer=time.process_time, number=5, repeat=2)) / 5
    ratio = seconds[solver] / seconds["covariance_eigh"]
    print(f"{solver:33} {count / 1e6:18.0f}   ~{ratio:.1g} times")


def looked_at(points: np.ndarray, cell: np.ndarray, corner: np.ndarray, side: float) -> int:
    """How many points or cells stand for those in this cell, over all points; points (p, 2).

    A cell that looks smaller than half its distance counts as one, as in Barnes-Hut (theta 0.5).
    """
    if len(cell) <= 1 or len(points) == 0:
        return len(points) * len(cell)
    distance = np.linalg.norm(points - cell.mean(axis=0), axis=1)
    near = points[side >= 0.5 * distance]
    quadrant, half = (cell >= corner + side / 2) @ [1, 2], side / 2
    found = len(points) - len(near)
    for q in range(4):
        found += looked_at(
            near, cell[quadrant == q], corner + half * np.array([q % 2, q // 2]), half
        )
    return found


print("points   t-SNE, one step: exact   each n x n array   Barnes-Hut")
sizes, exact, tree = [500, 1_000, 2_000], [], []
for n in sizes:
    Y = rng.random((n, 2))
    exact.append(2 * pdist(Y).size)
    tree.append(looked_at(Y, Y, np.zeros(2), 1.0))
    print(f"{n:6d}{exact[-1]:25d}{8 * n * n / 1e6:16.0f} MB{f'~{tree[-1]}':>13}")
slope = np.polyfit(np.log(sizes), np.log(np.transpose([exact, tree])), 1)[0]
print(f"growth: exact n^{slope[0]:.1f}, Barnes-Hut n^{slope[1]:.1f}")
assert slope[0] > 1.99 and slope[1] < 1.4
