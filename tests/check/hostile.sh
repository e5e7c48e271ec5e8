#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Cadences that nobody means well with, from tests/hostile/make.py: each ends
# within seconds and little memory, with exit status 1 and a message that names
# what is too much, in lines that fit a screen, without raw control characters.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

LC_ALL=C.UTF-8 TZ=UTC
export LC_ALL TZ
"$python" -c '' 2>/dev/null || skip_all "no Python ($python)"

# Columns of an excerpt, and of any other line, which holds names as well.
excerpt_columns=200
line_columns=500
seconds=5
kilobytes=400000
if is_sanitized; then
	seconds=20
	kilobytes=unlimited
fi

# Lines of a file that are not UTF-8 have no width, so these must be.
columns()
{
	wc -L | tr -d ' '
}

# judge NAME PATTERN
judge()
{
	(
		# shellcheck disable=SC3045 # dash and bash have it
		ulimit -v $kilobytes
		exec timeout $seconds "$takt" expand "$1.yaml" \
			>"$work/stdout" 2>"$work/stderr"
	)
	status=$?
	exits 1
	mentions ": error: .*$2"
	[ -s "$work/stdout" ] && fail 'something on standard output'
	LC_ALL=C tr -d '\n\040-\176\200-\377' <"$work/stderr" |
		grep -q . && fail 'a control character on standard error'
	iconv -f UTF-8 -t UTF-8 <"$work/stderr" >"$work/text" 2>/dev/null ||
		fail 'standard error is not UTF-8'
	LC_ALL=C grep -q "$(printf '\302[\200-\237]')" "$work/stderr" &&
		fail 'a C1 control character on standard error'
	wide=$(sed -n 's/^ *[0-9][0-9]* | //p' "$work/text" | columns)
	[ "$wide" -le $excerpt_columns ] ||
		fail "an excerpt of $wide columns"
	wide=$(columns <"$work/text")
	[ "$wide" -le $line_columns ] || fail "a line of $wide columns"
	verdict "$1"
}

"$python" tests/hostile/make.py "$work" >"$work/cases" || exit 1
cd "$work" || exit 1
tab=$(printf '\t')
while IFS=$tab read -r name pattern; do
	judge "$name" "$pattern"
done <cases
finish
