// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of lists: which rows are looked at first, who sees them, what filters them. */
#ifndef SUGGESTION_STORE_LIST_H
#define SUGGESTION_STORE_LIST_H
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_store.h"
#include "platform/db.h"

/** Where the list starts from, and whose eyes it is for. */
enum suggestion_list_kind {
    LIST_ALL,           /* every tabled one; bind congress */
    LIST_GOVERNMENT,    /* what went to the government or its departments */
    LIST_DEPUTY,        /* own and published: bind me_deputy */
    LIST_OF_UNIT,       /* bind organ: lead or separate handler */
    LIST_OF_UNIT_GOV,   /* the same for the government's eyes */
    LIST_MY_UNIT,       /* bind me_organ: whatever its part */
    LIST_OF_DEPUTY,     /* bind deputy: lead or co-signer */
    LIST_OF_DEPUTY_GOV, /* the same for the government's eyes */
    LIST_MINE,          /* bind me_deputy: drafts too */
    LIST_KINDS
};

MUST_CHECK enum status suggestion_store_list(struct ctx *ctx, enum suggestion_list_kind kind,
                                             const struct db_list_query *q,
                                             struct suggestion_row **out, size_t *out_count,
                                             struct str *out_next);
MUST_CHECK enum status suggestion_store_list_count(struct ctx *ctx, enum suggestion_list_kind kind,
                                                   const struct db_list_query *q, int64_t most,
                                                   int64_t *out_count);
#endif
