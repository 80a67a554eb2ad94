// SPDX-License-Identifier: MulanPSL-2.0
/** Who looked at whose personal values, and why. What is masked on a page (mask.h) is shown whole
 *  to a session that has said why, for LOOK_MINUTES; reveal.h is the part of it that is seen. */
#ifndef PLATFORM_LOOK_H
#define PLATFORM_LOOK_H
#include "platform/ctx.h"

enum { LOOK_MINUTES = 15, LOOK_NOTE_CHARS = 100 };

/** Shown by text keys reveal.why.<word>. */
#define LOOK_WHYS "contact verify handle reply check asked other"

struct look_new {
    const char *kind; /* "petition": the module whose record it is; a string constant */
    int64_t id;
    int64_t key_id; /* of the person: the note is sealed with it; 0: none, so a note is not kept */
    struct str why, note;
};

/** Has the actor said why in this session, not longer than LOOK_MINUTES ago? The system: always.
 *  *out_until: UTC seconds until which it is open, 0: it is not. */
MUST_CHECK enum status look_open(struct ctx *ctx, const char *kind, int64_t id, int64_t *out_until);
/** Note it, in a transaction of its own. Emits "<kind>.looked" with {"why": word} about the record.
 *  ST_INVALID: no known reason; "other" without a note, or a note too long. */
MUST_CHECK enum status look_say(struct ctx *ctx, const struct look_new *in);

struct look {
    int64_t id, account_id, subject_id, at;
    struct str kind, why, who; /* who: as the journal names the actor */
};
struct look_filter {
    struct str kind, why, who; /* who: exact */
    struct date from, to;      /* inclusive; none: open */
    const char *sort;
    struct str after;
    unsigned limit;
};
/** One page, newest first. */
MUST_CHECK enum status look_page(struct ctx *ctx, const struct look_filter *filter,
                                 struct look **out, size_t *out_count, struct str *out_next);
#endif
