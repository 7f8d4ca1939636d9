"""A batch in two parts: no_sync leaves out the message of the first, and the gradient is whole."""

# servers: it starts processes that talk over this machine's loopback

import os
import tempfile
from contextlib import nullcontext

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.distributed.algorithms.ddp_comm_hooks.default_hooks import allreduce_hook

METHOD = "fork" if os.name == "posix" else "spawn"
X = torch.rand(64, 8, generator=torch.Generator().manual_seed(0), dtype=torch.float64)


def count(rank: int, leave_out: bool) -> int:
    """The messages of one step on 64 rows, 32 for each process, in two parts of 16."""
    messages = []

    def hook(state: None, bucket: dist.GradBucket) -> torch.futures.Future[torch.Tensor]:
        messages.append(bucket.buffer().numel())
        return allreduce_hook(state, bucket)

    net = nn.Linear(8, 1, bias=False).double()
    model = nn.parallel.DistributedDataParallel(net)
    model.register_comm_hook(None, hook)
    for part, rows in enumerate(X[rank::2].split(16)):
        with model.no_sync() if leave_out and part == 0 else nullcontext():
            (model(rows).mean() / 2).backward()
    assert torch.allclose(net.weight.grad[0], X.mean(dim=0))  # fails without the / 2
    return len(messages)


def work(rank: int, path: str) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{path}", rank=rank, world_size=2)
    counts = count(rank, False), count(rank, True)
    if rank == 0:
        print(f"messages of a step in two parts: {counts[0]}, with no_sync {counts[1]}")
        assert counts == (2, 1)  # no_sync around nothing fails
    dist.destroy_process_group()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        mp.start_processes(work, (os.path.join(folder, "meet"),), nprocs=2, start_method=METHOD)
