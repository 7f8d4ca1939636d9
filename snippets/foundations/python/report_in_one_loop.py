"""The first version of the report: one loop, one dictionary, and four weaknesses."""

LOG = """\
2026-03-02;Lima;coffee;3;4.10
2026-03-02;Quito;tea;2;3.20
2026-03-02;lima ;coffee;1;4.10
2026-03-03;Quito;cake;1;5.50

2026-03-03;Zürich;coffee;2;4.90
2026-03-03;Lima;tea;3.20
"""

revenue = {}  # shop -> money taken
skipped = 0
for line in LOG.splitlines():
    fields = line.split(";")
    if len(fields) != 5:
        skipped += 1
        continue
    day, shop, product, quantity, price = fields  # unpacking: five names at once
    amount = int(quantity) * float(price)
    revenue[shop] = revenue.get(shop, 0) + amount

for shop, amount in revenue.items():
    print(f"{shop!r:10} {amount:8.2f}   exactly as stored: {amount!r}")
print(f"{skipped} lines skipped")

assert "Lima" in revenue and "lima " in revenue  # one shop, two entries
assert revenue["Lima"] != 12.30
try:
    int("3x")
except ValueError as error:
    print("one typing error would end it all:", error)
