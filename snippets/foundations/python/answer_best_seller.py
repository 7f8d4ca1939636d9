"""The best-selling product of each shop: a Counter inside a defaultdict."""

from collections import Counter, defaultdict

lines = [
    "2026-03-02;Lima;coffee;3;4.10",
    "2026-03-02;Quito;tea;2;3.20",
    "2026-03-02;Lima;tea;2;3.20",
    "2026-03-03;Quito;cake;2;5.50",
    "2026-03-03;Lima;tea;2;3.20",
]
sold: defaultdict[str, Counter[str]] = defaultdict(Counter)
for line in lines:
    _, shop, product, quantity, _ = line.split(";")
    sold[shop][product] += int(quantity)  # both levels start by themselves

for shop, counts in sorted(sold.items()):
    # The most units first; the alphabet decides a tie, so that the answer never depends on luck.
    product, units = min(counts.items(), key=lambda item: (-item[1], item[0]))
    print(f"{shop}: {product}, {units} of {counts.total()} units")
assert sold["Lima"] == {"coffee": 3, "tea": 4}
