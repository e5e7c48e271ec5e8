#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# README.md does as it says: each command in a ```console block is run and
# prints what stands below it; a ```yaml block whose first line is '# NAME' is
# that file. The ```sh blocks, which install packages, are only looked at.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

readme=$PWD/README.md
scratch=$work/scratch
mkdir -p "$scratch/build" "$work/blocks"
ln -s "$PWD/schedules" "$scratch/schedules"
ln -s "$PWD/tests" "$scratch/tests"
ln -s "$takt" "$scratch/build/takt"

# The files, and each command with what it prints: NN.command and NN.wanted.
awk -v scratch="$scratch" -v blocks="$work/blocks" '
	/^```/ { kind = kind == "" ? substr($0, 4) : ""; file = ""; next }
	kind == "yaml" && file == "" { file = scratch "/" $2 }
	kind == "yaml" { print >file }
	kind == "console" && sub(/^\$ /, "") {
		name = sprintf("%s/%02d", blocks, ++count)
		print >(name ".command")
		printf "" >(name ".wanted")
		next
	}
	kind == "console" { print >(name ".wanted") }
	kind == "sh" { print >(blocks "/sh") }' "$readme"

for command in "$work/blocks"/*.command; do
	(cd "$scratch" && env -i PATH="$scratch/build:$PATH" HOME="$work" TZ=UTC \
		TAKT_SCHEDULEDIR=schedules XDG_DATA_DIRS=/nonesuch \
		LC_ALL=C.UTF-8 sh "$command") </dev/null >"$work/got" 2>&1
	diff "${command%.command}.wanted" "$work/got" >>"$why" ||
		fail '(< README.md says, > it prints)'
	verdict "$(cat "$command")"
done

equal 'files made' "$(ls "$scratch/python.ics")" "$scratch/python.ics"
verdict 'python.ics is there'

same man/python.svg "$scratch/python.svg"
verdict 'the picture is the one that its command makes'

# line WHICH PATTERN: one of the two commands has it.
line()
{
	sed -n "$1p" "$work/blocks/sh" | grep -q -e "$2" ||
		fail "command $1 has no '$2'"
}

equal 'commands that install' "$(grep -c 'apt-get install' "$readme")" 2
equal 'lines in sh blocks' "$(grep -c '' "$work/blocks/sh")" 2
line 1 '&& make && \./build/takt expand schedules/python\.yaml$'
line 2 '&& make check$'
for package in gcc make pkg-config libc6-dev libyaml-dev libical-dev; do
	line 1 " $package "
	line 2 " $package "
done
for package in libcmocka-dev perl python3; do
	line 2 " $package "
done
sh -n "$work/blocks/sh" 2>>"$why"
verdict 'one command builds, one tests'

sed -n 's/^	EXIT_[A-Z]* = \([0-9]*\).*/\1/p' src/cli/cli.h >"$work/wanted"
sed -n 's/^| \([0-9]\) | .*/\1/p' "$readme" >"$work/got"
same "$work/wanted" "$work/got"
verdict 'the exit statuses are those of the program'

exact=$(sed -n 's/^LEAST_EXACT = \([0-9]*\).*/\1/p' tests/check/published.py)
all=$(sed -n 's/^FIRST_PLANNED = \([0-9]*\).*/\1/p' tests/check/published.py)
grep -q "give $exact of the $all dates" "$readme" ||
	fail "published.py has $exact of $all dates, README.md does not"
verdict 'the figures are those that a test proves'

# The table of the schedules, as `make accuracy` prints it.
"${PYTHON:-python3}" tests/accuracy/accuracy.py 2>>"$why" |
	sed -n '/^$/,$d; s/   */ | /g; s/^/| /; s/$/ |/p' >"$work/wanted"
sed -n '/^| Project /,/^$/ { /^|[-:]/d; /^|/p; }' "$readme" >"$work/got"
diff "$work/wanted" "$work/got" >>"$why" ||
	fail '(< it prints, > README.md says)'
verdict 'the table of schedules is what make accuracy prints'

(cd schedules && ls ./*.yaml) | sed 's/^..//' >"$work/wanted"
# shellcheck disable=SC2016 # backquotes of the table
sed -n 's/^| `\([a-z]*\.yaml\)` .*/\1/p' "$readme" >"$work/got"
diff "$work/wanted" "$work/got" >>"$why" ||
	fail '(< there is, > README.md says)'
verdict 'each schedule has its line'

# Links that stay in the tree.
grep -o '](\([^):]*\))' "$readme" | tr -d '()]' | while read -r link; do
	case $link in
	'#'*) # a heading, as GitHub names it
		sed -n 's/^##* //p' "$readme" | tr 'A-Z ' 'a-z-' |
			grep -q -x -e "${link#?}" ;;
	*) [ -e "$link" ] ;;
	esac || fail "there is no $link"
done
verdict 'links lead somewhere'

finish
