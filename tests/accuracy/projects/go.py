# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Go: its rules name weeks, which any day of the week meets."""

from published import Figures, Row

SCHEDULE = "go.yaml"

TABLES = {
    "go.tsv": [
        Row("releases", r"release 1\.\d+", "Go {v}", coarse=True),
    ],
}

REACHED = Figures(rule=0, equal=0, within3=0, within7=0,
                  pins_equal=0, pins=0)
