"""A real Prometheus scrapes a FastAPI model service; PromQL gives latency and live accuracy."""

# servers: it starts the service and Prometheus

import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import numpy as np
import uvicorn
from fastapi import FastAPI, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from pydantic import BaseModel, Field
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_live, y_train, y_live = train_test_split(X, y, test_size=0.5, random_state=1, stratify=y)
model = RandomForestClassifier(50, random_state=0).fit(X_train, y_train)

# ---- the service: five metrics, one middleware, three routes -----------------------------------
REQUESTS = Counter("reader_requests", "Requests answered.", ["path", "status"])
BUCKETS = [round(0.001 * 1.5**k, 4) for k in range(16)]  # 1 ms to 0.4 s, each 1.5 times the last
LATENCY = Histogram("reader_request_seconds", "Time of answered predictions.", buckets=BUCKETS)
IN_PROGRESS = Gauge("reader_in_progress", "Requests being worked on.")
PREDICTIONS = Counter("reader_predictions", "Predictions by class.", ["digit"])
LABELS = Counter("reader_labels", "True labels received: was the model right?", ["correct"])
for correct in ("true", "false"):
    LABELS.labels(correct)  # the series exists at 0, so that rate() sees the first increment
answered: dict[int, int] = {}  # request id -> predicted digit, until its label comes
app = FastAPI()


class Image(BaseModel):
    """One request: an id and the 64 gray values of an 8x8 image."""

    id: int
    pixels: list[float] = Field(min_length=64, max_length=64)


@app.middleware("http")
async def measure(request: Request, call_next: Callable) -> Response:
    """Count every request, refused ones too; time the predictions that were answered."""
    start = time.perf_counter()
    with IN_PROGRESS.track_inprogress():
        response = await call_next(request)
    route = request.scope.get("route")  # the template, never the raw URL: see label cardinality
    path = route.path if route else "unknown"
    REQUESTS.labels(path, response.status_code).inc()
    if path == "/predict" and response.status_code == 200:
        LATENCY.observe(time.perf_counter() - start)
    return response


@app.post("/predict")
def predict(image: Image) -> int:
    """Classify one image."""
    answered[image.id] = digit = int(model.predict([image.pixels])[0])
    PREDICTIONS.labels(digit).inc()
    return digit


@app.post("/label")
def label(id: int, digit: int) -> None:
    """Take a late true label and score the prediction that was made back then."""
    LABELS.labels("true" if answered.pop(id) == digit else "false").inc()


@app.get("/metrics")
def metrics() -> Response:
    """Show the current value of every metric."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


# ---- start and stop the two servers ------------------------------------------------------------
def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Poll until the condition holds; fail after the given time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("waited in vain")
        time.sleep(0.05)


@contextmanager
def serve(app: FastAPI) -> Iterator[str]:
    """Serve the app from a thread on a free port; yield its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        wait_until(lambda: server.started)
        yield f"127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def prometheus(config: str) -> Iterator[Callable[[str], float | None]]:
    """Run Prometheus on a free port with a temporary store; yield a function that asks PromQL."""
    if (binary := shutil.which("prometheus")) is None:
        raise SystemExit("Prometheus is missing: apt-get install prometheus (macOS: brew install)")
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "prometheus.yml")
        file.write_text(config)
        options = [f"--config.file={file}", f"--storage.tsdb.path={folder}/data"]
        server = subprocess.Popen(
            [binary, *options, f"--web.listen-address={address}", "--log.level=error"],
            stderr=subprocess.DEVNULL,
        )
        retry = httpx.HTTPTransport(retries=9)  # it takes a moment to listen
        try:
            with httpx.Client(base_url=f"http://{address}/", transport=retry) as client:

                def ask(promql: str) -> float | None:
                    answer = client.get("api/v1/query", params={"query": promql}).json()
                    rows = answer["data"]["result"]
                    return float(rows[0]["value"][1]) if rows else None

                wait_until(lambda: client.get("-/ready").is_success)
                yield ask
        finally:
            server.terminate()
            server.wait()


# ---- traffic, then the same facts from Prometheus ----------------------------------------------
n = 300
seconds, right = np.empty(n), np.empty(n, bool)
with serve(app) as address, httpx.Client(base_url=f"http://{address}") as client:
    config = f"""
    global: {{scrape_interval: 500ms}}
    scrape_configs:
      - job_name: reader
        static_configs: [targets: ["{address}"]]
    """
    with prometheus(config) as ask:
        wait_until(lambda: ask("reader_request_seconds_count") == 0)  # first scrape, before traffic
        for i in range(n):
            start = time.perf_counter()
            reply = client.post("/predict", json={"id": i, "pixels": list(X_live[i])})
            seconds[i] = time.perf_counter() - start
            right[i] = reply.json() == y_live[i]
        for i in range(20):  # a broken client sends 63 pixels
            client.post("/predict", json={"id": i, "pixels": list(X_live[i, 1:])})
        for i in range(n):  # days later: the parcels have arrived, the true digits are known
            client.post("/label", params={"id": i, "digit": y_live[i]})
        wait_until(lambda: ask('reader_requests_total{path="/label"}') == n)  # last scrape

        predictions = 'reader_requests_total{path="/predict"}'
        refused = ask(f'sum({predictions[:-1]},status!="200"}}) / sum({predictions})')
        accuracy = ask('sum(reader_labels_total{correct="true"}) / sum(reader_labels_total)')
        per_second = "sum by (le) (rate(reader_request_seconds_bucket[1m]))"
        p50, p95 = (ask(f"histogram_quantile({phi}, {per_second})") for phi in (0.5, 0.95))

        print(f"target up           Prometheus {ask('up'):.0f}")
        print(f"refused requests    Prometheus {refused:.4f}   client {20 / (n + 20):.4f}")
        print(f"live accuracy       Prometheus {accuracy:.4f}   client {right.mean():.4f}")
        for name, value, phi in (("p50", p50, 0.5), ("p95", p95, 0.95)):
            # A ratio: the milliseconds say how busy this machine is.
            ratio = value / np.quantile(seconds, phi)
            print(f"{name} latency         Prometheus ~{ratio:.1f} times what the client measures")
        assert refused == 20 / (n + 20) and accuracy == right.mean()
        assert ask("reader_request_seconds_count") == n  # fails if refused requests are timed too

        le = [*BUCKETS, np.inf]  # Prometheus' function against our own lines, same buckets
        series = 'reader_request_seconds_bucket{le="%s"}'
        count = np.array([0] + [ask(series % ("+Inf" if b == np.inf else b)) for b in le])
        i = int(np.searchsorted(count[1:], 0.95 * n))
        share = (0.95 * n - count[i]) / (count[i + 1] - count[i])
        below = le[i - 1] if i else 0.0
        by_hand = below + (le[i] - below) * share if i < len(BUCKETS) else BUCKETS[-1]
        theirs = ask("histogram_quantile(0.95, reader_request_seconds_bucket)")
        assert abs(by_hand - theirs) < 1e-12
        print("histogram_quantile by hand equals Prometheus' own:", abs(by_hand - theirs) < 1e-12)
