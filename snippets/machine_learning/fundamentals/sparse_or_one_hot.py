"""One-hot targets cost memory and work that grow with the classes; class numbers do not."""

import numpy as np
import torch
import torch.nn.functional as F


def one_hot(k: np.ndarray, n_classes: int) -> np.ndarray:
    """Return a row of zeros and a single one for each class number; shape (n, n_classes)."""
    Y = np.zeros((len(k), n_classes), dtype=np.float32)
    Y[np.arange(len(k)), k] = 1
    return Y


rng = np.random.default_rng(0)
n = 500
print("classes   one-hot MB   products   of them by 0    numbers MB   look-ups")
for K in (10, 100, 1000, 10_000):
    logp = torch.log_softmax(torch.from_numpy(rng.normal(size=(n, K))), dim=1)
    k = rng.integers(0, K, n)
    Y = one_hot(k, K)
    dense = -(torch.from_numpy(Y) * logp).sum() / n  # one product for each entry of Y
    sparse = F.nll_loss(logp, torch.from_numpy(k))  # one look-up for each row
    assert torch.isclose(dense, sparse)
    wasted = np.mean(Y == 0)
    print(
        f"{K:7d}{Y.nbytes / 1e6:13.2f}{Y.size:11d}{wasted:16.2%}{k.nbytes / 1e6:14.3f}{k.size:11d}"
    )
    # Fails if the targets are not one-hot (soft ones waste less) or not stored in full.
    assert Y.size == n * K and np.isclose(wasted, 1 - 1 / K) and Y.nbytes == k.nbytes * K / 2
