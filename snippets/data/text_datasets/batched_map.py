"""Tokenizing 6,000 texts one by one and in batches: same tokens, different time."""

import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from datasets import Dataset
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

with NEWS.open(encoding="utf-8") as file:
    lines = [line[:120] for line in file]
tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel()
tokenizer.train_from_iterator(lines, trainers.BpeTrainer(vocab_size=2000, show_progress=False))
data = Dataset.from_dict({"text": [lines[i % len(lines)] for i in range(6_000)]})


def one(row: dict[str, str]) -> dict[str, list[int]]:
    return {"ids": tokenizer.encode(row["text"]).ids}


def many(batch: dict[str, list[str]]) -> dict[str, list[list[int]]]:
    return {"ids": [e.ids for e in tokenizer.encode_batch(batch["text"])]}


def timed(work: Callable[[], Dataset]) -> tuple[float, Dataset]:
    """Return the time and the result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


slow, by_row = timed(lambda: data.map(one))
fast, by_batch = timed(lambda: data.map(many, batched=True))
assert by_row[:50] == by_batch[:50]
print(f"one by one takes ~{slow / fast:.0f} times as long as batches of 1,000")
assert slow > fast

# With batched=True a function may return more rows than it got: long texts become windows.
windows = data.select(range(100)).map(
    lambda batch: {"window": [t[i : i + 50] for t in batch["text"] for i in range(0, len(t), 50)]},
    batched=True,
    remove_columns=["text"],
)
print(f"100 texts became {windows.num_rows} windows")
assert windows.num_rows > 100

torch_rows = by_batch.select_columns(["ids"]).with_format("torch")
print("as tensors:", torch_rows[0]["ids"].dtype, tuple(torch_rows[0]["ids"].shape))
