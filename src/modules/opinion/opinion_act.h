// SPDX-License-Identifier: MulanPSL-2.0
/** What the actions share: load, check who and whether, move on, store, tell. */
#ifndef OPINION_ACT_H
#define OPINION_ACT_H
#include "base/json.h"
#include "modules/opinion/opinion_actions.h"
#include "platform/db.h"
#include "platform/event.h"

struct opinion_act {
    struct opinion_case c;
    enum opinion_state from;
    struct buf data;
    struct json json; /* of the event; more members may be added */
};

/** Load it, and see whether the actor may do this now; no version is checked with 0. */
MUST_CHECK enum status opinion_act_begin(struct ctx *ctx, int64_t id, int64_t version,
                                         enum opinion_verb verb, struct opinion_act *a);
/** The same for what the person or the program does: no right is asked. */
MUST_CHECK enum status opinion_act_begin_free(struct ctx *ctx, int64_t id, enum opinion_verb verb,
                                              struct opinion_act *a);
/** Into the next state by the table. */
void opinion_act_move(struct opinion_act *a, enum opinion_verb verb, enum opinion_state result);
/** Store the case and emit `event` with {"from", "to", …}. */
MUST_CHECK enum status opinion_act_save(struct ctx *ctx, struct opinion_act *a, const char *event);
/** Write down what was done; sealed if the opinion is hidden. */
MUST_CHECK enum status opinion_act_step(struct ctx *ctx, const struct opinion_act *a,
                                        const char *kind, struct str text, bool shown);
/** The same with what else a step says: who, until when, a word. */
MUST_CHECK enum status opinion_act_step_of(struct ctx *ctx, const struct opinion_act *a,
                                           struct opinion_step_row row);
/** The local period as a day from today on. */
MUST_CHECK enum status opinion_act_due(struct ctx *ctx, enum opinion_step_period p,
                                       struct date *out);

void opinion_act_need(struct ctx *ctx, const char *field, struct str s, bool required, size_t most);
void opinion_act_need_word(struct ctx *ctx, const char *field, struct str s, const char *words);

/** Tell those who have it now, or the office (opinion_notices.c). */
MUST_CHECK enum status opinion_tell(struct ctx *ctx, const char *kind, const struct opinion_case *c,
                                    struct str note);
/** Tell the station how far its problem has come (opinion_links.c). */
MUST_CHECK enum status opinion_tell_station(struct ctx *ctx, const struct opinion_case *c);
enum { OPINION_TEXT_CHARS = 2000 };
#endif
