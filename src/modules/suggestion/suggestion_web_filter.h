// SPDX-License-Identifier: MulanPSL-2.0
/** Filters of the list: from the request, as links, as forms. */
#ifndef SUGGESTION_WEB_FILTER_H
#define SUGGESTION_WEB_FILTER_H
#include "modules/suggestion/suggestion_list.h"
#include "platform/module.h"
#include "suggestion_view.h"

/** The filters of a request; ST_INVALID naming the one that is not a value of its kind. */
MUST_CHECK enum status suggestion_web_filter_of(struct ctx *ctx, const struct request *rq,
                                                struct suggestion_filter *out);
/** The page with all conditions, as typed, after suggestion_web_filter_of() has refused some. */
MUST_CHECK enum status suggestion_web_filter_wrong(struct ctx *ctx, const struct request *rq,
                                                   struct response *rs);
/** This list again, but parameter `name` (NULL: none) set to `value` ("": taken away), from its
 *  first page. */
struct str suggestion_web_list_url(struct ctx *ctx, const struct request *rq, const char *name,
                                   const char *value);
void suggestion_web_list_tabs(struct ctx *ctx, const struct request *rq, struct tabs_v *out);
/** The bar above the list; what it does not show travels in hidden fields. */
void suggestion_web_list_filter(struct ctx *ctx, const struct request *rq, struct filter_v *out);
/** Active filters that the bar does not show, each with a link that takes it away. */
MUST_CHECK enum status suggestion_web_list_chips(struct ctx *ctx, const struct request *rq,
                                                 struct suggestion_list_v *v);
#endif
