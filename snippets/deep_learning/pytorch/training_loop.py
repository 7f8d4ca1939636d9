"""A whole training loop: odd or even digits, from the data to the score on rows never seen."""

import torch
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from torch import nn
from torch.utils.data import DataLoader, Dataset

mps = torch.backends.mps.is_available()
device = "cuda" if torch.cuda.is_available() else "mps" if mps else "cpu"
dtype = torch.float32 if device == "mps" else torch.float64  # mps has no float64


class Scans(Dataset[tuple[torch.Tensor, torch.Tensor]]):
    """Some rows of the digits: X (64,) from 0 to 1, and y, which is 1 for an odd digit."""

    def __init__(self, rows: slice) -> None:
        X, digit = load_digits(return_X_y=True)
        self.X, self.y = torch.tensor(X[rows] / 16, dtype=dtype), torch.tensor(digit[rows] % 2)

    def __len__(self) -> int:
        return len(self.y)

    def __getitem__(self, i: int) -> tuple[torch.Tensor, torch.Tensor]:
        return self.X[i], self.y[i]


def accuracy(net: nn.Module, data: Scans) -> float:
    """Share of right answers, in evaluation mode."""
    net.eval()
    with torch.no_grad():
        right = [net(X.to(device)).argmax(1).cpu() == y for X, y in DataLoader(data, 256)]
    return torch.cat(right).double().mean().item()


train, validation, test = Scans(slice(900)), Scans(slice(900, 1300)), Scans(slice(1300, None))
linear = [LogisticRegression(C=C, max_iter=2000).fit(train.X, train.y) for C in (0.1, 1, 10)]
chosen = max(linear, key=lambda model: model.score(validation.X, validation.y))
baseline = chosen.score(test.X, test.y)

scores = []
for seed in range(5):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 2))
    net = net.to(device, dtype)
    loader = DataLoader(train, batch_size=64, shuffle=True)
    loss_function, optimizer = nn.CrossEntropyLoss(), torch.optim.Adam(net.parameters(), lr=3e-3)
    for epoch in range(1, 41):
        net.train()
        for X, y in loader:
            optimizer.zero_grad()
            loss = loss_function(net(X.to(device)), y.to(device))
            loss.backward()
            optimizer.step()
        if seed == 0 and epoch in (1, 10, 40):
            print(f"seed 0, epoch {epoch:2}: validation accuracy {accuracy(net, validation):.3f}")
    scores.append(accuracy(net, test))
print(f"test, logistic regression: {baseline:.3f}")
print(f"test, network, five seeds: {min(scores):.3f} to {max(scores):.3f}")
assert min(scores) > baseline + 0.03  # rejects a linear net (no ReLU): it ties the baseline
