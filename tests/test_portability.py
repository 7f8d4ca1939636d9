"""What in a snippet another machine may decide otherwise is found, and nothing else."""

from __future__ import annotations

import pytest

from roadmap.portability import asserted_times, suspects, unstable_sorts

TIMED = {
    "a difference of clocks": (
        "start = time.perf_counter()\nassert time.perf_counter() - start < 1",
        [2],
    ),
    "a function that times": (
        "def f():\n    return min(timeit.repeat(g))\nr = {}\nr['a'] = f()\nassert r['a'] < 2",
        [5],
    ),
    "one of several results": (
        "def f():\n    return 1, min(timeit.repeat(g))\nn, s = f()\nassert n == 1\nassert s < 2",
        [5],
    ),
    "a ratio": ("s = [timeit.timeit(g)]\nratio = s[0] / 2\nassert ratio > 1", [3]),
    "within a function": ("def f():\n    s = time.process_time()\n    assert s > 0", [3]),
    "a count beside a time": ("s = timeit.timeit(g)\nn = 3\nassert n == 3", []),
    "several at once": ("s, n = timeit.timeit(g), 3\nassert n == 3\nassert s", [3]),
    "the time of day": ("start = time.time()\nassert time.time() - start < 1", [2]),
    "nanoseconds": ("t = time.perf_counter_ns()\nassert t", [2]),
    "another's attribute": ("mean = timeit.timeit(g)\nassert df.mean() < 1", []),
    "no Python": ("timeit (", []),
    "another name": ("from time import perf_counter as clock\nt = clock()\nassert t", [3]),
    "a bare name": ("from time import time\nt = time()\nassert t", [3]),
    "a module's other name": ("import time as t\ns = t.time()\nassert s", [3]),
    "a function's other name": ("clock = time.perf_counter\nassert clock() < 1", [2]),
    "a list that grows": ("s = []\ns.append(timeit.timeit(g))\nassert s[0] < 2", [3]),
    "a loop": ("s = timeit.repeat(g)\nfor one in s:\n    assert one < 2", [3]),
    "a loop over pairs": (
        "s = timeit.repeat(g)\nfor n, (k, one) in enumerate(zip(names, s)):\n    assert n < 2\n    assert k\n    assert one",
        [5],
    ),
    "keys of a dictionary": (
        "d = {}\nd['a'] = timeit.timeit(g)\nfor k, s in d.items():\n    assert k\n    assert s",
        [5],
    ),
    "a helper that stands below": (
        "def f():\n    return h() / 2\ndef h():\n    return timeit.timeit(g)\nassert f() < 2",
        [5],
    ),
    "a helper below that returns several": (
        "def f():\n    n, s = h()\n    return s\ndef h():\n    return 1, timeit.timeit(g)\nassert f() < 2",
        [6],
    ),
}


@pytest.mark.parametrize("case", TIMED)
def test_asserts_about_a_measured_time(case: str) -> None:
    code, lines = TIMED[case]
    assert asserted_times(code) == lines


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("np.argsort(x)", [1]),
        ("x.argsort()", [1]),
        ("frame.sort_values('a', ascending=False)", [1]),
        ("np.argsort(x, kind='stable')", []),
        ("torch.argsort(x, stable=True)", []),
        ("np.argsort(x, kind='quicksort')", [1]),
        ("torch.argsort(x, stable=False)", [1]),
        ("np.sort(x)", []),
        ("np.argsort(", []),
    ],
)
def test_sorts_that_ties_leave_open(code: str, lines: list[int]) -> None:
    assert unstable_sorts(code) == lines


def test_suspects_are_named_with_their_lines() -> None:
    code = "w, V = np.linalg.eigh(A)\nbest = w.argmax()\norder = np.argsort(w, kind='stable')\n"
    assert suspects(code) == [
        "takes the first of what may be tied: line 2",
        "leaves a sign open: line 1",
    ]
    assert suspects("print(1)") == []
