#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""uids.py PROJECT <SLOTS: the UIDs of slots, as takt has promised them.

A line is a series, a tab and a slot; before it go the UID and a tab. The name
under the namespace is project, series and slot with line feeds in between.
"""
import sys
import uuid

NAMESPACE = uuid.UUID("5d1a3f0e-8c6b-4f2d-9e57-74616b740001")


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        series, slot = line.rstrip("\n").split("\t")
        name = f"{sys.argv[1]}\n{series}\n{slot}"
        print(uuid.uuid5(NAMESPACE, name), series, slot, sep="\t")


main()
