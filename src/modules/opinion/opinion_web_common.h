// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share. */
#ifndef OPINION_WEB_COMMON_H
#define OPINION_WEB_COMMON_H
#include "modules/opinion/opinion_actions.h"
#include "opinion_view.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

/** /opinion/47 and what follows. */
struct str opinion_ui_url(struct ctx *ctx, int64_t id, const char *tail);
struct tag_v opinion_ui_state_tag(struct str state);
/** 群众意见 as the way back. */
struct crumbs_v opinion_ui_crumbs(struct ctx *ctx, struct str here);
/** Topics that are in use, stations, organs of a kind ("township" or others that handle). */
MUST_CHECK enum status opinion_ui_topics(struct ctx *ctx, struct field_v *f);
MUST_CHECK enum status opinion_ui_stations(struct ctx *ctx, struct field_v *f, bool all);
MUST_CHECK enum status opinion_ui_organs(struct ctx *ctx, struct field_v *f, bool townships);

/** A form about an opinion: loads its case (ST_NOT_FOUND for who may not know of it), and is shut
 *  when `verb` is not allowed now. `act`: last segment of its path, also of its texts
 *  opinion.do.<act>, opinion.do.<act>.go. */
struct opinion_ui_form {
    struct opinion o;
    struct opinion_case c;
    struct form_page *f;
};
MUST_CHECK enum status opinion_ui_form_open(struct ctx *ctx, const struct request *rq,
                                            enum opinion_verb verb, struct opinion_ui_form *out);
MUST_CHECK enum status opinion_ui_form_done(struct ctx *ctx, const struct request *rq,
                                            struct response *rs, struct opinion_ui_form *w);
/** After an act: the toast opinion.do.<verb>.done and back to the record, or to the list for who
 *  may not see it any longer. */
MUST_CHECK enum status opinion_ui_done(struct ctx *ctx, const struct request *rq,
                                       struct response *rs, enum opinion_verb verb);
#endif
