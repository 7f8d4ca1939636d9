"""Four stages of a pipeline over time: more micro-batches leave less of it idle."""

import matplotlib.pyplot as plt
import numpy as np


def schedule(p: int, m: int) -> list[tuple[int, int, float, float]]:
    """All forward passes, then all backward ones: (stage, micro-batch, start, length).

    A forward pass takes 1, a backward pass 2. Each begins once its stage is free and its input is there.
    """
    free, done, jobs = np.zeros(p), {}, []
    for length, order in ((1, range(p)), (2, range(p)[::-1])):
        for batch in range(m):
            before = done.get(("end", batch), 0)
            for stage in order:
                start = max(free[stage], before)
                before = free[stage] = start + length
                jobs.append((stage, batch, start, length))
            done["end", batch] = before
    return jobs


figure, axes = plt.subplots(2, 1, figsize=(7, 4), layout="constrained")
for m in (1, 4, 16, 64):
    jobs = schedule(4, m)
    end = max(start + length for *_, start, length in jobs)
    idle = 1 - sum(length for *_, length in jobs) / (4 * end)
    formula = f"(p - 1)/(m + p - 1) = {3 / (m + 3):.0%}"
    print(f"4 stages, {m:2d} micro-batches: idle {idle:.0%}, {formula}")
    assert abs(idle - 3 / (m + 3)) < 1e-9
    if m in (4, 16):
        ax = axes[0 if m == 4 else 1]
        for stage, _, start, length in jobs:
            color = ("tab:blue", "tab:orange")[length == 2]
            ax.barh(stage, length / m, left=start / m, color=color, edgecolor="white", height=0.9)
        ax.set(yticks=range(4), ylabel="stage", title=f"{m} micro-batches", xlim=(0, 5.4))
        ax.invert_yaxis()
axes[1].set_xlabel("time, in forward passes of the whole batch through one stage")
plt.show()
