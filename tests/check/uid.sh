#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# What a calendar knows an event by: its UID comes from project, series and
# slot (by Python's uuid5), and from nothing that may change. A cadence is
# changed in many ways; a slot that is still there keeps its UID, and no UID
# comes to mean another thing.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

export LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1
"$python" -c 'import uuid' 2>/dev/null || skip_all "no Python ($python)"
root=$PWD
cd "$work" || exit 1

cat >base.yaml <<'END'
takt: 1
project: "Größe & Co."
version: "v{n}"
cycle: {every: 1 year, from: 2024-02-05, first: "v7"}
cycles: 3
milestones:
  alpha: {name: "{version} alpha {i}", from: 2 weeks after cycle, every: 4 weeks, count: 3}
  freeze: {on: 5 months after cycle, for: 1 week}
  final: {name: "{version} final", on: 6 months after cycle}
support:
  - bugfix: {from: 7 months after cycle, until: 13 months after cycle}
  - security: {until: 3 years after cycle, precision: month}
trains:
  fix: {name: "{version} fix {i}", during: bugfix, on: first Monday of every 2nd month}
series:
  v8:
    names: {alpha: "{version} alpha {i}"}
    pins:
      alpha 2: {on: 2025-04-01, status: actual}
    also:
      snapshot: {name: "{version} snapshot", on: 2025-03-03}
      alpha 4: {on: 2025-06-01}
END

# slots: what there is in base.yaml, by hand.
slots()
{
	for series in v7 v8 v9; do
		for slot in alpha/1 alpha/2 alpha/3 freeze final \
			'end of bugfix' end-of-life fix/1 fix/2 fix/3; do
			printf '%s\t%s\n' $series "$slot"
		done
	done
	printf 'v8\t%s\n' also/snapshot 'also/alpha 4'
}

# uids FILE [OPTION...]: the UIDs of its calendar, sorted, one a line.
uids()
{
	"$takt" expand -f ics "$@" 2>"$work/stderr" | tr -d '\r' |
		sed -n 's/^UID://p' | LC_ALL=C sort
}

# titles FILE: UID, tab and title, sorted. No title of ours is folded.
titles()
{
	"$takt" expand -f ics "$@" 2>"$work/stderr" | tr -d '\r' |
		awk '/^UID:/ { uid = substr($0, 5) }
			/^SUMMARY:/ { print uid "\t" substr($0, 9) }' |
		LC_ALL=C sort
}

# known SERIES SLOT: its UID.
known()
{
	awk -F '\t' -v series="$1" -v slot="$2" '
		$2 == series && $3 == slot { print $1 }' known
}

# differs WANTED GOT
differs()
{
	diff "$1" "$2" >difference || fail "$(grep '^[<>]' difference |
		while read -r sign uid rest; do
			echo "$sign $(grep "^$uid" known || echo \
				"$uid, not known") $rest;"
		done)"
}

slots | "$python" "$root/tests/interop/uids.py" "Größe & Co." >known
cut -f 1 known | LC_ALL=C sort >base.uids
[ "$(uniq base.uids | wc -l)" -eq 32 ] || fail 'our own UIDs are not unique'
uids base.yaml >got
silent
differs base.uids got
verdict 'UIDs are uuid5 of project, series and slot'
titles base.yaml >base.titles

# vary WHAT SED [SLOT...]: in a cadence so changed all UIDs are there, but for
# the slots "- SERIES SLOT" that go and "+ SERIES SLOT" that come.
vary()
{
	what=$1
	sed "$2" base.yaml >variant.yaml
	cmp -s base.yaml variant.yaml && fail 'the cadence is the same'
	shift 2
	cp base.uids wanted
	for change; do
		set -- "${change%% *}" "${change#* }"
		uid=$(printf '%s\t%s\n' "${2%% *}" "${2#* }" |
			"$python" "$root/tests/interop/uids.py" "Größe & Co." |
			cut -f 1)
		if [ "$1" = + ]; then
			echo "$uid" >>wanted
		else
			grep -v "^$uid" wanted >fewer
			mv fewer wanted
		fi
	done
	LC_ALL=C sort -o wanted wanted
	uids variant.yaml >got
	silent
	differs wanted got
	verdict "$what"
}

# is_now SERIES SLOT TITLE: in variant.yaml.
is_now()
{
	got=$(titles variant.yaml | grep "^$(known "$1" "$2")" | cut -f 2)
	equal "title of $1 $2" "Größe & Co. $3" "$got"
}

# Nothing that is shown plays a part.
vary 'another pattern of a name' 's/{version} alpha/Alpha of {version}, No/'
vary 'no pattern of a name' 's/name: "{version} final", //'
vary 'a name in one series' 's/{alpha: .*}/{alpha: "x {i}", fix: "y {i}", final: z}/'
vary 'labels' 's/count: 3/count: 3, labels: [red, green, blue]/'
vary 'an address' 's,^version,url: https://example.org/\n&,'
vary 'a revision' 's/^version/revised: 2026-01-01\n&/'
vary 'a comment' 's/^version/# comment\n&/'
vary 'a title of an extra' 's/{version} snapshot/another title/'

# Nor do dates, and how they come about.
vary 'another date' 's/6 months after/27 weeks after/'
vary 'another gap' 's/every: 4 weeks/every: 3 weeks/'
vary 'gaps of their own' 's/every: 4 weeks/every: [1 week, 9 weeks]/'
vary 'counting backward' \
	's/from: 2 weeks after cycle\(, every: 4 weeks, count: 3\)/last: 12 weeks after cycle\1/'
vary 'another first day of the cycle' 's/2024-02-05/2024-02-08/'
vary 'another day of a train' 's/first Monday/second Tuesday/'
vary 'a coarser date' 's/on: 6 months after cycle/&, precision: month/'
vary 'a longer span' 's/for: 1 week/for: 3 weeks/'
vary 'another date of an extra' 's/2025-03-03/2025-03-04/'
vary 'a finer date' 's/, precision: month//'

# Nor does what is known of single dates.
vary 'another pin' 's/2025-04-01/2025-04-02/'
vary 'no pin' '/alpha 2/d; s/pins:/pins: {}/'
vary 'one more pin' 's/^    pins:/&\n      final: 2025-09-09\n      alpha 1: {on: 2025-03-02, status: cancelled, reason: x}/'
vary 'a pin in place of a slot' 's/alpha 2:/alpha slot 2:/'
vary 'a pin of a window' 's/^    pins:/&\n      end of bugfix: 2026-03-07\n      end-of-life: {on: 2028-02-01, status: actual}/'

# Slots that come and go take nothing from the others.
vary 'one more step' 's/count: 3/count: 4/; /alpha 4/s/4:/5:/' \
	'+ v7 alpha/4' '+ v8 alpha/4' '+ v9 alpha/4' \
	'- v8 also/alpha 4' '+ v8 also/alpha 5'
vary 'one step less' 's/count: 3/count: 2/; /alpha 4/s/4:/3:/' \
	'- v7 alpha/3' '- v8 alpha/3' '- v9 alpha/3' \
	'- v8 also/alpha 4' '+ v8 also/alpha 3'
vary 'one more milestone, before the others' \
	's/^milestones:/&\n  begin: {on: cycle, name: "{version} alpha 1"}/' \
	'+ v7 begin' '+ v8 begin' '+ v9 begin'
vary 'one milestone less' '/^  freeze/d' '- v7 freeze' '- v8 freeze' '- v9 freeze'
vary 'another order' '/^  freeze/{h;d;};/^  final/{G;}'
vary 'one more cycle' 's/cycles: 3/cycles: 4/' \
	'+ v10 alpha/1' '+ v10 alpha/2' '+ v10 alpha/3' '+ v10 freeze' \
	'+ v10 final' '+ v10 end of bugfix' '+ v10 end-of-life' \
	'+ v10 fix/1' '+ v10 fix/2' '+ v10 fix/3'
vary 'an unplanned release that is gone' '/alpha 4/d' '- v8 also/alpha 4'

vary 'an unplanned release in between' 's/alpha 4:/alpha 3:/' \
	'- v8 also/alpha 4' '+ v8 also/alpha 3'
is_now v8 alpha/3 'v8 alpha 4'
is_now v7 alpha/3 'v7 alpha 3'
verdict 'numbers move on behind it, UIDs do not'

vary 'a slot that is dropped' \
	's/^    pins:/&\n      alpha slot 1: {status: dropped}/; /alpha 4/s/4:/3:/' \
	'- v8 alpha/1' '- v8 also/alpha 4' '+ v8 also/alpha 3'
is_now v8 alpha/2 'v8 alpha 1'
is_now v8 alpha/3 'v8 alpha 2'
is_now v9 alpha/2 'v9 alpha 2'
verdict 'numbers move up behind it, UIDs do not'

# Selections and other outputs.
for options in '--series v8' '--only alpha,end-of-life' '--from 2025-01-01' \
	'--until 2025-01-01' '--cycles 1'; do
	# shellcheck disable=SC2086 # words
	uids base.yaml $options >got
	silent
	[ -s got ] || fail "no UID with $options"
	[ -z "$(LC_ALL=C comm -13 base.uids got)" ] ||
		fail "new UIDs with $options"
done
uids base.yaml --only alpha >got
(known v7 alpha/1; known v7 alpha/2; known v7 alpha/3
	known v8 alpha/1; known v8 alpha/2; known v8 alpha/3
	known v8 'also/alpha 4'
	known v9 alpha/1; known v9 alpha/2; known v9 alpha/3) |
	LC_ALL=C sort >wanted
differs wanted got
verdict 'a selection takes UIDs away and changes none'

# Another project, or series by another name, is another thing altogether.
for edit in 's/Größe/Grösse/' 's/"v{n}"/"w{n}"/; s/"v7"/"w7"/; s/v8:/w8:/'; do
	sed "$edit" base.yaml >variant.yaml
	uids variant.yaml >got
	silent
	equal 'number of UIDs' 32 "$(wc -l <got)"
	[ -z "$(LC_ALL=C comm -12 base.uids got)" ] ||
		fail "UIDs of another thing with $edit"
done
verdict 'another project or series shares no UID'

# Together.
cat >near.yaml <<'END'
takt: 1
project: P
version: "{n}"
cycle: {every: 1 year, from: 2024-02-05, first: "1"}
cycles: 12
milestones:
  a: {on: cycle, every: 1 week, count: 12}
  a-a: {on: cycle, every: 1 week, count: 12}
  aa: {on: cycle, every: 1 week, count: 12}
  also: cycle
  ends: cycle
series:
  "1":
    also:
      a-b: {name: x, on: 2024-01-01}
      ab: {name: x, on: 2024-01-01}
      also a: {name: x, on: 2024-01-01}
      a 13: {on: 2024-06-06}
      a-a 13: {on: 2024-06-06}
      aa 13: {on: 2024-06-06}
END
# P and 1 and 11, P1 and 1: what stands apart by a line feed only.
sed 's/^project: P/project: P1/' near.yaml >near1.yaml
uids near.yaml near1.yaml "$root"/schedules/*.yaml \
	"$root"/schedules/*/*.yaml "$root"/tests/interop/policy.yaml \
	base.yaml >got
silent
equal 'number of UIDs' "$("$takt" expand -f ics near.yaml near1.yaml \
	"$root"/schedules/*.yaml "$root"/schedules/*/*.yaml \
	"$root"/tests/interop/policy.yaml base.yaml | grep -c BEGIN:VEVENT)" "$(uniq got | wc -l)"
verdict "no two of $(wc -l <got) events share a UID"

long=$(printf '%0600d' 0 | tr 0 a)
cat >long.yaml <<END
takt: 1
project: P
version: "{n}"
cycle: {every: 1 year, from: 2024-02-05, first: "1"}
cycles: 1
milestones:
  ${long}b: {on: cycle, every: 1 week, count: 2}
  ${long}c: {on: cycle, every: 1 week, count: 2}
END
uids long.yaml >got
# A limit on names would do as well.
[ -s "$work/stderr" ] || equal 'number of UIDs' 4 "$(uniq got | wc -l)"
verdict 'nor do they when their names are long'

uids base.yaml base.yaml >got
# That may be refused.
[ -s "$work/stderr" ] ||
	equal 'number of UIDs' "$(wc -l <got)" "$(uniq got | wc -l)"
verdict 'nor do they when a project comes twice'

# The shipped schedules by the same recipe: each UID belongs to a slot that
# can be.
candidates()
{
	"$takt" expand -f ics "$1" | tr -d '\r' | sed -n 's/^CATEGORIES://p' |
		LC_ALL=C sort -u >categories
	for series in $(seq -f 3.%g 9 40); do
		while read -r name; do
			printf '%s\t%s\n' "$series" "$name" \
				"$series" "also/$name"
			for i in $(seq 40); do
				printf '%s\t%s\n' "$series" "$name/$i" \
					"$series" "also/$name $i"
			done
		done <categories
	done
}

for file in "$root"/schedules/python.yaml "$root"/schedules/proposals/*; do
	project=$(sed -n 's/^project: //p' "$file")
	candidates "$file" | "$python" "$root/tests/interop/uids.py" \
		"$project" | cut -f 1 | LC_ALL=C sort >possible
	uids "$file" >got
	silent
	[ -s got ] || fail "no UIDs: $file"
	[ -z "$(LC_ALL=C comm -13 possible got)" ] ||
		fail "UIDs of no slot: $file"
done
verdict 'the UIDs of the shipped schedules follow the recipe'
finish
