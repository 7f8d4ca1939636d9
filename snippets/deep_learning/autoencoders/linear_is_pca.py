"""A linear autoencoder trained by Adam beside PCA: the same plane and error, other axes."""

import torch
from sklearn.datasets import load_digits
from torch import nn

X = torch.tensor(load_digits().data[:300] / 16)  # (300, 64), each pixel from 0 to 1
X = X - X.mean(dim=0)
n_codes = 4


def train(seed: int) -> tuple[nn.Linear, nn.Linear]:
    """Fit 64 -> 4 -> 64 without an activation; the loss is the squared error of a picture."""
    torch.manual_seed(seed)
    encoder = nn.Linear(64, n_codes, bias=False, dtype=X.dtype)
    decoder = nn.Linear(n_codes, 64, bias=False, dtype=X.dtype)
    optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=0.02)
    for _ in range(500):
        optimizer.zero_grad()
        loss = ((decoder(encoder(X)) - X) ** 2).sum(dim=1).mean()
        loss.backward()
        optimizer.step()
    return encoder, decoder


V = torch.linalg.svd(X, full_matrices=False)[2][:n_codes].T  # (64, 4): the closed form
T = X @ V  # the codes of PCA
best = ((T @ V.T - X) ** 2).sum(dim=1).mean()
print(f"error   cosine of planes   cosine of axes   correlation of codes\n{best:.3f} (PCA)")
for seed in range(2):
    encoder, decoder = train(seed)
    with torch.no_grad():
        Z, D = encoder(X), decoder.weight  # codes (300, 4); D (64, 4) spans the plane
        error = ((decoder(Z) - X) ** 2).sum(dim=1).mean()
        cosines = torch.linalg.svdvals(V.T @ torch.linalg.qr(D)[0])  # of the angles between planes
        axes = (V.T @ (D / D.norm(dim=0))).abs().max(dim=0).values
        largest = torch.corrcoef(Z.T).fill_diagonal_(0).abs().max()
    print(f"{error:.3f} {cosines.min():15.3f} {axes.min():16.1f} {largest:13.1f}")
    assert error < best + 1e-3 and cosines.min() > 0.999  # fails after a tenth of the steps
    assert axes.min() < 0.97 and largest > 0.05  # fails if the columns of D are PCA's axes
assert torch.corrcoef(T.T).fill_diagonal_(0).abs().max() < 1e-6  # PCA's codes are uncorrelated
