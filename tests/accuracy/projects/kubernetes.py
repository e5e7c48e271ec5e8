# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Kubernetes: the plans of the release teams, final releases by their tags.

Kickoff and final are announced, and the rest of a plan is counted from them.
"""

from published import Figures, Row

SCHEDULE = "kubernetes.yaml"
ANCHORS = ("kickoff", "final")
# Planned for a Friday, released on the Thursday.
PLANNED = {("1.26", "final"): "2022-12-09"}


def plan(milestone, name, group="freezes"):
    return Row(group, "plan: " + milestone, name, given="planned")


TABLES = {
    "kubernetes.tsv": [
        Row("kickoffs and finals", "plan: Start of Release Cycle",
            "{v} release cycle begins"),
        Row("kickoffs and finals", r"(release|plan: v)[ \d.]+( released)?",
            "{v}.0"),
        plan(r"(Begin )?Production Readiness (Soft )?Freeze.*",
             "{v} production readiness freeze"),
        plan("Begin Enhancements Freeze.*", "{v} enhancements freeze"),
        plan("Docs deadline . Open placeholder PRs", "{v} docs placeholders"),
        plan("Begin Feature blog freeze.*", "{v} feature blog freeze"),
        plan("Begin Code Freeze.*", "{v} code freeze"),
        plan("Test Freeze.*", "{v} test freeze"),
        plan("(Docs Freeze|Docs complete.*)", "{v} docs freeze"),
        plan("Thaw", "{v} thaw"),
        plan(r"release-[\d.]+ branch created", "{v} branch"),
        plan(r"v?([\d.]+-(alpha|beta|rc)\.\d+) release.*", "{1}",
             "pre-releases"),
        Row("ends as planned", "plan: maintenance mode starts",
            "{v} maintenance mode", given="actual", pins=False),
        Row("ends as planned", "plan: end of life", "{v} end of life",
            given="actual", pins=False),
        Row("maintenance", "maintenance mode starts", "{v} maintenance mode",
            given="actual"),
        Row("ends", "end of life", "{v} end of life", given="actual"),
        Row("patches as planned", "patch cherry-pick deadline",
            "cherry-pick deadline", near=r"1\.\d+ cherry-pick deadline",
            given="actual", pins=False),
        Row("patches as planned", "patch release target",
            "patch release", near=r"1\.\d+ patch release",
            given="actual", pins=False),
    ],
}

REACHED = Figures(rule=414, equal=270, within3=297, within7=358,
                  pins_equal=354, pins=354)
