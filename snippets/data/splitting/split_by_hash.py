"""A split by a hash of the id keeps every row on its side when new rows arrive."""

import hashlib

import numpy as np
from sklearn.model_selection import train_test_split


def in_test(identifier: str, test_share: float = 0.2, salt: str = "v1") -> bool:
    """Say whether an id belongs to the test part, today and in every later version of the data."""
    digest = hashlib.sha256(f"{salt}:{identifier}".encode()).digest()
    return int.from_bytes(digest[:8], "big") < test_share * 2**64


old = [f"customer-{i}" for i in range(5000)]
new = old + [f"customer-{i}" for i in range(5000, 5500)]  # a month later

seeded = [set(train_test_split(ids, test_size=0.2, random_state=0)[1]) for ids in (old, new)]
moved = len(seeded[0] - seeded[1])
print(
    f"seeded split: {moved} of {len(seeded[0])} test customers are training customers a month later"
)

hashed = [{i for i in ids if in_test(i)} for ids in (old, new)]
assert hashed[0] <= hashed[1]  # nobody left
assert not (set(old) - hashed[0]) & hashed[1]  # nobody of the old training part came in
print(f"split by hash: 0 of {len(hashed[0])} moved; test share {len(hashed[1]) / len(new):.3f}")

again = {i for i in np.random.default_rng(0).permutation(new).tolist() if in_test(i)}
assert again == hashed[1]  # the order of the rows does not matter
other = {i for i in new if in_test(i, salt="v2")}
print(f"another salt, another split: {len(other & hashed[1])} test customers in common")
assert moved > 500 and 0.18 < len(hashed[1]) / len(new) < 0.22
