/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Ways to the subject of a date, the surest first. */
#include "compare/page_subject.h"

#include <string.h>

#include "base/text.h"

/* Words between two dates of a cell. */
struct segment {
	const char *text;
	size_t length;
};

/* One question. */
struct question {
	struct page_subjects *subjects;
	const struct page_row *row;
	const struct page_cell *cell;
	size_t index; /* of the cell */
	struct segment before;
	struct segment after;
	struct page_match answer;
	struct page_text *name;
};

static void
keep(struct page_text *kept, const char *text, size_t length)
{
	if (length > TITLE_LENGTH_MAX)
		length = 0;
	memcpy(kept->text, text, length);
	kept->text[length] = '\0';
	kept->length = length;
}

static bool
is_in_name(char character)
{
	return text_is_letter(character) || text_is_digit(character) ||
	    (unsigned char)character >= 0x80;
}

static bool
has_words(struct segment segment)
{
	for (size_t i = 0; i < segment.length; i++) {
		if (is_in_name(segment.text[i]))
			return true;
	}
	return false;
}

/* Without punctuation at either end, for a message. */
static struct segment
without_ends(struct segment segment)
{
	while (segment.length > 0 && !is_in_name(segment.text[0])) {
		segment.text++;
		segment.length--;
	}
	while (
	    segment.length > 0 && !is_in_name(segment.text[segment.length - 1]))
		segment.length--;
	return segment;
}

static struct segment
whole(const struct page_cell *cell)
{
	return (struct segment){buf_text(&cell->text), cell->text.length};
}

static bool
is_settled(const struct page_match *match)
{
	return match->meaning == PAGE_ONE || match->meaning == PAGE_SEVERAL;
}

/* Takes an answer if it is better than none; true if it need not be sought
 * further. */
static bool
take(struct question *question, struct page_match match, struct segment text)
{
	if (match.meaning == PAGE_UNKNOWN)
		return false;
	if (is_settled(&match) || question->answer.meaning == PAGE_UNKNOWN) {
		question->answer = match;
		text = without_ends(text);
		keep(question->name, text.text, text.length);
	}
	return is_settled(&match);
}

static bool
ask(struct question *question, const struct page_series *series,
    struct segment text)
{
	struct page_match match;

	if (!has_words(text))
		return false;
	match = series != NULL
	    ? page_plan_find_column(
		  &question->subjects->plan, series, text.text, text.length)
	    : page_plan_find(
		  &question->subjects->plan, NULL, text.text, text.length);
	return take(question, match, text);
}

/* The series that the lines or headings around name. */
static const struct page_series *
series_around(const struct page_subjects *subjects)
{
	if (subjects->line_series != NULL)
		return subjects->line_series;
	for (size_t i = PAGE_LEVELS; i > 0; i--) {
		if (subjects->titles[i - 1].is_other)
			return NULL;
		if (subjects->titles[i - 1].series != NULL)
			return subjects->titles[i - 1].series;
	}
	return NULL;
}

static void
see_title(struct page_subjects *subjects, const struct page_row *row)
{
	size_t level = row->level;
	struct segment text = whole(&row->cells[0]);
	bool is_other = false;
	const struct page_series *series =
	    page_plan_title(&subjects->plan, text.text, text.length, &is_other);

	if (level == 0 || level > PAGE_LEVELS)
		level = PAGE_LEVELS;
	for (size_t i = level - 1; i < PAGE_LEVELS; i++) {
		subjects->titles[i].series = NULL;
		subjects->titles[i].is_other = false;
	}
	subjects->titles[level - 1].series = series;
	subjects->titles[level - 1].is_other = series == NULL && is_other;
	subjects->line_series = NULL;
	subjects->above.length = 0;
}

static void
see_header(struct page_subjects *subjects, const struct page_row *row)
{
	subjects->header_count = row->cell_count;
	for (size_t i = 0; i < row->cell_count; i++) {
		struct segment text = whole(&row->cells[i]);

		keep(&subjects->headers[i], text.text, text.length);
		subjects->header_series[i] =
		    page_plan_series(&subjects->plan, text.text, text.length);
	}
}

/* "22" is a series, whose release has that title as well; "22 LTS" may be one
 * that is called so, or a date of it. */
static void
see_words(struct page_subjects *subjects, struct page_cell_meaning *meaning,
    struct segment text)
{
	meaning->series =
	    page_plan_series(&subjects->plan, text.text, text.length);
	meaning->match =
	    page_plan_find_cell(&subjects->plan, text.text, text.length);
	meaning->is_title = is_settled(&meaning->match) &&
	    (meaning->series == NULL ||
		strcmp(meaning->match.first->key, meaning->series->key) != 0);
	if (subjects->row_series == NULL)
		subjects->row_series = meaning->series;
}

static bool
says_cancelled(struct segment text)
{
	static const char word[] = "cancel";

	for (size_t i = 0; i + sizeof(word) - 1 <= text.length; i++) {
		if (text_equal_ignoring_case(text.text + i, sizeof(word) - 1,
			word, sizeof(word) - 1))
			return true;
	}
	return false;
}

static void
see_cells(struct page_subjects *subjects, const struct page_row *row)
{
	subjects->row_series = NULL;
	subjects->rest_cell = PAGE_CELLS_MAX;
	subjects->is_cancelled = false;
	for (size_t i = 0; i < row->cell_count; i++) {
		const struct page_cell *cell = &row->cells[i];
		struct segment text = whole(cell);
		struct page_cell_meaning *meaning = &subjects->cells[i];

		*meaning = (struct page_cell_meaning){.series = NULL};
		subjects->is_cancelled |=
		    row->date_count > 0 && says_cancelled(text);
		meaning->has_words = cell->date_count == 0 &&
		    cell->weekday == 0 && has_words(text);
		if (!meaning->has_words)
			continue;
		see_words(subjects, meaning, text);
	}
}

void
page_subjects_see(struct page_subjects *subjects, const struct page_row *row)
{
	if (row->kind == PAGE_LINE && row->cell_count > 0 &&
	    subjects->line_series != NULL &&
	    row->indent <= subjects->line_indent)
		subjects->line_series = NULL;
	if (row->kind == PAGE_TABLE_HEADER || row->kind == PAGE_TABLE_ENDS)
		see_header(subjects, row);
	if (row->kind != PAGE_TABLE_ENDS)
		see_cells(subjects, row);
	if (row->kind == PAGE_TITLE && row->cell_count > 0)
		see_title(subjects, row);
}

/* What stands before and behind the date in its cell. */
static void
find_segments(struct question *question)
{
	struct page_subjects *subjects = question->subjects;
	bool is_first = subjects->rest_cell != question->index;
	const char *text =
	    is_first ? buf_text(&question->cell->text) : subjects->rest;
	const char *sign = strchr(text, PAGE_DATE_SIGN);

	question->before = (struct segment){text, (size_t)(sign - text)};
	question->after = (struct segment){
	    sign + 1, strcspn(sign + 1, (const char[]){PAGE_DATE_SIGN, '\0'})};
	subjects->rest = sign + 1;
	subjects->rest_cell = question->index;
	if (is_first)
		subjects->dates_first = !has_words(question->before);
}

/* The words of the own cell that go with the date. */
static struct segment
own_words(const struct question *question)
{
	return question->subjects->dates_first ? question->after
					       : question->before;
}

static bool
ask_own_words(struct question *question)
{
	struct segment words = own_words(question);
	const struct page_series *series = question->subjects->row_series;

	if (ask(question, NULL, words))
		return true;
	if (series == NULL)
		series = series_around(question->subjects);
	if (series != NULL && ask(question, series, words))
		return true;
	/* "Released on DATE: 3.15.0 beta 1". */
	return question->cell->date_count == 1 &&
	    words.text == question->before.text &&
	    ask(question, NULL, question->after);
}

/* The one date that other cells mean, alone or in the series. */
static bool
ask_other_cells(struct question *question, const struct page_series *series)
{
	const struct page_subjects *subjects = question->subjects;
	const struct page_row *row = question->row;
	struct page_match found = {PAGE_UNKNOWN, NULL, 0};
	size_t where = 0;

	for (size_t i = 0; i < row->cell_count; i++) {
		struct segment text = whole(&row->cells[i]);
		struct page_match match = subjects->cells[i].match;

		if (!subjects->cells[i].has_words ||
		    (subjects->cells[i].series != NULL &&
			!subjects->cells[i].is_title))
			continue;
		if (series != NULL)
			match = page_plan_find(&question->subjects->plan,
			    series, text.text, text.length);
		if (match.meaning == PAGE_UNKNOWN)
			continue;
		if (found.meaning != PAGE_UNKNOWN && found.first != match.first)
			return true;
		found = match;
		where = i;
	}
	return found.meaning != PAGE_UNKNOWN &&
	    take(question, found, whole(&row->cells[where]));
}

/* A row that says a series, a day, and nothing else. */
static bool
ask_lone_series(struct question *question)
{
	static const char release[] = "release";
	const struct page_row *row = question->row;

	for (size_t i = 0; i < row->cell_count; i++) {
		if (question->subjects->cells[i].has_words &&
		    question->subjects->cells[i].series == NULL)
			return false;
	}
	return row->date_count == 1 &&
	    ask(question, question->subjects->row_series,
		(struct segment){release, sizeof(release) - 1});
}

/* By the cells beside it, where the column says nothing. */
static bool
ask_row(struct question *question)
{
	const struct page_series *own = question->subjects->row_series;
	const struct page_series *around = series_around(question->subjects);

	if (ask_other_cells(question, NULL))
		return true;
	if (own != NULL)
		return ask_other_cells(question, own) ||
		    ask_lone_series(question);
	return around != NULL && ask_other_cells(question, around);
}

/* Rows that are milestones, and columns that are series. */
static bool
ask_label(struct question *question, const struct page_series *series)
{
	const struct page_row *row = question->row;

	for (size_t i = 0; i < row->cell_count; i++) {
		if (question->subjects->cells[i].has_words)
			return ask(question, series, whole(&row->cells[i]));
	}
	return false;
}

static bool
has_title(const struct question *question)
{
	for (size_t i = 0; i < question->row->cell_count; i++) {
		if (question->subjects->cells[i].has_words &&
		    question->subjects->cells[i].is_title)
			return true;
	}
	return false;
}

static bool
ask_table(struct question *question)
{
	struct page_subjects *subjects = question->subjects;
	bool has_header = question->index < subjects->header_count;
	const struct page_text *header = has_header
	    ? &subjects->headers[question->index]
	    : &(const struct page_text){.length = 0};
	const struct segment words = {header->text, header->length};
	bool is_general;

	if (has_words(own_words(question)) && ask_own_words(question))
		return true;
	if (has_header && subjects->header_series[question->index] != NULL)
		return ask_label(
		    question, subjects->header_series[question->index]);
	is_general = page_plan_is_general(&subjects->plan, header->text);
	/* "Node.js 22 LTS" below "Release", not 22 below "Released". */
	if (is_general && has_title(question) && ask_row(question))
		return true;
	if (subjects->row_series != NULL && header->length > 0 &&
	    ask(question, subjects->row_series, words))
		return true;
	return is_general && ask_row(question);
}

static bool
ask_line(struct question *question)
{
	struct page_subjects *subjects = question->subjects;
	const struct segment above = {
	    subjects->above.text, subjects->above.length};

	if (has_words(own_words(question)))
		return ask_own_words(question);
	if (question->row->cell_count > 1 && ask_row(question))
		return true;
	if (question->row->date_count > 1 || question->row->cell_count > 1)
		return false;
	if (ask(question, NULL, above))
		return true;
	return series_around(subjects) != NULL &&
	    ask(question, series_around(subjects), above);
}

struct page_match
page_subjects_find(struct page_subjects *subjects, const struct page_row *row,
    size_t date, struct page_text *name)
{
	struct question question = {.subjects = subjects,
	    .row = row,
	    .index = row->dates[date].cell,
	    .name = name};

	keep(name, "", 0);
	question.cell = &row->cells[question.index];
	find_segments(&question);
	if (row->kind == PAGE_TABLE_ROW)
		ask_table(&question);
	else
		ask_line(&question);
	return question.answer;
}

void
page_subjects_leave(struct page_subjects *subjects, const struct page_row *row)
{
	struct segment text;

	if (row->kind != PAGE_LINE || row->cell_count == 0)
		return;
	text = whole(&row->cells[0]);
	if (row->date_count > 0 || row->cell_count > 1) {
		subjects->above.length = 0;
		return;
	}
	keep(&subjects->above, text.text, text.length);
	if (subjects->cells[0].series != NULL) {
		subjects->line_series = subjects->cells[0].series;
		subjects->line_indent = row->indent;
	}
}
