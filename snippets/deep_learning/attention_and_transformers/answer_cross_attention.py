"""Cross-attention from 2 target positions to 5 source tokens; the padded ones have no effect."""

import torch
from torch import nn

torch.manual_seed(0)
d_model = 32
attend = nn.MultiheadAttention(d_model, num_heads=4, batch_first=True)
target = torch.randn(1, 2, d_model)  # queries: the decoder's positions
source = torch.randn(1, 5, d_model)  # keys and values: the encoder's output, last two are padding
padding = torch.tensor([[False, False, False, True, True]])

Y, A = attend(target, source, source, key_padding_mask=padding)
print(f"attention matrix {tuple(A.shape[1:])}, weight on padding {A[..., 3:].sum().item():.1f}")
assert A.shape == (1, 2, 5) and torch.allclose(A.sum(dim=-1), torch.ones(1, 2))

garbage = source.clone()
garbage[:, 3:] = 1e3
assert torch.allclose(attend(target, garbage, garbage, key_padding_mask=padding)[0], Y)
assert torch.allclose(attend(target, source[:, :3], source[:, :3])[0], Y, atol=1e-6)
print("same output with other padding, and with no padding at all")

change = (attend(target, source, source)[0] - Y).abs().max() / Y.abs().mean()
assert change > 0.5
print(f"without the mask ordinary padding changes it by up to {change.item():.1f} times its size")
