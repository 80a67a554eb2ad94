// SPDX-License-Identifier: MulanPSL-2.0
/** Acts of the office on the library, inside the module. */
#ifndef STATUTE_ACTIONS_H
#define STATUTE_ACTIONS_H
#include "modules/statute/statute_list.h"

/** By what a title is known: without blanks and without 中华人民共和国. */
struct str statute_name_of(struct arena *a, struct str title);
/** Of its versions the one that holds on a day; 0 without any. */
MUST_CHECK enum status statute_choose_text(struct ctx *ctx, int64_t statute_id, struct date on,
                                           int64_t *out_id);
/** For a look at an import: can it be cut, and is it there already? */
MUST_CHECK enum status statute_look(struct ctx *ctx, struct str text, bool *out_present);
/** One clause of a level beside higher law. */
MUST_CHECK enum status statute_beside_text(struct ctx *ctx, struct str text, struct str level,
                                           struct statute_beside **out, size_t *out_count);
struct statute_change {
    int64_t id, version;
    struct str level, issuer;
    bool repealed;
};
/** Its level, who made it, whether it still holds. Emits "statute.changed". */
MUST_CHECK enum status statute_change(struct ctx *ctx, const struct statute_change *in);
/** The words to be marked, a line each: word=what to look at. Emits "statute.words_set". */
MUST_CHECK enum status statute_words_set(struct ctx *ctx, struct str lines, int64_t version);
/** As they are kept now; version 0: those that the program ships. */
MUST_CHECK enum status statute_words_text(struct ctx *ctx, struct str *out, int64_t *out_version);
/** Versions that have come into force by now take the place of those before (daily). */
MUST_CHECK enum status statute_come_into_force(struct ctx *ctx);
#endif
