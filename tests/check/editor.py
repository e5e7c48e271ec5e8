#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""What an editor shows of a cadence, by yaml-language-server.

The server reads the schema that a file names at its end, as editors have it do,
and is asked over stdio (Language Server Protocol) about shipped schedules and
about one with mistakes. npm installs it below the scratch space, once. Speaks
TAP.
"""

import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = (ROOT / os.environ.get("BUILD", "build")).resolve()
sys.path.insert(0, str(ROOT / "tests"))

import npm_modules  # noqa: E402

SERVER = "yaml-language-server"
PROGRAM = BUILD / "editor/node_modules" / SERVER / "bin" / SERVER

WITH_MISTAKES = """\
takt: 1
project: Mistakes
version: "3.n"
cycle: {every: 6 months, from: October 2026, first: "3.1"}
milestnes:
  final: cycle
milestones:
  beta: {count: 2, on: first Tuesday of May}
  final: third Tuesday of October
support:
  - full: {from: final, for: 18 moons}
series:
  3.10: {pins: {final: {on: 2026-10-01, status: maybe}}}
# yaml-language-server: $schema=SCHEMA
"""

count = 0
failed = 0


def report(good, name, *details):
    global count, failed
    count += 1
    failed += not good
    print(f"{'' if good else 'not '}ok {count} - {name}", flush=True)
    for line in () if good else "\n".join(map(str, details)).splitlines():
        print(f"# {line}")


def skip_all(why):
    print(f"1..0 # SKIP {why}")
    sys.exit(0)


class Editor:
    """One session with the server."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            ["node", str(program), "--stdio"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.messages = queue.Queue()
        self.number = 0
        threading.Thread(target=self.read, daemon=True).start()
        self.ask("initialize", processId=None, rootUri=None,
                 capabilities={"textDocument": {
                     "hover": {"contentFormat": ["plaintext"]},
                     "completion": {"completionItem": {}}}})
        self.tell("initialized")

    def read(self):
        while True:
            length = 0
            for line in iter(self.process.stdout.readline, b"\r\n"):
                if not line:
                    return
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            self.messages.put(json.loads(self.process.stdout.read(length)))

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(
            b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, **params):
        self.send(method=method, params=params)

    def wait(self, wanted):
        while True:
            message = self.messages.get(timeout=60)
            if "method" in message and "id" in message:
                # It asks for settings; there are none.
                items = message["params"].get("items", [])
                self.send(id=message["id"], result=[{} for _ in items])
            elif wanted(message):
                return message

    def ask(self, method, **params):
        self.number += 1
        number = self.number
        self.send(id=number, method=method, params=params)
        return self.wait(lambda message: message.get("id") == number and
                         "method" not in message).get("result")

    def open(self, path):
        """What the server has against a file, as 'LINE: MESSAGE'."""
        uri = path.as_uri()
        self.tell("textDocument/didOpen", textDocument={
            "uri": uri, "languageId": "yaml", "version": 1,
            "text": path.read_text()})
        found = self.wait(
            lambda message: message.get("method") ==
            "textDocument/publishDiagnostics" and
            message["params"]["uri"] == uri)["params"]["diagnostics"]
        return [f"{item['range']['start']['line'] + 1}: {item['message']}"
                for item in found]

    def at(self, method, path, line, column):
        return self.ask(
            f"textDocument/{method}",
            textDocument={"uri": path.as_uri()},
            position={"line": line - 1, "character": column - 1})

    def close(self):
        self.process.kill()
        self.process.wait()


def text_of(hover):
    contents = (hover or {}).get("contents", "")
    return contents["value"] if isinstance(contents, dict) else str(contents)


def check_shipped(editor):
    wrong = []
    files = sorted((ROOT / "schedules").rglob("*.yaml"))
    for path in files:
        wrong += [f"{path.name}:{text}" for text in editor.open(path)]
    report(not wrong and len(files) > 10,
           f"nothing is wrong with {len(files)} shipped schedules", *wrong)


def check_words(editor):
    path = ROOT / "schedules/rust.yaml"
    lines = path.read_text().splitlines()
    line = next(number for number, text in enumerate(lines, 1)
                if text.startswith("milestones:"))
    shown = text_of(editor.at("hover", path, line, 3))
    report("The milestones by name" in shown, "a key says what it is", shown)


def check_mistakes(editor, folder):
    schema = os.path.relpath(ROOT / "schedules/cadence.schema.json", folder)
    path = folder / "mistakes.yaml"
    path.write_text(WITH_MISTAKES.replace("SCHEMA", schema))
    found = editor.open(path)
    lines = sorted({int(text.split(":")[0]) for text in found})
    report(lines == [3, 5, 8, 11, 13], "each mistake is found on its line",
           *found)
    report(any("milestnes" in text for text in found),
           "the misspelt key is named", *found)
    report(any("18 months" in text for text in found),
           "a value that does not fit comes with one that does", *found)


def check_completion(editor, folder):
    schema = os.path.relpath(ROOT / "schedules/cadence.schema.json", folder)
    path = folder / "new.yaml"
    path.write_text("takt: 1\nmi\n"
                    f"# yaml-language-server: $schema={schema}\n")
    editor.open(path)
    items = editor.at("completion", path, 2, 3) or {}
    labels = {item["label"] for item in items.get("items", [])}
    report({"milestones", "support", "project"} <= labels,
           "keys are offered", labels)


def main():
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            skip_all(f"no {tool}")
    problem = npm_modules.install(ROOT / "tests/editor/package.json",
                                  BUILD / "editor")
    if problem:
        skip_all(problem)
    editor = Editor(PROGRAM)
    try:
        with tempfile.TemporaryDirectory() as folder:
            check_shipped(editor)
            check_words(editor)
            check_mistakes(editor, Path(folder).resolve())
            check_completion(editor, Path(folder).resolve())
    finally:
        editor.close()
    print(f"1..{count}")
    return failed > 0


sys.exit(main())
