"""Gini, entropy and error rate of a two-class node: zero when pure, largest at an even mix.

Gini and entropy are curved; the error rate is two straight lines and cannot rank all splits.
"""

import matplotlib.pyplot as plt
import numpy as np


def gini(counts: np.ndarray) -> float:
    """Chance that two rows drawn at random differ in class; counts has shape (n_classes,)."""
    p = counts / counts.sum()
    return float(1 - (p**2).sum())


def entropy(counts: np.ndarray) -> float:
    """Mean number of bits needed to say a row's class; counts has shape (n_classes,)."""
    p = counts[counts > 0] / counts.sum()  # 0 log 0 counts as 0
    return float((p * np.log2(1 / p)).sum())


def error_rate(counts: np.ndarray) -> float:
    """Share of rows outside the majority class; counts has shape (n_classes,)."""
    return float(1 - counts.max() / counts.sum())


share = np.linspace(0, 1, 101)
nodes = np.column_stack([1 - share, share])
fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for color, measure, offset in (("C0", entropy, 4), ("C1", gini, 4), ("C7", error_rate, -32)):
    values = np.array([measure(node) for node in nodes])
    assert values[0] == values[-1] == 0 and values.argmax() == 50
    ax.plot(share, values, color=color)
    ax.annotate(measure.__name__.replace("_", " "), (0.5, values[50]), xytext=(0, offset),
                textcoords="offset points", ha="center", color=color)  # fmt: skip
ax.set(xlabel="share of class 1 in the node", ylabel="impurity", ylim=(0, 1.12))

labels = np.repeat([0, 1], [50, 30])
counts = np.bincount(labels)
assert np.isclose(gini(counts), 2 * labels.var())  # for 0/1 labels Gini is twice the variance
print(f"50 against 30: gini {gini(counts):.4f}, entropy {entropy(counts):.4f} bits")
print(f"variance of the same 0/1 labels {labels.var():.4f}, half of gini")

# Two ways to split 40 + 40 rows. Source: Hastie et al., ESL, section 9.2.3 (counts divided by ten).
splits = {"30+10 | 10+30": [[30, 10], [10, 30]], "20+40 | 20+0": [[20, 40], [20, 0]]}
for name, children in splits.items():
    shares = [sum(child) / 80 for child in children]
    after = [
        sum(s * measure(np.array(child)) for s, child in zip(shares, children, strict=True))
        for measure in (error_rate, gini, entropy)
    ]
    print(f"{name:14s} error {after[0]:.3f}  gini {after[1]:.3f}  entropy {after[2]:.3f}")
    assert np.isclose(after[0], 0.25)  # the error rate cannot tell them apart
assert after[1] < 0.375  # gini prefers the split with a pure child
plt.show()
