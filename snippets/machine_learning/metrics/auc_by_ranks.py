"""ROC and precision-recall curves of ten cases, built step by step; a tie is a slope."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import rankdata
from sklearn import metrics


def curve(y: np.ndarray, score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """True and false positives as the threshold falls, both (m,), one point per distinct score."""
    order = np.argsort(-score, kind="stable")
    last = np.append(np.flatnonzero(np.diff(score[order])), len(y) - 1)  # ends of blocks of ties
    return y[order].cumsum()[last], (1 - y[order]).cumsum()[last]


def auc_from_ranks(y: np.ndarray, score: np.ndarray) -> float:
    """The Mann-Whitney form of the AUC. Source: Fawcett, ROC analysis (2006), section 7."""
    n1, n0 = y.sum(), (1 - y).sum()
    return (rankdata(score)[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0)


def auc_from_pairs(y: np.ndarray, score: np.ndarray) -> float:
    """Share of (positive, negative) pairs in the right order; a tie counts one half."""
    difference = score[y == 1][:, None] - score[y == 0]
    return np.mean((difference > 0) + 0.5 * (difference == 0))


def average_precision(y: np.ndarray, score: np.ndarray) -> float:
    """Precision summed over the steps of recall, ties included."""
    TP, FP = curve(y, score)
    return np.diff(TP, prepend=0) @ (TP / (TP + FP)) / y.sum()


rng = np.random.default_rng(0)
label = rng.integers(0, 2, 500)
rounded = np.round(rng.normal(label, 1.5), 1)  # one decimal: many ties
y = np.array([1, 1, 0, 1, 1, 0, 0, 1, 0, 0])
score = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1])
for name, (a, s) in {"ten cases": (y, score), "500 with ties": (label, rounded)}.items():
    TP, FP = curve(a, s)
    area = np.trapezoid(np.append(0, TP), np.append(0, FP)) / (a.sum() * (1 - a).sum())
    fpr, tpr, _ = metrics.roc_curve(a, s, drop_intermediate=False)
    assert np.allclose(fpr[1:], FP / FP[-1]) and np.allclose(tpr[1:], TP / TP[-1])
    reference = metrics.roc_auc_score(a, s)
    assert np.allclose([area, auc_from_ranks(a, s), auc_from_pairs(a, s)], reference)
    assert np.isclose(average_precision(a, s), metrics.average_precision_score(a, s))
    assert np.isclose(auc_from_ranks(a, -s), 1 - reference)  # reversed scores, reversed AUC
    print(f"{name:13s}  area = ranks = pairs: {area:.3f}  AP {average_precision(a, s):.3f}")

TP, FP = curve(y, score)
fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained")
left.plot(np.append(0, FP) / 5, np.append(0, TP) / 5, "o-", color="C0")
left.plot([0, 1], [0, 1], ":", color="C7")
left.annotate("tie of one positive\nand one negative", (0.3, 0.7), (0.42, 0.45),
              arrowprops={"arrowstyle": "->", "color": "C7"})  # fmt: skip
left.set(xlabel="false-positive rate", ylabel="recall", title="ROC")
right.step(np.append(0, TP) / 5, np.append(1, TP / (TP + FP)), where="pre", color="C1")
right.plot(TP / 5, TP / (TP + FP), "o", color="C1")
right.axhline(0.5, linestyle=":", color="C7")
right.text(0.02, 0.52, "prevalence", color="C7")
right.set(xlabel="recall", ylabel="precision", title="precision-recall", ylim=(0.4, 1.05))
plt.show()
