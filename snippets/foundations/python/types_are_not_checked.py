"""Type hints: a generic function, a Protocol, and two errors that only a type checker foresees."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")


class HasCents(Protocol):
    """Anything with an integer `cents`; no class has to inherit from this."""

    @property
    def cents(self) -> int: ...


@dataclass(frozen=True)
class Order:
    shop: str
    cents: int


@dataclass(frozen=True)
class Refund:
    reason: str
    cents: int


def total(entries: Iterable[HasCents]) -> int:
    """Return the sum in cents of whatever has cents."""
    return sum(entry.cents for entry in entries)


def first(items: Iterable[T], test: Callable[[T], bool]) -> T | None:
    """Return the first item that passes, or None. T: what goes in is what comes out."""
    return next((item for item in items if test(item)), None)


def double(quantity: int) -> int:
    """Return twice the quantity."""
    return 2 * quantity


orders = [Order("Lima", 1230), Order("Quito", 640)]
print("duck typing: total of orders and a refund:", total([*orders, Refund("cold", -410)]))

result = double("3")  # a checker reports: arg-type
print("double('3') =", repr(result), " the hint stays a note:", double.__annotations__)
assert repr(result) == "'33'"

found = first(orders, lambda order: order.shop == "Oslo")
try:
    print(found.cents)  # a checker reports: union-attr
except AttributeError as error:
    print("AttributeError:", error)
