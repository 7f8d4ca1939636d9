"""A whole training loop: odd or even digits, from the data to the score on rows never seen."""

import torch
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from torch import nn
from torch.utils.data import DataLoader, Dataset

device = "cuda" if torch.cuda.is_available() else "mps" if torch.mps.is_available() else "cpu"
# float64 prints the same digits on every processor. At work: float32, the only choice on mps.
dtype = torch.float32 if device == "mps" else torch.float64


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
    net.eval()
    with torch.no_grad():
        return (net(data.X.to(device)).argmax(dim=1).cpu() == data.y).double().mean().item()


train, validation, test = Scans(slice(900)), Scans(slice(900, 1300)), Scans(slice(1300, None))
tests = []
for seed in range(5):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 2))
    net = net.to(device, dtype)
    loader, scores = DataLoader(train, batch_size=64, shuffle=True), []
    loss_function, optimizer = nn.CrossEntropyLoss(), torch.optim.Adam(net.parameters(), lr=3e-3)
    for _ in range(30):
        net.train()
        for X, y in loader:
            optimizer.zero_grad()
            loss = loss_function(net(X.to(device)), y.to(device))
            loss.backward()
            optimizer.step()
        assert net.training and not torch.equal(X, train.X[-len(X) :])  # rejects shuffle=False
        scores.append(accuracy(net, validation))
    assert scores[-1] == accuracy(net, validation)  # rejects dropout left on: two answers
    tests.append(accuracy(net, test))
    print(f"seed {seed}: validation {scores[0]:.3f} to {scores[-1]:.3f}, test {tests[-1]:.3f}")
linear = [LogisticRegression(C=C, max_iter=2000) for C in (0.1, 1, 10)]
for models in [KNeighborsClassifier(k) for k in (1, 3, 5, 9)], linear:
    fitted = [model.fit(train.X, train.y) for model in models]
    best = max(fitted, key=lambda model: model.score(validation.X, validation.y))
    print(f"test, {type(best).__name__}: {best.score(test.X, test.y):.3f}")
assert min(tests) > best.score(test.X, test.y) + 0.03  # rejects a net without ReLU: it ties
