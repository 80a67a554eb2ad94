// SPDX-License-Identifier: MulanPSL-2.0
/** What the parts of the verification share. */
#ifndef PLATFORM_EVENT_VERIFY_INTERNAL_H
#define PLATFORM_EVENT_VERIFY_INTERNAL_H
#include "platform/event/event_hash.h"
#include "platform/journal.h"

/** A head that somebody kept, and where. */
struct kept_head {
    int64_t count;
    uint8_t chain[SM3_BYTES];
    bool right; /* the chain passed through it */
    struct str where;
};

struct verify {
    struct ctx *ctx; /* its congress is the one being checked */
    int64_t home;    /* congress of the caller's ctx */
    struct buf *report;
    struct journal_result *result;
    struct kept_head *heads;
    size_t heads_count;
};

/** One more fault; the first 200 are written. */
void verify_fault(struct verify *v, const char *fmt, ...) PRINTF_LIKE(2, 3);

/** Events, their hashes, the chain, and what is not sealed. */
MUST_CHECK enum status verify_chain(struct verify *v);
MUST_CHECK enum status verify_unsealed(struct verify *v);
/** Rows of events that are not there, events that nobody would ever seal. */
MUST_CHECK enum status verify_loose(struct verify *v);
/** Each row of each journalled table against the last event that wrote it. */
MUST_CHECK enum status verify_tables(struct verify *v);
#endif
