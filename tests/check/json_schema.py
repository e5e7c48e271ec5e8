#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""What takt writes as JSON, held against the JSON Schemas in schedules/: for all
shipped schedules, with options that add to it, and for whatever the golden cases
expect. The schemas name every key and no other, so a key that comes, goes or is
misspelt fails here."""

import copy
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TAKT = os.environ.get("TAKT", "build/takt")
PYTHON_YAML = str(ROOT / "schedules/python.yaml")
NODE_YAML = str(ROOT / "schedules/nodejs.yaml")
SCHEMAS = {"expand": "plan", "status": "status", "diff": "diff",
           "check": "check", "compare": "compare", "list": "list",
           "sweep": "sweep"}

tests = 0
failed = 0


def report(good, name, remarks=()):
    global tests, failed
    tests += 1
    failed += not good
    print("ok" if good else "not ok", tests, "-", name)
    for remark in [] if good else list(remarks)[:5]:
        print("# " + str(remark)[:300])


def takt(*arguments):
    return json.loads(subprocess.run(
        [TAKT, *arguments], check=False, capture_output=True).stdout)


def problems(validator, value):
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
            for error in validator.iter_errors(value)]


def judge(validator, name, value):
    wrong = problems(validator, value)
    report(not wrong, name, wrong)


def golden():
    """Each JSON that a golden case expects, with the verb that writes it."""
    for cmd in sorted(ROOT.glob("tests/golden/*/*/cmd")):
        verb = re.search(r"takt (\w+) [^|;&\n]*json", cmd.read_text())
        if not verb:
            continue
        for path in [cmd.parent / "stdout",
                     *cmd.parent.glob("expected/*.json")]:
            content = path.read_text() if path.exists() else ""
            if content.startswith("{"):
                yield verb[1], f"{cmd.parent.parent.name}/{cmd.parent.name}", \
                    content


def objects(value, path=()):
    if isinstance(value, dict):
        yield path
        for key, inner in value.items():
            yield from objects(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from objects(inner, (*path, index))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def check_mutations(validator, name, value, may_lack=()):
    """A key more, a key less and a value of another type must be noticed, at
    the first object of each kind."""
    seen, missed = set(), []
    for path in objects(value):
        kind = tuple(step for step in path if isinstance(step, str))
        if kind in seen:
            continue
        seen.add(kind)
        for key in [*at(value, path), None]:
            other = copy.deepcopy(value)
            if key is None:
                at(other, path)["unheard-of"] = 1
            elif key in may_lack:
                continue
            else:
                del at(other, path)[key]
            if not problems(validator, other):
                missed.append(f"{path}: {key}")
            if key is not None:
                at(other, path)[key] = {"an": "object"}
                if not problems(validator, other):
                    missed.append(f"{path}: {key} as an object")
    report(not missed and seen, f"{name}: each of {len(seen)} kinds of objects "
           "has its keys and no other", missed)


def main():
    try:
        import jsonschema
        make = jsonschema.Draft202012Validator
    except (ImportError, AttributeError):
        print("1..0 # SKIP no jsonschema with draft 2020-12")
        return 0
    validators = {}
    for verb, name in SCHEMAS.items():
        path = ROOT / "schedules" / f"{name}.schema.json"
        schema = json.loads(path.read_text())
        make.check_schema(schema)
        validators[verb] = make(schema)
    report(True, "the schemas are of draft 2020-12")

    for path in sorted((ROOT / "schedules").glob("**/*.yaml")):
        judge(validators["expand"], f"expand {path.name}",
              takt("expand", "-f", "json", "--limit", "100000", str(path)))
        judge(validators["status"], f"status {path.name}",
              takt("status", "-f", "json", "--next", "0", "--today",
                   "2026-11-25", str(path)))
        judge(validators["check"], f"check {path.name}",
              takt("check", "-f", "json", str(path)))
    slip = takt("expand", "-f", "json", PYTHON_YAML, "--windows", "both",
                "--series", "3.16", "--slip", "beta 1=+7d")
    judge(validators["expand"], "expand with a slip and spans", slip)
    judge(validators["expand"], "expand of two projects",
          takt("expand", "-f", "json", PYTHON_YAML, NODE_YAML))
    judge(validators["expand"], "expand of nothing",
          takt("expand", "-f", "json", PYTHON_YAML, "--from", "2200-01-01"))

    counts = {}
    for verb, name, text in golden():
        counts[verb] = counts.get(verb, 0) + 1
        judge(validators[verb], f"golden case {name}", json.loads(text))
    report(set(counts) == set(SCHEMAS), "golden cases of each verb", [counts])

    check_mutations(validators["expand"], "expand", slip)
    check_mutations(validators["status"], "status",
                    takt("status", "-f", "json", NODE_YAML, "--today",
                         "2026-11-25"))
    check_mutations(validators["diff"], "diff",
                    takt("diff", "-f", "json", "--no-pins", PYTHON_YAML,
                         NODE_YAML))
    print(f"1..{tests}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
