// SPDX-License-Identifier: MulanPSL-2.0
/** The public side of opinions: taking in what anybody posts, quickly and only once; making
 * opinions of it a little later; following one by code and digits. See opinion_rules_public.h. */
#ifndef OPINION_PUBLIC_H
#define OPINION_PUBLIC_H
#include "modules/opinion/opinion_rules_public.h"
#include "platform/module.h"

enum {
    OPINION_RAISED_CHARS = 2000, /* of what somebody says on the form */
    OPINION_PHOTOS_MAX = 3,
    OPINION_AREAS_MAX = 600, /* villages on the form: a first load of 25 KB holds them */
    OPINION_WORDS_MAX = 10   /* times that a person may add something */
};
/** Words for what it is about; text keys opinion.kind.<word>. */
#define OPINION_KINDS "road water health school environment farming care other"

/** A new form's token: when it was made, and what proof of work it asks for. */
struct str opinion_public_token(struct ctx *ctx);
/** Is it one of ours? Its parts into *out. */
bool opinion_public_token_read(struct ctx *ctx, struct str token, struct opinion_token *out);

struct opinion_raised {
    struct str token, work; /* work: the number that proves it, "" for none */
    struct str body, kind, place, area, citizen, contact, digits;
    struct str wish; /* how he wants to be told */
    int64_t station_id;
    bool open;                             /* may be published, after review */
    bool qr;                               /* came by a code at a station */
    struct str photos[OPINION_PHOTOS_MAX]; /* hashes of kept files */
    size_t photos_count;
};
struct opinion_taking;
/** Check everything and make it ready to be written. *out_proved: it came with a proof. ST_INVALID
 *  with fields; ST_RULE "opinion.public.stale", "opinion.public.too_quick". */
MUST_CHECK enum status opinion_public_prepare(struct ctx *ctx, const struct opinion_raised *in,
                                              struct opinion_taking **out, bool *out_proved);
/** For struct crowd: all of them durably, each once. Emits one "opinion.taken_in". */
MUST_CHECK enum status opinion_public_write(struct ctx *ctx, struct crowd_item *const *items,
                                            size_t count);
/** Was it there before? */
bool opinion_public_again(const struct opinion_taking *t);
/** What its person gets to follow it by, in groups. Asks no database. */
struct str opinion_public_code_shown(struct ctx *ctx, const struct opinion_taking *t);

/** The receipt of the form with this token, while the form could still be sent; whichever congress
 *  it was for: ctx is of that one then. ST_NOT_FOUND: none was taken in. */
MUST_CHECK enum status opinion_public_receipt_find(struct ctx *ctx, struct str token,
                                                   struct str *out_code, int64_t *out_taken_at);

/** Make opinions of what waits, oldest first; what cannot be now stays for the next time. A job. */
MUST_CHECK enum status opinion_public_record(struct ctx *ctx);
MUST_CHECK enum status opinion_public_record_waits(struct ctx *ctx, bool *out);
/** Destroy keys of days that are over. A daily job. */
MUST_CHECK enum status opinion_public_forget(struct ctx *ctx);

/** Who comes with code and digits? In whichever congress; ctx is of that one then. *out_opinion 0:
 * taken in, and not yet an opinion. Wrong ones are counted: ST_RULE "opinion.public.rests" after
 * too many. ST_NOT_FOUND "opinion.public.unknown". */
MUST_CHECK enum status opinion_public_open(struct ctx *ctx, struct str code, struct str digits,
                                           struct str *out_code, int64_t *out_opinion,
                                           int64_t *out_taken_at);
/** The person adds something to his opinion; the caller has seen code and digits. Whoever has it
 * now is told. Emits "opinion.word_added". ST_INVALID field "add"; ST_RULE
 * "opinion.public.add_many", or it is over. */
MUST_CHECK enum status opinion_public_add_word(struct ctx *ctx, int64_t opinion_id,
                                               struct str text);
#endif
