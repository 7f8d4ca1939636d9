"""A file of reviews as a typed data set: schema, balance, a stratified split, and back to pandas."""

import json
from pathlib import Path

import numpy as np
from datasets import ClassLabel, DatasetDict, Features, Value, load_dataset


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


def load_reviews(path: str) -> DatasetDict:
    """Load label and text from JSON lines, and hold out a quarter with the same share of labels."""
    schema = Features({"text": Value("string"), "label": ClassLabel(names=["neg", "pos"])})
    data = load_dataset("json", data_files=path, features=schema, split="train", cache_dir="cache")
    return data.train_test_split(test_size=0.25, stratify_by_column="label", seed=0)


rows = write_reviews(2000, np.random.default_rng(0))
Path("reviews.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
data = load_reviews("reviews.jsonl")
print(data)
print("label 1 is", data["train"].features["label"].int2str(1))
print("first:", data["train"][0]["text"][:70])
for name, part in data.items():
    print(f"{name:6s} share of positive {np.mean(part['label']):.3f}")
assert abs(np.mean(data["train"]["label"]) - np.mean(data["test"]["label"])) < 0.001

table = data["train"].to_pandas()
print(
    "characters:", table["text"].str.len().describe()[["min", "50%", "max"]].astype(int).to_dict()
)

# The schema is a contract: a label outside it stops the load.
Path("broken.jsonl").write_text(json.dumps({"text": "fine", "label": 7}), encoding="utf-8")
try:
    load_reviews("broken.jsonl")
    raise AssertionError("a wrong label was accepted")
except Exception as error:
    print("label 7:", type(error).__name__)
