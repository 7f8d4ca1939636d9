"""A user id as a label: every user adds 19 time series, and each scrape carries them all."""

import numpy as np
from prometheus_client import CollectorRegistry, Histogram, disable_created_metrics, generate_latest

disable_created_metrics()
BUCKETS = [round(0.001 * 1.5**k, 4) for k in range(16)]
rng = np.random.default_rng(0)


def scrape(label: str | None, n_users: int) -> tuple[int, float]:
    """Observe 20,000 requests and scrape once.

    Args:
        label: "user" (unbounded), "plan" (three values) or None.
        n_users: How many different users send the requests.

    Returns:
        Number of time series, megabytes of the exposition.
    """
    registry = CollectorRegistry()
    names = [label] if label else []
    latency = Histogram("request_seconds", "Time.", names, buckets=BUCKETS, registry=registry)
    users = np.concatenate([np.arange(n_users), rng.integers(n_users, size=20_000 - n_users)])
    for user in users:
        value = {"user": f"u{user:06d}", "plan": ("free", "team", "firm")[user % 3]}.get(label)
        (latency.labels(value) if label else latency).observe(0.004)
    text = generate_latest(registry)
    n_series = sum(not line.startswith(b"#") for line in text.splitlines())
    return n_series, len(text) / 1e6


print(f"{'label':8}{'users':>8}{'series':>10}{'MB a scrape':>13}")
per_histogram = len(BUCKETS) + 1 + 2  # the buckets, +Inf, the sum and the count
for label, n_users in [
    ("user", 100),
    ("user", 1_000),
    ("user", 10_000),
    ("plan", 10_000),
    (None, 10_000),
]:
    n_series, megabytes = scrape(label, n_users)
    print(f"{label or 'none':8}{n_users:8,}{n_series:10,}{megabytes:13.3f}")
    assert n_series == per_histogram * {"user": n_users, "plan": 3, None: 1}[label]
