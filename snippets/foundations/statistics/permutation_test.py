"""What chance alone does to a difference: outcomes of a teaching trial under shuffled labels."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from statsmodels.datasets import spector


def permutation_test(
    x: np.ndarray, y: np.ndarray, n_permutations: int, rng: np.random.Generator
) -> tuple[float, np.ndarray, float]:
    """Test the difference of means by shuffling the group labels.

    Returns:
        The difference, the shuffled differences, shape (n_permutations,), and the p-value.
    """
    pooled = np.concatenate([x, y])
    shuffled = rng.permuted(np.tile(pooled, (n_permutations, 1)), axis=1)
    null = shuffled[:, : len(x)].mean(axis=1) - shuffled[:, len(x) :].mean(axis=1)
    difference = x.mean() - y.mean()
    extreme = np.sum(np.abs(null) >= abs(difference) - 1e-12)
    return difference, null, (extreme + 1) / (n_permutations + 1)  # the data is one arrangement


data = spector.load_pandas().data  # 32 students; PSI marks a new way of teaching
new = data.GRADE[data.PSI == 1].to_numpy()  # 1: the student's grade improved
old = data.GRADE[data.PSI == 0].to_numpy()
difference, null, p = permutation_test(new, old, 20_000, np.random.default_rng(0))

table = [[new.sum(), (1 - new).sum()], [old.sum(), (1 - old).sum()]]
exact = stats.fisher_exact(table).pvalue  # counts all arrangements
print(f"improved: {new.sum():.0f} of {len(new)} taught the new way, ", end="")
print(f"{old.sum():.0f} of {len(old)} the old way; difference {difference:.3f}")
print(f"permutation p {p:.3f}   Fisher's exact p {exact:.3f}")
chi_square = stats.chi2_contingency(table, correction=False)
print(f"chi-square p {chi_square.pvalue:.3f}   smallest expected count ", end="")
print(f"{chi_square.expected_freq.min():.1f}")
assert abs(p - exact) < 0.005

places, counts = np.unique(null.round(6), return_counts=True)
far = np.abs(places) >= difference - 1e-6
fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
ax.bar(places[~far], counts[~far] / len(null), width=0.1, color="C0", alpha=0.5)
ax.bar(places[far], counts[far] / len(null), width=0.1, color="C1")
ax.annotate("observed", (difference, 0.03), (difference, 0.1), color="C1", ha="center",
            arrowprops={"arrowstyle": "->", "color": "C1"})  # fmt: skip
ax.text(-0.53, 0.04, "as far the\nother way", color="C1", ha="center")
ax.set(xlabel="difference in the share that improved, labels shuffled", ylabel="share of shuffles")
plt.show()
