"""Shifts every integer seed of a run, so that what it asserts is tried on another draw.

A claim that holds for one seed only is a property of that seed. All seeds are shifted alike: those
that differed still differ, those that were equal still are. Seeds that go to C++ or Rust without
passing NumPy, `random` or PyTorch (XGBoost, LightGBM, Polars, DuckDB) keep their value.
"""

from __future__ import annotations

import functools
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

OFFSET = 1000  # run number n of a file's other seeds adds n times as much
MODULUS = 2**32  # larger ones are refused by NumPy's RandomState
# What draws from PyTorch's generators, though the file may not name it.
TORCH = re.compile(r"^ *(?:import|from) (?:torch|stable_baselines3|transformers)", re.M)
CLASSES = ("RandomState", "SeedSequence", "PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")


class Shift:
    """Adds an offset to integer seeds, and notes in a file that there was one."""

    def __init__(self, offset: int, seen: Path) -> None:
        self.offset = offset
        self.seen = seen

    def __call__(self, seed: Any) -> Any:
        """Return the shifted seed; None, generators, text and what is refused anyway unchanged."""
        import numpy as np

        if isinstance(seed, list | tuple) and seed:
            return [self(seed[0]), *seed[1:]]
        if isinstance(seed, bool | np.bool_) or not isinstance(seed, int | np.integer) or seed < 0:
            return seed
        if not self.seen.exists():
            self.seen.touch()
        shifted = int(seed) + self.offset
        return shifted % MODULUS if seed < MODULUS else shifted

    def argument(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that shifts the first argument of another."""

        @functools.wraps(function)
        def shifted(seed: Any = None, *args: Any, **kwargs: Any) -> Any:
            return function(self(seed), *args, **kwargs)

        return shifted

    def stand_in(self, original: type) -> type:
        """Return what stands for a class and makes instances of the original, seeds shifted.

        No subclass: `isinstance` must hold for instances made before, and an object that makes
        others by `type(self)(...)` must not shift twice.
        """
        shift = self

        class Meta(type):
            def __call__(cls, *args: Any, **kwargs: Any) -> Any:
                if cls is not stand_in:  # somebody's subclass
                    return super().__call__(*args, **kwargs)
                for name in {"seed", "entropy"} & kwargs.keys():
                    kwargs[name] = shift(kwargs[name])
                return original(*map(shift, args[:1]), *args[1:], **kwargs)

            def __instancecheck__(cls, instance: object) -> bool:
                return isinstance(instance, original)

            def __subclasscheck__(cls, subclass: type) -> bool:
                return issubclass(subclass, original)

        stand_in = Meta(original.__name__, (original,), {"__module__": original.__module__})
        return stand_in


def shift_seeds(offset: int, seen: Path, source: str) -> None:
    """Shift all seeds of this process from here on.

    Args:
        offset: What is added to each.
        seen: A file that is made once a seed was shifted.
        source: The code that will run: PyTorch is imported if it uses it.
    """
    import numpy as np

    shift = Shift(offset, seen)
    seed = random.Random.seed

    @functools.wraps(seed)
    def shifted(self: random.Random, a: Any = None, version: int = 2) -> None:
        seed(self, shift(a) if isinstance(a, int) else a, version)

    # In place: `Random(0)`, its subclasses and the module's functions all come here.
    random.Random.seed = shifted  # type: ignore[method-assign]
    random.seed = random._inst.seed
    for name in CLASSES:
        setattr(np.random, name, shift.stand_in(getattr(np.random, name)))
    for name in ("default_rng", "seed"):
        setattr(np.random, name, shift.argument(getattr(np.random, name)))
    if "torch" in sys.modules or TORCH.search(source):
        shift_torch(shift)


def shift_torch(shift: Shift) -> None:
    import torch

    class Generator(torch.Generator):
        def manual_seed(self, seed: int) -> torch.Generator:
            super().manual_seed(shift(seed))
            return self

    torch.manual_seed = torch.random.manual_seed = shift.argument(torch.manual_seed)
    torch.Generator = Generator  # type: ignore[misc]
