"""Peak memory while adding up a log file: a list of all orders climbs, a generator stays flat."""

import tempfile
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import matplotlib.pyplot as plt


def cents(lines: Iterable[str]) -> Iterator[int]:
    """Yield the amount of each line; runs only as far as someone asks."""
    for line in lines:
        _, _, _, quantity, price = line.split(";")
        yield int(quantity) * int(price)


def with_lists(path: Path) -> int:
    """Read everything, then add."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum([amount for amount in cents(lines)])


def with_generators(path: Path) -> int:
    """Hold one line at a time: an open file yields its lines."""
    with path.open(encoding="utf-8") as file:
        return sum(cents(file))


def peak_kb(work: Callable[[Path], int], path: Path) -> tuple[int, float]:
    """Return the result of `work` and the most memory it held, in KB."""
    tracemalloc.start()
    result = work(path)
    peak = tracemalloc.get_traced_memory()[1] / 1000
    tracemalloc.stop()
    return result, peak


asked = iter(["d;Lima;tea;2;320", "d;Lima;tea;1;320", "not a line"])
assert list(islice(cents(asked), 2)) == [640, 320]  # the third line was never touched
assert next(asked) == "not a line"

sizes, listed, lazy = [2_000, 4_000, 8_000, 16_000, 32_000], [], []
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "orders.txt")
    for n in sizes:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"2026-03-02;Lima;coffee;{i % 9 + 1};410\n" for i in range(n))
        (total, peak_list), (same, peak_lazy) = (
            peak_kb(work, path) for work in (with_lists, with_generators)
        )
        assert total == same
        listed.append(peak_list)
        lazy.append(peak_lazy)
print(f"{sizes[-1]:,} lines: list ~{listed[-1]:.0f} KB, generator ~{lazy[-1]:.0f} KB")
assert listed[-1] > 10 * listed[0] and max(lazy) < 1.1 * min(lazy) and listed[-1] > 50 * lazy[-1]

fig, ax = plt.subplots(figsize=(7, 2.8), layout="constrained")
ax.plot(sizes, listed, "o-", color="C1")
ax.text(19_000, listed[3], "all lines and amounts in lists", color="C1", va="top")
ax.plot(sizes, lazy, "o-", color="C0")
ax.text(19_000, max(listed) * 0.05, "generator, one line at a time", color="C0")
ax.set(xlabel="lines in the file", ylabel="peak memory, KB", ylim=(-150, 4500))
plt.show()
