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
from tests.conftest import KNOWN, ROOT, edit

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
        ("workflows/verify.yml", '"$SHARD"', "${{ github.head_ref }}", "template-injection"),
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


def test_permissions_are_least() -> None:
    more = {
        ("publish", "build"): {"contents": "read", "pages": "read"},
        ("publish", "deploy"): {"pages": "write", "id-token": "write"},
        ("nightly", "report"): {"issues": "write"},
        ("release", "release"): {"contents": "write"},
    }
    assert all(workflow["permissions"] == {"contents": "read"} for workflow in WORKFLOWS.values())
    assert {
        (name, id_): job["permissions"] for name, id_, job in JOBS if "permissions" in job
    } == more


def test_checkouts_keep_no_credentials_and_runners_are_pinned() -> None:
    checkouts = [step for _, step in STEPS if "actions/checkout" in step.get("uses", "")]
    assert checkouts and all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert {job["runs-on"] for _, _, job in JOBS if "uses" not in job} == {"ubuntu-24.04"}
    assert {
        step["with"]["python-version"]
        for _, step in STEPS
        if "setup-python" in step.get("uses", "")
    } == {"3.11"}


def test_only_what_verify_passed_is_published() -> None:
    # PyYAML reads the key `on` as true.
    assert WORKFLOWS["publish"][True] == {"push": {"branches": ["main"]}}
    assert set(WORKFLOWS["verify"][True]) == {"pull_request", "workflow_call"}
    jobs = WORKFLOWS["publish"]["jobs"]
    assert jobs["verify"]["uses"] == "$/.github/workflows/verify.yml"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("verify", "build")
    assert not any("if" in job for job in jobs.values()), (
        "a condition could let a job run after a failure"
    )
    assert jobs["deploy"]["environment"]["name"] == "github-pages"
    [build] = steps("publish", "build", "mkdocs build")
    assert "--strict" in build["run"] and {"SITE_URL", "REPO_URL"} <= set(build["env"])
    assert not steps("publish", "build", "actions/cache") and not steps("publish", "build", "$/")


def test_a_tag_releases_what_verify_passed() -> None:
    assert WORKFLOWS["release"][True] == {"push": {"tags": ["v*"]}}
    jobs = WORKFLOWS["release"]["jobs"]
    assert jobs["verify"]["uses"] == WORKFLOWS["publish"]["jobs"]["verify"]["uses"]
    assert (jobs["build"]["needs"], jobs["release"]["needs"]) == ("verify", "build") and not any(
        "if" in job for job in jobs.values()
    )
    assert not steps("release", "build", "actions/cache") and not steps("release", "build", "$/")
    [build], [up], [down] = (
        steps("release", *found)
        for found in (
            ("build", "-m roadmap.release"),
            ("build", "upload-artifact"),
            ("release", "download-artifact"),
        )
    )
    assert (
        build["env"]["VERSION"] == jobs["release"]["env"]["TAG"]
        and steps("release", "build", "download-artifact")[0]["with"]["pattern"] == "receipts-*"
    )
    assert (
        up["with"]["name"] == down["with"]["name"]
        and up["with"]["path"] == down["with"]["path"] == "dist"
    )
    [create] = steps("release", "release", "gh release create")
    assert (
        "dist/*.zip" in create["run"]
        and "--verify-tag" in create["run"]
        and len(jobs["release"]["steps"]) == 2
    )


def test_receipts_go_from_every_shard_to_the_build() -> None:
    [up], [down] = (
        steps("verify", "snippets", "upload-artifact"),
        steps("publish", "build", "download-artifact"),
    )
    assert up["with"]["path"] == down["with"]["path"] == ".cache/receipts"
    assert up["with"]["include-hidden-files"], ".cache is hidden"
    assert (
        up["with"]["name"] == "receipts-${{ matrix.shard }}"
        and down["with"]["pattern"] == "receipts-*"
    )
    order = WORKFLOWS["publish"]["jobs"]["build"]["steps"]
    assert order.index(down) < order.index(steps("publish", "build", "mkdocs build")[0])


def test_verify_runs_all_that_make_test_runs() -> None:
    recipe = re.search(
        r"^test:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M
    )
    assert recipe
    commands = [
        c.strip()
        for line in recipe[1].splitlines()
        for c in line.strip().removeprefix("@").split("&&")
    ]
    ours = [
        script.replace(".venv/bin", "$(BIN)").replace(" -q ", " ")
        for where, script in SCRIPTS
        if where.startswith("verify/")
    ]
    for command in commands:
        if command == ".ci/setup all" or command.endswith(
            " tests"
        ):  # the action; the shards and the next test
            continue
        assert command.replace(" -q ", " ") in ours, command
    assert ".ci/setup all" in [step.get("run") for step in ACTIONS["setup"]["runs"]["steps"]]


def test_every_test_file_is_run_by_one_job() -> None:
    [site] = steps("verify", "site", "--ignore")
    left_out = re.findall(r"--ignore (\S+)", site["run"])
    elsewhere = {
        word
        for job in ("lint", "snippets")
        for step in steps("verify", job, "pytest")
        for word in words(step["run"])
        if word.startswith("tests/")
    }
    assert site["run"].endswith(" tests") and sorted(left_out) == sorted(elsewhere)
    # The shards are 1 to N of N, and each runs as a reader would.
    strategy = WORKFLOWS["verify"]["jobs"]["snippets"]["strategy"]
    assert strategy["matrix"]["shard"] == list(range(1, len(strategy["matrix"]["shard"]) + 1))
    assert all("--fresh" in step["run"] for step in steps("verify", "snippets", "pytest"))


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
"""


@pytest.mark.parametrize(
    ("newest", "links", "issue", "asked"),
    [
        ("success", "success", "", []),
        ("success", "success", "7", ["issue close 7 --comment All green again: https://run"]),
        ("failure", "success", "7", ["issue edit 7 --body-file report/body.md"]),
        (
            "failure",
            "failure",
            "",
            [
                "label create nightly",
                "issue create --title The nightly run found something --label nightly --body-file report/body.md",
            ],
        ),
        ("success", "failure", "", ["label create nightly", "issue create"]),
    ],
)
def test_nightly_keeps_one_issue(
    tmp_path: Path, newest: str, links: str, issue: str, asked: list[str]
) -> None:
    report = tmp_path / "report"
    report.mkdir()
    hostile = "$(touch harmed) `touch harmed` ${{ secrets }} '; touch harmed; '\n"
    (report / "newest.txt").write_text("é" * 100_000 + f"\nE   AssertionError\n{hostile}")
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
    body = (report / "body.md").read_text(encoding="utf-8") if "failure" in (newest, links) else ""
    assert len(body) < 65_536
    assert ("AssertionError" in body) == (newest == "failure") and ("gone.example" in body) == (
        links == "failure"
    )


def test_nightly_reports_whatever_became_of_the_others() -> None:
    job = WORKFLOWS["nightly"]["jobs"]["report"]
    assert (
        set(job["needs"]) == set(WORKFLOWS["nightly"]["jobs"]) - {"report"}
        and job["if"] == "${{ !cancelled() }}"
    )
    sent = {steps("nightly", id_, "upload-artifact")[0]["with"]["name"] for id_ in job["needs"]}
    assert (
        sent == {"nightly-newest", "nightly-links"}
        and steps("nightly", "report", "download-artifact")[0]["with"]["pattern"] == "nightly-*"
    )
    assert all("${{" not in script for _, script in SCRIPTS), (
        "values reach scripts through their environment"
    )
