"""A bag of words against the majority label, and what pairs of words add where texts say "not"."""

import re

import numpy as np
from sklearn.dummy import DummyClassifier
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


def clean(text: str) -> str:
    """Drop markup and what follows it: the verdict, which would give the label away."""
    return re.sub(r"<[^>]+>.*", " ", text)


rows = write_reviews(4000, np.random.default_rng(0))
texts = [clean(row["text"]) for row in rows]
labels = np.array([row["label"] for row in rows])
train, test = slice(0, 3000), slice(3000, None)
models = {
    "majority": make_pipeline(CountVectorizer(), DummyClassifier()),
    "single words": make_pipeline(CountVectorizer(), LogisticRegression(max_iter=500)),
    "words and pairs": make_pipeline(
        CountVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=500)
    ),
}
scores = {}
for name, model in models.items():
    model.fit(texts[train], labels[train])  # the vocabulary too is learned from the training part
    scores[name] = model.score(texts[test], labels[test])
    error = np.sqrt(scores[name] * (1 - scores[name]) / 1000)
    print(f"{name:16s} held-out accuracy {scores[name]:.3f}, standard error {error:.3f}")
assert scores["words and pairs"] > scores["single words"] + 0.03 > scores["majority"] + 0.1

vectorizer, classifier = models["words and pairs"]
weight = dict(zip(vectorizer.get_feature_names_out(), classifier.coef_[0], strict=True))
for word in ("funny", "not funny", "dull", "not dull"):
    print(f"{word:9s} {weight[word]:+.1f}")
assert weight["not funny"] < 0 < weight["not dull"]
