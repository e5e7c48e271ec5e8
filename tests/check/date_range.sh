#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Every day, every month and every nth weekday of 1583 to 9999 against Python's
# datetime: against the committed checksums, which need no Python, and against
# checksums made on the spot.
set -u

root=$(dirname "$0")/../..
oracle=$root/tests/oracle
python=${PYTHON:-python3}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

status=0

result()
{
	if [ "$1" = 0 ]; then
		echo "ok $2 - $3"
	else
		sed 's/^/# /' "$work/differences"
		echo "not ok $2 - $3"
		status=1
	fi
}

echo 1..3

"${BUILD:-$root/build}/tests/oracle/date_dump" \
	>"$work/ours" 2>"$work/differences"
result $? 1 'every day comes back from its parts, its week and its text'

sed 1d "$oracle/date_checksums.txt" | diff - "$work/ours" >"$work/differences"
result $? 2 'the committed checksums are ours'

if "$python" -c 'import datetime, zlib' 2>/dev/null; then
	"$python" "$oracle/date_checksums.py" >"$work/python" &&
		sed 1d "$work/python" | diff - "$work/ours" >"$work/differences"
	result $? 3 'the checksums by Python are ours'
else
	echo "ok 3 # SKIP no Python ($python)"
fi
exit $status
