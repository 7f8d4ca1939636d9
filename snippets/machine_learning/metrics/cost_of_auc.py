"""AUC by counting pairs against AUC by sorting: quadratically against almost linearly many steps."""

import numpy as np
from sklearn.metrics import roc_auc_score


class Counted(float):
    """A score that counts how often it is compared."""

    comparisons = 0

    def __lt__(self, other: float) -> bool:
        Counted.comparisons += 1
        return float(self) < float(other)


def by_pairs(y: np.ndarray, score: np.ndarray) -> tuple[float, int]:
    """Compare every positive with every negative; AUC and n1 times n0 comparisons."""
    wins = score[y == 1][:, None] > score[y == 0]
    return wins.mean(), wins.size


def by_sorting(y: np.ndarray, score: np.ndarray) -> tuple[float, int]:
    """Sum the ranks of the positives (scores without ties); AUC and comparisons of the sort."""
    Counted.comparisons = 0
    order = sorted(range(len(y)), key=lambda i: Counted(score[i]))
    rank = np.empty(len(y))
    rank[order] = np.arange(1, len(y) + 1)
    n1 = y.sum()
    return (rank[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * (len(y) - n1)), Counted.comparisons


rng = np.random.default_rng(0)
sizes = [2_000, 4_000, 8_000, 16_000]
steps = []
print(" rows   comparisons: pairs    sorting   n log2 n")
for n in sizes:
    y = rng.integers(0, 2, n)
    score = rng.normal(size=n) + y
    (auc, pairs), (same, sorting) = by_pairs(y, score), by_sorting(y, score)
    assert np.isclose([auc, same], roc_auc_score(y, score)).all()
    steps.append([pairs, sorting])
    print(f"{n:5d}{pairs:21d}{f'~{sorting}':>11}{n * np.log2(n):11.0f}")
pairs, sorting = np.polyfit(np.log(sizes), np.log(steps), 1)[0]
print(f"comparisons grow like n to the power {pairs:.1f} for pairs, {sorting:.1f} for sorting")
assert 1.95 < pairs < 2.05 and 1 < sorting < 1.2
