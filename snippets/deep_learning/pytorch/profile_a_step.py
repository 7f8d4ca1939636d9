"""Operations and calls of one training step, with the rows fetched singly and as one batch."""

import os

import torch
from torch import nn
from torch.profiler import ProfilerActivity, profile
from torch.utils.data import DataLoader, TensorDataset

os.environ["KINETO_LOG_LEVEL"] = "99"  # else the profiler logs that it starts
B, d_in, hidden, d_out = 64, 64, 128, 2
net = nn.Sequential(nn.Linear(d_in, hidden), nn.ReLU(), nn.Linear(hidden, d_out))
optimizer = torch.optim.Adam(net.parameters())
data = TensorDataset(torch.rand(B, d_in), torch.randint(0, d_out, (B,)))


def run(loader: DataLoader) -> tuple[dict[str, int], dict[str, int]]:
    """Return calls and floating-point operations (FLOPs) of each operator in one step."""
    for traced in (False, True):  # the first step also creates the optimizer's state
        with profile(activities=[ProfilerActivity.CPU], with_flops=traced) as seen:
            for X, y in loader:
                optimizer.zero_grad()
                nn.functional.cross_entropy(net(X), y).backward()
                optimizer.step()
    rows = [row for row in seen.key_averages() if row.key.startswith("aten::")]
    return {r.key: r.count for r in rows}, {r.key: r.flops for r in rows}


singly, flops = run(DataLoader(data, batch_size=B))
batches = torch.utils.data.BatchSampler(range(B), batch_size=B, drop_last=False)
at_once, _ = run(DataLoader(data, sampler=batches, batch_size=None))  # data[a whole list]
# By hand: (B, d_in) @ (d_in, d_out) takes 2 B d_in d_out FLOPs. The backward pass has one product
# for grad_W and one for grad_X; the first layer needs no grad_X.
first, second = 2 * B * d_in * hidden, 2 * B * hidden * d_out
print(f"forward (addmm):  {flops['aten::addmm']:,} FLOPs, by hand {first + second:,}")
print(f"backward (mm):    {flops['aten::mm']:,} FLOPs, by hand {first + 2 * second:,}")
assert flops["aten::addmm"] == first + second  # rejects one FLOP for a product and its sum
assert flops["aten::mm"] == first + 2 * second  # rejects a gradient for the input X
print(f"calls: {sum(singly.values())} with rows fetched singly, {sum(at_once.values())} at once")
print(f"calls that are products: {singly['aten::addmm'] + singly['aten::mm']}")
for name in sorted(singly, key=lambda name: (-singly[name], name))[:4]:
    print(f"{name:14} {singly[name]:3} calls singly, {at_once.get(name, 0):2} at once")
assert sum(at_once.values()) < sum(singly.values()) / 2  # rejects a loader that splits rows still
