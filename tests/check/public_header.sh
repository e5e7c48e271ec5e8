#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# include/takt.h is all that a program needs: it stands alone, in C and in C++,
# and what it declares is what the library exports, no more and no less.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

cc=${CC:-cc}
cxx=${CXX:-c++}
header=include/takt.h
strict='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'
# shellcheck disable=SC2086 # words
$cc --version >/dev/null 2>&1 || skip_all "no C compiler ($cc)"

cat >"$work/alone.c" <<-'END'
	#include <takt.h>
	#include <takt.h>
	extern int nothing;
END
cp "$work/alone.c" "$work/alone.cc"

# compiles COMMAND...
compiles()
{
	"$@" -Iinclude -c -o "$work/alone.o" >"$work/stderr" 2>&1 && return
	fail "$*"
	head -n 10 "$work/stderr" >>"$why"
}

for standard in c17 c11 c99; do
	# shellcheck disable=SC2086 # words
	compiles $cc -std=$standard $strict -Wstrict-prototypes "$work/alone.c"
done
verdict "takt.h alone is C"

if echo | $cxx -x c++ -std=c++17 -fsyntax-only - >/dev/null 2>&1; then
	for standard in c++17 c++11; do
		# shellcheck disable=SC2086 # words
		compiles $cxx -std=$standard $strict "$work/alone.cc"
	done
	verdict 'takt.h alone is C++'
else
	skip "no C++ compiler ($cxx)"
fi

# What is marked, as the compiler sees it, and as the file reads.
$cc -std=c17 -Iinclude -E "$work/alone.c" |
	tr '\n' ' ' | tr ';' '\n' |
	sed -n 's/.*visibility("default").*[ *]\(takt_[a-z0-9_]*\)(.*/\1/p' |
	LC_ALL=C sort -u >"$work/declared"
equal 'functions with TAKT_API' "$(grep -c '^TAKT_API ' $header)" \
	"$(wc -l <"$work/declared")"
[ -s "$work/declared" ] || fail 'no function is declared'
# A function without the mark would be declared and not exported.
$cc -std=c17 -Iinclude -E "$work/alone.c" | tr -s '\n;{}' ' \n' |
	grep -o '[ *]takt_[a-z0-9_]* *(' | tr -d ' *(' |
	LC_ALL=C sort -u >"$work/named"
same "$work/declared" "$work/named"
verdict 'every function of takt.h is marked TAKT_API'

if command -v nm >/dev/null && command -v pkg-config >/dev/null; then
	sanitizer=
	is_sanitized && sanitizer=-fsanitize=address,undefined
	# Objects that are not made for this may not become a shared object;
	# then the sources have to.
	# shellcheck disable=SC2046,SC2086 # words
	$cc -shared $sanitizer -o "$work/libtakt.so" \
		-Wl,--whole-archive "$build/libtakt.a" \
		-Wl,--no-whole-archive \
		$(pkg-config --libs libical yaml-0.1) \
		>"$work/stderr" 2>&1 ||
		$cc -shared -fPIC -std=c17 -fvisibility=hidden -Isrc \
			-Iinclude -D_XOPEN_SOURCE=700 \
			-DTAKT_VERSION='""' -o "$work/libtakt.so" \
			$(find src/* -name '*.c' ! -path 'src/cli/*') \
			$(pkg-config --cflags --libs libical yaml-0.1) \
			>"$work/stderr" 2>&1 ||
		fail "$(head -n 5 "$work/stderr")"
	nm -D --defined-only "$work/libtakt.so" |
		awk '$2 ~ /[A-Z]/ && $3 !~ /^(__|_init$|_fini$|_edata$|_end$)/ {
			print $3 }' |
		grep -v '^__asan\|^__odr_asan' |
		LC_ALL=C sort -u >"$work/exported"
	diff "$work/declared" "$work/exported" >"$work/difference" ||
		fail "$(grep '^[<>]' "$work/difference")"
	verdict "what is exported is what takt.h declares, \
$(wc -l <"$work/declared") functions"
else
	skip 'no nm or pkg-config: what is exported'
fi

# Standard headers apart, nothing comes in.
sed -n 's/^#include *//p' $header |
	grep -v -x '<stdbool\.h>\|<stddef\.h>\|<stdint\.h>' >"$work/included"
[ ! -s "$work/included" ] || fail "includes $(cat "$work/included")"
sed 's,/\*.*\*/,,; /^\/\*/,/\*\//d' $header |
	grep -o 'yaml_[a-z_]*\|ical[a-z]*_[a-z_]*\|struct [a-z_]*' |
	grep -v '^struct takt_\|_version$' | sort -u >"$work/foreign"
[ ! -s "$work/foreign" ] || fail "names $(cat "$work/foreign")"
verdict 'no type of libyaml, libical or our own insides is in it'
finish
