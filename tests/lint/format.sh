#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# The layout of the C files, as .clang-format has it; `make format` mends it.
# shellcheck source=tests/lint/lib
. "${0%/*}/lib"
need clang-format

c_files src include tests | xargs clang-format --dry-run -Werror
finish $?
