#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# VTIMEZONEs against zoneinfo, which reads the zone files by itself: as dateutil
# and ical.js understand them, in all zones and at each change of the clocks.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

oracle=tests/oracle/vtimezone_dateutil.py
icaljs=$build/interop/node_modules/ical.js/dist/ical.es5.cjs
[ -e /usr/share/zoneinfo/Europe/Paris ] || skip_all 'no zone files'
"$python" -c 'import zoneinfo, dateutil' 2>/dev/null ||
	skip_all "no zoneinfo or dateutil ($python)"

"$python" $oracle questions >"$work/questions" 2>"$work/stderr"
silent
"$build/tests/oracle/vtimezone" <"$work/questions" >"$work/answers"
verdict "$(wc -l <"$work/questions") VTIMEZONEs"

"$python" $oracle compare "$work/questions" <"$work/answers" >>"$why" \
	2>"$work/count"
verdict "$(tail -n 1 "$work/count") times by dateutil"

# interop.sh installs it; where that runs later, there is a next time.
if command -v node >/dev/null && [ -e "$icaljs" ]; then
	"$python" $oracle moments "$work/questions" <"$work/answers" \
		>"$work/moments" 2>"$work/stderr"
	silent
	node tests/oracle/vtimezone_icaljs.js "$icaljs" "$work/answers" \
		<"$work/moments" >>"$why" 2>"$work/count"
	grep -q '^[0-9]\{5,\}$' "$work/count" || cat "$work/count" >>"$why"
	verdict "$(tail -n 1 "$work/count") times by ical.js"
fi

# Two runs of one year make the same; a year more lasts as long as the rule.
echo 'Europe/Paris 1767225600 1798761600' >"$work/one"
echo 'Europe/Paris 1767225600 1893456000' >"$work/more"
"$build/tests/oracle/vtimezone" <"$work/one" >"$work/one.ics"
TZ=Asia/Tokyo "$build/tests/oracle/vtimezone" <"$work/more" >"$work/more.ics"
same "$work/one.ics" "$work/more.ics"
verdict 'the rule that goes on needs no more lines for more years'
finish
