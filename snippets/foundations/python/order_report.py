"""The whole program: parse, validate, group, report, followed by its tests."""

import csv
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path


class BadLine(ValueError):
    """A line of the log that cannot be used."""


@dataclass(frozen=True, slots=True)
class Order:
    day: date
    shop: str
    product: str
    quantity: int
    price: Decimal

    def __post_init__(self) -> None:
        if self.quantity < 1 or not (self.price.is_finite() and self.price > 0):
            raise ValueError(f"quantity {self.quantity} at {self.price}: both must be positive")


def parse(fields: list[str]) -> Order:
    """Return the order in five fields of text. Raises ValueError or InvalidOperation."""
    day, shop, product, quantity, price = (field.strip() for field in fields)
    return Order(
        date.fromisoformat(day), shop.title(), product.lower(), int(quantity), Decimal(price)
    )


def read_orders(path: Path, on_bad: Callable[[BadLine], object]) -> Iterator[Order]:
    """Yield the valid orders one at a time; hand a BadLine with file and line to `on_bad`."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        for fields in filter(None, reader):  # a blank line is an empty list
            try:
                order = parse(fields)
            except (ValueError, InvalidOperation) as error:
                on_bad(BadLine(f"{path.name}:{reader.line_num}: {error}"))
            else:
                yield order


def revenue_by_shop(orders: Iterable[Order]) -> dict[str, Decimal]:
    """Return the money taken per shop, the largest first."""
    revenue: defaultdict[str, Decimal] = defaultdict(Decimal)
    for order in orders:
        revenue[order.shop] += order.quantity * order.price
    return dict(sorted(revenue.items(), key=lambda item: (-item[1], item[0])))


LOG = """\
2026-03-02;Lima;coffee;3;4.10
2026-03-02;Quito;tea;2;3.20
2026-03-02;lima ;coffee;1;4.10
2026-03-03;Quito;cake;3x;5.50

2026-03-03;Zürich;coffee;2;4.90
2026-03-03;Lima;tea;3.20
2026-02-30;Lima;tea;1;3.20
2026-03-03;Quito;cake;1;nan
"""


def test_names_are_cleaned_and_money_is_exact() -> None:
    order = parse(["2026-03-02", " lima", "Tea ", "3", "4.10"])
    assert (order.shop, order.product) == ("Lima", "tea")
    assert revenue_by_shop([order]) == {"Lima": Decimal("12.30")}


def test_every_bad_line_is_named_and_good_ones_are_kept() -> None:
    problems: list[BadLine] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "orders.txt")
        path.write_text(LOG, encoding="utf-8")
        orders = list(read_orders(path, problems.append))
    assert len(orders) == 4
    assert [str(p).split(":")[1] for p in problems] == ["4", "7", "8", "9"]


def test_no_orders_make_an_empty_report() -> None:
    assert revenue_by_shop([]) == {}


if __name__ == "__main__":
    problems: list[BadLine] = []
    path = Path("orders.txt")
    path.write_text(LOG, encoding="utf-8")
    for shop, money in revenue_by_shop(read_orders(path, problems.append)).items():
        print(f"{shop:<8}{money:>8}")
    print(f"{len(problems)} lines left out:", *problems, sep="\n  ")
    tests = [run for name, run in list(globals().items()) if name.startswith("test_")]
    for run in tests:
        run()
    print(len(tests), "tests passed")
