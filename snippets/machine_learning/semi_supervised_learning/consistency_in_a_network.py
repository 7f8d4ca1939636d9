"""A small network on 50 digits: labels alone, Pi-model consistency, FixMatch's pseudo-labels."""
# one seed: to be revised

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

STEPS, BATCH, SETS = 150, 64, 2
data = load_digits()
X = torch.tensor(data.data / 16)  # doubles: the same digits on every machine
y = torch.tensor(data.target)
pool, test = train_test_split(np.arange(len(X)), test_size=600, stratify=y, random_state=0)


def strong(rows: torch.Tensor, generator: torch.Generator, share: float = 0.4) -> torch.Tensor:
    """Blank out a random share of the pixels of rows (n, 64): still the same digit."""
    return rows * (torch.rand(rows.shape, generator=generator) > share)


def train(method: str, seed: int, weight: float = 3.0) -> float:
    """Test accuracy after STEPS steps on the 50 labels drawn by `seed`.

    Source: Laine and Aila, Temporal Ensembling, ICLR 2017, section 2.1 (Pi-model);
        Sohn et al., FixMatch, NeurIPS 2020, equations 3 and 4.
    """
    labeled, rest = train_test_split(pool, train_size=50, stratify=y[pool], random_state=seed)
    torch.manual_seed(seed)
    g = torch.Generator().manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(64, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    adam = torch.optim.Adam(net.double().parameters(), lr=3e-3)
    for step in range(STEPS):
        loss = F.cross_entropy(net(X[labeled]), y[labeled])
        U = X[rest[torch.randint(len(rest), (BATCH,), generator=g).numpy()]]
        if method == "Pi-model":  # two views of a row should get the same probabilities
            P, Q = net(strong(U, g)).softmax(1), net(strong(U, g)).softmax(1)
            loss = loss + weight * min(1, step / 100) * F.mse_loss(P, Q)  # ramped up
        elif method == "FixMatch":  # a sure answer on the plain row labels the strong view
            with torch.no_grad():
                sure, answer = net(U).softmax(1).max(dim=1)
            each = F.cross_entropy(net(strong(U, g)), answer, reduction="none")
            loss = loss + ((sure > 0.95) * each).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
    with torch.no_grad():
        return (net(X[test]).argmax(1) == y[test]).double().mean().item()


runs = {"labels alone": 0.0, "Pi-model": 3.0, "Pi-model, heavy": 100.0, "FixMatch": 0.0}
scores = {}
for name, weight in runs.items():
    method = name.removesuffix(", heavy")
    scores[name] = np.array([train(method, seed, weight) for seed in range(SETS)])
    gain = scores[name] - scores["labels alone"]
    print(f"{name:15s} test accuracy {scores[name].mean():.2f}, gain {gain.mean():+.2f}")
assert scores["FixMatch"].mean() > scores["labels alone"].mean()
assert scores["Pi-model, heavy"].mean() < scores["labels alone"].mean()
