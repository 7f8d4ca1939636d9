"""What a tensor is: numbers of one type, a shape, a device, and memory that views share."""

import numpy as np
import torch

# Type: from Python whole numbers, from Python decimals, from NumPy.
for name, made in (
    ("torch.tensor([1, 2])", torch.tensor([1, 2])),
    ("torch.tensor([1.0, 2.0])", torch.tensor([1.0, 2.0])),
    ("torch.from_numpy(np.ones(2))", torch.from_numpy(np.ones(2))),
):
    print(f"{name:29} {made.dtype}  on {made.device}")

# Memory: a view reads the same numbers in another order, a copy has its own.
X = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
start = X.untyped_storage().data_ptr()
others = {
    "X[0]": X[0],
    "X.T": X.T,
    "X.view(3, 2)": X.view(3, 2),
    "X.T.reshape(6)": X.T.reshape(6),
    "X[[0]]": X[[0]],
    "X.clone()": X.clone(),
}
shared = {name: other.untyped_storage().data_ptr() == start for name, other in others.items()}
X[0, 0] = 99.0
print("\n                kind  shape   strides  first entry after X[0, 0] = 99")
for name, other in others.items():
    kind, first = "view" if shared[name] else "copy", other.flatten()[0].item()
    print(f"{name:15} {kind}  {tuple(other.shape)!s:7} {other.stride()!s:8} {first:.0f}")
# Rejects a list that calls reshape a view always, or indexing by a list a view.
assert [*shared.values()] == [True, True, True, False, False, False]
assert all((other.flatten()[0] == 99) == shared[name] for name, other in others.items())
assert not torch.equal(X.view(3, 2), X.T)  # rejects "view(3, 2) transposes"

# Broadcasting: a column minus a vector is a table, and its mean looks like a loss.
predicted, y = torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([1.0, 2.0, 3.0])
wrong = ((predicted - y) ** 2).mean()
right = ((predicted.squeeze(1) - y) ** 2).mean()
print(f"\n(3, 1) - (3,) has shape {tuple((predicted - y).shape)}: loss {wrong:.2f}")
print(f"(3,)   - (3,) has shape {tuple(y.shape)}:   loss {right:.2f}")
assert right == 0 and wrong > 1  # the predictions are perfect; the table says they are not
