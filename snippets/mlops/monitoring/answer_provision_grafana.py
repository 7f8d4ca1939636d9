"""The files that give a fresh Grafana its data source and dashboard, checked for consistency."""

import json
import tempfile
from pathlib import Path

import yaml
from grafana_foundation_sdk.builders import dashboard, stat
from grafana_foundation_sdk.builders.prometheus import Dataquery
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.dashboard import DataSourceRef

SOURCE = DataSourceRef("prometheus", "prometheus-main")  # the uid that ties the files together
panel = stat.Panel().title("Replicas up").unit("short").datasource(SOURCE)
panel.with_target(Dataquery().expr('sum(up{job="reader"})').ref_id("A"))
board = dashboard.Dashboard("Digit reader").uid("digit-reader").with_panel(panel).build()

SOURCES = """
apiVersion: 1
datasources:
  - {name: Prometheus, type: prometheus, uid: prometheus-main, access: proxy, isDefault: true,
     url: "http://prometheus:9090", jsonData: {timeInterval: 15s}}
"""
PROVIDERS = """
apiVersion: 1
providers:
  - {name: models, type: file, allowUiUpdates: false, options: {path: /etc/grafana/dashboards}}
"""

with tempfile.TemporaryDirectory() as folder:
    files = {
        "provisioning/datasources/prometheus.yml": SOURCES,
        "provisioning/dashboards/models.yml": PROVIDERS,
        "dashboards/digit-reader.json": json.dumps(board, cls=JSONEncoder, indent=2),
    }
    for name, text in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    sources = yaml.safe_load(Path(folder, "provisioning/datasources/prometheus.yml").read_text())
    provider = yaml.safe_load(Path(folder, "provisioning/dashboards/models.yml").read_text())
    known = {(source["type"], source["uid"]) for source in sources["datasources"]}
    for path in Path(folder, Path(provider["providers"][0]["options"]["path"]).name).glob("*.json"):
        loaded = json.loads(path.read_text())
        for shown in loaded["panels"]:
            ref = shown["datasource"]["type"], shown["datasource"]["uid"]
            assert ref in known, f"{path.name}: {shown['title']} has no data source"
            assert shown["fieldConfig"]["defaults"]["unit"] and shown["targets"][0]["expr"]
    for path in sorted(Path(folder).rglob("*.*")):
        print("/etc/grafana/" + path.relative_to(folder).as_posix())
