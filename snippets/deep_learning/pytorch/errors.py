"""Sixteen messages of PyTorch, each raised by the code that usually raises it."""

import tempfile
from collections.abc import Callable

import torch
from torch import nn
from torch.utils.data import DataLoader

net, loss_function = nn.Linear(3, 2), nn.CrossEntropyLoss()
X, y = torch.ones(4, 3), torch.tensor([0, 1, 0, 1])
lost = nn.Module()
lost.layers = [nn.Linear(3, 2)]  # a plain list hides its layers; nn.ModuleList does not


def backward_twice() -> None:
    loss = loss_function(net(X), y)
    for _ in range(2):
        loss.backward()


def overwrite() -> None:
    h = net(X).exp()
    h += 1  # exp needs its result for its derivative
    h.sum().backward()


def load_all() -> None:
    with tempfile.TemporaryFile() as file:
        torch.save(net, file)  # the object; save net.state_dict() instead
        file.seek(0)
        torch.load(file)


mistakes: list[tuple[Callable[[], object], str]] = [
    (lambda: net(torch.ones(4, 5)), "shapes cannot be multiplied"),
    (lambda: net(X.double()), "same dtype"),
    (lambda: net(X.to("meta")), "not on the expected device"),
    (lambda: loss_function(net(X), y.float()), "Long"),
    (lambda: loss_function(net(X), y + 1), "out of bounds"),
    (lambda: X.T.view(12), "view size"),
    (lambda: net(X).numpy(), "detach"),
    (lambda: net(X).backward(), "scalar outputs"),
    (lambda: net(X).detach().sum().backward(), "does not require grad"),
    (backward_twice, "second time"),
    (overwrite, "inplace operation"),
    (lambda: torch.optim.SGD(lost.parameters(), lr=0.1), "empty parameter list"),
    (lambda: nn.BatchNorm1d(3)(X[:1]), "more than 1 value"),
    (lambda: next(iter(DataLoader([X[0], X[0, :2]], batch_size=2))), "equal size"),
    (lambda: net.load_state_dict(nn.Sequential(net).state_dict()), "state_dict"),
    (load_all, "weights_only"),
]
for number, (mistake, expected) in enumerate(mistakes, start=1):
    try:
        mistake()
    except Exception as error:
        print(f"{number:2} {type(error).__name__}: {str(error).splitlines()[0][:66]}")
        assert expected in str(error)  # rejects another error than the one meant
    else:
        raise AssertionError(f"mistake {number} raised nothing")
