"""File size against number of points: a vector file grows with every point, a raster stays nearly flat."""

import io

import matplotlib.pyplot as plt
import numpy as np


def save(n: int, file_format: str, rasterized: bool) -> bytes:
    """Draw n points and return the file, saved in memory."""
    x, y = np.random.default_rng(0).normal(size=(2, n))
    fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
    ax.plot(x, y, ".", rasterized=rasterized)
    buffer = io.BytesIO()
    fig.savefig(buffer, format=file_format, dpi=150)  # dpi decides the pixels of what is raster
    plt.close(fig)
    return buffer.getvalue()


sizes = [100, 1_000, 10_000, 20_000]
kinds = {"svg": ("svg", False), "svg, rasterized points": ("svg", True), "png": ("png", False)}
files = {name: [save(n, *kind) for n in sizes] for name, kind in kinds.items()}
size = {name: [len(file) for file in row] for name, row in files.items()}  # bytes
shapes = {name: row[-1].count(b"<use ") for name, row in files.items()}  # marks, digits, ticks

height, width, _ = plt.imread(io.BytesIO(files["png"][0])).shape
print(f"png: 7 x 3.6 inches at dpi=150 is {width} x {height} pixels")
assert (width, height) == (1050, 540)
print("                         100 points    20,000 points")
for name, row in size.items():
    drawn = "one picture" if name == "png" else f"{shapes[name]:,} shapes"
    print(f"{name:24s} ~{row[0] / 1e3:.0f} kB        ~{row[-1] / 1e3:.0f} kB, {drawn}")
vector, raster = size["svg"], size["svg, rasterized points"]
per_point = (vector[-1] - vector[0]) / (sizes[-1] - sizes[0])
print(f"each further point in the svg: ~{per_point:.0f} bytes")
assert vector[-1] > 10 * raster[-1] and 20 < per_point < 200
assert shapes["svg"] - shapes["svg, rasterized points"] == 20_000  # one for each point

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
places = {"svg": (2_300, 500), "svg, rasterized points": (5_000, 130), "png": (5_000, 36)}
for k, (name, row) in enumerate(size.items()):
    ax.loglog(sizes, np.array(row) / 1e3, "o-", color=f"C{k}")
    ax.text(*places[name], name, color=f"C{k}")
ax.set(xlabel="points drawn", ylabel="file size (kB)")
plt.show()
