#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# shellcheck source=tests/lint/lib
. "${0%/*}/lib"
need cppcheck

cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 -j 2 \
	--enable=warning,style,performance,portability \
	--suppress=unusedStructMember --template=gcc -Isrc -Iinclude \
	-DTAKT_VERSION='"0"' -DTAKT_SCHEDULEDIR='"/"' src
finish $?
