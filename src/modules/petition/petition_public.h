// SPDX-License-Identifier: MulanPSL-2.0
/** The petitioner follows his own case by a code and four digits, and says what he thinks of its
 *  result; without an account. What he may see: petition_rules_follow.h. Neither code nor digits
 *  are stored, nor is anything of his in an event.
 *  @law  Petition Regulation (2022-02-25) art. 21 */
#ifndef PETITION_PUBLIC_H
#define PETITION_PUBLIC_H
#include "modules/petition/petition_rules_follow.h"

/* ---- by the office */

/** A new code for a person of the case; an earlier one of his is void from then on. digits "": some
 *  are drawn. *out_code in groups, as it is shown, once; *out_digits. Emits "petition.code_made".
 *  ST_DENIED: not his case; ST_RULE "petition.code_others": representatives were chosen, and it is
 *  another; ST_INVALID field "digits"; ST_NOT_FOUND: erased, or no such person. */
MUST_CHECK enum status petition_code_make(struct ctx *ctx, int64_t id, int64_t person_id,
                                          struct str digits, struct str *out_code,
                                          struct str *out_digits);
/** Do both lead to this petition? For papers made right after the code was. ST_RULE
 *  "petition.mine.unknown". */
MUST_CHECK enum status petition_code_check(struct ctx *ctx, int64_t id, struct str code,
                                           struct str digits);

/** Who has one. The caller has asked who may know of the case. */
MUST_CHECK enum status petition_codes(struct ctx *ctx, int64_t petition_id,
                                      struct petition_code_row **out, size_t *out_count);

/** What was said of its results, the last first; words only with `open`. */
MUST_CHECK enum status petition_ratings(struct ctx *ctx, int64_t petition_id, bool open,
                                        struct petition_rating **out, size_t *out_count);

/* ---- by whoever comes with code and digits */

struct petition_pass {
    int64_t petition_id, person_id;
    struct str code; /* as it was made, however he typed it */
};
/** In whichever congress; ctx is of that one then. Wrong digits are counted one by one, and too
 * many make the code rest (base/follow_code.h). ST_NOT_FOUND "petition.mine.unknown": a wrong code,
 * wrong digits, or a code that rests: nobody learns which. */
MUST_CHECK enum status petition_pass_open(struct ctx *ctx, struct str code, struct str digits,
                                          struct petition_pass *out);

struct petition_mine {
    struct petition p;
    const char *state; /* petition_mine_state() */
    bool rolls;        /* last days that are no workdays go on to the next, all of those below */
    struct petition_due due;     /* petition_due_by_law() */
    struct petition_due untold;  /* petition_untold_of() */
    struct petition_due right;   /* petition_right_of() */
    struct petition_step *steps; /* petition_mine_steps() */
    size_t steps_count;
    struct str reason; /* why it was not taken up, as written to him; "" */
    enum petition_result result;
    bool may_rate;
    struct petition_rating rated; /* of this result, by him; rating "": not yet */
};
/** The case of the person who came, as petition_pass_open() said. Emits "petition.followed", by
 *  nobody. */
MUST_CHECK enum status petition_mine(struct ctx *ctx, const struct petition_pass *who,
                                     struct petition_mine *out);

struct petition_rate {
    struct petition_pass pass;
    struct str result; /* petition_result_word() of what he has seen */
    struct str rating, words;
};
/** Once for each result, by each who holds a code. Emits "petition.rated", and tells the handler
 * and the organ that has it. ST_INVALID with fields; ST_RULE "petition.mine.rated",
 * "petition.mine.newer", or there is no result yet. */
MUST_CHECK enum status petition_rate(struct ctx *ctx, const struct petition_rate *in);
#endif
