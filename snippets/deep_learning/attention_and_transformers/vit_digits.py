"""A handwritten digit cut into 16 patches, the tokens of a small vision transformer."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
D, device = 32, "cuda" if torch.cuda.is_available() else "cpu"


class VisionTransformer(nn.Module):
    """Images, (B, 1, 8, 8), to logits, (B, 10). Source: An Image Is Worth 16x16 Words, eq. 1-4."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Conv2d(1, D, kernel_size=2, stride=2)  # one linear map for every patch
        self.cls, self.P = (nn.Parameter(0.5 * torch.randn(1, k, D)) for k in (1, 17))
        layer = nn.TransformerEncoderLayer(D, 4, 2 * D, 0.0, batch_first=True, norm_first=True)
        self.blocks = nn.TransformerEncoder(layer, 2, nn.LayerNorm(D), enable_nested_tensor=False)
        self.head = nn.Linear(D, 10)

    def forward(self, images: Tensor) -> Tensor:
        X = self.embed(images).flatten(2).transpose(1, 2)  # (B, 16, D)
        X = torch.cat([self.cls.expand(len(X), -1, -1), X], dim=1) + self.P
        return self.head(self.blocks(X)[:, 0])  # the extra token has gathered the evidence


X, y = load_digits(return_X_y=True)
X, labels = X / 16, torch.tensor(y, device=device)
images = torch.tensor(X, device=device).view(-1, 1, 8, 8)
scores = {"vision transformer": []}
for seed in range(3):
    torch.manual_seed(seed)
    model = VisionTransformer().to(device)
    optimizer = torch.optim.AdamW(model.parameters())
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.005, total_steps=160)
    for rows in torch.randint(1300, (160, 32), device=device):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images[rows]), labels[rows]).backward()
        optimizer.step()
        schedule.step()  # the rate rises, then falls
    with torch.no_grad():
        right = model.eval()(images[1300:]).argmax(dim=1) == labels[1300:]
    scores["vision transformer"].append(right.double().mean().item())
for baseline in (LogisticRegression(C=1.0, max_iter=1000), KNeighborsClassifier(3)):
    name, fitted = type(baseline).__name__, baseline.fit(X[:1300], y[:1300])
    scores[name] = [fitted.score(X[1300:], y[1300:])]
for name, run in scores.items():
    print(f"{name:20s} {min(run):.2f} to {max(run):.2f}")
assert min(scores["vision transformer"]) > 0.75  # a model without places stays below
assert max(scores["vision transformer"]) < scores["KNeighborsClassifier"][0]

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 2.6), layout="constrained", width_ratios=(1, 2))
left.imshow(X[0].reshape(8, 8), cmap="gray")
right.imshow(X[0].reshape(4, 2, 4, 2).swapaxes(1, 2).reshape(16, 4).T, cmap="gray")
right.set(title="the sequence: 16 tokens", xlabel="token (patch)", ylabel="pixel of the patch")
plt.show()
