"""Near-duplicates by MinHash, equal to the exact overlap, and what they do to a held-out score."""

import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import KNeighborsClassifier

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

texts = NEWS.read_text(encoding="utf-8").splitlines()
rng = np.random.default_rng(0)
PRIME = 2_147_483_647
A, B = rng.integers(1, PRIME, size=(2, 128))


def shingles(text: str, k: int = 3) -> set[tuple[str, ...]]:
    """Return all runs of k words."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(k)), strict=False))


def signature(items: set[tuple[str, ...]], known: dict[tuple[str, ...], int]) -> np.ndarray:
    """Return the smallest of each of 128 random hashes over the items, shape (128,).

    Source: Broder, On the resemblance and containment of documents, section 3.
    """
    ids = np.array([known.setdefault(item, len(known)) for item in sorted(items)])
    return ((A[:, None] * ids + B[:, None]) % PRIME).min(axis=1)


def edited(text: str) -> str:
    """Return the text as another agency might run it: some words dropped, one phrase added."""
    words = [w for w in text.split() if rng.random() > 0.02]
    return " ".join([*words, "Reporting by our correspondent."])


copies = [edited(texts[i]) for i in range(0, 60)]
all_texts = texts + copies
sets = [shingles(text) for text in all_texts]
known: dict[tuple[str, ...], int] = {}
signatures = np.array([signature(s, known) for s in sets])
estimate = np.mean(signatures[:, None] == signatures, axis=2)  # all pairs, shape (360, 360)
n_pairs = len(sets) * (len(sets) - 1) // 2
found = {(int(i), int(j)) for i, j in np.argwhere(np.triu(estimate, 1) > 0.6)}
planted = {(i, len(texts) + i) for i in range(60)}
some = [*planted, *rng.integers(len(sets), size=(1000, 2)).tolist()]
exact = [len(sets[i] & sets[j]) / len(sets[i] | sets[j]) for i, j in some]
error = max(abs(estimate[i, j] - e) for (i, j), e in zip(some, exact, strict=True))
print(f"{n_pairs:,} pairs; largest error of the estimate in 1,060 of them {error:.2f}")
own = [pair for pair in found if max(pair) < len(texts)]
print(f"planted pairs found: {len(found & planted)} of 60")
print(f"pairs that the corpus had before: {len(own)}, such as texts {min(own)}")
assert len(found & planted) >= 57 and error < 0.2

# Labels that have nothing to do with the text can't be predicted, unless its twin was seen.
labels = rng.integers(0, 2, len(texts))
y = np.concatenate([labels, labels[:60]])
scores = {"with near-duplicates": [], "twins removed": []}
for _ in range(25):
    order = rng.permutation(len(all_texts))
    test, train = order[:90], order[90:]
    model = KNeighborsClassifier(1)
    X = TfidfVectorizer().fit(np.array(all_texts)[train])
    model.fit(X.transform(np.array(all_texts)[train]), y[train])
    twins = {i for a, b in found for i, other in ((a, b), (b, a)) if other in set(train)}
    right = model.predict(X.transform(np.array(all_texts)[test])) == y[test]
    scores["with near-duplicates"].append(right.mean())
    scores["twins removed"].append(right[[i not in twins for i in test]].mean())
for name, values in scores.items():
    print(f"accuracy on random labels, {name}: {np.mean(values):.2f}")
assert np.mean(scores["with near-duplicates"]) > 0.58 > 0.55 > np.mean(scores["twins removed"])
