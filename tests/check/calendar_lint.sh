#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# takt check on calendars: those that takt makes of all schedules are without
# an error or a warning; a calendar cut off anywhere is noticed; and those from
# tests/hostile/make_lint.py, which nobody means well with, end within seconds
# and little memory.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=1767323045
export LC_ALL TZ SOURCE_DATE_EPOCH

find schedules tests/interop -name '*.yaml' >"$work/cadences"
while read -r file; do
	run expand --limit 1000000 "$file" -o "$work/own.ics"
	exits 0
	run check --strict "$work/own.ics"
	exits 0
	silent
	grep -q ': calendar, [1-9][0-9]* events\{0,1\}$' "$work/stdout" ||
		fail "$(cat "$work/stdout")"
	verdict "what takt makes of $file"
done <"$work/cadences"

printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//a//b//EN BEGIN:VEVENT \
	UID:01234567-89ab-4cde-8f01-23456789abcd DTSTAMP:20260102T030405Z \
	'DTSTART;VALUE=DATE:20260301' 'SUMMARY:Zürich' END:VEVENT \
	END:VCALENDAR >"$work/whole.ics"
run check --strict "$work/whole.ics"
exits 0
size=$(wc -c <"$work/whole.ics")
length=0
while [ "$length" -lt "$size" ]; do
	dd if="$work/whole.ics" of="$work/cut.ics" bs=1 count="$length" \
		2>/dev/null
	run check "$work/cut.ics"
	[ "$status" -eq 1 ] || fail "after $length bytes: $status"
	length=$((length + 1))
done
verdict 'a calendar that ends after any of its bytes'

"$python" -c '' 2>/dev/null || {
	skip "no Python ($python)"
	finish
}

seconds=10
kilobytes=600000
if is_sanitized; then
	seconds=100
	kilobytes=unlimited
fi

# judge NAME PATTERN
judge()
{
	(
		# shellcheck disable=SC3045 # dash and bash have it
		ulimit -v $kilobytes
		exec timeout $seconds "$takt" check --max-errors 10000 \
			"$1.ics" >"$work/stdout" 2>"$work/stderr"
	)
	status=$?
	if [ "$2" = fine ]; then
		exits 0
		silent
	else
		[ "$status" -le 1 ] || exits 1
		mentions ":[0-9]*:[0-9]*: [a-z]*: .*$2"
	fi
	tr -d '\n\040-\176\200-\377' <"$work/stderr" | grep -q . &&
		fail 'a control character on standard error'
	verdict "$1"
}

"$python" tests/hostile/make_lint.py "$work" >"$work/cases" || exit 1
cd "$work" || exit 1
tab=$(printf '\t')
while IFS=$tab read -r name pattern; do
	judge "$name" "$pattern"
done <cases
finish
