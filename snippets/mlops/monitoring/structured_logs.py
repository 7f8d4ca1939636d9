"""A metric says that accuracy fell; the structured log of the same requests says where."""

import io
import json
import logging
from collections import defaultdict

import numpy as np
from prometheus_client import CollectorRegistry, Counter, disable_created_metrics, generate_latest
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


class JsonLines(logging.Formatter):
    """One JSON object a line: a program reads it without regular expressions."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the message's fields and its level as JSON."""
        return json.dumps({"level": record.levelname, "event": record.msg, **record.fields})


stream = io.StringIO()  # in a service: standard output, collected by Loki, Elasticsearch or a cloud
handler = logging.StreamHandler(stream)
handler.setFormatter(JsonLines())
log = logging.getLogger("reader")
log.addHandler(handler)
log.setLevel(logging.INFO)
log.propagate = False
disable_created_metrics()
registry = CollectorRegistry()
labels = Counter("reader_labels", "Labels received: right or not?", ["correct"], registry=registry)

X, y = load_digits(return_X_y=True)
X_train, X_live, y_train, y_live = train_test_split(X, y, test_size=0.5, random_state=1, stratify=y)
model = RandomForestClassifier(50, random_state=0).fit(X_train, y_train)
moved = np.pad(X_live.reshape(-1, 8, 8), ((0, 0), (0, 0), (1, 0)))[:, :, :8].reshape(-1, 64)
camera = np.arange(len(y_live)) % 4
proba = model.predict_proba(np.where(camera[:, None] == 2, moved, X_live))  # camera 2 has moved

for i, p in enumerate(proba):  # one line a request: ids and details that must not become labels
    answer = {"digit": int(p.argmax()), "confidence": round(float(p.max()), 2)}
    fields = {"request": f"r{i:05d}", "model": "forest-1", "camera": int(camera[i]), **answer}
    log.info("prediction", extra={"fields": fields})
for i, p in enumerate(proba):  # later, one line a label; the request id joins the two
    log.info("label", extra={"fields": {"request": f"r{i:05d}", "digit": int(y_live[i])}})
    labels.labels("true" if p.argmax() == y_live[i] else "false").inc()

lines = [json.loads(line) for line in stream.getvalue().splitlines()]
print(stream.getvalue().splitlines()[0])
predictions = {line["request"]: line for line in lines if line["event"] == "prediction"}
verdicts = defaultdict(list)
for line in lines:
    if line["event"] == "label":
        request = predictions[line["request"]]
        verdicts[request["camera"]].append(request["digit"] == line["digit"])

right = registry.get_sample_value("reader_labels_total", {"correct": "true"})
wrong = registry.get_sample_value("reader_labels_total", {"correct": "false"})
print(f"metric: accuracy {right / (right + wrong):.3f}")
for key in sorted(verdicts):
    print(f"log:    accuracy {np.mean(verdicts[key]):.3f}   camera {key}")
log_bytes, metric_bytes = len(stream.getvalue()), len(generate_latest(registry))
print(f"log ~{log_bytes / len(proba):.0f} bytes a request, metric {metric_bytes} bytes in all")
assert sum(map(sum, verdicts.values())) == right  # both tell the same story
assert np.mean(verdicts[2]) < 0.7 and all(np.mean(verdicts[k]) > 0.9 for k in (0, 1, 3))
