# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Debian: ends are counted from releases, which no rule dates."""

from published import Figures, Row

SCHEDULE = "debian.yaml"
ANCHORS = ("release",)
PLANNED = {}
CODENAMES = {
    "6": "squeeze", "7": "wheezy", "8": "jessie", "9": "stretch",
    "10": "buster", "11": "bullseye", "12": "bookworm", "13": "trixie",
    "14": "forky",
}
FREEZE = r"((transition and toolchain|soft|hard) freeze)( announcement)?"


def rows_of(version, codename):
    """One series; the .0 of 6 is written by one of the sources alone."""
    series = version + r"(\.0)?"
    full = f"{version} ({codename})"
    return [
        Row("releases", r"release( \(endoflife\)| date announced .*)?",
            f"Debian {full}", version=series),
        Row("development", "development starts", full + " development begins",
            version=series, given="actual"),
        Row("freezes", FREEZE, full + " {1}", version=series),
        Row("point releases", r"point release ([\d.]+)( \(plan\))?",
            "Debian {1}", version=series, rule=False),
        Row("ends of standard support",
            "end of standard support",
            version + " end of standard support", version=series,
            given="actual"),
        Row("ends of LTS", "end of LTS",
            version + " end of LTS", version=series, given="actual"),
        Row("ends of extended LTS", "end of ELTS",
            version + " end of extended LTS", version=series, given="actual"),
    ]


TABLES = {
    "debian.tsv": [row for series in CODENAMES.items()
                   for row in rows_of(*series)],
}

REACHED = Figures(rule=30, equal=22, within3=22, within7=22,
                  pins_equal=71, pins=71)
