"""A handwritten digit cut into 16 patches, the tokens of a small vision transformer."""

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from torch import Tensor, nn

device = "cuda" if torch.cuda.is_available() else "cpu"
D_MODEL, N_EPOCHS, BATCH, LR = 48, 12, 64, 3e-3


class VisionTransformer(nn.Module):
    """Images, shape (batch, 1, 8, 8), to class logits, shape (batch, 10).

    Source: Dosovitskiy et al., An Image Is Worth 16x16 Words, equations 1 to 4.
    """

    def __init__(self) -> None:
        super().__init__()
        # A convolution whose stride is its size: one linear map applied to each 2 x 2 patch.
        self.embed = nn.Conv2d(1, D_MODEL, kernel_size=2, stride=2)
        self.cls = nn.Parameter(torch.zeros(1, 1, D_MODEL))
        self.P = nn.Parameter(0.5 * torch.randn(1, 17, D_MODEL))  # learned positions
        layer = nn.TransformerEncoderLayer(
            D_MODEL, nhead=4, dim_feedforward=2 * D_MODEL, dropout=0.0, activation="gelu",
            batch_first=True, norm_first=True,
        )  # fmt: skip
        self.blocks = nn.TransformerEncoder(
            layer, num_layers=2, norm=nn.LayerNorm(D_MODEL), enable_nested_tensor=False
        )
        self.head = nn.Linear(D_MODEL, 10)

    def forward(self, images: Tensor) -> Tensor:
        X = self.embed(images).flatten(2).transpose(1, 2)  # (batch, 16, d_model)
        X = torch.cat([self.cls.expand(len(X), -1, -1), X], dim=1) + self.P
        return self.head(self.blocks(X)[:, 0])  # the CLS token has gathered the evidence


X, y = load_digits(return_X_y=True)  # 1,797 images, 8 x 8 pixels, values 0..16
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0, stratify=y)
linear = LogisticRegression(max_iter=1000).fit(X_train / 16, y_train)
linear_score = linear.score(X_test / 16, y_test)

mean, std = X_train.mean(), X_train.std()
train_images, test_images = (
    torch.tensor((A - mean) / std, dtype=torch.float32, device=device).view(-1, 1, 8, 8)
    for A in (X_train, X_test)
)
train_labels = torch.tensor(y_train, device=device)

torch.manual_seed(0)
model = VisionTransformer().to(device)
optimizer = torch.optim.AdamW(model.parameters(), lr=LR, weight_decay=0.05)
batches_per_epoch = len(train_images) // BATCH
schedule = torch.optim.lr_scheduler.OneCycleLR(
    optimizer, LR, total_steps=N_EPOCHS * batches_per_epoch, pct_start=0.1
)
for _ in range(N_EPOCHS):
    order = torch.randperm(len(train_images), device=device)
    for i in order[: batches_per_epoch * BATCH].view(-1, BATCH):
        loss = F.cross_entropy(model(train_images[i]), train_labels[i])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()

model.eval()
with torch.no_grad():
    predicted = model(test_images).argmax(dim=1).cpu().numpy()
score = (predicted == y_test).mean()
assert score >= 0.95 and abs(score - linear_score) <= 0.02
print(f"held-out accuracy on {len(y_test)} images")
print(f"  most common class:    {(y_test == 3).mean():.2f}")
print(f"  logistic regression:  {linear_score:.2f}")
print("  vision transformer:   at least 0.95, within 0.02 of logistic regression")

fig, axes = plt.subplots(1, 2, figsize=(7, 2.6), layout="constrained", width_ratios=(1, 2.2))
image = X_test[0].reshape(8, 8)
axes[0].imshow(image, cmap="gray")
axes[0].set(title="one image, 8 x 8 pixels", xticks=[], yticks=[])
for cut in (1.5, 3.5, 5.5):
    axes[0].axhline(cut, color="C1")
    axes[0].axvline(cut, color="C1")
tokens = image.reshape(4, 2, 4, 2).swapaxes(1, 2).reshape(16, 4)  # one row per patch
axes[1].imshow(tokens.T, cmap="gray")
axes[1].set(title="the sequence: 16 tokens", xlabel="token (patch)", ylabel="pixel of the patch")
axes[1].set(xticks=range(0, 16, 3), yticks=range(4))
plt.show()
