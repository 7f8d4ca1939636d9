"""A lazy, generic filter that lets each key through once, in the order of arrival."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import count, islice
from typing import TypeVar

T = TypeVar("T")


def unique(items: Iterable[T], *, key: Callable[[T], Hashable]) -> Iterator[T]:
    """Yield the items whose key has not come before; remembers every key seen."""
    seen: set[Hashable] = set()
    for item in items:
        if (k := key(item)) not in seen:
            seen.add(k)
            yield item


lines = ["17;Lima;tea", "18;Lima;cake", "17;Lima;tea", "19;Quito;tea", "18;LIMA;cake"]
kept = list(unique(lines, key=lambda line: line.split(";")[0]))
print("kept:", kept)
assert [line[:2] for line in kept] == ["17", "18", "19"]

# Lazy: it works on an endless source, as long as only so many are asked for.
print("first three classes of n modulo 5:", list(islice(unique(count(7), key=lambda n: n % 5), 3)))
