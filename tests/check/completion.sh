#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# takt completion: what the program offers is what it accepts, and the scripts
# bring it to bash, zsh and fish, each tried in the shell itself.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

TAKT_SCHEDULEDIR=$PWD/schedules
XDG_DATA_DIRS=/nonesuch
HOME=$work/home
PATH=$work/bin:$PATH
export TAKT_SCHEDULEDIR XDG_DATA_DIRS HOME PATH
mkdir -p "$HOME" "$work/bin" "$work/here/folder"
ln -s "$takt" "$work/bin/takt"
cd "$work/here" || exit 2
cat >'my plan.yaml' <<'END'
takt: 1
project: Plan
version: "{n}.0"
cycle: {every: 6 months, from: April 2026, first: "1.0"}
milestones:
  code freeze: 2 weeks before final
  final: third Thursday of cycle month
END
cp 'my plan.yaml' plan.yaml
touch feed.ics notes.txt

# ---- What is offered ----

# offered WORD...: what the program offers, without descriptions.
offered()
{
	takt completion words -- "$@" | cut -f 1
}

takt --help | sed -n '/^Verbs:/,/^$/s/^  \([a-z]*\) .*/\1/p' >"$work/verbs"
offered '' >"$work/got"
same "$work/verbs" "$work/got"
verdict 'each verb of --help'

while read -r verb; do
	takt "$verb" --help |
		sed -n '/^Options:/,/^$/s/^ *\(-., \)*\(--[a-z-]*\).*/\2/p' \
			>"$work/wanted"
	offered "$verb" -- >"$work/got"
	same "$work/wanted" "$work/got"
done <"$work/verbs"
verdict 'each option of --help, verb by verb'

while read -r verb; do
	takt "$verb" --help | sed -n '/^Formats:/,/^$/s/^  \([a-z]*\) .*/\1/p' \
		>"$work/wanted"
	offered "$verb" -f '' >"$work/got"
	[ -s "$work/wanted" ] || continue
	same "$work/wanted" "$work/got"
	offered "$verb" --format= | sed 's/^--format=//' >"$work/got"
	same "$work/wanted" "$work/got"
done <"$work/verbs"
verdict 'each format of --help, verb by verb'

# The refusal of a wrong value lists the words: '--x' takes a, b or c, not 'y'.
choices=0
while read -r verb; do
	for option in $(offered "$verb" --); do
		takt "$verb" "$option= " 2>&1 | head -n 1 |
			sed -n "s/.* takes \\([^']*\\), not ' '\$/\\1/p" |
			grep -E -x '[a-z]+(, [a-z]+)*( or [a-z]+)?' |
			sed 's/ or /, /' | tr ',' '\n' | tr -d ' ' |
			LC_ALL=C sort >"$work/wanted"
		[ -s "$work/wanted" ] || continue
		choices=$((choices + 1))
		offered "$verb" "$option" '' | LC_ALL=C sort >"$work/got"
		cmp -s "$work/wanted" "$work/got" ||
			fail "$verb $option: $(tr '\n' ' ' <"$work/got")," \
				"accepted: $(tr '\n' ' ' <"$work/wanted")"
	done
done <"$work/verbs"
[ $choices -gt 6 ] || fail "only $choices options with words"
for word in $(offered expand --cancelled ''); do
	takt expand --cancelled "$word" "$work/here/plan.yaml" \
		>/dev/null 2>>"$why" || fail "--cancelled $word"
done
verdict "the words that options take, $choices times"

# offers WANTED WORD...: WANTED has '|' for line ends.
offers()
{
	wanted=$1
	shift
	got=$(offered "$@" | tr '\n' '|')
	[ "$got" = "$wanted" ] || fail "takt $*: $got, expected $wanted"
}

offers 'python|:files yaml yml|' expand py
offers 'proposals/pep-596|proposals/pep-598|:files yaml yml|' \
	compare python proposals/pep-59
offers ':files yaml yml ics md rst|' check nothing
offers 'python|:files yaml yml ics|' diff feed.ics py
offers 'python|:files yaml yml|' expand --against x -f ics -- py
offers '3.10|3.11|3.12|3.13|3.14|3.15|3.16|' expand python --cycles 8 --series 3.1
offers '1.0|2.0|3.0|4.0|5.0|' expand 'my plan.yaml' --series ''
offers '--series=1.0,2.0..5.0|' expand plan.yaml --series=1.0,2.0..5
offers 'code freeze|' expand plan.yaml --only c
offers 'code freeze,final|' expand plan.yaml --only 'code freeze,f'
offers 'code freeze|final|' explain plan.yaml ''
offers 'plan.yaml:final|' compare --near plan.yaml:f
offers 'code freeze|' compare plan.yaml x --freeze c
offers 'python|:files yaml yml|' check x.ics --against py
offers ':files|' expand plan.yaml -o ''
offers 'bash|' completion b
offers 'expand|explain|' help ex
offers '' expand plan.yaml --until ''
offers '' list ''
offers '--color|' --c
offers 'auto|always|' --color a
offers 'status|' --color never st
offers '' nonesuch ''
offers '' expand nonesuch.yaml --series ''
offers '' expand --nonesuch=x
verdict 'schedules, files, series, milestones, lists and ranges of them'

# ---- bash ----

# typed LINE: what bash makes of TAB behind it, one candidate a line.
typed_bash()
{
	cat >"$work/ask.bash" <<'END'
source "$script"
line=$1
# As readline takes a line apart: at blanks and breaks, quotes kept together.
read_words()
{
	local rest=$line word= character quote= i
	COMP_WORDS=()
	for ((i = 0; i < ${#rest}; i++)); do
		character=${rest:i:1}
		if [[ $quote ]]; then
			word+=$character
			[[ $character == "$quote" ]] && quote=
		elif [[ $character == [\'\"] ]]; then
			quote=$character word+=$character
		elif [[ $character == '\' ]]; then
			word+=$character${rest:i + 1:1}
			((i++))
		elif [[ $character == ' ' ]]; then
			[[ $word ]] && COMP_WORDS+=("$word")
			word=
		elif [[ $character == [:=] ]]; then
			[[ $word ]] && COMP_WORDS+=("$word")
			COMP_WORDS+=("$character")
			word=
		else
			word+=$character
		fi
	done
	[[ $word || $rest == *' ' ]] && COMP_WORDS+=("$word")
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
}
COMP_LINE=$line COMP_POINT=${#line}
read_words
_takt takt "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
((${#COMPREPLY[@]} == 0)) || printf '%s\n' "${COMPREPLY[@]}"
END
	script=$work/script bash "$work/ask.bash" "$1" 2>>"$why"
}

# completes LINE WANTED: in the shell at hand; WANTED has '|' for line ends.
completes()
{
	got=$("typed_$shell" "$1" | LC_ALL=C sort | tr '\n' '|')
	[ "$got" = "$2" ] || fail "$1: $got, expected $2"
}

formats=$(takt expand --help |
	sed -n '/^Formats:/,/^$/s/^  \([a-z]*\) .*/\1/p' | LC_ALL=C sort |
	tr '\n' '|')
if command -v bash >/dev/null; then
	shell=bash
	takt completion bash >"$work/script"
	completes 'takt exp' 'expand|explain|'
	completes 'takt expand --fo' '--format|'
	completes 'takt expand --format=j' 'json|'
	completes 'takt expand -f ' "$formats"
	completes 'takt expand pyt' 'python|'
	completes 'takt expand pla' 'plan.yaml|'
	completes 'takt expand my' 'my plan.yaml|'
	completes 'takt expand f' 'folder|'
	completes 'takt check f' 'feed.ics|folder|'
	completes 'takt expand -o n' 'notes.txt|'
	completes 'takt expand --output=n' 'notes.txt|'
	completes 'takt expand plan.yaml --only code' 'code\ freeze|'
	completes "takt explain 'my plan.yaml' 'code" 'code freeze|'
	completes 'takt explain my\ plan.yaml code\ f' 'code\ freeze|'
	completes 'takt compare --near plan.yaml:f' 'final|'
	completes 'takt expand plan.yaml --series=1.0,5' '1.0,5.0|'
	verdict 'bash'
	bash -n "$work/script" 2>>"$why"
	! command -v shellcheck >/dev/null ||
		shellcheck -s bash "$work/script" >>"$why"
	verdict 'the script of bash is clean'
else
	skip 'no bash'
fi

# ---- zsh ----

# zsh completes at a prompt only, so it gets a terminal (zpty): the line and
# TAB go in, and the list of matches comes out of compadd.
typed_zsh()
{
	cat >"$work/ask.zsh" <<'END'
zmodload zsh/zpty
PS1= zpty ask zsh -f -i
zpty -w ask "PS1=; PROMPT_EOL_MARK=; fpath=($1:h \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w ask 'zstyle ":completion:*" completer _complete
compadd() {
	if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
		builtin compadd "$@"
		return
	fi
	local -a __found
	builtin compadd -O __found "$@"
	print -l -- ${__found/#/"MATCH:$IPREFIX"} >>$answers
	builtin compadd "$@"
}
done_asking() { zle complete-word; print END >>$answers; exit }
zle -N done_asking; bindkey "^I" done_asking'
zpty -w -n ask "$2"$'\t'
zpty -r ask reply '' 2>/dev/null
for ((i = 0; i < 100; i++)); do
	[[ -e $answers ]] && [[ $(<$answers) == *END* ]] && break
	zpty -r -t ask reply
	sleep 0.1
done
zpty -d ask
END
	rm -f "$work/answers"
	answers=$work/answers timeout 30 zsh -f "$work/ask.zsh" \
		"$work/site/_takt" "$1" >/dev/null 2>&1 </dev/null
	sed -n 's/^MATCH://p' "$work/answers" 2>/dev/null
}

if command -v zsh >/dev/null; then
	shell=zsh
	mkdir "$work/site"
	takt completion zsh >"$work/site/_takt"
	zsh -n "$work/site/_takt" 2>>"$why"
	completes 'takt exp' 'expand|explain|'
	completes 'takt expand --fo' '--format|'
	completes 'takt expand --format=j' '--format=json|'
	completes 'takt expand -f ' "$formats"
	completes 'takt expand pyt' 'python|'
	completes 'takt expand pla' 'plan.yaml|'
	completes 'takt check f' 'feed.ics|folder|'
	completes 'takt expand --output=n' '--output=notes.txt|'
	completes 'takt expand plan.yaml --only code' 'code freeze|'
	completes "takt explain 'my plan.yaml' code" 'code freeze|'
	completes 'takt compare --near plan.yaml:f' 'plan.yaml:final|'
	verdict 'zsh'
else
	skip 'no zsh'
fi

# ---- fish ----

typed_fish()
{
	fish --no-config -c "source $work/script; complete -C \$argv[1]" "$1" \
		2>>"$why" | cut -f 1
}

if command -v fish >/dev/null; then
	shell=fish
	takt completion fish >"$work/script"
	fish --no-execute "$work/script" 2>>"$why"
	completes 'takt exp' 'expand|explain|'
	completes 'takt expand --fo' '--format|'
	completes 'takt expand --format=j' '--format=json|'
	completes 'takt expand -f ' "$formats"
	completes 'takt expand pyt' 'python|'
	completes 'takt expand pla' 'plan.yaml|'
	completes 'takt check f' 'feed.ics|folder/|'
	completes 'takt expand -o n' 'notes.txt|'
	completes 'takt expand --output=n' '--output=notes.txt|'
	completes 'takt expand plan.yaml --only code' 'code freeze|'
	completes "takt explain 'my plan.yaml' code" 'code freeze|'
	completes 'takt compare --near plan.yaml:f' 'plan.yaml:final|'
	verdict 'fish'
else
	skip 'no fish'
fi
finish
