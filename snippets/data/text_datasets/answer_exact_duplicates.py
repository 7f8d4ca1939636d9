"""Exact duplicates after cleaning: hashed, dropped across the split, and what they had hidden."""

import hashlib
import html
import re

from datasets import Dataset


def key(row: dict[str, str]) -> dict[str, str]:
    """Hash the text without markup, case and spacing: what counts as the same review."""
    text = re.sub(r"\W+", " ", html.unescape(re.sub(r"<[^>]+>", " ", row["text"]))).lower().strip()
    return {"key": hashlib.sha256(text.encode()).hexdigest()}


train = Dataset.from_dict({"text": ["A fine film.", "Dull &amp; slow", "Loved it!", "a FINE film"]})
test = Dataset.from_dict({"text": ["<p>Dull &amp; slow.</p>", "Hated it", "LOVED IT<br />"]})
train, test = train.map(key), test.map(key)

first = {}  # key -> the row in which it came first
for i, found in enumerate(train["key"]):
    first.setdefault(found, i)
train, seen = train.select(first.values()), set(first)
leaked = test.filter(lambda row: row["key"] in seen)
test = test.filter(lambda row: row["key"] not in seen)
print("training texts:", train["text"][:])
print("in the test set and in training:", leaked["text"][:])
print("left to test on:", test["text"][:])
assert train.num_rows == 3 and leaked.num_rows == 2 and test["text"][:] == ["Hated it"]
