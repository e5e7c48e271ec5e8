#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# One version, said in one way: by the Makefile, the program and the changelog.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

version=$(sed -n 's/^VERSION := //p' Makefile)
case $version in
[0-9]*.[0-9]*.[0-9]*) ;;
*) fail "Makefile: VERSION is '$version'" ;;
esac

for option in --version -V; do
	run $option
	exits 0
	silent
	equal "first line of $option" "takt $version" \
		"$(head -n 1 "$work/stdout")"
done
for library in libyaml libical; do
	grep -q "^.*$library [0-9]" "$work/stdout" ||
		fail "--version does not name $library"
done
verdict "takt --version says $version, as the Makefile does"

# Dates of the versions fall, and so do the versions.
sed -n 's/^## //p' CHANGELOG.md >"$work/headings"
newest=$(head -n 1 "$work/headings")
case $newest in
'[Unreleased]') ;;
"[$version] - "[0-9]*) ;;
*) fail "CHANGELOG.md begins with '$newest'" ;;
esac
grep -v '^\[Unreleased\]$' "$work/headings" |
	grep -v '^\[[0-9]*\.[0-9]*\.[0-9]*\] - [0-9]\{4\}-[0-9][0-9]-[0-9][0-9]$' \
		>>"$why"
sed -n 's/^\[\([0-9.]*\)\] - .*/\1/p' "$work/headings" >"$work/versions"
sort -r -V "$work/versions" | cmp -s - "$work/versions" ||
	fail 'CHANGELOG.md: the versions are not in order'
sed -n 's/^\[[0-9.]*\] - //p' "$work/headings" >"$work/dates"
sort -r "$work/dates" | cmp -s - "$work/dates" ||
	fail 'CHANGELOG.md: the dates are not in order'
verdict "the changelog begins with Unreleased or [$version]"
finish
