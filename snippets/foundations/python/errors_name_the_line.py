"""A custom exception that names file and line, keeps its cause, and lets true bugs through."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation


class BadLine(ValueError):
    """A line of the log that cannot be used."""


def parse(line: str) -> tuple[str, int, Decimal]:
    """Return shop, quantity and price. Raises ValueError or InvalidOperation."""
    _, shop, _, quantity, price = line.split(";")
    return shop.strip().title(), int(quantity), Decimal(price)


def read(lines: Iterable[str], file: str) -> list[tuple[str, int, Decimal]]:
    """Parse every line. Raises BadLine with the place and the original error as its cause."""
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            row = parse(line)
        except (ValueError, InvalidOperation) as error:
            raise BadLine(f"{file}:{number}: cannot read {line!r}") from error
        else:
            rows.append(row)  # outside the try: an error here would not be mislabeled
    return rows


good = "2026-03-02;Lima;coffee;3;4.10"
for bad in ("2026-03-03;Lima;tea;3x;3.20", "2026-03-03;Lima;tea", "2026-03-03;Lima;tea;1;4,10"):
    try:
        read([good, bad], "orders.txt")
    except BadLine as error:
        print(error)
        print("   because of", type(error.__cause__).__name__ + ":", error.__cause__)
assert not issubclass(InvalidOperation, ValueError)  # so both must be named above

# Look before you leap, and the rule you check is not quite the rule that int() applies.
for text in ("²", " 3 "):
    try:
        outcome = f"int gives {int(text)}"
    except ValueError:
        outcome = "int raises ValueError"
    print(f"{text!r:5} isdigit: {text.isdigit()!s:5}  {outcome}")


def careless(lines: Iterable[str]) -> int:
    """Count the bad lines, with an except that is too wide."""
    bad = 0
    for line in lines:
        try:
            parze(line)  # noqa: F821 (the misspelling is the point)
        except Exception:
            bad += 1
    return bad


assert careless([good, good]) == 2
print("except Exception hides a misspelled name:", careless([good, good]), "good lines called bad")
