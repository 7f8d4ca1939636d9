"""Byte-level BPE from scratch: the tokens of the tokenizers library, in the same order."""

from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import regex
from tokenizers import ByteLevelBPETokenizer

PIECE = r"'(?:[stmd]|re|ve|ll)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"  # GPT-2's words
ORDER = sorted(range(256), key=lambda b: (b == 32 or not chr(b).isprintable(), b))  # as GPT-2


def join(ids: tuple[int, ...], pair: tuple[int, int], new: int) -> tuple[int, ...]:
    """Replace each occurrence of the pair by the new token, from left to right."""
    out: list[int] = []
    for token in ids:
        if out and (out[-1], token) == pair:
            out[-1] = new
        else:
            out.append(token)
    return tuple(out)


def encode(text: str, merges: dict[tuple[int, int], int]) -> list[tuple[int, ...]]:
    """Cut a text into words, words into bytes, and replay the merges as they were learned."""
    words = [tuple(map(ORDER.index, word.encode())) for word in regex.findall(PIECE, text)]
    for pair, new in merges.items():
        words = [join(ids, pair, new) if pair[0] in ids else ids for ids in words]
    return words


def train(text: str, n_merges: int) -> dict[tuple[int, int], int]:
    """Return pair -> new token, in order. Source: Sennrich, Haddow and Birch, algorithm 1."""
    words, merges = Counter(encode(text, {})), {}
    for new in range(256, 256 + n_merges):
        pairs: Counter[tuple[int, int]] = Counter()
        for ids, n in words.items():
            for pair in zip(ids, ids[1:], strict=False):
                pairs[pair] += n
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))  # a tie: the lower numbers
        merges[best] = new
        words = {join(ids, best, new) if best[0] in ids else ids: n for ids, n in words.items()}
    return merges


news = (Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor").read_text()
merges = train(news[:100_000], 300)
token = {i: bytes([byte]) for i, byte in enumerate(ORDER)}
for (left, right), new in merges.items():
    token[new] = token[left] + token[right]
print("first merges:", *[repr(token[i].decode()) for i in range(256, 268)])
library = ByteLevelBPETokenizer()
library.train_from_iterator([news[:100_000]], vocab_size=556, show_progress=False)
assert all(library.decode([i]) == token[i].decode() for i in merges.values())  # in order
texts = {"more news": news[100_000:130_000], "other letters": "Ünïcödé, ไทย, 😀,  two  spaces "}
for name, text in texts.items():  # fails if a tie went the other way, or a byte were unknown
    ids = [i for word in encode(text, merges) for i in word]
    print(f"{name}: {len(ids) / len(text.split()):.2f} tokens per word")
    assert ids == library.encode(text).ids and library.decode(ids) == text
