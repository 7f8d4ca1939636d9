"""An order as a class by hand and as a frozen dataclass, with validation and a computed amount."""

from dataclasses import FrozenInstanceError, dataclass, replace
from decimal import Decimal


class PlainOrder:
    """A class by hand: data and the functions that belong to it."""

    def __init__(self, shop: str, quantity: int, price: Decimal) -> None:
        self.shop = shop
        self.quantity = quantity
        self.price = price

    def amount(self) -> Decimal:
        return self.quantity * self.price


@dataclass(frozen=True, slots=True)
class Order:
    """One order; `__init__`, `__repr__`, `__eq__` and `__hash__` are written by the decorator."""

    shop: str
    quantity: int
    price: Decimal

    def __post_init__(self) -> None:
        if self.quantity < 1:
            raise ValueError(f"quantity is {self.quantity}, must be at least 1")
        if not (self.price.is_finite() and self.price > 0):  # Decimal("nan") is a Decimal, too
            raise ValueError(f"price is {self.price}, must be a positive number")

    @property
    def amount(self) -> Decimal:
        return self.quantity * self.price

    @classmethod
    def from_line(cls, line: str) -> "Order":
        _, shop, _, quantity, price = line.split(";")
        return cls(shop.strip().title(), int(quantity), Decimal(price))


price = Decimal("4.10")
plain, twin = PlainOrder("Lima", 3, price), PlainOrder("Lima", 3, price)
assert plain.amount() == twin.amount() and plain != twin
print("by hand, same content equal:  ", plain == twin)
order, again = Order("Lima", 3, price), Order.from_line("2026-03-02;lima ;coffee;3;4.10")
print("dataclass, same content equal:", order == again, " as a set:", len({order, again}), "order")
print(order, "amount", order.amount)
assert order == again and order is not again

try:
    order.quantity = 4
except FrozenInstanceError as error:
    print("FrozenInstanceError:", error)
print("a changed copy:", replace(order, quantity=4).amount)
for quantity, text in ((0, "4.10"), (1, "nan")):
    try:
        Order("Lima", quantity, Decimal(text))
    except ValueError as error:
        print("ValueError:", error)
