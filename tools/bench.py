"""`make bench`: the project's own figures, each against its reference in one run.

CPU seconds, since wall time depends on what else runs.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from roadmap import curriculum, proof
from roadmap.page import Page
from roadmap.run.process import environment
from roadmap.run.runner import run
from roadmap.run.warm import warm
from roadmap.snippet import Snippet, snippets
from tests.server import serve
from tests.test_search import ASK, QUERIES
from tools.diagrams import browser

ROOT = Path(__file__).parent.parent
BUDGET = 10  # CPU seconds of a snippet
LONG_BUDGET = 60  # of one with real servers, or of a project
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
scores = cross_val_score(LogisticRegression(C={n} + 1, max_iter=1000), X, y)
print(f"accuracy {{scores.mean():.3f}}")
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


def cpu() -> float:
    """Return the CPU seconds of all processes that were started and waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def runner_overhead(folder: Path) -> None:
    """Print what it costs to run sixty snippets bare, warm and fresh."""
    made = []
    for kind, text in (("numpy", NUMPY), ("sklearn", SKLEARN), ("torch", TORCH)):
        for n in range(20):
            made.append(Snippet(folder, f"snippets/part/{kind}_{n}.py"))
            made[-1].path.parent.mkdir(parents=True, exist_ok=True)
            made[-1].path.write_text(text.format(n=n))
    cache, env = folder / "cache", environment(folder / "cache")
    start = cpu()
    commands = ([sys.executable, str(s.path)] for s in made)
    bare = [subprocess.run(c, env=env, capture_output=True, text=True).stdout for c in commands]
    bare_cpu, start = cpu() - start, cpu()
    # The warm process waits for its children, and we for it: their time counts at the end.
    with warm(made, cache):
        forked = [run(s.path, cache, warm="part").stdout for s in made]
    warm_cpu, start = cpu() - start, cpu()
    fresh = [run(s.path, cache).stdout for s in made]
    fresh_cpu = cpu() - start
    assert bare == forked == fresh, "the three ways print different things"
    print("60 snippets (20 NumPy, 20 scikit-learn, 20 torch)    CPU s   of bare")
    print(f"  fresh interpreters, as a reader                   {bare_cpu:6.1f}")
    share = warm_cpu / bare_cpu
    print(f"  forked from a warm process, with its imports      {warm_cpu:6.1f}   {share:7.2f}")
    print(f"  the runner, fresh                                 {fresh_cpu:6.1f}   ", end="")
    print(f"{fresh_cpu / bare_cpu:7.2f}   same records")


def budgets() -> list[str]:
    """Print what the snippets cost by their proofs; return those over their budget."""
    found = [(s, known) for s in snippets(ROOT) if (known := proof.proof(s))]
    print(f"\n{len(found)} of {len(snippets(ROOT))} snippets have a proof")
    if not found:
        return []
    seconds = sorted(known.seconds for _, known in found)
    late = seconds[int(0.9 * len(seconds))]
    print(
        f"  CPU s, fresh: sum {sum(seconds):.0f}, median {statistics.median(seconds):.2f}, ", end=""
    )
    print(f"90 % {late:.2f}, longest {seconds[-1]:.1f}")
    over = []
    for snippet, known in found:
        limit = LONG_BUDGET if snippet.is_notebook or snippet.servers else BUDGET
        if known.seconds > limit:
            over.append(f"{snippet}: {known.seconds} CPU s, budget {limit}")
    print("\n".join(f"  over: {line}" for line in over) or "  none over its budget")
    return over


def build(root: Path, target: Path) -> float:
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(target)]
    start = cpu()
    done = subprocess.run(command, cwd=root, env=os.environ | quiet, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return cpu() - start


def copied(lesson: Page, n: int) -> str:
    """Return a lesson's text under another name, its ids and terms made unique."""
    text = (ROOT / lesson.file).read_text(encoding="utf-8")
    text = text.replace(f"snippets/{lesson.id.replace('-', '_')}/", f"snippets/part/lesson_{n}/")
    for point in lesson.checkpoints:
        text = text.replace(f"{{#{point.id}}}", f"{{#{point.id}-{n}}}")
    for term in lesson.glossary:
        text = text.replace(f"*[{term}]:", f"*[{term} {n}]:")
    text = re.sub(r"^requires:.*$", "requires: []", text, count=1, flags=re.M)
    return re.sub(r'(\]\(|href=")[\w./-]+\.md(#[\w-]+)?', rf"\1lesson-{n}.md", text)


def generated(folder: Path, pages: int) -> Path:
    """Write a site of copies of the real lessons, each with its own snippets."""
    root = folder / f"site-{pages}"
    for name in ("overrides", "docs/assets"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "constraints.txt", root)
    (root / "docs/part").mkdir()
    parts = "- {id: part, title: Part, purpose: Generated.}\n"
    (root / "docs/parts.yml").write_text(parts)
    lessons = [page for page in curriculum.read(ROOT).lessons() if page.part != "projects"]
    for n in range(pages):
        lesson = lessons[n % len(lessons)]
        (root / f"docs/part/lesson-{n}.md").write_text(copied(lesson, n), encoding="utf-8")
        source = ROOT / "snippets" / lesson.id.replace("-", "_")
        shutil.copytree(source, root / f"snippets/part/lesson_{n}")
    home = "---\ntitle: Home\ndescription: Generated.\n---\n\n# Home\n\n<!-- map -->\n"
    (root / "docs/index.md").write_text(home)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    head, _, rest = config.partition("nav:\n")
    tail = rest[rest.index("\ntheme:") :].replace("  - tags\n", "")
    tail = tail.replace("watch: [snippets, roadmap, overrides]\n", "")
    nav = "nav:\n  - Home: index.md\n  - parts\n"
    (root / "mkdocs.yml").write_text(f"{head}{nav}{tail}")
    return root


def site(folder: Path) -> None:
    """Print what building and searching cost, for the real site and for generated ones."""
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
        print(f"  {name:<28} {count:6}  {seconds:6.1f}   {seconds / count:12.3f}   ", end="")
        print(f"{size:12.2f} KB   (targets 0.17 s, 2.6 KB)")
        if not pages:
            weights(target)
        if pages in (0, 200):
            searched.append(search(name, target))
        shutil.rmtree(target)
    print("\nsearch in Chromium: the index in KB, raw and compressed; in ms, the first query with ")
    print("its loading, then all others from input to first result")
    print("\n".join(searched))


def search(name: str, target: Path) -> str:
    """Return what searching costs.

    A generated site repeats the real lessons' words: four times the pages and postings, not four
    times the vocabulary.
    """
    index = (target / "search/pages.js").read_bytes()
    with serve(target) as address, sync_playwright() as playwright:
        options = ["--no-sandbox"]
        page = playwright.chromium.launch(executable_path=browser(), args=options).new_page()
        page.goto(address)
        first = page.evaluate(ASK, QUERIES[:1])[QUERIES[0]]["time"]
        page.evaluate(ASK, QUERIES)  # warm, as after a few words
        times = sorted(found["time"] for found in page.evaluate(ASK, QUERIES).values())
    middle, late, last = (times[int(len(times) * share)] for share in (0.5, 0.95, 0.999))
    sizes = f"{len(index) / 1024:5.0f} KB, {len(gzip.compress(index, 9)) / 1024:4.0f} KB"
    spread = f"median {middle:.0f}, 95 % {late:.0f}, longest {last:.0f}"
    return (
        f"  {name:<24} {sizes}   first {first:4.0f}   {len(times)} queries: {spread}   (target 100)"
    )


def weights(target: Path) -> None:
    for page in curriculum.read(ROOT).lessons():
        raw = (target / page.url / "index.html").read_bytes()
        packed = len(gzip.compress(raw, 9)) / 1024
        print(f"    {page.id:<45} {len(raw) / 1024:5.0f} KB HTML, {packed:4.0f} KB compressed")


if __name__ == "__main__":
    over = budgets()
    with tempfile.TemporaryDirectory(prefix="roadmap-bench-") as name:
        runner_overhead(Path(name))
        site(Path(name))
    sys.exit(bool(over))
