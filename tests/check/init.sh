#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# takt init --like, with every schedule that comes with takt: what it writes
# passes takt check without a warning, has nothing of single series, and keeps
# the rules; or it says why there is nothing to begin with.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

TAKT_SCHEDULEDIR=$PWD/schedules
XDG_DATA_DIRS=/nonesuch
HOME=$work
export TAKT_SCHEDULEDIR XDG_DATA_DIRS HOME

"$takt" list -f json | sed -n 's/^ *"name": "\(.*\)",$/\1/p' >"$work/names"
written=0
while read -r name; do
	run init --like "$name" --project Other -o "$work/new.yaml" --replace
	if [ "$status" -eq 1 ]; then
		says "^takt: '$name' .*\('extends'\|'cycle'\)"
		grep -q '^extends:' "schedules/$name.yaml" ||
			! grep -q '^cycle:' "schedules/$name.yaml" ||
			fail "$name has rules"
		continue
	fi
	exits 0
	silent
	written=$((written + 1))
	run check --strict "$work/new.yaml"
	exits 0
	silent
	! grep -E '^(series|revised|url|project: [^O]|# yaml-)' \
		"$work/new.yaml" >>"$why" || fail "in what is like $name"
	# The rules alone give the same days.
	for file in "$work/new.yaml" "schedules/$name.yaml"; do
		"$takt" expand --no-pins --cycles 6 -f json "$file" |
			grep -E '"(date|milestone|rule)":' >"$work/dates.${file##*/}"
	done
	[ -s "$work/dates.new.yaml" ] || fail "no dates of what is like $name"
	cmp -s "$work/dates.new.yaml" "$work/dates.${name##*/}.yaml" ||
		echo "$name" >>"$work/differ"
done <"$work/names"
! [ -s "$work/differ" ] || fail "other dates: $(cat "$work/differ")"
[ "$written" -gt 8 ] || fail "only $written were written"
verdict "$written schedules as a beginning"
finish
