// SPDX-License-Identifier: MulanPSL-2.0
/** What the actions share: checking texts, the parts of an act, telling people. */
#ifndef RESOLUTION_ACT_H
#define RESOLUTION_ACT_H
#include "modules/resolution/resolution_actions.h"
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/event.h"

/** Note a text that is missing (if `required`) or longer than `most` characters. */
void resolution_need(struct ctx *ctx, const char *field, struct str s, bool required, size_t most);
/** Note a word that is not one of `words`. */
void resolution_need_word(struct ctx *ctx, const char *field, struct str s, const char *words);
/** Load for an act: ST_CONFLICT on another version, ST_RULE when the state does not allow it. */
MUST_CHECK enum status resolution_begin(struct ctx *ctx, int64_t id, int64_t version,
                                        enum resolution_verb verb, struct resolution_doc *d);
MUST_CHECK enum status resolution_begin_work(struct ctx *ctx, int64_t id, int64_t version,
                                             enum handling_verb verb, struct resolution_work *w);
/** Tell who is to know (resolution_notices.c): kind as in the module's table, or nothing. */
MUST_CHECK enum status resolution_tell_doc(struct ctx *ctx, const char *kind,
                                           const struct resolution_doc *d, struct str note);
MUST_CHECK enum status resolution_tell_work(struct ctx *ctx, const char *kind,
                                            const struct resolution_work *w, struct str note);
MUST_CHECK enum status resolution_tell_deputies(struct ctx *ctx, const struct resolution_doc *d,
                                                const int64_t *deputies, size_t count);
/** A letter to an organ. */
MUST_CHECK enum status resolution_tell_organ(struct ctx *ctx, const struct resolution_doc *d,
                                             int64_t letter_id, int64_t organ_id);
/** To own deputies who have not got it, who are told; in db_tx(). */
MUST_CHECK enum status resolution_deliver_own(struct ctx *ctx, const struct resolution_doc *d,
                                              size_t *out_count);
/** What people call it: 云人常决〔2026〕3号, or 《…》 before it has a number. */
struct str resolution_name(struct ctx *ctx, struct str number_text, struct str title);
#endif
