// SPDX-License-Identifier: MulanPSL-2.0
/** Sets of record ids, and how many there are of each word. */
#ifndef BASE_ID_SET_H
#define BASE_ID_SET_H
#include "base/str.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Ids, smallest first. */
struct id_set {
    const int64_t *ids;
    size_t count;
};
/** How many of one kind. */
struct word_count {
    struct str word;
    int64_t count;
};

static inline bool id_set_has(const struct id_set *set, int64_t id)
{
    size_t from = 0, to = set->count;

    while (from < to) {
        const size_t middle = from + (to - from) / 2;

        if (set->ids[middle] == id)
            return true;
        if (set->ids[middle] < id)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}
#endif
