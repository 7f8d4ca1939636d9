"""Twenty-four words of 300 news texts: their vectors from a truncated SVD, drawn by PCA."""

from importlib.util import find_spec
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from sklearn.decomposition import PCA, TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"
THEMES = {
    "fire": "fires firefighters winds blazes burning smoke".split(),
    "cricket": "wicket innings wickets batsman bowler waugh".split(),
    "Afghanistan": "taliban kabul afghan kandahar laden qaeda".split(),
    "Middle East": "israeli palestinian arafat gaza hamas sharon".split(),
}

tfidf = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english")
X = tfidf.fit_transform(NEWS.read_text().splitlines())  # texts x words, sparse
lsa = TruncatedSVD(50, random_state=0).fit(X)  # no centering: X stays sparse
vectors = normalize(lsa.components_.T)  # one row per word, length 1
words = [word for theme in THEMES.values() for word in theme]
theme = np.repeat(np.arange(4), 6)
V = vectors[[tfidf.vocabulary_[word] for word in words]]


def neighbor_in_theme(points: np.ndarray) -> float:
    """Share of the words, shape (n, k), whose nearest other word has the same theme."""
    D = np.linalg.norm(points[:, None] - points, axis=2) + 1e9 * np.eye(len(points))
    return float(np.mean(theme[D.argmin(axis=1)] == theme))


pca = PCA(2).fit(V)
T = pca.transform(V)
shown = pca.explained_variance_ratio_.sum()
print(f"{X.shape[0]} texts, {X.shape[1]} words, {X.nnz / np.prod(X.shape):.4f} of the table filled")
print(f"two axes show {shown:.2f} of the variance of the {len(words)} vectors")
print(f"nearest word has the same theme: 50 axes {neighbor_in_theme(V):.2f}, ", end="")
print(f"2 axes {neighbor_in_theme(T):.2f}, by chance {5 / 23:.2f}")
assert neighbor_in_theme(V) > 0.9 and neighbor_in_theme(T) > 0.5

fig, ax = plt.subplots(figsize=(7, 4.6), layout="constrained")
for k in range(4):
    ax.plot(*T[theme == k].T, "o^sD"[k], color=f"C{k}", ms=4)
    members = [i for i in np.argsort(T[:, 1], kind="stable") if theme[i] == k]
    y = -np.inf
    for i in members:  # from bottom to top, labels at least a line apart
        y = max(T[i, 1], y + 0.055)
        x = T[members, 0].max() + 0.06 if k < 3 else 0.1
        ax.annotate(
            words[i],
            T[i],
            (x, y),
            color=f"C{k}",
            va="center",
            arrowprops={"arrowstyle": "-", "color": "C7", "lw": 0.5},
        )
ax.set(xlabel="first component", ylabel="second component")
plt.show()
