#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Runs the examples of the manuals and compares what is printed.

Every literal display (.Bd -literal) in man/ has a comment line before it that
says what it is:

  .\\" example: file NAME            the text of a file that later ones use
  .\\" example: console              '$ COMMAND' lines, each with its output
  .\\" example: phrases NAME FILE    phrases for the milestone NAME of FILE, and
                                    the day that each gives, two blanks apart
  .\\" example: repeats DAY          repeats, and their first dates from DAY on

Each manual has a directory of its own, in which schedules/ are the shipped
ones. Speaks TAP.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAKT = (ROOT / os.environ.get("TAKT", "build/takt")).resolve()

# What the escapes that stand in the displays mean (mandoc_char(7)).
ESCAPES = {r"\e": "\\", r"\(ha": "^", r"\(ti": "~", r"\(aq": "'",
           r"\(ga": "`", r"\(dq": '"', r"\&": ""}
ESCAPE = re.compile("|".join(re.escape(text) for text in ESCAPES))

DATE = r"(?:week of )?\d{4}-\d{2}-\d{2}"

count = 0
failed = 0


def report(good, name, *details):
    global count, failed
    count += 1
    failed += not good
    print(f"{'' if good else 'not '}ok {count} - {name}")
    if not good:
        for line in "\n".join(details).splitlines():
            print(f"# {line}")


def displays(manual):
    """Yields the line number, the mark (or None) and the lines of each."""
    mark = None
    lines = None
    for number, line in enumerate(manual.read_text().splitlines(), 1):
        if lines is not None:
            if line == ".Ed":
                yield start, mark, lines
                mark = lines = None
            else:
                lines.append(
                    ESCAPE.sub(lambda found: ESCAPES[found[0]], line))
        elif line.startswith(".Bd -literal"):
            start, lines = number, []
        elif line.startswith('.\\" example: '):
            mark = line.split(": ", 1)[1].split()
        else:
            mark = None


def run(command, directory):
    """What the command prints, with errors between."""
    environment = {"PATH": f"{directory}/bin:{os.environ['PATH']}",
                   "HOME": directory, "LC_ALL": "C.UTF-8", "TZ": "UTC",
                   "TAKT_SCHEDULEDIR": "schedules",
                   "XDG_DATA_DIRS": "/nonesuch"}
    done = subprocess.run(command, cwd=directory, env=environment, text=True,
                          shell=isinstance(command, str), timeout=60,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    return done.stdout.rstrip("\n")


def console(lines, directory, where):
    outputs = re.split(r"^\$ (.*)\n", "\n".join(lines) + "\n", flags=re.M)
    if outputs[0] or len(outputs) == 1:
        report(False, f"{where}: a console begins with '$ COMMAND'")
    for command, wanted in zip(outputs[1::2], outputs[2::2]):
        got = run(command, directory)
        report(got == wanted.rstrip("\n"), f"{where}: {command}",
               "wanted:", wanted, "got:", got)


def phrases(lines, directory, where, name, file):
    text = Path(directory, file).read_text()
    for line in lines:
        phrase, wanted = re.split(r"  +", line)
        changed = re.sub(rf"^  {name}: .*$",
                         lambda _: f"  {name}: {phrase}", text, flags=re.M)
        Path(directory, "phrase.yaml").write_text(changed)
        got = run(["takt", "expand", "--only", name, "phrase.yaml"], directory)
        found = re.search(rf"^({DATE})(?:  (\w\w\w))? ", got, flags=re.M)
        dated = found and " ".join(filter(None, found.groups()))
        report(dated == wanted, f"{where}: {phrase}", got)


def repeats(lines, directory, where, day):
    table = re.sub(r"\n {20,}", "  ", "\n".join(lines))
    for line in table.splitlines():
        repeat, wanted = re.split(r"  +", line)
        wanted = wanted.split()
        got = run(["takt", "explain", repeat, "--today", day], directory)
        dates = re.findall(rf"^(?:next| {{4}}) {{4}}({DATE})", got, re.M)
        report(len(wanted) > 0 and dates[:len(wanted)] == wanted,
               f"{where}: {repeat}", got)


def check(manual):
    marked = 0
    with tempfile.TemporaryDirectory() as directory:
        Path(directory, "schedules").symlink_to(ROOT / "schedules")
        Path(directory, "bin").mkdir()
        Path(directory, "bin", "takt").symlink_to(TAKT)
        for number, mark, lines in displays(manual):
            where = f"{manual.name}:{number}"
            kind, *words = mark or [None]
            if kind == "file":
                Path(directory, *words).write_text("\n".join(lines) + "\n")
            elif kind == "console":
                console(lines, directory, where)
            elif kind == "phrases":
                phrases(lines, directory, where, *words)
            elif kind == "repeats":
                repeats(lines, directory, where, *words)
            else:
                report(False, f"{where}: nothing says how to run this display")
            marked += 1
    report(marked > 0, f"{manual.name} has examples")


for path in sorted((ROOT / "man").glob("*.[1-9]")):
    check(path)
print(f"1..{count}")
sys.exit(failed > 0)
