"""Lightness along three color maps: viridis and cividis climb evenly, jet goes up, down and up again."""

import matplotlib.pyplot as plt
import numpy as np


def cielab(srgb: np.ndarray) -> np.ndarray:
    """Convert sRGB colors in 0..1, shape (n, 3), to CIELAB L*, a*, b* (D65), shape (n, 3).

    Source: IEC 61966-2-1 (sRGB) and CIE 15, Colorimetry.
    """
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    ratio = linear @ to_xyz.T / to_xyz.sum(axis=1)  # relative to the white point
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], 1)


assert np.allclose(cielab(np.array([[1.0, 1, 1]])), [[100, 0, 0]], atol=1e-6)
assert np.allclose(cielab(np.array([[0.0, 0, 1]])), [[32.3, 79.2, -107.9]], atol=0.1)  # pure blue

t = np.linspace(0, 1, 101)
fig, ax = plt.subplot_mosaic(
    [["L", "L"], ["seq", "seq bad"], ["div", "qual"]],
    figsize=(7, 4.8), height_ratios=[7, 1, 1], layout="constrained",
)  # fmt: skip
print("map      lightness from..to  reversals  largest color step / mean step")
for name, color, where in (
    ("viridis", "C0", (0.36, 48)),
    ("cividis", "C2", (0.66, 50)),
    ("jet", "C4", (0.5, 95)),
):
    lab = cielab(plt.get_cmap(name)(t)[:, :3])
    lightness = lab[:, 0]
    reversals = int(np.sum(np.diff(np.sign(np.diff(lightness[::2]))) != 0))
    step = np.linalg.norm(np.diff(lab, axis=0), axis=1)  # color difference between neighbors
    print(f"{name:8s} {lightness[0]:9.0f}..{lightness[-1]:.0f} {reversals:14d}", end="")
    print(f" {step.max() / step.mean():20.1f}")
    assert (reversals == 0) == (name != "jet")
    ax["L"].plot(t, lightness, color=color)
    ax["L"].text(*where, name, color=color, ha="right")
ax["L"].set(xlabel="data value (scaled to 0..1)", ylabel="lightness L*", ylim=(0, 105))

strips = {
    "seq": ("viridis", "sequential: viridis"),
    "seq bad": ("jet", "rainbow: jet"),
    "div": ("RdBu_r", "diverging: RdBu_r"),
    "qual": ("tab10", "qualitative: tab10"),
}
for key, (name, title) in strips.items():
    ax[key].imshow(t[None, :100], cmap=name, aspect="auto")
    ax[key].set_title(title)
    ax[key].set(xticks=[], yticks=[])
plt.show()
