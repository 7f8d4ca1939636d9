"""Three traps that raise no error: late binding, removing while iterating, a spent generator."""

# A closure looks its names up when it runs. All three see the last value of `rate`.
late = [lambda cents: cents * rate // 100 for rate in (5, 10, 20)]  # noqa: B023 (the trap)
bound = [lambda cents, rate=rate: cents * rate // 100 for rate in (5, 10, 20)]
print("late binding:", [f(1000) for f in late], " bound by a default:", [f(1000) for f in bound])
assert [f(1000) for f in late] == [200] * 3 and [f(1000) for f in bound] == [50, 100, 200]

# Removing shifts the rest to the left while the loop's position moves to the right.
lines = ["tea", "", "", "cake"]
for line in lines:
    if not line:
        lines.remove(line)
print("removed while iterating:", lines, " new list:", [x for x in ["tea", "", "", "cake"] if x])
assert lines == ["tea", "", "cake"]

stock = {"tea": 0, "cake": 3}
try:
    for product in stock:
        if stock[product] == 0:
            del stock[product]
except RuntimeError as error:
    print("a dictionary at least complains:", error)

# A generator runs once.
cents = (int(text) for text in ["1230", "640"])
print("sum:", sum(cents), " sum again:", sum(cents))
cents = [int(text) for text in ["1230", "640"]]
assert sum(cents) == sum(cents) == 1870
