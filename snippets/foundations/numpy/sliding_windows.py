"""Edges of a photograph by convolution: every 3 x 3 window is a view, none is copied."""

import matplotlib.pyplot as plt
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.signal import correlate2d
from sklearn.datasets import load_sample_image

image = load_sample_image("china.jpg")[:424, :640].mean(axis=2)  # gray, 0 to 255
image = image.reshape(106, 4, 160, 4).mean(axis=(1, 3))  # average blocks of 4 x 4 pixels

windows = sliding_window_view(image, (3, 3))
print("image", image.shape, image.strides)
print("windows", windows.shape, windows.strides)
assert np.shares_memory(windows, image) and not windows.flags.writeable
print(f"windows would take {windows.nbytes} bytes as a copy; the image has {image.nbytes}")

kernel = np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])  # Sobel: right minus left
across = np.einsum("ijkl,kl->ij", windows, kernel)
down = np.einsum("ijkl,kl->ij", windows, kernel.T)
edges = np.hypot(across, down)

by_loops = np.empty_like(across)
for i, j in np.ndindex(by_loops.shape):
    by_loops[i, j] = np.sum(image[i : i + 3, j : j + 3] * kernel)
assert np.allclose(across, by_loops)
assert np.allclose(across, correlate2d(image, kernel, mode="valid"))

largest = windows.max(axis=(2, 3))  # the same windows, another reduction
assert largest.shape == across.shape and np.all(largest >= image[1:-1, 1:-1])

gray = plt.get_cmap("gray", 24)  # 24 shades keep the figure's file small
fig, axes = plt.subplots(1, 2, figsize=(7, 2.6), layout="constrained")
for ax, picture, title in zip(axes, (image, edges), ("image", "strength of edges"), strict=True):
    ax.imshow(picture, cmap=gray, vmax=np.quantile(picture, 0.99), interpolation="none")
    ax.set(title=title, xticks=[], yticks=[])
plt.show()
