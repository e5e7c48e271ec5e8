/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Writes one small calendar, reads one recurrence rule and another calendar,
 * again and again with too little memory. To be run with malloc_fail.so in
 * LD_PRELOAD:
 *
 *   ical_oom MODE    MODE is "at", "from" or "budget", as in malloc_fail.c
 *
 * Each attempt is a process of its own, for libical writes through NULL when
 * it is out of memory. Prints how many attempts crashed, gave wrong bytes or
 * days, failed cleanly and succeeded; status 1 unless the first two are 0.
 *
 * libical's error code of the thread is made before: src/ical/write.c says why
 * that one allocation cannot be guarded.
 */
#include "ical/days.h"
#include "ical/recur.h"
#include "ical/write.h"

#include <libical/ical.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* From malloc_fail.so; NULL without it. */
extern void malloc_fail_arm(int mode, long limit) __attribute__((weak));
extern long malloc_fail_disarm(void) __attribute__((weak));

enum outcome {
	OUTCOME_GOOD,    /* and memory was never short */
	OUTCOME_DESPITE, /* good although an allocation failed */
	OUTCOME_CLEAN,
	OUTCOME_WRONG,
	OUTCOME_CRASH,
	OUTCOME_COUNT
};

/* How limits grow, and after how many good attempts in a row to stop. */
static const struct mode {
	const char *name;
	int mode;
	long step;
	int good;
} modes[] = {
    {"at", 1, 1, 1},
    {"from", 2, 1, 1},
    {"budget", 3, 16, 100},
};

static const char expected_days[] = "2026-02-10 ";

static const char holidays[] =
    "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Paris\n"
    "BEGIN:STANDARD\nDTSTART:19961027T030000\nTZOFFSETTO:+0100\n"
    "END:STANDARD\nEND:VTIMEZONE\n"
    "BEGIN:VEVENT\nUID:u\nSUMMARY:a\\, \n b\n"
    "DTSTART;TZID=Paris:20260102T003000\n"
    "RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=1,2,3,4,5,6,7;"
    "UNTIL=20260501T220000Z\n"
    "EXDATE:20260305T233000Z\nRDATE:20260310\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:u\nDTSTART:20260207\nDURATION:P2D\n"
    "RECURRENCE-ID:20260206\nSUMMARY:moved\nEND:VEVENT\n"
    "END:VCALENDAR\n";

static const char expected_occurrences[] =
    "2026-01-02 2026-01-02 a, b; 2026-03-10 2026-03-10 a, b; "
    "2026-04-03 2026-04-03 a, b; 2026-05-01 2026-05-01 a, b; "
    "2026-02-07 2026-02-08 moved; ";

static const char calendar_of_mistakes[] =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nRRULE:FREQ=DAILY;BYDAY=TU\n"
    "DTSTART:20260230\nEND:VEVENT\nEND:VCALENDAR\n";

static bool
write_calendar(struct buf *out)
{
	static const char *const categories[] = {"milestone", "a,b", NULL};
	static const struct ical_calendar calendar = {.name = "Plan, 45",
	    .description = "Key\ndates",
	    .url = "https://example.org/"};
	static const struct ical_event event = {
	    .uid = "1b4db7eb-4057-5ddf-91e0-36dec72071f5",
	    .summary = "Fedora Linux 45: beta freeze, 100% code complete",
	    .description = "Only blockers; and freeze exceptions\nare pushed "
			   "to the stable repository, after this point",
	    .url = "https://example.org/45/beta",
	    .categories = categories,
	    .first = {20522},
	    .last = {20522},
	};
	struct ical_writer *writer = ical_writer_new(out);
	bool is_good = writer != NULL && ical_writer_begin(writer, &calendar) &&
	    ical_writer_event(writer, &event) && ical_writer_end(writer);

	ical_writer_free(writer);
	return is_good;
}

static bool
list_days(struct buf *out)
{
	struct date date = {20459}; /* 2026-01-06 */
	struct ical_recur *recur =
	    ical_recur_new("FREQ=YEARLY;BYDAY=TU;BYMONTH=1,2;BYSETPOS=2,6;"
			   "BYMONTHDAY=8,9,10,11,12,13,14;INTERVAL=1;WKST=SU;"
			   "UNTIL=20261231T000000Z",
		date);
	char text[DATE_TEXT_SIZE];

	if (recur == NULL)
		return false;
	while (ical_recur_next(recur, &date)) {
		buf_append_string(out, date_format(date, text));
		buf_append_char(out, ' ');
	}
	ical_recur_free(recur);
	return !out->failed;
}

static bool
list_occurrence(
    void *context, struct date first, struct date last, const char *name)
{
	struct buf *out = context;
	char text[DATE_TEXT_SIZE];

	buf_append_string(out, date_format(first, text));
	buf_append_char(out, ' ');
	buf_append_string(out, date_format(last, text));
	buf_append_char(out, ' ');
	buf_append_string(out, name == NULL ? "-" : name);
	buf_append_string(out, "; ");
	return !out->failed;
}

/* A calendar whose mistakes are found is as good as days; `wrong` is set by
 * what memory is no excuse for. */
static bool
read_calendars(struct buf *out, bool *wrong)
{
	const struct source good = {"good.ics", holidays, strlen(holidays)};
	const struct source bad = {
	    "bad.ics", calendar_of_mistakes, strlen(calendar_of_mistakes)};
	struct diagnostics diagnostics = {0};
	struct arena arena = {0};
	const struct ical_days *days;
	bool is_good = false;

	days = ical_days_read(&good, &arena, &diagnostics);
	if (days != NULL)
		is_good = ical_days_expand(days, (struct date){20454},
			      (struct date){20818}, list_occurrence,
			      out) == ICAL_DAYS_OK;
	*wrong = (days == NULL && !arena.failed) || diagnostics.errors > 0;
	arena_release(&arena);
	days = ical_days_read(&bad, &arena, &diagnostics);
	*wrong = *wrong || days != NULL ||
	    (diagnostics.errors != 1 && !arena.failed);
	is_good = is_good && !arena.failed && !diagnostics.arena.failed;
	arena_release(&arena);
	diagnostics_release(&diagnostics);
	return is_good;
}

static enum outcome
attempt(const struct mode *mode, long limit, const char *expected_bytes)
{
	struct buf bytes = {0};
	struct buf days = {0};
	struct buf occurrences = {0};
	bool has_bytes, has_days, has_occurrences, is_wrong;
	long calls;

	malloc_fail_arm(mode->mode, limit);
	has_bytes = write_calendar(&bytes);
	has_days = list_days(&days);
	has_occurrences = read_calendars(&occurrences, &is_wrong);
	calls = malloc_fail_disarm();
	if (is_wrong ||
	    (has_occurrences &&
		strcmp(occurrences.bytes, expected_occurrences) != 0) ||
	    (has_bytes && strcmp(bytes.bytes, expected_bytes) != 0) ||
	    (has_days && strcmp(days.bytes, expected_days) != 0))
		return OUTCOME_WRONG;
	if (!has_bytes || !has_days || !has_occurrences)
		return OUTCOME_CLEAN;
	return mode->step > 1 || calls < limit ? OUTCOME_GOOD : OUTCOME_DESPITE;
}

/* An attempt in a process of its own. */
static enum outcome
attempt_apart(const struct mode *mode, long limit, const char *expected_bytes)
{
	pid_t child = fork();
	int status;

	if (child == 0)
		_exit((int)attempt(mode, limit, expected_bytes));
	if (child < 0 || waitpid(child, &status, 0) != child ||
	    !WIFEXITED(status) || WEXITSTATUS(status) >= OUTCOME_COUNT)
		return OUTCOME_CRASH;
	return (enum outcome)WEXITSTATUS(status);
}

static int
run(const struct mode *mode)
{
	static const char *const names[OUTCOME_COUNT] = {
	    "good", "good despite a failure", "clean", "wrong", "crash"};
	int counts[OUTCOME_COUNT] = {0};
	struct buf expected = {0};
	long limit = 1;
	int i;

	icalerror_clear_errno();
	if (!write_calendar(&expected))
		return 1;
	while (counts[OUTCOME_GOOD] < mode->good) {
		counts[attempt_apart(mode, limit, expected.bytes)]++;
		limit += mode->step;
	}
	printf("%s:", mode->name);
	for (i = 0; i < OUTCOME_COUNT; i++)
		printf(" %d %s%s", counts[i], names[i],
		    i + 1 < OUTCOME_COUNT ? "," : "\n");
	buf_release(&expected);
	return counts[OUTCOME_WRONG] + counts[OUTCOME_CRASH] > 0 ||
	    counts[OUTCOME_CLEAN] == 0;
}

int
main(int argc, char **argv)
{
	const struct rlimit no_core = {0, 0};
	size_t i;

	if (argc != 2 || malloc_fail_arm == NULL) {
		fputs(
		    "usage: LD_PRELOAD=malloc_fail.so ical_oom MODE\n", stderr);
		return 2;
	}
	setrlimit(RLIMIT_CORE, &no_core);
	for (i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
		if (strcmp(argv[1], modes[i].name) == 0)
			return run(&modes[i]);
	}
	return 2;
}
