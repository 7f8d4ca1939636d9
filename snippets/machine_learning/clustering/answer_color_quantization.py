"""A photograph in 3, 8 and 24 colors: k-means on its pixels, with the mean color error."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_sample_image

image = load_sample_image("china.jpg")[::5, ::5] / 255  # (86, 128, 3)
pixels = image.reshape(-1, 3)
rng = np.random.default_rng(0)
fig, axes = plt.subplots(1, 3, figsize=(7, 1.9), layout="constrained")
errors = []
for ax, k in zip(axes, (3, 8, 24), strict=True):
    centers = pixels[rng.choice(len(pixels), 1)]
    while len(centers) < k:  # k-means++ on all pixels
        nearest = ((pixels[:, None] - centers) ** 2).sum(axis=2).min(axis=1)
        centers = np.vstack([centers, pixels[rng.choice(len(pixels), p=nearest / nearest.sum())]])
    for _ in range(15):
        labels = ((pixels[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
        centers = np.array([pixels[labels == j].mean(axis=0) for j in range(k)])
    errors.append(np.sqrt(((pixels - centers[labels]) ** 2).mean()) * 255)
    print(
        f"{k:2d} colors, {np.log2(k):.1f} bits a pixel instead of 24: error {errors[-1]:.1f} of 255"
    )
    ax.imshow(centers[labels].reshape(image.shape), interpolation="none")
    ax.set(title=f"{k} colors", xticks=[], yticks=[])
assert errors == sorted(errors, reverse=True)
plt.show()
