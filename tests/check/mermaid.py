#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""The format "mermaid" of each shipped schedule, whole and in parts, as Mermaid
itself draws it in Chromium: without an error, with every bar and mark that
stands in it, in a picture that is not too long, whose axis can be read."""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "formats"))
sys.dont_write_bytecode = True
import readers  # noqa: E402

TAKT = os.environ.get("TAKT", "build/takt")
ROW = 24  # pixels, by default
TICKS = 16  # labels of the axis that have room side by side
YEAR = ("--from", "2026-01-01", "--until", "2026-12-31")

tests = 0
failed = 0


def report(good, name, remarks=()):
    global tests, failed
    tests += 1
    failed += not good
    print("ok" if good else "not ok", tests, "-", name)
    for remark in [] if good else list(remarks)[:10]:
        print("# " + str(remark))


def expand(*arguments):
    return subprocess.run(
        [TAKT, "expand", "-f", "mermaid", "--limit", "100000", *arguments],
        check=False, capture_output=True).stdout.decode("utf-8")


def names(text):
    """Of the bars and marks."""
    return [re.sub(r"#(\d+);", lambda match: chr(int(match[1])), name)
            for name in re.findall(r"^    (.+) :(?:.*\d{4}-\d\d-\d\d)",
                                   text, re.MULTILINE)]


def check(name, text, drawn):
    wanted = sorted(names(text))
    report(drawn["error"] is None and not drawn["said"], f"{name}: is drawn",
           [drawn["error"], *drawn["said"]])
    got = [text.strip() for text in drawn["texts"]]
    missing = []
    for one in wanted:
        if one in got:
            got.remove(one)
        else:
            missing.append(one)
    report(not missing and wanted, f"{name}: with all {len(wanted)} lines",
           missing)
    ticks = [one for one in drawn["texts"]
             if re.fullmatch(r"\d{4}(-\d\d)?|\d\d [A-Z][a-z]{2}", one)]
    report(1 <= len(ticks) <= TICKS, f"{name}: the axis has {len(ticks)} "
           "labels", ticks)
    report(drawn["size"][1] <= ROW * len(wanted) + 150,
           f"{name}: a row for each line", drawn["size"])


def main():
    why = readers.missing()
    if why:
        print(f"1..0 # SKIP {why}")
        return 0
    cases = {}
    schedules = sorted((ROOT / "schedules").glob("**/*.yaml"))
    for path in schedules:
        cases[path.stem] = expand(str(path))
        cases[path.stem + " in 2026"] = expand(str(path), *YEAR)
    for version in range(9, 17):
        cases[f"Python 3.{version}"] = expand(
            str(ROOT / "schedules/python.yaml"), "--series", f"3.{version}")
    cases["two projects"] = expand(
        *(str(ROOT / "schedules" / name) for name in
          ("python.yaml", "kubernetes.yaml")), *YEAR)
    cases = {name: text for name, text in cases.items() if text}
    drawn = readers.read(mermaid=cases.values(),
                         pictures=os.environ.get("PICTURES"))["mermaid"]
    for (name, text), one in zip(cases.items(), drawn):
        check(name, text, one)
    print(f"1..{tests}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
