# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""OpenJDK: the phases and the support are counted from general availability."""

from published import Figures, Row

SCHEDULE = "openjdk.yaml"
ANCHORS = ("general-availability",)
PLANNED = {}

TABLES = {
    "openjdk.tsv": [
        Row("general availability", "general availability",
            "JDK {v}"),
        Row("rampdown and candidates", r"(rampdown phase (one|two))( \(.*\))?",
            "JDK {v} {1}", given="actual"),
        Row("rampdown and candidates", r"((initial|final) release candidate)",
            "JDK {v} {1}", given="actual"),
        Row("updates out of turn", r"release (\d+\.0\.\d+\.1)", "JDK {1}",
            rule=False),
        Row("updates", r"release (\d+\.0\.\d+)", "JDK {1}"),
        Row("ends of builds", "end of OpenJDK builds updates",
            "{v} end of OpenJDK builds", given="actual"),
        Row("ends of long-term support",
            r"end of Oracle (premier|extended) support",
            "{v} end of {1} support", given="actual"),
    ],
}

REACHED = Figures(rule=147, equal=134, within3=136, within7=146,
                  pins_equal=153, pins=153)
