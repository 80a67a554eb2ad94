// SPDX-License-Identifier: MulanPSL-2.0
/** The three things to do first, for whoever is new: shown on the first page until each is done
 *  (as the records say) or the person puts them away. */
#ifndef HELP_H
#define HELP_H
#include "platform/ctx.h"

struct request;

enum { HELP_FIRST = 3 };

struct help_first {
    struct str title, url;
    bool done;
};

/** Those of the actor's role. *out_count is HELP_FIRST, or 0: all done, put away, or a role that
 *  has none. */
MUST_CHECK enum status help_first(struct ctx *ctx, const struct request *rq,
                                  struct help_first out[HELP_FIRST], size_t *out_count);
#endif
