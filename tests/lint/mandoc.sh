#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# The manuals: nothing that mandoc would warn of.
# shellcheck source=tests/lint/lib
. "${0%/*}/lib"
need mandoc

set -- man/*.[1-9]
[ -e "$1" ] || { say 'no manuals'; exit 0; }
mandoc -T lint -W warning "$@"
finish $?
