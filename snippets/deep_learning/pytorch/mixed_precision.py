"""Size of each row's gradient at the logits of a trained net, and where float16 ends."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

scans, digit = load_digits(return_X_y=True)
X, y = torch.tensor(scans[:900] / 16), torch.tensor(digit[:900] % 2)


def trained(seed: int) -> nn.Sequential:
    """A net that fits these rows well, so its gradients are small; trained in float64."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 2)).double()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(150):
        optimizer.zero_grad()
        cross_entropy(net(X), y).backward()
        optimizer.step()
    return net


def backward(net: nn.Sequential, dtype: torch.dtype, scale: bool = False) -> torch.Tensor:
    """Each row's largest gradient at the logits, with the layers in that type."""
    scaler = torch.amp.GradScaler("cpu", init_scale=2.0**16, enabled=scale)
    with torch.autocast("cpu", dtype=dtype, enabled=dtype in (torch.float16, torch.bfloat16)):
        z = net(X.to(net[0].weight.dtype))
        z.retain_grad()
        loss = cross_entropy(z, y)
    scaler.scale(loss).backward()
    assert z.grad.dtype == dtype  # rejects autocast that is off
    return z.grad.abs().amax(dim=1).double()


nets = [trained(seed) for seed in range(5)]
sizes = backward(nets[0], torch.float64).log2().numpy()
nets = [net.float() for net in nets]
with torch.autocast("cpu", dtype=torch.bfloat16):
    z = nets[0](X.float())
    print(f"weights {nets[0][0].weight.dtype}, logits {z.dtype}, loss {cross_entropy(z, y).dtype}")
exact = nets[0](X.float())
print(f"relative error of the logits in bfloat16: {(z - exact).norm() / exact.norm():.3f}")
limits = {
    (torch.bfloat16, False): (0, 0.01),  # rejects "16 bits lose them"
    (torch.float16, False): (0.3, 1),  # rejects a net that learned nothing
    (torch.float16, True): (0, 0.2),  # rejects a scaler that is off
}
for (dtype, scale), (low, high) in limits.items():
    shares = [(backward(net, dtype, scale) == 0).double().mean().item() for net in nets]
    print(f"{dtype}, loss scaled: {scale!s:5}  zero: {min(shares):.2f} to {max(shares):.2f}")
    assert low <= min(shares) <= max(shares) <= high
plt.figure(figsize=(7, 3))
labels = ["as they are", "loss times 2**16"]
plt.hist([sizes, sizes + 16], 60, histtype="stepfilled", alpha=0.6, label=labels)
plt.axvline(-25, color="C3", label="float16 is 0 left of it")
plt.gca().set(xlabel="log2 of a row's gradient at the logits", ylabel="rows")
plt.legend()
plt.show()
