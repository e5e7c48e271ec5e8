#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# No function over 60 lines, no file over 600; the public header is one file,
# half of it comments, and may have 900.
# shellcheck source=tests/lint/lib
. "${0%/*}/lib"
need ctags
ctags --version | grep -q Universal || skip 'ctags is not universal-ctags'

{
	c_files src include | xargs wc -l | awk '
		{ most = $2 == "include/takt.h" ? 900 : 600 }
		$2 != "total" && $1 > most {
			print $2 ": " $1 " lines, of " most
		}'
	c_files src | grep '\.c$' | ctags -L - -f - --languages=C \
		--kinds-C=f --fields=ne --excmd=number | awk -F '\t' '
		{
			line = end = 0
			for (i = 4; i <= NF; i++) {
				if ($i ~ /^line:/)
					line = substr($i, 6)
				if ($i ~ /^end:/)
					end = substr($i, 5)
			}
			if (end - line + 1 > 60)
				print $2 ":" line ": " $1 "(): " \
					(end - line + 1) " lines, of 60"
		}'
} | awk '{ print } END { exit NR > 0 }'
finish $?
