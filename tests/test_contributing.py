"""The commands of the guide, in order, in a clone; and `make site` as the README promises it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.conftest import ROOT

BASH = re.compile(r"^```bash\n(.*?)^```", re.M | re.S)


def test_from_a_clone_to_a_pushed_lesson(tmp_path: Path) -> None:
    """Every bash block, as written: the address of the repository leads to a local copy, the installed packages are lent."""
    origin = tmp_path / "origin.git"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    work = tmp_path / "seed"
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).write_bytes((ROOT / name).read_bytes())
            (work / name).chmod((ROOT / name).stat().st_mode)
    identity = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "Test"), ("EMAIL", "test@example.org"))
    }
    rewrite = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{origin}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/turing-tensor/turing-tensor",
    }
    env = (
        {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("PYTEST", "ROADMAP", "GIT_", "COV"))
        }
        | identity
        | rewrite
    )

    def bash(script: str, folder: Path) -> None:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"

    bash(
        "git init -q -b main . && git add -A && git commit -qm seed && git clone -q --bare . ../origin.git",
        work,
    )
    clone, scaffold, record, send = BASH.findall(
        (ROOT / "docs/contribute/index.md").read_text(encoding="utf-8")
    )
    here = tmp_path / "turing-tensor"
    bash(clone.partition("git switch")[0], tmp_path)
    for name in (".venv", "node_modules"):
        (here / name).symlink_to(ROOT / name)
    bash("git switch" + clone.partition("git switch")[2].replace("make check", CHECK), here)
    bash(scaffold, here)
    write(here)
    bash(
        record.replace("make record", ".venv/bin/python -m roadmap run --changed --record").replace(
            "make check", CHECK
        ),
        here,
    )
    assert (here / "snippets/foundations/covariance/the_idea.txt").read_text().startswith("mean:")
    bash(send, here)
    pushed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "lesson-covariance"],
        cwd=origin,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert (
        "docs/foundations/covariance.md" in pushed
        and "snippets/foundations/covariance/the_idea.txt" in pushed
    )


# What stands in the place of the scaffold's sentences, which are refused.
WRITTEN = {
    "One sentence that says what the reader can do afterwards": "Measure how columns vary",
    "what a reader would type": "covariance",
    "The question, on something concrete: two to four sentences.": "Do two columns rise together?",
    "The picture or the smallest example first, then the formula:": "The mean is",
    "Say what, so that a reader can tell when it is done.": "By hand, to three digits.",
    "What would an interviewer ask?": "What is a mean?",
    "[The primary source](https://arxiv.org/), and why this one.": "[NumPy](https://numpy.org/)",
    "One sentence for the glossary.": "How two columns vary together.",
    "Says in one line what this file shows.": "The mean of three samples.",
}


def write(root: Path) -> None:
    """Do step 3 of the guide, write, for the lesson on covariance."""
    files = [root / "docs/foundations/covariance.md"]
    for path in [*files, *(root / "snippets/foundations/covariance").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        for scaffold, own in WRITTEN.items():
            text = text.replace(scaffold, own)
        path.write_text(text, encoding="utf-8")


# `make check` without its set-up and lint of the scripts; in a fresh clone every proof holds.
CHECK = (
    ".venv/bin/ruff check -q && .venv/bin/ruff format --check -q && "
    ".venv/bin/python -m roadmap check && .venv/bin/python -m roadmap run --changed"
)


def test_a_scaffold_says_what_comes_next(repository: Path) -> None:
    command = [sys.executable, "-m", "tools.scaffold", "project", "spam", "--root", str(repository)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "make record" in said and "make page P=projects/spam" in said


def test_make_targets_do_what_the_guides_say() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("site", "test", "check", "record", "prove", "bench", "lock", "vendor"):
        assert re.search(rf"^{target}:", makefile, re.M), target
    dry = subprocess.run(
        ["make", "-n", "check", "record"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for command in (
        "ruff check",
        "ruff format --check",
        "mypy",
        "roadmap check",
        "roadmap run --changed",
        "roadmap run --changed --record",
        "tools.diagrams",
    ):
        assert command in dry, command


def test_make_site_serves_the_site() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        ["make", "site", f"ADDRESS={address}"],
        cwd=ROOT,
        env=os.environ | {"PAGE": "foundations/linear-algebra"},  # `site` builds them all
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        deadline = time.monotonic() + 600
        while True:
            try:
                with urllib.request.urlopen(
                    f"http://{address}/foundations/linear-algebra/"
                ) as page:
                    assert b"truncated_svd.py" in page.read()
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < deadline, (
                    "make site does not answer"
                )
                time.sleep(0.5)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
