"""News texts as blocks of 128 tokens for a language model: nothing padded, little thrown away."""

from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from datasets import load_dataset
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

BLOCK = 128
news = load_dataset("text", data_files=str(NEWS), split="train", cache_dir="cache")
tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel()
special = ["<|end|>"]
trainer = trainers.BpeTrainer(vocab_size=2000, special_tokens=special, show_progress=False)
tokenizer.train_from_iterator(news["text"], trainer)
end = tokenizer.token_to_id("<|end|>")


def blocks(batch: dict[str, list[str]]) -> dict[str, list[list[int]]]:
    """Join all texts of the batch, each closed by the end token, and cut into equal blocks."""
    ids = list(chain.from_iterable([*e.ids, end] for e in tokenizer.encode_batch(batch["text"])))
    whole = len(ids) // BLOCK * BLOCK
    return {"ids": [ids[i : i + BLOCK] for i in range(0, whole, BLOCK)]}


data = news.map(blocks, batched=True, batch_size=100, remove_columns=["text"])
total = sum(len(e.ids) + 1 for e in tokenizer.encode_batch(news["text"][:]))
used = data.num_rows * BLOCK
print(f"{data.num_rows} blocks of {BLOCK}; {used / total:.2%} of {total:,} tokens used")
assert all(len(ids) == BLOCK for ids in data["ids"]) and used > 0.99 * total
ends = sum(ids.count(end) for ids in data["ids"])
print("texts that end within a block:", ends)
