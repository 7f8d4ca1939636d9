"""300 news texts: columns added by map, rows kept by filter, and a cache that knows the function."""

from importlib.util import find_spec
from pathlib import Path

from datasets import load_dataset

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

news = load_dataset("text", data_files=str(NEWS), split="train", cache_dir="cache")
print(news.num_rows, "texts, columns", news.column_names)
print(news[0]["text"][:60], "...")


def count(batch: dict[str, list[str]]) -> dict[str, list[int]]:
    """Return new columns; a batch is a dict of lists, one entry per row."""
    return {"n_words": [len(text.split()) for text in batch["text"]]}


counted = news.map(count, batched=True, batch_size=100)
long = counted.filter(lambda row: row["n_words"] >= 200)
sample = long.shuffle(seed=0).select(range(5))
print("words of five long ones:", sample["n_words"][:], "of", long.num_rows)
assert news.column_names == ["text"]  # every step returns a new data set

# Each step has a fingerprint, of the data and of the function's code: the name of its cache file.
again = news.map(count, batched=True, batch_size=100)
other = news.map(lambda batch: {"n_words": [len(t) for t in batch["text"]]}, batched=True)
assert again.cache_files == counted.cache_files != other.cache_files
print("the same function again is read from the cache; another one is computed")
print("slowest kind of access avoided: rows 10 to 12 at once:", counted[10:13]["n_words"])
