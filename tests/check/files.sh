#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Files, pipes, devices and signals: what takt is told to write arrives whole,
# or the old file stays, the exit status says so, and nothing is left lying
# about.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"
# shellcheck source=tests/check/files_lib
. "${0%/*}/files_lib"

root=$PWD
cadence=$root/schedules/python.yaml
wanted=$work/wanted.ics
"$takt" expand -f ics "$cadence" >"$wanted" || exit 1

# ---- Standard output ----

check_full()
{
	for arguments in "expand $cadence" "expand -f ics $cadence" \
		"explain $cadence final" "--help" "expand --help" \
		"--version" "help"; do
		# shellcheck disable=SC2086 # words
		"$takt" $arguments >/dev/full 2>"$work/stderr"
		status=$?
		exits 3
		says '^takt: .*standard output.*No space left'
	done
	verdict 'a full disk behind standard output is noticed'

	# Root could lose the device itself to a takt that renames over it.
	full=/dev/full
	if [ "$(id -u)" -eq 0 ]; then
		full=$work/full
		if ! mknod "$full" c 1 7 2>/dev/null ||
			! : 2>/dev/null >"$full"; then
			skip 'no device can be made: -o onto a full device'
			return
		fi
	fi
	run expand -f ics -o "$full" "$cadence"
	exits 3
	says "^takt: .*'$full'.*No space left"
	[ -c "$full" ] || fail 'the device has become a file'
	verdict 'so it is behind -o, on a device'
}

check_closed()
{
	place closed
	cp "$cadence" in.yaml
	for arguments in "expand in.yaml" "expand -f ics in.yaml" \
		"expand -f ics -o - in.yaml" "explain in.yaml final" \
		"--help" "--version"; do
		# shellcheck disable=SC2086 # words
		"$takt" $arguments >&- 2>"$work/stderr"
		status=$?
		exits 3
		says '^takt: .*standard output'
	done
	same "$cadence" in.yaml
	left_is in.yaml
	verdict 'a closed standard output is noticed'

	"$takt" expand -f ics in.yaml <&- >"$work/stdout" 2>"$work/stderr"
	status=$?
	exits 0
	silent
	same "$wanted" "$work/stdout"
	"$takt" expand -o out.ics in.yaml <&- >&-
	status=$?
	exits 0
	same "$wanted" out.ics
	rm -f out.ics
	"$takt" expand -o out.ics in.yaml <&- >&- 2>&-
	status=$?
	exits 0
	same "$wanted" out.ics
	same "$cadence" in.yaml
	left_is in.yaml out.ics
	verdict 'closed descriptors that are not needed do no harm'

	old out.ics
	echo 'takt: 2' >bad.yaml
	for closing in '2>&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
		eval '"$takt" expand -o out.ics bad.yaml' "$closing"
		[ $? -ne 0 ] || fail "exit status 0 with $closing"
		is_old out.ics
		eval '"$takt" expand -f ics in.yaml bad.yaml' "$closing" \
			>"$work/stdout"
		[ -s "$work/stdout" ] && fail "output with $closing"
	done
	echo 'takt: 2' | cmp -s - bad.yaml || fail 'the input is written to'
	left_is bad.yaml in.yaml out.ics
	verdict 'with standard error closed, no message lands in a file'
}

check_pipe()
{
	if [ -z "$default_signals" ]; then
		skip 'env cannot reset signals: a reader that leaves'
		return
	fi
	{
		$default_signals "$takt" expand --limit 100000000 -f ics \
			"$large" 2>"$work/stderr"
		echo $? >"$work/status"
	} | head -n 1 >"$work/stdout"
	status=$(cat "$work/status")
	exits 141
	silent
	equal 'first line' BEGIN:VCALENDAR "$(tr -d '\r' <"$work/stdout")"
	verdict 'a reader that leaves ends takt quietly'

	{
		(
			trap '' PIPE
			expand_large 2>"$work/stderr"
			echo $? >"$work/status"
		)
	} | head -n 1 >"$work/stdout"
	status=$(cat "$work/status")
	exits 3
	silent
	verdict 'so it does where SIGPIPE is ignored, with exit status 3'
}

# ---- Into a file ----

check_new()
{
	place new
	for umask in 022 077 002 000; do
		(
			umask "$umask"
			"$takt" expand "$cadence" -o new.ics
		) >"$work/stdout" 2>"$work/stderr"
		status=$?
		exits 0
		silent
		[ -s "$work/stdout" ] && fail 'something on standard output'
		same "$wanted" new.ics
		equal "mode with umask $umask" \
			"$(printf %o $((0666 & ~umask)))" "$(mode new.ics)"
		left_is new.ics
		rm -f new.ics
	done
	verdict 'a new file obeys the umask'
}

check_existing()
{
	place existing
	for mode in 640 600 644 755 666 200; do
		old it.ics
		chmod "$mode" it.ics
		ln it.ics before
		inode=$(inode it.ics)
		(
			umask 077
			"$takt" expand "$cadence" -o it.ics
		) 2>"$work/stderr"
		status=$?
		exits 0
		silent
		same "$wanted" it.ics
		equal mode "$mode" "$(mode it.ics)"
		is_old before
		[ "$(inode it.ics)" != "$inode" ] ||
			fail 'written into the old file'
		left_is before it.ics
		rm -f it.ics before
	done
	verdict 'an existing file is replaced at once, and keeps its mode'
}

check_links()
{
	place links
	mkdir sub
	old sub/real.ics
	ln -s sub/real.ics relative.ics
	ln -s "$PWD/sub/real.ics" absolute.ics
	ln -s relative.ics chain.ics
	ln -s ../absolute.ics sub/up.ics
	for link in relative.ics absolute.ics chain.ics sub/up.ics \
		"$PWD/relative.ics" "$PWD/sub/up.ics" ./chain.ics; do
		old sub/real.ics
		run expand "$cadence" -o "$link"
		exits 0
		[ -L "$link" ] || fail "$link is no link any more"
		same "$wanted" sub/real.ics
	done
	left_is absolute.ics chain.ics relative.ics sub
	verdict 'a link is followed, and stays'

	rm sub/real.ics
	for link in relative.ics absolute.ics "$PWD/relative.ics" \
		./absolute.ics; do
		run expand "$cadence" -o "$link"
		exits 0
		[ -L "$link" ] || fail "$link is no link any more"
		same "$wanted" sub/real.ics
		rm -f sub/real.ics
	done
	verdict 'a link to nothing names the file to make'

	for link in chain.ics sub/up.ics; do
		run expand "$cadence" -o "$link"
		exits 0
		for each in relative.ics absolute.ics chain.ics sub/up.ics; do
			[ -L "$each" ] || fail "$each is no link any more"
		done
		same "$wanted" sub/real.ics
		rm -rf ./*.ics sub
		mkdir sub
		ln -s sub/real.ics relative.ics
		ln -s "$PWD/sub/real.ics" absolute.ics
		ln -s relative.ics chain.ics
		ln -s ../absolute.ics sub/up.ics
	done
	verdict 'and so does a link to a link to nothing'

	ln -s loop.ics loop.ics
	run expand "$cadence" -o loop.ics
	exits 3
	says "^takt: .*'loop.ics'"
	[ -L loop.ics ] || fail 'loop.ics is no link any more'
	rm loop.ics
	ln -s missing/real.ics astray.ics
	run expand "$cadence" -o astray.ics
	exits 3
	says "^takt: .*astray.ics.*No such file"
	rm astray.ics
	left_is absolute.ics chain.ics relative.ics sub
	verdict 'links that lead nowhere are an error'
}

check_special()
{
	place special
	if mknod null c 1 3 2>/dev/null && echo >null 2>/dev/null; then
		ln -s null link.ics
		for device in null link.ics; do
			run expand -f ics "$cadence" -o "$device"
			exits 0
			silent
			[ -c null ] || fail 'the device has become a file'
		done
		left_is link.ics null
		verdict 'a device stays a device'
	elif [ "$(id -u)" -ne 0 ]; then
		run expand -f ics "$cadence" -o /dev/null
		exits 0
		[ -c /dev/null ] || fail 'the device has become a file'
		verdict 'a device stays a device'
	else
		skip 'no device can be made: a device stays a device'
	fi
	rm -f null link.ics

	mkfifo fifo
	timeout 10 cat fifo >got &
	run expand -f ics "$cadence" -o fifo
	wait $!
	exits 0
	same "$wanted" got
	[ -p fifo ] || fail 'the pipe has become a file'
	left_is fifo got
	verdict 'into a pipe with a name'

	# As /dev/stdout is, without putting that one at risk.
	ln -s /proc/self/fd/1 stdout
	"$takt" expand -f ics "$cadence" -o stdout 2>"$work/stderr" |
		cat >got
	silent
	same "$wanted" got
	[ -L stdout ] || fail 'the link is gone'
	rm stdout
	verdict 'into the link to standard output'

	mkdir here.ics
	run expand "$cadence" -o here.ics
	exits 3
	says "^takt: .*'here.ics'.*directory"
	run expand "$cadence" -o here.ics/
	exits 3
	[ -d here.ics ] || fail 'the directory is gone'
	run expand "$cadence" -o missing/new.ics
	exits 3
	says "^takt: .*missing/.*No such file"
	run expand "$cadence" -o got/new.ics
	exits 3
	says "^takt: .*got/.*Not a directory"
	left_is fifo got here.ics
	verdict 'not into, or onto, a directory'
}

check_input()
{
	place input
	cp "$cadence" in.yaml
	cp "$root/schedules/proposals/pep-602-example.yaml" other.yaml
	mkdir sub
	ln in.yaml hard.txt
	ln -s in.yaml soft.txt
	for name in in.yaml ./in.yaml sub/../in.yaml "$PWD/in.yaml" hard.txt \
		soft.txt; do
		run expand -f table in.yaml -o "$name"
		exits 3
		says "^takt: .*input"
		run expand -f table other.yaml in.yaml -o "$name"
		exits 3
		says "^takt: .*input"
		run expand -f table soft.txt -o "$name"
		exits 3
	done
	same "$cadence" in.yaml
	[ "$(inode in.yaml)" = "$(inode hard.txt)" ] || fail 'the hard link is gone'
	[ -L soft.txt ] || fail 'the link is gone'
	left_is hard.txt in.yaml other.yaml soft.txt sub
	verdict 'an input is never overwritten'
}

# As somebody else than root, to whom every directory is open.
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
		skip 'no setpriv: a directory that is closed'
		skip 'no setpriv: a file that is closed'
		return
	fi
	cp "$cadence" in.yaml
	chmod 644 in.yaml
	mkdir closed
	old closed/old.ics
	chmod 666 closed/old.ics
	chmod 555 closed
	for name in closed/new.ics closed/old.ics; do
		$as_nobody "$program" expand in.yaml -o "$name" \
			2>"$work/stderr"
		status=$?
		exits 3
		says "^takt: cannot write .*closed/.*Permission denied"
		grep 'takt\.' "$work/stderr" && fail 'names a temporary file'
	done
	is_old closed/old.ics
	equal 'files in closed' old.ics "$(ls -A closed)"
	chmod 755 closed
	verdict 'a directory that is closed to us'

	mkdir open
	chmod 777 open
	old open/read-only.ics
	chmod 444 open/read-only.ics
	$as_nobody "$program" expand in.yaml -o open/read-only.ics \
		2>"$work/stderr"
	status=$?
	exits 3
	says "^takt: cannot write .*Permission denied"
	is_old open/read-only.ics
	chmod 000 in.yaml
	for arguments in "in.yaml" "in.yaml -o open/new.ics"; do
		# shellcheck disable=SC2086 # words
		$as_nobody "$program" expand $arguments \
			>"$work/stdout" 2>"$work/stderr"
		status=$?
		exits 3
		says "^takt: cannot read 'in.yaml': Permission denied"
	done
	equal 'files in open' read-only.ics "$(ls -A open)"
	chmod 755 open
	verdict 'a file that is closed to us'
}

# ---- Troubles on the way ----

at_exit()
{
	cd "$root" || :
	umount "$work/disk" 2>/dev/null
	rm -rf "$work"
}

check_disk()
{
	mkdir "$work/disk"
	if mount -t tmpfs -o size=64k takt "$work/disk" 2>/dev/null; then
		cd "$work/disk" || exit 1
		old it.ics
		expand_large -o it.ics 2>"$work/stderr"
		status=$?
		exits 3
		says "^takt: .*'it.ics'.*No space left"
		is_old it.ics
		expand_large -o new.ics 2>"$work/stderr"
		status=$?
		exits 3
		left_is it.ics
		cd "$work" || exit 1
		umount "$work/disk"
		verdict 'a full disk leaves the old file'
	else
		skip 'may not mount: a full disk'
	fi

	place limited
	old it.ics
	(
		trap '' XFSZ
		ulimit -f 64
		expand_large -o it.ics 2>"$work/stderr"
	)
	status=$?
	exits 3
	says "^takt: .*'it.ics'.*File too large"
	is_old it.ics
	left_is it.ics
	verdict 'a file that gets too large leaves the old one'

	if [ -z "$default_signals" ]; then
		skip 'env cannot reset signals: SIGXFSZ'
		return
	fi
	(
		# shellcheck disable=SC3045 # dash and bash have it
		ulimit -c 0
		ulimit -f 64
		$default_signals "$takt" expand --limit 100000000 "$large" \
			-o it.ics 2>"$work/stderr"
		exit $?
	) 2>/dev/null
	status=$?
	[ "$status" -eq 3 ] || exits 153
	is_old it.ics
	left_is it.ics
	verdict 'so it does where SIGXFSZ ends takt'
}

check_signals()
{
	place signals
	if [ -z "$default_signals" ]; then
		skip 'env cannot reset signals: a signal leaves the old file'
		skip 'env cannot reset signals: signals that are ignored'
		return
	fi
	for signal in TERM INT HUP; do
		for name in it.ics link.ics new.ics; do
			old it.ics
			ln -sf it.ics link.ics
			$default_signals "$takt" expand --limit 100000000 \
				"$large" -o "$name" 2>"$work/stderr" &
			pid=$!
			await
			kill -"$signal" "$pid" 2>/dev/null
			wait "$pid" 2>/dev/null
			status=$?
			[ "$(kill -l "$status")" = "$signal" ] ||
				fail "exit status $status after SIG$signal"
			silent
			is_old it.ics
			left_is it.ics link.ics
			rm -f .takt.* new.ics
		done
	done
	verdict 'a signal leaves the old file, and nothing else'

	for signal in TERM INT HUP; do
		rm -f ./*
		(
			trap '' "$signal"
			exec "$takt" expand --limit 100000000 "$large" \
				-o it.ics 2>"$work/stderr"
		) &
		pid=$!
		await
		kill -"$signal" "$pid" 2>/dev/null
		wait "$pid" 2>/dev/null
		status=$?
		exits 0
		silent
		left_is it.ics
		equal 'last line' END:VCALENDAR \
			"$(tail -n 1 it.ics 2>/dev/null | tr -d '\r')"
	done
	verdict 'a signal that is ignored stays ignored'
}

check_failures()
{
	place failures
	echo 'takt: 2' >bad.yaml
	old it.ics
	for case in '1 bad.yaml' "1 $cadence bad.yaml" '3 missing.yaml' \
		"3 $cadence missing.yaml" "2 $cadence --series 2.7" \
		"2 $cadence --only nothing" "1 $cadence --limit 3" \
		"2 $cadence --nonsense" "2 $cadence -f nonsense" '2'; do
		# shellcheck disable=SC2086 # words
		run expand -o it.ics ${case#?}
		exits "${case%% *}"
		is_old it.ics
		[ -s "$work/stdout" ] && fail 'something on standard output'
	done
	SOURCE_DATE_EPOCH=now "$takt" expand "$cadence" -o it.ics \
		2>"$work/stderr"
	status=$?
	exits 2
	is_old it.ics
	left_is bad.yaml it.ics
	verdict 'what fails leaves the old file'

	for name in new.xyz new.yaml new.ICS new.ics.bak new.i .hidden; do
		run expand "$cadence" -o "$name"
		exits 2
		mentions "^takt: .*'${name##*.}'"
	done
	run expand "$cadence" -o ''
	exits 2
	left_is bad.yaml it.ics
	verdict 'an extension that no format has is refused'
}

# ---- Inputs ----

check_inputs()
{
	place inputs
	run expand missing.yaml
	exits 3
	says "^takt: .*'missing.yaml': No such file"
	run expand .
	exits 3
	says "^takt: .*'.': Is a directory"
	run expand ''
	exits 3
	says "^takt: .*'': No such file"
	run expand "$cadence/below.yaml"
	exits 3
	says 'Not a directory'
	"$takt" expand - <. >"$work/stdout" 2>"$work/stderr"
	status=$?
	exits 3
	says "^takt: .*'-': Is a directory"
	run check missing.yaml
	exits 3
	run explain missing.yaml final
	exits 3
	left_is
	verdict 'what cannot be read is named'

	timeout 5 "$takt" expand /dev/zero >"$work/stdout" 2>"$work/stderr"
	status=$?
	exits 1
	mentions '^/dev/zero:.* error: .*1 MiB'
	yes -- '- x' | timeout 5 "$takt" expand - \
		>"$work/stdout" 2>"$work/stderr"
	status=$?
	exits 1
	mentions '^<stdin>:.* error: .*1 MiB'
	[ -s "$work/stdout" ] && fail 'something on standard output'
	verdict 'an input without an end is refused at 1 MiB'

	mkfifo fifo
	timeout 10 cp "$cadence" fifo &
	run expand -f ics fifo
	wait $!
	exits 0
	same "$wanted" "$work/stdout"
	"$takt" expand -f ics - <"$cadence" >"$work/stdout" 2>"$work/stderr"
	status=$?
	exits 0
	same "$wanted" "$work/stdout"
	# One line at a time.
	while IFS= read -r line; do
		printf '%s\n' "$line"
	done <"$cadence" |
		"$takt" expand -f ics /dev/stdin >"$work/stdout" \
			2>"$work/stderr"
	same "$wanted" "$work/stdout"
	run expand -f ics /dev/null
	exits 1
	left_is fifo
	verdict 'from pipes'
}

for check in full closed pipe new existing links special input permission \
	disk signals failures inputs; do
	cd "$root" || exit 1
	check_$check
done
finish
