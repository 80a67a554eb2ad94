// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of elections that are prepared. */
#ifndef NOMINATION_WEB_H
#define NOMINATION_WEB_H
#include "modules/nomination/nomination_actions.h"
#include "nomination_view.h"
#include "platform/form_page.h"
#include "platform/module.h"

/* nomination_web.c */
handler_fn nomination_web_list, nomination_web_show;
/* nomination_web_plan.c */
handler_fn nomination_web_new_page, nomination_web_new, nomination_web_edit_page,
    nomination_web_edit, nomination_web_post_page, nomination_web_post, nomination_web_open,
    nomination_web_close, nomination_web_drop;
/* nomination_web_post.c */
handler_fn nomination_web_settle_page, nomination_web_settle, nomination_web_primary_page,
    nomination_web_primary, nomination_web_taken, nomination_web_vote_page, nomination_web_vote,
    nomination_web_approve_page, nomination_web_approve, nomination_web_seat_page,
    nomination_web_seat, nomination_web_again_page, nomination_web_again;
/* nomination_web_person.c */
handler_fn nomination_web_nominate_page, nomination_web_nominate, nomination_web_person,
    nomination_web_join, nomination_web_leave, nomination_web_withdraw, nomination_web_consent_page,
    nomination_web_consent;

struct str nomination_web_url(struct ctx *ctx, int64_t id, const char *tail);
struct str nomination_web_post_url(struct ctx *ctx, int64_t id, const char *tail);
struct str nomination_web_person_url(struct ctx *ctx, int64_t id, const char *tail);
struct deputy;
/** Name, delegation and group, to tell namesakes apart. */
struct str nomination_web_deputy(struct ctx *ctx, const struct deputy *d);
/** A form about an election, with the way to it. */
struct form_page *nomination_web_form(struct ctx *ctx, const struct request *rq,
                                      const struct nomination_election *e, struct str url,
                                      const char *title_key);
MUST_CHECK enum status nomination_web_show_form(struct form_page *f, struct response *rs);
/** "text" of an act that is asked about first. */
const struct confirm_v *nomination_web_ask(struct ctx *ctx, const char *word, int64_t id);
struct str nomination_web_time(struct ctx *ctx, int64_t at);
struct tag_v nomination_web_person_tag(const struct nomination *n, uint32_t needed, bool open);
/** May nominations be made or signed now? */
bool nomination_web_taken_now(const struct ctx *ctx, const struct nomination_election *e,
                              const struct nomination_post *p);
#endif
