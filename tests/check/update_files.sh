#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# A calendar that is brought up to date is the old one or the new one at any
# moment, byte for byte, whatever happens to takt or to the disk; and nothing is
# left beside it, unless takt was killed. What holds of every file that takt
# writes is in files.sh.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

root=$PWD
shim=$build/tests/oracle/file_fail.so

# Large enough for several writes.
sed '/^series:/,$d' "$root/schedules/python.yaml" >"$work/old.yaml"
sed 's/on: first Tuesday of October/on: second Tuesday of October/' \
	"$work/old.yaml" >"$work/new.yaml"
"$takt" expand "$work/old.yaml" -o "$work/old.ics" || exit 1
"$takt" expand "$work/new.yaml" --previous "$work/old.ics" \
	-o "$work/new.ics" --today 2026-03-01 2>"$work/stderr" || exit 1
cmp -s "$work/old.ics" "$work/new.ics" && exit 1

# place NAME: an empty directory to work in.
place()
{
	mkdir "$work/$1" || exit 1
	cd "$work/$1" || exit 1
}

# restore [FILE]: the old feed.
restore()
{
	rm -f "${1:-feed.ics}"
	cp "$work/old.ics" "${1:-feed.ics}"
}

# update: brings feed.ics up to date.
update()
{
	"$takt" expand "$work/new.yaml" -o feed.ics --update \
		--today 2026-03-01 >"$work/stdout" 2>"$work/stderr"
	status=$?
}

# failing HOW N COMMAND...: with the Nth call for files going wrong.
failing()
{
	how=$1
	at=$2
	shift 2
	# In a shell of its own, which says "Killed" to nobody.
	(
		FILE_FAIL_HOW=$how FILE_FAIL_AT=$at LD_PRELOAD=$shim \
			"$takt" "$@" >"$work/stdout" 2>"$work/stderr"
		exit $?
	) 2>/dev/null
	status=$?
}

is_old_or_new()
{
	cmp -s feed.ics "$work/old.ics" || cmp -s feed.ics "$work/new.ics" ||
		fail "$1: the feed is neither the old nor the new one"
}

# left_is NAME...: all that is here.
left_is()
{
	# shellcheck disable=SC2012 # the names are ours
	left=$(ls -A | tr '\n' ' ')
	[ "$left" = "$* " ] || fail "files here: $left, expected: $*"
}

# ---- Anything, at any moment ----

# One round for each call by which files are changed, until takt gets past the
# last of them. Sets $calls.
each_call()
{
	calls=0
	while [ "$calls" -lt 200 ]; do
		restore
		failing "$1" $((calls + 1)) expand "$work/new.yaml" \
			-o feed.ics --update --today 2026-03-01
		is_old_or_new "$1 at $((calls + 1))"
		[ "$status" -eq 137 ] || break
		calls=$((calls + 1))
		rm -f .takt.??????
		left_is feed.ics
	done
	[ "$status" -eq 0 ] || fail "ended with $status"
	same feed.ics "$work/new.ics"
	[ "$calls" -gt 8 ] || fail "only $calls moments to be killed at"
}

check_kill()
{
	place kill
	each_call kill
	verdict "killed at any of $calls moments: the old feed or the new one"
	all=$calls
	each_call half
	[ "$calls" -gt 2 ] || fail "only $calls writes"
	verdict 'killed in the middle of a write: the old feed or the new one'
}

# Here the process goes on, so it must clean up, and say what happened.
check_errors()
{
	place errors
	for how in full broken; do
		at=0
		troubles=0
		while [ "$at" -lt "$all" ]; do
			at=$((at + 1))
			restore
			failing "$how" "$at" expand "$work/new.yaml" -o feed.ics \
				--update --today 2026-03-01
			left_is feed.ics
			if [ "$status" -eq 0 ]; then
				same feed.ics "$work/new.ics"
				continue
			fi
			troubles=$((troubles + 1))
			[ "$status" -eq 3 ] || fail "$how at $at: $status"
			same feed.ics "$work/old.ics"
			says "^takt: cannot write 'feed.ics': "
		done
		[ "$troubles" -gt 5 ] || fail "$how: only $troubles failures"
		verdict "$how ($troubles failures): the old feed, a word, no rests"
	done
	restore
	failing short 1 expand "$work/new.yaml" -o feed.ics --update \
		--today 2026-03-01
	exits 0
	same feed.ics "$work/new.ics"
	at=0
	while [ "$at" -lt "$all" ]; do
		at=$((at + 1))
		restore
		failing again "$at" expand "$work/new.yaml" -o feed.ics \
			--update --today 2026-03-01
		is_old_or_new "again at $at"
		[ "$status" -eq 3 ] || same feed.ics "$work/new.ics"
	done
	left_is feed.ics
	verdict 'writes that are short or interrupted: the new feed'
}

# ---- Disks and permissions ----

at_exit()
{
	cd "$root" || :
	umount "$work/disk" 2>/dev/null
	rm -rf "$work"
}

# As many bytes as the old feed and half of another one.
check_disk()
{
	mkdir "$work/disk"
	size=$(($(wc -c <"$work/old.ics") * 3 / 2))
	if mount -t tmpfs -o "size=$size" takt "$work/disk" 2>/dev/null; then
		cd "$work/disk" || exit 1
		restore
		update
		exits 3
		says "^takt: cannot write 'feed.ics': No space left"
		same feed.ics "$work/old.ics"
		left_is feed.ics
		cd "$work" || exit 1
		umount "$work/disk"
		verdict 'a full disk: the old feed'
	else
		skip 'may not mount: a full disk'
	fi

	place limited
	restore
	(
		trap '' XFSZ
		ulimit -f 64
		update
		exit "$status"
	)
	status=$?
	exits 3
	says "^takt: cannot write 'feed.ics': File too large"
	same feed.ics "$work/old.ics"
	left_is feed.ics
	verdict 'a file that gets too large: the old feed'
}

# As somebody else than root, to whom every directory is open.
check_permission()
{
	place permission
	program=$takt
	as_nobody=
	if [ "$(id -u)" -eq 0 ]; then
		as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
		if ! $as_nobody true 2>/dev/null; then
			skip 'no setpriv: a directory that is closed'
			return
		fi
		program=$work/takt
		cp "$takt" "$program"
		chmod 755 "$work" "$program"
		chmod 644 "$work/new.yaml"
	fi
	mkdir closed
	restore closed/feed.ics
	chmod 666 closed/feed.ics
	chmod 555 closed
	mkdir open
	chmod 777 open
	restore open/feed.ics
	chmod 444 open/feed.ics
	restore open/secret.ics
	chmod 000 open/secret.ics
	for name in closed/feed.ics open/feed.ics open/secret.ics; do
		$as_nobody "$program" expand "$work/new.yaml" -o "$name" \
			--update --today 2026-03-01 2>"$work/stderr"
		status=$?
		exits 3
		says "^takt: cannot .*'$name'.*: Permission denied"
		same "$name" "$work/old.ics"
	done
	$as_nobody "$program" expand "$work/new.yaml" -o open/new.ics \
		--previous open/secret.ics 2>"$work/stderr"
	status=$?
	exits 3
	says "^takt: cannot read 'open/secret.ics': Permission denied"
	equal 'files in closed' feed.ics "$(ls -A closed)"
	equal 'files in open' 'feed.ics secret.ics' \
		"$(cd open && echo ./* | sed 's,\./,,g')"
	chmod 755 closed
	verdict 'a directory or a file that is closed to us: the old feed'
}

# ---- What the name may be ----

check_links()
{
	place links
	mkdir sub
	for link in feed.ics "$PWD/feed.ics"; do
		rm -f feed.ics
		restore sub/real.ics
		ln -s sub/real.ics feed.ics
		run expand "$work/new.yaml" -o "$link" --update \
			--today 2026-03-01
		exits 0
		[ -L feed.ics ] || fail 'the link is no link any more'
		same sub/real.ics "$work/new.ics"
		equal 'files in sub' real.ics "$(ls -A sub)"
	done
	rm sub/real.ics
	update
	exits 0
	[ -L feed.ics ] || fail 'the link is no link any more'
	cmp -s sub/real.ics "$work/new.ics" &&
		fail 'without a file there, it is the first publication'
	verdict 'through a symbolic link, which stays one'

	rm feed.ics
	restore
	ln feed.ics other.ics
	update
	exits 0
	same feed.ics "$work/new.ics"
	same other.ics "$work/old.ics"
	verdict 'a second name of the file keeps the old feed'

	restore
	update
	before=$(stat -c '%i %y' feed.ics)
	update
	exits 0
	equal 'inode and time' "$before" "$(stat -c '%i %y' feed.ics)"
	chmod 640 feed.ics
	cp "$work/old.ics" feed.ics
	update
	equal mode 640 "$(stat -c %a feed.ics)"
	left_is feed.ics other.ics sub
	verdict 'without a change the file is not touched; its mode stays'
}

check_special()
{
	place special
	mkfifo pipe
	ln -s /proc/self/fd/1 stdout
	for name in pipe stdout /dev/null; do
		timeout 10 "$takt" expand -f ics "$work/new.yaml" -o "$name" \
			--update 2>"$work/stderr" </dev/null | cat >got
		[ -s got ] && fail "$name: something was written"
		says "^takt: cannot update '$name': it is a pipe or a device"
	done
	timeout 10 "$takt" expand -f ics "$work/new.yaml" -o /dev/stdout \
		--update 2>"$work/stderr" | cat >got
	says "^takt: cannot update '/dev/stdout': it is a pipe"
	[ -s got ] && fail 'something was written'
	[ -p pipe ] || fail 'the pipe has become a file'
	verdict 'a pipe and a device hold no calendar to update'

	restore
	timeout 10 cat pipe >got &
	run expand -f ics "$work/new.yaml" -o pipe --previous feed.ics \
		--today 2026-03-01
	wait $!
	exits 0
	same got "$work/new.ics"
	"$takt" expand -f ics "$work/new.yaml" -o /dev/stdout \
		--previous feed.ics --today 2026-03-01 2>"$work/stderr" |
		cat >got
	same got "$work/new.ics"
	"$takt" expand -f ics "$work/new.yaml" --previous - \
		--today 2026-03-01 <feed.ics >got 2>"$work/stderr"
	same got "$work/new.ics"
	verdict 'with --previous, into a pipe and standard output'

	"$takt" expand -f ics "$work/new.yaml" --previous feed.ics \
		--today 2026-03-01 >/dev/full 2>"$work/stderr"
	status=$?
	exits 3
	mentions '^takt: cannot write standard output: No space left'
	same feed.ics "$work/old.ics"
	rm -f feed.ics
	mkdir feed.ics
	update
	exits 3
	says "^takt: cannot read 'feed.ics': Is a directory"
	run expand "$work/new.yaml" -o new.ics --previous feed.ics
	exits 3
	left_is feed.ics got pipe stdout
	verdict 'a full device, and a directory in the place of the feed'
}

# What is refused leaves the file, and writes nothing else.
check_refused()
{
	place refused
	restore
	sed 's/^SUMMARY:Python 3.15.0 final/&, edited/' feed.ics >edited
	mv edited feed.ics
	cp feed.ics before
	update
	exits 1
	mentions 'error: .*3.15.0 final.* \[E111\]'
	same feed.ics before
	run expand "$work/new.yaml" --previous feed.ics -f ics
	exits 1
	[ -s "$work/stdout" ] && fail 'a part was written to standard output'
	head -c 9000 "$work/old.ics" >feed.ics
	cp feed.ics before
	update
	exits 1
	mentions 'error: .*the file ends before'
	same feed.ics before
	left_is before feed.ics
	verdict 'what is refused leaves the feed'
}

if is_sanitized; then
	checks='disk permission links special refused'
else
	checks='kill errors disk permission links special refused'
fi
for check in $checks; do
	cd "$root" || exit 1
	"check_$check"
done
finish
