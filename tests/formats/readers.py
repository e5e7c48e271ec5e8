# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Readers of the formats that takt writes, for the checks: what text and what
markup they see. Markdown as GitHub has it and Mermaid are read by packages of
npm, installed below the scratch space, the latter in Chromium; reStructuredText
is read by docutils."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import npm_modules  # noqa: E402

BUILD = pathlib.Path(os.environ.get("BUILD", "build")).resolve()
LIMIT = 600
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def browser():
    for name in BROWSERS:
        path = shutil.which(name)
        if path:
            return path
    return None


def modules_folder():
    return BUILD / "formats"




def missing():
    """Why the readers of npm cannot be used, or nothing."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            return f"no {program}"
    if browser() is None:
        return "no chromium"
    return npm_modules.install(HERE / "package.json", modules_folder())


def read(markdown=(), mermaid=(), pictures=None):
    """The HTML of each Markdown text; of each Mermaid text what was drawn:
    {"error", "texts", "elements"}. With a folder, pictures are kept there."""
    request = {"markdown": list(markdown), "mermaid": list(mermaid),
               "browser": browser(), "modules": str(modules_folder()),
               "pictures": pictures}
    result = subprocess.run(
        ["node", str(HERE / "read.mjs")], input=json.dumps(request),
        capture_output=True, text=True, timeout=LIMIT, check=False,
        encoding="utf-8", cwd=modules_folder())
    if result.returncode != 0:
        raise RuntimeError(result.stderr[-2000:])
    return json.loads(result.stdout)


def rst_tree(text, raw=False, files=False):
    """The document; any complaint of docutils is an exception."""
    import docutils.core
    return docutils.core.publish_doctree(text, settings_overrides={
        "raw_enabled": raw, "file_insertion_enabled": files,
        "report_level": 2, "halt_level": 2, "warning_stream": False,
        "_disable_config": True})
