#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Who may include whom: the floors of src/README.md. Also keeps libyaml and
# libical inside their own floor, and the world outside (clock, environment,
# locale, terminal, exit) inside src/cli.
# shellcheck source=tests/lint/lib
. "${0%/*}/lib"

# shellcheck disable=SC2046 # no blanks in the names of our sources
awk '
BEGIN {
	may["base"] = "base"
	may["date"] = "date"
	may["phrase"] = "phrase date base"
	may["page"] = "page date base"
	may["cadence"] = "cadence phrase date base"
	may["ical"] = "ical date base"
	may["load"] = "load cadence ical phrase date base"
	may["plan"] = "plan cadence ical phrase date base"
	may["compare"] = "compare plan cadence phrase page date base"
	may["render"] = "render compare plan cadence ical phrase date base"
	may["import"] = "import render compare load ical phrase date base"
	may["api"] = "api takt.h import render compare plan load page cadence ical phrase date base"
	may["takt.h"] = ""
	may["cli"] = "takt.h cli"
	world = "(^|[^A-Za-z0-9_])(secure_getenv|getenv|time|clock|" \
		"clock_gettime|gettimeofday|localtime|localtime_r|exit|" \
		"_exit|abort|printf|vprintf|puts|putchar|perror|setlocale|" \
		"isatty)[(]|(^|[^A-Za-z0-9_])(stdin|stdout|stderr|environ)" \
		"([^A-Za-z0-9_]|$)"
}

function finding(text)
{
	printf "%s:%d: %s\n", FILENAME, FNR, text
	failed = 1
}

FNR == 1 {
	split(FILENAME, part, "/")
	floor = part[2]
	if (!(floor in may))
		finding(floor " is no floor: see src/README.md")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\"")
	count = split(quoted[2], part, "/")
	if (count == 1 && part[1] != "takt.h")
		finding("\"" quoted[2] "\" is included without its directory")
	else if (index(" " may[floor] " ", " " part[1] " ") == 0)
		finding(floor " includes \"" quoted[2] "\", which it may not")
	next
}

/^[ \t]*#[ \t]*include[ \t]*</ {
	if (/<yaml\.h>/ && floor != "load")
		finding("only src/load may include <yaml.h>")
	if (/<(libical\/.*|ical|icalss)(\.h)?>/ && floor != "ical")
		finding("only src/ical may include libical")
	next
}

floor == "cli" || floor == "takt.h" { next }

{
	code = $0
	gsub(/"([^"\\]|\\.)*"/, "\"\"", code)
	sub(/\/\*.*/, "", code)
	sub(/\/\/.*/, "", code)
	if ($0 ~ /^[ \t]*\*/)
		code = ""
	if (match(code, world))
		finding("only src/cli may use " \
			substr(code, RSTART, RLENGTH))
}

END { exit failed }
' $(c_files src include)
finish $?
