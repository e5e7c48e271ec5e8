# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Python: the PEPs use the names that takt shows.

The rules make plans, so they are held against the plans as first published;
what happened is held against the pins. Only the bugfix releases, which no
PEP planned by name for long, are the nearest place of their grid, and support
is counted from the day of the final.
"""

from published import Figures, Row

SCHEDULE = "python.yaml"
ANCHORS = ("final",)
PLANNED = {}
PRE_RELEASE = r".* (alpha|beta|candidate) \d+"
# Those of the bugfix window; security releases after it have no rhythm.
BUGFIX = (r"3\.(9\.([1-9]|1[0-3])|10\.([1-9]|1[01])|11\.[1-9]|"
          r"12\.([1-9]|10)|1[34]\.[1-9]\d*)")

TABLES = {
    "plans.tsv": [
        Row("pre-releases as planned", f"({PRE_RELEASE})", "{1}", pins=False),
        Row("finals as planned", r"(.* final)", "{1}", pins=False),
        Row("development as planned", r"(.* development begins)", "{1}",
            pins=False),
    ],
    "actual.tsv": [
        Row("ends", r"(.* end of (bugfix|life))", "{1}", given="actual"),
        Row("bugfix releases", f"({BUGFIX}( final)?)", "{1}",
            near=r"{v}\.\d+( final)?"),
        Row("what happened", r"(.*)", "{1}", rule=False),
    ],
}

REACHED = Figures(rule=206, equal=129, within3=155, within7=180,
                  pins_equal=235, pins=235)
