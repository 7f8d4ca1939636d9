"""What a look-up and what a growing string cost: comparisons and copies counted, CPU time too."""

import time
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


def cpu_seconds(work: str, names: dict[str, object], number: int) -> float:
    """Return the CPU time of executing a statement once, the shortest of three."""
    times = timeit.repeat(work, timer=time.process_time, number=number, repeat=3, globals=names)
    return min(times) / number


print("is the last of n keys in there?  comparisons: list   set    time list / set")
for n in (100, 1_000, 10_000):
    keys = [Key(i) for i in range(n)]
    in_list, in_set = comparisons(keys, Key(n - 1)), comparisons(set(keys), Key(n - 1))
    names = [f"order-{i}" for i in range(n)]
    space = {"L": names, "S": set(names), "x": "order-" + str(n - 1)}
    ratio = cpu_seconds("x in L", space, 2_000_000 // n) / cpu_seconds("x in S", space, 1_000_000)
    print(f"{n:32,} {in_list:18,} {in_set:5}    ~{ratio:.0f}")
    assert in_list == n and in_set == 1

glue = "pages = {'Lima': ''}\nfor line in lines: pages['Lima'] += line"
join = "pages = {'Lima': []}\nfor line in lines: pages['Lima'].append(line)\n''.join(pages['Lima'])"
for n in (2_000, 4_000, 8_000):
    lines = {"lines": ["2026-03-02;Lima;coffee;3;4.10\n"] * n}
    copied = sum(30 * k for k in range(1, n + 1))  # each += copies the whole text so far
    ratio = cpu_seconds(glue, lines, 10) / cpu_seconds(join, lines, 200)
    print(f"{n:,} lines: += copies {copied:,} characters, join {30 * n:,}; time ~{ratio:.0f} to 1")
