"""Words that tell two classes apart: raw ratios pick accidents, smoothed log-odds pick signal."""

import re
from collections import Counter

import numpy as np


def write_reviews(n: int, rng: np.random.Generator) -> list[dict]:
    """Generate n film reviews: remarks that mostly suit the label, filler, a verdict at the end."""
    words = (["dull", "wooden", "tired", "messy"], ["funny", "moving", "gripping", "fresh"])
    things, rows = ["plot", "acting", "score", "ending", "camera"], []
    for label in rng.integers(0, 2, n).tolist():
        text = []
        for _ in range(rng.geometric(0.25)):
            suits = rng.random() < 0.7
            word = rng.choice(words[label if suits else 1 - label])
            if rng.random() < 0.25:  # the same opinion by negating its opposite
                word = "not " + rng.choice(words[1 - label if suits else label])
            text.append(f"The {rng.choice(things)} is {word}.")
            text += ["We saw it on a rainy evening in town."] * rng.integers(0, 3)
        verdict = ["I hated it.", "I loved it."][label if rng.random() < 0.95 else 1 - label]
        rows.append({"text": "<br /><br />".join([" ".join(text), verdict]), "label": label})
    return rows


def log_odds(a: Counter[str], b: Counter[str], prior: float = 0.5) -> dict[str, float]:
    """Return the z-score of each word's log-odds ratio between two classes.

    Source: Monroe, Colaresi and Quinn, Fightin' Words, equations 16 and 20, with a flat prior.
    """
    words = a.keys() | b.keys()
    n_a, n_b = a.total() + prior * len(words), b.total() + prior * len(words)
    scores = {}
    for word in words:
        in_a, in_b = a[word] + prior, b[word] + prior
        delta = np.log(in_a / (n_a - in_a)) - np.log(in_b / (n_b - in_b))
        scores[word] = float(delta / np.sqrt(1 / in_a + 1 / in_b))
    return scores


rng = np.random.default_rng(0)
rows = write_reviews(1500, rng)
counts = {0: Counter(), 1: Counter()}
for row in rows:
    words = re.findall(r"[a-z]+", re.sub(r"<[^>]+>", " ", row["text"]).lower())
    words.append(f"name{rng.integers(3000)}")  # rare words without meaning, as real text has them
    counts[row["label"]].update(words)

ratio = {w: (counts[1][w] + 1e-9) / (counts[0][w] + 1e-9) for w in counts[0] | counts[1]}
print("by raw ratio:     ", sorted(ratio, key=lambda w: (-ratio[w], w))[:5])
scores = log_odds(counts[1], counts[0])
ranked = sorted(scores, key=lambda w: (-scores[w], w))
print("by log-odds, pos: ", [f"{w} {scores[w]:.1f}" for w in ranked[:5]])
print("by log-odds, neg: ", [f"{w} {scores[w]:.1f}" for w in ranked[::-1][:5]])
assert {"loved"} <= set(ranked[:5]) and {"hated"} <= set(ranked[::-1][:5])
assert sum(w.startswith("name") for w in ranked[:5]) == 0
print(f"'not' occurs {counts[1]['not']} and {counts[0]['not']} times: score {scores['not']:.1f}")
