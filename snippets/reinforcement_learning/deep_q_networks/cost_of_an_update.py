"""What an update costs against batch and width, and what many seeds at once save."""

import time
import timeit

import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.flop_counter import FlopCounterMode

torch.manual_seed(0)
torch.set_num_threads(1)  # processor time adds up what all threads do, waiting included


class CallCounter(TorchDispatchMode):
    """Counts the operations that PyTorch is asked for, whatever their size."""

    calls = 0

    def __torch_dispatch__(self, operation, types, args=(), kwargs=None):
        self.calls += 1
        return operation(*args, **(kwargs or {}))


def make_update(networks: int, batch: int, hidden: int):
    """A function that does one update: forward twice, backward once, Adam."""
    shapes = ((4, hidden), (hidden, hidden), (hidden, 2))
    net = [(0.1 * torch.randn(networks, i, o)).requires_grad_() for i, o in shapes]
    optimizer = torch.optim.Adam(net, lr=1e-3)
    x = torch.randn(networks, batch, 4)

    def values() -> torch.Tensor:
        return torch.relu(torch.relu(x @ net[0]) @ net[1]) @ net[2]

    def update() -> None:
        with torch.no_grad():
            y = 1 + 0.99 * values().amax(dim=-1)
        loss = torch.nn.functional.smooth_l1_loss(values()[..., 0], y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    update()  # the first one also makes Adam's averages
    return update


print("networks  width  batch   calls   MFLOP   processor time (first row: 1)")
work, first = {}, None
for case in [(1, 64, 32), (1, 64, 128), (1, 512, 32), (1, 512, 128), (1, 512, 512), (16, 64, 32)]:
    networks, hidden, batch = case
    update = make_update(networks, batch, hidden)
    with FlopCounterMode(display=False) as arithmetic, CallCounter() as counter:
        update()
    calls, flops = work[case] = counter.calls, arithmetic.get_total_flops()
    seconds = min(timeit.repeat(update, timer=time.process_time, number=20, repeat=3))
    first = first or seconds
    print(
        f"{networks:8d} {hidden:6d} {batch:6d} {calls:7d} {flops / 1e6:7.1f}   ~{seconds / first:.1f}"
    )
assert len({calls for calls, _ in work.values()}) == 1  # fails for a loop over networks
assert work[16, 64, 32][1] == 16 * work[1, 64, 32][1]
