# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Node.js: releases by their tags, the rest by schedule.json."""

from published import Figures, Row

SCHEDULE = "nodejs.yaml"

TABLES = {
    "nodejs.tsv": [
        Row("releases", r"(release \d+\.0\.0|initial release)",
            "Node.js {v}"),
        Row("alphas", "alpha starts", "Node.js {v} alpha"),
        Row("LTS", "active LTS start", "Node.js {v} LTS"),
        Row("maintenance", "maintenance start", "Node.js {v} maintenance"),
        Row("ends", "end of life", "{v} end of life"),
    ],
}

REACHED = Figures(rule=84, equal=51, within3=56, within7=66,
                  pins_equal=84, pins=84)
