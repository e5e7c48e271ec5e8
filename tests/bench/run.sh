#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# run.sh: measures takt against what it cannot do without and prints a table.
# All of a row is measured in this run, turn by turn, so that only ratios count
# and a slow or busy machine says nothing. A bar that is not met is a failure;
# goals and plain times are not. ROUNDS (200) pairs of processes are timed.
set -u
cd "${0%/*}/../.." || exit 2
LC_ALL=C
export LC_ALL
build=${BUILD:-build}
bench=$build/tests/bench
takt=${TAKT:-$build/takt}
rounds=${ROUNDS:-200}
failed=0

give_up()
{
	echo "bench: $*" >&2
	exit 2
}

# row WHAT VALUE UNIT [BAR GOAL]: one line of the table, and its judgement.
row()
{
	awk -v what="$1" -v value="$2" -v unit="$3" -v bar="${4:-}" \
		-v goal="${5:-}" 'BEGIN {
		if (bar != "" && value + 0 > bar + 0)
			verdict = "OVER THE BAR"
		else if (goal != "" && value + 0 > goal + 0)
			verdict = "PASS, over the goal"
		else if (bar != "")
			verdict = "PASS"
		line = sprintf("%-46s %11s %-5s %6s %6s  %s", what, value,
			unit, bar == "" ? "-" : bar, goal == "" ? "-" : goal,
			verdict)
		sub(/ +$/, "", line)
		print line
		exit verdict == "OVER THE BAR"
	}' || failed=1
}

# skipped WHAT WHY: with STRICT=1 that is a failure.
skipped()
{
	printf '%-46s %11s: %s\n' "$1" skipped "$2"
	[ -z "${STRICT:-}" ] || failed=1
}

ratio()
{
	awk -v left="$1" -v right="$2" 'BEGIN { printf "%.2f", left / right }'
}

# instructions COMMAND...: how many it takes, without the kernel's.
instructions()
{
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" \
		2>&1 >/dev/null | awk '/Collected/ { print $NF; found = 1 }
		END { exit !found }' || give_up "no count of: $*"
}

have_valgrind()
{
	command -v valgrind >/dev/null
}

# against_floor NAME BAR GOAL FILES COMMAND...: FILES, one word, are what the
# floor reads as well.
against_floor()
{
	name=$1 bar=$2 goal=$3 files=$4
	shift 4
	# shellcheck disable=SC2086 # words
	times=$("$bench/pairs" "$rounds" "$@" -- "$bench/floor" $files) ||
		exit 2
	# shellcheck disable=SC2086 # four numbers
	split_times "$name" "$bar" "$goal" $times
	if have_valgrind; then
		# shellcheck disable=SC2086 # words
		floor_count=$(instructions "$bench/floor" $files) || exit 2
		count=$(instructions "$@") || exit 2
		row "$name: instructions" "$count" ''
		row '  against the floor' "$(ratio "$count" "$floor_count")" x
	else
		skipped "$name: instructions" 'no valgrind'
	fi
}

split_times()
{
	row "$1: wall time" "$4" us
	row '  the floor beside it' "$5" us
	row '  control: takt against itself' "$(ratio "$6" "$7")" x
	row '  against the floor' "$(ratio "$4" "$5")" x "$2" "$3"
}

# What the start of two processes has no part in.
in_memory()
{
	# shellcheck disable=SC2086 # words
	times=$("$bench/expand" $1) || exit 2
	# shellcheck disable=SC2086 # three numbers
	set -- $times
	row '  without the start of a process' "$1" us
	row '  the events alone' "$2" us
	row '  control: the plans against themselves' "$(ratio "$1" "$3")" x
}

# per_milestone plan|dates: instructions, of two more rounds.
per_milestone()
{
	once=$(instructions "$bench/reckon" "$pep" "$1" 1) || exit 2
	thrice=$(instructions "$bench/reckon" "$pep" "$1" 3) || exit 2
	awk -v once="$once" -v thrice="$thrice" -v count="$milestones" \
		'BEGIN { printf "%.1f", (thrice - once) / 2 / count }'
}

reckoning()
{
	milestones=$("$bench/reckon" "$pep" plan 1) || exit 2
	times=$("$bench/reckon" "$pep") || exit 2
	# shellcheck disable=SC2086 # three numbers
	set -- $times
	row "reckoning $milestones milestones: each" "$1" ns
	row '  the arithmetic of the dates alone' "$2" ns
	row '  control: the plan against itself' "$(ratio "$1" "$3")" x
	row '  against the arithmetic' "$(ratio "$1" "$2")" x
	if ! have_valgrind; then
		skipped '  instructions' 'no valgrind'
		return
	fi
	plan=$(per_milestone plan) || exit 2
	dates=$(per_milestone dates) || exit 2
	row '  instructions: each' "$plan" ''
	row '  instructions: the arithmetic' "$dates" ''
	row '  instructions: against the arithmetic' \
		"$(ratio "$plan" "$dates")" x
}

# ical_writer prints a table of its own; its last columns are taken over.
writing()
{
	times=$("$bench/ical_writer") || exit 2
	# shellcheck disable=SC2046 # three numbers
	set -- $(printf '%s\n' "$times" | awk '/ns\/event$/ { print $(NF - 1) }')
	[ $# -eq 3 ] || give_up "what does ical_writer say? $times"
	row 'writing .ics: each event' "$1" ns
	row '  a plain writer of the same bytes' "$3" ns
	row '  control: the writer against itself' "$(ratio "$1" "$2")" x
	row '  against the plain writer' "$(ratio "$1" "$3")" x
}

# updating: time that grows as the calendar does, and less than libical takes
# to read and write the same bytes.
updating()
{
	times=$("$bench/feed" tests/bench/weekly.yaml 1250 5000) || exit 2
	# shellcheck disable=SC2086 # six numbers
	set -- $times
	[ $# -eq 6 ] || give_up "what does feed say? $times"
	row "update of $1 events: each" "$2" ns
	row "update of $4 events: each" "$5" ns
	row '  against the smaller one' "$(ratio "$5" "$2")" x 1.5 1.2
	row '  libical reads and writes them: each' "$6" ns
	row '  against libical' "$(ratio "$5" "$6")" x 1 0.8
}

# comparing: six proposals, beside tables of as many cycles of each.
comparing()
{
	set -- schedules/proposals/*.yaml
	for file; do
		# The file, and how many cycles it takes.
		cycles=$("$takt" compare -f json "$file" "$file" |
			sed -n 's/.*"expanded": \([0-9]*\),.*/\1/p' | head -n 1)
		[ -n "$cycles" ] || give_up "no comparison of $file"
		set -- "$@" "$file" "$cycles"
	done
	shift $(($# / 3))
	times=$("$bench/compare" "$@") || exit 2
	# shellcheck disable=SC2086 # three numbers
	set -- $times
	row 'compare of six proposals over ten years' "$1" us
	row '  tables of the same cycles' "$2" us
	row '  control: the comparison against itself' "$(ratio "$1" "$3")" x
	row '  against the tables' "$(ratio "$1" "$2")" x 2 1.5
}

# sweeping: all metrics of 1,000 variants that have as many cycles, and on
# average as many dates, as the file itself.
sweeping()
{
	file=schedules/proposals/pep-602-example.yaml
	cycles=$("$takt" compare -f json "$file" "$file" |
		sed -n 's/.*"expanded": \([0-9]*\),.*/\1/p' | head -n 1)
	[ -n "$cycles" ] || give_up "no comparison of $file"
	times=$("$bench/sweep" "$file" "$cycles" csv \
		'milestones.beta.count=2..6' \
		'support.bugfix.until=448..647 days after final') || exit 2
	# shellcheck disable=SC2086 # three numbers
	set -- $times
	row 'sweep of 1,000 variants, all metrics' "$1" us
	row '  a table of the same cycles, once' "$2" us
	row '  control: the sweep against itself' "$(ratio "$1" "$3")" x
	row '  against the table' "$(ratio "$1" "$2")" x 1500 1000
}

memory_of()
{
	"$bench/peak" "$takt" expand tests/bench/weekly.yaml -f ics \
		--limit 1000000 --cycles "$1"
}

memory()
{
	few=$(memory_of 10) && many=$(memory_of 10000) &&
		hundred=$(memory_of 5000) || exit 2
	row 'peak memory: .ics of 10 series' "$few" KiB
	row '  of 5000 series, 100,000 events' "$hundred" KiB
	row '  of 10000 series' "$many" KiB
	row '  growth' $((many - few)) KiB 1024
}

python=schedules/python.yaml
pep=tests/bench/annual.yaml
for program in "$takt" "$bench/floor" "$bench/pairs" "$bench/expand"; do
	[ -x "$program" ] || give_up "no $program: make bench"
done

printf '%-46s %11s %-5s %6s %6s\n' 'what' measured '' bar goal
# Ten cycles of a proposal may be twenty years.
projects=$(echo schedules/*.yaml)
# bench/expand reads single files.
all=$(grep -L '^extends:' schedules/*.yaml schedules/*/*.yaml)
against_floor 'expand python.yaml -f ics' 1.8 1.5 '' \
	"$takt" expand "$python" -f ics
# shellcheck disable=SC2086 # words
against_floor 'ten years of all projects: dates' 2 '' "$projects" \
	"$bench/expand" --plans 1 $projects
in_memory "$projects"
# shellcheck disable=SC2086 # words
against_floor 'ten years of all schedules: -f ics' 4 2 "$all" \
	"$takt" expand $all --cycles 10 -f ics --limit 100000
reckoning
if [ -x "$bench/ical_writer" ]; then
	writing
fi
updating
comparing
sweeping
memory
[ "$failed" -eq 0 ] || echo 'bench: a bar was not met' >&2
exit "$failed"
