"""What a look-up and what a growing string cost: comparisons and copies counted, time measured."""

import timeit


class Key:
    """An integer key that counts how often it is compared."""

    compared = 0

    def __init__(self, value: int) -> None:
        self.value = value

    def __hash__(self) -> int:
        return hash(self.value)

    def __eq__(self, other: object) -> bool:
        Key.compared += 1
        return isinstance(other, Key) and self.value == other.value


def comparisons(container: list[Key] | set[Key], wanted: Key) -> int:
    """Return the number of comparisons that one `in` makes."""
    Key.compared = 0
    assert wanted in container
    return Key.compared


def fastest(statement: str, names: dict[str, object], number: int) -> float:
    """Return the shortest time of one execution, in seconds."""
    return min(timeit.repeat(statement, globals=names, number=number, repeat=5)) / number


print("is the last of n keys in there?  comparisons: list   set    time list / set")
ratios = []
for n in (100, 1_000, 10_000):
    keys = [Key(i) for i in range(n)]
    in_list, in_set = comparisons(keys, Key(n - 1)), comparisons(set(keys), Key(n - 1))
    names = [f"order-{i}" for i in range(n)]
    space = {"L": names, "S": set(names), "x": "order-" + str(n - 1)}
    ratios.append(fastest("x in L", space, 20) / fastest("x in S", space, 2_000))
    print(f"{n:32,} {in_list:18,} {in_set:5}    ~{ratios[-1]:.0f}")
    assert in_list == n and in_set == 1
assert ratios[-1] > 100 and ratios[-1] > 10 * ratios[0]

glue = "pages = {'Lima': ''}\nfor line in lines: pages['Lima'] += line"
join = "pages = {'Lima': []}\nfor line in lines: pages['Lima'].append(line)\n''.join(pages['Lima'])"
for n in (2_000, 4_000, 8_000):
    lines = {"lines": ["2026-03-02;Lima;coffee;3;4.10\n"] * n}
    copied = sum(30 * k for k in range(1, n + 1))  # each += copies the whole text so far
    ratio = fastest(glue, lines, 1) / fastest(join, lines, 1)
    print(f"{n:,} lines: += copies {copied:,} characters, join {30 * n:,}; time ~{ratio:.0f} to 1")
assert ratio > 2
