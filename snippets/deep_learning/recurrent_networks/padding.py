"""Padding changes what a recurrent layer says about a sequence; packing cures it."""

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
short, long = torch.randn(3, 2), torch.randn(9, 2)
X, lengths = pad_sequence([short, long], batch_first=True), torch.tensor([3, 9])  # zeros behind
layer = nn.LSTM(2, 4, batch_first=True, bidirectional=True)
_, (alone, _) = layer(short[None])  # (2 directions, 1, H): the last state of each direction

states, (padded, _) = layer(X)
packed = pack_padded_sequence(X, lengths, batch_first=True, enforce_sorted=False)
packed_states, (cured, _) = layer(packed)
unpacked, _ = pad_packed_sequence(packed_states, batch_first=True)
picked = states[0, lengths[0] - 1, :4]  # the state at the true end, read from the padded run


def far(a: torch.Tensor, b: torch.Tensor) -> str:
    """Return the largest difference of two states."""
    return f"{(a - b).abs().max():.2f}"


print("how far from the answer for the short sequence alone:")
print("  padded, forward direction    ", far(padded[0, 0], alone[0, 0]))
print("  padded, state at its true end", far(picked, alone[0, 0]))
print("  padded, backward direction   ", far(padded[1, 0], alone[1, 0]))
print("  packed, both directions      ", far(cured[:, 0], alone[:, 0]))
print(f"steps computed: padded {X.shape[0] * X.shape[1]}, packed {len(packed.data)}")
assert (padded[:, 0] - alone[:, 0]).abs().amax(dim=1).min() > 0.01  # the fault is there
assert torch.allclose(cured[:, 0], alone[:, 0])  # fails without the lengths
assert (unpacked[0, 3:] == 0).all()  # behind the end of the short one there is nothing
