"""Five weights by hand: values (blue) flow right, derivatives of the loss (orange) flow back."""

import matplotlib.pyplot as plt

x, y = 2.0, 1.0
weights = {"w1": 1.0, "w2": 2.0, "v1": 3.0, "v2": -1.0, "c": 1.0}


def forward(w1, w2, v1, v2, c) -> dict[str, float]:
    """Return every value of the net, in the order in which it is computed."""
    z1 = w1 * x
    h1 = max(z1, 0.0)
    z2 = w2 * h1
    h2 = max(z2, 0.0)
    out = v1 * h1 + v2 * h2 + c
    return {"z1": z1, "h1": h1, "z2": z2, "h2": h2, "out": out, "L": (out - y) ** 2 / 2}


value = weights | forward(**weights)
g = {"L": 1.0}  # g["h2"] is ∂L/∂h2: what arrives from behind, times the local derivative
g["out"] = g["L"] * (value["out"] - y)
g["c"] = g["out"] * 1
g["v1"] = g["out"] * value["h1"]
g["v2"] = g["out"] * value["h2"]
g["h2"] = g["out"] * value["v2"]
g["z2"] = g["h2"] * (value["z2"] > 0)
g["w2"] = g["z2"] * value["h1"]
direct, through_h2 = g["out"] * value["v1"], g["z2"] * value["w2"]
g["h1"] = direct + through_h2  # h1 was used twice
g["z1"] = g["h1"] * (value["z1"] > 0)
g["w1"] = g["z1"] * x

print("values:   ", ", ".join(f"{k} = {value[k]:g}" for k in ("z1", "h1", "z2", "h2", "out", "L")))
print("backward: ", ", ".join(f"{k} {g[k]:g}" for k in ("out", "h2", "z2", "h1", "z1")))
print(f"into h1:   {direct:g} directly, {through_h2:g} through h2")
for name in weights:
    up, down = (forward(**weights | {name: weights[name] + s})["L"] for s in (1e-5, -1e-5))
    print(f"{name}: by hand {g[name]:g}, central difference {(up - down) / 2e-5:.4f}")
    # fails if one path into h1 is forgotten: w1 would get 12 or -8
    assert abs((up - down) / 2e-5 - g[name]) < 1e-8

at = {"w1": (0, 0), "z1": (1, 1), "h1": (2, 1), "w2": (2, 0), "z2": (3, 1), "h2": (4, 1)}
at |= {"v2": (4, 0), "out": (5, 1), "v1": (6, 2), "c": (6, 0), "L": (6, 1), "x": (0, 1)}
fig, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
for pair in "x-z1 w1-z1 z1-h1 h1-z2 w2-z2 z2-h2 h2-out v2-out h1-out v1-out c-out out-L".split():
    start, end = pair.split("-")
    bend = f"arc3,rad={-0.5 if pair == 'h1-out' else 0}"
    style = {"arrowstyle": "->", "color": "C7", "shrinkA": 17, "shrinkB": 17}
    ax.annotate("", at[end], at[start], arrowprops=style | {"connectionstyle": bend})
for name, (i, j) in at.items():
    ax.text(i, j, name, ha="center", va="center", weight="bold", size=15)
    ax.text(i, j + 0.17, f"{(value | {'x': x})[name]:g}", color="C0", ha="center", size=15)
    ax.text(i, j - 0.33, f"{g[name]:g}" if name in g else "", color="C1", ha="center", size=15)
ax.set(xlim=(-0.3, 6.3), ylim=(-0.4, 2.4))
ax.axis("off")
plt.show()
