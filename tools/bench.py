"""`make bench`: the project's own figures, each against its reference in one run. CPU seconds, since wall time depends on what else runs."""

from __future__ import annotations

import gzip
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from roadmap import curriculum, diagrams, runner
from roadmap.curriculum import snippets
from tests.server import serve
from tests.test_search import ASK, QUERIES

ROOT = Path(__file__).parent.parent
NUMPY = '''"""One of twenty NumPy snippets."""
import numpy as np

rng = np.random.default_rng({n})
A = rng.normal(size=(60, 60))
values = np.linalg.eigvalsh(A + A.T)
print(f"largest eigenvalue {{values[-1]:.3f}}")
'''
SKLEARN = '''"""One of twenty scikit-learn snippets."""
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

X, y = load_iris(return_X_y=True)
print(f"accuracy {{cross_val_score(LogisticRegression(C={n} + 1, max_iter=1000), X, y).mean():.3f}}")
'''
TORCH = '''"""One of twenty torch snippets."""
import torch

torch.manual_seed({n})
model = torch.nn.Sequential(torch.nn.Linear(8, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters())
X = torch.randn(64, 8)
for _ in range(20):
    loss = (model(X) - X[:, :1]).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {{loss.item():.2f}}")
'''


def cpu(who: int = resource.RUSAGE_CHILDREN) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def runner_overhead(folder: Path) -> None:
    files = []
    for kind, text in (("numpy", NUMPY), ("sklearn", SKLEARN), ("torch", TORCH)):
        for n in range(20):
            files.append(folder / f"{kind}_{n}.py")
            files[-1].write_text(text.format(n=n))
    environment = runner.environment(folder / "cache")
    start, wall = cpu(), time.monotonic()
    bare = [
        subprocess.run([sys.executable, f], env=environment, capture_output=True, text=True).stdout
        for f in files
    ]
    bare_cpu, bare_wall = cpu() - start, time.monotonic() - wall
    # The children of the warm process are waited for by it, and it by us: their CPU time is in RUSAGE_CHILDREN when the block ends.
    start, wall = cpu(), time.monotonic()
    with runner.warm(files, folder / "cache"):
        warm = [runner.run(f, folder / "cache").stdout for f in files]
    warm_cpu, warm_wall = cpu() - start, time.monotonic() - wall
    start = cpu()
    fresh = [runner.run(f, folder / "cache", fresh=True).stdout for f in files]
    fresh_cpu = cpu() - start
    assert bare == warm == fresh, "the three ways print different things"
    print("60 snippets (20 NumPy, 20 scikit-learn, 20 torch)    CPU s   wall s   of bare")
    print(f"  fresh interpreters, as a reader                   {bare_cpu:6.1f}   {bare_wall:6.1f}")
    print(
        f"  the runner, warm start with its imports           {warm_cpu:6.1f}   {warm_wall:6.1f}   {warm_cpu / bare_cpu:7.2f}   (target 0.20)"
    )
    print(
        f"  the runner, --fresh                               {fresh_cpu:6.1f}            {fresh_cpu / bare_cpu:7.2f}   same records"
    )


def build(root: Path, target: Path) -> float:
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "PYTHONPATH": str(root),
    }
    start = cpu()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(target)],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return cpu() - start


def generated(folder: Path, pages: int) -> Path:
    """A site of copies of the real lessons under other names, each with its own snippets."""
    root = folder / f"site-{pages}"
    for name in ("roadmap", "overrides", "docs/assets"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "constraints.txt", root)
    (root / "docs/parts.yml").write_text(
        "- {id: part, title: Part, purpose: Generated., planned: []}\n"
    )
    known = curriculum.load(ROOT)
    lessons = [p for p in known.pages.values() if p.part and p.part != "projects"]
    nav = []
    for n in range(pages):
        lesson = lessons[n % len(lessons)]
        text = (ROOT / lesson.file).read_text(encoding="utf-8")
        source = lesson.id.replace("-", "_")
        text = text.replace(f"snippets/{source}/", f"snippets/part/lesson_{n}/")
        for point in lesson.checkpoints:
            text = text.replace(f"{{#{point.id}}}", f"{{#{point.id}-{n}}}")
        for term in lesson.glossary:
            text = text.replace(f"*[{term}]:", f"*[{term} {n}]:")
        head, _, body = text.partition("requires:")
        text = f"{head}requires: []\n{body.partition(chr(10))[2]}"
        text = re.sub(r"\]\([\w./-]+\.md(#[\w-]+)?\)", f"](lesson-{n}.md)", text)
        (root / f"docs/part/lesson-{n}.md").parent.mkdir(parents=True, exist_ok=True)
        (root / f"docs/part/lesson-{n}.md").write_text(text, encoding="utf-8")
        shutil.copytree(ROOT / "snippets" / source, root / f"snippets/part/lesson_{n}")
        nav.append(f"      - part/lesson-{n}.md")
    (root / "docs/index.md").write_text(
        "---\ntitle: Home\ndescription: Generated.\n---\n\n# Home\n\n<!-- map -->\n"
    )
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    head, _, rest = config.partition("nav:\n")
    tail = rest[rest.index("\ntheme:") :].replace("  - tags\n", "")
    (root / "mkdocs.yml").write_text(
        f"{head}nav:\n  - Home: index.md\n  - Part:\n" + "\n".join(nav) + f"\n{tail}"
    )
    return root


def site(folder: Path) -> None:
    print("\nstrict build                    pages   CPU s   CPU s a page   index gz a page")
    searched = []
    for pages in (0, 50, 100, 200):
        root = generated(folder, pages) if pages else ROOT
        target = folder / f"built-{pages}"
        seconds = build(root, target)
        index = (target / "search/pages.js").read_bytes()
        count = len(json.loads(index.removeprefix(b"self.pages = ").rstrip(b";\n")))
        size = len(gzip.compress(index, 9)) / 1024 / count
        name = f"{pages} generated lessons" if pages else "the real site"
        print(
            f"  {name:<28} {count:6}  {seconds:6.1f}   {seconds / count:12.3f}   {size:12.2f} KB   (targets 0.17 s, 2.6 KB)"
        )
        if not pages:
            weights(target)
        if pages in (0, 200):
            searched.append(search(name, target))
        shutil.rmtree(target)
    print(
        "\nsearch in Chromium: the index in KB, raw and compressed; in ms, the first query with its loading, then all others from input to first result"
    )
    print("\n".join(searched))


def search(name: str, target: Path) -> str:
    """What searching costs. A generated site repeats the real lessons' words: four times the pages and postings, not four times the vocabulary."""
    index = (target / "search/pages.js").read_bytes()
    with serve(target) as address, sync_playwright() as playwright:
        page = playwright.chromium.launch(
            executable_path=diagrams.browser(), args=["--no-sandbox"]
        ).new_page()
        page.goto(address)
        first = page.evaluate(ASK, QUERIES[:1])[QUERIES[0]]["time"]
        page.evaluate(ASK, QUERIES)  # warm, as after a few words
        times = sorted(found["time"] for found in page.evaluate(ASK, QUERIES).values())
    middle, late, last = (times[int(len(times) * share)] for share in (0.5, 0.95, 0.999))
    return (
        f"  {name:<24} {len(index) / 1024:5.0f} KB, {len(gzip.compress(index, 9)) / 1024:4.0f} KB   first {first:4.0f}   "
        f"{len(times)} queries: median {middle:.0f}, 95 % {late:.0f}, longest {last:.0f}   (target 100)"
    )


def weights(target: Path) -> None:
    for page in (p for p in curriculum.load(ROOT).pages.values() if p.part):
        raw = (target / page.url / "index.html").read_bytes()
        print(
            f"    {page.id:<45} {len(raw) / 1024:5.0f} KB HTML, {len(gzip.compress(raw, 9)) / 1024:4.0f} KB compressed, {len(page.snippets)} files"
        )


if __name__ == "__main__":
    print(f"{len(snippets(ROOT))} snippets in the repository\n")
    with tempfile.TemporaryDirectory(prefix="roadmap-bench-") as name:
        runner_overhead(Path(name))
        site(Path(name))
