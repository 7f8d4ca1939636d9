"""Comprehensions, Counter, defaultdict, itertools and sorting with a key on five orders."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import NamedTuple


class Order(NamedTuple):
    shop: str
    product: str
    cents: int


orders = [
    Order("Lima", "coffee", 1230),
    Order("Quito", "tea", 640),
    Order("Lima", "tea", 640),
    Order("Quito", "cake", 550),
    Order("Lima", "coffee", 410),
]

large = [o.product for o in orders if o.cents > 600]  # list: map and filter in one line
shops = {o.shop for o in orders}  # set: each once, in no order
price = {o.product: o.cents for o in orders}  # dict: the last one wins
print("large:", large, " shops:", sorted(shops), " last tea:", price["tea"])

sold = Counter(o.product for o in orders)
by_shop: defaultdict[str, list[int]] = defaultdict(list)  # a missing key starts as list()
for o in orders:
    by_shop[o.shop].append(o.cents)
totals = {shop: sum(cents) for shop, cents in by_shop.items()}
print("most common:", sold.most_common(1), " totals:", totals)
assert totals == {"Lima": 2280, "Quito": 1190}

print("  shop    product   money")
for o in sorted(orders, key=lambda o: (o.shop, -o.cents)):  # by shop, then the largest first
    print(f"  {o.shop:<7} {o.product:<7} {o.cents / 100:>7.2f}")

runs = [(shop, len(list(run))) for shop, run in groupby(orders, key=lambda o: o.shop)]
print("groupby, unsorted:", runs)
assert len(runs) > len(shops)  # groupby joins neighbors only


def batched(items: Iterable[Order], n: int) -> Iterator[tuple[Order, ...]]:
    """Yield tuples of n items, the last may be shorter, as itertools.batched does since 3.12."""
    iterator = iter(items)
    while batch := tuple(islice(iterator, n)):
        yield batch


print("batches of 2:", [len(batch) for batch in batched(orders, 2)])
