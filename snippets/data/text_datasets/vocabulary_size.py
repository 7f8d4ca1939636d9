"""Tokens per word fall with the vocabulary, and depend on whether the text is of the same kind."""

from importlib.util import find_spec
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

lines = NEWS.read_text(encoding="utf-8").splitlines()
train, held_out = lines[:240], " ".join(lines[240:])
german = (
    "Die Feuerwehr kämpfte in der Nacht gegen einen Brand am Rande der Stadt. Niemand wurde "
    "verletzt, doch mussten zwanzig Familien ihre Häuser verlassen und bei Nachbarn schlafen."
)
code = """
def merge(parts, pair):
    out, i = [], 0
    while i < len(parts):
        step = 2 if parts[i : i + 2] == pair else 1
        out.append("".join(parts[i : i + step]))
        i += step
    return tuple(out)
"""
samples = {
    "training texts": " ".join(train),
    "other news": held_out,
    "German news": german,
    "Python code": code,
}
sizes = [500, 1000, 2000, 4000, 8000]
fertility = {name: [] for name in samples}
for size in sizes:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=size, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(train, trainer)
    for name, text in samples.items():
        fertility[name].append(len(tokenizer.encode(text).ids) / len(text.split()))

print("vocabulary     " + "".join(f"{size:8,}" for size in sizes))
for name, values in fertility.items():
    print(f"{name:15s}" + "".join(f"{value:8.2f}" for value in values))
news, foreign = fertility["other news"], fertility["German news"]
assert all(a > b for a, b in zip(news, news[1:], strict=False)) and foreign[-1] > 1.8 * news[-1]

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for k, (name, values) in enumerate(fertility.items()):
    ax.semilogx(sizes, values, "o-", color=f"C{k}")
    shift = {"training texts": -0.2, "other news": 0.1}.get(name, 0)
    ax.text(8400, values[-1] + shift, name, color=f"C{k}", va="center")
ax.set(xlabel="size of the vocabulary", ylabel="tokens per word", xlim=(450, 20_000))
ax.set_xticks(sizes, [f"{size:,}" for size in sizes])
ax.set_xticks([], minor=True)
ax.set_ylim(0, np.ceil(max(map(max, fertility.values()))))
plt.show()
