#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Pictures, of every shipped schedule and of odd ones, in a real browser: at
three widths, light and dark, no text overlaps or is cut off, every bar and mark
has a title, colours have contrast, hostile names stay text, and nothing is
asked of the network (tests/picture/measure.mjs). Every date of the plan is in
a title. xmllint reads all of them. Bytes are the same anywhere."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import npm_modules  # noqa: E402

TAKT = os.path.abspath(os.environ.get("TAKT", "build/takt"))
BUILD = pathlib.Path(os.environ.get("BUILD", "build")).resolve()
HERE = pathlib.Path(__file__).resolve().parent.parent / "picture"
LIMIT = 240
TODAY = ("--today", "2026-11-25")
SVG = "{http://www.w3.org/2000/svg}"
SHIPPED = sorted(pathlib.Path("schedules").glob("*.yaml"))

HEAD = """takt: 1
project: {project}
version: "{{n}}"
cycle: {{every: {every}, from: {begin}, first: "1"}}
cycles: {cycles}
milestones:
"""

HOSTILE = [
    "<script>alert(1)</script>", "]]>", "&amp; & &lt;", "\\\" onload='alert(1)'",
    "--> <!-- -->", "</title></svg><script>alert(2)</script>",
    "<![CDATA[ x ]]>", "url(https://example.org/x)", "{version} ' \\\" `",
    "<style>@import 'https://example.org/'</style>", "<image href='https://example.org/'/>",
    "%00 &#x0; &#xFFFE;", "\u200f\u05e9\u200e.1 \u200f", "\u0628\u0640\u0640",
    "\ufdfd \ufdfd", "\U0001f469\u200d\U0001f469\u200d\U0001f467 e\u0301\u0301",
    "\U00012031\U00012031\U00012031", "\u0e01\u0e33\u0e33\u0e33"]


def odd_cadences():
    """Name and text of cadences that pictures could fail on."""
    def head(project="Odd", every="1 year", begin="2020-01-01", cycles=3):
        return HEAD.format(project=json.dumps(project), every=every,
                           begin=begin, cycles=cycles)

    def support(text="[{bugfix: {from: final, until: 1 year after final}}]"):
        return f"support: {text}\n"

    yield "one", head(cycles=1) + "  final: {on: cycle}\n"
    yield "fifty", head(every="1 month", cycles=50) + (
        "  beta: {on: 20 days before cycle}\n  final: {on: cycle}\n"
    ) + support()
    yield "same-day", head() + "".join(
        f"  {name}: {{on: cycle}}\n" for name in (
            "alpha", "beta", "candidate", "freeze", "branch", "final",
            "meeting", "preview")) + support()
    yield "hostile", head(project="<script>alert(0)</script> & ]]>") + "".join(
        f'  m{i}: {{name: "{name}", on: {17 * i + 1} days after cycle}}\n'
        for i, name in enumerate(HOSTILE)
    ) + "  final: {on: cycle}\n" + support()
    yield "long", head(project="A " + "very " * 60 + "long name") + (
        f"  final: {{name: \"{'word ' * 60}\", on: cycle}}\n"
        f"  wide: {{name: \"{'W' * 200}\", on: 9 days after cycle}}\n"
        f"  cjk: {{name: \"{'日本語' * 50}\", on: 40 days after cycle}}\n"
        ) + support(f"[{{{'phase-' * 9 + 'x'}: {{from: final, until: 9 months "
                    "after final}}]")
    yield "coarse", head() + (
        "  sometime: {on: cycle, precision: week}\n"
        "  beta: {on: 3 months after cycle, precision: month}\n"
        "  final: {on: 6 months after cycle, precision: quarter}\n"
        "  later: {on: 2 years after cycle, precision: year}\n"
        "  never: tbd\n"
    ) + support("[{care: {from: final, until: 1 year after final, "
                "precision: quarter}}, {rest: {until: 3 years after final, "
                "precision: year}}, {limbo: {until: tbd}}]")
    yield "tbd", head() + "  beta: {on: cycle}\n  final: tbd\n" + support()
    yield "overlap", head() + "  final: {on: cycle}\n" + support(
        "[{a: {from: final, until: 2 years after final}}, "
        "{b: {from: 6 months after final, until: 3 years after final}}, "
        "{c: {from: 9 months after final, until: 1 year after final}}, "
        "{d: {until: 5 years after final}}, {e: {until: 6 years after final}}]")
    yield "ages", head(every="100 years", begin="1600-01-01", cycles=80) + (
        "  final: {on: cycle}\n") + support(
            "[{bugfix: {from: final, until: 90 years after final}}]")
    yield "events", head() + (
        "  final: {on: cycle}\n"
        "  sprint: {on: 30 days after cycle, for: 2 weeks}\n"
    ) + support() + (
        "events:\n"
        "  conference: {from: 2021-05-01, to: 2021-05-09}\n"
        "  meeting: {from: 2022-05-01}\n")
    yield "called-off", head() + (
        "  beta: {on: 3 months before cycle}\n  final: {on: cycle}\n"
    ) + support() + (
        "series:\n  \"2\":\n    pins:\n"
        "      final: {status: cancelled, reason: no time}\n"
        "      beta: {status: dropped}\n")




def takt(*arguments, **environment):
    return subprocess.run(
        [TAKT, *map(str, arguments)], check=True, capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", **environment}
    ).stdout


def named_calls(work):
    """A name and the arguments for each picture."""
    for path in SHIPPED:
        yield path.stem, ("expand", path)
        yield f"{path.stem} one year", (
            "expand", path, "--from", "2026-01-01", "--until", "2026-12-31")
    yield "all", ("expand", *SHIPPED, "--from", "2025-01-01",
                  "--until", "2027-12-31", "--limit", 100000)
    yield "ten weeks", ("expand", "schedules/python.yaml", "--from",
                        "2026-09-01", "--until", "2026-11-10")
    yield "one day", ("expand", "schedules/python.yaml", "--from",
                      "2026-10-01", "--until", "2026-10-01")
    yield "nothing", ("expand", "schedules/python.yaml", "--from",
                      "1990-01-01", "--until", "1990-12-31")
    yield "only finals", ("expand", "schedules/python.yaml", "--only", "final")
    yield "slip", ("expand", "schedules/python.yaml", "--series", "3.15",
                   "--slip", "beta 1=+14d")
    for name, series in (("python", "3.15"), ("kubernetes", "1.37"),
                         ("ubuntu", "26.04"), ("debian", "13..15")):
        yield f"{name} cycle", ("expand", f"schedules/{name}.yaml", "--series",
                                series, "--view", "cycle")
    for name, text in odd_cadences():
        path = work / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        yield f"odd {name}", ("expand", path)
        yield f"odd {name} cycle", ("expand", path, "--view", "cycle")
    for name in ("cadence", "policy"):
        path = f"tests/interop/{name}.yaml"
        yield f"interop {name}", ("expand", path)
        yield f"interop {name} cycle", ("expand", path, "--view", "cycle")
    proposals = sorted(pathlib.Path("schedules/proposals").glob("*.yaml"))
    yield "proposals", ("compare", *proposals)
    yield "matrix", ("compare", *proposals, "--matrix")
    yield "odd matrix", ("compare", work / "hostile.yaml", work / "long.yaml",
                         "--matrix")


def draw(work):
    """All pictures at three widths, and the calls by their names."""
    pictures, calls = [], {}
    for name, call in named_calls(work):
        calls[name] = call
        # Light and dark in turn: places do not depend on it.
        schemes = ["light", "dark", "light"]
        for width, scheme in zip((400, 960, 1600), schemes):
            path = work / f"{name.replace(' ', '-')}-{width}.svg"
            today = TODAY if call[0] == "expand" else ()
            path.write_bytes(takt(*call, "-f", "svg", "--width", width, *today))
            pictures.append({"name": f"{name}, {width}, {scheme}",
                             "path": str(path), "width": width,
                             "scheme": scheme})
    return pictures, calls


def missing_dates(call, path):
    """Dates of the plan that are in no title of its picture."""
    words = [word for word in call if word not in ("--view", "cycle")]
    plan = json.loads(takt(*words, "-f", "json"))
    # White space of any kind is a space, as a browser has it.
    titles = " ".join(" ".join(
        title.text or "" for title in tree.parse(path).iter(SVG + "title")
    ).split())
    items = [item for project in plan["projects"]
             for part in [project["events"]] +
             [series["items"] for series in project["series"]]
             for item in part]
    return [item["name"] for item in items if item["precision"] != "tbd"
            and " ".join(item["name"].split()) not in titles]


COUNT = 0


def verdict(problems, what):
    global COUNT
    COUNT += 1
    for problem in problems[:30]:
        print(f"# {problem}")
    print(f"{'not ' if problems else ''}ok {COUNT} - {what}")
    return not problems


def measure(work, pictures):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    (work / "list.json").write_text(json.dumps(pictures))
    done = subprocess.run(
        ["node", str(HERE / "measure.mjs"), chromium, str(work / "list.json")],
        cwd=BUILD / "picture", capture_output=True, timeout=LIMIT, text=True)
    if done.returncode != 0:
        return [{"name": "browser", "found": [done.stderr[-2000:]],
                 "texts": 0, "titles": 0, "ground": []}]
    return json.loads(done.stdout)


def first_of_each(results):
    """Problems, each with the first picture that has it."""
    seen = {}
    for one in results:
        for text in one["found"]:
            seen.setdefault(text, one["name"])
    return [f"{name}: {text}" for text, name in seen.items()]


def check(work):
    pictures, calls = draw(work)
    good = True
    done = subprocess.run(
        ["xmllint", "--noout", *(one["path"] for one in pictures)],
        capture_output=True, text=True)
    good &= verdict(done.stderr.splitlines(), "xmllint reads every picture")

    problems = []
    for name, call in calls.items():
        if call[0] == "expand":
            path = work / f"{name.replace(' ', '-')}-400.svg"
            problems += [f"{name}: {one} is in no title"
                         for one in missing_dates(call, path)]
    good &= verdict(problems, "every date is in a title, also in a narrow one")

    results = measure(work, pictures)
    good &= verdict(
        first_of_each(results),
        f"{len(results)} pictures are right in a browser")
    good &= verdict(
        [one["name"] for one in results
         if one["titles"] == 0 and "nothing" not in one["name"]],
        "bars and marks were there to be looked at")
    grounds = {scheme: {str(one["ground"]) for one in results
                        if one["name"].endswith(scheme)}
               for scheme in ("light", "dark")}
    good &= verdict(
        [] if len(grounds["light"]) == len(grounds["dark"]) == 1 and
        grounds["light"] != grounds["dark"] else [str(grounds)],
        "the colour scheme of the reader decides")

    call = ("expand", "schedules/python.yaml", "tests/interop/cadence.yaml",
            "-f", "svg", "--no-today")
    first = takt(*call)
    good &= verdict(
        [str(environment) for environment in (
            {"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "ar_EG"},
            {"TZ": "Pacific/Kiritimati"}, {"SOURCE_DATE_EPOCH": "0"},
            {"COLUMNS": "20"}) if takt(*call, **environment) != first],
        "the same bytes anywhere, without the line of today on any day")
    print(f"1..{COUNT}")
    return good


def main():
    for program in ("node", "npm", "xmllint"):
        if shutil.which(program) is None:
            print(f"1..0 # SKIP no {program}")
            return 0
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        print("1..0 # SKIP no chromium")
        return 0
    problem = npm_modules.install(HERE / "package.json", BUILD / "picture")
    if problem:
        print(f"1..0 # SKIP {problem}")
        return 0
    with tempfile.TemporaryDirectory() as work:
        return 0 if check(pathlib.Path(work)) else 1


if __name__ == "__main__":
    sys.exit(main())
