"""PyTorch's default weights in front of ReLU: each layer divides the signal by √6."""

import torch
from torch import nn

DEPTH, WIDTH = 20, 200
torch.manual_seed(0)
X = torch.randn(200, WIDTH, dtype=torch.float64)


def sizes(bias: bool) -> tuple[float, float]:
    """Return the size of the last outputs, and how far they differ from row to row."""
    A = X
    for _ in range(DEPTH):
        A = torch.relu(nn.Linear(WIDTH, WIDTH, bias=bias).double()(A))
    return A.pow(2).mean().sqrt().item(), A.std(dim=0).mean().item()


with torch.no_grad():
    W = nn.Linear(WIDTH, WIDTH).weight
    print(f"standard deviation times √d_in: {W.std() * WIDTH**0.5:.2f}, 1/√3 = {3**-0.5:.2f}")
    (size, _), (biased, apart) = sizes(bias=False), sizes(bias=True)
expected = 6.0 ** (-DEPTH / 2)
print(f"size after {DEPTH} layers: {size:.0e}, expected {expected:.0e}")
print(f"with the default biases: {biased:.0e}, but the rows differ by {apart:.0e} only")
assert 1 / 5 < size / expected < 5  # He's weights would give 1
assert biased > 1e-2 and apart < 1e-5  # fails if the bias carried the signal on
