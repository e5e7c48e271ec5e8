#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Calendars in the programs that people read them with: each must take the
# calendar of each cadence without a complaint, and show on the same days what
# the table says. tests/interop/ has what reads them; its cadence.yaml is one
# that nobody would write, and its deadlines.tsv has events at a time of day.
set -u

cd "${0%/*}/../.." || exit 2
interop=tests/interop
build=$(cd "${BUILD:-build}" && pwd) || exit 2
takt=${TAKT:-$build/takt}
python=${PYTHON:-/usr/bin/python3}
cadences="schedules/python.yaml schedules/proposals/pep-602-example.yaml
	schedules/proposals/pep-602-status-quo.yaml $interop/deadlines.tsv
	$interop/cadence.yaml $interop/policy.yaml"
far_west=America/New_York
far_east=Pacific/Kiritimati

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
own_home=${HOME:-/}
TZ=UTC LC_ALL=C.UTF-8 HOME=$work PYTHONDONTWRITEBYTECODE=1
export TZ LC_ALL HOME PYTHONDONTWRITEBYTECODE
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME SOURCE_DATE_EPOCH
number=0
failed=0

if ! "$python" -c '' 2>/dev/null; then
	echo "1..0 # SKIP no Python ($python)"
	exit 0
fi

sorted()
{
	LC_ALL=C sort "$@"
}

# ok WHAT / not_ok WHAT: the latter shows $work/why.
ok()
{
	number=$((number + 1))
	echo "ok $number - $1"
}

not_ok()
{
	number=$((number + 1))
	echo "not ok $number - $1"
	head -20 "$work/why" | cut -c 1-200 | sed 's/^/# /'
	failed=1
}

skip()
{
	number=$((number + 1))
	echo "ok $number # SKIP $1"
	echo skip >"$work/cell"
}

# compare PROGRAM EVENTS: $work/shown must be EVENTS, and $work/stderr empty.
compare()
{
	sorted "$2" >"$work/wanted"
	sorted "$work/shown" >"$work/got"
	{
		sed 's/^/stderr: /' "$work/stderr"
		diff "$work/wanted" "$work/got"
	} >"$work/why"
	count=$(grep -c . "$work/got")
	echo "$count" >"$work/cell"
	if [ -s "$work/why" ] || [ "$count" -eq 0 ]; then
		echo "$count!" >"$work/cell"
		not_ok "$1: $cadence"
	else
		ok "$1: $cadence, $count events"
	fi
}

# has MODULE: may Python import it?
has()
{
	"$python" -c "import $1" 2>/dev/null
}

read_lint()
{
	"$python" "$interop/lint_ics.py" "$ics" >"$work/why" 2>&1
	if [ -s "$work/why" ]; then
		echo "$(wc -l <"$work/why")!" >"$work/cell"
		not_ok "lint_ics.py: $cadence"
	else
		echo ok >"$work/cell"
		ok "lint_ics.py: $cadence"
	fi
}

# read_library MODULE EVENTS
read_library()
{
	if ! has "$1"; then
		skip "no python3-$1"
		return
	fi
	"$python" "$interop/shown_events.py" "$1" "$ics" \
		>"$work/shown" 2>"$work/stderr"
	compare "$1" "$2"
}

# read_khal ZONE: from an empty calendar of its own; all its days.
read_khal()
{
	if ! command -v khal >/dev/null || ! has icalendar; then
		skip 'no khal'
		return
	fi
	rm -rf "$work/khal"
	mkdir "$work/khal" "$work/khal/all" || exit 2
	cat >"$work/khal/config" <<-END
		[calendars]
		[[all]]
		path = $work/khal/all
		[sqlite]
		path = $work/khal/cache
		[locale]
		local_timezone = $1
		default_timezone = $1
		timeformat = %H:%M
		dateformat = %Y-%m-%d
		longdateformat = %Y-%m-%d
		datetimeformat = %Y-%m-%d %H:%M
		longdatetimeformat = %Y-%m-%d %H:%M
	END
	TZ=$1 khal -c "$work/khal/config" import --batch -a all "$ics" \
		>"$work/stderr" 2>&1
	TZ=$1 khal -c "$work/khal/config" list --once \
		--format '␞{start}|{end}|{title}' --day-format '' \
		"$first_day" "$last_day" 2>>"$work/stderr" |
		TZ=$1 "$python" "$interop/shown_events.py" khal \
			>"$work/shown" 2>>"$work/stderr"
	files=$(find "$work/khal/all" -type f | wc -l)
	[ "$files" -eq "$events" ] ||
		echo "$files items of $events events" >>"$work/stderr"
	compare "khal, TZ=$1" "$work/titles"
}

# Cannot show: status (a cancelled event looks like any other), UID, category.
# What it shows is in its file; the option that lists days cuts titles.
read_calcurse()
{
	if ! command -v calcurse >/dev/null; then
		skip 'no calcurse'
		return
	fi
	rm -rf "$work/calcurse"
	mkdir "$work/calcurse" || exit 2
	calcurse -D "$work/calcurse" -C "$work/calcurse" -i "$ics" \
		>"$work/report" 2>"$work/stderr" ||
		echo "exit status $?" >>"$work/stderr"
	taken="$timed apps* / $((events - timed)) events* / 0 todos / 0 skipped"
	tail -n 1 "$work/report" | grep -v "^$taken\$" >>"$work/stderr"
	"$python" "$interop/shown_events.py" calcurse \
		<"$work/calcurse/apts" >"$work/shown" 2>>"$work/stderr"
	compare calcurse "$work/events"
}

# ical.js comes from npm, into the scratch space and nowhere else.
node_modules=$build/interop/node_modules
icaljs=$node_modules/ical.js/dist/ical.es5.cjs
version_of()
{
	sed -n 's/.*"'"$2"'": "\([^"]*\)".*/\1/p' "$1" 2>/dev/null
}

install_icaljs()
{
	command -v node >/dev/null || return
	[ "$(version_of "$node_modules/ical.js/package.json" version)" = \
		"$(version_of $interop/package.json 'ical\.js')" ] && return
	mkdir -p "$build/interop" &&
		cp $interop/package.json "$build/interop/" &&
		HOME=$own_home npm install --prefix "$build/interop" \
			--no-package-lock --no-audit --no-fund \
			--ignore-scripts --loglevel=error >/dev/null 2>&1
}

# read_icaljs ZONE
read_icaljs()
{
	if ! command -v node >/dev/null; then
		skip 'no node'
		return
	fi
	if [ ! -e "$icaljs" ]; then
		skip 'npm cannot install ical.js'
		return
	fi
	TZ=$1 node "$interop/shown_events.js" "$icaljs" "$ics" \
		>"$work/shown" 2>"$work/stderr"
	compare "ical.js, TZ=$1" "$work/events"
}

# One row of the table: cadence, number of events, then a cell each.
cell()
{
	printf ' %-9s' "$(cat "$work/cell")" >>"$work/table"
}

# The calendar of $cadence, and the events that it must show. One of them has
# all that a calendar can carry.
make_calendar()
{
	case $cadence in
	*/policy.yaml) set -- --alarm 1w,1d,2h --times zone \
		--source https://example.org/policy.ics --refresh 36h \
		--method publish --organizer '"A, B" <a.b@example.org>' ;;
	*) set -- ;;
	esac
	"$takt" expand -f table "$cadence" >"$work/cadence.txt" &&
		"$takt" expand -f ics "$@" "$cadence" >"$ics" &&
		"$python" "$interop/table_events.py" \
			<"$work/cadence.txt" >"$work/events" || exit 1
}

# Of a list of events, which are what it must show.
make_deadlines()
{
	grep -v '^#' "$cadence" >"$work/events"
	"$build/tests/oracle/ical_events" <"$work/events" >"$ics" || exit 1
}

read_calendar()
{
	ics=$work/calendar.ics
	case $cadence in
	*.tsv) make_deadlines ;;
	*) make_calendar ;;
	esac
	has icalendar && "$python" "$interop/shown_events.py" titles \
		<"$work/events" >"$work/titles"
	events=$(wc -l <"$work/events")
	timed=$(grep -c '^[^	]*Z	' "$work/events")
	first_day=$(cut -c 1-10 "$work/events" | sorted | head -n 1)
	last_day=$(cut -f 2 "$work/events" | cut -c 1-10 | sorted | tail -n 1)
	name=${cadence##*/}
	printf '%-24s %6s' "$name" "$events" >>"$work/table"
	read_lint; cell
	read_khal UTC; cell
	read_khal $far_west; cell
	read_calcurse; cell
	read_library icalendar "$work/titles"; cell
	read_library vobject "$work/events"; cell
	read_icaljs UTC; cell
	read_icaljs $far_west; cell
	read_icaljs $far_east; cell
	echo >>"$work/table"
}

# A checker that finds nothing is worth as much as one that checks nothing:
# faults that a writer could make, as scripts for sed.
check_lint()
{
	control=$(printf '\001')
	latin=$(printf '\351')
	mark=$(printf '\357\273\277')
	return=$(printf '\r')
	cat >"$work/faults" <<-END
		s/$return\$//
		\$s/$return\$//
		1s/^/$mark/
		1d
		\$d
		/^VERSION/d
		s/^VERSION:2.0/VERSION:2.1/
		/^PRODID/d
		s/^CALSCALE:.*/METHOD:PUBLISH$return/
		s/^CALSCALE:.*/UID:5d1a3f0e-8c6b-5f2d-9e57-74616b740001$return/
		s/;VALUE=DURATION//
		/^BEGIN:VEVENT/d
		/^END:VEVENT/d
		s/VEVENT/VTODO/
		/^UID:/d
		/^UID:/p
		s/^UID:.*/UID:5d1a3f0e-8c6b-5f2d-9e57-74616b740001$return/
		s/^\\(UID:.\\{14\\}\\)5/\\14/
		s/^UID:.*/UID:\\(&\\)@example.org$return/
		/^DTSTAMP/d
		s/^\\(DTSTAMP:.*\\)Z/\\1/
		s/^\\(LAST-MODIFIED:.*\\)Z/\\1/
		s/^DTSTAMP:.*/DTSTAMP:20260101T250000Z$return/
		/^DTSTART/d
		/^DTEND/d
		s/;VALUE=DATE:/:/
		s/^DTSTART;VALUE=DATE:/DTSTART;TZID=Europe\\/Paris:/
		s/^DTSTART.*/DTSTART;VALUE=DATE:20230229$return/
		s/^DTSTART.*/DTSTART;VALUE=DATE:2023-02-28$return/
		s/^DTEND.*/DTEND;VALUE=DATE:20190101$return/
		s/^DTEND;VALUE=DATE:.*/DURATION:P1D$return/
		s/^DTEND.*/DTEND:20991231T000000Z$return/
		s/^DTSTART.*/DTSTART:20190101T000000Z$return/
		s/^DTSTART.*/DTSTART:20190101T000000$return/
		s/^STATUS:.*/STATUS:COMPLETED$return/
		/^STATUS:/d
		/^SUMMARY:/d
		/^SUMMARY:/p
		s/^SUMMARY:/&a,b/
		s/^SUMMARY:/&a\\\\b/
		s/^SUMMARY:/&$control/
		s/^SUMMARY:/&$latin/
		s/^SUMMARY:/&$mark/
		s/^SUMMARY:/&12345678901234567890123456789012345678901234567890/
		s/^DESCRIPTION:[^$return]*/& /
		s/^DESCRIPTION:.*/&X$return/
		s/^CATEGORIES:.*/CATEGORIES:a,b$return/
		s/^URL:.*/URL:a b$return/
		s/^TRANSP:.*/$return/
		s/^SEQUENCE:.*/SEQUENCE:-1$return/
		s/^TRIGGER:.*/TRIGGER:PT9H$return/
		s/^TRIGGER:.*/TRIGGER:-P$return/
		/^ACTION:/d
		s/^X-TAKT-WROTE:.*/X-TAKT-WROTE:1$return/
		s/^COLOR:.*/COLOR:#ff0000$return/
		/^METHOD:/d
		/^ORGANIZER/d
		s/^ORGANIZER/&;X=Y/
		s/^SOURCE;VALUE=URI/SOURCE/
		/^TZID:/d
		s/^TZID:.*/TZID:Europe\\/Oslo$return/
		s/^TZOFFSETTO:.*/TZOFFSETTO:1$return/
		/^BEGIN:STANDARD/,/^DTSTART/ s/^DTSTART.*/&Z/
	END
	: >"$work/why"
	while IFS= read -r fault; do
		LC_ALL=C sed "$fault" "$ics" >"$work/faulty.ics"
		[ "$fault" != "\$s/$return\$//" ] ||
			head -c -2 "$ics" >"$work/faulty.ics"
		"$python" $interop/lint_ics.py "$work/faulty.ics" \
			>/dev/null 2>&1
		[ $? -eq 1 ] || echo "not found: $fault" >>"$work/why"
	done <"$work/faults"
	if [ -s "$work/why" ]; then
		not_ok 'lint_ics.py finds what is planted'
	else
		ok "lint_ics.py finds $(wc -l <"$work/faults") planted faults"
	fi
}

install_icaljs
printf '%-24s %6s %-9s %-9s %-9s %-9s %-9s %-9s %-9s %-9s %s\n' \
	cadence events lint khal khal-west calcurse icalendar \
	vobject ical.js js-west js-east >"$work/table"
for cadence in $cadences; do
	read_calendar
done
check_lint
sed 's/^/# /; s/ *$//' "$work/table"
echo "1..$number"
exit $failed
