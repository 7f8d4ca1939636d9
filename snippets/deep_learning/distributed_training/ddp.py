"""DistributedDataParallel takes the steps of one process; no_sync leaves its message out."""

# servers: it starts processes that talk over this machine's loopback

import os
import tempfile
from contextlib import nullcontext
from copy import deepcopy

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from sklearn.datasets import load_digits
from torch import nn

METHOD = "fork" if os.name == "posix" else "spawn"
X, y = map(torch.tensor, load_digits(return_X_y=True))  # (1797, 64), (1797,)


def net(seed: int) -> nn.Module:
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10)).double()


def train(model: nn.Module, rank: int, n: int) -> torch.Tensor:
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for rows in torch.arange(1280).view(20, 64)[:, rank::n]:
        nn.functional.cross_entropy(model(X[rows]), y[rows]).backward()
        optimizer.step()
        optimizer.zero_grad()
    return nn.utils.parameters_to_vector(model.parameters()).detach()


def compare(rank: int) -> None:
    alone = train(net(0), 0, 1)
    model = nn.parallel.DistributedDataParallel(net(rank))  # it copies rank 0's weights to all
    gap = (train(model, rank, 2) - alone).abs().max()
    whole = deepcopy(model.module)
    whole(X[:64]).sum().backward()
    equal = []
    for part, sync in ((X[rank:32:2], model.no_sync()), (X[32 + rank : 64 : 2], nullcontext())):
        with sync:
            model(part).sum().backward()
        pairs = zip(model.parameters(), whole.parameters(), strict=True)
        equal.append(all(torch.allclose(p.grad, q.grad / 2) for p, q in pairs))
    if rank == 0:
        print(f"20 steps, the weights of one process: {gap < 1e-9}")
        print("gradient of the whole batch: after the part in no_sync", equal[0], "after the last", equal[1])
    assert gap < 1e-9 and equal == [False, True]  # two nets that never talk fail


def work(rank: int, path: str) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{path}", rank=rank, world_size=2)
    compare(rank)
    dist.destroy_process_group()  # once nothing uses it: a model that is still there may block


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        mp.start_processes(work, (os.path.join(folder, "meet"),), nprocs=2, start_method=METHOD)
