"""CLIP on toy pairs: pictures and words meet in one space, and a word names a picture."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

WORDS = "zero one two three four five six seven eight nine".split()
torch.set_default_dtype(torch.float64)  # decimals that hold on every processor
X, y = load_digits(return_X_y=True)
X = torch.tensor(X / 16, dtype=torch.float64)
captions = torch.zeros(1797, 26)  # letters of the word: all that the text tower sees
for i, c in enumerate(y):
    for letter in WORDS[c]:
        captions[i, ord(letter) - ord("a")] += 1
words = torch.stack([captions[np.flatnonzero(y == c)[0]] for c in range(10)])


def run(seed: int, paired: bool) -> float:
    """Return how often the word nearest to a test picture is the right one."""
    torch.manual_seed(seed)
    picture = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 16))
    text = nn.Sequential(nn.Linear(26, 64), nn.ReLU(), nn.Linear(64, 16))
    optimizer = torch.optim.Adam([*picture.parameters(), *text.parameters()], lr=0.003)
    for _ in range(75):
        b = torch.randint(1300, (64,))
        t = b if paired else b[torch.randperm(64)]  # the control: captions of other pictures
        S = F.normalize(picture(X[b])) @ F.normalize(text(captions[t])).T / 0.2
        target = torch.arange(64)
        loss = (F.cross_entropy(S, target) + F.cross_entropy(S.T, target)) / 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        S = F.normalize(picture(X[1300:])) @ F.normalize(text(words)).T
    return (S.argmax(dim=1).numpy() == y[1300:]).mean()


right, shuffled = ([run(seed, paired) for seed in range(3)] for paired in (True, False))
print(f"captions of the same picture: {min(right):.2f} to {max(right):.2f}")
print(f"captions shuffled:            {min(shuffled):.2f} to {max(shuffled):.2f}")
assert min(right) > 0.8 and max(shuffled) < 0.5  # fails if the pairs do not matter
