"""AUC by counting pairs against AUC by sorting: quadratic against nearly linear time."""

from time import thread_time

import numpy as np
from sklearn.metrics import roc_auc_score


def by_pairs(y: np.ndarray, score: np.ndarray) -> float:
    """Compare every positive with every negative: n1 times n0 comparisons."""
    return np.mean(score[y == 1][:, None] > score[y == 0])


def by_sorting(y: np.ndarray, score: np.ndarray) -> float:
    """Sum the ranks of the positives (scores without ties)."""
    rank = np.empty(len(y))
    rank[np.argsort(score)] = np.arange(1, len(y) + 1)
    n1 = y.sum()
    return (rank[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * (len(y) - n1))


def slope(method, sizes: list[int]) -> float:
    """Exponent of the time in n, from the best of five runs per size; prints the times."""
    seconds = []
    for n in sizes:
        y = rng.integers(0, 2, n)
        score = rng.normal(size=n) + y
        runs = []
        for _ in range(5):
            start = thread_time()
            value = method(y, score)
            runs.append(thread_time() - start)
        seconds.append(min(runs))
        assert np.isclose(value, roc_auc_score(y, score))
    print(f"{method.__name__:10s} {sizes[-1]:7,d} rows in ~{1000 * seconds[-1]:.0f} ms")
    return np.polyfit(np.log(sizes), np.log(seconds), 1)[0]


rng = np.random.default_rng(0)
pairs = slope(by_pairs, [4_000, 8_000, 16_000])
ranks = slope(by_sorting, [20_000, 80_000, 320_000])
print(f"time grows like n to the power ~{pairs:.1f} for pairs, ~{ranks:.1f} for sorting")
assert 1.4 < pairs < 3 and 0.6 < ranks < 1.8
