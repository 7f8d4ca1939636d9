"""Arrays on disk: npy, several in one npz, and a memory map that reads only what is used."""

import tempfile
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = X.astype(np.uint8)  # ink from 0 to 16 fits in one byte

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder)
    np.save(path / "X.npy", X)  # one array: type, shape and bytes as they are
    np.savetxt(path / "X.csv", X, fmt="%d", delimiter=",")
    np.savez_compressed(path / "digits.npz", X=X, y=y)  # several, by name
    for name in ("X.npy", "X.csv", "digits.npz"):
        print(f"{name:10s} ~{(path / name).stat().st_size // 1000} KB")

    loaded = np.load(path / "X.npy")
    assert loaded.dtype == np.uint8 and np.array_equal(loaded, X)
    assert np.loadtxt(path / "X.csv", delimiter=",").dtype == np.float64  # text forgets the type
    with np.load(path / "digits.npz") as archive:
        assert np.array_equal(archive["y"], y)

    # A memory map is an array whose memory is the file; the system loads the pages you touch.
    big = np.lib.format.open_memmap(
        path / "big.npy", mode="w+", dtype=np.float32, shape=(200_000, 16)
    )
    big[:] = np.arange(200_000)[:, None]
    big.flush()
    mapped = np.load(path / "big.npy", mmap_mode="r")
    total = np.zeros(16)
    for start in range(0, len(mapped), 10_000):  # one chunk in memory at a time
        total += mapped[start : start + 10_000].sum(axis=0, dtype=np.float64)
    print(type(mapped).__name__, mapped.shape, " mean of column 0:", total[0] / len(mapped))
    assert total[0] / len(mapped) == (200_000 - 1) / 2
    try:
        mapped[0, 0] = 1
    except ValueError as error:
        print("writing to it:", error)

    np.save(path / "objects.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    try:
        np.load(path / "objects.npy")  # a pickle can run code, so it is refused by default
    except ValueError as error:
        print("loading objects:", error)
    del big, mapped  # close the file before the folder goes
