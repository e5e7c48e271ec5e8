# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Chromium: each milestone is counted from the one before, so the rule is
asked for the way between two."""

from published import Figures, Row

SCHEDULE = "chromium.yaml"
ANCHORS = ("stable",)
PLANNED = {}

TABLES = {
    "chromium.tsv": [
        Row("stable", r"stable release( \(chromiumdash\))?", "{v} stable",
            given="chain"),
    ],
}

REACHED = Figures(rule=60, equal=51, within3=51, within7=56,
                  pins_equal=60, pins=60)
