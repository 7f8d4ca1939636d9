"""Frames to values: gray, 84 x 84, four in a stack, and the convolutional network of 2015."""

from collections import deque

import numpy as np
import torch
from torch import nn

torch.manual_seed(0)


class FrameStack:
    """The last four frames as one state, so that motion can be seen.

    Source: Mnih et al. (2015), Methods, "Preprocessing".
    """

    def __init__(self) -> None:
        self.frames: deque[np.ndarray] = deque(maxlen=4)

    def reset(self, frame: np.ndarray) -> np.ndarray:
        """Fill the stack with the first frame."""
        self.frames.extend([frame] * 4)
        return np.stack(self.frames)

    def step(self, frame: np.ndarray) -> np.ndarray:
        """Drop the oldest frame, append this one; returns (4, 84, 84) bytes."""
        self.frames.append(frame)
        return np.stack(self.frames)


class AtariNet(nn.Module):
    """Three convolutions and two linear layers, one output per action."""

    def __init__(self, actions: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(4, 32, kernel_size=8, stride=4),
            nn.ReLU(),
            nn.Conv2d(32, 64, kernel_size=4, stride=2),
            nn.ReLU(),
            nn.Conv2d(64, 64, kernel_size=3, stride=1),
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(7 * 7 * 64, 512),
            nn.ReLU(),
            nn.Linear(512, actions),
        )

    def forward(self, frames: torch.Tensor) -> torch.Tensor:
        """Bytes (batch, 4, 84, 84) to values (batch, actions)."""
        return self.layers(frames.float() / 255)


def picture(column: int) -> np.ndarray:
    """A stand-in for the emulator: a ball on an empty court."""
    frame = np.zeros((84, 84), dtype=np.uint8)
    frame[40:44, column : column + 4] = 255
    return frame


stack = FrameStack()
stack.reset(picture(10))
for column in (14, 18, 22):
    to_the_right = stack.step(picture(column))
stack.reset(picture(34))
for column in (30, 26, 22):
    to_the_left = stack.step(picture(column))
print("last frame the same:", np.array_equal(to_the_right[-1], to_the_left[-1]), end=", ")
print("stack the same:", np.array_equal(to_the_right, to_the_left))
assert np.array_equal(to_the_right[-1], to_the_left[-1])

net = AtariNet(actions=6)
x = torch.from_numpy(np.stack([to_the_right, to_the_left]))
value = x.float()
for layer in net.layers:
    value = layer(value)
    if not isinstance(layer, nn.ReLU):
        count = sum(w.numel() for w in layer.parameters())
        print(f"{type(layer).__name__:8s} {str(tuple(value.shape[1:])):14s} {count:9,} parameters")
total = sum(w.numel() for w in net.parameters())
print(f"one pass gives {net(x).shape[1]} values per state; {total:,} parameters")
assert net(x).shape == (2, 6) and not torch.equal(net(x)[0], net(x)[1])
