"""Twelve messages of PyTorch, each raised by the code that usually raises it."""

import io
from collections.abc import Callable

import torch
from torch import nn

net, loss_function = nn.Linear(3, 2), nn.CrossEntropyLoss()
X, y = torch.ones(4, 3), torch.tensor([0, 1, 0, 1])
loss = loss_function(net(X), y)
lost = nn.Module()
lost.layers = [nn.Linear(3, 2)]  # a plain list hides its layers; nn.ModuleList does not
file = io.BytesIO()
torch.save(net, file)  # the object; save net.state_dict() instead
file.seek(0)

mistakes: list[tuple[Callable[[], object], str]] = [
    (lambda: net(torch.ones(4, 5)), "shapes cannot be multiplied"),
    (lambda: net(X.double()), "same dtype"),
    (lambda: loss_function(net(X), y.float()), "Long"),
    (lambda: loss_function(net(X), y + 1), "out of bounds"),
    (lambda: X.T.view(12), "view size"),
    (lambda: net(X).numpy(), "detach"),
    (lambda: net(X).backward(), "scalar outputs"),
    (lambda: net(X).detach().sum().backward(), "does not require grad"),
    (lambda: [loss.backward() for _ in range(2)], "second time"),
    (lambda: torch.optim.SGD(lost.parameters(), lr=0.1), "empty parameter list"),
    (lambda: net.load_state_dict(nn.Sequential(net).state_dict()), "state_dict"),
    (lambda: torch.load(file), "weights_only"),
]
for number, (mistake, expected) in enumerate(mistakes, start=1):
    try:
        mistake()
    except Exception as error:
        print(f"{number:2} {type(error).__name__}: {str(error).splitlines()[0][:66]}")
        assert expected in str(error)  # rejects another error than the one meant
    else:
        raise AssertionError(f"mistake {number} raised nothing")
