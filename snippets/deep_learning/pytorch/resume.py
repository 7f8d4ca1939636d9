"""Save a run, resume it with all parts of its state or all but one, and hold it to the original."""

import tempfile

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import Generator, nn, optim
from torch.nn.functional import cross_entropy
from torch.nn.utils import parameters_to_vector as flat
from torch.utils.data import DataLoader, TensorDataset

torch.set_default_dtype(torch.float64)
scans, digit = load_digits(return_X_y=True)
data = TensorDataset(torch.tensor(scans[:900] / 16), torch.tensor(digit[:900] % 2))


def start(seed: int) -> tuple[nn.Module, optim.Adam, Generator]:
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 2))
    return net, optim.Adam(net.parameters(), lr=0.01), Generator().manual_seed(seed)


def train(net: nn.Module, optimizer: optim.Adam, shuffler: Generator, epochs: int) -> list[float]:
    """Return the size of each step, in learning rates, and last the loss over all rows."""
    loader, found = DataLoader(data, 64, shuffle=True, generator=shuffler), []
    for X, y in (batch for _ in range(epochs) for batch in loader):
        before = flat(net.parameters()).detach()
        optimizer.zero_grad()
        cross_entropy(net.train()(X), y).backward()
        optimizer.step()
        found.append((flat(net.parameters()) - before).square().mean().sqrt().item() / 0.01)
    return [*found, cross_entropy(net.eval()(data[:][0]), data[:][1]).item()]


runs: dict[str, list[list[float]]] = {}
for seed in range(5):
    net, optimizer, shuffler = start(seed)
    train(net, optimizer, shuffler, epochs=3)
    with tempfile.NamedTemporaryFile() as file:
        state = {"net": net.state_dict(), "optimizer": optimizer.state_dict()}
        state |= {"shuffling": shuffler.get_state(), "dropout": torch.get_rng_state()}
        torch.save(state, file.name)
        train(net, optimizer, shuffler, epochs=2)  # the run that goes on, uninterrupted
        for missing in ("nothing", "optimizer", "shuffling", "dropout"):
            again, optimizer, shuffler = start(seed + 50)  # what a new process begins with
            saved = torch.load(file.name, weights_only=True)
            parts = {"net": again.load_state_dict, "optimizer": optimizer.load_state_dict}
            parts |= {"shuffling": shuffler.set_state, "dropout": torch.set_rng_state}
            for part in parts.keys() - {missing}:
                parts[part](saved[part])
            runs.setdefault(missing, []).append(train(again, optimizer, shuffler, epochs=2))
            equal = torch.equal(flat(net.parameters()), flat(again.parameters()))
            assert equal == (missing == "nothing")  # rejects a checkpoint without any one part
    assert runs["optimizer"][-1][0] > 2.5 * runs["nothing"][-1][0]  # rejects kept averages
for missing, values in runs.items():
    first, loss = np.mean(values, 0)[0], np.array(values)[:, -1]
    print(f"missing {missing:9} first step {first:.2f} lr", end=", ")
    print(f"loss two epochs later {loss.min():.2f} to {loss.max():.2f}")
