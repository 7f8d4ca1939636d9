"""Attention cannot see order: shuffle the tokens and the outputs are the same, shuffled."""

import torch
from torch import nn

torch.manual_seed(0)
n, d_model = 8, 32
attend = nn.MultiheadAttention(d_model, num_heads=4, batch_first=True)
X = torch.randn(1, n, d_model)
shuffle = torch.randperm(n)


def gap(X: torch.Tensor, X_shuffled: torch.Tensor) -> float:
    """Largest difference between shuffling the outputs and attending to the shuffled inputs."""
    Y, _ = attend(X, X, X)
    Y_shuffled, _ = attend(X_shuffled, X_shuffled, X_shuffled)
    return (Y[:, shuffle] - Y_shuffled).abs().max().item()


P = torch.randn(n, d_model)  # one vector per position, the same wherever the tokens come from
without, with_positions = gap(X, X[:, shuffle]), gap(X + P, X[:, shuffle] + P)
assert without < 1e-6 and with_positions > 0.1
print("no positions:   outputs move with their tokens, equal to six digits")
print(f"with positions: largest difference {with_positions:.2f}")
