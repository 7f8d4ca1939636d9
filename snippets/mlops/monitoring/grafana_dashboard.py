"""A Grafana dashboard as typed code; each panel's query must bring data from a real Prometheus."""

# servers: it starts Prometheus

import json
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from grafana_foundation_sdk.builders import common, dashboard, timeseries
from grafana_foundation_sdk.builders.prometheus import Dataquery
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models import units
from grafana_foundation_sdk.models.common import GraphTresholdsStyleMode
from grafana_foundation_sdk.models.dashboard import DataSourceRef, Threshold, ThresholdsMode
from prometheus_client import Counter, Gauge, Histogram, start_http_server


def rate(series: str) -> str:
    """Total per second; Grafana sets the window to a few scrape intervals."""
    return f"sum(rate(reader_{series}[$__rate_interval]))"


ALL = rate('requests_total{path="/predict"}')
GOOD = rate('requests_total{path="/predict",status="200"}')
RIGHT, LABELS = rate('labels_total{correct="true"}'), rate("labels_total")
BUCKETS = "sum by (le) (rate(reader_request_seconds_bucket[$__rate_interval]))"
LATENCY = {f"p{q}": f"histogram_quantile(0.{q}, {BUCKETS})" for q in (50, 95)}
PANELS = [  # title, unit, where a line marks the limit, queries by legend
    ("Traffic", units.RequestsPerSecond, None, {"predictions": ALL}),
    ("Errors", units.PercentUnit, 0.01, {"refused": f"1 - {GOOD} / {ALL}"}),
    ("Latency", units.Seconds, 0.05, LATENCY),
    ("Saturation", units.Short, None, {"in progress": "sum(reader_in_progress)"}),
    ("Input drift", units.Short, 0.2, {"PSI": "max(reader_input_psi)"}),
    ("Live accuracy", units.PercentUnit, 0.93, {"of labels so far": f"{RIGHT} / {LABELS}"}),
]


def build() -> dict:
    """Build the dashboard: two panels a row, each with unit, source, queries and threshold line."""
    board = dashboard.Dashboard("Digit reader").uid("digit-reader").time("now-6h", "now")
    board.with_variable(dashboard.DatasourceVariable("source").type("prometheus"))
    for title, unit, limit, queries in PANELS:
        panel = timeseries.Panel().title(title).unit(unit).span(12).height(8).min(0)
        panel.datasource(DataSourceRef("prometheus", "${source}"))
        if limit is not None:
            steps = [Threshold(None, "transparent"), Threshold(limit, "red")]
            limits = dashboard.ThresholdsConfig().mode(ThresholdsMode.ABSOLUTE).steps(steps)
            panel.thresholds(limits)
            line = common.GraphThresholdsStyleConfig().mode(GraphTresholdsStyleMode.LINE)
            panel.thresholds_style(line)
        for letter, (legend, promql) in zip("ABC", queries.items(), strict=False):
            panel.with_target(Dataquery().ref_id(letter).expr(promql).legend_format(legend))
        board.with_panel(panel)
    return json.loads(json.dumps(board.build(), cls=JSONEncoder))


@contextmanager
def prometheus(port: int) -> Iterator[httpx.Client]:
    """Run Prometheus, scraping the given port, in a temporary folder; yield a client of its API."""
    if (binary := shutil.which("prometheus")) is None:
        raise SystemExit("Prometheus is missing: apt-get install prometheus (macOS: brew install)")
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with tempfile.TemporaryDirectory() as folder:
        scrape = {"job_name": "reader", "static_configs": [{"targets": [f"127.0.0.1:{port}"]}]}
        config = {"global": {"scrape_interval": "250ms"}, "scrape_configs": [scrape]}
        Path(folder, "prometheus.yml").write_text(json.dumps(config))  # JSON is YAML, too
        options = [f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data"]
        server = subprocess.Popen(
            [binary, *options, f"--web.listen-address={address}", "--log.level=error"],
            stderr=subprocess.DEVNULL,
        )
        retry = httpx.HTTPTransport(retries=9)  # it takes a moment to listen
        try:
            with httpx.Client(base_url=f"http://{address}/api/v1/", transport=retry) as client:
                yield client
        finally:
            server.terminate()
            server.wait()


def ask(client: httpx.Client, promql: str) -> tuple[str, list]:
    """Evaluate an instant query; return the status and the result, one entry a series."""
    reply = client.get("query", params={"query": promql})
    body = reply.json() if reply.status_code != 503 else {}  # 503: still starting
    return body.get("status", "starting"), body.get("data", {}).get("result", [])


def traffic() -> None:
    """One second's worth of what the service of this lesson counts."""
    requests.labels("/predict", 200).inc(98)
    requests.labels("/predict", 422).inc(2)
    latency.observe(0.006)
    labels.labels("true").inc(96)
    labels.labels("false").inc(4)


requests = Counter("reader_requests", "Requests answered.", ["path", "status"])
latency = Histogram("reader_request_seconds", "Time of answered predictions.")
in_progress = Gauge("reader_in_progress", "Requests being worked on.")
psi = Gauge("reader_input_psi", "PSI of the ink column.")
labels = Counter("reader_labels", "Labels received: right or not?", ["correct"])
board = build()
Path("digit-reader.json").write_text(json.dumps(board, indent=2))
httpd, thread = start_http_server(0, addr="127.0.0.1")
try:
    with prometheus(httpd.server_port) as client:
        deadline = time.monotonic() + 30
        while len(ask(client, "count_over_time(up[1m]) > 8")[1]) == 0:  # until it has scraped often
            if time.monotonic() > deadline:
                raise TimeoutError("Prometheus does not scrape")
            traffic()
            time.sleep(0.25)
        text = httpx.get(f"http://127.0.0.1:{httpd.server_port}/metrics").text
        exposed = set(re.findall(r"^(\w+)", text, re.MULTILINE))
        for panel in board["panels"]:
            unit, rows = panel["fieldConfig"]["defaults"]["unit"], {}
            for target in panel["targets"]:
                unknown = set(re.findall(r"reader_\w+", target["expr"])) - exposed
                assert not unknown, f"{panel['title']}: the service has no {unknown}"
                promql = target["expr"].replace("$__rate_interval", "2s")
                status, result = ask(client, promql)
                assert status == "success", f"{panel['title']}: {promql}"
                rows[target["legendFormat"]] = len(result)
            print(f"{panel['title']:14}{unit:13}rows: {rows}")
            assert unit and set(rows.values()) == {1}, f"{panel['title']} would stay empty"
        slips = {
            "bracket missing": "sum(rate(reader_labels_total[2s])",
            "typo": "sum(reader_label_total)",
        }
        for slip, promql in slips.items():
            status, result = ask(client, promql)
            print(f"{slip:16} status {status}, {len(result)} rows")
finally:
    httpd.shutdown()
    thread.join()
