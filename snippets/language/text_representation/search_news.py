"""The last sentence of a report searches for the rest of it: eight ways to score 300 texts."""

import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.preprocessing import normalize

data = Path(find_spec("gensim").origin).parent / "test/test_data"
news = (data / "lee_background.cor").read_text(encoding="utf-8").splitlines()
pairs = [re.split(r"(?<=[.!?]) (?=[A-Z\"])", report.strip()) for report in dict.fromkeys(news)]
texts, queries = zip(*((" ".join(p[:-1]), p[-1]) for p in pairs if len(p) > 2), strict=True)
counter = CountVectorizer(token_pattern=r"\w+")
N, Q = counter.fit_transform(texts), counter.transform(queries)
length = np.asarray(N.sum(axis=1)).ravel()
df = N.getnnz(axis=0)


def bm25(N: np.ndarray, k1: float = 1.5, b: float = 0.75) -> np.ndarray:
    """Return BM25's weights, (n_texts, n_words), with Lucene's idf, which is never negative."""
    idf = np.log(1 + (len(N) - df + 0.5) / (df + 0.5))
    return idf * N * (k1 + 1) / (N + k1 * (1 - b + b * length[:, None] / length.mean()))


weigh = TfidfTransformer(norm=None).fit(N)
T, D = weigh.transform(N), N.toarray()
log = TfidfTransformer(sublinear_tf=True).fit(N)
score = {
    "counts, dot product": (Q @ N.T).toarray(),
    "counts, cosine": (Q @ normalize(N.astype(float)).T).toarray(),
    "TF-IDF, dot product": (weigh.transform(Q) @ T.T).toarray(),
    "TF-IDF, cosine": (weigh.transform(Q) @ normalize(T).T).toarray(),
    "TF-IDF, log count": (log.transform(Q) @ log.transform(N).T).toarray(),
    "BM25, b = 0": Q @ bm25(D, b=0).T,
    "BM25, k1 = 1e6": Q @ bm25(D, k1=1e6).T,  # no saturation
    "BM25": Q @ bm25(D).T,
}
hit, found = {}, {}
print(f"{len(texts)} texts, mean length {length.mean():.0f} words")
draws = np.random.default_rng(0).integers(0, len(texts), (1000, len(texts)))
for name, S in score.items():
    found[name] = length[S.argmax(axis=1)].mean()
    own = np.diag(S)[:, None]  # the best must be alone: a tie with others is no hit
    hit[name] = ((S >= own).sum(axis=1) == 1).astype(float)
    low, high = np.quantile(hit[name][draws].mean(axis=1), [0.025, 0.975])
    print(f"{name:20s} right {hit[name].mean():.2f} ({low:.2f} to {high:.2f}),", end=" ")
    print(f"first result has {found[name]:3.0f} words")
for rival in ("TF-IDF, cosine", "BM25"):
    gain = (hit["TF-IDF, log count"] - hit[rival])[draws].mean(axis=1)
    low, high = np.quantile(gain, [0.025, 0.975])
    print(f"log counts minus {rival}: {low:+.3f} to {high:+.3f}")
for kind in ("counts", "TF-IDF"):
    better = hit[f"{kind}, cosine"] - hit[f"{kind}, dot product"]
    assert np.quantile(better[draws].mean(axis=1), 0.025) > 0  # fails without the division
    assert found[f"{kind}, dot product"] > 1.15 * found[f"{kind}, cosine"]
