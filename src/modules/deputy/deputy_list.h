// SPDX-License-Identifier: MulanPSL-2.0
/** What this module's pages read. Names as in the store, which they come from. */
#ifndef DEPUTY_LIST_H
#define DEPUTY_LIST_H
#include "modules/deputy/deputy.h"

struct deputy_filter {
    struct str q;  /* part of the name; with by_phone eleven digits are a phone number */
    bool by_phone; /* the reader may know phone numbers */
    int64_t delegation_id;
    bool former; /* those who have left, too */
    const char *sort;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status deputy_store_page(struct ctx *ctx, const struct deputy_filter *filter,
                                         struct deputy **out, size_t *out_count,
                                         struct str *out_next, int64_t *out_total);

#endif
