#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# The manuals name what there is, and nothing else: verbs, options and their
# arguments, formats, exit statuses, the keys of cadence files, placeholders,
# statuses and precisions. A list in a manual that is compared has a comment
# line before it that says with what:
#
#   .\" options: verbs   .\" options: common   .\" formats   .\" statuses
#   .\" keys: NAME       the rows of NAME_keys[] in src/load/, or one of the
#                        tables of words that keys_of() knows
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

# agree WHAT: whether wanted and got have the same lines, in any order.
agree()
{
	LC_ALL=C sort -o "$work/wanted" "$work/wanted"
	LC_ALL=C sort -o "$work/got" "$work/got"
	[ -s "$work/wanted" ] || fail 'there is nothing to compare with'
	diff "$work/wanted" "$work/got" >>"$why" ||
		fail '(< there is, > the manual has)'
	verdict "$1"
}

# items MANUAL MARK: the items of the list behind a comment line, as in --help.
items()
{
	awk -v mark="$2" '
		/^\.\\" / && substr($0, 5) == mark { inside = 1; next }
		inside && /^\.El/ { exit }
		inside && sub(/^\.It /, "") {
			gsub(/ , /, ", ")
			gsub(/Fl -/, "--")
			gsub(/Fl /, "-")
			gsub(/(Ar|Cm|Ic) /, "")
			print
		}' "man/$1"
}

# options_of [VERB]: from --help, as "-f, --format FORMAT".
options_of()
{
	"$takt" "$@" --help |
		sed -n '/^Options:/,/^$/s/^  *\(-.*[^ ]\)   *[^ ].*$/\1/p' |
		sed 's/  *$//'
}

# synopsis_of_help VERB: the verb, its options and its arguments, one a line.
synopsis_of_help()
{
	echo "$1"
	sed 's/^-., //' "$work/own"
	"$takt" "$1" --help |
		sed -n 's/^Usage: takt [a-z]* \[OPTION\.\.\.\] //p' |
		tr -d "][|'." | tr ' ' '\n' | grep .
}

# synopsis_of_manual VERB: the same.
synopsis_of_manual()
{
	awk -v verb="$1" '
		/^\.Sh/ { synopsis = $2 == "SYNOPSIS"; inside = 0 }
		/^\.Nm/ { inside = 0 }
		inside && sub(/^\.Op Fl -/, "--") { sub(/Ar /, ""); print }
		inside && sub(/^\.(Op )*Ar /, "") {
			gsub(/\\\(aq|\.\.\.|\|/, "")
			for (i = 1; i <= NF; i++)
				print $i
		}
		synopsis && $0 == ".Cm " verb { inside = 1; print verb }
		' man/takt.1
}

"$takt" --help | sed -n '/^Verbs:/,/^$/s/^  \([a-z]*\) .*/\1/p' >"$work/wanted"
verbs=$(cat "$work/wanted")
awk '/^\.Sh/ { inside = $2 == "DESCRIPTION" }
	inside && /^\.It Cm / { print $3 }' man/takt.1 >"$work/got"
agree 'DESCRIPTION has each verb'

options_of >"$work/common"
: >"$work/all"
for verb in $verbs; do
	options_of "$verb" | grep -vxF -f "$work/common" >"$work/own"
	cat "$work/own" >>"$work/all"
	synopsis_of_help "$verb" >"$work/wanted"
	synopsis_of_manual "$verb" >"$work/got"
	agree "SYNOPSIS is that of takt $verb --help"
done

LC_ALL=C sort -u "$work/all" >"$work/wanted"
items takt.1 'options: verbs' >"$work/got"
agree 'OPTIONS has the options of the verbs'

cp "$work/common" "$work/wanted"
items takt.1 'options: common' >"$work/got"
agree 'OPTIONS has the options of all verbs'

cat "$work/common" "$work/all" | tr -d , | tr ' ' '\n' | grep ^- |
	LC_ALL=C sort -u >"$work/wanted"
cat man/*.[1-9] | grep -v '^\.\\"' | grep -oE 'Fl -?[A-Za-z-]+' |
	sed 's/^Fl /-/' | LC_ALL=C sort -u >"$work/got"
agree 'every option that is mentioned exists'

"$takt" expand --help |
	sed -n '/^Formats:/,/^$/s/^  \([a-z]*\) .*(\.\([a-z]*\))$/\1 .\2/p' \
		>"$work/wanted"
awk '/^\.\\" formats/ { inside = 1 }
	/^\.El/ { inside = 0 }
	inside && /^\.It Cm/ { name = $3 }
	inside && /^\.Pa \./ { print name " " $2 }' man/takt.1 >"$work/got"
agree 'FORMATS has each format and its extension'

sed -n 's/^	EXIT_[A-Z]* = \([0-9]*\).*/\1/p' src/cli/cli.h >"$work/wanted"
items takt.1 statuses >"$work/got"
agree 'EXIT STATUS has each status'

echo 'takt: 2' >"$work/wrong.yaml"
run help
exits 0
run check "$work/wrong.yaml"
exits 1
run nonesuch
exits 2
run check "$work/nonesuch.yaml"
exits 3
verdict 'the program exits as EXIT STATUS says'

# keys_of NAME: what the source has.
keys_of()
{
	case $1 in
	placeholders) array=placeholders ;;
	status) array=status_names ;;
	precision) array=precision_names ;;
	*) array="field $1_keys" ;;
	esac
	awk -v array="${array}[] =" '
		index($0, array) { inside = 1; sub(/.*=/, "") }
		inside { text = text " " $0 }
		inside && /;/ { inside = 0 }
		END {
			words = array !~ /^field/
			pattern = words ? "\"[^\"]*\"" : "[{]\"[^\"]*\""
			while (match(text, pattern)) {
				key = substr(text, RSTART, RLENGTH)
				gsub(words ? "\"" : "[{\"]", "", key)
				print key
				text = substr(text, RSTART + RLENGTH)
			}
		}' src/load/*.c src/cadence/*.c
}

tables=$(sed -n 's/.*struct field \([a-z]*\)_keys\[\].*/\1/p' src/load/*.c)
for table in $tables placeholders status precision; do
	keys_of "$table" >"$work/wanted"
	items takt-cadence.5 "keys: $table" >"$work/got"
	agree "takt-cadence(5) has the keys of $table"
done

for table in $tables placeholders status precision; do
	echo "$table"
done >"$work/wanted"
sed -n 's/^\.\\" keys: //p' man/takt-cadence.5 >"$work/got"
agree 'takt-cadence(5) has no other lists of keys'

finish
