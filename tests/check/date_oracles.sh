#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# The date module against other programs, each asked only what it answers in
# our sense:
#
#   GNU date         days and ISO weeks; months only from days 1 to 28, since
#                    its 31 January + 1 month is the 2nd or 3rd of March. No
#                    weekdays: beside a date it ignores the name of one.
#   python-dateutil  months, which it clamps as we do; nth and last weekdays by
#                    recurrence rule; weekdays on or after and on or before.
#   libical          nth and last weekdays by recurrence rule, and months with
#                    SKIP=BACKWARD; not beyond 2582 (see libical_rrule.c).
#
# An oracle makes lines of a query (see date_query.c), a tab and its answer.
set -u

root=$(dirname "$0")/../..
oracle=$root/tests/oracle
programs=${BUILD:-$root/build}/tests/oracle
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

TZ=UTC0 LC_ALL=C
export TZ LC_ALL
number=0
status=0

# compare NAME: asks us what $work/answers has the answers to. Hardly any
# answers are an oracle that broke, not one that agrees.
compare()
{
	number=$((number + 1))
	if cut -f 1 "$work/answers" | "$programs/date_query" >"$work/ours" &&
		paste "$work/answers" "$work/ours" | awk -F '\t' '
			$2 != $3 && ++wrong <= 5 {
				print "# " $1 ": " $3 ", expected " $2
			}
			END { exit wrong > 0 || NR < 1000 }'
	then
		echo "ok $number - $1, $(($(wc -l <"$work/answers"))) queries"
	else
		echo "not ok $number - $1"
		status=1
	fi
}

skip()
{
	number=$((number + 1))
	echo "ok $number # SKIP $1"
}

# All days around New Year, and one more of each year.
days()
{
	awk 'BEGIN {
		for (year = 1583; year <= 9999; year++) {
			for (day = 1; day <= 7; day++)
				printf "%d-01-%02d\n%d-12-%02d\n",
				    year, day, year, day + 24
			printf "%d-%02d-%02d\n",
			    year, year % 12 + 1, year % 28 + 1
		}
	}'
}

# compare_gnu_date NAME FORMAT: $work/questions has lines of a query, a tab and
# an expression for GNU date. Of the answers out of our range only ISO weeks
# stand, as 1582 is the year of the week of 1583-01-01.
compare_gnu_date()
{
	if ! date --version 2>/dev/null | grep -q 'GNU coreutils'; then
		skip "$1: date is not GNU date"
		return
	fi
	cut -f 1 "$work/questions" >"$work/queries"
	cut -f 2 "$work/questions" | date -f - "+$2" | awk '
		/^[-+]/ || ($0 < "1583" && !/W/) { $0 = "none" }
		{ print }' | paste "$work/queries" - >"$work/answers"
	compare "$1 by GNU date"
}

compare_dateutil()
{
	if ! "$python" -c 'import dateutil.rrule' 2>/dev/null; then
		skip "$1: no python-dateutil ($python)"
		return
	fi
	"$python" "$oracle/date_dateutil.py" "$1" >"$work/answers" ||
		: >"$work/answers"
	compare "$1 by python-dateutil"
}

compare_libical()
{
	if ! "$programs/libical_rrule" "$1" >"$work/answers"; then
		: >"$work/answers"
	elif [ "$1" = months ] && [ ! -s "$work/answers" ]; then
		skip 'months: libical without RFC 7529'
		return
	fi
	compare "$1 by libical"
}

echo 1..8
# Every other distance is a short one.
days | awk '{
	days = NR * 7919 % 400000 - 200000
	if (NR % 2)
		days %= 500
	printf "add-days %s %d\t%s %+d days\n", $1, days, $1, days
}' >"$work/questions"
compare_gnu_date days %F
days | awk 'substr($1, 9) <= 28 {
	months = NR * 7919 % 6000 - 3000
	if (NR % 2)
		months %= 50
	printf "add-months %s %d\t%s %+d months\n", $1, months, $1, months
}' >"$work/questions"
compare_gnu_date 'months from days 1 to 28' %F
days | awk '{ printf "week %s\t%s\n", $1, $1 }' >"$work/questions"
compare_gnu_date 'ISO weeks' %G-W%V-%u
compare_dateutil months
compare_dateutil nth
compare_dateutil weekdays
compare_libical nth
compare_libical months
exit $status
