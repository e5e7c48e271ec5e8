#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Pages of takt expand -f html, in a browser.

Makes pages of shipped schedules and of odd ones, and has headless Chromium open
them (tests/page/checks.mjs); npm installs what that needs below build/page/.
Speaks TAP; TAKT is the program, CHROMIUM the browser.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

import npm_modules  # noqa: E402

HERE = ROOT / "tests/page"
TAKT = (ROOT / os.environ.get("TAKT", "build/takt")).resolve()
MODULES = (ROOT / os.environ.get("BUILD", "build")).resolve() / "page"
LIMIT = 300

ALL = sorted(str(path.relative_to(ROOT))
             for path in (ROOT / "schedules").glob("*.yaml"))
PYTHON = "schedules/python.yaml"
YEAR = ["--from", "2026-09-01", "--until", "2027-04-30"]
PAGES = {
    "python": [PYTHON],
    "all": [*ALL, *YEAR],
    "whole": ALL,
    "few": [*ALL, "--from", "2026-11-20", "--until", "2026-12-20"],
    "one": [PYTHON, "--series", "3.15", "--ics", "../feeds/3.15.ics",
            "--source", "https://example.org/python.ics"],
    "hostile": ["tests/page/hostile.yaml"],
    "odd": ["tests/interop/cadence.yaml"],
    "policy": ["tests/interop/policy.yaml"],
    "people": ["tests/interop/policy.yaml", "--series", "2022.03"],
    "clock": ["tests/page/clock.yaml"],
    "empty": ["tests/page/clock.yaml", "--from", "2090-01-01"],
    "today": [PYTHON, "--today", "2026-01-15"],
}

tests = 0
failed = 0


def report(good, name, remarks=()):
    global tests, failed
    tests += 1
    failed += not good
    print("ok" if good else "not ok", tests, "-", name, flush=True)
    for remark in remarks:
        print("# " + remark[:300])


def find_browser():
    return os.environ.get("CHROMIUM") or shutil.which("chromium")




def missing():
    for program in ("node", "npm"):
        if not shutil.which(program):
            return f"no {program}"
    if not find_browser():
        return "no chromium"
    # Whatever takt was built with, a browser would get the same bytes.
    return None if is_sanitized() else npm_modules.install(
        HERE / "package.json", MODULES)


def is_sanitized():
    names = subprocess.run(["nm", TAKT], capture_output=True, check=False)
    return b"__asan_" in names.stdout


def expand(words, path, **environment):
    subprocess.run([TAKT, "expand", *words, "-o", str(path)], cwd=ROOT,
                   env={**os.environ, **environment}, check=True)


def make_pages(folder):
    for name, words in PAGES.items():
        expand(words, folder / f"{name}.html")
    expand(PAGES["hostile"], folder / "hostile.json")


def check_bytes(folder):
    """Of no day and no place."""
    again = folder / "again"
    again.mkdir()
    for name in ("python", "hostile"):
        expand(PAGES[name], again / f"{name}.html", TZ="Pacific/Kiritimati",
               LC_ALL="C", SOURCE_DATE_EPOCH="86400")
        report((again / f"{name}.html").read_bytes() ==
               (folder / f"{name}.html").read_bytes(),
               f"{name} is the same on another day")


def check_in_browser(folder):
    """Lines of checks.mjs as TAP."""
    process = subprocess.Popen(
        ["node", str(HERE / "checks.mjs"), str(folder)], text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        env={**os.environ, "PAGE_MODULES": str(MODULES),
             "CHROMIUM": find_browser(), "HOME": str(folder)})
    for line in process.stdout:
        verdict, name, *remarks = line.rstrip("\n").split("\t")
        report(verdict == "ok", name, remarks)
    report(process.wait(LIMIT) == 0, "all was looked at")


def main():
    why = missing()
    if why:
        print(f"1..0 # SKIP {why}")
        return 0
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        make_pages(folder)
        check_bytes(folder)
        if not is_sanitized():
            check_in_browser(folder)
    print(f"1..{tests}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
