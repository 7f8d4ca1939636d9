"""Ten colors as drawn and as seen without green-sensitive cones: red and green merge, blue and orange stay apart."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import to_rgb

# Source: Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color
# Vision Deficiency, 2009: deuteranopia (severity 1.0), applied to linear RGB.
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
assert np.allclose(DEUTERANOPIA.sum(axis=1), 1, atol=1e-5)  # grays stay gray


def linear(color: str) -> np.ndarray:
    """Return the linear-light RGB of a color name or code, shape (3,). Source: IEC 61966-2-1."""
    c = np.array(to_rgb(color))
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def simulate(color: str) -> np.ndarray:
    """Return the sRGB color, shape (3,), that shows what a deuteranope sees."""
    c = np.clip(DEUTERANOPIA @ linear(color), 0, 1)
    return np.where(c <= 0.0031308, 12.92 * c, 1.055 * c ** (1 / 2.4) - 0.055)


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21. Source: WCAG 2.2, contrast ratio."""
    first, second = (float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (a, b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


assert np.isclose(contrast("#000000", "#ffffff"), 21)
colors = {"red": "#d62728", "green": "#2ca02c", "orange": "#e69f00", "sky blue": "#56b4e9",
          "bluish\ngreen": "#009e73", "yellow": "#f0e442", "blue": "#0072b2",
          "vermilion": "#d55e00", "reddish\npurple": "#cc79a7", "gray": "#767676"}  # fmt: skip

fig, ax = plt.subplots(figsize=(7, 2.9), layout="constrained")
for k, (name, code) in enumerate(colors.items()):
    for row, shown in enumerate((simulate(code), np.array(to_rgb(code)))):
        ax.add_patch(plt.Rectangle((k, row), 0.92, 0.92, color=shown))
    ratio = contrast(code, "#ffffff")
    ax.text(k + 0.46, -0.1, f"{name}\n{ratio:.1f}", ha="center", va="top", fontsize=8.5)
ax.set(xlim=(0, 10), ylim=(-0.9, 2), yticks=[0.46, 1.46], xticks=[])
ax.set_yticklabels(["deuteranope", "as drawn"])
ax.set_title("Below: contrast ratio with a page of #ffffff")
ax.spines[:].set_visible(False)


def apart(a: str, b: str) -> tuple[float, float]:
    """Return the distance of two colors in sRGB, of at most 1.73, as drawn and as simulated."""
    drawn = np.linalg.norm(np.subtract(to_rgb(a), to_rgb(b)))
    return float(drawn), float(np.linalg.norm(simulate(a) - simulate(b)))


for a, b in (("red", "green"), ("blue", "orange")):
    drawn, seen = apart(colors[a], colors[b])
    print(f"{a} and {b}: {drawn:.2f} apart as drawn, {seen:.2f} as seen by a deuteranope")
    assert (seen < 0.45 * drawn) == (a == "red")
for name in ("yellow", "orange", "gray"):
    print(f"{name} on a white page: contrast {contrast(colors[name], '#ffffff'):.2f}")
assert contrast(colors["yellow"], "#ffffff") < 3 < 4.5 <= contrast(colors["gray"], "#ffffff")
plt.show()
