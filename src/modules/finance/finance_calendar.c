// SPDX-License-Identifier: MulanPSL-2.0
/* The calendar of a year: what the law wants until when, and what has been done. */
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

static const char ONCE[] = "draft approval accounts audit"; /* a year has one of each */
enum { FOLLOWING = 3 }; /* matters that come with an adjustment, at most */

static const char *const WORDS[BUDGET_LAW_ITEMS] = {
    [BUDGET_LAW_LISTEN] = "listen",
    [BUDGET_LAW_DRAFT] = "draft",
    [BUDGET_LAW_APPROVAL] = "approval",
    [BUDGET_LAW_PUBLISHED] = "published",
    [BUDGET_LAW_REPLIED] = "replied",
    [BUDGET_LAW_GENERAL_TRANSFER] = "general_transfer",
    [BUDGET_LAW_SPECIAL_TRANSFER] = "special_transfer",
    [BUDGET_LAW_ACCOUNTS_DRAFT] = "accounts_draft",
    [BUDGET_LAW_ACCOUNTS] = "accounts",
    [BUDGET_LAW_AUDIT] = "audit",
    [BUDGET_LAW_PLAN_HALF] = "plan_half",
    [BUDGET_LAW_BUDGET_HALF] = "budget_half",
    [BUDGET_LAW_ACCOUNTS_PUBLISHED] = "accounts_published",
    [BUDGET_LAW_ACCOUNTS_REPLIED] = "accounts_replied",
    [BUDGET_LAW_ADJUSTMENT_DRAFT] = "adjustment_draft",
    [BUDGET_LAW_ADJUSTMENT] = "adjustment",
    [BUDGET_LAW_ADJUSTMENT_PUBLISHED] = "adjustment_published",
    [BUDGET_LAW_PLAN_ADJUSTMENT] = "plan_adjustment",
    [BUDGET_LAW_ENVIRONMENT] = "environment",
    [BUDGET_LAW_PLAN_MIDTERM] = "plan_midterm",
    [BUDGET_LAW_OUTLINE_ADJUSTMENT] = "outline_adjustment",
    [BUDGET_LAW_ASSETS] = "assets",
    [BUDGET_LAW_DEBT] = "debt",
    [BUDGET_LAW_RECTIFICATION] = "rectification",
    [BUDGET_LAW_ADJUSTMENT_FILED] = "adjustment_filed",
    [BUDGET_LAW_TRANSFERS] = "transfers",
    [BUDGET_LAW_LOWER_BUDGETS] = "lower_budgets",
    [BUDGET_LAW_LOWER_ACCOUNTS] = "lower_accounts",
    [BUDGET_LAW_FINANCIAL_REPORT] = "financial_report",
};

const char *finance_item_word(enum budget_law_item item)
{
    return WORDS[item];
}

bool finance_item_parse(struct str word, enum budget_law_item *out)
{
    for (unsigned i = 0; i < BUDGET_LAW_ITEMS; i++)
        if (str_eqz(word, WORDS[i])) {
            *out = (enum budget_law_item)i;
            return true;
        }
    return false;
}

/* Accounts, audits, the state of the environment are about the year before. */
static int fiscal_year(enum budget_law_item law, int year)
{
    static const bool LAST[BUDGET_LAW_ITEMS] = {
        [BUDGET_LAW_ACCOUNTS_DRAFT] = true,
        [BUDGET_LAW_ACCOUNTS] = true,
        [BUDGET_LAW_AUDIT] = true,
        [BUDGET_LAW_ACCOUNTS_PUBLISHED] = true,
        [BUDGET_LAW_ACCOUNTS_REPLIED] = true,
        [BUDGET_LAW_ENVIRONMENT] = true,
        [BUDGET_LAW_ASSETS] = true,
        [BUDGET_LAW_DEBT] = true,
        [BUDGET_LAW_RECTIFICATION] = true,
        [BUDGET_LAW_LOWER_ACCOUNTS] = true,
        [BUDGET_LAW_FINANCIAL_REPORT] = true,
    };

    return LAST[law] ? year - 1 : year;
}

struct str finance_item_name(struct ctx *ctx, const struct finance_item *i)
{
    const struct str year = str_printf(ctx->arena, "%d", i->fiscal_year);

    if (i->title.len > 0)
        return i->title;
    return text_fill(
        ctx->arena,
        str_z(ctx->arena, str_printf(ctx->arena, "finance.item." STR_FMT, STR_ARG(i->kind))), &year,
        1);
}

enum status finance_item_begin(struct ctx *ctx, int year, enum budget_law_item law,
                               struct finance_item *out)
{
    struct congress_term term;
    enum status st;

    *out = (struct finance_item){
        .year = year,
        .kind = str_from(WORDS[law]),
        .number = 1,
        .title = S(""),
        .fiscal_year = fiscal_year(law, year),
        .month_from = S(""),
        .month_to = S(""),
        .asset = S(""),
        .url = S(""),
        .note = S(""),
        .backfill = S(""),
        .round = 1,
        .verdict = S(""),
    };
    if (law == BUDGET_LAW_PLAN_HALF || law == BUDGET_LAW_BUDGET_HALF) {
        out->month_from = str_printf(ctx->arena, "%d-01", year);
        out->month_to = str_printf(ctx->arena, "%d-06", year);
    }
    if (law != BUDGET_LAW_ASSETS)
        return ST_OK;
    st = congress_term_now(ctx, &term);
    if (st == ST_OK)
        out->asset = finance_assets_turn(term.from_on.year, year);
    return st == ST_NOT_FOUND ? ST_OK : st;
}

/* ---------------------------------------------------------------- the year */

static const struct finance_item *number_of(const struct finance_item *items, size_t count,
                                            enum budget_law_item law, unsigned number)
{
    arr_each (i, count)
        if (str_eqz(items[i].kind, WORDS[law]) && items[i].number == number)
            return &items[i];
    return NULL;
}

static const struct finance_item *first_of(const struct finance_item *items, size_t count,
                                           enum budget_law_item law)
{
    return number_of(items, count, law, 1);
}

/* What needs a vote has no day before there is one, or a reason why there is none here. */
static struct date approved_on(const struct finance_item *i)
{
    return i != NULL && finance_item_proved(i) ? i->done_on : (struct date){0};
}

static struct date done_on(const struct finance_item *items, size_t count, enum budget_law_item law)
{
    return approved_on(first_of(items, count, law));
}

/* The day of a meeting: when it was held, else when it is planned. */
static struct date meeting_on(const struct finance_item *i)
{
    if (i == NULL)
        return (struct date){0};
    return date_none(i->done_on) ? i->plan_on : i->done_on;
}

static enum status session_of(struct ctx *ctx, int year, struct date *out, struct date *out_closes)
{
    struct congress_session *all;
    size_t count;

    *out = *out_closes = (struct date){0};
    TRY(congress_sessions(ctx, &all, &count));
    arr_each (i, count) /* newest first: the first session of the year is the one with the budget */
        if (all[i].opens_on.year == year) {
            *out = all[i].opens_on;
            *out_closes = all[i].closes_on;
        }
    return ST_OK;
}

static enum status year_of(struct ctx *ctx, int year, const struct finance_item *items,
                           size_t count, struct budget_law_year *out)
{
    struct calendar *calendar = arena_new(ctx->arena, struct calendar);
    struct law_params p;
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    TRY(congress_law_params(ctx, ctx->today, &p));
    TRY(congress_calendar(ctx, calendar));
    *out = (struct budget_law_year){
        .year = year,
        .level = congress_law_level(c.level),
        .budget_approved = done_on(items, count, BUDGET_LAW_APPROVAL),
        .accounts_meeting = meeting_on(first_of(items, count, BUDGET_LAW_ACCOUNTS)),
        .accounts_approved = done_on(items, count, BUDGET_LAW_ACCOUNTS),
        .audit_heard = done_on(items, count, BUDGET_LAW_AUDIT),
        .calendar = calendar,
        .reading = p.days_before_strict ? CIVIL_CODE_BEFORE_STRICT : CIVIL_CODE_BEFORE_INCLUSIVE,
        .roll = p.roll_to_workday,
    };
    return session_of(ctx, year, &out->session_opens, &out->session_closes);
}

/* The days of the adjustment of that number: a year may have several. */
static void adjust(const struct finance_item *items, size_t count, unsigned number,
                   struct budget_law_year *y)
{
    const struct finance_item *i = number_of(items, count, BUDGET_LAW_ADJUSTMENT, number);

    y->adjustment_meeting = meeting_on(i);
    y->adjustment_approved = approved_on(i);
}

static bool too_early(const struct finance_due *d, struct date on)
{
    return !date_none(d->from) && date_cmp(on, d->from) < 0;
}

/* What counts by the day on which it was laid before the committee; it is decided whenever that
 * meets. What was laid before it too early does not count. */
static const char *state_submitted(const struct finance_due *d, struct date today)
{
    const struct finance_item *i = &d->item;
    const struct date on = i->submitted_on;
    const bool decided = !date_none(i->done_on) && date_none(i->again_on) && finance_item_proved(i);

    if (date_none(on) && decided && date_cmp(i->done_on, d->due) > 0)
        return "no_day"; /* decided later than it had to be laid before it: when was that? */
    if ((date_none(on) || too_early(d, on)) && decided && !too_early(d, i->done_on) &&
        date_cmp(i->done_on, d->due) <= 0)
        return "done"; /* it lay before it in these months */
    if (date_none(on) || too_early(d, on))
        return date_cmp(d->due, today) < 0 ? "late" : "open";
    if (!decided)
        return date_cmp(on, d->due) > 0 ? "late" : "submitted";
    return date_cmp(on, d->due) > 0 ? "done_late" : "done";
}

/* What was held before its time (before June) does not count. */
static bool done(const struct finance_due *d)
{
    return !date_none(d->item.done_on) && date_none(d->item.again_on) &&
           finance_item_proved(&d->item) && !too_early(d, d->item.done_on);
}

static const char *state_of(const struct finance_due *d, bool needed, bool last_day,
                            struct date today)
{
    const struct finance_item *i = &d->item;

    if (done(d))
        return last_day && !date_none(d->due) && date_cmp(i->done_on, d->due) > 0 ? "done_late"
                                                                                  : "done";
    if (i->id == 0 && budget_law_only_if_needed(d->law) && !needed)
        return "if_needed";
    if (date_none(d->due))
        return "waits";
    return last_day && date_cmp(d->due, today) < 0 ? "late" : "open";
}

/* `needed`: there is something that it comes with. */
static void put(struct ctx *ctx, const struct budget_law_year *y, enum budget_law_item law,
                const struct finance_item *item, bool needed, struct finance_due *out)
{
    *out = (struct finance_due){
        .law = law,
        .item = *item,
        .article = budget_law_article(y->level, law),
        .from = budget_law_from(y, law),
        .due = date_none(item->again_on) ? budget_law_due(y, law) : item->again_on,
    };
    if (!date_none(item->done_on) && !finance_item_proved(item))
        out->state = "no_vote";
    else if (budget_law_by_submission(y->level, law) && date_none(item->again_on))
        out->state = state_submitted(out, ctx->today);
    else
        out->state = state_of(out, needed, budget_law_is_last_day(y, law), ctx->today);
}

/* Of one day, and of what has no day yet: follow-ups stand below what they follow. */
static const enum budget_law_item ORDER[] = {
    BUDGET_LAW_LISTEN,
    BUDGET_LAW_DRAFT,
    BUDGET_LAW_APPROVAL,
    BUDGET_LAW_PUBLISHED,
    BUDGET_LAW_REPLIED,
    BUDGET_LAW_GENERAL_TRANSFER,
    BUDGET_LAW_SPECIAL_TRANSFER,
    BUDGET_LAW_LOWER_BUDGETS,
    BUDGET_LAW_ACCOUNTS_DRAFT,
    BUDGET_LAW_ACCOUNTS,
    BUDGET_LAW_AUDIT,
    BUDGET_LAW_PLAN_HALF,
    BUDGET_LAW_BUDGET_HALF,
    BUDGET_LAW_ACCOUNTS_PUBLISHED,
    BUDGET_LAW_ACCOUNTS_REPLIED,
    BUDGET_LAW_ADJUSTMENT_DRAFT,
    BUDGET_LAW_ADJUSTMENT,
    BUDGET_LAW_ADJUSTMENT_PUBLISHED,
    BUDGET_LAW_ADJUSTMENT_FILED,
    BUDGET_LAW_TRANSFERS,
    BUDGET_LAW_PLAN_ADJUSTMENT,
    BUDGET_LAW_ENVIRONMENT,
    BUDGET_LAW_PLAN_MIDTERM,
    BUDGET_LAW_OUTLINE_ADJUSTMENT,
    BUDGET_LAW_ASSETS,
    BUDGET_LAW_DEBT,
    BUDGET_LAW_RECTIFICATION,
    BUDGET_LAW_LOWER_ACCOUNTS,
    BUDGET_LAW_FINANCIAL_REPORT,
};
_Static_assert(COUNT(ORDER) == BUDGET_LAW_ITEMS, "each has its place");

struct year {
    struct budget_law_year law;
    const struct finance_item *items;
    size_t count;
    bool untold; /* transfers that no report has */
    struct finance_due *out;
    size_t n;
};

static enum status put_empty(struct ctx *ctx, struct year *y, enum budget_law_item law,
                             unsigned number, bool needed)
{
    struct finance_item none;

    TRY(finance_item_begin(ctx, y->law.year, law, &none));
    none.number = number;
    adjust(y->items, y->count, number, &y->law);
    put(ctx, &y->law, law, &none, needed, &y->out[y->n++]);
    return ST_OK;
}

/* A line for each adjustment that nobody has noted anything of yet. */
static enum status put_following(struct ctx *ctx, struct year *y, enum budget_law_item law,
                                 bool *any)
{
    arr_each (i, y->count) {
        const struct finance_item *of = &y->items[i];

        if (!str_eqz(of->kind, WORDS[BUDGET_LAW_ADJUSTMENT]) ||
            number_of(y->items, y->count, law, of->number) != NULL)
            continue;
        TRY(put_empty(ctx, y, law, of->number, true));
        *any = true;
    }
    return ST_OK;
}

static enum status put_law(struct ctx *ctx, struct year *y, enum budget_law_item law)
{
    unsigned last = 0;
    bool any = false;

    arr_each (i, y->count) {
        if (!str_eqz(y->items[i].kind, WORDS[law]))
            continue;
        adjust(y->items, y->count, y->items[i].number, &y->law);
        put(ctx, &y->law, law, &y->items[i], true, &y->out[y->n++]);
        last = y->items[i].number;
        any = true;
    }
    if (budget_law_with_adjustment(y->law.level, law))
        TRY(put_following(ctx, y, law, &any));
    if (law == BUDGET_LAW_TRANSFERS && y->untold)
        return put_empty(ctx, y, law, last + 1, true);
    return any || !budget_law_owed(&y->law, law) ? ST_OK : put_empty(ctx, y, law, 1, false);
}

static bool comes_later(const struct finance_due *a, const struct finance_due *b)
{
    if (date_none(a->due) || date_none(b->due))
        return date_none(a->due) && !date_none(b->due);
    return date_cmp(a->due, b->due) > 0;
}

/* By the day; what has none comes after all that have. */
static void sort_days(struct finance_due *dues, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct finance_due moved = dues[i];
        size_t at = i;

        for (; at > 0 && comes_later(&dues[at - 1], &moved); at--)
            dues[at] = dues[at - 1];
        dues[at] = moved;
    }
}

enum status finance_calendar(struct ctx *ctx, int year, struct finance_due **out, size_t *out_count)
{
    struct finance_transfer *untold;
    struct finance_item *items;
    struct year y = {0};
    size_t untold_count;

    TRY(finance_store_items_of(ctx, year, &items, &y.count));
    y.items = items;
    TRY(year_of(ctx, year, items, y.count, &y.law));
    TRY(finance_store_transfers_untold(ctx, year, &untold, &untold_count));
    y.untold = untold_count > 0;
    /* each law, each item with what follows it, transfers that are untold */
    y.out = arena_array(ctx->arena, BUDGET_LAW_ITEMS + (1 + FOLLOWING) * y.count + 1,
                        struct finance_due);
    arr_each (k, COUNT(ORDER))
        TRY(put_law(ctx, &y, ORDER[k]));
    sort_days(y.out, y.n);
    *out = y.out;
    *out_count = y.n;
    return ST_OK;
}

/* ---------------------------------------------------------------- noting */

struct saving {
    const struct finance_item *in;
    int64_t *out_id;
};

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *a = input;
    struct finance_item i = *a->in, have;

    if (date_none(i.done_on) || !finance_item_approved_by_vote(i.kind))
        i.backfill = S("");
    if (i.id == 0) {
        for (i.number = i.number > 1 ? i.number : 1;; i.number++) {
            const enum status st = finance_store_item_of(ctx, i.year, i.kind, i.number, &have);

            if (st == ST_NOT_FOUND)
                break;
            TRY(st);
            if (finance_word(ONCE, i.kind)) /* two noted it at the same time */
                return fail_field(&ctx->err, "kind", "finance.err.item_there", NULL);
        }
        ctx->err = (struct err){0};
        i.id = db_new_id(ctx);
        i.round = 1;
        i.verdict = S("");
    } else {
        TRY(finance_store_item(ctx, i.id, &have));
        if (have.vote_id != 0)
            i.backfill = S(""); /* the vote is there */
        if (have.vote_id != 0 && finance_item_approved_by_vote(have.kind) &&
            date_cmp(i.done_on, have.done_on) != 0)
            return fail_field(&ctx->err, "done_on", "finance.err.by_vote", NULL);
        i.vote_id = have.vote_id;
        i.round = have.round;
        i.verdict = have.verdict;
        i.again_on = have.again_on;
    }
    if (!date_none(i.done_on) && !finance_item_proved(&i))
        return fail_field(&ctx->err, "backfill", "finance.err.backfill", NULL);
    TRY(a->in->id == 0 ? finance_store_item_insert(ctx, &i) : finance_store_item_update(ctx, &i));
    *a->out_id = i.id;
    return event_emit(ctx, "finance.item_saved", i.id);
}

static void check_months(struct ctx *ctx, const struct finance_item *in)
{
    struct date from, to, last;

    if (in->month_from.len == 0 && in->month_to.len == 0)
        return;
    if (!date_parse_month(in->month_from, &from, &last))
        invalid(ctx, "month_from", "finance.err.month_text", NULL);
    else if (!date_parse_month(in->month_to, &to, &last))
        invalid(ctx, "month_to", "finance.err.month_text", NULL);
    else if (date_cmp(from, to) > 0)
        invalid(ctx, "month_to", "finance.err.months", NULL);
}

enum status finance_item_save(struct ctx *ctx, const struct finance_item *in, int64_t *out_id)
{
    enum budget_law_item law;

    if (!finance_item_parse(in->kind, &law))
        invalid(ctx, "kind", "finance.err.item_kind", NULL);
    if (in->year < FINANCE_YEAR_FIRST || in->year > FINANCE_YEAR_LAST)
        invalid(ctx, "year", "finance.err.year", NULL);
    if (in->fiscal_year < FINANCE_YEAR_FIRST || in->fiscal_year > FINANCE_YEAR_LAST)
        invalid(ctx, "fiscal_year", "finance.err.year", NULL);
    if (!date_none(in->done_on) && date_cmp(in->done_on, ctx->today) > 0)
        invalid(ctx, "done_on", "finance.err.ahead", NULL);
    if (!date_none(in->submitted_on) && date_cmp(in->submitted_on, ctx->today) > 0)
        invalid(ctx, "submitted_on", "finance.err.ahead", NULL);
    else if (!date_none(in->done_on) && date_cmp(in->submitted_on, in->done_on) > 0)
        invalid(ctx, "submitted_on", "finance.err.submitted", NULL);
    if (in->asset.len > 0 && !finance_word(FINANCE_ASSETS, in->asset))
        invalid(ctx, "asset", "finance.err.asset", NULL);
    check_months(ctx, in);
    invalid_long(ctx, "backfill", in->backfill, FINANCE_BASIS_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}
