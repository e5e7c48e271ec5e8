#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# golden.sh [--update] [TOPIC[/CASE]...]
#
# Runs every tests/golden/TOPIC/CASE/cmd in a fresh copy of its directory and
# compares what it prints (stdout, stderr), its exit status (status) and the
# files it makes (expected/*). Speaks TAP. With --update, rewrites what the
# named cases expect and shows the difference. See tests/README.md.
set -u

cd "${0%/*}/.." || exit 2
root=$PWD
cases=$root/tests/golden
build=$(cd "${BUILD:-build}" && pwd) || exit 2
path=$build:$(getconf PATH)
update=no

if [ "${1:-}" = --update ]; then
	update=yes
	shift
	if [ $# -eq 0 ]; then
		echo 'golden.sh: --update needs a TOPIC/CASE' >&2
		exit 2
	fi
fi

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Processes are what costs time here: everything is copied at once, and what
# the shell can do by itself is left to it.
cp -R "$cases" "$work/cases" || exit 2

# run CASE: runs it in $here and leaves stdout, stderr and status in $got.
got=$work/got
mkdir "$got" || exit 2
run()
{
	here=$work/cases/$1
	[ -e "$here/schedules" ] || ln -s "$root/schedules" "$here/schedules"
	cd "$here" || exit 2
	env -i PATH="$path" LC_ALL=C.UTF-8 TZ=UTC HOME="$work" \
		TAKT_SCHEDULEDIR=schedules XDG_DATA_DIRS=/nonesuch sh ./cmd \
		</dev/null >"$got/stdout" 2>"$got/stderr"
	status=$?
	if [ $status -eq 0 ]; then
		: >"$got/status"
	else
		echo $status >"$got/status"
	fi
	cd "$root" || exit 2
}

# same WANTED GOT: an absent file is the same as an empty one.
same()
{
	if [ -s "$1" ] && [ -s "$2" ]; then
		cmp -s "$1" "$2"
	else
		[ ! -s "$1" ] && [ ! -s "$2" ]
	fi
}

# difference WANTED GOT: prints it if there is one, as TAP comments.
difference()
{
	wanted=$1
	same "$1" "$2" && return
	[ -e "$1" ] || wanted=/dev/null
	if [ -e "$2" ]; then
		diff -u -L "wanted/${1##*/}" -L "got/${1##*/}" "$wanted" "$2"
	else
		echo "${1##*/}: not there"
	fi | sed 's/^/# /'
}

# differences CASE: prints all of them; nothing when it is as it should be.
differences()
{
	for name in stdout stderr status; do
		difference "$cases/$1/$name" "$got/$name"
	done
	for wanted in "$cases/$1/expected"/*; do
		[ -e "$wanted" ] || continue
		difference "$wanted" "$here/${wanted##*/}"
	done
}

# matches CASE: whether differences() would print nothing.
matches()
{
	for name in stdout stderr; do
		same "$cases/$1/$name" "$got/$name" || return 1
	done
	wanted=
	[ ! -e "$cases/$1/status" ] || read -r wanted <"$cases/$1/status"
	[ "${wanted:-0}" = "$status" ] || return 1
	for wanted in "$cases/$1/expected"/*; do
		[ -e "$wanted" ] || continue
		[ -e "$here/${wanted##*/}" ] || return 1
		same "$wanted" "$here/${wanted##*/}" || return 1
	done
}

# replace OLD NEW: an empty file is not kept.
replace()
{
	if [ -s "$2" ]; then
		cp "$2" "$1"
	else
		rm -f "$1"
	fi
}

rewrite()
{
	differences "$1"
	for name in stdout stderr status; do
		replace "$cases/$1/$name" "$got/$name"
	done
	for wanted in "$cases/$1/expected"/*; do
		[ -e "$wanted" ] || continue
		cp "$here/${wanted##*/}" "$wanted" || return 1
	done
}

# select_cases [TOPIC[/CASE]...]: prints TOPIC/CASE, one a line.
select_cases()
{
	[ $# -gt 0 ] || set -- '*'
	for pattern; do
		case $pattern in
		*/*) ;;
		*) pattern="$pattern/*" ;;
		esac
		# shellcheck disable=SC2086 # the pattern is to be expanded
		(cd "$cases" && ls -d $pattern/cmd)
	done | sed 's,/cmd$,,'
}

list=$(select_cases "$@" 2>"$work/unmatched")
if [ -z "$list" ] || { [ $# -gt 0 ] && [ -s "$work/unmatched" ]; }; then
	echo '1..1'
	echo "not ok 1 - no cases found${*:+ for $*}"
	exit 1
fi

number=0
failed=0
for case in $list; do
	number=$((number + 1))
	run "$case"
	if matches "$case"; then
		echo "ok $number - $case"
	elif [ $update = yes ] && rewrite "$case"; then
		echo "ok $number - $case: rewritten"
	else
		failed=$((failed + 1))
		echo "not ok $number - $case"
		differences "$case"
	fi
done
echo "1..$number"
[ $failed -eq 0 ]
