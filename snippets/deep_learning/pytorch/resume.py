"""How far each of the first steps after resuming moves the weights, by what was restored."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import Generator, nn, optim
from torch.nn.utils import parameters_to_vector as flat
from torch.utils.data import DataLoader, TensorDataset

torch.set_default_dtype(torch.float64)
scans, digit = load_digits(return_X_y=True)
data = TensorDataset(torch.tensor(scans[:900] / 16), torch.tensor(digit[:900] % 2))


def start(seed: int) -> tuple[nn.Module, optim.Adam, Generator]:
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 2))
    return net, optim.Adam(net.parameters(), lr=0.01), Generator().manual_seed(seed)


def train(net: nn.Module, optimizer: optim.Adam, shuffler: Generator, epochs: int) -> np.ndarray:
    """Return the root mean square change of a weight in each step, per learning rate."""
    loader, steps = DataLoader(data, 64, shuffle=True, generator=shuffler), []
    for X, y in (batch for _ in range(epochs) for batch in loader):
        before = flat(net.parameters()).detach()
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X), y).backward()
        optimizer.step()
        steps.append(flat(net.parameters()).detach() - before)
    return torch.stack(steps).square().mean(dim=1).sqrt().numpy() / 0.01


sizes: dict[str, list[np.ndarray]] = {}
for seed in range(5):
    net, optimizer, shuffler = start(seed)
    train(net, optimizer, shuffler, epochs=5)
    state = {"net": net.state_dict(), "optimizer": optimizer.state_dict()}
    state |= {"shuffling": shuffler.get_state(), "dropout": torch.get_rng_state()}
    torch.save(state, "checkpoint.pt")
    train(net, optimizer, shuffler, 2)  # the run that goes on, uninterrupted
    for missing in ("nothing", "optimizer", "shuffling", "dropout"):
        again, optimizer, shuffler = start(seed + 50)  # what a new process begins with
        saved = torch.load("checkpoint.pt", weights_only=True)
        parts = {"net": again.load_state_dict, "optimizer": optimizer.load_state_dict}
        parts |= {"shuffling": shuffler.set_state, "dropout": torch.set_rng_state}
        for part in [name for name in parts if name != missing]:
            parts[part](saved[part])
        sizes.setdefault(missing, []).append(train(again, optimizer, shuffler, 2))
        equal = torch.equal(flat(net.parameters()), flat(again.parameters()))
        assert equal == (missing == "nothing")  # rejects a checkpoint that lacks any one part
    assert sizes["optimizer"][-1][0] > 2.5 * sizes["nothing"][-1][0]  # rejects kept averages
plt.figure(figsize=(7, 3))
for missing, runs in sizes.items():
    mean, same = np.mean(runs, axis=0), missing == "nothing"
    print(f"missing {missing:9}  equal: {same!s:5}  step 1: {mean[0]:.2f} lr, 10: {mean[9]:.2f} lr")
    plt.plot(range(1, len(mean) + 1), mean, label=f"missing {missing}")
plt.gca().set(xlabel="step after resuming", ylabel="size of the step / lr", ylim=(0, None))
plt.legend()
plt.show()
