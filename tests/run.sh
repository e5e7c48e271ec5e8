#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# run.sh TEST: runs one test that speaks TAP; prove calls it for each of them.
# With STRICT=1 a skipped test counts as failed, so no test has to know that
# variable: it prints `ok 1 # SKIP why`, or `1..0 # SKIP why` for all of it.
# cmocka writes a skip as `not ok`, which is put right here.
set -u

case $1 in
*.py) set -- "${PYTHON:-python3}" "$@" ;;
/*) ;;
*) set -- "./$1" ;;
esac

CMOCKA_MESSAGE_OUTPUT=TAP
export CMOCKA_MESSAGE_OUTPUT

{
	"$@"
	printf '\nstatus %d\n' $?
} | awk -v strict="${STRICT:-}" '
	/^(not )?ok .*# *SKIP/ {
		sub(/^(not )?ok/, strict ? "not ok" : "ok")
		if (strict)
			sub(/# *SKIP/, "STRICT: skipped:")
	}
	/^1\.\.0.*# *SKIP/ && strict {
		sub(/^1\.\.0[ #]*/, "")
		$0 = "1..1\nnot ok 1 - STRICT: " $0
	}
	/^status [0-9]+$/ { status = $2; next }
	/^# (not )?ok - / { next } # cmocka on a whole group
	{ print; fflush() }
	END { exit status }'
