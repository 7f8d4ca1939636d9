"""File size against number of points: a vector file grows with every point, a raster stays nearly flat."""

import io
import time

import matplotlib.pyplot as plt
import numpy as np


def save(n: int, file_format: str, rasterized: bool) -> tuple[int, float, bytes]:
    """Draw n points, save them in memory, and return the bytes, the seconds and the file."""
    x, y = np.random.default_rng(0).normal(size=(2, n))
    fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
    ax.plot(x, y, ".", rasterized=rasterized)
    buffer = io.BytesIO()
    start = time.thread_time()
    fig.savefig(buffer, format=file_format, dpi=150)  # dpi decides the pixels of what is raster
    seconds = time.thread_time() - start
    plt.close(fig)
    return buffer.tell(), seconds, buffer.getvalue()


save(10, "svg", False)  # the first figure pays for loading fonts
sizes = [100, 1_000, 10_000, 20_000]
kinds = {"svg": ("svg", False), "svg, rasterized points": ("svg", True), "png": ("png", False)}
results = {name: [save(n, *kind) for n in sizes] for name, kind in kinds.items()}

height, width, _ = plt.imread(io.BytesIO(results["png"][0][2])).shape
print(f"png: 7 x 3.6 inches at dpi=150 is {width} x {height} pixels")
assert (width, height) == (1050, 540)
print("                         100 points        20,000 points")
for name, rows in results.items():
    (small, fast, _), (large, slow, _) = rows[0], rows[-1]
    print(
        f"{name:24s} ~{small / 1e3:.0f} kB, ~{fast:.2f} s    ~{large / 1e3:.0f} kB, ~{slow:.2f} s"
    )
vector, raster = ([row[0] for row in results[name]] for name in ("svg", "svg, rasterized points"))
per_point = (vector[-1] - vector[0]) / (sizes[-1] - sizes[0])
print(f"each further point in the svg: ~{per_point:.0f} bytes")
assert vector[-1] > 10 * raster[-1] and 20 < per_point < 200
assert results["svg"][-1][1] > results["svg, rasterized points"][-1][1]

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
places = {"svg": (2_300, 500), "svg, rasterized points": (5_000, 130), "png": (5_000, 36)}
for k, (name, rows) in enumerate(results.items()):
    ax.loglog(sizes, [row[0] / 1e3 for row in rows], "o-", color=f"C{k}")
    ax.text(*places[name], name, color=f"C{k}")
ax.set(xlabel="points drawn", ylabel="file size (kB)")
plt.show()
