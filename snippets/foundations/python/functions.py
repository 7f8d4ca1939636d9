"""Functions: keyword-only arguments, *args and **kwargs, a closure, and pure against impure."""

from collections.abc import Callable
from functools import wraps


def parse_line(line: str, *, separator: str = ";") -> tuple[str, str, int]:
    """Return shop, product and quantity; what follows the star must be named by the caller."""
    _, shop, product, quantity, _ = line.split(separator)
    return shop.strip().title(), product, int(quantity)


def at_least(minimum: int) -> Callable[[int], bool]:
    """Return a test that remembers `minimum`: a closure."""

    def test(quantity: int) -> bool:
        return quantity >= minimum

    return test


def counted(function: Callable) -> Callable:
    """Return `function` with a count of its calls; passes on whatever arguments it gets."""

    @wraps(function)
    def wrapper(*args: object, **kwargs: object) -> object:
        wrapper.calls += 1
        return function(*args, **kwargs)  # args is a tuple, kwargs a dict

    wrapper.calls = 0
    return wrapper


def discount_in_place(cents: list[int], percent: int) -> None:
    """Side effect: the caller's list changes."""
    for i, value in enumerate(cents):
        cents[i] = value * (100 - percent) // 100


def discounted(cents: list[int], percent: int) -> list[int]:
    """Pure: the result depends on the arguments only, and nothing else changes."""
    return [value * (100 - percent) // 100 for value in cents]


assert parse_line("2026-03-02;lima ;tea;2;3.20") == ("Lima", "tea", 2)
try:
    parse_line("2026-03-02,Lima,tea,2,3.20", ",")
except TypeError as error:
    print("TypeError:", error)

parse = counted(parse_line)
rows = [parse("2026-03-02;lima ;tea;2;3.20"), parse("d,Lima,tea,12,3.20", separator=",")]
print("parsed:", rows, "calls:", parse.calls)
print("large: ", list(filter(at_least(10), [q for _, _, q in rows])))

prices = [400, 320]
print("pure, twice:    ", discounted(prices, 10), discounted(prices, 10))
discount_in_place(prices, 10)
discount_in_place(prices, 10)  # run the notebook cell again, and the discount doubles
print("in place, twice:", prices)
assert discounted([400, 320], 10) == [360, 288] and prices == [324, 259]
