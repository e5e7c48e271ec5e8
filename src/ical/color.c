/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Names of colours, sorted. */
#include "ical/color.h"

#include <string.h>

#include "base/text.h"

static const char *const names[] = {"aliceblue", "antiquewhite", "aqua",
    "aquamarine", "azure", "beige", "bisque", "black", "blanchedalmond", "blue",
    "blueviolet", "brown", "burlywood", "cadetblue", "chartreuse", "chocolate",
    "coral", "cornflowerblue", "cornsilk", "crimson", "cyan", "darkblue",
    "darkcyan", "darkgoldenrod", "darkgray", "darkgreen", "darkgrey",
    "darkkhaki", "darkmagenta", "darkolivegreen", "darkorange", "darkorchid",
    "darkred", "darksalmon", "darkseagreen", "darkslateblue", "darkslategray",
    "darkslategrey", "darkturquoise", "darkviolet", "deeppink", "deepskyblue",
    "dimgray", "dimgrey", "dodgerblue", "firebrick", "floralwhite",
    "forestgreen", "fuchsia", "gainsboro", "ghostwhite", "gold", "goldenrod",
    "gray", "green", "greenyellow", "grey", "honeydew", "hotpink", "indianred",
    "indigo", "ivory", "khaki", "lavender", "lavenderblush", "lawngreen",
    "lemonchiffon", "lightblue", "lightcoral", "lightcyan",
    "lightgoldenrodyellow", "lightgray", "lightgreen", "lightgrey", "lightpink",
    "lightsalmon", "lightseagreen", "lightskyblue", "lightslategray",
    "lightslategrey", "lightsteelblue", "lightyellow", "lime", "limegreen",
    "linen", "magenta", "maroon", "mediumaquamarine", "mediumblue",
    "mediumorchid", "mediumpurple", "mediumseagreen", "mediumslateblue",
    "mediumspringgreen", "mediumturquoise", "mediumvioletred", "midnightblue",
    "mintcream", "mistyrose", "moccasin", "navajowhite", "navy", "oldlace",
    "olive", "olivedrab", "orange", "orangered", "orchid", "palegoldenrod",
    "palegreen", "paleturquoise", "palevioletred", "papayawhip", "peachpuff",
    "peru", "pink", "plum", "powderblue", "purple", "red", "rosybrown",
    "royalblue", "saddlebrown", "salmon", "sandybrown", "seagreen", "seashell",
    "sienna", "silver", "skyblue", "slateblue", "slategray", "slategrey",
    "snow", "springgreen", "steelblue", "tan", "teal", "thistle", "tomato",
    "turquoise", "violet", "wheat", "white", "whitesmoke", "yellow",
    "yellowgreen"};

enum { NAME_COUNT = sizeof(names) / sizeof(names[0]) };

_Static_assert(NAME_COUNT == 147, "a colour is missing, or one too many");

static bool
is_before(const char *name, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (name[i] != text_lower(text[i]))
			return name[i] < text_lower(text[i]);
	}
	return false;
}

bool
ical_color_is_name(const char *text, size_t length)
{
	size_t first = 0;
	size_t end = NAME_COUNT;

	while (first < end) {
		size_t middle = first + (end - first) / 2;

		if (is_before(names[middle], text, length))
			first = middle + 1;
		else
			end = middle;
	}
	return first < NAME_COUNT &&
	    text_equal_ignoring_case(
		names[first], strlen(names[first]), text, length);
}

const char *
ical_color_nearest(const char *text, size_t length)
{
	return text_nearest(text, length, names, NAME_COUNT);
}
