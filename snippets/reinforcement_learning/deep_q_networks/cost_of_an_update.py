"""What an update costs against batch and width, and what many seeds at once save."""

import time

import numpy as np
import torch

torch.manual_seed(0)


def update_seconds(networks: int, batch: int, hidden: int) -> float:
    """Best of four: forward on next states, forward and backward on states, Adam."""
    shapes = ((4, hidden), (hidden, hidden), (hidden, 2))
    net = [(0.1 * torch.randn(networks, i, o)).requires_grad_() for i, o in shapes]
    optimizer = torch.optim.Adam(net, lr=1e-3)
    x, best = torch.randn(networks, batch, 4), np.inf

    def values() -> torch.Tensor:
        return torch.relu(torch.relu(x @ net[0]) @ net[1]) @ net[2]

    for _ in range(4):
        started = time.perf_counter()
        for _ in range(4):
            with torch.no_grad():
                y = 1 + 0.99 * values().amax(dim=-1)
            loss = torch.nn.functional.smooth_l1_loss(values()[..., 0], y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        best = min(best, (time.perf_counter() - started) / 4)
    return best


table = []
print("microseconds per update, one network")
for hidden in (64, 256, 512):
    cost = [1e6 * update_seconds(1, batch, hidden) for batch in (32, 128, 512)]
    print(f"width {hidden:3d}, batch 32, 128, 512: " + ", ".join(f"~{c:.0f}" for c in cost))
    table.append(cost)
assert table[2][2] / table[0][2] > 4 and table[0][1] / table[0][0] < 4
alone, together = update_seconds(1, 32, 32), update_seconds(16, 32, 32)
print(f"16 seeds in one batch cost as much as ~{together / alone:.1f} single ones")
assert together < 12 * alone
