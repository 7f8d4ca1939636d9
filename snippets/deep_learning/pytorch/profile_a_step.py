"""Calls of operators in one training step, with the rows fetched singly and as one batch."""

import os

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.profiler import ProfilerActivity, profile
from torch.utils.data import DataLoader, TensorDataset

os.environ["KINETO_LOG_LEVEL"] = "99"  # else the profiler logs that it starts
torch.manual_seed(0)
B, d_in, hidden, d_out = 64, 64, 128, 2
net = nn.Sequential(nn.Linear(d_in, hidden), nn.ReLU(), nn.Linear(hidden, d_out))
optimizer = torch.optim.Adam(net.parameters())


class Rows(TensorDataset):
    """Rows that the loader may ask for all at once."""

    def __getitems__(self, indices: list[int]) -> tuple[torch.Tensor, ...]:
        return tuple(tensor[indices] for tensor in self.tensors)


def run(data: TensorDataset) -> tuple[dict[str, int], dict[str, int]]:
    """Return calls and floating-point operations (FLOPs) of each operator in one step."""
    whole = (lambda rows: rows) if isinstance(data, Rows) else None
    loader = DataLoader(data, batch_size=B, collate_fn=whole)
    for traced in (False, True):  # the first step also creates the optimizer's state
        with profile(activities=[ProfilerActivity.CPU], with_flops=traced) as seen:
            for X, y in loader:
                optimizer.zero_grad()
                nn.functional.cross_entropy(net(X), y).backward()
                optimizer.step()
    rows = [row for row in seen.key_averages() if row.key.startswith("aten::")]
    name = {row.key: row.key.removeprefix("aten::") for row in rows}
    return {name[r.key]: r.count for r in rows}, {name[r.key]: r.flops for r in rows if r.flops}


X, y = torch.rand(B, d_in), torch.randint(0, d_out, (B,))
singly, flops = run(TensorDataset(X, y))
at_once, _ = run(Rows(X, y))
# By hand: (B, d_in) @ (d_in, d_out) takes 2 B d_in d_out FLOPs. The backward pass has one product
# for grad_W and one for grad_X; the first layer needs no grad_X.
first, second = 2 * B * d_in * hidden, 2 * B * hidden * d_out
print(f"forward (addmm):  {flops['addmm']:,} FLOPs, by hand {first + second:,}")
print(f"backward (mm):    {flops['mm']:,} FLOPs, by hand {first + 2 * second:,}")
assert flops["addmm"] == first + second  # rejects counting a multiplication and addition as one
assert flops["mm"] == first + 2 * second  # rejects a gradient for the input X
print(f"calls: {sum(singly.values())} with rows fetched singly, {sum(at_once.values())} at once")
print(f"calls that are products: {singly['addmm'] + singly['mm']}")
assert sum(at_once.values()) < sum(singly.values()) / 2  # rejects a loader that splits rows still

names = ["mm", "addmm", *sorted(singly, key=lambda name: (singly[name], name))[-6:]]
plt.figure(figsize=(7, 3))
plt.barh(names, [singly[name] for name in names], height=0.8, label="rows fetched singly")
plt.barh(names, [at_once.get(name, 0) for name in names], height=0.4, label="all at once")
plt.xlabel("calls in one step")
plt.legend(loc="lower right")
plt.show()
