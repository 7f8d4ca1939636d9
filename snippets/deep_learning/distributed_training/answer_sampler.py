"""What DistributedSampler does if set_epoch is forgotten, and to rows that do not divide."""

from torch.utils.data.distributed import DistributedSampler


def orders(call_set_epoch: bool) -> list[list[int]]:
    """The first rows of process 0 of 2, in three epochs over 1,000 rows."""
    sampler = DistributedSampler(range(1000), num_replicas=2, rank=0, shuffle=True, seed=0)
    firsts = []
    for epoch in range(3):
        if call_set_epoch:
            sampler.set_epoch(epoch)
        firsts.append(list(sampler)[:3])
    return firsts


print("with set_epoch:   ", orders(True))
print("without set_epoch:", orders(False))
assert orders(False)[0] == orders(False)[1] != orders(True)[1]

test = [list(DistributedSampler(range(5), 2, rank, shuffle=False)) for rank in (0, 1)]
print("5 test rows on 2 processes:", *test)
right = [True, False, False, False, False]  # only row 0 is answered well
counted = [right[row] for rows in test for row in rows]
print(f"accuracy {sum(right) / 5:.2f}, by all processes together {sum(counted) / len(counted):.2f}")
assert sum(counted) == 2  # row 0 counts twice

own = [list(range(rank, 5, 2)) for rank in (0, 1)]  # deal the rows out by hand
assert sorted(own[0] + own[1]) == list(range(5))
print("dealt by hand:", *own)
