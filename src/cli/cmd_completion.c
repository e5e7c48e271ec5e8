/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt completion: the script of a shell, or what that script asks for. */
#include <string.h>

#include "cli/complete.h"

static enum exit_status
complete_words(const struct arguments *arguments)
{
	struct output *output = output_open(NULL, NULL, 0);

	if (output == NULL)
		return EXIT_TROUBLE;
	if (!complete(arguments->operands + 1, arguments->operand_count - 1,
		output_sink(output))) {
		output_discard(output);
		return EXIT_TROUBLE;
	}
	return output_commit(output);
}

static enum exit_status
unknown_shell(const struct verb *verb, const char *name)
{
	const char *names[8];
	const char *nearest;
	size_t count = 0;

	for (; completion_scripts[count].shell != NULL; count++)
		names[count] = completion_scripts[count].shell;
	nearest = takt_nearest(name, names, count);
	if (nearest != NULL)
		return usage_error(verb,
		    "no shell '%s' is known; did you mean '%s'?", name,
		    nearest);
	return usage_error(
	    verb, "no shell '%s' is known: bash, zsh or fish", name);
}

enum exit_status
run_completion(const struct arguments *arguments)
{
	const struct verb *verb = verb_by_name("completion");
	const char *const *operands = arguments->operands;

	if (arguments->operand_count == 0)
		return usage_error(verb, "for which shell: bash, zsh or fish?");
	if (strcmp(operands[0], "words") == 0)
		return complete_words(arguments);
	if (arguments->operand_count > 1)
		return usage_error(verb, "more than one shell");
	for (const struct completion_script *script = completion_scripts;
	     script->shell != NULL; script++) {
		if (strcmp(script->shell, operands[0]) == 0)
			return print_text(script->text);
	}
	return unknown_shell(verb, operands[0]);
}
