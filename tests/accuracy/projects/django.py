# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Django: the plans are counted from the final; the roadmap names months."""

from published import Figures, Row

SCHEDULE = "django.yaml"
ANCHORS = ("final",)
PLANNED = {("4.0", "final"): "2021-12-06"}
LONG_TERM = r"1\.8|1\.11|[2-6]\.2"

TABLES = {
    "django.tsv": [
        Row("finals", r"release [\d.]+", "{v}"),
        Row("plans", r"plan: alpha; feature freeze; branch", "{v} alpha 1",
            given="planned"),
        Row("plans", r"plan: beta; .*", "{v} beta 1", given="planned"),
        Row("plans", r"plan: RC 1; string freeze", "{v} RC 1",
            given="planned"),
        Row("ends of mainstream support", "end of mainstream support",
            "{v} end of mainstream", given="actual"),
        Row("ends of long-term support", "end of extended support",
            "{v} end of life", version=LONG_TERM, coarse=True),
        Row("ends of extended support", "end of extended support",
            "{v} end of life", given="actual"),
        Row("roadmap, by month", r"roadmap: release \(month\)", "{v}",
            version=r"6\.2|20..", month=True),
        Row("roadmap, by month",
            r"roadmap: end of mainstream support \(month\)",
            "{v} end of mainstream", version=r"6\.[12]|20..", month=True),
        Row("roadmap, by month", r"roadmap: end of extended support \(month\)",
            "{v} end of life", version=r"5\.2|6\..|20..", month=True),
    ],
}

REACHED = Figures(rule=81, equal=62, within3=78, within7=80,
                  pins_equal=81, pins=81)
