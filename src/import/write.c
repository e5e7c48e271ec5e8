/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The rules of the file, with those that would fit. */
#include "import/write.h"

#include <string.h>

#include "import/fit.h"
#include "import/yaml.h"

void
import_write_date(struct date date, struct buf *out)
{
	char text[DATE_TEXT_SIZE];

	buf_append_string(out, date_format(date, text));
}

void
import_write_key(const struct import_rule *rule, struct buf *out)
{
	if (import_is_last_window(rule))
		buf_append_string(out, "end-of-life");
	else
		buf_printf(
		    out, "%s%s", rule->is_window ? "end of " : "", rule->name);
}

static void
write_head(const struct import_file *file, struct buf *out)
{
	const char *slash = strrchr(file->source->name, '/');

	buf_append_string(out, "# Imported by takt from ");
	yaml_comment(out, slash != NULL ? slash + 1 : file->source->name);
	buf_printf(out,
	    " (%s).\n"
	    "# All dates are pins. A comment 'rule:' says which rule would "
	    "give them, and how\n# many of them.\n"
	    "takt: 1\nproject: ",
	    file->kind);
	yaml_text(out, file->project);
	buf_append_char(out, '\n');
	if (file->url != NULL) {
		buf_append_string(out, "url: ");
		yaml_url(out, file->url);
		buf_append_char(out, '\n');
	}
}

/* "# rule: on: first Tuesday of October    fits 9 of 12 exactly, …". */
static void
write_fit(
    const struct fit *fit, const char *key, const char *indent, struct buf *out)
{
	buf_printf(out, "%s# rule: %s: %s    fits %zu of %zu", indent, key,
	    fit->phrase, fit->exact, fit->count);
	buf_append_string(out, fit->is_rough ? " in the month" : " exactly");
	if (fit->near > fit->exact)
		buf_printf(out, ", %zu within 7 days", fit->near);
	buf_append_char(out, '\n');
}

static void
write_fits(struct fitter *fitter, const struct import_rule *rule,
    const char *indent, struct buf *out)
{
	struct fit fit;

	if (fit_rule(fitter, rule, &fit))
		write_fit(&fit, rule->is_window ? "until" : "on", indent, out);
	if (rule->is_numbered && fit_steps(fitter, rule, &fit))
		write_fit(&fit, "every", indent, out);
}

/* A place for each step. */
static void
write_on(const struct import_rule *rule, struct buf *out)
{
	buf_append_string(
	    out, rule->is_numbered ? "    on: [tbd" : "    on: tbd");
	for (int32_t i = 1; rule->is_numbered && i < rule->steps; i++)
		buf_append_string(out, ", tbd");
	buf_append_string(out, rule->is_numbered ? "]\n" : "\n");
}

static void
write_milestone(
    struct fitter *fitter, const struct import_rule *rule, struct buf *out)
{
	buf_printf(out, "  %s:\n", rule->name);
	if (rule->pattern != NULL) {
		buf_append_string(out, "    name: ");
		yaml_text(out, rule->pattern);
		buf_append_char(out, '\n');
	}
	if (rule->is_span)
		buf_append_string(out, "    from: tbd\n    to: tbd\n");
	else
		write_on(rule, out);
	write_fits(fitter, rule, "    ", out);
}

static void
write_window(struct fitter *fitter, const struct import_rule *rule,
    bool is_first, struct buf *out)
{
	buf_printf(out, "  - %s:\n", rule->name);
	if (rule->pattern != NULL) {
		buf_append_string(out, "      name: ");
		yaml_text(out, rule->pattern);
		buf_append_char(out, '\n');
	}
	if (is_first)
		buf_printf(out, "      from: %s\n", fitter->file->anchor->name);
	buf_append_string(out, "      until: tbd\n");
	write_fits(fitter, rule, "      ", out);
}

static void
write_cycle(struct fitter *fitter, struct buf *out)
{
	if (fitter->beat.phrase == NULL)
		return;
	buf_append_char(out, '\n');
	write_fit(&fitter->beat, "cycle", "", out);
}

static void
write_rules(struct fitter *fitter, struct buf *out)
{
	const struct import_file *file = fitter->file;
	bool is_first = true;

	write_cycle(fitter, out);
	buf_append_string(out, "\nmilestones:");
	for (const struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		if (rule->is_window)
			continue;
		if (is_first)
			buf_append_char(out, '\n');
		is_first = false;
		write_milestone(fitter, rule, out);
	}
	buf_append_string(out, is_first ? " {}\n" : "");
	is_first = true;
	for (const struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		if (!rule->is_window)
			continue;
		if (is_first)
			buf_append_string(out, "\nsupport:\n");
		write_window(fitter, rule, is_first, out);
		is_first = false;
	}
}

static void
write_events(const struct import_file *file, struct buf *out)
{
	if (file->event_count > 0)
		buf_append_string(out, "\nevents:\n");
	for (size_t i = 0; i < file->event_count; i++) {
		const struct import_item *item = file->events[i].item;

		buf_printf(out, "  %s: {from: ", file->events[i].name);
		import_write_date(item->first, out);
		if (date_compare(item->first, item->last) < 0) {
			buf_append_string(out, ", to: ");
			import_write_date(item->last, out);
		}
		if (item->title != NULL && item->title[0] != '\0') {
			buf_append_string(out, ", name: ");
			yaml_text(out, item->title);
		}
		buf_append_string(out, "}\n");
	}
}

bool
import_write(struct import_file *file, struct buf *out)
{
	struct fitter fitter;

	if (!fit_start(&fitter, file))
		return false;
	write_head(file, out);
	write_rules(&fitter, out);
	import_write_changes(file, out);
	write_events(file, out);
	buf_append_string(out, "\nseries:\n");
	for (size_t i = 0; i < file->count; i++)
		import_write_series(file, file->series[i], out);
	return !out->failed && !file->arena->failed;
}
