"""Every possible split of eight machines by temperature, scored in exact fractions."""

from fractions import Fraction

temperature = [61, 64, 66, 69, 73, 75, 78, 82]  # degrees Celsius, sorted
failed = [0, 0, 0, 1, 0, 0, 1, 1]


def gini(labels: list[int]) -> Fraction:
    """1 - p0^2 - p1^2 for a list of 0/1 labels."""
    p = Fraction(sum(labels), len(labels))
    return 1 - p**2 - (1 - p) ** 2


n = len(failed)
parent = gini(failed)
gains: dict[float, Fraction] = {}
print(f"before any split: {sum(failed)} of {n} failed, gini {parent} = {float(parent):.4f}")
print("threshold  left    right   weighted gini  gain")
for i in range(1, n):
    threshold = (temperature[i - 1] + temperature[i]) / 2  # halfway between neighbors
    left, right = failed[:i], failed[i:]
    weighted = Fraction(i, n) * gini(left) + Fraction(n - i, n) * gini(right)
    gains[threshold] = parent - weighted
    print(
        f"{threshold:6.1f}     {sum(left)} of {i}  {sum(right)} of {n - i}"
        f"  {float(weighted):.4f}         {float(gains[threshold]):.4f}"
    )

best = max(gains, key=lambda threshold: gains[threshold])
print(f"best: temperature <= {best}, gain {gains[best]} = {float(gains[best]):.4f}")
assert parent == Fraction(15, 32)
assert best == 76.5 and gains[best] == Fraction(25, 96)
assert all(gain >= 0 for gain in gains.values())  # a split never raises weighted gini
