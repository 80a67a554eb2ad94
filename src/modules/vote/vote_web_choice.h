// SPDX-License-Identifier: MulanPSL-2.0
/** A ballot between the page and the engine: for phones and for shared terminals. */
#ifndef VOTE_WEB_CHOICE_H
#define VOTE_WEB_CHOICE_H
#include "modules/vote/vote_actions.h"
#include "platform/module.h"
#include "vote_ballot_view.h"

/** A vote with what stands on its ballot. */
struct vote_sheet {
    struct vote v;
    struct vote_option *options;
    size_t options_count, lines;
};
MUST_CHECK enum status vote_web_sheet(struct ctx *ctx, const struct vote *v,
                                      struct vote_sheet *out);

/* Fields of the forms: "v" of a motion with one line; else "m000" … one for each line, "w000" …
 * another person instead of the one in that line. They are secrets: never refilled, never carried
 * through a sign-in, never in an address. */
#define VOTE_WEB_CHOICE_FIELDS                                                                     \
    {.name = "v", .type = F_SECRET, .max = 1}, VOTE_WEB_HUNDRED(m, 0, 1),                          \
        VOTE_WEB_HUNDRED(m, 1, 1), VOTE_WEB_HUNDRED(w, 0, VOTE_WRITE_IN_CHARS),                    \
        VOTE_WEB_HUNDRED(w, 1, VOTE_WRITE_IN_CHARS)
#define VOTE_WEB_HUNDRED(p, h, m)                                                                  \
    VOTE_WEB_TEN(p, h##0, m), VOTE_WEB_TEN(p, h##1, m), VOTE_WEB_TEN(p, h##2, m),                  \
        VOTE_WEB_TEN(p, h##3, m), VOTE_WEB_TEN(p, h##4, m), VOTE_WEB_TEN(p, h##5, m),              \
        VOTE_WEB_TEN(p, h##6, m), VOTE_WEB_TEN(p, h##7, m), VOTE_WEB_TEN(p, h##8, m),              \
        VOTE_WEB_TEN(p, h##9, m)
#define VOTE_WEB_TEN(p, t, m)                                                                      \
    VOTE_WEB_ONE(p, t, 0, m), VOTE_WEB_ONE(p, t, 1, m), VOTE_WEB_ONE(p, t, 2, m),                  \
        VOTE_WEB_ONE(p, t, 3, m), VOTE_WEB_ONE(p, t, 4, m), VOTE_WEB_ONE(p, t, 5, m),              \
        VOTE_WEB_ONE(p, t, 6, m), VOTE_WEB_ONE(p, t, 7, m), VOTE_WEB_ONE(p, t, 8, m),              \
        VOTE_WEB_ONE(p, t, 9, m)
#define VOTE_WEB_ONE(p, t, o, m)                                                                   \
    {                                                                                              \
        .name = #p #t #o, .type = F_SECRET, .max = m                                               \
    }

/** What was sent. ST_INVALID, field "choice": nothing was chosen. */
MUST_CHECK enum status vote_web_choice_read(struct ctx *ctx, const struct request *rq,
                                            const struct vote_sheet *sheet,
                                            struct vote_choice *out);
/** The form, with what was sent (or `stored`, may be NULL) still chosen. */
void vote_web_choice_form(struct ctx *ctx, const struct request *rq, const struct vote_sheet *sheet,
                          const struct vote_choice *stored, struct vote_ballot_v *out);
/** What is asked before it is final, with the choice in hidden fields. */
void vote_web_choice_confirm(struct ctx *ctx, const struct request *rq,
                             const struct vote_sheet *sheet, const struct vote_choice *choice,
                             struct vote_confirm_v *out);
/** In words, for a vote by name: 赞成; "" for several lines. */
struct str vote_web_choice_said(struct ctx *ctx, const struct vote_sheet *sheet,
                                const struct vote_choice *choice);
#endif
