"""A convolution as three loops equals PyTorch's, forward and backward; SciPy's flips the kernel."""

import numpy as np
import torch
from scipy.signal import convolve2d
from torch import Tensor
from torch.nn import functional as F


def conv2d(X: Tensor, W: Tensor, b: Tensor, stride: int, padding: int) -> Tensor:
    """Return the feature maps Z (c_out, h_out, w_out) of one picture.

    X is (c_in, h, w), W is (c_out, c_in, k, k), b is (c_out,).
    Source: Dumoulin and Visin, A guide to convolution arithmetic, chapter 2.
    """
    k = W.shape[-1]
    X = F.pad(X, (padding,) * 4)  # zeros around the picture
    h_out, w_out = ((side - k) // stride + 1 for side in X.shape[1:])
    Z = torch.zeros(len(W), h_out, w_out, dtype=X.dtype)
    for c in range(len(W)):  # each kernel
        for i in range(h_out):  # each place
            for j in range(w_out):
                window = X[:, i * stride : i * stride + k, j * stride : j * stride + k]
                Z[c, i, j] = (window * W[c]).sum() + b[c]
    return Z


draw = torch.Generator().manual_seed(0)
X, W, b = (torch.randn(shape, generator=draw, dtype=torch.float64).requires_grad_()
           for shape in ((2, 7, 6), (3, 2, 3, 3), (3,)))  # fmt: skip
for stride, padding in ((1, 0), (1, 1), (2, 1)):
    ours = conv2d(X, W, b, stride, padding)
    theirs = F.conv2d(X[None], W, b, stride, padding)[0]
    weight = torch.randn(ours.shape, generator=draw, dtype=torch.float64)  # what a loss sends back
    slopes = [torch.autograd.grad((Z * weight).sum(), (X, W, b)) for Z in (ours, theirs)]
    assert torch.allclose(ours, theirs)  # fails with h and w swapped, or the kernel flipped
    assert all(torch.allclose(*pair) for pair in zip(*slopes, strict=True))
    print(
        f"stride {stride}, padding {padding}: (2, 7, 6) becomes {tuple(ours.shape)}, as PyTorch's"
    )

picture = torch.tensor([[0.0, 0, 0, 1, 1, 1]] * 3)  # dark on the left, bright on the right
edge = torch.tensor([[-1.0, 0, 1]] * 3)
ours = conv2d(picture[None], edge[None, None], torch.zeros(1), 1, 0)
flipped = convolve2d(picture.numpy(), edge.numpy(), mode="valid")
print("edge from dark to bright, kernel -1 0 1:", *ours.flatten().tolist())
print("scipy.signal.convolve2d:                ", *flipped.flatten())
assert np.array_equal(flipped, -ours[0].numpy())  # fails if both flip, or neither
