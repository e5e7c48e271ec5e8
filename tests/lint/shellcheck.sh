#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Not asked for: unreachable code, for which 0.9 takes functions that are called
# by way of "$@", and doing without $?, which suits no long pipeline.
# shellcheck source=tests/lint/lib
. "${0%/*}/lib"
need shellcheck

sources -name '*.sh' -o -path ./.ci/run -o -path ./tests/lint/lib |
	xargs shellcheck --external-sources --exclude=SC2317,SC2181
finish $?
