"""The workflows: sound, with as few rights as can be, and as docs/guide/en/publishing.md describes them."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from places import ROOT

from briefs.cli.commands import main

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
STARTED = ROOT / "generator/briefs/editing/starter/folder/dot-github/workflows"  # what `briefs init` writes
TEXTS = {path.stem: path.read_text("utf-8") for path in WORKFLOWS}
PUBLISHING = (ROOT / "docs" / "guide" / "en" / "publishing.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
LOCKED = sys.platform == "linux" and platform.machine() == "x86_64"  # as pyproject.toml says


def workflow(name: str) -> dict[Any, Any]:
    loaded = yaml.safe_load(TEXTS[name])
    assert isinstance(loaded, dict)
    return loaded


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    return [(name, job, entry) for name in TEXTS for job, entry in workflow(name)["jobs"].items()]


def steps() -> list[dict[str, Any]]:
    return [step for _, _, entry in jobs() for step in entry["steps"]]


def judged(tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = shutil.which(tool, path=str(Path(sys.executable).parent))
    if path is None and not LOCKED:
        pytest.skip(f"{tool} is installed on Linux on x86-64 only")
    assert path, f"{tool} is missing: make install"
    return subprocess.run([path, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


ACTIONLINT = ("actionlint", "-no-color", "-shellcheck=", "-pyflakes=")  # whatever else is installed here
ZIZMOR = ("zizmor", "--offline", "--no-progress", "--no-config", "--persona=auditor", "--strict-collection", "--color=never")


def test_actionlint_finds_nothing() -> None:
    done = judged(*ACTIONLINT, *map(str, [*WORKFLOWS, *STARTED.glob("*.yml")]))
    assert (done.returncode, done.stdout) == (0, "")


def test_zizmor_finds_nothing() -> None:
    done = judged(*ZIZMOR, ".github", *map(str, STARTED.glob("*.yml")))
    assert (done.returncode, done.stdout.strip()) == (0, "No findings to report. Good job!"), done.stdout


@pytest.mark.parametrize(
    ("linter", "before", "after", "finding"),
    [
        (ACTIONLINT, "github.repository_owner", "github.repository_owmer", 'property "repository_owmer" is not defined'),
        (ACTIONLINT, "needs: build", "needs: biuld", 'needs job "biuld" which does not exist'),
        (ZIZMOR, "persist-credentials: false", "persist-credentials: true", "artipacked"),
        (ZIZMOR, "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
    ],
)  # fmt: skip
def test_both_find_what_they_are_for(linter: tuple[str, ...], before: str, after: str, finding: str, tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    assert before in TEXTS["site"]
    (folder / "site.yml").write_text(TEXTS["site"].replace(before, after), "utf-8")
    done = judged(*linter, str(folder / "site.yml"))
    assert done.returncode != 0
    assert finding in done.stdout


def test_what_there_is() -> None:
    assert sorted(TEXTS) == ["audit", "links", "pull-request", "site"]


def test_every_action_is_pinned_by_commit_and_names_its_version() -> None:
    used = [line for text in TEXTS.values() for line in text.splitlines() if re.match(r"\s*(- )?uses:", line)]
    assert used
    for line in used:
        assert re.fullmatch(r"\s*(- )?uses: actions/[a-z-]+(/[a-z]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    pins: dict[str, set[str]] = {}
    for line in used:
        action, _, pin = line.partition("uses: ")[2].partition("@")
        pins.setdefault(action, set()).add(pin)
    assert all(len(found) == 1 for found in pins.values()), "one version of each action"


@pytest.mark.parametrize("name", TEXTS)
def test_each_workflow_has_no_rights_of_its_own_and_never_runs_twice(name: str) -> None:
    entry = workflow(name)
    assert entry["permissions"] == {}
    assert entry["concurrency"]["group"]
    assert "pull_request_target" not in TEXTS[name]
    assert "secrets." not in TEXTS[name]


@pytest.mark.parametrize(("name", "job", "entry"), jobs(), ids=lambda value: value if isinstance(value, str) else "")
def test_each_job_reads_only_and_ends(name: str, job: str, entry: dict[str, Any]) -> None:
    publishing = (name, job) == ("site", "deploy")
    rights = {"pages": "write", "id-token": "write"} if publishing else {"contents": "read"}
    looks_back = {"actions": "read"} if (name, job) == ("site", "build") else {}  # for the run that published last
    assert entry["permissions"] == rights | looks_back
    assert 0 < entry["timeout-minutes"] <= 30
    assert not entry["runs-on"].endswith("latest")


def test_no_checkout_keeps_its_token() -> None:
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_only_the_default_branch_is_published_and_only_after_everything_else() -> None:
    build, deploy = workflow("site")["jobs"].values()
    # a tag may be called as the branch is: `ref_name` would not tell them apart
    assert build["if"] == "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
    for text in (TEXTS["site"], (STARTED / "site.yml").read_text("utf-8")):
        assert "ref_name" not in text
    assert deploy["needs"] == "build"
    assert "if" not in deploy
    commands = [step.get("run") for step in build["steps"]]
    upload = next(i for i, step in enumerate(build["steps"]) if "upload-pages-artifact@" in step.get("uses", ""))
    assert commands.index(".ci/run") < upload
    assert not any("continue-on-error" in step or step.get("if") for step in steps() if step.get("run") == ".ci/run")


def test_a_pull_request_shows_problems_changes_and_a_preview() -> None:
    content = workflow("pull-request")["jobs"]["content"]["steps"]
    runs = "\n".join(step.get("run", "") for step in content)
    for command in ("check", "addresses"):
        assert f"briefs {command} --since HEAD^1 --format github" in runs
    assert 'briefs diff HEAD^1 --markdown >> "$GITHUB_STEP_SUMMARY"' in runs
    preview = next(step for step in content if "upload-artifact@" in step.get("uses", ""))
    assert preview["with"]["path"] == "site"
    depth = next(step["with"]["fetch-depth"] for step in content if "checkout@" in step.get("uses", ""))
    assert depth == 0  # or what was published earlier, of what comes back, is not there


def test_both_locks_are_audited_and_publishing_installs_one_alone() -> None:
    (step,) = [step["run"] for step in workflow("audit")["jobs"]["audit"]["steps"] if "run" in step]
    assert re.findall(r"-r (\S+)", step) == ["requirements.lock", "requirements-dev.lock"]
    assert "--require-hashes" in step
    few, many = (pins(lock) for lock in ("requirements.lock", "requirements-dev.lock"))
    assert few < many, "one version of each package"
    assert not {"pytest", "playwright", "mypy"} & {name for name, _ in few}
    assert {update["package-ecosystem"] for update in dependabot()} == {"github-actions", "pip"}


def pins(lock: str) -> set[tuple[str, str]]:
    """Names and versions."""
    found = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    assert found
    return set(found)


def dependabot() -> list[dict[str, Any]]:
    updates: list[dict[str, Any]] = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    return updates


def commands(text: str) -> list[str]:
    """The commands of ours that a text runs, without variables before and redirections after."""
    return re.findall(r"(?:^|[\s`])(make(?: [a-z]+)+|\.venv/bin/briefs [a-z]+|\.ci/[a-z]+)(?=[\s`]|$)", text, re.MULTILINE)


def known(command: str) -> bool:
    words = command.split()
    if words[0] == "make":
        targets = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
        return targets is not None and set(words[1:]) <= set(targets[1].split())
    if words[0].endswith("briefs"):
        assert isinstance(main, click.Group)
        return words[1] in main.commands
    return (ROOT / words[0]).is_file()


def test_every_command_is_one_of_ours() -> None:
    written = [*commands(PUBLISHING), *(command for text in TEXTS.values() for command in commands(text))]
    assert {"make venv", "make check site", ".ci/run", ".venv/bin/briefs links", ".venv/bin/briefs addresses"} <= set(written)
    assert [command for command in written if not known(command)] == []


def test_what_is_checked_before_anything_is_published() -> None:
    ci = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert [line for line in ci if line.startswith("make ")] == ["make check", "make site", "make test"]
    (check,) = re.findall(r"^check: .*\n((?:\t.+\n)+)", MAKEFILE, re.MULTILINE)
    ours = [line.split("/", 1)[1] for line in check.splitlines()]
    assert {"ruff check", "mypy", "briefs check", "briefs addresses"} <= set(ours)


def test_what_is_published_is_compared_with_what_was() -> None:
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    for command in ("check", "addresses"):
        assert f'.venv/bin/briefs {command} --since "$PUBLISHED"' in ci
    for text in (TEXTS["site"], (STARTED / "site.yml").read_text("utf-8")):
        steps = yaml.safe_load(text)["jobs"]["build"]["steps"]
        assert steps[0]["with"]["fetch-depth"] == 0
        names = [step.get("id") for step in steps]
        told = [number for number, step in enumerate(steps) if step.get("env", {}).get("PUBLISHED") == "${{ steps.last.outputs.revision }}"]
        assert told
        assert names.index("last") < min(told)
        find = steps[names.index("last")]["run"]
        assert "--status success" in find  # a push that failed published nothing
        assert "0" * 40 in find  # the first run of all


def gitlab() -> dict[str, Any]:
    (text,) = re.findall(r"```yaml\n(.*?)```", PUBLISHING, re.DOTALL)
    loaded = yaml.safe_load(text)
    assert isinstance(loaded, dict)
    return loaded


def test_gitlab_does_the_same() -> None:
    entry = gitlab()
    assert list(entry) == ["default", "content", "test", "links", "compare", "pages"]
    pages = entry["pages"]
    assert pages["script"] == [".ci/run", "mv site public"]
    assert pages["artifacts"] == {"paths": ["public"]}
    assert pages["variables"] == {"SITE_URL": "$CI_PAGES_URL/", "PUBLISHED": "$CI_COMMIT_BEFORE_SHA", "GIT_DEPTH": "0"}
    assert pages["rules"][0]["if"].startswith("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH")
    assert {name for name, job in entry.items() if job.get("cache", {}).get("policy") == "pull-push"} == {"pages"}
    assert entry["default"]["cache"] == pages["cache"] | {"policy": "pull"}
    ours = [line for job in entry.values() for line in job.get("script", ())]
    assert [line for line in ours if not commands(line)] == ["mv site public"]


def test_the_cache_is_restored_for_every_build_and_saved_from_the_default_branch_alone() -> None:
    found = {name: workflow(name) for name in TEXTS} | {"started": yaml.safe_load((STARTED / "site.yml").read_text("utf-8"))}
    built = [entry for one in found.values() for entry in one["jobs"].values() if any(builds(step) for step in entry["steps"])]
    assert len(built) == 5
    for entry in built:
        names = [step.get("uses", "").partition("@")[0] for step in entry["steps"]]
        restore = names.index("actions/cache/restore")
        assert restore < min(number for number, step in enumerate(entry["steps"]) if builds(step))
        with_ = entry["steps"][restore]["with"]
        assert with_["path"] == ".cache"
        assert with_["key"].startswith(with_["restore-keys"])
        saved = [(step, entry) for step in entry["steps"] if step.get("uses", "").startswith("actions/cache/save@")]
        for step, job in saved:
            assert step["with"] == {key: with_[key] for key in ("path", "key")}
            assert "default_branch" in step.get("if", job.get("if", ""))
            assert names.index("actions/cache/save") > max(number for number, step in enumerate(entry["steps"]) if builds(step))
    assert sum("actions/cache/save@" in text for text in TEXTS.values()) == 1
    assert "actions/cache@" not in "".join(TEXTS.values())  # it would save from wherever it runs


def builds(step: dict[str, Any]) -> bool:
    return any(command in step.get("run", "") for command in (".ci/run", ".ci/compare", "make site", "briefs build"))


def test_once_a_week_a_build_from_nothing_is_compared() -> None:
    links = workflow("links")
    assert links[True]["schedule"]  # YAML reads `on` as true
    (step,) = (step for step in links["jobs"]["compare"]["steps"] if "run" in step)
    assert step["run"] == ".ci/compare"
    published = next(step for step in workflow("site")["jobs"]["build"]["steps"] if step.get("run") == ".ci/run")
    assert step["env"]["SITE_URL"] == published["env"]["SITE_URL"]  # or nothing that is kept would serve


@pytest.mark.parametrize(("trusted", "code"), [("", 0), ("old", 1)])
def test_the_comparison_notices_what_a_cache_brings_in(trusted: str, code: int, tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "compare", tmp_path / ".ci")
    (tmp_path / "Makefile").write_text('site:\n\tmkdir -p site .cache\n\techo "page $$(cat .cache/kept)" > site/index.html\n', "utf-8")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "kept").write_text(trusted, "utf-8")
    done = subprocess.run([tmp_path / ".ci" / "compare"], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert ("old" in done.stdout) is bool(trusted)


def test_every_workflow_is_described() -> None:
    assert all(f"`{path.name}`" in PUBLISHING for path in WORKFLOWS)
    assert "`SITE_URL`" in PUBLISHING
    assert "vars.SITE_URL" in TEXTS["site"]
    assert "SITE_URL" in (ROOT / "mkdocs.yml").read_text("utf-8")
