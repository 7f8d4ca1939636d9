"""One photograph under four selections: a crop, a mirror image, a boolean mask, shuffled rows."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_sample_image

photo = load_sample_image("china.jpg")[::8, ::8]  # every eighth pixel; axes: row, column, color
print("photo", photo.shape, photo.dtype)
print("photo[0, 0]      one pixel      ", photo[0, 0])
print("photo[-1, :, 2]  last row, blue ", photo[-1, :, 2].shape)
print("photo[..., None] one more axis  ", photo[..., None].shape)

crop = photo[8:35, 20:60]  # slices: start included, stop excluded
mirrored = photo[:, ::-1]
sky = photo[:, :, 2] > 200  # one boolean per pixel
print("photo[sky]       the chosen ones", photo[sky].shape)
masked = photo.copy()
masked[sky] = [255, 160, 0]  # writes to the pixels where the mask is True
rows = np.random.default_rng(0).permutation(len(photo))
picked = photo[rows]  # an array of indices picks rows, in any order, also twice
assert np.array_equal(np.where(sky[..., None], [255, 160, 0], photo), masked)
assert photo[sky].shape == (sky.sum(), 3)

corners = photo[[0, 0, -1, -1], [0, -1, 0, -1]]  # two lists are paired: four pixels
block = photo[np.ix_([0, -1], [0, -1])]  # np.ix_ crosses them: 2 x 2 pixels
print("two lists paired", corners.shape, " crossed", block.shape)
assert np.array_equal(corners.reshape(2, 2, 3), block)

fig, axes = plt.subplots(1, 4, figsize=(7, 1.5), layout="constrained")
titles = ["photo[8:35, 20:60]", "photo[:, ::-1]", "photo[sky] = orange", "photo[rows]"]
for ax, image, title in zip(axes, [crop, mirrored, masked, picked], titles, strict=True):
    ax.imshow(image, interpolation="none")
    ax.set(xticks=[], yticks=[])
    ax.set_title(title, fontsize=9)
plt.show()
