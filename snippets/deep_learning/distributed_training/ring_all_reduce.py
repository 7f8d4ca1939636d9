"""A ring of processes sums its vectors; each sends less than twice its own vector."""

# servers: it starts processes that talk over this machine's loopback

import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

METHOD = "fork" if os.name == "posix" else "spawn"
SIZE = 840  # numbers in a vector; 2, 4 and 8 divide it


def ring(x: torch.Tensor, rank: int, n: int) -> tuple[torch.Tensor, int]:
    """The sum of x over all ranks, and how many numbers this rank sent to get it."""
    pieces = [piece.clone() for piece in x.chunk(n)]
    sent = 0
    for step in range(2 * (n - 1)):
        out = pieces[(rank - step) % n]
        job = dist.isend(out, (rank + 1) % n)  # to the right
        sent += out.numel()
        place = (rank - step - 1) % n
        got = torch.empty_like(out)
        dist.recv(got, (rank - 1) % n)  # from the left
        job.wait()
        if step < n - 1:
            pieces[place] = pieces[place] + got  # add my part
        else:
            pieces[place] = got  # it is whole: keep it and pass it on
    return torch.cat(pieces), sent


def work(rank: int, n: int, path: str) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{path}", rank=rank, world_size=n)
    x = torch.rand(SIZE, dtype=torch.float64, generator=torch.Generator().manual_seed(rank))
    total, sent = ring(x, rank, n)
    reference = x.clone()
    dist.all_reduce(reference)
    assert torch.allclose(total, reference)  # fails if a piece goes round before it is whole
    if rank == 0:
        formula = f"2(n - 1)/n = {2 * (n - 1) / n:.2f}"
        print(f"{n} processes: each sends {sent / SIZE:.2f} vectors; {formula}")
    assert sent * n == 2 * (n - 1) * SIZE
    dist.barrier()
    dist.destroy_process_group()


if __name__ == "__main__":
    for n in (2, 4, 8):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "meet")
            mp.start_processes(work, (n, path), nprocs=n, start_method=METHOD)
