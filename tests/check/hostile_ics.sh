#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Calendars that nobody means well with, from tests/hostile/make_ics.py: each
# ends within seconds and little memory, and is either read or refused with a
# message that names what is wrong, without raw control characters.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

LC_ALL=C TZ=UTC
export LC_ALL TZ
"$python" -c '' 2>/dev/null || skip_all "no Python ($python)"

program=$build/tests/oracle/ics_days
seconds=5
kilobytes=200000
if is_sanitized; then
	seconds=30
	kilobytes=unlimited
fi

# judge NAME PATTERN
judge()
{
	(
		# shellcheck disable=SC3045 # dash and bash have it
		ulimit -v $kilobytes
		exec timeout $seconds "$program" 2026-01-01 2036-12-31 \
			"$1.ics" >"$work/stdout" 2>"$work/stderr"
	)
	status=$?
	if [ "$2" = fine ]; then
		exits 0
		silent
	else
		exits 1
		mentions ": error: .*$2"
	fi
	tr -d '\n\040-\176\200-\377' <"$work/stderr" | grep -q . &&
		fail 'a control character on standard error'
	verdict "$1"
}

"$python" tests/hostile/make_ics.py "$work" >"$work/cases" || exit 1
cd "$work" || exit 1
tab=$(printf '\t')
while IFS=$tab read -r name pattern; do
	judge "$name" "$pattern"
done <cases
finish
