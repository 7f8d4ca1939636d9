"""Six thousand points in four ways: solid ink hides a tight cluster that transparency and counts reveal."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
cloud = rng.normal(0, 1, size=(5_400, 2))
knot = rng.normal((0.85, 0.65), 0.08, size=(600, 2))  # one tenth of the points in a small place
x, y = np.concatenate([cloud, knot]).T
box = [(-3.5, 3.5), (-3.5, 3.5)]

fig, axes = plt.subplots(2, 2, figsize=(7, 4.6), sharex=True, sharey=True, layout="constrained")
(solid, faint), (hexagons, squares) = axes
solid.plot(x, y, ".", ms=6, color="C0", rasterized=True)
solid.set_title("solid points: one blob")
faint.plot(x, y, ".", ms=4, alpha=0.05, color="C0", markeredgewidth=0, rasterized=True)
faint.set_title("alpha=0.05: a dense knot")
cells = hexagons.hexbin(x, y, gridsize=28, extent=np.ravel(box), bins="log", mincnt=1)
hexagons.set_title("hexbin, log color")
counts, _, _, mesh = squares.hist2d(x, y, bins=35, range=box, cmin=1, rasterized=True)
squares.set_title("hist2d, linear color")
fig.colorbar(cells, ax=hexagons, label="points per cell")
fig.colorbar(mesh, ax=squares, label="points per cell")
solid.set(xlim=box[0], ylim=box[1], ylabel="y")
hexagons.set(xlabel="x", ylabel="y")
squares.set_xlabel("x")

i, j = np.unravel_index(np.nanargmax(counts), counts.shape)
fullest, center = counts[i, j], np.nanmedian(counts[16:19, 16:19])
print(f"fullest square: {fullest:.0f} points, around ({-3.4 + 0.2 * i:.1f}, {-3.4 + 0.2 * j:.1f})")
print(f"typical square at the center of the cloud: {center:.0f} points")
for alpha in (1, 0.05):
    few, many = (1 - (1 - alpha) ** n for n in (20, 100))
    print(f"alpha {alpha}: 20 points on one spot give ink {few:.2f}, 100 points {many:.2f}")
assert fullest > 4 * center
plt.show()
