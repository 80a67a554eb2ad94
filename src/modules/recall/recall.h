// SPDX-License-Identifier: MulanPSL-2.0
/** Recalls of deputies (罢免代表): asked for by voters of the constituency, or moved in the
 * congress or the standing committee that elected the deputy.
 *
 *  received → accepted (enough have signed) → given (to the deputy, who may answer) → printed (for
 *  those who vote) → set (day, place, chair) → passed or failed; refused or withdrawn before the
 *  vote. What passed ends the mandate in the register on the same day, and is announced and filed.
 *  Who signed is shown only to those who handle recalls and have said why (platform/look.h). */
#ifndef RECALL_H
#define RECALL_H
#include "law/recall_law.h"
#include "platform/ctx.h"

enum recall_state {
    RECALL_RECEIVED,
    RECALL_ACCEPTED,
    RECALL_GIVEN,
    RECALL_PRINTED,
    RECALL_SET,
    RECALL_PASSED,
    RECALL_FAILED,
    RECALL_REFUSED,
    RECALL_WITHDRAWN
};
#define RECALL_STATES "received accepted given printed set passed failed refused withdrawn"
/** Words of enum recall_law_way in its order, text keys recall.way.<word>. */
#define RECALL_WAYS "voters garrison session recess"
/** Who asks: signed by voters, deputies, members of the standing committee; or an organ. */
#define RECALL_MOVERS "voters presidium deputies chairmen members"

enum {
    RECALL_NAME_CHARS = 60,
    RECALL_LINE_CHARS = 200,
    RECALL_PAPER_CHARS = 100, /* number of a paper; as the register takes it */
    RECALL_TEXT_CHARS = 20000,
    RECALL_SIGNERS_CHARS = 60000, /* a sheet of lines */
    RECALL_SIGNERS_MAX = 1000,
    RECALL_VOTERS_MAX = 5000000
};

struct recall {
    int64_t id, version, year, number;
    enum recall_law_way way;
    struct str mover;
    int64_t mandate_id; /* of module deputy */
    bool own;           /* a deputy of this congress */
    struct str name, level, congress_name, constituency;
    int64_t key_id; /* of the texts */
    struct date received_on;
    enum recall_state state;
    int64_t
        signers; /* found to be voters there (deputies, members); 0 before, or where none sign */
    struct date accepted_on, given_on, printed_on; /* printed_on: of the request, the first time */
    bool unprinted;      /* a written answer of no later day than the vote's is not printed yet */
    struct date vote_on; /* the day that was set */
    struct str place, chair;
    struct date voted_on; /* none before the result */
    struct recall_law_count count;
    struct str minutes; /* 表决记录、会议纪要 */
    struct date announced_on, filed_on;
    struct str announced, filed; /* numbers of the papers */
    struct str why;              /* refused, withdrawn */
    struct date ended_on, erased_on;
};

/** One of those who signed; sealed. */
struct recall_signer {
    int64_t id, recall_id, key_id;
    struct str name, about;
};
struct recall_defence {
    int64_t id;
    struct date on, printed_on;
    struct str way;  /* written, oral */
    struct str text; /* stored sealed */
};

MUST_CHECK enum status recall_get(struct ctx *ctx, int64_t id, struct recall *out);
/** 罢免〔2026〕3号 */
struct str recall_number_text(struct arena *a, const struct recall *r);
#endif
