#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# What holds of every comparison, tried on all shipped schedules and on what
# becomes of them when lines are changed: nothing differs from itself, nor from
# its calendar; there and back are mirror images; the JSON is strict and its
# counts are right; and what a calendar was before and after an update differs
# by what the update told.
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAKT = str(Path(os.environ.get("TAKT", ROOT / "build/takt")).resolve())
KINDS = ["moved", "changed", "new", "gone", "cancelled"]
MIRROR = {"moved": "moved", "changed": "changed", "new": "gone",
          "gone": "new", "cancelled": "changed"}
KEYS = ["change", "project", "series", "slot", "name", "matched_by", "changed",
        "days", "old", "new"]
SIDE_KEYS = ["uid", "title", "date", "exactness", "first", "last", "start",
             "end", "status", "url", "repeats"]
LIMIT = ["--limit", "100000"]
count = 0
failed = 0


def report(wrong, what):
    global count, failed
    count += 1
    failed += bool(wrong)
    for line in wrong[:10]:
        print(f"# {line}")
    print(f"{'not ok' if wrong else 'ok'} {count} - {what}")


def run(*words, status=(0,)):
    done = subprocess.run([TAKT, *words], capture_output=True, text=True,
                          check=False)
    if done.returncode not in status:
        raise SystemExit(f"Bail out! {words}: {done.stderr}")
    return done


def no_twice(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"a key twice in {keys}"
    return dict(pairs)


def diff(old, new, *options):
    text = run("diff", "-f", "json", *LIMIT, *options, old, new).stdout
    return json.loads(text, object_pairs_hook=no_twice,
                      parse_constant=lambda name: 1 / 0)


def check_form(found):
    wrong = []
    if list(found) != ["old", "new", "counts", "differences"]:
        wrong.append(f"keys {list(found)}")
    if list(found["counts"]) != KINDS + ["unchanged", "matched_by_title"]:
        wrong.append(f"counts {list(found['counts'])}")
    for item in found["differences"]:
        sides = [side for side in (item["old"], item["new"]) if side]
        if list(item) != KEYS or any(list(s) != SIDE_KEYS for s in sides):
            wrong.append(f"keys of {item}")
        if (item["matched_by"] is not None) != (len(sides) == 2):
            wrong.append(f"matched: {item}")
        if bool(item["changed"]) != (len(sides) == 2):
            wrong.append(f"changed: {item}")
    for kind in KINDS:
        number = sum(item["change"] == kind for item in found["differences"])
        if number != found["counts"][kind]:
            wrong.append(f"{number} {kind} of {found['counts'][kind]}")
    return wrong


def mirrored(item):
    """What it must be the other way round; a cancelled one may have moved."""
    kind = MIRROR[item["change"]]
    if item["change"] == "cancelled" and "date" in item["changed"]:
        kind = "moved"
    if (item["change"] in ("moved", "changed")
            and item["old"]["status"] == "cancelled"
            and item["new"]["status"] != "cancelled"):
        kind = "cancelled"
    days = item["days"] and -item["days"]
    return json.dumps([kind, item["changed"], days, item["matched_by"],
                       item["new"], item["old"]])


def plain(item):
    return json.dumps([item["change"], item["changed"], item["days"],
                       item["matched_by"], item["old"], item["new"]])


def compare(old, new, *options):
    there, back = diff(old, new, *options), diff(new, old, *options)
    wrong = check_form(there) + check_form(back)
    left = sorted(mirrored(item) for item in there["differences"])
    right = sorted(plain(item) for item in back["differences"])
    wrong += [f"only there: {x}" for x in left if x not in right]
    wrong += [f"only back: {x}" for x in right if x not in left]
    if there["counts"]["unchanged"] != back["counts"]["unchanged"]:
        wrong.append("as many unchanged there and back")
    return there, wrong


def is_same(old, new):
    done = run("diff", "-v", "--exit-code", *LIMIT, old, new, status=(0, 1))
    return [] if done.returncode == 0 and not done.stdout else [done.stdout]


def later(match):
    return f"{match[1]}{int(match[2]) + 1:02}"


CHANGES = [
    (r"\b(?:first|second|third) (Mon|Tues|Wednes|Thurs)day\b", r"last \1day"),
    (r"\b3 weeks\b", "4 weeks"),
    (r"\b12 weeks\b", "11 weeks"),
    (r"\bstatus: planned\b", "status: cancelled"),
    (r"\bprecision: month\b", "precision: quarter"),
    (r"\b(202[5-9]-\d\d-)(0[1-9]|1\d|2[0-7])\b", later),
]


def change(path, changed):
    """Another cadence: as much of the changes as leaves it sound."""
    text = path.read_text(encoding="utf-8").replace(
        "calendars/", f"{path.parent}/calendars/")
    changed.write_text(text, encoding="utf-8")
    for pattern, replacement in CHANGES:
        attempt = re.sub(pattern, replacement, text)
        changed.write_text(attempt, encoding="utf-8")
        if run("expand", *LIMIT, str(changed), status=(0, 1)).returncode == 0:
            text = attempt
    changed.write_text(text, encoding="utf-8")


def told(story):
    """The story of an update, without counts: what, and of what."""
    lines = set()
    for line in story.splitlines():
        match = re.match(r"(moved|changed|new|cancelled) +(.*)", line)
        if match:
            name = match[2]
            if match[1] == "moved":
                name = name.split(": ")[0]
            name = re.sub(r"^Cancelled: ", "", name)
            lines.add((match[1], re.sub(r" \((week of )?\d{4}\b[^()]*\)$", "",
                                         name)))
    return lines


def try_update(old, new, directory):
    feed, before = directory / "feed.ics", directory / "before.ics"
    run("expand", *LIMIT, str(old), "-o", str(feed))
    before.write_bytes(feed.read_bytes())
    story = run("expand", *LIMIT, str(new), "-o", str(feed), "--update", "-v",
                "--today", "2026-02-01").stderr
    found = diff(str(before), str(feed), "-v")
    mine = {(item["change"], (item["new"] or item["old"])["title"])
            for item in found["differences"]}
    # What is published as cancelled from the start is new to the calendar.
    theirs = {(what, name) for what, name in told(story)
              if what != "new" or (what, name) in mine}
    wrong = check_form(found)
    wrong += [f"only the update: {x}" for x in sorted(theirs - mine)]
    wrong += [f"only diff: {x}" for x in sorted(mine - theirs)]
    return wrong + is_same(str(feed), str(new))


def try_schedule(path, directory):
    feed = directory / "feed.ics"
    changed = directory / path.name
    change(path, changed)
    run("expand", *LIMIT, str(path), "-o", str(feed))
    report(is_same(str(path), str(path)), f"{path.name}: as itself")
    report(is_same(str(path), str(feed)) + is_same(str(feed), str(path)),
           f"{path.name}: as its calendar")
    there, wrong = compare(str(path), str(changed), "-v")
    if not there["differences"]:
        wrong.append("nothing is different: a change that changes nothing")
    report(wrong, f"{path.name}: there and back")
    _, wrong = compare(str(feed), str(changed))
    report(wrong, f"{path.name}: from the calendar and back")
    report(try_update(path, changed, directory),
           f"{path.name}: what an update told")


def main():
    with tempfile.TemporaryDirectory() as directory:
        for path in sorted((ROOT / "schedules").glob("*.yaml")):
            try_schedule(path, Path(directory))
    print(f"1..{count}")
    sys.exit(failed > 0)


main()
