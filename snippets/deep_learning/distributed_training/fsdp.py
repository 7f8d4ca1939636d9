"""FSDP holds a part of everything: the same training, half the bytes in each of two processes."""

# servers: it starts processes that talk over this machine's loopback
import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from sklearn.datasets import load_digits
from torch import nn
from torch.distributed.fsdp import fully_shard

METHOD = "fork" if os.name == "posix" else "spawn"
X, y = map(torch.tensor, load_digits(return_X_y=True))  # (1797, 64), (1797,)


def bytes_here(tensors: list[torch.Tensor]) -> int:
    return sum(t.nbytes for t in (t.to_local() if hasattr(t, "to_local") else t for t in tensors))


def train(way: str, rank: int) -> torch.Tensor:
    torch.manual_seed(0)
    model = nn.Sequential(*(nn.Linear(64, 64) for _ in range(4)), nn.ReLU(), nn.Linear(64, 10))
    most = [0]
    for layer in model:  # a layer has run: which weights are here?
        layer.register_forward_hook(lambda *_: most.append(bytes_here(list(model.parameters()))))
    for layer in model[:4] if way == "FSDP by layer" else ():
        fully_shard(layer)
    if way != "one process":
        fully_shard(model)  # what is left
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)  # after the split
    batches = torch.arange(1280).view(20, 64)
    for rows in batches if way == "one process" else batches[:, rank::2]:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X[rows].float() / 16), y[rows]).backward()
        optimizer.step()
    weights = list(model.parameters())
    averages = [s[k] for s in optimizer.state.values() for k in ("exp_avg", "exp_avg_sq")]
    P = sum(p.numel() for p in weights)
    held = [bytes_here(t) / P for t in (weights, [p.grad for p in weights], averages)]
    if rank == 0:
        print(f"{way:14s}", *(f"{size:6.1f}" for size in [*held, max(most) / P]))
    assert sum(held) == (16 if way == "one process" else 8)  # DDP has 16
    assert (max(most) < 3 * P) == (way == "FSDP by layer")  # one call for all has 4
    return model(X[1280:].float() / 16).detach()


def work(rank: int, path: str) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{path}", rank=rank, world_size=2)
    one, *others = [train(way, rank) for way in ("one process", "FSDP by layer", "FSDP, one call")]
    assert all(torch.allclose(other, one, atol=1e-3) for other in others)
    dist.destroy_process_group()


if __name__ == "__main__":
    print("bytes a parameter: weights, gradients, Adam's two averages; most weights while it runs")
    with tempfile.TemporaryDirectory() as folder:
        mp.start_processes(work, (os.path.join(folder, "meet"),), nprocs=2, start_method=METHOD)
