// SPDX-License-Identifier: MulanPSL-2.0
/* Figures: matters heard, warnings, audit findings. */
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_report.h"
#include "platform/indicator.h"
#include "platform/text.h"

static struct str label_of(struct ctx *ctx, const char *by, enum finance_figure what,
                           const struct finance_share *s)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, s->key);
    if (strcmp(by, "unit") == 0)
        return s->label;
    if (what == FINANCE_HEARD)
        return text_of("finance.item_kind.", s->key);
    return what == FINANCE_WARNED || what == FINANCE_WARNED_CLOSED
               ? text_of("finance.rule_kind.", s->key)
               : text_of("finance.finding_sort.", s->key);
}

static int64_t part_of(const struct finance_share *parts, size_t count, struct str key)
{
    arr_each (i, count)
        if (str_eq(parts[i].key, key))
            return parts[i].count;
    return 0;
}

/* `whole`: what it is a part of; the same as `what`: a plain count. */
static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          enum finance_figure what, enum finance_figure whole,
                          struct indicator_value **out, size_t *out_count)
{
    struct finance_share *all, *parts;
    size_t count, parts_count;

    TRY(finance_store_shares(ctx, whole, q->period.from, q->period.to, q->by, q->key, &all,
                             &count));
    TRY(finance_store_shares(ctx, what, q->period.from, q->period.to, q->by, q->key, &parts,
                             &parts_count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = all[i].key,
            .label = label_of(ctx, q->by, what, &all[i]),
            .numerator = part_of(parts, parts_count, all[i].key),
            .denominator = what == whole ? -1 : all[i].count,
        };
    return ST_OK;
}

#define FIGURE(name, what, whole)                                                                  \
    static enum status name(struct ctx *ctx, const struct indicator_query *q,                      \
                            struct indicator_value **out, size_t *out_count)                       \
    {                                                                                              \
        return values(ctx, q, what, whole, out, out_count);                                        \
    }

FIGURE(heard, FINANCE_HEARD, FINANCE_HEARD)
FIGURE(warned, FINANCE_WARNED, FINANCE_WARNED)
FIGURE(settled, FINANCE_WARNED_CLOSED, FINANCE_WARNED)
FIGURE(found, FINANCE_FOUND, FINANCE_FOUND)
FIGURE(mended, FINANCE_FOUND_MENDED, FINANCE_FOUND)
FIGURE(money, FINANCE_FOUND_MONEY, FINANCE_FOUND_MONEY)

static enum status item_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/finance/item?", out);
}

static enum status warning_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/finance/warning?", out);
}

static enum status settled_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    return indicator_rows(ctx, q,
                          strcmp(part, "numerator") == 0 ? "/finance/warning?state=closed&"
                                                         : "/finance/warning?",
                          out);
}

static enum status finding_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/finance/finding?", out);
}

static enum status mended_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    return indicator_rows(
        ctx, q, strcmp(part, "numerator") == 0 ? "/finance/finding?mended=1&" : "/finance/finding?",
        out);
}

static const char *const BY_KIND[] = {"month", "kind", NULL};
static const char *const BY_UNIT[] = {"month", "kind", "unit", NULL};

const struct indicator FINANCE_INDICATORS[] = {
    {"finance.heard", "unit.piece", BY_KIND, false, heard, item_rows, "finance.read"},
    {"finance.warned", "unit.item", BY_KIND, false, warned, warning_rows, "finance.read"},
    {"finance.settled", "unit.percent", BY_KIND, true, settled, settled_rows, "finance.read"},
    {"finance.found", "unit.piece", BY_UNIT, false, found, finding_rows, "finance.read"},
    {"finance.mended", "unit.percent", BY_UNIT, true, mended, mended_rows, "finance.read"},
    {"finance.money", "unit.wan_yuan", BY_UNIT, false, money, finding_rows, "finance.read",
     .adds = "fen"},
    {0},
};
