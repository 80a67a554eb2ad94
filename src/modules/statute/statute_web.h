// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of the library. */
#ifndef STATUTE_WEB_H
#define STATUTE_WEB_H
#include "modules/statute/statute_actions.h"
#include "platform/form_page.h"
#include "platform/module.h"
#include "statute_view.h"

handler_fn statute_web_list, statute_web_show, statute_web_clauses, statute_web_clause,
    statute_web_mark;
handler_fn statute_web_new_page, statute_web_new, statute_web_many_page, statute_web_many;
handler_fn statute_web_edit_page, statute_web_edit, statute_web_words_page, statute_web_words;
handler_fn statute_web_compare, statute_web_beside, statute_web_check_page, statute_web_check;

/* ---- shared by the pages ---- */
struct str statute_web_url(struct ctx *ctx, int64_t id, const char *tail);
struct crumbs_v statute_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                   struct str here);
void statute_web_options(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                         bool all);
const struct statute_span_v *statute_web_spans(struct ctx *ctx, const struct statute_span *spans,
                                               size_t count);
/** The rows of what is like a clause. */
const struct statute_like_row_v *statute_web_like(struct ctx *ctx, const struct statute_beside *b);
struct str statute_web_clause_url(struct ctx *ctx, const struct clause *c);
/** The page of a document beside higher law. */
MUST_CHECK enum status statute_web_beside_of(struct ctx *ctx, const struct request *rq,
                                             struct response *rs, const struct statute_match *in,
                                             struct crumbs_v crumbs);
MUST_CHECK enum status statute_web_form(struct form_page *f, struct response *rs);
#endif
