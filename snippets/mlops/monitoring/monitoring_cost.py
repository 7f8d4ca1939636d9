"""What monitoring costs: microseconds a request, and bytes a sample as Prometheus encodes it."""

import struct
import time
import timeit

import numpy as np
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier

registry = CollectorRegistry()
requests = Counter("requests", "Answered.", ["path", "status"], registry=registry)
in_progress = Gauge("in_progress", "Being worked on.", registry=registry)
latency = Histogram("request_seconds", "Time.", registry=registry)


def instrument() -> None:
    """All that the middleware of the service adds to one request."""
    start = time.perf_counter()
    with in_progress.track_inprogress():
        pass
    requests.labels("/predict", 200).inc()
    latency.observe(time.perf_counter() - start)


def bytes_a_sample(values: np.ndarray, chunk: int = 120) -> float:
    """Size of one regularly scraped series when each value is stored as a XOR with the last one.

    Args:
        values: The series, shape (n_samples,), n_samples a multiple of chunk.
        chunk: Samples in a chunk; each chunk starts anew.

    Returns:
        Bytes for one sample, the timestamps included, the index not.

    Source: Pelkonen and others, Gorilla, VLDB 2015, sections 4.1.1 and 4.1.2.
    """
    as_int = [struct.unpack(">Q", struct.pack(">d", v))[0] for v in values]
    bits = 0
    for i, word in enumerate(as_int):
        if i % chunk == 0:
            bits += 8 * 24  # length, checksum, first timestamp, first value, first interval
            leading = trailing = 64  # no window of meaningful bits yet
            continue
        bits += 1  # the timestamp: "same interval as before"
        xor = word ^ as_int[i - 1]
        if xor == 0:
            bits += 1
            continue
        zeros_left, zeros_right = min(64 - xor.bit_length(), 31), (xor & -xor).bit_length() - 1
        if zeros_left >= leading and zeros_right >= trailing:
            bits += 2 + 64 - leading - trailing  # fits into the window of the last value
        else:
            leading, trailing = zeros_left, zeros_right
            bits += 2 + 5 + 6 + 64 - leading - trailing
    return bits / 8 / len(values)


X, y = load_digits(return_X_y=True)
model = RandomForestClassifier(50, random_state=0).fit(X, y)
predict_s, instrument_s = (
    min(timeit.repeat(work, timer=time.process_time, number=number, repeat=5)) / number
    for work, number in ((lambda: model.predict(X[:1]), 10), (instrument, 5_000))
)
print(f"one prediction ~{1e6 * predict_s:.0f} us, its instrumentation ~{1e6 * instrument_s:.0f} us")

INTERVAL, n = 15, 960  # seconds between scrapes; four hours
rng = np.random.default_rng(0)
kinds = {
    "constant (up, an idle bucket)": np.ones(n),
    "counter of whole numbers": np.cumsum(rng.integers(60, size=n)).astype(float),
    "gauge of arbitrary floats": rng.normal(size=n),
}
size = {kind: bytes_a_sample(values) for kind, values in kinds.items()}
for kind, value in size.items():
    print(f"{kind:30} {value:.1f} bytes a sample")
assert list(size.values()) == sorted(size.values())

average = (size["constant (up, an idle bucket)"] + size["counter of whole numbers"]) / 2
for name, n_series in {"four services, 60 series each": 240, "10,000 user ids": 190_000}.items():
    gigabytes = n_series * 30 * 86_400 / INTERVAL * average / 1e9
    print(f"{name:30} {gigabytes:.2f} GB in 30 days at one scrape in {INTERVAL} s")
