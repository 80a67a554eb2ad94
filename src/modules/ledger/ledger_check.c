// SPDX-License-Identifier: MulanPSL-2.0
/* Do the copies for filters and sums say what the entries say? Asked by `renda check`. */
#include "modules/ledger/ledger_actions.h"
#include "modules/ledger/ledger_parts.h"

enum { PAGE = 500 };

/* Values in the order of their fields' names, as the store has them. */
static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct ledger_copy *)a)->field, ((const struct ledger_copy *)b)->field);
}

static enum status check_entry(struct ctx *ctx, int64_t id, struct buf *out_report)
{
    struct ledger_copy want[LEDGER_FIELDS + 1], *have;
    const struct ledger_definition *d;
    struct ledger_values v;
    struct ledger_entry e;
    size_t count, n = 0;
    bool same;

    TRY(ledger_store_entry(ctx, id, &e));
    TRY(ledger_definition_of(ctx, e.kind_version_id, &d));
    ledger_values_unpack(ctx->arena, d, e.data, &v);
    want[n++] = (struct ledger_copy){S("state"), e.state};
    arr_each (i, d->fields_count)
        if (v.at[i].len > 0)
            want[n++] = (struct ledger_copy){d->fields[i].name, v.at[i]};
    qsort(want, n, sizeof *want, by_name);
    TRY(ledger_store_copies(ctx, id, &have, &count));
    same = count == n;
    for (size_t i = 0; same && i < n; i++)
        same = str_eq(want[i].field, have[i].field) && str_eq(want[i].text, have[i].text);
    if (!same)
        buf_printf(out_report, "ledger: copies of entry %lld differ from it\n", (long long)id);
    return ST_OK;
}

enum status ledger_check(struct ctx *ctx, struct buf *out_report)
{
    int64_t *ids, after = 0;
    size_t count;

    do {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(ledger_store_ids(ctx, after, PAGE, &ids, &count));
        arr_each (i, count) {
            after = ids[i];
            TRY(check_entry(ctx, ids[i], out_report));
        }
        if (out_report->len == 0)
            arena_reset(ctx->arena, mark);
    } while (count == PAGE);
    return ST_OK;
}
