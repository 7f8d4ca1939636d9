"""Binary floats miss most decimal fractions; comparing them, and counting money with Decimal."""

import math
from decimal import ROUND_HALF_UP, Decimal

print("0.1 + 0.2 =", 0.1 + 0.2, "  equal to 0.3:", 0.1 + 0.2 == 0.3)
print("0.1 is stored as", Decimal(0.1))
assert 0.1 + 0.2 != 0.3 and math.isclose(0.1 + 0.2, 0.3)

# isclose compares relative to size, so next to zero it needs an absolute tolerance.
difference = 0.1 + 0.2 - 0.3
assert not math.isclose(difference, 0) and math.isclose(difference, 0, abs_tol=1e-9)

total_float, total = 0.0, Decimal(0)
for _ in range(100_000):  # a hundred thousand orders of 4.10
    total_float += 4.10
    total += Decimal("4.10")
print(f"100,000 orders of 4.10: float {total_float!r}, Decimal {total}")
assert total == 410_000 and total_float != 410_000

half = Decimal("4.10") * Decimal("0.25")
print(
    f"a quarter off 4.10 is {half}, in cents {half.quantize(Decimal('0.01'), ROUND_HALF_UP)};",
    f"round() says {round(half, 2)}",
)
assert round(half, 2) == Decimal("1.02")  # round() takes a tie to the even digit
try:
    Decimal("4.10") * 0.75
except TypeError as error:
    print("TypeError:", error)
