// SPDX-License-Identifier: MulanPSL-2.0
/* Figures: contacts held, matters solved, money brought by them. */
#include "modules/contact/contact_list.h"
#include "modules/contact/contact_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"

static struct str label_of(struct ctx *ctx, const char *by, const struct contact_share *s)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, s->key);
    return s->label.len > 0 ? s->label : text_of("contact.sort.", s->key);
}

static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          enum contact_measure what, struct indicator_value **out,
                          size_t *out_count)
{
    struct contact_share *shares;
    size_t count;

    TRY(contact_store_shares(ctx, what, q->period.from, q->period.to, q->by, q->key, &shares,
                             &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = shares[i].key,
            .label = label_of(ctx, q->by, &shares[i]),
            .numerator = shares[i].count,
            .denominator = -1,
        };
    return ST_OK;
}

static enum status talks(struct ctx *ctx, const struct indicator_query *q,
                         struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, CONTACT_TALKS, out, out_count);
}

static enum status solved(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, CONTACT_SOLVED, out, out_count);
}

static enum status money(struct ctx *ctx, const struct indicator_query *q,
                         struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, CONTACT_MONEY, out, out_count);
}

static enum status talks_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/contact/talk?", out);
}

/* Of matters the period is that in which they ended. */
static enum status matters_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/contact/matter?state=solved&ended=1&", out);
}

static const char *const BY_SCHEME[] = {"month", "scheme", "pair", NULL};
static const char *const BY_SORT[] = {"month", "scheme", "kind", "pair", NULL};

const struct indicator CONTACT_INDICATORS[] = {
    {.name = "contact.held",
     .unit = "unit.times",
     .breakdowns = BY_SCHEME,
     .values = talks,
     .rows_url = talks_rows,
     .permission = "contact.read"},
    {.name = "contact.solved",
     .unit = "unit.piece",
     .breakdowns = BY_SORT,
     .values = solved,
     .rows_url = matters_rows,
     .permission = "contact.read"},
    {.name = "contact.money",
     .unit = "unit.wan_yuan",
     .breakdowns = BY_SORT,
     .values = money,
     .rows_url = matters_rows,
     .permission = "contact.read",
     .adds = "fen"},
    {0},
};
