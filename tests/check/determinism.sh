#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# The same file gives the same bytes: whatever the time zone, locale, home,
# umask, terminal, directory and clock.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

# A place of its own, so that nothing here depends on where the tree lies.
root=$PWD
mkdir "$work/a" "$work/a/files" "$work/b" || exit 1
cp schedules/python.yaml "$work/a/files/plain.yaml"
cp tests/interop/cadence.yaml "$work/a/files/odd.yaml"
cp tests/interop/policy.yaml tests/interop/days.ics "$work/a/files/"
sed '/^revised:/d' schedules/python.yaml >"$work/a/files/undated.yaml"
sed 's/^  alpha:/  alpha: 1\n&/; s/beta 1/bete 1/' schedules/python.yaml \
	>"$work/a/files/wrong.yaml"
cp -R "$work/a/files" "$work/b/files"
ln -s a "$work/link"
cd "$work/a" || exit 1

# A sanitizer is slow, and the calls are many.
files='plain odd policy undated wrong'
zones='UTC America/New_York Pacific/Kiritimati Asia/Kathmandu Etc/GMT+12
	Nowhere/Land :/etc/passwd EST5EDT'
locales='C C.UTF-8 POSIX de_DE.UTF-8 tr_TR.UTF-8 en_US.ISO-8859-1
	xx_XX.nonsense'
if is_sanitized; then
	files='odd policy wrong'
	zones='America/New_York Nowhere/Land'
	locales='C.UTF-8 xx_XX.nonsense'
fi
unset SOURCE_DATE_EPOCH LANG LC_ALL LC_CTYPE LC_TIME LC_MESSAGES LANGUAGE \
	COLUMNS LINES TERM NO_COLOR CLICOLOR CLICOLOR_FORCE TZ

# all COMMAND...: puts before takt in each call; all it can say, in one file.
all()
{
	for file in $files; do
		for format in table ics json csv md rst pep mermaid html calendar; do
			echo "== $file $format"
			"$@" "$takt" expand -f $format "files/$file.yaml" 2>&1
			echo "exit status $?"
		done
		echo "== $file check"
		"$@" "$takt" check "files/$file.yaml" 2>&1
		echo "exit status $?"
	done
	for format in table md rst csv json; do
		"$@" "$takt" status --bars --today 2026-11-25 -f "$format" \
			files/plain.yaml files/odd.yaml 2>&1
	done
	for how in '' '--view cycle'; do
		echo "== picture $how"
		# shellcheck disable=SC2086 # words
		"$@" "$takt" expand -f svg --no-today $how files/odd.yaml 2>&1
	done
	for format in table md rst csv json svg; do
		echo "== compare $format"
		for how in '' --matrix; do
			# shellcheck disable=SC2086 # words
			"$@" "$takt" compare $how -f "$format" \
				files/policy.yaml files/odd.yaml 2>&1
		done
		[ "$format" = svg ] && continue
		"$@" "$takt" sweep files/policy.yaml -f "$format" \
			--vary 'support.full.until=6..8 months after final' 2>&1
		"$@" "$takt" diff files/policy.yaml files/odd.yaml \
			-f "$format" 2>&1
	done
	echo "== both"
	"$@" "$takt" expand files/plain.yaml files/odd.yaml 2>&1
	echo "== explain"
	"$@" "$takt" explain files/plain.yaml 'beta 1' 2>&1
	"$@" "$takt" explain 'first Tuesday of every 2nd month' \
		--today 2026-01-01 2>&1
	"$@" "$takt" explain files/policy.yaml 'beta 2' --series 1.5 2>&1
	"$@" "$takt" expand files/policy.yaml --slip 'final=+9d' \
		--series 2022.03 2>&1
	"$@" "$takt" expand files/policy.yaml --no-pins 2>&1
	echo "== help"
	"$@" "$takt" expand --help 2>&1
}

# differs COMMAND...: fails if it makes a difference.
differs()
{
	all "$@" >"$work/got"
	cmp -s "$work/wanted" "$work/got" && return
	fail "with $*:"
	diff "$work/wanted" "$work/got" | head -n 4 >>"$why"
}

all env >"$work/wanted"
equal 'number of calls' $(($(echo "$files" | wc -w) * 11)) \
	"$(grep -c 'exit status' "$work/wanted")"
grep -q '^exit status 1$' "$work/wanted" || fail 'nothing wrong in wrong.yaml'
grep '^exit status' "$work/wanted" | grep -v '[01]$' >>"$why"
grep -q '^DTSTAMP' "$work/wanted" || fail 'no calendar'
differs env
verdict 'twice in a row'

for zone in $zones; do
	differs env TZ="$zone"
done
differs env TZ=
verdict 'whatever the time zone'

for locale in $locales; do
	differs env LC_ALL="$locale"
	differs env LANG="$locale"
	differs env LC_TIME="$locale" LC_CTYPE="$locale" LANGUAGE="$locale"
done
differs env LC_ALL= LANG= LC_CTYPE=
verdict 'whatever the locale, known or not'

differs env HOME=/nowhere
differs env -u HOME
differs env -u HOME -u USER -u PATH
differs env -i
verdict 'whatever the home, and without an environment'

for columns in 20 80 1000 0 -1 x; do
	differs env COLUMNS=$columns LINES=$columns
done
differs env TERM=xterm-256color
differs env TERM=dumb NO_COLOR=1
verdict 'whatever the terminal that it does not write to'

differs nice
differs sh -c 'umask 777; exec "$@"' -
differs sh -c 'exec "$@" </dev/null' -
differs sh -c 'exec "$@" <&-' -
verdict 'whatever the umask and standard input'

(cd ../b && all env) >"$work/got"
same "$work/wanted" "$work/got"
(cd ../link && all env) >"$work/got"
same "$work/wanted" "$work/got"
rm -r ../b/files
ln -s ../a/files ../b/files
(cd ../b && all env) >"$work/got"
same "$work/wanted" "$work/got"
touch -d 2001-01-01 files/*
differs env
verdict 'whatever the directory, links on the way and times of the files'

if command -v faketime >/dev/null && ! is_sanitized; then
	for clock in '2001-09-09 01:46:40' '2026-02-28 23:59:59' \
		'2037-12-31 23:59:59' '1971-01-01 00:00:00'; do
		differs faketime "$clock"
	done
	verdict 'whatever the clock'
elif is_sanitized; then
	# Its library would have to come before the sanitizer's.
	for clock in 1 1000000000; do
		differs env UNUSED=$clock
	done
	verdict 'whatever the clock (not with a sanitizer)'
else
	skip 'no faketime: whatever the clock'
fi

cut_pages()
{
	setarch -R "$@"
}
if setarch -R true 2>/dev/null; then
	differs cut_pages
	differs env MALLOC_PERTURB_=85
	verdict 'whatever lies where in memory, and what was there before'
else
	skip 'no setarch: whatever lies where in memory'
fi

# SOURCE_DATE_EPOCH stands in for a date that the file does not have.
stamps()
{
	tr -d '\r' | grep -E '^(DTSTAMP|LAST-MODIFIED):' | cut -d : -f 2 |
		LC_ALL=C sort -u
}

without_stamps()
{
	grep -E -v '^(DTSTAMP|LAST-MODIFIED):'
}

expand()
{
	SOURCE_DATE_EPOCH=$1 "$takt" expand -f "$2" "files/$3.yaml" \
		2>"$work/stderr"
	status=$?
	exits 0
	silent
}

"$takt" expand -f ics files/undated.yaml >"$work/none.ics"
for epoch in 0 1 86399 951782400 1793577599 253402300799; do
	expand "$epoch" ics undated >"$work/one.ics"
	expand "$epoch" ics undated >"$work/two.ics"
	same "$work/one.ics" "$work/two.ics"
	equal "stamp of $epoch" \
		"$(TZ=UTC date -d "@$epoch" +%Y%m%dT%H%M%SZ)" \
		"$(stamps <"$work/one.ics")"
	without_stamps <"$work/one.ics" >"$work/one"
	without_stamps <"$work/none.ics" >"$work/none"
	same "$work/none" "$work/one"
done
equal 'stamp without one' 20201001T000000Z "$(stamps <"$work/none.ics")"
verdict 'SOURCE_DATE_EPOCH is the stamp of a calendar without "revised"'

"$takt" expand -f ics files/plain.yaml >"$work/none.ics"
for epoch in 0 951782400 253402300799; do
	expand "$epoch" ics plain >"$work/one.ics"
	same "$work/none.ics" "$work/one.ics"
done
equal 'stamp' 20260822T000000Z "$(stamps <"$work/none.ics")"
for file in plain odd undated; do
	expand 0 table $file >"$work/one"
	"$takt" expand files/$file.yaml >"$work/none"
	same "$work/none" "$work/one"
done
verdict 'and changes nothing else'

for epoch in now -1 1.5 1e9 ' 1' '1 ' 0x10 253402300800 99999999999999999999; do
	SOURCE_DATE_EPOCH=$epoch "$takt" expand -f ics files/undated.yaml \
		>"$work/stdout" 2>"$work/stderr"
	status=$?
	exits 2
	says "^takt: SOURCE_DATE_EPOCH is '$epoch'"
	[ -s "$work/stdout" ] && fail 'something on standard output'
done
SOURCE_DATE_EPOCH='' "$takt" expand -f ics files/undated.yaml \
	>"$work/one.ics" 2>"$work/stderr"
"$takt" expand -f ics files/undated.yaml >"$work/none.ics"
same "$work/none.ics" "$work/one.ics"
verdict 'what is no SOURCE_DATE_EPOCH is refused'

# Only a question about the future asks the clock, and UTC is its zone.
explain()
{
	"$@" "$takt" explain 'first day of every month' 2>&1
}

SOURCE_DATE_EPOCH=1767225599 explain env >"$work/wanted"
grep -q 2026-01-01 "$work/wanted" || fail 'no date after SOURCE_DATE_EPOCH'
for zone in America/New_York Pacific/Kiritimati; do
	SOURCE_DATE_EPOCH=1767225599 explain env TZ=$zone >"$work/got"
	same "$work/wanted" "$work/got"
	if command -v faketime >/dev/null && ! is_sanitized; then
		TZ=UTC explain faketime '2025-12-31 23:59:59' env TZ=$zone \
			>"$work/got"
		same "$work/wanted" "$work/got"
	fi
done
verdict 'the day that it is, is that of UTC'
cd "$root" || exit 1
finish
