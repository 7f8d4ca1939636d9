"""A two-key attention worked by hand, checked against PyTorch."""

import math

import torch
import torch.nn.functional as F

Q = torch.tensor([[2.0, 0.0], [0.0, 1.0]])
K = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
V = torch.tensor([[10.0], [20.0]])

# Scores, divided by sqrt(2): query 1 gives [1.414, 0], query 2 gives [0, 0.707].
w1 = 1 / (1 + math.exp(-2 / math.sqrt(2)))  # weight of key 1; softmax over two is a logistic
w2 = 1 / (1 + math.exp(+1 / math.sqrt(2)))
by_hand = torch.tensor([[10 * w1 + 20 * (1 - w1)], [10 * w2 + 20 * (1 - w2)]])
print(f"full:   query 1 weights {w1:.3f} {1 - w1:.3f}, output {by_hand[0].item():.2f}")
print(f"        query 2 weights {w2:.3f} {1 - w2:.3f}, output {by_hand[1].item():.2f}")
assert torch.allclose(F.scaled_dot_product_attention(Q, K, V), by_hand)

causal = F.scaled_dot_product_attention(Q, K, V, is_causal=True)
assert torch.allclose(causal[0], V[0]) and torch.allclose(causal[1], by_hand[1])
print(f"causal: query 1 sees one key, output {causal[0].item():.2f}; query 2 is unchanged")
