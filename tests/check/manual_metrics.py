#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""takt(1) has each metric with the unit and the definition that takt explain
gives, and no other. Speaks TAP.
"""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAKT = (ROOT / os.environ.get("TAKT", "build/takt")).resolve()
SIDES = {"a matter of taste": "", "less": "Less is better.",
         "more": "More is better."}


def explain(name):
    done = subprocess.run([TAKT, "explain", name], timeout=60, check=True,
                          capture_output=True, encoding="utf-8")
    return done.stdout


def from_takt():
    """Name, unit and text of each metric, as the manual should have them."""
    for line in explain("metrics").splitlines():
        name, unit = re.fullmatch(r"\w+ +(.*?)  +(.*)", line).groups()
        shown, definition, facts = explain(
            name.replace("{}", "x")).rstrip("\n").split("\n\n")
        assert shown == name
        facts = dict(fact.split(None, 1) for fact in facts.splitlines())
        assert facts["unit"] == unit
        side = SIDES[facts["better"]]
        if unit == "yes or no" and side:
            side = "Yes is better."
        yield name, unit, f"{definition} {side}".strip()


def from_manual():
    text = (ROOT / "man/takt.1").read_text(encoding="utf-8")
    part = text.split('.\\" metrics\n')[1].split("\n.El\n")[0]
    for item in part.split("\n.It ")[1:]:
        head, *lines = item.splitlines()
        name, unit = re.fullmatch(r'Li "(.*)" Pq (.*)', head).groups()
        words = " ".join(lines)
        words = re.sub(r"\.Fl -([a-z-]+) ?([.,:]?)(?= |$)", r"--\1\2", words)
        yield name, unit, " ".join(words.split())


wanted = list(from_takt())
got = list(from_manual())
print(f"{'' if wanted == got and wanted else 'not '}ok 1 - "
      "takt(1) has the metrics of takt explain")
for left, right in zip(wanted, got):
    if left != right:
        print(f"# takt:   {left}\n# manual: {right}")
if len(wanted) != len(got):
    print(f"# takt has {len(wanted)}, the manual {len(got)}")
print("1..1")
