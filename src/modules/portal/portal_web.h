// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of the portal. */
#ifndef PORTAL_WEB_H
#define PORTAL_WEB_H
#include "modules/congress/congress.h"
#include "platform/module.h"
#include "portal_view.h"

handler_fn portal_web_home, portal_web_search;
/* portal_web_deputy.c */
handler_fn portal_web_deputy;

/** Whose pages these are (field c). false, with a page of all congresses as the answer: the visitor
 *  has to choose; `path` is where he then goes. ctx is of that congress from then on. */
MUST_CHECK enum status portal_web_choose(struct ctx *ctx, const struct request *rq,
                                         struct response *rs, const char *path,
                                         struct congress *out, bool *out_found);
/** An address of a public page, with the congress of the request. */
struct str portal_web_url(struct ctx *ctx, const struct request *rq, struct str url);
/** At most `limit` published things of a source, as rows. */
MUST_CHECK enum status portal_web_rows(struct ctx *ctx, const struct request *rq,
                                       const struct public_source *source, struct str q,
                                       unsigned limit, struct portal_row_v **out,
                                       size_t *out_count);
#endif
