"""The workflows, forms and Dependabot's settings: valid, safe, and naming only what exists."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from roadmap.site.context import Site
from roadmap.site.theme import ThemeWriter
from tests.conftest import KNOWN, ROOT, SNIPPETS, edit

GITHUB = ROOT / ".github"
BIN = Path(sys.executable).parent
WORKFLOWS = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((GITHUB / "workflows").glob("*.yml"))
}
ACTIONS = {
    path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((GITHUB / "actions").glob("*/action.yml"))
}
FORMS = {
    path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in (GITHUB / "ISSUE_TEMPLATE").glob("*-*.yml")
}
JOBS = [
    (name, id_, job)
    for name, workflow in WORKFLOWS.items()
    for id_, job in workflow["jobs"].items()
]
STEPS = [(f"{name}/{id_}", step) for name, id_, job in JOBS for step in job.get("steps", [])]
STEPS += [(name, step) for name, action in ACTIONS.items() for step in action["runs"]["steps"]]
PARTS = [part.id for part in KNOWN.parts if any(s.part == part.id for s in SNIPPETS)]
SCRIPTS = [(where, step["run"]) for where, step in STEPS if "run" in step]


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BIN / name, *arguments], capture_output=True, text=True)


def words(script: str) -> list[str]:
    return shlex.split(script.replace("\\\n", " "), comments=True)


def steps(workflow: str, job: str, what: str) -> list[dict[str, Any]]:
    """The steps of a job that use an action or run a command."""
    return [
        s
        for s in WORKFLOWS[workflow]["jobs"][job]["steps"]
        if what in s.get("uses", "") + s.get("run", "")
    ]


# Valid and safe, by the tools that know


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", "workflows/*.yml"),
        ("custom.github-workflows-require-timeout", "workflows/*.yml"),
        ("vendor.github-actions", "actions/*/action.yml"),
        ("vendor.dependabot", "dependabot.yml"),
        ("vendor.github-issue-forms", "ISSUE_TEMPLATE/*-*.yml"),
        ("vendor.github-issue-config", "ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_files_follow_their_schema(schema: str, pattern: str) -> None:
    done = tool("check-jsonschema", "--builtin-schema", schema, *sorted(GITHUB.glob(pattern)))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("persona", ["regular", "pedantic"])
def test_zizmor_finds_nothing(persona: str) -> None:
    done = tool(
        "zizmor",
        "--offline",
        "--no-progress",
        "--strict-collection",
        "--collect=all",
        "--persona",
        persona,
        GITHUB,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(GITHUB, tmp_path / ".github")
    return tmp_path / ".github"


def test_a_misspelt_key_is_caught(copy: Path) -> None:
    edit(copy / "workflows/publish.yml", "needs: verify", "need: verify")
    done = tool(
        "check-jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
        copy / "workflows/publish.yml",
    )
    assert done.returncode == 1 and "'need' was unexpected" in done.stdout


@pytest.mark.parametrize(
    ("file", "old", "new", "audit"),
    [
        (
            "workflows/verify.yml",
            "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "@v7",
            "unpinned-uses",
        ),
        (
            "workflows/verify.yml",
            '"snippets/${PART//-/_}"',
            "${{ github.head_ref }}",
            "template-injection",
        ),
        (
            "workflows/nightly.yml",
            "permissions:\n  contents: read\n",
            "permissions: write-all\n",
            "excessive-permissions",
        ),
    ],
)
def test_an_unsafe_workflow_is_caught(
    copy: Path, file: str, old: str, new: str, audit: str
) -> None:
    edit(copy / file, old, new)
    done = tool("zizmor", "--offline", "--no-progress", copy)
    assert done.returncode > 10 and f"[{audit}]" in done.stdout, done.stdout + done.stderr


# What the tools do not know


def test_every_action_is_pinned_by_commit_and_version() -> None:
    pins: dict[str, set[str]] = {}
    for path in [*GITHUB.glob("workflows/*.yml"), *GITHUB.glob("actions/*/action.yml")]:
        for line in re.findall(r"^\s*(?:- )?uses:\s*(.*)", path.read_text(encoding="utf-8"), re.M):
            if line.startswith("$/"):  # this repository at the running commit
                assert (ROOT / line[2:]).exists(), f"{path.name}: {line}"
                continue
            pin = re.fullmatch(r"([\w-]+/[\w./-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)", line)
            assert pin, f"{path.name}: {line}"
            pins.setdefault(pin[1], set()).add(pin[2])
    assert len(pins) == 9 and all(len(versions) == 1 for versions in pins.values()), pins


@pytest.mark.parametrize("workflow", ["publish", "release"])
def test_only_what_verify_passed_leaves_the_repository(workflow: str) -> None:
    jobs = WORKFLOWS[workflow]["jobs"]
    assert jobs["verify"]["uses"] == "$/.github/workflows/verify.yml"
    assert all("needs" in job for name, job in jobs.items() if name != "verify")
    assert not any("if" in job for job in jobs.values()), "a condition could let a job run on"
    # What is published contains nothing that another run left behind.
    assert not steps(workflow, "build", "actions/cache") and not steps(workflow, "build", "$/")


def test_each_part_is_run_with_its_own_extra() -> None:
    job = WORKFLOWS["verify"]["jobs"]["snippets"]
    assert job["strategy"]["matrix"]["part"] == list(dict.fromkeys(PARTS))
    [setup] = steps("verify", "snippets", "$/")
    assert setup["with"]["what"] == "${{ matrix.part }}"
    [run] = steps("verify", "snippets", "roadmap run")
    assert "--fresh" in run["run"]


@pytest.mark.parametrize(
    ("base", "published", "asked"),
    [("", "", "--fresh snippets/x_y"), ("a1", "", "--due a1"), ("", "b2", "--due b2")],
)
def test_what_runs_is_named_by_the_event_and_not_by_the_pull_request(
    base: str, published: str, asked: str, tmp_path: Path
) -> None:
    """Without a base, as for the first push, everything runs."""
    job = WORKFLOWS["verify"]["jobs"]["snippets"]
    assert job["env"]["BASE"] == "${{ github.event.pull_request.base.sha }}"
    script = steps("verify", "snippets", "roadmap run")[0]["run"]
    for name, says in (("gh", f"echo {published}"), ("git", ""), ("python", "echo $@ > said")):
        path = tmp_path / ".venv/bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{says}\n")
        path.chmod(0o755)
    env = {"PATH": f"{tmp_path}/.venv/bin:{os.environ['PATH']}", "BASE": base, "PART": "x-y"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    subprocess.run(command, cwd=tmp_path, env=env | {"GITHUB_REPOSITORY": "a/b"}, check=True)
    said = (tmp_path / "said").read_text()
    assert asked in said and said.strip().endswith("snippets/x_y")


@pytest.mark.parametrize(("issue", "code"), [("", 0), ("https://issue/7", 1)])
def test_an_open_issue_of_a_proof_stops_publishing(issue: str, code: int, tmp_path: Path) -> None:
    [stop] = steps("publish", "build", "stops publishing")
    gh = tmp_path / "gh"
    gh.write_text(f"#!/bin/sh\necho {issue}\n")
    gh.chmod(0o755)
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", stop["run"]]
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    assert done.returncode == code and issue in done.stdout


def test_runs_are_confined_by_namespaces_wherever_snippets_run() -> None:
    script = ACTIONS["setup"]["runs"]["steps"][-1]["run"]
    assert "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0" in script
    assert script.rstrip().endswith("python -m roadmap.run.confine | grep namespaces")
    for name, id_, job in JOBS:
        scripts = "\n".join(step.get("run", "") for step in job.get("steps", []))
        if "roadmap run" in scripts or "pytest" in scripts:
            assert steps(name, id_, "$/.github/actions/setup"), f"{name}/{id_}"


def test_verify_runs_all_that_make_test_runs() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^test:.*\n((?:\t.*\n)+)", makefile, re.M)
    assert recipe
    ours = "\n".join(script for where, script in SCRIPTS if where.startswith("verify/"))
    ours = ours.replace(".venv/bin", "$(BIN)")
    for line in recipe[1].splitlines():
        command = line.strip().removeprefix("@")
        if not command.startswith(".ci/") and not command.endswith(" tests"):
            assert command.replace("$(MAKE) --no-print-directory", "make") in ours, command


def test_every_test_file_is_run() -> None:
    [site] = steps("verify", "site", "--dist")
    assert site["run"].endswith(" tests") and '-k "not test_snippet["' in site["run"]
    assert steps("verify", "snippets", "roadmap run")
    # A path behind it would be what is measured, and every test would end in a warning.
    assert re.search(r" --cov -", site["run"]), "an option follows --cov"


@pytest.mark.parametrize(
    ("where", "script"), SCRIPTS, ids=[f"{where}-{n}" for n, (where, _) in enumerate(SCRIPTS)]
)
def test_scripts_are_shell_and_name_what_exists(where: str, script: str) -> None:
    parsed = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
    assert parsed.returncode == 0, parsed.stderr
    tokens = words(script)
    for before, word in zip(["", *tokens], tokens, strict=False):
        if word.startswith(".venv/bin/"):
            assert (BIN / word.removeprefix(".venv/bin/")).exists(), word
        elif re.match(r"(tests|docs|\.ci|\.github)\b|README", word):
            assert (ROOT / word).exists(), word
        elif before == "-m":
            assert find_spec(word), word


def test_setup_is_executable() -> None:
    assert os.access(ROOT / ".ci/setup", os.X_OK)


# Links


def test_lychee_leaves_our_forms_and_pages_out() -> None:
    config = tomllib.loads((GITHUB / "lychee.toml").read_text(encoding="utf-8"))
    ours = "https://github.com/owner/name/issues/new?template=broken-snippet.yml&page=x"
    assert [bool(re.search(pattern, ours)) for pattern in config["exclude"]] == [True, False]
    assert not any(
        re.search(pattern, "https://github.com/owner/name/blob/main/x.py")
        for pattern in config["exclude"]
    )
    [build], [lychee] = (
        steps("nightly", "links", "mkdocs build"),
        steps("nightly", "links", "lychee-action"),
    )
    assert config["exclude_loopback"] and "//localhost/" in build["env"]["SITE_URL"]
    arguments = words(lychee["with"]["args"])
    assert (ROOT / arguments[arguments.index("--config") + 1]) == GITHUB / "lychee.toml"


def test_pages_link_to_forms_that_take_the_page() -> None:
    page = KNOWN.pages["foundations/linear-algebra"]
    where = "https://github.com/owner/name", "https://owner.github.io/name/"
    site = Site(KNOWN, repository=where[0], url=where[1])
    links = re.findall(r"\]\((\S+)\)", ThemeWriter(page, site).feedback())
    assert len(links) == 2
    for address in links:
        asked = {key: value[0] for key, value in parse_qs(urlsplit(address).query).items()}
        form = FORMS[asked.pop("template")]
        fields = {field["id"]: field for field in form["body"]}
        assert set(asked) == {"page"} <= set(fields) and fields["page"]["type"] == "input"
        assert asked["page"] == "https://owner.github.io/name/foundations/linear-algebra/"


def test_the_pull_request_form_names_targets_of_make() -> None:
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    targets = re.findall(r"`make (\w+)`", text)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {"check", "record"} <= set(targets) and all(
        re.search(rf"^{target}:", makefile, re.M) for target in targets
    )


def test_dependabot_watches_every_lock() -> None:
    updates = {
        u["package-ecosystem"]: u
        for u in yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    }
    assert set(updates) == {"github-actions", "pip", "npm"}
    assert {f"/.github/actions/{name}" for name in ACTIONS} | {"/"} == set(
        updates["github-actions"]["directories"]
    )
    assert all(u["cooldown"]["default-days"] >= 7 and u["groups"] for u in updates.values())


# The nightly report, with a `gh` that only writes down what it is asked

GH = """#!/bin/bash
printf '%s\\n' "$*" >> calls
if [ "$1 $2" = "issue list" ]; then echo "$OPEN"; fi
if [ "$1 $2" = "issue create" ]; then echo 7; fi
"""
CREATE = "issue create --title The nightly run found something --label nightly --body-file report/"


# A proof that does not hold stops publishing; newer releases and dead links do not.
STOP = ["label create stops publishing", "issue edit 7 --add-label stops publishing"]
GO = ["label create stops publishing", "issue edit 7 --remove-label stops publishing"]


@pytest.mark.parametrize(
    ("newest", "pythons", "links", "issue", "asked"),
    [
        ("success", "success", "success", "", []),
        ("success", "success", "success", "7", ["issue close 7 --comment All green again: "]),
        ("failure", "success", "success", "7", ["issue edit 7 --body-file report/body.md", *GO]),
        ("failure", "failure", "failure", "", ["label create nightly", CREATE, *STOP]),
        ("success", "success", "failure", "", ["label create nightly", "issue create", *GO]),
        ("success", "failure", "success", "", ["label create nightly", "issue create", *STOP]),
    ],
)
def test_nightly_keeps_one_issue(
    tmp_path: Path, newest: str, pythons: str, links: str, issue: str, asked: list[str]
) -> None:
    report = tmp_path / "report"
    report.mkdir()
    hostile = "$(touch harmed) `touch harmed` ${{ secrets }} '; touch harmed; '\n"
    (report / "newest.txt").write_text("é" * 100_000 + f"\nE   AssertionError\n{hostile}")
    for version in ("3.11", "3.14"):
        log = report / f"python-{version}.txt"
        log.write_text("é" * 100_000 + f"\nE   ImportError\n{hostile}")
    (report / "links.md").write_text(f"* [404] <https://gone.example>\n{hostile}" + "é" * 100_000)
    gh = tmp_path / "bin/gh"
    gh.parent.mkdir()
    gh.write_text(GH)
    gh.chmod(0o755)
    job = WORKFLOWS["nightly"]["jobs"]["report"]
    env = {
        "PATH": f"{gh.parent}:{os.environ['PATH']}",
        "OPEN": issue,
        "NEWEST": newest,
        "PYTHONS": pythons,
        "LINKS": links,
        "RUN": "https://run",
        "TITLE": job["env"]["TITLE"],
    }
    script = steps("nightly", "report", "gh issue")[0]["run"]
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    first, *calls = (tmp_path / "calls").read_text().splitlines()
    assert first.startswith("issue list --label nightly --state open")
    assert len(calls) == len(asked) and all(
        call.startswith(want) for call, want in zip(calls, asked, strict=True)
    ), calls
    assert not (tmp_path / "harmed").exists()
    body = ""
    if "failure" in (newest, pythons, links):
        body = (report / "body.md").read_text(encoding="utf-8")
    assert len(body) < 65_536
    assert ("AssertionError" in body) == (newest == "failure")
    assert (body.count("ImportError") == 2) == (pythons == "failure")
    assert ("gone.example" in body) == (links == "failure")


def test_nightly_reports_whatever_became_of_the_others() -> None:
    job = WORKFLOWS["nightly"]["jobs"]["report"]
    assert (
        set(job["needs"]) == set(WORKFLOWS["nightly"]["jobs"]) - {"report"}
        and job["if"] == "${{ !cancelled() }}"
    )
    sent = {steps("nightly", id_, "upload-artifact")[0]["with"]["name"] for id_ in job["needs"]}
    assert (
        all(name.startswith("nightly-") for name in sent)
        and steps("nightly", "report", "download-artifact")[0]["with"]["pattern"] == "nightly-*"
    )
    assert all("${{" not in script for _, script in SCRIPTS), (
        "values reach scripts through their environment"
    )
