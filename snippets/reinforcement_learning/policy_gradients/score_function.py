"""One gradient, three ways: autograd through the exact return, finite differences, samples."""

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(0)
GAMMA, S, A = 0.9, 3, 2
P = rng.dirichlet(np.ones(S), size=(S, A))  # P[s, a] are the chances of the next state
R = rng.normal(size=(S, A))
theta = rng.normal(size=(S, A))


def expected_return(theta: torch.Tensor) -> torch.Tensor:
    """Exact value of state 0 under the softmax policy with logits theta (S, A)."""
    pi = torch.softmax(theta, dim=1)
    P_pi = torch.einsum("sa,sat->st", pi, torch.from_numpy(P))
    r_pi = (pi * torch.from_numpy(R)).sum(dim=1)
    return torch.linalg.solve(torch.eye(S) - GAMMA * P_pi, r_pi)[0]


weights = torch.tensor(theta, requires_grad=True)
expected_return(weights).backward()
exact = weights.grad.numpy()

h, differences = 1e-5, np.zeros((S, A))
for i in np.ndindex(S, A):
    step = np.zeros((S, A))
    step[i] = h
    up, down = (expected_return(torch.from_numpy(theta + k * step)) for k in (1, -1))
    differences[i] = (up - down) / (2 * h)

# Samples: no derivative of P or R anywhere, only the score of the actions that were taken.
N, T = 20_000, 100
pi = np.exp(theta) / np.exp(theta).sum(axis=1, keepdims=True)
state, score, total = np.zeros(N, dtype=int), np.zeros((N, S, A)), np.zeros(N)
for t in range(T):
    action = (rng.random(N) > pi[state, 0]).astype(int)
    score[np.arange(N), state, :] -= pi[state]  # d log softmax / d logits = one-hot - pi
    score[np.arange(N), state, action] += 1
    total += GAMMA**t * R[state, action]
    state = (rng.random(N)[:, None] > P[state, action].cumsum(axis=1)).sum(axis=1)
samples = score * total[:, None, None]
estimate, error = samples.mean(axis=0), samples.std(axis=0) / np.sqrt(N)

print("exact      ", exact.ravel().round(3))
print("differences", differences.ravel().round(3))
print("samples    ", estimate.ravel().round(3))
print("std. error ", error.ravel().round(3))
z = np.abs(estimate - exact) / error
print(f"largest deviation of the samples: {z.max():.1f} standard errors")
at_zero = np.abs(score.mean(axis=0)) < 4 * score.std(axis=0) / np.sqrt(N)
print(f"mean of the score alone within 4 standard errors of zero: {at_zero.all()}")
assert np.allclose(exact, differences, atol=1e-8) and z.max() < 4
assert at_zero.all()
