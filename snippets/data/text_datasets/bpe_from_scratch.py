"""Byte-pair encoding in thirty lines, with the merges of the tokenizers library."""

import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"


def learn_bpe(words: Counter[str], n_merges: int) -> list[tuple[str, str]]:
    """Join the commonest pair of neighboring symbols, again and again.

    Args:
        words: How often each word occurs.
        n_merges: How many pairs to join.

    Returns:
        The pairs in the order in which they were joined.

    Source: Sennrich, Haddow and Birch, Neural Machine Translation of Rare Words, algorithm 1.
    """
    symbols = {word: tuple(word) for word in words}
    order = {c: i for i, c in enumerate(sorted({c for word in words for c in word}))}
    merges = []
    for _ in range(n_merges):
        pairs: Counter[tuple[str, str]] = Counter()
        for word, parts in symbols.items():
            for pair in zip(parts, parts[1:], strict=False):
                pairs[pair] += words[word]
        # The commonest; among equals the one whose symbols were known first.
        best = min(pairs, key=lambda p: (-pairs[p], order[p[0]], order[p[1]]))
        merges.append(best)
        order.setdefault("".join(best), len(order))
        symbols = {word: merge(parts, best) for word, parts in symbols.items()}
    return merges


def merge(parts: tuple[str, ...], pair: tuple[str, str]) -> tuple[str, ...]:
    """Join every occurrence of the pair, from left to right."""
    out, i = [], 0
    while i < len(parts):
        step = 2 if parts[i : i + 2] == pair else 1
        out.append("".join(parts[i : i + step]))
        i += step
    return tuple(out)


def encode(word: str, merges: list[tuple[str, str]]) -> tuple[str, ...]:
    """Cut a word into tokens by replaying the merges."""
    parts = tuple(word)
    for pair in merges:
        parts = merge(parts, pair)
    return parts


text = NEWS.read_text(encoding="utf-8").lower()
words = Counter(re.findall(r"[a-z]+", text))
merges = learn_bpe(words, 80)
print("first merges:", *["".join(pair) for pair in merges[:12]])
for word in ("government", "tokenization", "the"):
    print(f"{word}: {' '.join(encode(word, merges))}")

library = Tokenizer(models.BPE())
library.pre_tokenizer = pre_tokenizers.Whitespace()
alphabet = len({c for word in words for c in word})
trainer = trainers.BpeTrainer(vocab_size=alphabet + 80, show_progress=False)
library.train_from_iterator([" ".join(words.elements())], trainer)
for word in list(words)[:1000]:
    assert tuple(library.encode(word).tokens) == encode(word, merges), word
print("1,000 words cut as by the library")
