"""A photograph: as it is, its three channels on top of each other, and the wreck of a reshape."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_sample_image

photo = load_sample_image("china.jpg")  # (height, width, channel), as files and Matplotlib have it
X = torch.tensor(photo).permute(2, 0, 1) / 255  # (channel, height, width), floats from 0 to 1
mean, std = X.mean((1, 2), keepdim=True), X.std((1, 2), keepdim=True)
Z = (X - mean) / std  # each channel: mean 0, standard deviation 1
wrong = torch.tensor(photo).reshape(X.shape)  # the right shape, the wrong pixels

print(
    "file:  ", photo.shape, photo.dtype, f"{photo.nbytes:,} bytes, {photo.min()} to {photo.max()}"
)
print("tensor:", tuple(X.shape), X.dtype, "means", *[f"{m:.2f}" for m in mean.flatten()])
print("bytes, 200 + 100 =", (np.full(1, 200, np.uint8) + np.full(1, 100, np.uint8))[0])
assert torch.equal((X[:, 100, 30] * 255).round().byte(), torch.tensor(photo[100, 30]))
assert not torch.equal(wrong[:, 100, 30], torch.tensor(photo[100, 30]))  # fails if reshape will do
assert torch.allclose(Z.std((1, 2)), torch.ones(3), atol=1e-3)  # fails with one std for all

fig, axes = plt.subplots(1, 3, figsize=(7, 2.9), layout="constrained", width_ratios=(2, 1, 2))
axes[0].imshow(photo)
axes[1].imshow(X.flatten(0, 1).numpy(), cmap="gray")  # red above green above blue
axes[2].imshow(wrong.permute(1, 2, 0).numpy())
for ax, title in zip(axes, ("photo", "X", "reshape"), strict=True):
    ax.set(title=title, xticks=[], yticks=[])
plt.show()
