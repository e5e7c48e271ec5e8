# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""PostgreSQL: tags are of the Monday, or Tuesday, before the release."""

from published import Figures, Row

SCHEDULE = "postgresql.yaml"
ANCHORS = ("release",)
PLANNED = {}
OUT_OF_TURN = (r"10\.[39]|11\.4|12\.22|13\.(18|20)|14\.(4|15|17|22)|"
               r"15\.(10|12|17)|16\.(6|8|13)|17\.[249]|18\.3")

TABLES = {
    "postgresql.tsv": [
        Row("major releases", "first release", "PostgreSQL {v}"),
        Row("ends of support", r"end of life \(final release\)",
            "{v} end of support", given="actual"),
        Row("minor releases out of turn", f"tag ({OUT_OF_TURN})", "{1}",
            rule=False, days=3),
        Row("minor releases", r"tag (11\.1|18\.6)", "{1}", near=r"{v}\.\d+",
            days=2),
        Row("minor releases", r"tag (\d\d\.[1-9]\d*)", "{1}", near=r"{v}\.\d+",
            days=3),
        Row("minor releases", r"release (17\.6)", "{1}", near=r"{v}\.\d+"),
        Row("minor releases to come", "scheduled minor release", "{v}",
            near=r"18\.\d+", pins=False),
    ],
}

REACHED = Figures(rule=181, equal=167, within3=167, within7=170,
                  pins_equal=197, pins=197)
