"""A trained discriminator beside the best one, p / (p + q), for two known densities."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from scipy.stats import norm
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # float32 is usual
x = np.linspace(-6, 6, 2001)
p, q = norm(0, 1).pdf(x), norm(1.5, 0.7).pdf(x)  # of real rows, and of what a generator makes
best, middle = p / (p + q), (p + q) / 2
jsd = np.trapezoid(p * np.log(p / middle) + q * np.log(q / middle), x) / 2
value = -np.log(4) + 2 * jsd
print(f"in theory: JSD {jsd:.2f}, value {-np.log(4):.2f} + 2 JSD = {value:.2f}")

for seed in range(3):
    torch.manual_seed(seed)
    D = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1))  # ends in a logit
    optimizer = torch.optim.Adam(D.parameters(), 0.01)
    for _ in range(250):
        real, fake = torch.randn(256, 1), 1.5 + 0.7 * torch.randn(256, 1)
        loss = F.softplus(-D(real)).mean() + F.softplus(D(fake)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        trained = D(torch.tensor(x)[:, None]).sigmoid().numpy().ravel()
        real, fake = torch.randn(100_000, 1), 1.5 + 0.7 * torch.randn(100_000, 1)
        met = -(F.softplus(-D(real)).mean() + F.softplus(D(fake)).mean()).item()
    apart = np.trapezoid(abs(trained - best) * middle, x)
    print(f"seed {seed}: value {met:.1f}, mean distance to the best D {apart:.2f}")
    assert apart < 0.05 and abs(met - value) < 0.04  # D = 1/2 everywhere: value -1.39

plt.figure(figsize=(7, 3.2), layout="constrained")
for k, (curve, label) in enumerate(((p, "p, real"), (q, "q, fake"), (best, "p / (p + q)"))):
    plt.plot(x, curve, f"C{k}", label=label)
plt.plot(x, trained, "C3--", label="trained D")
plt.xlim(-3.5, 4.5)
plt.xlabel("x")
plt.ylabel("density, or probability of real")
plt.legend(loc="upper right")
plt.show()
