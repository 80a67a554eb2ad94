// SPDX-License-Identifier: MulanPSL-2.0
/* A hash table of natural keys. */
#include "platform/import/import_keys.h"
#include <sodium.h>

enum { FIRST_SLOTS = 1024 };

void import_keys_init(struct import_keys *keys, struct arena *a)
{
    *keys = (struct import_keys){.arena = a, .mask = FIRST_SLOTS - 1};
    randombytes_buf(keys->secret, sizeof keys->secret);
    keys->slots = arena_array(a, FIRST_SLOTS, struct import_key);
}

static struct import_key *find(const struct import_keys *keys, const uint64_t hash[2])
{
    size_t at = (size_t)hash[0] & keys->mask;

    while (keys->slots[at].row != 0 &&
           (keys->slots[at].hash[0] != hash[0] || keys->slots[at].hash[1] != hash[1]))
        at = (at + 1) & keys->mask;
    return &keys->slots[at];
}

static void grow(struct import_keys *keys)
{
    const struct import_key *old = keys->slots;
    const size_t old_slots = keys->mask + 1;

    keys->slots = arena_array(keys->arena, old_slots * 2, struct import_key);
    keys->mask = old_slots * 2 - 1;
    arr_each (i, old_slots) {
        if (old[i].row != 0)
            *find(keys, old[i].hash) = old[i];
    }
}

struct import_key *import_keys_entry(struct import_keys *keys, struct str key)
{
    uint64_t hash[2];
    struct import_key *entry;

    _Static_assert(crypto_shorthash_siphashx24_BYTES == sizeof hash, "two words");
    if (keys->count * 2 > keys->mask)
        grow(keys);
    crypto_shorthash_siphashx24((unsigned char *)hash, (const unsigned char *)key.ptr, key.len,
                                keys->secret);
    entry = find(keys, hash);
    if (entry->row == 0) {
        keys->count++;
        memcpy(entry->hash, hash, sizeof hash);
    }
    return entry;
}
