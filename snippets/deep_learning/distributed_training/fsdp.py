"""FSDP holds a part of everything: the same training, half the bytes in each of two processes."""

# servers: it starts processes that talk over this machine's loopback

import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from sklearn.datasets import load_digits
from torch import nn
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import fully_shard

METHOD = "fork" if os.name == "posix" else "spawn"
X, y = map(torch.tensor, load_digits(return_X_y=True))  # (1797, 64), (1797,)


def bytes_here(tensors: list[torch.Tensor]) -> int:
    return sum(t.nbytes for t in (t.to_local() if hasattr(t, "to_local") else t for t in tensors))


def work(rank: int, path: str) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{path}", rank=rank, world_size=2)
    mesh = init_device_mesh("cpu", (2,))  # "cuda" on GPUs
    answers = {}
    for way in ("one process", "DDP", "FSDP"):
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 10))
        if way == "DDP":
            model = nn.parallel.DistributedDataParallel(model)
        if way == "FSDP":
            for layer in (model[0], model[2]):
                fully_shard(layer, mesh=mesh)  # each layer is fetched by itself
            fully_shard(model, mesh=mesh)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.01)  # after the split
        batches = torch.arange(1280).view(20, 64)
        for rows in batches if way == "one process" else batches[:, rank::2]:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(X[rows].float() / 16), y[rows]).backward()
            optimizer.step()
        weights = list(model.parameters())
        averages = [s[k] for s in optimizer.state.values() for k in ("exp_avg", "exp_avg_sq")]
        P = sum(p.numel() for p in weights)
        answers[way] = model(X[1280:].float() / 16).detach()
        if rank == 0:
            sizes = map(bytes_here, (weights, [p.grad for p in weights], averages))
            print(f"{way:12s}", *(f"{size / P:6.1f}" for size in sizes))
        # Two halves that never meet give other answers.
        assert torch.allclose(answers[way], answers["one process"], atol=1e-3)
    dist.barrier()
    dist.destroy_process_group()


if __name__ == "__main__":
    print("bytes a parameter: weights, gradients, Adam's two averages")
    with tempfile.TemporaryDirectory() as folder:
        mp.start_processes(work, (os.path.join(folder, "meet"),), nprocs=2, start_method=METHOD)
