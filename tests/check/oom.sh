#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# The program when memory runs short, whoever asked for it: the Nth allocation
# fails, for each N, or all from the Nth on, or all beyond a budget. takt must
# write what it always writes, or nothing and exit with 3; it must not crash,
# and a file that is good is never called wrong.
#
# libical cannot be without its error code (src/ical/write.c), so what takes
# recurrence rules is tried with budgets alone: what a real limit does.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

shim=$build/tests/oracle/malloc_fail.so

# A sanitizer brings an allocator of its own.
if is_sanitized; then
	echo 'ok 1 - left to the run without a sanitizer, which owns malloc here'
	echo '1..1'
	exit 0
fi

cat >"$work/good.yaml" <<'END'
takt: 1
project: Rocket
version: "3.{n}"
cycle: {every: 1 year, from: October 2020, first: "3.9"}
cycles: 1
calendars: {off: [2021-05-01]}
milestones:
  alpha: {count: 2, last: 4 weeks before beta 1, every: 4 weeks}
  beta: {on: first Tuesday of May, count: 2, every: month}
  freeze: {from: beta 1, to: final}
  final: first Tuesday of October
support:
  - bugfix: {from: final, until: 1 year after final}
  - security: {until: 5 years after final, precision: month}
trains:
  minor: {during: bugfix, on: first Tuesday of every 4th month}
series:
  "3.9": {pins: {beta 2: 2020-06-09}, also: {party: {name: x, on: final}}}
END
sed '/^milestones/a\
\  beat: {on: cycle, count: 2, every: "rrule: FREQ=MONTHLY"}' \
	"$work/good.yaml" >"$work/rule.yaml"
printf 'takt: 1\nproject: [\n' >"$work/syntax.yaml"
printf 'takt: 1\nprojct: x\nmilestones: {a: bogus}\n' >"$work/wrong.yaml"

uid=01234567-89ab-4cde-8f01-23456789abc
{
	printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:a
	for i in 1 2 3; do
		printf '%s\r\n' BEGIN:VEVENT "UID:$uid$i" \
			DTSTAMP:20260102T030405Z 'DTSTART;VALUE=DATE:20260301' \
			'SUMMARY:folded' '  line' \
			"RELATED-TO;RELTYPE=SIBLING:${uid}1" END:VEVENT
	done
	printf 'END:VCALENDAR\r\n'
} >"$work/feed.ics"
sed 's/DATE:20260301/DATE:20260302/' "$work/feed.ics" >"$work/moved.ics"
"$takt" expand "$work/good.yaml" -o "$work/true.ics"
cr=$(printf '\r')
sed "s/SUMMARY:folded$cr/SUMMARY:Rocket 3.9.0 beta 1$cr/" \
	"$work/feed.ics" >"$work/titled.ics"
sed "s/^RELATED-TO.*/RRULE:FREQ=MONTHLY$cr/" "$work/feed.ics" >"$work/rules.ics"

cat >"$work/others.json" <<'END'
{"3.9": {"pep": 596, "first_release": "2020-10-05", "end_of_life": "2025-10",
  "release_manager": "A: b"},
 "3.10": {"first_release": "2021-10-04", "end_of_life": "2026-10-01"},
 "3.11": {"first_release": "2022-10-03", "end_of_life": "2027-10-01", "x": 1}}
END
echo '{"3.9": {"first_release": "2020-13-05"}, "4": []}' >"$work/bad.json"

# short VARIABLE N ARGUMENT...: takt with that allocation failing.
short()
{
	limit=$1=$2
	shift 2
	env "$limit" LD_PRELOAD="$shim" "$takt" "$@" \
		>"$work/stdout" 2>"$work/stderr"
	status=$?
}

# attempt VARIABLE N ARGUMENT...: one run, judged by that with enough memory.
attempt()
{
	short "$@"
	if [ "$status" -eq "$wanted" ] && cmp -s "$work/stdout" "$work/all"; then
		return 0
	fi
	# What is wrong in a file that is wrong anyway may be said in part.
	if [ "$status" -eq "$wanted" ] && [ "$wanted" -eq 1 ]; then
		return 0
	fi
	short_runs=$((short_runs + 1))
	[ "$status" -eq 3 ] && [ ! -s "$work/stdout" ] && return
	# All was written, but not what was found.
	[ "$status" -eq 3 ] && [ "$wanted" -eq 1 ] &&
		cmp -s "$work/stdout" "$work/all" && return
	fail "$1=$2: status $status, $(grep -c '^' "$work/stdout") lines of" \
		"output: $(head -n 1 "$work/stderr")"
}

# try_all VARIABLE STEP ARGUMENT...: until ten runs in a row were right.
try_all()
{
	mode=$1
	step=$2
	shift 2
	at=$step
	right=0
	while [ "$right" -lt 10 ]; do
		before=$short_runs
		attempt "$mode" "$at" "$@"
		right=$((right + 1))
		[ "$before" -eq "$short_runs" ] || right=0
		at=$((at + step))
	done
}

# survives CLAIM MODES ARGUMENT...: MODES are words of a variable and its step.
survives()
{
	claim=$1
	modes=$2
	shift 2
	"$takt" "$@" >"$work/all" 2>/dev/null
	wanted=$?
	short_runs=0
	for pair in $modes; do
		try_all "MALLOC_FAIL_${pair%:*}" "${pair#*:}" "$@"
	done
	[ "$short_runs" -gt 0 ] || fail 'no allocation ever failed'
	verdict "$claim ($short_runs failures)"
}

counted='AT:1 FROM:7'
budgets='BUDGET:16381'
survives 'a table' "$counted" expand "$work/good.yaml"
survives 'JSON' "$counted" expand -f json "$work/good.yaml"
mkdir "$work/schedules"
cp "$work/good.yaml" "$work/wrong.yaml" "$work/schedules"
export TAKT_SCHEDULEDIR="$work/schedules" XDG_DATA_DIRS=/nonesuch HOME="$work"
survives 'a list of schedules' "$counted" list
survives 'a schedule by its name' "$counted" expand good
survives 'a cadence to begin with' "$counted" init --like good --today 2026-01-01
for format in csv md rst pep mermaid calendar; do
	survives "format $format" 'AT:3 FROM:29' \
		expand -f "$format" "$work/good.yaml"
done
survives 'a status with bars' 'AT:3 FROM:29' \
	status --bars --today 2021-01-01 -f rst "$work/good.yaml"
survives 'a page of HTML' "$counted" expand -f html --ics a.ics "$work/good.yaml"
survives 'why a date is so' "$counted" \
	explain "$work/good.yaml" 'beta 2' --series 3.9
survives 'a file that is not YAML' "$counted" check "$work/syntax.yaml"
survives 'a file with mistakes' "$counted" check "$work/wrong.yaml"
survives 'a calendar that is checked' "$counted" check "$work/feed.ics"
survives 'two calendars that are compared' "$counted" \
	diff "$work/feed.ics" "$work/moved.ics" -f json
survives 'a cadence and a calendar that are compared' "$counted" \
	diff "$work/good.yaml" "$work/feed.ics"
survives 'a calendar that is checked against a cadence' "$counted" \
	check "$work/true.ics" --against "$work/good.yaml"
survives 'a schedule of others that is imported' "$counted" \
	import "$work/others.json"
survives 'a schedule of others with mistakes' "$counted" \
	import "$work/bad.json"
survives 'a calendar of takt that is imported' "$counted" \
	import "$work/true.ics"
survives 'a calendar of others that is imported' "$counted" \
	import "$work/titled.ics"
survives 'a calendar with rules that is checked' "$budgets" \
	check "$work/rules.ics"
survives 'a sweep' "$counted" sweep "$work/good.yaml" --metric 'cycle length' \
	--vary 'milestones.beta.count=0..2' --where 'cycle > 1'
survives 'a sweep by a mistyped key' "$counted" sweep "$work/good.yaml" \
	--vary 'milestones.btea.count=1'
# The page stays as it is: what would be written would not be the same again.
printf '%s\n' '# Plan' '- 3.9 beta 1: 2021-05-05' '<!-- takt:schedule -->' \
	'old' '<!-- /takt:schedule -->' >"$work/page.md"
survives 'a page that is out of date' "$counted" \
	expand "$work/good.yaml" --into "$work/page.md" --check
survives 'a page without that marker' "$counted" \
	expand "$work/good.yaml" --into "$work/page.md" --marker other --check
survives 'a page that is held against a cadence' "$counted" \
	check "$work/page.md" --against "$work/good.yaml"
cp "$work/page.md" "$work/true.md"
"$takt" expand "$work/good.yaml" -f mermaid --into "$work/true.md"
cp "$work/true.md" "$work/copy.md"
survives 'a page that is up to date' "$counted" \
	expand "$work/good.yaml" -f mermaid --into "$work/true.md"
cmp -s "$work/true.md" "$work/copy.md" || fail 'another page'
for format in md rst csv; do
	survives "cadences that are compared, format $format" 'AT:5 FROM:29' \
		compare "$work/good.yaml" "$work/good.yaml" -f "$format"
done
survives 'a sweep in markup' 'AT:3 FROM:29' sweep "$work/good.yaml" \
	--metric 'cycle length' --vary 'milestones.beta.count=1..2' -f rst
survives 'a table by a recurrence rule' "$budgets" expand "$work/rule.yaml"
survives 'a calendar' "$budgets" expand -f ics "$work/good.yaml"
survives 'what a recurrence rule means' BUDGET:509 \
	explain 'rrule: FREQ=MONTHLY;BYDAY=1TU' --today 2026-10-01
finish
