/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The parser of pin keys. */
#include "phrase/target.h"

#include "phrase/names.h"
#include "phrase/parser.h"

static void
complain_no_name(struct parser *parser)
{
	size_t end = parser->token.end;
	size_t distance;
	const struct name *nearest = names_nearest(
	    parser->names, parser->text, parser->token.start, &end, &distance);

	if (parser->token.kind == TOKEN_END) {
		parser_complain(parser, "a milestone", NULL, 0);
		return;
	}
	parser->token.end = end;
	parser_error(parser, DIAGNOSTIC_UNKNOWN_MILESTONE,
	    DIAGNOSTIC_ARGS(parser_token_text(parser, parser->token),
		names_list(parser->names, parser->arena)));
	if (nearest != NULL)
		diagnostic_suggest(parser->diagnostics, nearest->shown);
}

bool
target_parse(struct arena *arena, const struct names *names,
    const struct phrase_text *text, struct diagnostics *diagnostics,
    struct target *target)
{
	struct parser parser;
	size_t end = 0;

	*target = (struct target){0};
	parser_init(&parser, arena, names, text, diagnostics);
	if (parser.token.kind == TOKEN_WORD)
		target->name =
		    names_match(names, text, parser.token.start, &end);
	if (target->name == NULL) {
		complain_no_name(&parser);
		return false;
	}
	parser_move_to(&parser, end);
	target->is_slot = parser_accept(&parser, "slot");
	if (parser.token.kind == TOKEN_NUMBER) {
		target->has_number = true;
		target->number = parser.token.value;
		if (target->number == 0 && !target->is_slot) {
			parser_error(&parser, DIAGNOSTIC_NOT_A_NUMBER,
			    DIAGNOSTIC_ARGS("0", "1", "10000"));
			return false;
		}
		parser_advance(&parser);
	} else if (target->is_slot) {
		parser_complain(&parser, "the number of a slot", NULL, 0);
		return false;
	}
	return parser_expect_end(&parser);
}
