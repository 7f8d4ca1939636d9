"""Where to cut: lengths of reviews, and accuracy if the head or the tail of each is kept."""

import re

import matplotlib.pyplot as plt
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


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


rows = write_reviews(3000, np.random.default_rng(0))
words = [re.sub(r"<[^>]+>", " ", row["text"]).split() for row in rows]
labels = np.array([row["label"] for row in rows])
lengths = np.array([len(w) for w in words])
print("words:", {f"{q:.0%}": int(np.quantile(lengths, q)) for q in (0.5, 0.9, 0.99)})

limits = [5, 10, 20, 40, 80]
lost = [np.maximum(lengths - limit, 0).sum() / lengths.sum() for limit in limits]
accuracy = {"head": [], "tail": []}
for limit in limits:
    for side, cut in (("head", slice(None, limit)), ("tail", slice(-limit, None))):
        texts = [" ".join(w[cut]) for w in words]
        model = make_pipeline(
            CountVectorizer(token_pattern=r"\w+"), LogisticRegression(max_iter=500)
        )
        model.fit(texts[:2000], labels[:2000])
        accuracy[side].append(model.score(texts[2000:], labels[2000:]))
print("limit  words lost  accuracy: head   tail")
for i, limit in enumerate(limits):
    print(f"{limit:5d} {lost[i]:9.0%} {accuracy['head'][i]:15.2f} {accuracy['tail'][i]:6.2f}")
majority = max(labels[2000:].mean(), 1 - labels[2000:].mean())
print(f"the commoner label for all: {majority:.2f}")
assert accuracy["tail"][0] > accuracy["head"][0] + 0.2 and accuracy["tail"][0] > majority + 0.3

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
left.hist(lengths, bins=40, color="C0")
left.set(xlabel="words in a review", ylabel="reviews")
for side, color in (("tail", "C1"), ("head", "C0")):
    right.semilogx(limits, accuracy[side], "o-", color=color)
    right.text(5.2, accuracy[side][0] - 0.05, f"keep the {side}", color=color)
right.set(xlabel="words kept", ylabel="held-out accuracy", ylim=(0.5, 1))
right.set_xticks(limits, limits)
right.set_xticks([], minor=True)
plt.show()
