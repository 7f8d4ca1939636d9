"""A module with three commands: train writes a model and its manifest, predict, verify."""

import argparse
import json
import platform
import tempfile
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import joblib
import pandas as pd
from plotly.express.data import tips
from sklearn.compose import make_column_transformer
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder

PARAMS = {"n_estimators": 10, "min_samples_leaf": 5, "random_state": 0}


def build(params: dict) -> Pipeline:
    """Return the unfitted pipeline: the only place where it is defined."""
    words = OneHotEncoder(handle_unknown="ignore")
    prepare = make_column_transformer((words, ["day", "time"]), remainder="passthrough")
    return make_pipeline(prepare, RandomForestRegressor(**params))


def run(data: Path, params: dict) -> tuple[Pipeline, dict]:
    """Return the fitted pipeline and the manifest: all that decides the result, and the result."""
    table = pd.read_csv(data)
    X, y = table[["total_bill", "size", "day", "time"]], table["tip"]
    folds = KFold(5, shuffle=True, random_state=0)
    scoring = "neg_mean_absolute_error"
    scores = cross_val_score(build(params), X, y, cv=folds, scoring=scoring)
    manifest = {
        "data_sha256": sha256(data.read_bytes()).hexdigest(),
        "rows": len(table),
        "columns": {name: str(dtype) for name, dtype in X.dtypes.items()},
        "params": params,
        "versions": {name: version(name) for name in ("numpy", "pandas", "scikit-learn")}
        | {"python": platform.python_version()},
        "mae": round(-scores.mean(), 4),
    }
    return build(params).fit(X, y), manifest


def main(arguments: list[str] | None = None) -> object:
    """Run one command; a real module ends in `if __name__ == "__main__": main()`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["train", "predict", "verify"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--row", type=json.loads, help="one row as JSON")
    args = parser.parse_args(arguments)
    model_file, manifest_file = args.folder / "model.joblib", args.folder / "manifest.json"
    if args.command == "train":
        model, manifest = run(args.folder / "tips.csv", PARAMS)
        joblib.dump(model, model_file)
        manifest["model_sha256"] = sha256(model_file.read_bytes()).hexdigest()
        manifest_file.write_text(json.dumps(manifest, indent=2))
        return manifest
    old = json.loads(manifest_file.read_text())
    if sha256(model_file.read_bytes()).hexdigest() != old.pop("model_sha256"):
        raise ValueError("the model file is not the one that was trained")
    if args.command == "verify":  # train again; name every entry that differs
        _, new = run(args.folder / "tips.csv", old["params"])
        return [key for key in old if old[key] != new[key]]
    row = pd.DataFrame([args.row])[list(old["columns"])].astype(old["columns"])
    return float(joblib.load(model_file).predict(row)[0])


with tempfile.TemporaryDirectory() as folder:
    data = Path(folder) / "tips.csv"
    data.write_text(tips().to_csv(index=False, lineterminator="\n"))
    manifest = main(["train", folder])
    print(f"train: mean absolute error {manifest['mae']:.2f} dollars")
    print("manifest:", ", ".join(manifest))
    row = '{"day": "Sun", "time": "Dinner", "total_bill": 24.0, "size": 2, "sex": "Male"}'
    print(f"predict: {main(['predict', folder, '--row', row]):.2f} dollars")
    same = main(["verify", folder])
    print("verify, nothing changed:", same)
    data.write_text(data.read_text().replace("16.99,1.01", "16.99,9.01"))
    edited = main(["verify", folder])
    print("verify, one tip edited: ", edited)
    assert same == [] and edited == ["data_sha256", "mae"]
