"""How much a word adds to the score of a text, against how often the text has it."""

import re
from importlib.util import find_spec
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from rank_bm25 import BM25Okapi
from sklearn.feature_extraction.text import CountVectorizer

data = Path(find_spec("gensim").origin).parent / "test/test_data"
news = (data / "lee_background.cor").read_text(encoding="utf-8").splitlines()


def bm25(N: np.ndarray, k1: float = 1.5, b: float = 0.75) -> np.ndarray:
    """Turn counts N, (n_texts, n_words), into weights (Robertson and Zaragoza, 2009).

    The score of a text is the sum of the weights of the words of the query.
    """
    n, df, length = len(N), (N > 0).sum(axis=0), N.sum(axis=1, keepdims=True)
    idf = np.log((n - df + 0.5) / (df + 0.5))
    # rank_bm25 replaces what is negative (words in more than half of the texts).
    idf = np.where(idf < 0, 0.25 * idf.mean(), idf)
    return idf * N * (k1 + 1) / (N + k1 * (1 - b + b * length / length.mean()))


counter = CountVectorizer(token_pattern=r"\w+")
N = counter.fit_transform(news).toarray()
W, reference = bm25(N), BM25Okapi([re.findall(r"\w+", text.lower()) for text in news])
for query in ("bushfire in Sydney", "tennis final", "the government of India"):
    words = re.findall(r"\w+", query.lower())
    score = W[:, [counter.vocabulary_[word] for word in words]].sum(axis=1)
    np.testing.assert_allclose(score, reference.get_scores(words))  # another b or idf would fail
    best = score.argmax()
    print(f"{query}: {score[best]:.1f}  {news[best][:60]}...")

times = np.arange(21)
plt.figure(figsize=(7, 3), layout="constrained")
plt.plot(times, times, "C7--")
plt.text(6, 5.3, "count, as in TF-IDF", color="C7")
for share, color in ((0.5, "C0"), (1, "C1"), (3, "C2")):  # a text of half the mean length, ...
    gain = times * 2.5 / (times + 1.5 * (0.25 + 0.75 * share))
    plt.plot(times, gain, color, label=f"BM25, length {share:g}")
plt.legend(loc="center right", bbox_to_anchor=(1, 0.65))
plt.ylim(0, 6)
plt.xlim(0, 20)
plt.xlabel("how often the text has the word")
plt.ylabel("factor of the idf")
plt.show()
