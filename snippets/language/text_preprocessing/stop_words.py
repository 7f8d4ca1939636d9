"""Three lists of stop words that disagree, and what they leave of six queries."""

import re

from gensim.parsing.preprocessing import STOPWORDS
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from spacy.lang.en.stop_words import STOP_WORDS

lists = {"scikit-learn": ENGLISH_STOP_WORDS, "spaCy": STOP_WORDS, "gensim": STOPWORDS}
for name, words in lists.items():
    print(f"{name}: {len(words)} words")
shared = set.intersection(*map(set, lists.values()))
print(f"on all three: {len(shared)}, on at least one: {len(set().union(*lists.values()))}")
for word in ("not", "don't", "n't", "system", "computer", "serious"):
    print(f"    {word:9s}", ", ".join(n for n in lists if word in lists[n]) or "on none")

queries = [
    "to be or not to be",
    "The Who",
    "flights from Rome to Paris",
    "flights to Rome from Paris",
    "IT support",
    "not good at all, never again",
]
left = {}
for query in queries:
    words = re.findall(r"\w+", query.lower())
    left[query] = [word for word in words if word not in ENGLISH_STOP_WORDS]
    print(f"{query!r} -> {' '.join(left[query])!r}")
assert not left["to be or not to be"] and not left["The Who"]  # fails for a list without "who"
assert left["flights from Rome to Paris"] == ["flights", "rome", "paris"]
assert sorted(left["flights to Rome from Paris"]) == sorted(left["flights from Rome to Paris"])
assert left["not good at all, never again"] == ["good"]
assert shared >= {"not", "no", "never", "who"} and len(set().union(*lists.values())) > len(shared)
