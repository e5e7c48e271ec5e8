#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Names, people and reasons that nobody means well with, in each format that
has markup: a parser of the format must give back the text as it was, and find
no markup in it that takt did not write."""

import csv
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "formats"))
sys.dont_write_bytecode = True
import readers  # noqa: E402

TAKT = os.path.abspath(os.environ.get("TAKT", "build/takt"))
TEXTS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<b>bold</b> &amp; &lt;i&gt; &#60;", "]]> --> */ ?>", "<!-- takt",
    "a | b || c |", "|", "`code` ``more`` `", "```", "~~~",
    "*b* **c** ***d*** _i_ __u__ ~~s~~ ~t~",
    "`link <javascript:alert(1)>`_", "`anonymous <http://e.example>`__",
    "[x](javascript:alert(1))", "![x](http://e.example/x.png)", "[1]_", "[#]_",
    "[x]: http://e.example", "[^1]", "name_", "name__", "_`target`", "|sub|_",
    "=1+1", '=HYPERLINK("http://e.example";"x")', "+1", "-1", "@SUM(A1)",
    "  =2", "'quoted'", "'=3", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x",
    "http://e.example/", "www.e.example", "javascript:alert(1)", "a@b.example",
    "mailto:a@b.example", "data:text/html,x", "1. item", "1)", "iv. four", "a.",
    "#. next", "- item", "+ item", "* item", "\u2022 item", "# head", "> quote",
    ">>> 1 + 1", "::", "ends so::", "a :: b", ".. raw:: html",
    ".. include:: /etc/passwd", ".. _target:", "__ target", ":field: x",
    ":math:`x`", "--option", "-o x", "/V", "| line", "---", "====", "+---+---+",
    "=== ===", "a, \"b\", 'c'", '"', '""', '"quoted"', ",", ",,", "\\", "\\\\", "\\\\\\", "ends \\",
    "\\*", "\\n", "a;b:c#d%%e", "#35;", "#quot;", "&#35;", "section x", "title y",
    "Click here", "gantt", "dateFormat YYYY", "accTitle: x", "%% comment",
    "end", "done, crit", "milestone, 2026-01-01, 0d", "style a:b#c;d",
    "classDef a:b#c;", "\ufb02\u00b0\u00b0 \u00b6\u00df", "$x$ and $y$", "$$",
    ":smile:", "@name #12 !1", "a   b", "%s %d %n", "\u05e9\u05dc\u05d5\u05dd",
    "\u200fright\u200e left", "\u65e5\u672c\u8a9e\u306e\u540d\u524d",
    "e\u0301 a\u0308", "\U0001f469\u200d\U0001f4bb \U0001f1e9\U0001f1ea",
    "\u00a0x\u00a0y", "zero\u200bwidth", "a\tb", "x" * 300,
]
# Blanks around a name go when it is read.
NAMES = [text.strip(" \t") for text in TEXTS]
# Signs by which a sheet would take a cell for a formula.
FORMULA = re.compile("^[\\s]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
CSV_SIGNS = re.compile("[=+\\-@'\",;\uff1d\uff0b\uff0d\uff20]")
MARKDOWN_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
RST_NODES = {"document", "table", "tgroup", "colspec", "thead", "tbody", "row",
             "entry", "paragraph", "#text"}
PEP_NODES = {"document", "section", "title", "comment", "bullet_list",
             "list_item", "paragraph", "#text"}
SVG_ELEMENTS = {"svg", "style", "g", "rect", "text", "line", "path", "tspan",
                "title", "desc"}

tests = 0
failed = 0


def report(good, name, remarks=()):
    global tests, failed
    tests += 1
    failed += not good
    print("ok" if good else "not ok", tests, "-", name)
    for remark in [] if good else list(remarks)[:10]:
        print("# " + remark.replace("\n", "\\n")[:300])


def skip(name, why):
    global tests
    tests += 1
    print("ok", tests, "-", name, "# SKIP", why)


def cadence(project, texts):
    """Each text is the name, the reason and the person of a milestone."""
    lines = ["takt: 1", "project: " + json.dumps(project, ensure_ascii=False), 'version: "{n}"',
             'cycle: {every: 1 year, from: 2026-01-06, first: "1"}',
             "cycles: 1", "milestones:"]
    pins = []
    for index, text in enumerate(texts):
        quoted = json.dumps(text, ensure_ascii=False)
        lines.append(f"  m{index}-alpha: {{name: {quoted}, "
                     f"on: {index + 1} days after cycle, "
                     f"people: {{{quoted if index == 0 else 'who'}: {quoted}}}}}")
        pins.append(f"      m{index}-alpha: {{status: actual, "
                    f"reason: {quoted}}}")
    return "\n".join(lines + ["series:", '  "1":', "    pins:"] + pins) + "\n"


def expand(path, name):
    return subprocess.run([TAKT, "expand", "-f", name, path], check=True,
                          capture_output=True).stdout.decode("utf-8")


def plain(text):
    """As far as formats keep blanks."""
    return " ".join(text.split())


def compare(name, wanted, got):
    wrong = [f"{want!r} came out as {have!r}"
             for want, have in zip(wanted, got) if want != have]
    if len(wanted) != len(got):
        wrong.append(f"{len(got)} of {len(wanted)}")
    report(not wrong, name, wrong)


def without_guard(cell):
    return cell[1:] if cell.startswith("'") else cell


def check_csv(text):
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    compare("csv: names are as they were", NAMES,
            [without_guard(row["name"]) for row in rows])
    compare("csv: reasons are as they were", TEXTS,
            [without_guard(row["reason"]) for row in rows])
    formulas = [cell for row in rows for cell in row.values()
                if FORMULA.match(cell)]
    report(not formulas, "csv: no cell is a formula", formulas)
    report(text.count("\r\n") == text.count("\n") == len(TEXTS) + 1,
           "csv: lines end as in RFC 4180")
    manual = (ROOT / "man" / "takt.1").read_text().split('.\\" csv\n')[1]
    columns = re.findall(r"^\.It Li (.*)", manual.split(".El")[0], re.MULTILINE)
    report(", ".join(columns).replace(" , ", ", ").split(", ") ==
           text.split("\r\n")[0].split(","), "csv: the columns of the manual",
           columns)


def check_json(text):
    items = json.loads(text)["projects"][0]["series"][0]["items"]
    items.sort(key=lambda item: item["first"])
    compare("json: names are as they were", NAMES,
            [item["name"] for item in items])
    compare("json: reasons are as they were", TEXTS,
            [item["reason"] for item in items])


class Cells(html.parser.HTMLParser):
    """The rows of a table in HTML, and what else there is."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.rows, self.tags = [], []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            target = dict(attrs).get("href", "")
            if not re.match("https?:|mailto:", target):
                self.tags.append(f"a href={target}")
        elif tag not in MARKDOWN_TAGS or attrs:
            self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data
        elif data.strip():
            self.tags.append("text beside the table: " + data)


def check_markdown(page):
    cells = Cells()
    cells.feed(page)
    head, rows = [plain(cell) for cell in cells.rows[0]], cells.rows[1:]
    compare("md: names are as they were", [plain(text) for text in TEXTS],
            [plain(row[head.index("Milestone")]) for row in rows])
    compare("md: people are as they were",
            [plain(f"{TEXTS[0] if i == 0 else 'who'}: {text}")
             for i, text in enumerate(TEXTS)],
            [plain(row[head.index("People")]) for row in rows])
    report(not cells.tags, "md: there is a table and nothing else", cells.tags)


def nodes_of(tree):
    return {node.tagname for node in tree.findall()}


def is_harmless_link(node):
    return re.match("https?:|mailto:", node.get("refuri", "")) is not None


def check_rst_nodes(name, tree, known):
    import docutils.nodes
    other = nodes_of(tree) - known
    links = [node for node in tree.findall(docutils.nodes.reference)
             if not is_harmless_link(node)]
    report(not (other - {"reference"}) and not links,
           f"{name}: no other markup", sorted(other) + [str(link) for link in links])


def check_rst(text):
    import docutils.nodes
    for enabled in (False, True):
        tree = readers.rst_tree(text, raw=enabled, files=enabled)
        rows = [[plain(entry.astext())
                 for entry in row.findall(docutils.nodes.entry)]
                for row in tree.findall(docutils.nodes.row)]
        where = "with" if enabled else "without"
        compare(f"rst: names are as they were, {where} raw and files",
                [plain(text) for text in TEXTS],
                [row[rows[0].index("Milestone")] for row in rows[1:]])
        check_rst_nodes(f"rst, {where} raw and files", tree, RST_NODES)


def check_pep(text):
    import docutils.nodes
    tree = readers.rst_tree(text, raw=True, files=True)
    got = [plain(item.astext())
           for item in tree.findall(docutils.nodes.list_item)]
    compare("pep: names and reasons are as they were",
            [plain(f"{text}: DAY ({text.strip(' ')})") for text in TEXTS],
            [re.sub(r": [A-Z][a-z]+day, \d{4}-\d\d-\d\d ", ": DAY ", item)
             for item in got])
    check_rst_nodes("pep", tree, PEP_NODES)


def check_mermaid(drawn):
    report(drawn["error"] is None, "mermaid: it can be drawn",
           [str(drawn["error"])] if drawn["error"] else ())
    texts = {plain(text) for text in drawn["texts"]}
    missing = [text for text in TEXTS
               if plain(text) not in texts and not text == "x" * 300]
    report(not missing, "mermaid: names are as they were", missing)
    other = set(drawn["elements"]) - SVG_ELEMENTS
    report(not other, "mermaid: nothing but a chart", sorted(other))
    report(not drawn["said"], "mermaid: nothing is run or fetched",
           drawn["said"])


def check_projects(folder):
    """Names of projects are titles and sections as well."""
    broken = []
    other = os.path.join(folder, "other.yaml")
    with open(other, "w", encoding="utf-8") as out:
        out.write(cadence("Other", ["one"]))
    for index, text in enumerate(TEXTS):
        if len(text) > 200 or "\t" in text:
            continue
        path = os.path.join(folder, f"project{index}.yaml")
        with open(path, "w", encoding="utf-8") as out:
            out.write(cadence(text, ["one"]))
        for name in ("rst", "pep"):
            output = subprocess.run(
                [TAKT, "expand", "-f", name, path, other], check=False,
                capture_output=True)
            try:
                tree = readers.rst_tree(output.stdout.decode("utf-8"))
            except Exception as error:
                broken.append(f"{name} {text!r}: {error}")
                continue
            if output.returncode != 0:
                broken.append(f"{text!r}: {output.stderr.decode()}")
            if plain(text) not in plain(tree.astext()):
                broken.append(f"{name} {text!r}: not in it")
    report(not broken, "rst, pep: projects of any name", broken)


def run(*arguments, **others):
    done = subprocess.run([TAKT, *arguments], check=False, capture_output=True,
                          **others)
    if done.returncode != 0:
        raise RuntimeError(f"takt {arguments}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def small_cadence(project, text, days):
    """Its names of series, a milestone and the only role are `text`: so is the
    head of a column, and what is said of the cycles that count."""
    quoted = json.dumps(text, ensure_ascii=False)
    # The name of a series may stand in the title of a file, without quotes.
    pattern, first = (json.dumps(text.replace('"', "") + end,
                                 ensure_ascii=False) for end in ("{n}", "1"))
    return f"""takt: 1
project: {json.dumps(project, ensure_ascii=False)}
version: {pattern}
cycle: {{every: 1 year, from: 2025-01-06, first: {first}}}
cycles: 3
milestones:
  beta: {{name: {quoted}, on: {days} days after cycle,
    people: {{{quoted}: who}}}}
  final: {{name: {quoted}, on: {20 + days} days after cycle}}
support:
  - care: {{from: final, until: {10 + days} months after final}}
"""


# The names of cadences, where takt writes what it found of several.
VERBS = {
    "status": ("status", "--today", "2026-01-06", "--next", "0", "--bars"),
    "compare": ("compare",),
    "compare --milestones": ("compare", "--milestones"),
    "compare --matrix": ("compare", "--matrix"),
    "diff": ("diff",),
    "expand": ("expand",),
    "sweep": ("sweep", "--vary", "cycle.every=10..12 months"),
}
MARKUP = {"h1", "h2", "ul", "li", "p", "pre", "code", *MARKDOWN_TAGS}


class Tags(html.parser.HTMLParser):
    """What stands in a page beside the markup of tables, titles and lists."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.other, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        if tag not in MARKUP or attrs:
            self.other.append(f"{tag} {attrs}")

    def handle_data(self, data):
        self.text += data


def check_verbs(folder):
    """Returns the Markdown of each verb, for parsers of it."""
    first = os.path.join(folder, "first.yaml")
    pages = {}
    wrong = {"rst": [], "csv": []}
    for index, text in enumerate(TEXTS):
        if len(text) > 200 or "\t" in text:
            continue
        second = os.path.join(folder, f"second{index}.yaml")
        for path, days, name in (first, 1, "First"), (second, 2, text):
            with open(path, "w", encoding="utf-8") as out:
                out.write(small_cadence(name, text, days))
        for verb, arguments in VERBS.items():
            files = (second,) if verb == "sweep" else (first, second)
            where = f"{verb} with {text!r}"
            pages[where] = run(*arguments, "-f", "md", *files)
            output = run(*arguments, "-f", "rst", *files)
            try:
                tree = readers.rst_tree(output)
                if plain(text) not in plain(tree.astext()) and verb != "sweep":
                    wrong["rst"].append(f"{where}: not in it")
            except Exception as error:
                wrong["rst"].append(f"{where}: {error}")
            if verb == "diff" or not CSV_SIGNS.search(text):
                continue
            rows = csv.reader(io.StringIO(run(
                *arguments, "-f", "csv", *files), newline=""), strict=True)
            cells = [cell for row in rows for cell in row]
            wrong["csv"] += [
                f"{where}: {cell}" for cell in cells if FORMULA.match(cell) and
                not re.match(r"[-+][\d.]+\Z", cell)]
            if verb not in ("compare --matrix", "sweep") and \
                    text not in [without_guard(cell) for cell in cells] and \
                    not any(text.strip() in cell for cell in cells):
                wrong["csv"].append(f"{where}: not in it")
    for name, remarks in wrong.items():
        report(not remarks, f"{name}: {', '.join(VERBS)} with names of any kind",
               remarks)
    return pages


def list_page(folder):
    """Schedules whose projects and comments say anything."""
    shelf = os.path.join(folder, "shelf")
    os.mkdir(shelf)
    texts = [text for text in TEXTS if len(text) <= 200 and "\t" not in text]
    for index, text in enumerate(texts):
        with open(os.path.join(shelf, f"x{index}.yaml"), "w",
                  encoding="utf-8") as out:
            out.write(f"# {text} and more.\n" +
                      small_cadence(text, text, 1))
    where = {**os.environ, "TAKT_SCHEDULEDIR": shelf, "HOME": folder,
             "XDG_DATA_HOME": folder, "XDG_DATA_DIRS": folder}
    known = json.loads(run("list", "-f", "json", env=where))["schedules"]
    got = [plain(str(one["project"])) for one in known]
    wanted = [plain(text) for text in texts]
    report(sorted(got) == sorted(wanted),
           "list: projects are as they were, in JSON",
           sorted(set(wanted) - set(got)) + sorted(set(got) - set(wanted)))
    return run("list", "-f", "md", env=where)


def check_pages(name, pages, html_pages):
    wrong = []
    for where, page in zip(pages, html_pages):
        tags = Tags()
        tags.feed(page)
        links = [one for one in tags.other
                 if not re.match(r"a \[\('href', '(https?|mailto):", one)]
        wrong += [f"{where}: {one}" for one in links]
    report(not wrong and pages, name, wrong)


def cmark(text):
    return subprocess.run(["cmark", "--unsafe"], input=text.encode("utf-8"),
                          check=True, capture_output=True).stdout.decode("utf-8")


def main():
    try:
        import docutils.core  # noqa: F401
    except ImportError:
        print("1..0 # SKIP no docutils")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "hostile.yaml")
        with open(path, "w", encoding="utf-8") as out:
            out.write(cadence("<i>P</i>", TEXTS))
        check_csv(expand(path, "csv"))
        check_json(expand(path, "json"))
        check_rst(expand(path, "rst"))
        check_pep(expand(path, "pep"))
        check_projects(folder)
        pages = check_verbs(folder)
        pages["list"] = list_page(folder)
        # Without tables, which it does not know.
        if shutil.which("cmark"):
            check_pages("md: titles and lists of verbs, by cmark", pages,
                        [cmark(page) for page in pages.values()])
        else:
            skip("md: titles and lists of verbs", "no cmark")
        why = readers.missing()
        if why:
            skip("md and mermaid", why)
        else:
            # A line takes 40 marks and no more.
            parts = []
            for start in range(0, len(TEXTS), 30):
                part = os.path.join(folder, f"part{start}.yaml")
                with open(part, "w", encoding="utf-8") as out:
                    out.write(cadence("<i>P</i>", TEXTS[start:start + 30]))
                parts.append(expand(part, "mermaid"))
            answer = readers.read([expand(path, "md"), *pages.values()], parts)
            check_markdown(answer["markdown"][0])
            check_pages("md: verbs, as GitHub reads it", pages,
                        answer["markdown"][1:])
            drawn = answer["mermaid"]
            check_mermaid({
                "error": next((one["error"] for one in drawn
                               if one["error"]), None),
                "texts": [text for one in drawn for text in one["texts"]],
                "elements": [name for one in drawn
                             for name in one["elements"]],
                "said": [line for one in drawn for line in one["said"]]})
    print(f"1..{tests}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
