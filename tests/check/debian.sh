#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# The Debian packages: built from what is under version control, without a word
# of lintian's, and what they hold runs where they put it.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

for tool in dpkg-buildpackage dh lintian git; do
	command -v $tool >/dev/null || skip_all "no $tool"
done
git ls-files >"$work/files" 2>/dev/null || skip_all 'not under version control'
if is_sanitized; then
	verdict 'the packages have flags of their own, and are built without these'
	finish
fi

mkdir "$work/takt" "$work/root"
tar -cf - -T "$work/files" | tar -xf - -C "$work/takt"

# What this run was called with is not for the package.
unset BUILD CC CXX MAKEFLAGS MAKELEVEL STRICT TAKT VERSION WERROR
(cd "$work/takt" && DEB_BUILD_OPTIONS='nocheck noautodbgsym parallel=2' \
	dpkg-buildpackage -us -uc) >"$work/stdout" 2>"$work/stderr"
status=$?
exits 0
[ "$status" -eq 0 ] || fail "$(tail -n 5 "$work/stdout")"
verdict 'dpkg-buildpackage builds them'

lintian --allow-root --tag-display-limit 0 --display-info \
	--suppress-tags no-symbols-control-file "$work"/*.changes \
	>"$work/stdout" 2>/dev/null
status=$?
exits 0
fail "$(grep '^[EWI]:' "$work/stdout")"
[ "$(cat "$why")" ] || : >"$why"
verdict 'lintian has nothing to say'

for package in "$work"/*.deb; do
	dpkg-deb -x "$package" "$work/root"
done
equal packages 3 "$(find "$work" -maxdepth 1 -name '*.deb' | grep -c .)"
for file in bin/takt share/man/man1/takt.1.gz include/takt.h \
	share/man/man5/takt-cadence.5.gz share/man/man3/takt.3.gz \
	share/takt/schedules/python.yaml \
	share/takt/schedules/cadence.schema.json \
	share/bash-completion/completions/takt \
	share/zsh/vendor-completions/_takt \
	share/fish/vendor_completions.d/takt.fish; do
	[ -s "$work/root/usr/$file" ] || fail "no $file"
done
for file in libtakt.a libtakt.so libtakt.so.0 pkgconfig/takt.pc; do
	[ -s "$(find "$work/root/usr/lib" -path "*/$file")" ] ||
		fail "no $file"
done
verdict 'program, library, manuals, schedules and completions are in them'

takt=$work/root/usr/bin/takt
run expand "$work/root/usr/share/takt/schedules/openjdk.yaml"
exits 0
silent
cp "$work/stdout" "$work/table"
takt=$build/takt
run expand schedules/openjdk.yaml
same "$work/table" "$work/stdout"
verdict 'the packaged program prints what this one does'
finish
