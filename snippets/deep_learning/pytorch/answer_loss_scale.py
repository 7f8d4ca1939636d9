"""A loss scale that begins too high: GradScaler skips steps and halves it until it fits."""

import math

import torch
from sklearn.datasets import load_digits
from torch import nn

scans, digit = load_digits(return_X_y=True)
X, y = torch.tensor(scans[:900] / 16).float(), torch.tensor(digit[:900] % 2)
for seed in range(3):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 2))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=2.0**40)
    skipped = 0
    for _ in range(60):
        before = net[0].weight.detach().clone()
        optimizer.zero_grad()
        with torch.autocast("cpu", dtype=torch.float16):
            loss = nn.functional.cross_entropy(net(X), y)
        scaler.scale(loss).backward()
        scaler.step(optimizer)  # divides the gradients by the scale; no step if one is infinite
        scaler.update()
        skipped += torch.equal(before, net[0].weight)
        assert net[0].weight.isfinite().all()  # rejects a step that is taken all the same
    print(
        f"seed {seed}: {skipped} steps skipped, the scale is 2**{math.log2(scaler.get_scale()):.0f}"
    )
    assert 2.0**40 / 2**skipped == scaler.get_scale()  # rejects a scale that does not halve
    assert 10 < skipped < 30  # rejects a scaler that never finds a scale
