# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Rust: the announcements, and the tags of the versions that lack one."""

from published import Figures, Row

SCHEDULE = "rust.yaml"

TABLES = {
    "rust.tsv": [
        Row("releases", r"(announcement|release) 1\.\d+(\.0)?", "{v}.0"),
        Row("pre-releases of 1.0", r"announcement 1\.0-beta", "1.0 beta"),
        Row("pre-releases of 1.0", r"announcement 1\.0-alpha", "1.0 alpha"),
        Row("pre-releases of 1.0", r"announcement 1\.0-alpha2", "1.0 alpha 2"),
    ],
}

REACHED = Figures(rule=100, equal=96, within3=100, within7=100,
                  pins_equal=102, pins=102)
