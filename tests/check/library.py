#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""The library as others use it: installed, found by pkg-config, linked.

The synopsis of takt(3) is what takt.h declares, and the program in its example
compiles and prints the table that takt prints, linked with the shared library
and with the static one. Speaks TAP.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("BUILD", "build")).resolve()
TAKT = Path(os.environ.get("TAKT", BUILD / "takt")).resolve()
CC = os.environ.get("CC") or "cc"
HEADER = ROOT / "include" / "takt.h"
MANUAL = ROOT / "man" / "takt.3"
SCHEDULE = ROOT / "schedules" / "openjdk.yaml"

count = 0
failed = 0


def report(good, what, *details):
    global count, failed
    count += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {count} - {what}")
    if not good:
        for detail in details:
            for line in str(detail).splitlines()[:30]:
                print(f"# {line}")


def split_arguments(text):
    """The arguments of a declaration, apart at its own commas."""
    parts = [""]
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def synopsis(header):
    """What the header declares, as mdoc has it."""
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    text = re.sub(r"^#.*$", "", text, flags=re.M)
    lines = []
    for found in re.finditer(r"TAKT_API (.*?);", text, flags=re.S):
        declared = " ".join(found.group(1).split())
        name = re.search(r"[ *](takt_\w+)\(", declared)
        arguments = declared[name.end():declared.rindex(")")]
        lines.append(f'.Ft "{declared[:name.start(1)].strip()}"')
        lines.append(f".Fo {name.group(1)}")
        lines += [f'.Fa "{part}"' for part in split_arguments(arguments)]
        lines.append(".Fc")
    return lines


def run(words, **more):
    return subprocess.run(words, capture_output=True, text=True, check=False,
                          **more)


def example(manual):
    found = re.search(r'^\.\\" example: file dates\.c\n\.Bd .*?\n(.*?)^\.Ed',
                      manual, flags=re.S | re.M)
    return found.group(1).replace("\\e", "\\")


def install(directory):
    """An installation of what was built already; None after a report."""
    made = run(["make", "-s", "install", f"DESTDIR={directory}", "CFLAGS=-O0",
                "PREFIX=/usr/local", f"BUILD={directory}/build"], cwd=ROOT,
               env={key: value for key, value in os.environ.items()
                    if key not in ("MAKEFLAGS", "MAKELEVEL", "SANITIZE",
                                   "CFLAGS", "LDFLAGS")})
    prefix = Path(directory, "usr", "local")
    report(made.returncode == 0, "make install puts it below DESTDIR",
           made.stderr)
    return prefix if made.returncode == 0 else None


def flags(prefix, *asked):
    found = run(["pkg-config", f"--define-variable=prefix={prefix}", *asked,
                 "takt"],
                env={**os.environ, "PKG_CONFIG_PATH":
                     str(prefix / "lib" / "pkgconfig")})
    return found.stdout.split()


def check_program(prefix, directory, wanted):
    source = Path(directory, "dates.c")
    source.write_text(example(MANUAL.read_text()))
    strict = ["-std=c17", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion",
              "-Wshadow", "-Werror"]
    archive = str(prefix / "lib" / "libtakt.a")
    for what, libraries in (
            ("the shared library", flags(prefix, "--libs")),
            ("the static library",
             [archive] + flags(prefix, "--static", "--libs")[2:])):
        program = Path(directory, "dates")
        made = run([*CC.split(), *strict, *flags(prefix, "--cflags"), "-o",
                    str(program), str(source), *libraries])
        ran = run([str(program), str(SCHEDULE)],
                  env={"LD_LIBRARY_PATH": str(prefix / "lib")}) \
            if made.returncode == 0 else made
        report(made.returncode == 0 and ran.stdout == wanted,
               f"the example of takt(3), with {what}, prints the dates",
               made.stderr, ran.stdout[:300], ran.stderr)
    linked = run(["ldd", str(Path(directory, "dates"))]).stdout
    report("libtakt" not in linked, "linked statically, it needs no libtakt",
           linked)


def check_mistake(prefix, directory):
    """What the example says of a file that is wrong."""
    wrong = Path(directory, "wrong.yaml")
    wrong.write_text("takt: 1\nproject: Wrong\n")
    ran = run([str(Path(directory, "dates")), str(wrong)],
              env={"LD_LIBRARY_PATH": str(prefix / "lib")})
    report(ran.returncode == 1 and f"{wrong}:1:1: error:" in ran.stderr,
           "and says what is wrong in a file", ran.stderr)


def main():
    manual = MANUAL.read_text()
    wanted = synopsis(HEADER.read_text())
    shown = manual[manual.index(".In takt.h\n"):manual.index(".Sh DESCRIPTION")]
    report(shown.splitlines()[1:] == wanted,
           f"the synopsis of takt(3) is takt.h, {wanted.count('.Fc')} "
           "functions", "it ought to be:",
           "\n".join(line for line in wanted
                     if line not in shown.splitlines()))
    for tool in ("pkg-config", CC.split()[0], "make"):
        if shutil.which(tool) is None:
            print(f"ok {count + 1} # SKIP no {tool}: the example\n"
                  f"1..{count + 1}")
            return failed > 0
    with tempfile.TemporaryDirectory() as directory:
        prefix = install(directory)
        if prefix is not None:
            table = run([str(TAKT), "expand", str(SCHEDULE)]).stdout
            check_program(prefix, directory, table)
            check_mistake(prefix, directory)
    print(f"1..{count}")
    return failed > 0


sys.exit(main())
