"""A parameter server by RPC: gradients of old weights need a smaller rate."""

# servers: it starts processes that talk over this machine's loopback

import math
import os
import tempfile
import warnings

import torch
import torch.multiprocessing as mp
from torch.distributed import rpc

METHOD = "fork" if os.name == "posix" else "spawn"
CURVATURE = torch.tensor([1.0, 0.1], dtype=torch.float64)  # the loss is ½ Σ c w²
server = {}  # lives in process 0


def begin(delay: int, rate: float) -> None:
    server.update(history=[torch.ones(2, dtype=torch.float64)], delay=delay, rate=rate)


def weights() -> torch.Tensor:
    """What a worker is given: the weights of some steps ago, as if it had been slow since."""
    return server["history"][max(0, len(server["history"]) - 1 - server["delay"])]


def push(gradient: torch.Tensor) -> None:
    server["history"].append(server["history"][-1] - server["rate"] * gradient)


def distance() -> float:
    return server["history"][-1].norm().item()


def work(rank: int, path: str) -> None:
    torch.set_num_threads(1)
    warnings.filterwarnings("ignore", "You are using a Backend")  # of rpc itself, in PyTorch 2.13
    options = rpc.TensorPipeRpcBackendOptions(init_method=f"file://{path}")
    rpc.init_rpc(f"process{rank}", rank=rank, world_size=2, rpc_backend_options=options)
    if rank == 1:
        for delay in (0, 1, 4):
            bound = 2 * math.sin(math.pi / (2 * (2 * delay + 1)))
            arrives = []
            for rate in (0.3, 0.4, 0.9, 1.1, 1.9, 2.1):
                rpc.rpc_sync("process0", begin, args=(delay, rate))
                for _ in range(150):
                    w = rpc.rpc_sync("process0", weights)
                    rpc.rpc_sync("process0", push, args=(CURVATURE * w,))
                end = rpc.rpc_sync("process0", distance)
                if end < 1:
                    arrives.append(rate)
                assert (end < 1) == (rate < bound)
            print(f"{delay} steps late: arrives at rates {arrives}, bound {bound:.2f}", flush=True)
    rpc.shutdown()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        mp.start_processes(work, (os.path.join(folder, "meet"),), nprocs=2, start_method=METHOD)
