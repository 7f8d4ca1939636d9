"""Two layers on two processes: W1 by columns, W2 by rows, one sum forward and one back."""

# servers: it starts processes that talk over this machine's loopback

import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

METHOD = "fork" if os.name == "posix" else "spawn"
generator = torch.Generator().manual_seed(0)
X, W1, W2, target = (
    torch.randn(*shape, dtype=torch.float64, generator=generator)
    for shape in ((16, 64), (64, 32), (32, 10), (16, 10))
)


def passes(W1: torch.Tensor, W2: torch.Tensor, total) -> dict[str, torch.Tensor]:
    """Forward and backward of mean((relu(X W1) W2 - target)²); `total` sums over processes."""
    H = torch.relu(X @ W1)  # (16, my columns)
    out = total(H @ W2)  # (16, 10)
    G = 2 * (out - target) / out.numel()
    D = (G @ W2.T) * (H > 0)
    return {"output": out, "by W2": H.T @ G, "by W1": X.T @ D, "by X": total(D @ W1.T)}


def sum_over_processes(x: torch.Tensor) -> torch.Tensor:
    dist.all_reduce(x)
    return x


def work(rank: int, path: str) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{path}", rank=rank, world_size=2)
    whole = passes(W1, W2, lambda x: x)
    mine = slice(16 * rank, 16 * rank + 16)
    part = passes(W1[:, mine], W2[mine], sum_over_processes)
    whole["by W1"], whole["by W2"] = whole["by W1"][:, mine], whole["by W2"][mine]
    gap = max((part[name] - whole[name]).abs().max() for name in whole)
    assert gap < 1e-12  # fails if either of the two sums is left out
    half = X[:, :32] @ W1[:32], X[:, 32:] @ W1[32:]  # W1 by rows
    early = torch.relu(half[0]) + torch.relu(half[1])
    if rank == 0:
        print(f"output and gradients of one process, to 12 digits: {gap < 1e-12}")
        wrong = (early - torch.relu(X @ W1)).abs() > 1e-9
        share = f"{wrong.double().mean():.0%} of the hidden numbers wrong"
        print(f"W1 by rows, ReLU before the sum: {share}")
        assert wrong.double().mean() > 0.3
    dist.barrier()
    dist.destroy_process_group()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        mp.start_processes(work, (os.path.join(folder, "meet"),), nprocs=2, start_method=METHOD)
