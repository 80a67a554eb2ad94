// SPDX-License-Identifier: MulanPSL-2.0
/** What exactly is hashed. Pure; docs/journal.md describes it for those who verify elsewhere.
 *
 *  Texts are length (8 bytes, big end first) and bytes; numbers 8 bytes; every hash is SM3.
 *    row:   "renda.row.v1", then for each column that is not NULL, in order of its name (bytes):
 *           name, 'i' number | 't' text | 'b' text
 *    event: "renda.event.v1", congress, id, at, account, actor name, address, name, subject, data,
 *           then for each row: 'r', table, id, 'w' hash | 'g'; last 'e' and the number of rows
 *    chain: chain 0 is "renda.chain.v1", congress; chain n is chain n-1 (32 bytes), n, event id,
 *           event hash (32 bytes)
 *  NULL columns are left out, so that a migration may add columns that are NULL. */
#ifndef PLATFORM_EVENT_HASH_H
#define PLATFORM_EVENT_HASH_H
#include "platform/crypt/sm3.h"
#include "platform/db.h"

struct event_fields {
    int64_t congress_id, id, at, account_id, subject_id;
    struct str actor_name, address, name, data;
};

struct event_hash {
    struct sm3 h;
    int64_t rows;
};

/** Row `row` of a result that has its column names. */
void event_hash_row(const struct rows *r, size_t row, uint8_t out[SM3_BYTES]);

struct event_hash event_hash_begin(const struct event_fields *e);
/** hash NULL: the row is gone. */
void event_hash_add(struct event_hash *h, struct str table, int64_t row_id, const uint8_t *hash);
void event_hash_end(struct event_hash *h, uint8_t out[SM3_BYTES]);

void journal_chain_first(int64_t congress_id, uint8_t out[SM3_BYTES]);
/** chain: n - 1 comes in, n goes out. */
void journal_chain_next(uint8_t chain[SM3_BYTES], int64_t n, int64_t event_id,
                        const uint8_t event_hash[SM3_BYTES]);
#endif
