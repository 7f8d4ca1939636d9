"""Alert rules under test: promtool checks the syntax and replays invented hours against them."""

# servers: it runs promtool

import shutil
import subprocess
import tempfile
from pathlib import Path

CONFIG = """
global: {scrape_interval: 15s, evaluation_interval: 1m}
rule_files: [rules.yml]
scrape_configs:
  - job_name: reader
    static_configs: [targets: ["reader.internal:8000"]]
"""
RULES = """
groups:
  - name: reader
    rules:
      - alert: InputDrift
        expr: reader_input_psi > 0.2
        for: 15m
        labels: {severity: ticket}
      - alert: AccuracyLow
        expr: |
          sum(rate(reader_labels_total{correct="true"}[1h]))
            / sum(rate(reader_labels_total[1h])) < 0.93
          and sum(increase(reader_labels_total[1h])) >= 600
        labels: {severity: page}
"""
TESTS = """
rule_files: [rules.yml]
evaluation_interval: 1m
tests:
  - name: a spike is not an alert, drift that lasts is
    interval: 1m
    input_series:
      - {series: reader_input_psi, values: "0.03x30 0.5x5 0.03x24 0.5x60"}
    alert_rule_test:
      - {eval_time: 36m, alertname: InputDrift, exp_alerts: []}
      - eval_time: 80m
        alertname: InputDrift
        exp_alerts: [exp_labels: {severity: ticket}]
  - name: low accuracy on few labels is not an alert
    interval: 1m
    input_series:
      - {series: 'reader_labels_total{correct="true"}', values: "0+8x60 480+16x60"}
      - {series: 'reader_labels_total{correct="false"}', values: "0+1x60 60+4x60"}
    alert_rule_test:
      - {eval_time: 60m, alertname: AccuracyLow, exp_alerts: []}
      - eval_time: 120m
        alertname: AccuracyLow
        exp_alerts: [exp_labels: {severity: page}]
"""
if (promtool := shutil.which("promtool")) is None:
    raise SystemExit("promtool is missing: apt-get install prometheus (macOS: brew install)")


def run(folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run promtool in the folder; a pipeline would stop when its exit status is not 0."""
    return subprocess.run([promtool, *arguments], cwd=folder, capture_output=True, text=True)


with tempfile.TemporaryDirectory() as folder:
    for name, text in {"prometheus": CONFIG, "rules": RULES, "tests": TESTS}.items():
        Path(folder, f"{name}.yml").write_text(text)
    for command in ("check config prometheus.yml", "check rules rules.yml", "test rules tests.yml"):
        result = run(folder, *command.split())
        print(f"promtool {command:28} exit {result.returncode}")
        assert result.returncode == 0, result.stderr

    broken = {
        "threshold 0.2 typed as 2.0": RULES.replace("> 0.2", "> 2.0"),
        "for: 15m forgotten": RULES.replace("        for: 15m\n", ""),
        "guard on label count dropped": RULES.replace(" >= 600", " >= 0"),
    }
    for mistake, text in broken.items():
        Path(folder, "rules.yml").write_text(text)
        result = run(folder, "test", "rules", "tests.yml")
        print(f"{mistake:30} tests exit {result.returncode}")
        assert text != RULES and result.returncode == 1
