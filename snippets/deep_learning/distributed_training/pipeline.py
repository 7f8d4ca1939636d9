"""Half of the layers on each of two processes: micro-batches, and the gradients of one process."""

# servers: it starts processes that talk over this machine's loopback

import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from sklearn.datasets import load_digits
from torch import nn

METHOD = "fork" if os.name == "posix" else "spawn"
digits = load_digits()
X, y = torch.tensor(digits.data / 16)[:64], torch.tensor(digits.target)[:64]


def stages() -> list[nn.Module]:
    torch.manual_seed(0)
    return [nn.Sequential(nn.Linear(64, 32), nn.ReLU()).double(), nn.Linear(32, 10).double()]


def work(rank: int, path: str, m: int) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{path}", rank=rank, world_size=2)
    stage, kept = stages()[rank], []
    for rows, labels in zip(X.chunk(m), y.chunk(m), strict=True):  # forward
        if rank == 0:
            out = stage(rows)
            dist.send(out.detach(), 1)
        else:
            rows = torch.empty(len(labels), 32, dtype=torch.float64)
            dist.recv(rows, 0)
            rows.requires_grad_()
            out = nn.functional.cross_entropy(stage(rows), labels) * len(labels) / 64
        kept.append((rows, out))
    for rows, out in kept:  # backward; the gradients of the parts add up in .grad
        if rank == 0:
            grad = torch.empty_like(out)
            dist.recv(grad, 1)
            out.backward(grad)
        else:
            out.backward()
            dist.send(rows.grad, 0)
    whole = stages()
    nn.functional.cross_entropy(whole[1](whole[0](X)), y).backward()
    pairs = zip(stage.parameters(), whole[rank].parameters(), strict=True)
    gap = torch.stack([(a.grad - b.grad).abs().max() for a, b in pairs]).max()
    dist.all_reduce(gap, op=dist.ReduceOp.MAX)
    assert gap < 1e-12  # fails if a part counts as much as the whole
    if rank == 0:
        print(f"2 stages, {m} micro-batches: gradients of one process, to 12 digits: {gap < 1e-12}")
    dist.destroy_process_group()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "meet")
        mp.start_processes(work, (path, 4), nprocs=2, start_method=METHOD)
