"""Memory of 60,000 texts: a Python list holds them, a memory-mapped data set does not."""

import tracemalloc

import numpy as np
import pyarrow as pa
from datasets import Dataset, IterableDataset

N = 60_000
produced = 0


def texts():
    """Yield one row at a time, counting how many were asked for."""
    global produced
    for i in range(N):
        produced += 1
        yield {"text": f"review number {i}: a film about the sea, the wind and a very old boat"}


tracemalloc.start()
rows = list(texts())
in_list = tracemalloc.get_traced_memory()[1] / 1e6
tracemalloc.stop()
del rows

before = pa.total_allocated_bytes()
data = Dataset.from_generator(texts, cache_dir="cache")  # written to disk in pieces, then mapped
held = (pa.total_allocated_bytes() - before) / 1e6
on_disk = data.data.nbytes / 1e6
print(
    f"list of dicts ~{in_list:.0f} MB; Arrow file ~{on_disk:.0f} MB, of it held in memory ~{held:.1f} MB"
)
assert on_disk < in_list / 2 and held < on_disk / 5
assert data[50_000]["text"].startswith("review number 50000:")

data.save_to_disk("reviews")
assert Dataset.load_from_disk("reviews")[-1] == data[-1]

# Streaming: nothing is written, nothing is known about the length, and only what is asked for is read.
produced = 0
stream = IterableDataset.from_generator(texts)
first = list(stream.filter(lambda row: row["text"].endswith("boat")).take(3))
print("streamed:", [row["text"][:15] for row in first], "rows produced:", produced)
assert produced < 10

# A stream can't be shuffled as a whole: a buffer of rows is filled, and drawn from.
ids = [int(r["text"].split()[2][:-1]) for r in stream.shuffle(seed=0, buffer_size=100).take(50)]
print("first ids of a shuffled stream:", ids[:5], "largest of 50:", max(ids))
assert max(ids) < 150 and ids != sorted(ids)
columns = data.with_format("numpy")[:3]["text"]
assert isinstance(columns, np.ndarray)
