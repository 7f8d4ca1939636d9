"""Files: pathlib, with, CSV with a separator inside a field, JSON, and text in two encodings."""

import csv
import json
import tempfile
from pathlib import Path

rows = [
    {"shop": "Zürich", "product": "coffee", "price": "4.90"},
    {"shop": "Lima", "product": 'cake; "special"', "price": "5.50"},
]
with tempfile.TemporaryDirectory() as folder:  # removed at the end of the block, error or not
    path = Path(folder) / "orders" / "march.csv"
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as file:  # csv writes its own line ends
        writer = csv.DictWriter(file, fieldnames=["shop", "product", "price"], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    assert file.closed
    last = path.read_text(encoding="utf-8").splitlines()[-1]
    print("on disk:         ", last)
    print("split(';'):      ", last.split(";"))
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, delimiter=";"))
    print("csv.DictReader:  ", list(read[-1].values()))
    assert read == rows

    target = path.with_suffix(".json")
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    assert json.loads(target.read_text(encoding="utf-8")) == rows
    print("files:           ", sorted(p.name for p in path.parent.iterdir()))

    print("Zürich as bytes: ", "Zürich".encode(), "or", "Zürich".encode("latin-1"))
    print("wrong on reading:", path.read_text(encoding="latin-1").splitlines()[1])
    path.write_text("Zürich;coffee", encoding="latin-1")
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        print("UnicodeDecodeError:", error)

    path.write_text("shop;price", encoding="utf-8-sig")  # as Excel's "CSV UTF-8" does
    with_mark = path.read_text(encoding="utf-8").split(";")[0]
    assert with_mark != "shop" and path.read_text(encoding="utf-8-sig") == "shop;price"
    print("first column:    ", ascii(with_mark), "until read as utf-8-sig")
