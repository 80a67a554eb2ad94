// SPDX-License-Identifier: MulanPSL-2.0
/** Texts that an administrator edits: Mustache templates over JSON values.
 *
 *  All of the public specification but partials and lambdas: interpolation with dotted names,
 *  sections, inverted sections, comments, changed delimiters, lines that hold a tag alone. Partials
 *  are refused: a notice is one short text. Values come as JSON text. Nothing here is trusted:
 *  tags, depth, steps and output are bounded. */
#ifndef PLATFORM_MUSTACHE_H
#define PLATFORM_MUSTACHE_H
#include "base/buf.h"

/** What {{name}} does to a value; {{{name}}} and {{&name}} never change it. */
enum mustache_escape {
    MUSTACHE_PLAIN, /* nothing: plain text */
    MUSTACHE_HTML,  /* & " < > */
    MUSTACHE_JSON,  /* as inside a JSON string, without the quotes */
    MUSTACHE_URL    /* percent-encoded */
};

enum {
    MUSTACHE_TAGS_MAX = 400,   /* in one template */
    MUSTACHE_DEPTH_MAX = 16,   /* sections in sections */
    MUSTACHE_STEPS_MAX = 50000 /* tags and pieces of text put out */
};

/** Is the template well formed, and does it name only what `allowed` lists (blank separated; NULL:
 *  everything)? ST_INVALID "mustache.unclosed_tag", "…unclosed_section", "…not_open",
 * "…delimiters", "…partial", "…too_many", "…too_deep", "…empty_name" (err->arg: the tag),
 * "mustache.unknown" (err->arg: what is allowed). */
MUST_CHECK enum status mustache_check(struct arena *a, struct str text, const char *allowed,
                                      struct err *err);
/** Fill the template from `json` ("" is {}). ST_INVALID as above, "mustache.values" when
 *  json is none, "mustache.too_long" past max_bytes or MUSTACHE_STEPS_MAX. *out ends in NUL. */
MUST_CHECK enum status mustache_render(struct arena *a, struct str text, struct str json,
                                       enum mustache_escape escape, size_t max_bytes,
                                       struct str *out, struct err *err);
#endif
