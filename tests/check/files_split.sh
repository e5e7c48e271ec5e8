#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# takt expand --split: of several files all are replaced, or none, and nothing
# is left lying about.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"
# shellcheck source=tests/check/files_lib
. "${0%/*}/files_lib"

root=$PWD

# split ARGUMENT...: four series of the large cadence, named by their number.
split()
{
	"$takt" expand "$large" --cycles 4 --split series "$@" \
		>"$work/stdout" 2>"$work/stderr"
	status=$?
}

# are_old: 0.ics to 3.ics are what they were, and nothing else is here.
are_old()
{
	for name in 0.ics 1.ics 2.ics 3.ics; do
		is_old "$name"
	done
	left_is 0.ics 1.ics 2.ics 3.ics
}

all_old()
{
	rm -rf ./*
	for name in 0.ics 1.ics 2.ics 3.ics; do
		old "$name"
	done
}

check_split()
{
	place split
	all_old
	chmod 640 1.ics
	inode=$(inode 0.ics)
	split -o '{series}.ics'
	exits 0
	silent
	left_is 0.ics 1.ics 2.ics 3.ics
	equal mode 640 "$(mode 1.ics)"
	for series in 0 1 2 3; do
		equal "events of $series" 6 \
			"$(grep -c "^X-TAKT-SLOT:Large.n$series.n" "$series".ics)"
		equal 'all events' 6 "$(grep -c BEGIN:VEVENT "$series".ics)"
	done
	[ "$(inode 0.ics)" != "$inode" ] || fail 'written into the old file'
	verdict 'several files are replaced, and keep their modes'

	mkdir sub
	mv 2.ics sub/real.ics
	ln -s sub/real.ics 2.ics
	split -o '{series}.ics'
	exits 0
	[ -L 2.ics ] || fail '2.ics is no link any more'
	left_is 0.ics 1.ics 2.ics 3.ics sub
	verdict 'of several files, a link is followed'

	# Each of these is in the way of the third of four files.
	all_old
	rm 2.ics
	mkdir 2.ics
	split -o '{series}.ics'
	exits 3
	says "^takt: .*'2.ics'.*directory"
	rmdir 2.ics
	old 2.ics
	are_old
	verdict 'a directory among them leaves all as they were'

	rm 2.ics
	ln -s 1.ics 2.ics
	split -o '{series}.ics'
	exits 3
	says "^takt: '1.ics' and '2.ics' are the same file"
	[ -L 2.ics ] || fail '2.ics is no link any more'
	are_old
	verdict 'links to one file leave all as they were'

	all_old
	rm 2.ics
	ln -s /dev/full 2.ics
	split -o '{series}.ics'
	exits 3
	says "^takt: .*'2.ics'"
	rm 2.ics
	old 2.ics
	are_old
	verdict 'a device among them leaves all as they were'

	rm 2.ics
	ln "$large" 2.ics 2>/dev/null || ln -s "$large" 2.ics
	split -o '{series}.ics'
	exits 3
	says "^takt: '2.ics' is an input"
	rm 2.ics
	old 2.ics
	are_old
	verdict 'an input among them leaves all as they were'

	split -o '{series}.ics' --update
	exits 1
	are_old
	verdict 'what cannot be updated leaves all as they were'

	mkdir 2
	split -o '{series}/it.ics'
	exits 3
	left_is 0.ics 1.ics 2 2.ics 3.ics
	equal 'files in 2' '' "$(ls -A 2)"
	rmdir 2
	verdict 'a directory that is missing leaves all as they were'
}

# Series 2 is larger than the limit, and those before it are not.
check_split_disk()
{
	place split_disk
	all_old
	{
		cat "$large"
		printf 'series:\n  "2":\n    also:\n'
		i=0
		while [ "$i" -lt 200 ]; do
			i=$((i + 1))
			# A number behind a name would mean its step.
			echo "      $(echo "x$i" | tr 0-9 a-j):" \
				"{on: 2000-01-20, name: Extra $i}"
		done
	} >"$work/uneven.yaml"
	(
		trap '' XFSZ
		ulimit -f 64
		"$takt" expand "$work/uneven.yaml" --cycles 4 --split series \
			-o '{series}.ics' 2>"$work/stderr"
	)
	status=$?
	exits 3
	says "^takt: .*'2.ics'.*File too large"
	are_old
	verdict 'one file that gets too large leaves all as they were'

	if [ -z "$default_signals" ]; then
		skip 'env cannot reset signals: SIGXFSZ among several files'
		skip 'env cannot reset signals: SIGTERM among several files'
		return
	fi
	(
		# shellcheck disable=SC3045 # dash and bash have it
		ulimit -c 0
		ulimit -f 64
		$default_signals "$takt" expand "$work/uneven.yaml" --cycles 4 \
			--split series -o '{series}.ics' 2>"$work/stderr"
		exit $?
	) 2>/dev/null
	status=$?
	[ "$status" -eq 3 ] || exits 153
	are_old
	verdict 'so it does where SIGXFSZ ends takt'

	$default_signals "$takt" expand --limit 100000000 "$large" \
		--split series -o '{series}.ics' 2>"$work/stderr" &
	pid=$!
	await
	kill -TERM "$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	status=$?
	[ "$(kill -l "$status")" = TERM ] || fail "exit status $status"
	silent
	are_old
	verdict 'a signal leaves all files, and nothing else'
}

# As somebody else than root, to whom every file is open.
check_permission()
{
	place permission
	if [ "$(id -u)" -ne 0 ]; then
		as_nobody=
		program=$takt
	elif setpriv --reuid=65534 --regid=65534 --clear-groups true \
		2>/dev/null; then
		as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
		program=$work/takt
		cp "$takt" "$program"
		chmod 755 "$work" "$program"
	else
		skip 'no setpriv: one of several files that is closed'
		return
	fi
	# Each in a directory of its own.
	for series in 0 1 2; do
		mkdir "$series"
		old "$series"/it.ics
		chmod 666 "$series"/it.ics
		chmod 777 "$series"
	done
	for closed in 2/it.ics 2; do
		chmod a-w "$closed"
		$as_nobody "$program" expand "$large" --cycles 3 \
			--split series -o '{series}/it.ics' 2>"$work/stderr"
		status=$?
		exits 3
		says "^takt: cannot write .*2/.*Permission denied"
		for series in 0 1 2; do
			is_old "$series"/it.ics
			equal "files in $series" it.ics "$(ls -A "$series")"
		done
		chmod a+w "$closed"
	done
	verdict 'one of several files that is closed leaves all as they were'
}

for check in split split_disk permission; do
	cd "$root" || exit 1
	check_$check
done
finish
