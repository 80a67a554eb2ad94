// SPDX-License-Identifier: MulanPSL-2.0
/* Adjustments of a budget in execution: what changes, its way to the committee, its publication. */
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- what the tables say */

struct pair {
    const struct finance_line *before, *after;
    size_t before_count, after_count;
};

static int64_t amount(const struct finance_line *l)
{
    return finance_has(l, FINANCE_ADJUSTED) ? l->fen[FINANCE_ADJUSTED] : l->fen[FINANCE_BUDGET];
}

/* The amount of the last total of expenditure: of the right half where a sheet has two. */
static int64_t total_of(const struct finance_line *lines, size_t count, bool adjusted)
{
    int64_t total = 0;
    unsigned side = 0;

    arr_each (i, count)
        side = lines[i].side > side ? lines[i].side : side;
    arr_each (i, count)
        if (lines[i].sort == FINANCE_TOTAL && lines[i].side == side)
            total = adjusted ? amount(&lines[i]) : lines[i].fen[FINANCE_BUDGET];
    return total;
}

static bool named(const struct finance_line *l, struct str words)
{
    struct str rest = words, word;

    while (str_cut(&rest, ' ', &word))
        if (str_has(l->name, word))
            return true;
    return false;
}

/* Of lines whose name has one of the words; parts of such lines are in them. */
static int64_t sum_of(const struct finance_line *lines, size_t count, struct str words,
                      bool adjusted)
{
    int64_t sum = 0;

    arr_each (i, count) {
        bool part = lines[i].sort != FINANCE_ITEM;

        arr_each (k, count)
            part = part || (lines[i].parent != 0 && lines[k].place == lines[i].parent &&
                            named(&lines[k], words));
        if (!part && named(&lines[i], words))
            sum += adjusted ? amount(&lines[i]) : lines[i].fen[FINANCE_BUDGET];
    }
    return sum;
}

/* The key expenditure that falls most. */
static void key_of(const struct pair *p, const struct finance_key *keys, size_t count,
                   struct finance_adjustment *out)
{
    arr_each (i, p->after_count) {
        const struct finance_line *l = &p->after[i],
                                  *was = finance_same(p->before, p->before_count, l);

        if (was == NULL || !finance_key_hits(keys, count, l) ||
            amount(l) - was->fen[FINANCE_BUDGET] >= out->change.key_after - out->change.key_before)
            continue;
        out->key_name = l->name;
        out->change.key_before = was->fen[FINANCE_BUDGET];
        out->change.key_after = amount(l);
    }
}

/* Both tables of a kind; false: one is missing. */
static enum status pair_of(struct ctx *ctx, const struct finance_adjustment *a, const char *kind,
                           struct pair *out, bool *there)
{
    struct finance_table before, after;
    struct finance_line *lines;
    enum status st;

    *there = false;
    st = finance_table_of(ctx, a->year, a->account, str_from(kind), "approved", &before);
    if (st == ST_OK)
        st = finance_table_of(ctx, a->year, a->account, str_from(kind), "adjusted", &after);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    TRY(finance_store_lines(ctx, before.id, &lines, &out->before_count));
    out->before = lines;
    TRY(finance_store_lines(ctx, after.id, &lines, &out->after_count));
    out->after = lines;
    *there = true;
    return ST_OK;
}

enum status finance_adjustment_begin(struct ctx *ctx, int year, struct str account,
                                     struct finance_adjustment *out)
{
    struct budget_law_change *c = &out->change;
    struct finance_key *keys;
    struct pair p = {0};
    size_t keys_count;
    bool there;
    int of;

    *out = (struct finance_adjustment){
        .year = year, .account = account, .key_name = S(""), .reason = S(""), .text = S("")};
    TRY(finance_store_transfer_sum(ctx, year, account, &c->transfers));
    TRY(pair_of(ctx, out, "function", &p, &there));
    if (there) {
        c->total_before = total_of(p.before, p.before_count, false);
        c->total_after = total_of(p.after, p.after_count, true);
        TRY(finance_keys(ctx, year, &keys, &keys_count, &of));
        key_of(&p, keys, keys_count, out);
    }
    TRY(pair_of(ctx, out, "balance", &p, &there));
    if (!there)
        return ST_OK;
    c->total_before = total_of(p.before, p.before_count, false);
    c->total_after = total_of(p.after, p.after_count, true);
    c->fund_before = sum_of(p.before, p.before_count, T("finance.words.fund"), false);
    c->fund_after = sum_of(p.after, p.after_count, T("finance.words.fund"), true);
    c->debt_before = sum_of(p.before, p.before_count, T("finance.words.debt"), false);
    c->debt_after = sum_of(p.after, p.after_count, T("finance.words.debt"), true);
    return ST_OK;
}

/* ---------------------------------------------------------------- kept */

struct saving {
    const struct finance_adjustment *in;
    int64_t *out_id;
};

/* What is left out as transfers rests on their records. */
static enum status check_transfers(struct ctx *ctx, const struct finance_adjustment *a)
{
    int64_t recorded;

    TRY(finance_store_transfer_sum(ctx, a->year, a->account, &recorded));
    if (a->change.transfers > recorded)
        return fail_field(&ctx->err, "transfers", "finance.err.transfers", NULL);
    return ST_OK;
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct finance_adjustment a = *s->in, have;
    const bool new_one = a.id == 0;

    TRY(check_transfers(ctx, &a));

    if (new_one) {
        a.id = db_new_id(ctx);
        a.number = 0;
        a.item_id = 0;
        a.text = S("");
        a.published_on = (struct date){0};
    } else {
        TRY(finance_store_adjustment(ctx, a.id, &have));
        if (!date_none(have.approved_on))
            return fail(&ctx->err, ST_RULE, "finance.err.adjust_approved", NULL);
        a.item_id = have.item_id;
        a.text = have.text;
    }
    TRY(finance_store_adjustment_put(ctx, &a, new_one));
    *s->out_id = a.id;
    return event_emit(ctx, "finance.adjustment_saved", a.id);
}

enum status finance_adjustment_save(struct ctx *ctx, const struct finance_adjustment *in,
                                    int64_t *out_id)
{
    const struct budget_law_change *c = &in->change;

    if (in->year < FINANCE_YEAR_FIRST || in->year > FINANCE_YEAR_LAST)
        invalid(ctx, "year", "finance.err.year", NULL);
    if (!finance_word(FINANCE_ACCOUNTS, in->account))
        invalid(ctx, "account", "finance.err.account", NULL);
    if (c->total_before <= 0)
        invalid(ctx, "total_before", "finance.err.total", NULL);
    if (c->total_after <= 0)
        invalid(ctx, "total_after", "finance.err.total", NULL);
    if (c->transfers < 0)
        invalid(ctx, "transfers", "finance.err.yuan", NULL);
    if (c->key_after < c->key_before && in->key_name.len == 0)
        invalid(ctx, "key_name", "finance.err.key_name", NULL);
    if (in->reason.len == 0)
        invalid(ctx, "reason", "finance.err.reason", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- onto the calendar */

static enum status add_item(struct ctx *ctx, const struct finance_adjustment *a,
                            enum budget_law_item law, unsigned number, int64_t *out_id)
{
    struct finance_item i;

    TRY(finance_item_begin(ctx, a->year, law, &i));
    i.number = number;
    i.url = str_printf(ctx->arena, "/finance/adjust/%lld", (long long)a->id);
    return finance_item_save(ctx, &i, out_id);
}

static enum status list_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct finance_adjustment a = *s->in;
    enum budget_law_decider decider;
    struct finance_item approval;
    const char *article;
    int64_t other;

    TRY(finance_store_adjustment(ctx, a.id, &a));
    if (a.item_id != 0)
        return fail(&ctx->err, ST_RULE, "finance.err.adjust_listed", NULL);
    if (budget_law_adjust(&a.change) == 0)
        return fail(&ctx->err, ST_RULE, "finance.err.no_case", "《预算法》第六十七条");
    TRY(finance_item_decider(ctx, S("adjustment"), &decider, &article));
    TRY(add_item(ctx, &a, BUDGET_LAW_ADJUSTMENT, 1, &a.item_id));
    TRY(finance_store_item(ctx, a.item_id, &approval)); /* what belongs to it has its number */
    if (decider == BUDGET_LAW_BY_COMMITTEE)             /* a township has no first draft */
        TRY(add_item(ctx, &a, BUDGET_LAW_ADJUSTMENT_DRAFT, approval.number, &other));
    TRY(add_item(ctx, &a, BUDGET_LAW_ADJUSTMENT_PUBLISHED, approval.number, &other));
    TRY(add_item(ctx, &a, BUDGET_LAW_ADJUSTMENT_FILED, approval.number, &other));
    TRY(finance_store_adjustment_put(ctx, &a, false));
    *s->out_id = a.item_id;
    return event_emit(ctx, "finance.adjustment_listed", a.id);
}

enum status finance_adjustment_list(struct ctx *ctx, int64_t id, int64_t *out_item)
{
    return db_tx(ctx, list_tx, &(struct saving){&(struct finance_adjustment){.id = id}, out_item});
}

struct linking {
    int64_t id, item_id;
};

static enum status link_tx(struct ctx *ctx, const void *input)
{
    const struct linking *l = input;
    struct finance_adjustment a;

    TRY(finance_store_adjustment(ctx, l->id, &a));
    a.item_id = l->item_id;
    TRY(finance_store_adjustment_put(ctx, &a, false));
    return event_emit(ctx, "finance.adjustment_listed", a.id);
}

enum status finance_adjustment_link(struct ctx *ctx, int64_t id, int64_t item_id)
{
    return db_tx(ctx, link_tx, &(struct linking){id, item_id});
}

/* ---------------------------------------------------------------- published */

/* Its line of the calendar is done; one that was never on it comes onto it. */
static enum status note_published(struct ctx *ctx, const struct finance_adjustment *a)
{
    struct finance_item approved, i;
    enum status st;
    int64_t id;

    TRY(finance_store_item(ctx, a->item_id, &approved));
    st = finance_store_item_of(ctx, approved.year, S("adjustment_published"), approved.number, &i);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        TRY(finance_item_begin(ctx, approved.year, BUDGET_LAW_ADJUSTMENT_PUBLISHED, &i));
        i.number = approved.number;
        i.url = str_printf(ctx->arena, "/finance/adjust/%lld", (long long)a->id);
        st = ST_OK;
    }
    TRY(st);
    i.done_on = a->published_on;
    return finance_item_save(ctx, &i, &id);
}

static enum status publish_tx(struct ctx *ctx, const void *input)
{
    const struct finance_publish *in = input;
    struct finance_adjustment a;

    TRY(finance_store_adjustment(ctx, in->id, &a));
    if (date_none(a.approved_on))
        return fail(&ctx->err, ST_RULE, "finance.err.not_approved", "《预算法》第十四条");
    if (date_cmp(in->on, a.approved_on) < 0)
        return fail_field(&ctx->err, "published_on", "finance.err.published_before", NULL);
    a.version = in->version;
    a.published_on = in->on;
    a.text = in->text;
    TRY(finance_store_adjustment_put(ctx, &a, false));
    TRY(note_published(ctx, &a));
    return event_emit(ctx, "finance.adjustment_published", a.id);
}

enum status finance_adjustment_publish(struct ctx *ctx, const struct finance_publish *in)
{
    if (date_none(in->on) || date_cmp(in->on, ctx->today) > 0)
        invalid(ctx, "published_on", "finance.err.ahead", NULL);
    if (in->text.len == 0)
        invalid(ctx, "text", "finance.err.text", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, publish_tx, in);
}
