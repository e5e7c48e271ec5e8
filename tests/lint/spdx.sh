#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Copyright and licence at the head of every source file.
# shellcheck source=tests/lint/lib
. "${0%/*}/lib"

# shellcheck disable=SC2046 # no blanks in the names of our sources
awk '
function judge()
{
	if (name != "" && found != 2) {
		print name ": the two SPDX lines are not at its head"
		failed = 1
	}
}

FNR == 1 { judge(); name = FILENAME; found = 0 }
FNR <= 3 && /SPDX-FileCopyrightText: 2026 The takt authors/ { found++ }
FNR <= 3 && /SPDX-License-Identifier: ISC/ { found++ }
END { judge(); exit failed }
' $(sources -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name Makefile \
	-o -path ./.ci/run -o -path ./tests/lint/lib)
finish $?
