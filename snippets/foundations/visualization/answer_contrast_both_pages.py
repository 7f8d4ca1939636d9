"""No gray reads well on a white page and on a near-black one: the best reaches the square root of their contrast."""

import numpy as np
from matplotlib.colors import to_rgb


def luminance(color: str) -> float:
    """Return the relative luminance of a color, 0 to 1. Source: WCAG 2.2."""
    c = np.array(to_rgb(color))
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21. Source: WCAG 2.2."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


light, dark = "#ffffff", "#16181b"
grays = [f"#{v:02x}{v:02x}{v:02x}" for v in range(256)]
worst = {gray: min(contrast(gray, light), contrast(gray, dark)) for gray in grays}
best = max(grays, key=lambda gray: worst[gray])
print(f"the two pages against each other: {contrast(light, dark):.2f}")
print(f"best gray {best}: {contrast(best, light):.2f} on light, {contrast(best, dark):.2f} on dark")
enough = [gray for gray in grays if worst[gray] >= 3]
print(f"grays with 3:1 on both: {enough[0]} to {enough[-1]}")
assert np.isclose(worst[best], np.sqrt(contrast(light, dark)), rtol=0.02)
assert worst[best] < 4.5 and len(enough) > 0
