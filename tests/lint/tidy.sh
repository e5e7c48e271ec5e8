#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# clang-tidy with the checks of .clang-tidy. One file at a time: version 14
# carries what it thinks of a va_list over from one file to the next.
# shellcheck source=tests/lint/lib
. "${0%/*}/lib"
need clang-tidy

export LINT_FLAGS="${LINT_FLAGS:--Isrc -Iinclude -D_XOPEN_SOURCE=700}"
# shellcheck disable=SC2016 # for the inner shell
c_files src | grep '\.c$' | xargs -n 1 -P 2 sh -c '
	findings=$(clang-tidy --quiet "$1" -- $LINT_FLAGS \
		-DTAKT_VERSION=\"0\" -DTAKT_SCHEDULEDIR=\"/\" 2>&1) && exit
	printf "%s\n" "$findings" | grep -v "warnings\? generated"
	exit 1' sh
finish $?
