"""Two corridor cells that look the same: no rule on the picture is good, one on the last two pictures is perfect."""

from itertools import product

# Cells 0 .. 4 in a row; the goal is in the middle. Cells 1 and 3 look the same: walls above and below.
LOOKS = ["left end", "corridor", "goal", "corridor", "right end"]
LIMIT = 20


def average_steps(act: dict, memory: int) -> float:
    """Mean steps to the goal over the starts 0 and 4, where `act` maps the last `memory` looks to -1 or +1."""
    total = 0
    for start in (0, 4):
        cell, seen = start, ["none"] * (memory - 1) + [LOOKS[start]]
        for step in range(LIMIT + 1):
            if LOOKS[cell] == "goal" or step == LIMIT:
                total += step
                break
            cell = min(max(cell + act.get(tuple(seen), 1), 0), 4)
            seen = [*seen[1:], LOOKS[cell]]
    return total / 2


def best_rule(memory: int) -> tuple[float, int]:
    """The fewest mean steps of all deterministic rules, and how many rules there are."""
    looks = [("left end",), ("corridor",), ("right end",)]
    if memory == 2:
        pairs = [
            ("none", "left end"),
            ("none", "right end"),
            ("left end", "corridor"),
            ("right end", "corridor"),
        ]
        looks = [
            *pairs,
            ("corridor", "left end"),
            ("corridor", "right end"),
            ("corridor", "corridor"),
        ]
    rules = [dict(zip(looks, moves, strict=True)) for moves in product((-1, 1), repeat=len(looks))]
    return min(average_steps(rule, memory) for rule in rules), len(rules)


for memory in (1, 2):
    steps, count = best_rule(memory)
    noun = "pictures" if memory > 1 else "picture "
    print(f"the last {memory} {noun}: best of {count:3} rules needs {steps:.0f} steps on average")
one, two = best_rule(1)[0], best_rule(2)[0]
known = sum(abs(start - LOOKS.index("goal")) for start in (0, 4)) / 2
print(f"with the true position: {known:.0f} steps; the limit is {LIMIT}")
assert two == known and one > 5 * two
