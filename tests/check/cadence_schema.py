#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Holds schedules/cadence.schema.json, which editors use, against takt.

Its keys and words are those of the tables in src/. Every cadence that takt
accepts, shipped or in the golden cases, is valid by it, whether scalars are
text, as takt reads them, or numbers and truth values, as editors do. Every one
that takt refuses is invalid, or all that is wrong with it is beyond a schema
(BEYOND). Speaks TAP.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"1..0 # SKIP no {error.name}")
    sys.exit(0)

ROOT = Path(__file__).resolve().parents[2]
TAKT = (ROOT / os.environ.get("TAKT", "build/takt")).resolve()
SCHEMA = json.loads((ROOT / "schedules/cadence.schema.json").read_text())

# What no schema can see, by the codes of the findings. Grouped by the reason.
BEYOND = {
    "words of phrases, conditions and checks":
        "E012 E013 E024 E025 E026 E027 E028 E029 E075 E076 E077 E078 E079 E100 "
        "E101 E102 E103 E080 E081 E082 E083 E084 E085",
    "names that other keys define":
        "E019 E031 E032 E033 E034 E035 E044 E045 E047 E053 E057 E058 E060 "
        "E065 E016 E014",
    "what the dates are": "E021 E022 E036 E037 E038 E039 E040 E046 E048 E049 "
                          "E050 E056 E061 E066 E067 E068 E069 E086 E087 E089 "
                          "E104 E105 E106",
    "how rules go together, over changes": "E030 E041 E043 E108",
    "how versions are made": "E071 E072 E073 E074 E109",
    "other files": "E063 E064",
    "what YAML takes away before, and how much there is": "E008 E009",
}
# The same for a single sample.
BEYOND_SAMPLES = {
    "variant-with-mistakes.yaml": "what a change adds may lack a date",
}

count = 0
failed = 0


def report(good, name, details=()):
    global count, failed
    count += 1
    failed += not good
    print(f"{'' if good else 'not '}ok {count} - {name}")
    for line in [] if good else list(details)[:30]:
        print(f"# {line}")


class Text(yaml.BaseLoader):
    """All scalars are text, as takt has it; no key is given twice."""


class Typed(yaml.SafeLoader):
    """As editors have it: the core schema of YAML 1.2."""
    yaml_implicit_resolvers = {}


def unique(loader, node, deep=False):
    keys = [key.value for key, _ in node.value]
    if len(set(map(str, keys))) < len(keys):
        raise yaml.YAMLError("a key is given twice")
    pairs = [(str(key.value), loader.construct_object(value, deep=True))
             for key, value in node.value]
    return dict(pairs)


for loader in (Text, Typed):
    loader.add_constructor("tag:yaml.org,2002:map", unique)
for tag, pattern, first in (
        ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("int", r"[-+]?[0-9]+", "-+0123456789"),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
         "-+.0123456789")):
    Typed.add_implicit_resolver(f"tag:yaml.org,2002:{tag}",
                                re.compile(f"^(?:{pattern})$"), list(first))

validator = jsonschema.Draft7Validator(SCHEMA)


def complaints(path, loader):
    """What the schema has against a file; YAML that cannot be read is one."""
    try:
        value = yaml.load(path.read_bytes(), Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return [str(error).replace("\n", " ")]
    return ["/".join(map(str, error.absolute_path)) + ": " + error.message
            for error in validator.iter_errors(value)]


def array(pattern, paths):
    """The text of a table in C."""
    for path in sorted(ROOT.glob(paths)):
        found = re.search(pattern + r"\[\] = \{(.*?)\};", path.read_text(),
                          re.S)
        if found:
            return found[1]
    raise LookupError(pattern)


def compare_keys():
    places = {"file": "/", "milestone": "milestone", "window": "window",
              "train": "train", "change": "change", "cycle": "era",
              "event": "occurrence", "pin": "pin", "extra": "extra",
              "series": "facts"}
    nested = {"turn": ("rotate",), "day": ("on", "from", "to", "name"),
              "pause": ("from", "to", "by", "name"),
              "check": ("check", "reason", "when"),
              "role": ("freeze", "final", "alpha", "beta", "candidate",
                       "preview")}
    tables = {}
    for path in sorted((ROOT / "src/load").glob("*.c")):
        for name, body in re.findall(
                r"struct field (\w+)_keys\[\] = \{(.*?)\};", path.read_text(),
                re.S):
            tables[name] = dict(re.findall(
                r'\{"([^"]+)".*?(true|false)\}', body, re.S))

    def maps(value):
        if isinstance(value, dict):
            if value.get("additionalProperties") is False:
                yield value
            for item in value.values():
                yield from maps(item)
        elif isinstance(value, list):
            for item in value:
                yield from maps(item)

    everywhere = list(maps(SCHEMA))
    wrong = []
    for name, keys in tables.items():
        if name in nested:
            found = [item for item in everywhere
                     if set(item["properties"]) == set(keys)]
            if not found:
                wrong.append(f"{name}: no map with the keys {set(keys)}")
                continue
            place = found[0]
        else:
            place = SCHEMA if places[name] == "/" else (
                SCHEMA["definitions"][places[name]])
        for key in set(keys) ^ set(place["properties"]):
            where = "src/load" if key in keys else "the schema"
            wrong.append(f"{name}: '{key}' is in {where} only")
        required = place.get("required") or SCHEMA["else"]["required"]
        needed = {key for key, value in keys.items() if value == "true"}
        if needed and needed != set(required):
            wrong.append(f"{name}: {needed} required, not {set(required)}")
    report(not wrong and len(tables) == len(places) + len(nested),
           f"the keys of {len(tables)} tables", wrong)
    sizes = {len(item["properties"]) for item in everywhere}
    report(len(everywhere) == len(tables) and min(sizes) > 0,
           "there is no map without a table",
           [f"{len(everywhere)} maps, {len(tables)} tables"])


def compare_words():
    for name, definition in (("status", "status"), ("move", "move"),
                             ("precision", "precision")):
        words = re.findall(r'"([^"]+)"', array(
            rf"\*const {name}_names", "src/cadence/*.c"))
        known = set(SCHEMA["definitions"][definition]["enum"])
        # "none" takes a key away, where another cadence lies below.
        report(known - {"none"} == set(words) - {"none"},
               f"the words of {name}", [f"{known} and {words}"])


def described(value, path=""):
    """Properties without words for those who point at them."""
    if isinstance(value, dict):
        for key, item in value.get("properties", {}).items():
            target = item
            if "$ref" in item:
                target = SCHEMA["definitions"][item["$ref"].split("/")[-1]]
            if path != "/else" and "description" not in target:
                yield f"{path}/{key}"
        for key, item in value.items():
            if key not in ("if", "then", "else", "not", "dependencies"):
                yield from described(item, f"{path}/{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from described(item, f"{path}/{number}")


def findings(directory, names):
    """The codes of the errors that takt finds in each file."""
    found = {name: set() for name in names}
    for start in range(0, len(names), 100):
        done = subprocess.run(
            [TAKT, "check", "-f", "json", *names[start:start + 100]],
            cwd=directory, check=False, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=300)
        for finding in json.loads(done.stdout)["findings"]:
            if finding["severity"] == "error":
                found.setdefault(finding["file"], set()).add(finding["code"])
    return found


def shipped():
    """They are valid, and say where the schema is."""
    wrong = []
    files = sorted((ROOT / "schedules").rglob("*.yaml"))
    for path in files:
        name = path.relative_to(ROOT)
        wrong += [f"{name}: {text}" for loader in (Text, Typed)
                  for text in complaints(path, loader)]
        line = re.findall(r"^# yaml-language-server: \$schema=(\S+)$",
                          path.read_text(), re.M)
        if len(line) != 1 or (path.parent / line[0]).resolve() != (
                ROOT / "schedules/cadence.schema.json"):
            wrong.append(f"{name}: names the schema {line}")
    report(not wrong and len(files) > 10,
           f"{len(files)} shipped schedules are valid", wrong)


def samples():
    golden = ROOT / "tests/golden"
    corpus = ROOT / "tests/fuzz/corpus/fuzz_yaml"
    by_folder = {}
    for path in [*golden.rglob("*.yaml"), *corpus.glob("*.yaml")]:
        by_folder.setdefault(path.parent, []).append(path.name)
    beyond = {code for codes in BEYOND.values() for code in codes.split()}
    used = set()
    refused, accepted, blind = [], [], []
    totals = [0, 0, 0]
    for folder in sorted(by_folder):
        codes = findings(folder, sorted(by_folder[folder]))
        for name in sorted(by_folder[folder]):
            path = folder / name
            shown = path.relative_to(ROOT)
            against = complaints(path, Text)
            if not codes[name]:
                totals[0] += 1
                refused += [f"{shown}: {text}" for text in against]
                refused += [f"{shown}, typed: {text}"
                            for text in complaints(path, Typed)]
            elif against:
                totals[1] += 1
            else:
                totals[2] += 1
                used |= codes[name] & beyond
                if codes[name] - beyond and name not in BEYOND_SAMPLES:
                    blind.append(f"{shown}: {sorted(codes[name])}")
    report(not refused, f"{totals[0]} samples that takt accepts are valid",
           refused)
    report(not blind, f"{totals[1]} samples that takt refuses are invalid, "
           f"{totals[2]} are beyond a schema", blind)
    report(beyond == used, "the list of what is beyond a schema has no more",
           [" ".join(sorted(beyond - used))])


jsonschema.Draft7Validator.check_schema(SCHEMA)
compare_keys()
compare_words()
bare = list(described(SCHEMA))
report(not bare, "each key is described", bare)
shipped()
samples()
print(f"1..{count}")
sys.exit(failed > 0)
