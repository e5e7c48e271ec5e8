#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Times in zones against Python's zoneinfo, which reads the same files by a
# program of its own; and they must not depend on TZ, nor the rest on the files.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

query=$build/tests/oracle/zone_query
[ -e /usr/share/zoneinfo/Europe/Paris ] || skip_all 'no zone files'
"$python" -c 'import zoneinfo' 2>/dev/null ||
	skip_all "no zoneinfo ($python)"

# Hardly any answers are an oracle that broke, not one that agrees.
for what in random edges far fixed; do
	"$python" tests/oracle/zone_zoneinfo.py $what >"$work/answers" \
		2>"$work/stderr"
	silent
	cut -f 1 "$work/answers" | TZ=America/New_York "$query" >"$work/ours"
	paste "$work/answers" "$work/ours" | awk -F '\t' '
		$2 != $3 && ++wrong <= 5 {
			print $1 ": " $3 ", expected " $2
		}
		END {
			if (NR < 1000)
				print NR " answers only"
		}' >>"$why"
	verdict "$what: $(($(wc -l <"$work/answers"))) times by zoneinfo"
done

cut -f 1 "$work/answers" | TZ=Asia/Tokyo TZDIR=/nonexistent "$query" \
	>"$work/other"
same "$work/ours" "$work/other"
echo 'Europe/Paris 2026-07-01 720' >"$work/question"
TZ=Asia/Tokyo TZDIR=/nonexistent "$query" <"$work/question" >"$work/paris"
equal 'noon in Paris' 1782900000 "$(cat "$work/paris")"
verdict 'neither TZ nor TZDIR counts'
finish
