#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""takt check --format json gives what takt check gives, as strict JSON.

Runs over the cadences of the golden cases, good ones and bad ones, and over
files with names and texts that need escapes. Speaks TAP.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAKT = (ROOT / os.environ.get("TAKT", "build/takt")).resolve()
KEYS = ["code", "severity", "file", "line", "column", "end_line",
        "end_column", "message", "help", "series", "check", "values", "notes"]
NOTE_KEYS = ["file", "line", "column", "message"]

count = 0
failed = 0


def report(wrong, name):
    global count, failed
    count += 1
    failed += bool(wrong)
    print(f"{'not ' if wrong else ''}ok {count} - {name}")
    for line in wrong[:20]:
        print(f"# {line}")


def run(*words, cwd):
    return subprocess.run([TAKT, "check", *words], cwd=cwd, timeout=60,
                          capture_output=True, check=False)


def no_duplicates(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError(f"a key twice in {pairs}")
    return dict(pairs)


def no_constant(text):
    raise ValueError(f"{text} is no JSON")


def read(output):
    return json.loads(output.decode("utf-8"), parse_constant=no_constant,
                      object_pairs_hook=no_duplicates)


def compare(file, cwd):
    """What differs between the findings for programs and for people."""
    text = run("--max-errors", "0", "--", file, cwd=cwd)
    done = run("--format", "json", "--", file, cwd=cwd)
    try:
        found = read(done.stdout)
    except ValueError as error:
        return [f"{file}: {error}"]
    wrong = []
    if done.returncode != text.returncode:
        wrong.append(f"{file}: status {done.returncode}, {text.returncode}")
    if done.stderr:
        wrong.append(f"{file}: {done.stderr!r} on standard error")
    if list(found) != ["errors", "warnings", "findings"]:
        return wrong + [f"{file}: keys {list(found)}"]
    shown = text.stderr.decode("utf-8", "replace").split("\n")
    for finding in found["findings"]:
        place = "takt" if finding["file"] is None else (
            f"{finding['file']}:{finding['line']}:{finding['column']}")
        line = (f"{place}: {finding['severity']}: {finding['message']} "
                f"[{finding['code']}]")
        if list(finding) != KEYS:
            wrong.append(f"{file}: keys {list(finding)}")
        if "\\x" not in " ".join(shown) and line not in shown:
            wrong.append(f"{file}: not shown: {line}")
        if finding["help"] and f"  help: {finding['help']}" not in shown:
            wrong.append(f"{file}: not shown: {finding['help']}")
        for note in finding["notes"]:
            if list(note) != NOTE_KEYS:
                wrong.append(f"{file}: keys {list(note)}")
        start = (finding["line"], finding["column"])
        if finding["file"] and (
                finding["end_line"], finding["end_column"]) < start:
            wrong.append(f"{file}: ends before {start}")
    for severity in ("error", "warning"):
        number = sum(finding["severity"] == severity
                     for finding in found["findings"])
        if number != found[severity + "s"]:
            wrong.append(f"{file}: {number} of {found[severity + 's']}")
    return wrong


def golden(topic):
    wrong = []
    for path in sorted((ROOT / "tests/golden" / topic).glob("*/*.yaml")):
        wrong += compare(path.name, path.parent)
    report(wrong, f"the cadences of golden/{topic}")


def strange():
    """Names and texts that JSON must escape."""
    text = """takt: 1
project: "Q\\"uo\\\\te \u00fc \U0001f600"
version: "{n}"
cycle: {every: 1 year, from: 2026-01-06, first: "1"}
cycles: 1
milestones: {final: {on: cycle, name: "\\"{version}\\"\u2028 \u00e9"}}
checks: [{check: no milestone in January, reason: "a \\"reason\\" \\\\ \u65e5"}]
"""
    with tempfile.TemporaryDirectory() as directory:
        for name in ("plain.yaml", 'a "b" \\ c.yaml', "\u00fc.yaml",
                     "tab\there.yaml"):
            Path(directory, name).write_text(text, encoding="utf-8")
            report(compare(name, directory), f"a file named {name!r}")
        bytes_name = os.path.join(os.fsencode(directory), b"bad\xff.yaml")
        with open(bytes_name, "wb") as file:
            file.write(text.encode("utf-8"))
        done = run("-fjson", bytes_name, cwd=directory)
        found = read(done.stdout)
        report([] if "\ufffd" in found["findings"][0]["file"] else [found],
               "a file name that is no UTF-8")


golden("check")
golden("diagnostics")
strange()
print(f"1..{count}")
sys.exit(failed > 0)
