// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of votes share. */
#ifndef VOTE_WEB_COMMON_H
#define VOTE_WEB_COMMON_H
#include "modules/vote/vote_actions.h"
#include "platform/module.h"
#include "vote_view.h"

#define VOTE_KIND_WORDS     "motion election rating"
#define VOTE_POST_WORDS     "chief vice member deputy deputy_direct other"
#define VOTE_OCCASION_WORDS "first another by_election"
#define VOTE_STATE_WORDS    "prepared open closed counted announced invalid"

struct str vote_web_int(struct ctx *ctx, int64_t n);
/** /vote/12<tail> */
struct str vote_web_url(struct ctx *ctx, int64_t id, const char *tail);
/** The vote, if the actor may know of it: whoever may read votes, whoever is on its roll, and
 * before it opens whoever sits in its body. ST_NOT_FOUND otherwise. */
MUST_CHECK enum status vote_web_see(struct ctx *ctx, int64_t id, struct vote *out);
/** ST_NOT_FOUND becomes "no", and the reason why a form is shown again stays what it was before. */
MUST_CHECK enum status vote_web_known(struct ctx *ctx, struct err before, enum status st,
                                      bool *out);
/** May the actor see its result now? Whoever runs votes once it is counted, others once it is
 *  announced. */
bool vote_web_shows_result(const struct ctx *ctx, const struct vote *v);
struct tag_v vote_web_state_tag(const struct vote *v);
/** The word that pages which follow a stream compare: state and way. */
struct str vote_web_is(struct ctx *ctx, enum vote_state state, enum vote_method method);
/** Are its choices known by name? */
bool vote_web_by_name(const struct vote *v);
/** 全体组成人员过半数 … */
struct str vote_web_rule(struct ctx *ctx, const struct vote *v);
/** The way to this vote: list, and the vote itself unless `here` is it. */
struct crumbs_v vote_web_crumbs(struct ctx *ctx, const struct vote *v, struct str here);

/** Its result for the page; `links`: numbers open the names behind them. */
MUST_CHECK enum status vote_web_result(struct ctx *ctx, const struct vote *v, bool links,
                                       const struct vote_result_v **out);
/** ST_DENIED "vote.people_only": the actor is a machine's token, which has no session. */
MUST_CHECK enum status vote_web_person(struct ctx *ctx);
/** The scrutineers of the vote and whether their keys are turned (vote_web_key.c). */
MUST_CHECK enum status vote_web_keys(struct ctx *ctx, const struct vote *v,
                                     struct vote_show_v *out);
/** What to know before a secret vote opens: so few voters that it may be guessed. NULL: nothing. */
MUST_CHECK enum status vote_web_few_warning(struct ctx *ctx, const struct vote *v, size_t people,
                                            const struct note_v **out);
/** The page where this scrutineer is shown his code at the desk (vote_web_code.c). */
struct str vote_web_code_url(struct ctx *ctx, int64_t vote_id, int64_t scrutineer_id);
/** What comes next, who does it, and the button for it (vote_web_next.c). NULL: nothing. */
MUST_CHECK enum status vote_web_next(struct ctx *ctx, const struct vote *v,
                                     const struct vote_next_v **out);
/** A QR code as a path of an SVG of that side (vote_web_terminal.c). */
MUST_CHECK enum status vote_web_qr(struct ctx *ctx, struct str text, int64_t *out_side,
                                   struct str *out_path);
/** "abcde fghij": in groups, to be read from paper. */
struct str vote_web_grouped(struct ctx *ctx, struct str code, size_t group);
#endif
