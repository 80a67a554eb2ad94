// SPDX-License-Identifier: MulanPSL-2.0
/** The chain over the events: sealing it, giving out its head, checking it. event.h writes events.
 *
 *  A head is the number of sealed events and the last link of the chain. Whoever keeps a head on
 *  paper or elsewhere can later show that nothing before it was changed, removed or rewritten. */
#ifndef PLATFORM_JOURNAL_H
#define PLATFORM_JOURNAL_H
#include "platform/app.h"

/** Start the threads that seal new events (within 300 ms) and tell the subscribers. */
void journal_start(struct app *app);
/** Seal what is there, then stop both. Nothing when they were not started. */
void journal_stop(struct app *app);
/** Seal now what waits, in every congress: for commands, which end before a server would. Another
 *  program that seals at this moment is no error. ctx keeps its congress. */
MUST_CHECK enum status journal_seal_now(struct ctx *ctx);
/** Tell the subscribers now what was sealed and not told: for `renda worker --once`. Nothing when
 *  another server does it. */
MUST_CHECK enum status journal_dispatch_now(struct ctx *ctx);

enum { JOURNAL_HEX_SIZE = 65 };

struct journal_head {
    int64_t count;                /* sealed events */
    char chain[JOURNAL_HEX_SIZE]; /* hexadecimal */
    struct date on;
};
/** Head of ctx's congress now. */
MUST_CHECK enum status journal_head(struct ctx *ctx, struct journal_head *out);
/** The same, kept in the table journal_head and as DATA/heads/<congress>-<date>.txt (one line:
 *  count, chain, date). A daily job. */
MUST_CHECK enum status journal_head_export(struct ctx *ctx);

struct journal_filter {
    struct date from, to;           /* civil days, inclusive; none: open */
    int64_t account_id, subject_id; /* 0: any */
    struct str module;              /* "account", "": any */
    struct str after;               /* cursor of the page before */
    unsigned limit;
};
struct journal_entry {
    int64_t id, account_id, subject_id, at;
    struct str name, actor_name, address, data;
};
/** One page of the events of ctx's congress, newest first; *out_next is the cursor of the next. */
MUST_CHECK enum status journal_page(struct ctx *ctx, const struct journal_filter *filter,
                                    struct journal_entry **out, size_t *out_count,
                                    struct str *out_next);

/** Every congress that has events, by id; 0 (the installation) is one of them. */
MUST_CHECK enum status journal_congresses(struct ctx *ctx, int64_t **out, size_t *out_count);

struct journal_check {
    bool all;               /* every congress, otherwise ctx's */
    int64_t head_count;     /* with head_chain: the head of ctx's congress that somebody kept */
    const char *head_chain; /* hexadecimal, NULL: none */
};
struct journal_result {
    int64_t events, rows; /* sealed events; rows compared with the journal */
    int64_t faults;
};
/** Recompute every hash and link; compare every row of every journalled table with the last event
 *  that wrote it, the heads given out with the chain. One line of English for each fault (the
 *  first 200) and a summary for each congress go to `report`. ST_OK also when there are faults.
 *  Reads in small batches; the server may run. */
MUST_CHECK enum status journal_verify(struct ctx *ctx, const struct journal_check *what,
                                      struct buf *report, struct journal_result *out);

/** Tables, migrations, the daily head, `renda verify journal [--head COUNT:CHAIN]`.
 *  For MODULES. */
extern const struct module event_module;

#endif
