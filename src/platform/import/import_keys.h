// SPDX-License-Identifier: MulanPSL-2.0
/** Natural keys of the rows of one file: 24 bytes each, whatever their length. */
#ifndef IMPORT_KEYS_H
#define IMPORT_KEYS_H
#include "base/str.h"

enum import_fate { IMPORT_GOOD, IMPORT_CHANGE, IMPORT_FAULTY, IMPORT_PRESENT };

struct import_key {
    uint64_t hash[2]; /* keyed by chance: equal keys have equal hashes, others never in practice */
    uint32_t row;     /* 0: free slot */
    unsigned char fate;
    unsigned char faults; /* told of the row */
    bool repeated;
};

struct import_keys {
    struct arena *arena;
    uint8_t secret[16];
    struct import_key *slots;
    size_t count, mask;
};

void import_keys_init(struct import_keys *keys, struct arena *a);
/** The entry of a key; a new one (row 0) if it was not seen. Valid until the next call. The caller
 *  sets `row` of a new entry. */
struct import_key *import_keys_entry(struct import_keys *keys, struct str key);
#endif
