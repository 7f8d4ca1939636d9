"""One process has a batch more than the other: it waits for a partner that does not come."""

# servers: it starts processes that talk over this machine's loopback

import os
import tempfile
import time
from datetime import timedelta

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

METHOD = "fork" if os.name == "posix" else "spawn"


def work(rank: int, path: str, batches: tuple[int, int]) -> None:
    torch.set_num_threads(1)
    soon = timedelta(seconds=2)  # the default is half an hour
    meet = f"file://{path}"
    dist.init_process_group("gloo", init_method=meet, rank=rank, world_size=2, timeout=soon)
    end = "done"
    try:
        for _ in range(batches[rank]):
            dist.all_reduce(torch.ones(8))  # the gradients of a batch
    except RuntimeError as error:
        end = "timed out" if "timed out" in str(error).lower() else str(error)
    if batches[0] != batches[1] and rank == 1:
        time.sleep(5)  # alive, but elsewhere: it evaluates, say
    if rank == 0:
        print(f"batches {batches}: process 0 {end}")
        # A process 1 that dies gives another error, and at once.
        assert end == ("done" if batches[0] == batches[1] else "timed out")


if __name__ == "__main__":
    uneven = (5, 4)
    for batches in (uneven, (min(uneven),) * 2):  # the control: all stop with the shortest
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "meet")
            mp.start_processes(work, (path, batches), nprocs=2, start_method=METHOD)
