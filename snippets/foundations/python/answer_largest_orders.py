"""The ten largest of 50,000 orders in one pass, without holding the others."""

import heapq
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path


def amounts(path: Path) -> Iterator[tuple[int, int]]:
    """Yield the amount in cents and the line number of each order."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            _, quantity, cents = line.split(";")
            yield int(quantity) * int(cents), number


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "orders.txt")
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"Lima;{i % 7 + 1};{i * 7919 % 9973}\n" for i in range(50_000))
    tracemalloc.start()
    top = heapq.nlargest(10, amounts(path))  # keeps ten at a time
    lazy = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    by_sorting = sorted(amounts(path), reverse=True)[:10]
    full = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

assert top == by_sorting
print("largest:", *[f"{cents / 100:.2f} (line {number})" for cents, number in top[:3]])
print(f"peak memory: nlargest ~{lazy / 1000:.0f} KB, sorting all ~{full / 1000:.0f} KB")
assert full > 50 * lazy
