"""Tokenizing 6,000 texts one by one and in batches: same tokens, fewer calls."""

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


calls = {"one": 0, "many": 0}


def one(row: dict[str, str]) -> dict[str, list[int]]:
    """Tokenize one row."""
    calls["one"] += 1
    return {"ids": tokenizer.encode(row["text"]).ids}


def many(batch: dict[str, list[str]]) -> dict[str, list[list[int]]]:
    """Tokenize the rows of a batch."""
    calls["many"] += 1
    return {"ids": [e.ids for e in tokenizer.encode_batch(batch["text"])]}


by_row, by_batch = data.map(one), data.map(many, batched=True)
assert by_row[:50] == by_batch[:50] and calls == {"one": 6_000, "many": 6}
print(f"calls: {calls['one']:,} one by one, {calls['many']} in batches of 1,000")

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
