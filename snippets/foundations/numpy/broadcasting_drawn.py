"""Broadcasting (3, 1) + (4,) to (3, 4): pale boxes are repeated by a stride of 0, never stored."""

import matplotlib.pyplot as plt
import numpy as np


def broadcast_shape(*shapes: tuple[int, ...]) -> tuple[int, ...]:
    """Work out the common shape: align at the right, stretch the ones, refuse the rest.

    Args:
        *shapes: Shapes to be combined.

    Returns:
        The shape of the result.

    Raises:
        ValueError: If two sizes on one axis differ and neither is 1.

    Source: NumPy user guide, Broadcasting, General broadcasting rules.
    """
    n_axes = max(len(shape) for shape in shapes)
    padded = [(1,) * (n_axes - len(shape)) + shape for shape in shapes]
    result = []
    for sizes in zip(*padded, strict=True):
        stretched = {size for size in sizes if size != 1}
        if len(stretched) > 1:
            raise ValueError(f"sizes {sizes} on one axis")
        result.append(stretched.pop() if stretched else 1)
    return tuple(result)


for shapes in [((3, 1), (4,)), ((3, 4), (4,)), ((5, 1, 3), (7, 1)), ((3, 4), (3,))]:
    try:
        answer = broadcast_shape(*shapes)
        assert answer == np.broadcast_shapes(*shapes)
    except ValueError as error:
        answer = f"refused: {error}"
    print(f"{shapes[0]} with {shapes[1]}: {answer}")

a, b = np.array([[0], [10], [20]]), np.array([1, 2, 3, 4])
assert np.broadcast_to(a, (3, 4)).strides == (8, 0)  # the next column is the same address
assert np.broadcast_to(b, (3, 4)).strides == (0, 8)
assert np.array_equal(a + b, np.repeat(a, 4, axis=1) + np.tile(b, (3, 1)))

fig, ax = plt.subplots(figsize=(7, 2.3), layout="constrained")
columns, rows = np.tile(np.arange(4), (3, 1)), np.tile(np.arange(3)[:, None], (1, 4))
panels = [
    ("a   (3, 1)", np.broadcast_to(a, (3, 4)), columns == 0, "C0"),
    ("b   (4,)", np.broadcast_to(b, (3, 4)), rows == 0, "C1"),
    ("a + b   (3, 4)", a + b, columns >= 0, "C2"),
]
for k, (title, values, stored, color) in enumerate(panels):
    x0 = 5.6 * k
    ax.text(x0 + 1.95, 3.25, title, ha="center", weight="bold")
    for (i, j), value in np.ndenumerate(values):
        strong = stored[i, j]
        box = (x0 + j, 2 - i)
        ax.add_patch(plt.Rectangle(box, 0.92, 0.92, fc=color, alpha=0.4 if strong else 0.1))
        center = (x0 + j + 0.46, 2.44 - i)
        ax.text(*center, value, ha="center", va="center", alpha=1 if strong else 0.5)
for x, sign in ((4.75, "+"), (10.35, "=")):
    ax.text(x, 1.45, sign, ha="center", va="center", fontsize=16)
ax.set(xlim=(-0.1, 15.3), ylim=(-0.1, 3.8), aspect="equal")
ax.axis("off")
plt.show()
