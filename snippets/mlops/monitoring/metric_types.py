"""Counter, gauge and histogram: what three requests leave in the text that Prometheus reads."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.parser import text_string_to_metric_families

disable_created_metrics()  # one more series for each counter and histogram that few people query
registry = CollectorRegistry()
requests = Counter("reader_requests", "Requests answered.", ["status"], registry=registry)
in_progress = Gauge("reader_in_progress", "Requests being worked on.", registry=registry)
latency = Histogram(
    "reader_request_seconds",
    "Time to answer a request.",
    buckets=(0.005, 0.010, 0.020),
    registry=registry,
)

for status, seconds in [("200", 0.004), ("200", 0.012), ("422", 0.001)]:
    with in_progress.track_inprogress():  # up on entry, down on exit: the current level
        latency.observe(seconds)  # one bucket, the sum and the count go up
        requests.labels(status).inc()  # only ever goes up; a restart sets it back to 0

text = generate_latest(registry).decode()
print(text.rstrip())

samples = {
    (s.name, *s.labels.values()): s.value
    for family in text_string_to_metric_families(text)
    for s in family.samples
}
assert samples["reader_requests_total", "200"] == 2
assert samples["reader_in_progress",] == 0
# Buckets are cumulative: le="0.01" counts everything up to 10 ms, the 1 ms request too.
assert samples["reader_request_seconds_bucket", "0.01"] == 2
assert (
    samples["reader_request_seconds_bucket", "+Inf"]
    == samples["reader_request_seconds_count",]
    == 3
)
