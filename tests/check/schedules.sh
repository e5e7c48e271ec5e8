#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Where schedules are found by their names, and in which order: one's own, those
# of the source tree from which the program runs, those of the system. What
# names a directory otherwise than the specification has it does not count.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

# make PLACE PROJECT: a schedule with the name "plan" there.
make_plan()
{
	mkdir -p "$1"
	cat >"$1/plan.yaml" <<-END
		takt: 1
		project: $2
		version: "{n}.0"
		cycle: {every: 6 months, from: April 2026, first: "1.0"}
		milestones: {final: cycle}
	END
}

mkdir -p "$work/tree/build" "$work/alone/bin" "$work/here"
cp "$takt" "$work/tree/build/takt"
cp "$takt" "$work/alone/bin/takt"
make_plan "$work/home/.local/share/takt/schedules" Home
make_plan "$work/data/takt/schedules" Data
make_plan "$work/tree/schedules" Tree
make_plan "$work/one/takt/schedules" One
make_plan "$work/two/takt/schedules" Two
make_plan "$work/given" Given
cd "$work/here" || exit 2

# finds PROJECT PROGRAM VARIABLE=VALUE...: of the schedule "plan".
finds()
{
	wanted=$1
	program=$2
	shift 2
	env -i "$@" "$program" check plan >"$work/stdout" 2>"$work/stderr"
	status=$?
	exits 0
	grep -q ": $wanted, " "$work/stdout" ||
		fail "$* gives $(cat "$work/stdout"), not $wanted"
}

# misses PROGRAM VARIABLE=VALUE...: there is no such schedule.
misses()
{
	program=$1
	shift
	env -i "$@" "$program" check plan >"$work/stdout" 2>"$work/stderr"
	status=$?
	exits 3
	says "no schedule of that name"
}

tree=$work/tree/build/takt
alone=$work/alone/bin/takt
home=HOME=$work/home
none=XDG_DATA_DIRS=/nonesuch
both=XDG_DATA_DIRS=$work/one:$work/two

finds Home "$alone" "$home" "$both"
finds Data "$alone" "$home" "$both" XDG_DATA_HOME="$work/data"
misses "$alone" "$home" "$none" XDG_DATA_HOME=../data
misses "$alone" "$none"
verdict 'those of the user come first'

finds One "$alone" "$both"
finds Two "$alone" XDG_DATA_DIRS="/nonesuch::$work/two:$work/one"
misses "$alone" XDG_DATA_DIRS=../one:
finds Given "$alone" "$both" TAKT_SCHEDULEDIR="$work/given"
finds Given "$alone" "$none" TAKT_SCHEDULEDIR=../given
finds Home "$alone" "$home" TAKT_SCHEDULEDIR="$work/given"
verdict 'then those of the system, in their order'

# Any directory may be called schedules: that of takt has the schema.
misses "$tree" "$none"
touch "$work/tree/schedules/cadence.schema.json"
finds Tree "$tree" "$none"
finds Tree "$tree" "$both"
finds Home "$tree" "$both" "$home"
finds Given "$tree" "$none" TAKT_SCHEDULEDIR="$work/given"
ln -s "$tree" "$work/link"
finds Tree "$work/link" "$none"
misses "$alone" "$none"
verdict 'a program in its source tree finds those beside it'

env -i "$both" "$home" "$tree" list >"$work/stdout" 2>"$work/stderr"
silent
grep -q "^plan  Home .* $work/tree/schedules/plan.yaml\$" "$work/stdout" ||
	fail "$(cat "$work/stdout")"
equal 'lines' 4 "$(grep -c '' "$work/stdout")"
verdict 'takt list says what stands in whose place'

mkdir -p "$work/circle/takt/schedules/a"
ln -s .. "$work/circle/takt/schedules/a/b"
mkfifo "$work/circle/takt/schedules/pipe.yaml"
make_plan "$work/circle/takt/schedules/a" Circle
env -i XDG_DATA_DIRS="$work/circle" timeout 20 "$alone" list \
	>"$work/stdout" 2>"$work/stderr"
status=$?
exits 0
silent
grep -q '^a/plan  *Circle' "$work/stdout" || fail "$(cat "$work/stdout")"
! grep -q pipe "$work/stdout" || fail 'a pipe is listed'
verdict 'links in a circle and pipes are no trouble'
finish
