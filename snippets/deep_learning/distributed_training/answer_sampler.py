"""What DistributedSampler does if set_epoch is forgotten, and to rows that do not divide."""

# servers: it starts processes that talk over this machine's loopback

import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.utils.data import DistributedSampler

METHOD = "fork" if os.name == "posix" else "spawn"
RIGHT = torch.tensor([True, False, False, False, False])  # only test row 0 is answered well


def orders(call_set_epoch: bool) -> list[list[int]]:
    """The first rows of process 0 of 2, in three epochs over 1,000 rows."""
    sampler = DistributedSampler(range(1000), num_replicas=2, rank=0, shuffle=True, seed=0)
    firsts = []
    for epoch in range(3):
        if call_set_epoch:
            sampler.set_epoch(epoch)
        firsts.append(list(sampler)[:3])
    return firsts


def accuracy(rows: list[int]) -> float:
    """Over all processes, each of which has looked at its own rows."""
    counts = torch.tensor([RIGHT[rows].sum(), len(rows)])
    dist.all_reduce(counts)  # sums, so that a share of any size counts by its rows
    return (counts[0] / counts[1]).item()


def work(rank: int, path: str) -> None:
    dist.init_process_group("gloo", init_method=f"file://{path}", rank=rank, world_size=2)
    sampled = list(DistributedSampler(range(5), 2, rank, shuffle=False))
    by_hand = list(range(rank, 5, 2))
    found = accuracy(sampled), accuracy(by_hand)
    if rank == 1:  # the last: its share is filled up
        print(f"5 test rows, process 1 of 2: sampler {sampled}, by hand {by_hand}")
        print(f"accuracy by the sampler's rows {found[0]:.2f}, by hand {found[1]:.2f}")
    assert abs(found[1] - 1 / 5) < 1e-6 < abs(found[0] - 1 / 5)  # the sampler counts row 0 twice
    dist.destroy_process_group()


if __name__ == "__main__":
    print("with set_epoch:   ", orders(True))
    print("without set_epoch:", orders(False), flush=True)
    assert orders(False)[0] == orders(False)[1] != orders(True)[1]
    with tempfile.TemporaryDirectory() as folder:
        mp.start_processes(work, (os.path.join(folder, "meet"),), nprocs=2, start_method=METHOD)
