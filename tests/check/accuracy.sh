#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# The shipped schedules explain the published dates no worse than their modules
# in tests/accuracy/projects/ state.
exec "${PYTHON:-python3}" tests/accuracy/accuracy.py --tap
