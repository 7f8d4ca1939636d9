"""A line fitted to 442 patients by gradient descent, and its path down the error surface."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True, scaled=False)
bmi = X[:, 2]
x_list = ((bmi - bmi.mean()) / bmi.std()).tolist()
y_list = y.tolist()


def error(slope: float, offset: float) -> float:
    """Return half the mean squared error of the line."""
    residuals = [slope * x + offset - y for x, y in zip(x_list, y_list, strict=True)]
    return sum(r * r for r in residuals) / (2 * len(residuals))


def gradient(slope: float, offset: float) -> tuple[float, float]:
    """Return the partial derivatives of the error by slope and by offset."""
    d_slope = d_offset = 0.0
    for x, y in zip(x_list, y_list, strict=True):
        residual = slope * x + offset - y
        d_slope += residual * x / len(x_list)
        d_offset += residual / len(x_list)
    return d_slope, d_offset


slope, offset, rate = -60.0, 30.0, 0.25
path = [(slope, offset)]
for step in range(41):
    if step in (0, 1, 2, 5, 10, 20, 40):
        print(f"step {step:2d}: {slope:6.2f} x + {offset:6.2f}, error {error(slope, offset):8.2f}")
    d_slope, d_offset = gradient(slope, offset)
    slope, offset = slope - rate * d_slope, offset - rate * d_offset
    path.append((slope, offset))

exact = np.polyfit(x_list, y_list, 1)
print(f"solved exactly: {exact[0]:.2f} x + {exact[1]:.2f}")
assert np.allclose([slope, offset], exact, atol=0.01)
assert all(error(*b) < error(*a) for a, b in zip(path, path[1:], strict=False))

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
left.scatter(bmi[::2], y[::2], s=5, color="C7", alpha=0.7, rasterized=True)
ends = np.array([bmi.min(), bmi.max()])
for step, color in [(0, "C4"), (2, "C1"), (5, "C3"), (40, "C0")]:
    line = path[step][0] * (ends - bmi.mean()) / bmi.std() + path[step][1]
    left.plot(ends, line, color=color)
    left.text(ends[1] + 0.4, line[1], f"{step}", color=color, va="center")
left.set(xlabel="body mass index (kg/m²)", ylabel="progression after a year", ylim=(-210, 360))
left.set_title("the line after 0, 2, 5, 40 steps")
a, b = np.meshgrid(np.linspace(-75, 160, 80), np.linspace(0, 270, 80))
surface = error(*exact) + ((a - exact[0]) ** 2 + (b - exact[1]) ** 2) / 2
assert np.isclose(surface[3, 5], error(a[3, 5], b[3, 5]))
# Rounded, so that the last bit does not decide whether a line of the contour closes.
right.contour(a, b, surface.round(6), levels=10, colors="C7", linewidths=0.7)
right.plot(*np.array(path).T, "o-", ms=3, color="C0")
right.plot(*exact, "*", ms=12, color="C1")
right.set(xlabel="slope", ylabel="offset", title="the same steps on the error surface")
plt.show()
