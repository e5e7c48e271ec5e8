# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Ubuntu: all is counted back from the day of the release, which is given."""

from published import Figures, Row

SCHEDULE = "ubuntu.yaml"

# The names of the schedule pages, and takt's.
PLAN = {
    "Toolchain Uploaded": "toolchain uploaded",
    "Debian Import Freeze": "Debian import freeze",
    "Feature Freeze": "feature freeze",
    "User Interface Freeze": "user interface freeze",
    "Documentation String Freeze": "documentation string freeze",
    "Kernel Feature Freeze": "kernel feature freeze",
    "Beta Freeze": "beta freeze",
    "Hardware Enablement Freeze": "hardware enablement freeze",
    "(Questing )?Beta [(]mandatory(, delayed)?[)]": "beta",
    "Kernel Freeze": "kernel freeze",
    "Non Language Pack Translation Deadline":
        "non-language-pack translation deadline",
    "Final Freeze": "final freeze",
    "Release Candidate": "release candidate",
    "Language Pack Translation Deadline": "language pack translation deadline",
    "ISO Testing Week [(]mandatory[)]": "ISO testing week",
}
EVENTS = {
    "Chinese New Year week": "Chinese New Year week",
    "Build with -O3 on amd64": "{v} build with -O3 on amd64",
    "Expected Glibc 2.44 merge": "{v} merge of glibc 2.44",
    "Expected LLVM default transition": "{v} transition of LLVM",
}
TESTING = r"schedule: Ubuntu Testing Week \(optional\)"

TABLES = {
    "ubuntu.tsv": [
        Row("releases", r"release|schedule: (Questing )?Final Release",
            "Ubuntu {v}"),
        Row("development", "development starts", "{v} development begins"),
        *[Row("plans", "schedule: " + theirs, "{v} " + ours)
          for theirs, ours in PLAN.items()],
        Row("plans", TESTING, "{v} testing week 1", date=r".*-(06|07|12)-.*"),
        Row("plans", TESTING, "{v} testing week 2", date=r".*-(02|03|08)-.*"),
        Row("snapshots", r"schedule: (Questing|Resolute) Snapshot (\d)",
            "{v} snapshot {2}", rule=False),
        *[Row("events", "schedule: " + theirs, ours, rule=False)
          for theirs, ours in EVENTS.items()],
        Row("point releases beyond the fifth", r"point release (.*\.6)",
            "Ubuntu {1}", rule=False),
        Row("point releases", r"point release (.*)", "Ubuntu {1}",
            coarse=True),
        Row("point releases", r"schedule: ([\d.]+)( Point Release)?",
            "Ubuntu {1}", coarse=True),
        Row("ends of interim releases", "end of standard support",
            "{v} end of standard support", version=r".*\.10|\d[13579].*"),
        Row("ends of LTS, standard", "end of standard support",
            "{v} end of standard support"),
        Row("ends of LTS, expanded", "end of ESM",
            "{v} end of expanded security maintenance"),
        Row("ends of LTS, legacy", "end of legacy support",
            "{v} end of legacy support"),
    ],
}

REACHED = Figures(rule=197, equal=177, within3=178, within7=195,
                  pins_equal=257, pins=257)
