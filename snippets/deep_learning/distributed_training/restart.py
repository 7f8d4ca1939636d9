"""A process dies at step 12; torchrun starts all again, and they go on from the last checkpoint."""

# servers: it starts processes that talk over this machine's loopback

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
import torch.distributed as dist

X = torch.cos(torch.arange(1.0, 5121).double() ** 1.5).view(640, 8)  # scattered in -1 to 1
y = X.sum(dim=1)


def train(folder: Path, rank: int, n: int, tries: int) -> torch.Tensor:
    """20 steps with momentum, this process on its share of each batch."""
    checkpoint = folder / "checkpoint.pt"
    start = {"step": 0, "w": torch.zeros(8).double(), "v": torch.zeros(8).double()}
    state = torch.load(checkpoint) if checkpoint.exists() else start
    if n > 1 and rank == 0:
        print("begins at step", state["step"], flush=True)
    for step in range(state["step"], 20):
        rows = slice(32 * step + rank, 32 * step + 32, n)
        grad = X[rows].T @ (X[rows] @ state["w"] - y[rows]) / 32
        if n > 1:
            dist.all_reduce(grad)
        state["v"] = 0.9 * state["v"] + grad
        state["w"] = state["w"] - 0.1 * state["v"]
        if rank == 0 and step % 5 == 4:
            torch.save(state | {"step": step + 1}, folder / "new.pt")
            (folder / "new.pt").replace(checkpoint)  # never half a file
        if rank == 1 and step == 12 and tries == 0:
            os.kill(os.getpid(), signal.SIGKILL)  # no exception, no goodbye
    return state["w"]


if __name__ == "__main__" and "LOCAL_RANK" in os.environ:  # a process that torchrun started
    dist.init_process_group("gloo")  # it reads rank, size and address from the environment
    w = train(Path(sys.argv[1]), dist.get_rank(), 2, int(os.environ["TORCHELASTIC_RESTART_COUNT"]))
    torch.save(w, Path(sys.argv[1]) / f"w{dist.get_rank()}.pt")
    dist.destroy_process_group()
elif __name__ == "__main__":
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2"]
    with tempfile.TemporaryDirectory() as folder:
        # Without this variable PyTorch 2.13's second start meets the addresses of the first.
        env = os.environ | {"TORCH_DISABLE_SHARE_RDZV_TCP_STORE": "1"}
        command = [*torchrun, "--max-restarts=1", __file__, folder]
        run = subprocess.run(command, env=env, capture_output=True, text=True, timeout=100)
        assert run.returncode == 0, run.stderr
        print(run.stdout.strip())
        w0, w1 = (torch.load(Path(folder) / f"w{rank}.pt") for rank in (0, 1))
    with tempfile.TemporaryDirectory() as folder:
        alone = train(Path(folder), 0, 1, 1)
    assert "begins at step 10" in run.stdout  # without a death, or without torch.load, it fails
    assert torch.equal(w0, w1) and torch.allclose(w0, alone, atol=1e-12)  # or without v
    print("both processes end where one that never died ends")
