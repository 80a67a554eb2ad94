// SPDX-License-Identifier: MulanPSL-2.0
/** A template cut into pieces of text and tags. */
#ifndef MUSTACHE_TOKEN_H
#define MUSTACHE_TOKEN_H
#include "platform/mustache.h"

enum token_kind { TOKEN_TEXT, TOKEN_VALUE, TOKEN_RAW, TOKEN_SECTION, TOKEN_INVERTED, TOKEN_END };

struct token {
    enum token_kind kind;
    struct str text; /* of text; the name of a tag */
    size_t end;      /* of a section: index of its TOKEN_END */
};

/** Comments and changes of delimiters are gone, lines that held a tag alone too. */
MUST_CHECK enum status mustache_tokens(struct arena *a, struct str text, struct token **out,
                                       size_t *out_count, struct err *err);
#endif
