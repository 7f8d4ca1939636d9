"""Scrape two replicas, alert when one is dead or none is known, lint the metrics' names."""

# servers: it runs promtool

import shutil
import subprocess
import tempfile
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

CONFIG = """
global: {scrape_interval: 15s}
rule_files: [rules.yml]
scrape_configs:
  - job_name: reader
    sample_limit: 2000   # a scrape with more series fails, and `up` says so: a fuse for bad labels
    static_configs:
      - targets: ["reader-0.internal:8000", "reader-1.internal:8000"]
"""
RULES = """
groups:
  - name: scrape
    rules:
      - {alert: TargetDown, expr: 'up{job="reader"} == 0', for: 2m}
      - {alert: NoTargets, expr: 'absent(up{job="reader"})', for: 2m}
"""
TESTS = """
rule_files: [rules.yml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - {series: 'up{job="reader", instance="reader-0"}', values: "1x30"}
      - {series: 'up{job="reader", instance="reader-1"}', values: "1x10 0x20"}
    alert_rule_test:
      - {eval_time: 10m, alertname: TargetDown, exp_alerts: []}
      - eval_time: 20m
        alertname: TargetDown
        exp_alerts: [exp_labels: {job: reader, instance: reader-1}]
  - interval: 1m
    alert_rule_test:
      - {eval_time: 5m, alertname: NoTargets, exp_alerts: [exp_labels: {job: reader}]}
"""
if (promtool := shutil.which("promtool")) is None:
    raise SystemExit("promtool is missing: apt-get install prometheus (macOS: brew install)")

disable_created_metrics()
good, bad = CollectorRegistry(), CollectorRegistry()
Counter("reader_requests", "Requests answered.", registry=good)
Histogram("reader_request_seconds", "Time to answer.", registry=good)
Histogram("reader_request_milliseconds", "", registry=bad)  # not the base unit, and no help

with tempfile.TemporaryDirectory() as folder:
    for name, text in {"prometheus": CONFIG, "rules": RULES, "tests": TESTS}.items():
        Path(folder, f"{name}.yml").write_text(text)
    for command in ("check config prometheus.yml", "test rules tests.yml"):
        code = subprocess.run(
            [promtool, *command.split()], cwd=folder, capture_output=True
        ).returncode
        print(f"promtool {command:28} exit {code}")
        assert code == 0
for name, registry in {"good": good, "bad": bad}.items():
    lint = subprocess.run(
        [promtool, "check", "metrics"], input=generate_latest(registry), capture_output=True
    )
    print(f"promtool check metrics, {name:4} names    exit {lint.returncode}")
    print((lint.stdout + lint.stderr).decode(), end="")
    assert (lint.returncode == 0) == (name == "good")
