"""Two processes, each with a share of every batch, take the steps of one process."""

# servers: it starts processes that talk over this machine's loopback

import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from sklearn.datasets import load_digits
from torch import nn

METHOD = "fork" if os.name == "posix" else "spawn"  # how the processes start
digits = load_digits()
X, y = torch.tensor(digits.data / 16), torch.tensor(digits.target)  # (1797, 64), (1797,)
BATCHES = torch.randperm(1797, generator=torch.Generator().manual_seed(0))[:1792].view(28, 64)


def net(seed: int) -> nn.Module:
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10)).double()


def train(model: nn.Module, rank: int, shares: list[int], by_rows: bool = True) -> torch.Tensor:
    """One pass of gradient descent; this process takes the rows shares[rank] of each batch."""
    for rows in BATCHES:
        mine = rows.split(shares)[rank]
        model.zero_grad()
        nn.functional.cross_entropy(model(X[mine]), y[mine]).backward()
        for p in model.parameters():
            if len(shares) > 1:
                p.grad *= len(mine) / len(rows) if by_rows else 1 / len(shares)
                dist.all_reduce(p.grad)  # now each process holds the sum
            p.data -= 0.5 * p.grad
    return nn.utils.parameters_to_vector(model.parameters()).detach()


def work(rank: int, path: str) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{path}", rank=rank, world_size=2)
    alone = train(net(0), 0, [64])
    for shares, by_rows in (([32, 32], True), ([48, 16], True), ([48, 16], False)):
        weights = train(net(0), rank, shares, by_rows)
        gap = (weights - alone).abs().max()
        if rank == 0:
            print(f"rows {shares}, weighed by rows {by_rows!s:5}: {gap:.3f} from one process")
            assert (gap < 1e-12) == by_rows  # a mean of two means passes with equal shares only
    weights = train(net(rank), rank, [32, 32])
    dist.broadcast(other := weights.clone(), src=1)
    if rank == 0:
        gap = (weights - other).abs().max()
        print(f"each from a start of its own: away from each other {gap:.1f}")
        assert gap > 0.05  # equal steps do not bring two starts together
    dist.destroy_process_group()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        mp.start_processes(work, (os.path.join(folder, "meet"),), nprocs=2, start_method=METHOD)
