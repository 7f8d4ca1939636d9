"""Four small data sets with one summary: a cloud, a curve, a line with an outlier, a single lever."""

import matplotlib.pyplot as plt
import numpy as np

# Source: F. J. Anscombe, Graphs in Statistical Analysis, The American Statistician 27, 1973.
x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
quartet = {
    "I": (x, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]),
    "II": (x, [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74]),
    "III": (x, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73]),
    "IV": (
        [8] * 7 + [19] + [8] * 3,
        [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89],
    ),
}

fig, axes = plt.subplots(1, 4, figsize=(7, 2.4), sharex=True, sharey=True, layout="constrained")
print("set  mean x  mean y  var x  var y  correlation  fitted line")
for ax, (name, (x, y)) in zip(axes, quartet.items(), strict=True):
    slope, intercept = np.polyfit(x, y, 1)
    r = np.corrcoef(x, y)[0, 1]
    print(f"{name:4s} {np.mean(x):6.1f}  {np.mean(y):6.1f}  {np.var(x, ddof=1):5.1f}", end="")
    print(f"  {np.var(y, ddof=1):5.1f}  {r:11.2f}  y = {intercept:.1f} + {slope:.1f} x")
    assert np.allclose([r, slope, intercept], [0.816, 0.5, 3.0], atol=0.005)
    ax.axline((0, intercept), slope=slope, color="C7", lw=1)
    ax.plot(x, y, "o", color="C0", ms=4)
    ax.set(title=name, xlabel="x", xlim=(2, 20), ylim=(2, 14))
axes[0].set_ylabel("y")
plt.show()
