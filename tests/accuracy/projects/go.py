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

REACHED = Figures(rule=22, equal=5, within3=7, within7=9,
                  pins_equal=22, pins=22)
