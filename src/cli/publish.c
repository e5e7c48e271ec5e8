/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * One file of takt expand: a plan rendered beside the inputs, over what was
 * published before, and not yet in its place.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/feed_options.h"
#include "cli/html_options.h"
#include "cli/picture_options.h"
#include "cli/written.h"

bool
publisher_start(struct publisher *publisher, const char *format)
{
	const struct arguments *arguments = publisher->arguments;
	struct takt_render_options *options = &publisher->options;

	*options = (struct takt_render_options){.format = format,
	    .width = written_width(arguments),
	    .unicode = written_unicode(arguments),
	    .forgets_cancelled = arguments->forgets_cancelled,
	    .cancelled_days = arguments->cancelled_days};
	set_feed_options(arguments, options);
	if (!today(arguments, &publisher->today))
		return false;
	publisher->is_html = strcmp(format, "html") == 0;
	/* HTML is the same whenever it is made. */
	if (!publisher->is_html || arguments->has_today)
		options->today = &publisher->today;
	set_picture_options(arguments, options);
	return source_date_epoch(&options->has_stamp, &options->stamp);
}

/* Takes the output away from what is not to be written. */
static void
leave_alone(struct publication *publication)
{
	output_discard(publication->output);
	publication->output = NULL;
}

static enum exit_status
render_over(struct publisher *publisher, const struct takt_plan *plan,
    struct publication *publication)
{
	const struct arguments *arguments = publisher->arguments;
	struct update *update = &publication->update;
	struct takt_render_options options = publisher->options;

	options.calendar = publication->calendar;
	if (update->previous != NULL) {
		update->how.previous = update->previous;
		options.update = &update->how;
	}
	if (!takt_plan_render(plan, &options,
		update_sink(update, output_sink(publication->output)),
		publisher->diagnostics)) {
		bool is_trouble = output_failed(publication->output);

		leave_alone(publication);
		return is_trouble ? EXIT_TROUBLE : EXIT_DONE;
	}
	if (arguments->update && arguments->previous == NULL &&
	    update->previous != NULL && update_is_same(update))
		leave_alone(publication);
	update_finish(update);
	return EXIT_DONE;
}

enum exit_status
publication_write(struct publisher *publisher, const struct takt_plan *plan,
    const char *path, struct publication *publication)
{
	struct update *update = &publication->update;
	enum exit_status status = update_start(
	    publisher->arguments, path, update, publisher->diagnostics);

	if (status != EXIT_DONE)
		return status;
	if (publisher->is_html &&
	    !html_calendar(publisher->arguments, path, &publication->calendar))
		return EXIT_TROUBLE;
	publication->output =
	    open_beside(publisher->arguments, publisher->input, path);
	if (publication->output == NULL)
		return EXIT_TROUBLE;
	/* What is written to a device cannot be taken back. */
	if (publisher->arguments->split != NULL &&
	    !output_is_replaced(publication->output)) {
		complain("cannot write '%s': it is no regular file, as "
			 "'--split' needs",
		    path);
		return EXIT_TROUBLE;
	}
	return render_over(publisher, plan, publication);
}

void
publication_free(struct publication *publication)
{
	leave_alone(publication);
	free(publication->calendar);
	update_free(&publication->update);
}
