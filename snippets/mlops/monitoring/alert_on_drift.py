"""Alerts in a real Prometheus: quiet on usual traffic, then drift fires, later low accuracy."""

# servers: it starts Prometheus

import shutil
import socket
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import numpy as np
from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

RULES = """
groups:
  - name: reader
    rules:
      - alert: InputDrift
        expr: reader_input_psi > 0.2
        for: 1s
        labels: {severity: ticket}
        annotations: {summary: "Images differ from the training data (PSI {{ $value }})"}
      - alert: AccuracyLow
        expr: |
          sum(rate(reader_labels_total{correct="true"}[4s]))
            / sum(rate(reader_labels_total[4s])) < 0.9
          and sum(increase(reader_labels_total[4s])) >= 200
        for: 1s
        labels: {severity: page}
        annotations: {summary: "Only {{ $value }} of recent predictions were right"}
"""
CONFIG = """
global: {{scrape_interval: 250ms, evaluation_interval: 250ms}}
rule_files: [rules.yml]
scrape_configs:
  - job_name: reader
    static_configs: [targets: ["127.0.0.1:{port}"]]
"""


@contextmanager
def prometheus(port: int) -> Iterator[httpx.Client]:
    """Run Prometheus, scraping the given port, in a temporary folder; yield a client of its API."""
    if (binary := shutil.which("prometheus")) is None:
        raise SystemExit("Prometheus is missing: apt-get install prometheus (macOS: brew install)")
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rules.yml").write_text(RULES)
        Path(folder, "prometheus.yml").write_text(CONFIG.format(port=port))
        options = [f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data"]
        server = subprocess.Popen(
            [binary, *options, f"--web.listen-address={address}", "--log.level=error"],
            stderr=subprocess.DEVNULL,
        )
        retry = httpx.HTTPTransport(retries=9)  # it takes a moment to listen
        try:
            with httpx.Client(base_url=f"http://{address}/api/v1/", transport=retry) as client:
                while client.get("rules").status_code == 503:  # it listens, but is not ready
                    time.sleep(0.1)
                yield client
        finally:
            server.terminate()
            server.wait()


def firing(client: httpx.Client) -> set[str]:
    """Names of the alerts that fire now; inactive ones are not listed, pending ones left out."""
    alerts = client.get("alerts").json()["data"]["alerts"]
    return {alert["labels"]["alertname"] for alert in alerts if alert["state"] == "firing"}


X, y = load_digits(return_X_y=True)
X_train, X_live, y_train, y_live = train_test_split(X, y, test_size=0.5, random_state=1, stratify=y)
model = RandomForestClassifier(50, random_state=0).fit(X_train, y_train)
moved = np.pad(X_live.reshape(-1, 8, 8), ((0, 0), (0, 0), (1, 0)))[:, :, :8].reshape(-1, 64)


def ink_column(images: np.ndarray) -> np.ndarray:
    """Center of the ink from left (0) to right (7) of each 8x8 image, shape (n,)."""
    by_column = images.reshape(-1, 8, 8).sum(axis=1)
    return by_column @ np.arange(8) / by_column.sum(axis=1)


registry = CollectorRegistry()
labels = Counter("reader_labels", "Labels received: right or not?", ["correct"], registry=registry)
drift = Gauge("reader_input_psi", "PSI of the ink column, last 400 images.", registry=registry)
edges = np.quantile(ink_column(X_train), np.arange(1, 10) / 10)  # ten bins of equal mass
recent: deque[float] = deque(maxlen=400)
TICK, PER_TICK, DELAY = 0.2, 40, 15  # 200 images a second; their labels come 15 ticks (3 s) later


def serve(images: np.ndarray, truth: np.ndarray) -> int:
    """Classify one tick's images and update the drift gauge; return how many are right."""
    recent.extend(ink_column(images))
    if len(recent) == recent.maxlen:
        q = (np.bincount(np.searchsorted(edges, recent), minlength=10) + 0.5) / (len(recent) + 5)
        drift.set(np.sum((q - 0.1) * np.log(q / 0.1)))
    return int((model.predict(images) == truth).sum())


rng = np.random.default_rng(0)
waiting: deque[int] = deque()  # how many of a tick were right, which the service cannot know yet
fired: dict[str, int] = {}  # alert -> ticks after the camera moved
tick, moved_at = 0, None
httpd, thread = start_http_server(0, addr="127.0.0.1", registry=registry)
try:
    with prometheus(httpd.server_port) as client:
        while len(fired) < 2 and tick < 200:
            rows = rng.integers(len(y_live), size=PER_TICK)
            waiting.append(serve((X_live if moved_at is None else moved)[rows], y_live[rows]))
            if len(waiting) > DELAY:
                right = waiting.popleft()
                labels.labels("true").inc(right)
                labels.labels("false").inc(PER_TICK - right)
            now = firing(client)
            if moved_at is None:
                assert not now, "an alert fires on usual traffic"
            for alert in sorted(now - fired.keys()):
                fired[alert] = tick - moved_at
                print(f"{alert:12} fires ~{fired[alert] * TICK:.1f} s after the camera moved")
            if tick == 45:
                moved_at = tick
                rules = client.get("rules").json()["data"]["groups"][0]["rules"]
                print(f"after {45 * PER_TICK} usual images:")
                for rule in rules:
                    print(f"{rule['name']:12} {rule['state']}, rule health {rule['health']}")
            tick += 1
            time.sleep(TICK)
finally:
    httpd.shutdown()
    thread.join()
assert list(fired) == ["InputDrift", "AccuracyLow"] and fired["AccuracyLow"] >= DELAY
