#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Every code in src/base/messages.h is given once, and the golden cases show
# it; no golden case shows a code that is not there. What no case can show
# stands in diagnostic_codes_exempt.txt.
set -u
export LC_ALL=C

root=$(dirname "$0")/../..
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

status=0

# empty FILE NUMBER WHAT: passes if nothing was found; else prints it.
empty()
{
	if [ -s "$1" ]; then
		sed 's/^/# /' "$1"
		echo "not ok $2 - $3"
		status=1
	else
		echo "ok $2 - $3"
	fi
}

echo 1..5

sed -n 's/^[^"]*"\([EW][0-9][0-9][0-9]\)", *SEVERITY_.*/\1/p' \
	"$root/src/base/messages.h" | sort >"$work/all"
sort -u "$work/all" >"$work/known"
sed -n 's/^\([EW][0-9][0-9][0-9]\) .*/\1/p' \
	"$root/tests/check/diagnostic_codes_exempt.txt" | sort -u >"$work/exempt"
# Kept out of pipes: a grep that cannot read must not look like "none".
find "$root/tests/golden" -type f -name stderr -exec \
	sed -n 's/.*\[\([EW][0-9][0-9][0-9]\)\]$/\1/p' {} + >"$work/seen" ||
	exit 1
sort -u "$work/seen" >"$work/shown"
sort -u "$work/shown" "$work/exempt" >"$work/covered"

# A message that the pattern above does not see would go unnoticed.
grep -o 'SEVERITY_[A-Z]*' "$root/src/base/messages.h" | wc -l |
	tr -d ' ' >"$work/messages"
wc -l <"$work/all" | tr -d ' ' >"$work/codes"
diff "$work/messages" "$work/codes" >"$work/lost"
empty "$work/lost" 1 'every message has a code'

uniq -d "$work/all" >"$work/twice"
empty "$work/twice" 2 'no code is used twice'

comm -23 "$work/known" "$work/covered" >"$work/unseen"
empty "$work/unseen" 3 'every code is shown by a golden case'

comm -23 "$work/covered" "$work/known" >"$work/unknown"
empty "$work/unknown" 4 'every code that is shown or exempt is known'

comm -12 "$work/shown" "$work/exempt" >"$work/needless"
empty "$work/needless" 5 'no exempt code is shown after all'

exit $status
