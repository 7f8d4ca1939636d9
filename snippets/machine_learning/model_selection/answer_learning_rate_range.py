"""Loss while the learning rate grows tenfold every 12 steps: the usable range in one short run."""

import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
X, y = (torch.as_tensor(a) for a in load_digits(return_X_y=True))
X = X.float() / 16
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
rates = np.logspace(-4, 1.5, 66)
sgd = torch.optim.SGD(net.parameters(), lr=rates[0], momentum=0.9)
losses = []
for rate in rates:
    sgd.param_groups[0]["lr"] = rate
    batch = torch.randint(0, 1200, (128,))
    sgd.zero_grad()
    loss = F.cross_entropy(net(X[batch]), y[batch])
    loss.backward()
    sgd.step()
    losses.append(loss.item())
smooth = np.convolve(losses, np.ones(5) / 5, mode="valid")
middle = rates[2:-2]
lowest = smooth.argmin()
pick = middle[lowest] / 10
broken = np.flatnonzero((smooth > smooth[0]) & (np.arange(len(smooth)) > lowest))[0]
print(f"loss at the start {smooth[0]:.1f}, lowest {smooth[lowest]:.1f}")
print(f"lowest near lr {middle[lowest]:.0e}, worse than the start from {middle[broken]:.0e}")
print(f"a tenth of the lowest, the rate to try first: {pick:.0e}")
assert 0.005 < pick < 0.1 and middle[broken] > middle[lowest]

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
ax.plot(middle, np.minimum(smooth, 4), color="C0")
ax.axvline(pick, color="C2", ls=":")
ax.text(pick * 0.85, 3.4, "try this", color="C2", ha="right")
ax.set(xscale="log", xlabel="learning rate at this step", ylabel="training loss (cut at 4)")
plt.show()
