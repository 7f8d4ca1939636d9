"""train.py for torchrun: DDP and a sampler, and the weights of one process."""

# servers: it starts processes that talk over this machine's loopback
import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

METHOD = "fork" if os.name == "posix" else "spawn"
X, y = map(torch.tensor, load_digits(return_X_y=True))  # (1797, 64), (1797,)
data = TensorDataset(X[:1792] / 16, y[:1792])  # 28 batches of 64


def train(path: str, rank: int, n: int, device: str) -> None:
    torch.manual_seed(rank)  # DDP copies rank 0's weights to all
    net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10)).double()
    model = DistributedDataParallel(net.to(device))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    sampler = DistributedSampler(data, n, rank)
    assert len(sampler) == len(data) // n  # without its two numbers each would have all rows
    loader = DataLoader(data, batch_size=64 // n, sampler=sampler)
    for epoch in range(2):
        sampler.set_epoch(epoch)  # else each epoch has the order of the first
        for rows, labels in loader:
            loss = nn.functional.cross_entropy(model(rows.to(device)), labels.to(device))
            optimizer.zero_grad()
            loss.backward()  # and the gradients are averaged
            optimizer.step()
    if rank == 0:  # all hold the same: one saves
        torch.save(net.state_dict(), path)


def main(path: str, meet: str = "env://") -> None:
    rank, n, local = (int(os.environ[name]) for name in ("RANK", "WORLD_SIZE", "LOCAL_RANK"))
    gpu = torch.cuda.is_available()
    dist.init_process_group("nccl" if gpu else "gloo", init_method=meet, rank=rank, world_size=n)
    train(path, rank, n, f"cuda:{local}" if gpu else "cpu")
    dist.destroy_process_group()


def as_torchrun(rank: int, n: int, folder: str) -> None:
    torch.set_num_threads(1)
    os.environ |= {"RANK": str(rank), "LOCAL_RANK": str(rank), "WORLD_SIZE": str(n)}
    main(f"{folder}/{n}.pt", f"file://{folder}/{n}")  # torchrun also names an address to meet at


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        as_torchrun(0, 1, folder)
        mp.start_processes(as_torchrun, (2, folder), nprocs=2, start_method=METHOD)
        one, two = (torch.load(f"{folder}/{n}.pt") for n in (1, 2))
    same = all(torch.allclose(one[name], two[name], atol=1e-9) for name in one)
    print(f"two processes have the weights of one, to 9 digits: {same}")
    assert same  # without DDP it fails, and with the sum of the gradients
