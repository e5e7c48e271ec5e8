/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What a pin cannot say: that a series lacks a window, or that it begins
 * elsewhere; and dates known by month, say. Series of which the same is to be
 * said share a change, since a file has at most 64 of them.
 */
#include <string.h>

#include "import/write.h"
#include "import/yaml.h"

enum { CHANGES_MAX = 64 };

static const char *const precision_words[] = {[PRECISION_DAY] = NULL,
    [PRECISION_WEEK] = "week",
    [PRECISION_MONTH] = "month",
    [PRECISION_QUARTER] = "quarter",
    [PRECISION_YEAR] = "year",
    [PRECISION_TBD] = NULL};

static void
write_milestones(const struct import_file *file,
    const struct import_series *series, struct buf *out)
{
	bool is_first = true;

	for (const struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		const struct import_item *item = import_find(series, rule, 0);

		if (rule->is_window || item == NULL ||
		    item->place != IMPORT_IN_CHANGES)
			continue;
		if (is_first)
			buf_append_string(out, "    milestones:\n");
		is_first = false;
		buf_printf(out, "      %s: {on: ", rule->name);
		import_write_date(item->first, out);
		buf_printf(out, ", precision: %s}\n",
		    precision_words[item->precision]);
	}
}

/* How a window begins where it does not begin as the others do. */
struct beginning {
	const char *phrase;
	struct date date;
	bool has_date;
};

/* `before` is the end of the window before it, NULL where there is none;
 * `is_next` says that no window of the file stands between. */
static struct beginning
beginning_of(const struct import_file *file, const struct import_series *series,
    const struct import_item *end, const struct import_item *before,
    bool is_next)
{
	const struct import_item *release =
	    import_find(series, file->anchor, 0);
	struct beginning start = {.phrase = NULL};
	bool fits = release != NULL && !release->is_tbd &&
	    date_compare(release->first, end->last) <= 0;

	if (end->is_tbd) {
		if (!is_next)
			start.phrase = file->anchor->name;
		return start;
	}
	/* The first window begins with the release by itself. */
	if (before == NULL && is_next && fits)
		return start;
	if (before != NULL && is_next && !before->is_tbd &&
	    date_compare(before->last, end->first) < 0)
		return start;
	if (fits) {
		start.phrase = file->anchor->name;
		return start;
	}
	start.has_date = true;
	start.date = end->first;
	return start;
}

static void
write_window(const struct import_rule *rule, const struct import_item *end,
    struct beginning start, struct buf *out)
{
	const char *precision = precision_words[end->precision];
	bool is_rough = end->place == IMPORT_IN_CHANGES;

	buf_printf(out, "      - %s: {", rule->name);
	if (start.phrase != NULL || start.has_date)
		buf_append_string(out, "from: ");
	if (start.phrase != NULL)
		buf_append_string(out, start.phrase);
	else if (start.has_date)
		import_write_date(start.date, out);
	if (is_rough) {
		buf_printf(out, "%suntil: ",
		    start.phrase != NULL || start.has_date ? ", " : "");
		import_write_date(end->last, out);
		buf_printf(out, ", precision: %s", precision);
	}
	buf_append_string(out, "}\n");
}

static void
write_windows(const struct import_file *file,
    const struct import_series *series, struct buf *out)
{
	const struct import_item *before = NULL;
	bool is_next = true, is_first = true;

	for (const struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		const struct import_item *end = import_find(series, rule, 0);
		struct beginning start;

		if (!rule->is_window)
			continue;
		start = (struct beginning){.phrase = NULL};
		if (end != NULL)
			start =
			    beginning_of(file, series, end, before, is_next);
		if (end == NULL || start.phrase != NULL || start.has_date ||
		    end->place == IMPORT_IN_CHANGES) {
			if (is_first)
				buf_append_string(out, "    support:\n");
			is_first = false;
			if (end == NULL)
				buf_printf(
				    out, "      - %s: none\n", rule->name);
			else
				write_window(rule, end, start, out);
		}
		is_next = end != NULL;
		if (end != NULL)
			before = end;
	}
}

static const char *
change_of(struct import_file *file, const struct import_series *series)
{
	struct buf text = {0};
	const char *copy = NULL;

	write_milestones(file, series, &text);
	write_windows(file, series, &text);
	if (!text.failed)
		copy = arena_copy(file->arena, buf_text(&text), text.length);
	if (copy == NULL)
		file->arena->failed = true;
	buf_release(&text);
	return copy;
}

/* What conditions read without quotes: numbers with dots. */
static bool
is_simple(const char *version)
{
	return strspn(version, "0123456789.") == strlen(version);
}

/* 'in 3.9, "a b"', which is one value of YAML. */
static void
write_condition(const struct import_file *file, const char *const *changes,
    size_t first, struct buf *out)
{
	struct buf text = {0};

	buf_append_string(&text, "in ");
	for (size_t i = first; i < file->count; i++) {
		if (strcmp(changes[i], changes[first]) != 0)
			continue;
		if (i > first)
			buf_append_string(&text, ", ");
		buf_printf(&text,
		    is_simple(file->series[i]->name) ? "%s" : "\"%s\"",
		    file->series[i]->name);
	}
	out->failed |= text.failed;
	if (strchr(buf_text(&text), '"') == NULL)
		buf_append_string(out, buf_text(&text));
	else
		yaml_quoted(out, buf_text(&text));
	buf_release(&text);
}

static bool
is_repeated(const char *const *changes, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (strcmp(changes[i], changes[index]) == 0)
			return true;
	}
	return false;
}

void
import_write_changes(struct import_file *file, struct buf *out)
{
	const char **changes =
	    ARENA_ARRAY(file->arena, file->count + 1, const char *);
	size_t count = 0;

	for (size_t i = 0; changes != NULL && i < file->count; i++) {
		changes[i] = change_of(file, file->series[i]);
		if (changes[i] == NULL)
			return;
	}
	for (size_t i = 0; changes != NULL && i < file->count; i++) {
		if (changes[i][0] == '\0' || is_repeated(changes, i))
			continue;
		if (count == CHANGES_MAX) {
			diagnostic_add(file->diagnostics,
			    DIAGNOSTIC_IMPORT_CHANGES, file->series[i]->at,
			    DIAGNOSTIC_ARGS(file->series[i]->name));
			return;
		}
		buf_append_string(out,
		    count++ == 0 ? "\nchanges:\n  - when: " : "  - when: ");
		write_condition(file, changes, i, out);
		buf_append_char(out, '\n');
		buf_append_string(out, changes[i]);
	}
}
