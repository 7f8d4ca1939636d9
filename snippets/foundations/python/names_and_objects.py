"""Names bound to list objects: shared after b = a, separate after a + [...], kept by a default."""

import matplotlib.pyplot as plt


def add_shared(product: str, basket: list[str] = []) -> list[str]:  # noqa: B006 (the mistake)
    """Append to the one list that was made when `def` ran."""
    basket.append(product)
    return basket


def add(product: str, basket: list[str] | None = None) -> list[str]:
    """Return a new basket; the caller's list stays as it is."""
    return [*(basket or []), product]


a = ["tea"]
b = a  # a second name, no copy
b.append("cake")
assert a is b
print("b = a, then b.append:   a =", a, " same object:", a is b)

c = a + ["rye"]  # a new object
assert c is not a and a == ["tea", "cake"]
print("c = a + [...]:          a =", a, " same object:", a is c)

old = day = (2026, 3, 2)  # a tuple cannot change, so += must make a new one
day += (9,)
assert old == (2026, 3, 2)
print("+= on a tuple:          old =", old, " same object:", old is day)

first = add_shared("tea")
second = add_shared("cake")
assert first is second is add_shared.__defaults__[0]
print("mutable default:        first =", first, " second =", second)
assert (add("tea"), add("cake")) == (["tea"], ["cake"])
print("None as default:        first =", add("tea"), " second =", add("cake"))

fig, axes = plt.subplots(1, 3, figsize=(7, 1.9), layout="constrained")
scenes = [
    ("b = a\nb.append('cake')", ["a", "b"], [a], [0, 0]),
    ("c = a + ['rye']", ["a", "c"], [a, c], [0, 1]),
    ("add_shared('tea')\nadd_shared('cake')", ["default", "first", "second"], [first], [0] * 3),
]
for ax, (title, names, objects, targets) in zip(axes, scenes, strict=True):
    for row, (name, target) in enumerate(zip(names, targets, strict=True)):
        y, goal = 1 - row / (len(names) - 1), 1 - target if len(objects) > 1 else 0.5
        ax.annotate(
            name,
            xy=(0.45, goal),
            xytext=(0.0, y),
            color="C0",
            va="center",
            arrowprops={"arrowstyle": "->", "color": "C0"},
        )
    for row, item in enumerate(objects):
        text = "list\n" + "\n".join(map(repr, item))
        y = 1 - row if len(objects) > 1 else 0.5
        box = {"boxstyle": "round", "facecolor": "none", "edgecolor": "C1"}
        ax.text(0.52, y, text, va="center", color="C1", fontsize=8, bbox=box)
    ax.set(xlim=(-0.02, 1), ylim=(-0.6, 1.6))
    ax.set_title(title, family="monospace", fontsize=8)
    ax.axis("off")
plt.show()
