"""Shifts every integer seed of a run, so that what it asserts is tried on another draw.

A claim that holds for one seed only is a property of that seed. All seeds are shifted alike: those
that differed still differ, those that were equal still are. Seeds that go to C++ or Rust without
passing NumPy, `random` or PyTorch (XGBoost, LightGBM, Polars, DuckDB), or into processes that the
run starts, keep their value.
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
TORCH = re.compile(r"^[ \t]*(?:import|from)\b.*(?:torch|stable_baselines3|transformers)", re.M)
CLASSES = ("RandomState", "SeedSequence", "PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")


class Shift:
    """Adds an offset to integer seeds, and notes in a file that there was one."""

    def __init__(self, offset: int, seen: Path) -> None:
        self.offset = offset
        self.seen = seen

    def __call__(self, seed: Any) -> Any:
        """Return the shifted seed; None, generators, text and what is refused anyway unchanged."""
        import numpy as np

        if isinstance(seed, np.ndarray) and seed.dtype.kind in "iu":
            seed = seed.ravel().tolist()
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

        `isinstance` must hold for instances made before, and an object that makes others by
        `type(self)(...)` must not shift twice. Only somebody's subclass is one of the stand-in.
        """
        shift = self
        made: Any = original
        if hasattr(original, "seed"):  # RandomState: an instance may be seeded anew

            def seed(self: Any, seed: Any = None) -> None:
                vars(original)["seed"](self, shift(seed))

            made = type(original.__name__, (original,), {"seed": seed})

        class Meta(type):
            def __call__(cls, *args: Any, **kwargs: Any) -> Any:
                if cls is not stand_in:
                    return super().__call__(*args, **kwargs)
                return made(*first(args), **named(kwargs))

            def __instancecheck__(cls, instance: object) -> bool:
                if cls is not stand_in:
                    return super().__instancecheck__(instance)
                return isinstance(instance, original)

            def __subclasscheck__(cls, subclass: type) -> bool:
                if cls is not stand_in:
                    return super().__subclasscheck__(subclass)
                return issubclass(subclass, original)

        def first(args: tuple[Any, ...]) -> list[Any]:
            return [*map(shift, args[:1]), *args[1:]]

        def named(kwargs: dict[str, Any]) -> dict[str, Any]:
            return kwargs | {n: shift(kwargs[n]) for n in {"seed", "entropy"} & kwargs.keys()}

        def init(self: Any, *args: Any, **kwargs: Any) -> None:
            super(stand_in, self).__init__(*first(args), **named(kwargs))

        # Under the name and module by which pickle finds the stand-in.
        body = {"__module__": "numpy.random", "__init__": init}
        stand_in: Any = Meta(original.__name__, (made,), body)
        return stand_in  # type: ignore[no-any-return]


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
        seed(self, shift(abs(a)) if isinstance(a, int) else a, version)  # as Python does

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

    def shifted(seed: Any) -> int:
        return int(shift(int(seed) % 2**64)) % 2**64  # negative ones count from the end

    class Generator(torch.Generator):
        def manual_seed(self, seed: int) -> torch.Generator:
            super().manual_seed(shifted(seed))
            return self

    original = torch.manual_seed

    @functools.wraps(original)
    def manual_seed(seed: Any) -> torch.Generator:
        return original(shifted(seed))

    torch.manual_seed = torch.random.manual_seed = manual_seed
    torch.Generator = Generator  # type: ignore[misc]
