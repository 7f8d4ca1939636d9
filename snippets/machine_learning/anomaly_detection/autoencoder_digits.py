"""An autoencoder trained on threes redraws an eight as a three; the error is the anomaly score."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.metrics import roc_auc_score
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
X, y = load_digits(return_X_y=True)
X = (X / 16).astype(np.float32)


def train_autoencoder(rows: np.ndarray, code: int, seed: int) -> nn.Module:
    """Fit 64 -> 48 -> code -> 48 -> 64 to noisy copies of `rows`, shape (n, 64)."""
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Linear(64, 48), nn.ReLU(), nn.Linear(48, code),
        nn.Linear(code, 48), nn.ReLU(), nn.Linear(48, 64), nn.Sigmoid(),
    ).to(device)  # fmt: skip
    target = torch.from_numpy(rows).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    for _ in range(100):
        loss = ((model(target + 0.1 * torch.randn_like(target)) - target) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model.eval()


def redraw(model: nn.Module, rows: np.ndarray) -> np.ndarray:
    """Reconstruct rows, shape (n, 64)."""
    with torch.no_grad():
        return model(torch.from_numpy(rows).to(device)).cpu().numpy()


def auc_of(redrawn, odd, test) -> float:
    """ROC AUC of the mean squared reconstruction error."""
    errors = [((redrawn(rows) - rows) ** 2).mean(axis=1) for rows in (odd, test)]
    return roc_auc_score(np.r_[np.ones(len(odd)), np.zeros(len(test))], np.concatenate(errors))


results = []
for normal, other in ((3, 8), (1, 8), (4, 9)):
    rows, odd = X[y == normal], X[y == other]
    train, test = rows[:110], rows[110:]  # the file is ordered by writer: new hands in the test
    scores = []
    for code in (4, 32):
        pca = PCA(code).fit(train)
        scores.append(auc_of(lambda r, p=pca: p.inverse_transform(p.transform(r)), odd, test))
        model = train_autoencoder(train, code, seed=0)
        scores.append(auc_of(lambda r, m=model: redraw(m, r), odd, test))
        if (normal, code) == (3, 4):
            drawn = np.stack([test[0], odd[0]]), redraw(model, np.stack([test[0], odd[0]]))
    print(
        f"{normal} normal, {other} odd: AUC, 4 numbers: PCA {scores[0]:.2f} net {scores[1]:.2f}, "
        f"32: PCA {scores[2]:.2f} net {scores[3]:.2f}"
    )
    results.append(scores)
results = np.array(results)
print("mean of the pairs: " + " ".join(f"{value:.2f}" for value in results.mean(axis=0)))
assert results.mean() > 0.8

fig, axes = plt.subplots(1, 4, figsize=(7, 2), layout="constrained")
titles = ("a new three", "redrawn", "an eight", "redrawn")
images = (drawn[0][0], drawn[1][0], drawn[0][1], drawn[1][1])
for ax, title, image in zip(axes, titles, images, strict=True):
    ax.imshow(image.reshape(8, 8), cmap="gray", vmin=0, vmax=1)
    ax.set(xticks=[], yticks=[], title=title)
plt.show()
