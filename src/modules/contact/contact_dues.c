// SPDX-License-Identifier: MulanPSL-2.0
/* Who owes contacts: told before the end of a period, and when it is over; the office learns how
 * many of a system are behind. */
#include "modules/contact/contact_actions.h"
#include "modules/contact/contact_parts.h"
#include "modules/contact/contact_rules.h"
#include "platform/text.h"

const struct notice_kind CONTACT_NOTICES[] = {
    {"contact.paired", "name title on reason", false, "contact.keep"},
    {"contact.changed", "name title on reason", false, "contact.keep"},
    {"contact.unpaired", "name title on reason", false, "contact.keep"},
    {"contact.due", "name title what due_on days late today", false, "contact.keep"},
    {"contact.behind", "name title what due_on days late today", false,
     "contact.manage contact.read"},
    {0},
};

/* Behind a period the list of a system goes so many back: CONTACT_BACKS. */
enum { DUES_PAGE = 200, BACKS = 3 };

static struct date month_end(struct date day)
{
    return contact_window_of(S("month"), day).to;
}

/* ---------------------------------------------------------------- the pairs that are behind */

struct behind {
    void (*each)(struct ctx *ctx, void *to, const struct contact_pair *p, struct date end);
    void *to;
};

/* Pairs whose period ends on `end` and that have held less than they owe, by id. One that is still
 * running is judged by today. */
static enum status each_behind(struct ctx *ctx, struct date end, const struct behind *b)
{
    const struct date on = date_earlier(end, ctx->today);
    struct contact_pair_filter f = {.on = on, .sort = "id", .limit = DUES_PAGE};
    int64_t total;

    do {
        struct contact_pair *pairs;
        size_t count;

        TRY(contact_store_pairs(ctx, &f, &pairs, &count, &f.after, &total));
        arr_each (i, count)
            if (pairs[i].talks < contact_owed_on(&pairs[i], on) &&
                date_cmp(contact_window_of(pairs[i].period, on).to, end) == 0)
                b->each(ctx, b->to, &pairs[i], end);
    } while (f.after.len > 0);
    return ST_OK;
}

/* Every day on which a period may end, from … until. */
static enum status each_end(struct ctx *ctx, struct date from, struct date until,
                            const struct behind *b)
{
    for (struct date end = month_end(from); date_cmp(end, until) <= 0;
         end = month_end(date_add_days(end, 1)))
        TRY(each_behind(ctx, end, b));
    return ST_OK;
}

/* ---------------------------------------------------------------- to who keeps contact */

struct page {
    const struct due_item *after;
    struct due_item *items;
    size_t count, limit;
};

/* In the order of the day and the pair. */
static bool is_behind(const struct due_item *after, int64_t day, int64_t pair)
{
    return after == NULL || day > after->part_id ||
           (day == after->part_id && pair > after->subject_id);
}

static void put_pair(struct ctx *ctx, void *to, const struct contact_pair *p, struct date end)
{
    struct page *page = to;

    if (page->count == page->limit || !is_behind(page->after, date_to_days(end), p->id))
        return;
    page->items[page->count++] = (struct due_item){
        .subject_id = p->id,
        .part_id = date_to_days(end),
        .due_on = end,
        .deputy_id = p->keeper_account_id == 0 ? p->keeper_deputy_id : 0,
        .account_id = p->keeper_account_id,
        .url = str_printf(ctx->arena, "/contact/pair/%lld", (long long)p->id),
        .title = p->scheme,
        .name = p->target,
    };
}

static enum status pairs_page(struct ctx *ctx, struct date from, struct date until,
                              const struct due_item *after, unsigned limit, struct due_item **out,
                              size_t *out_count)
{
    struct page page = {after, arena_array(ctx->arena, limit, struct due_item), 0, limit};

    TRY(each_end(ctx, from, until, &(struct behind){put_pair, &page}));
    *out = page.items;
    *out_count = page.count;
    return ST_OK;
}

/* ---------------------------------------------------------------- to who looks after the system */

enum { SUMS_MAX = 1000 };

struct sums {
    struct sum {
        int64_t scheme_id, pairs;
        struct str scheme, period;
        struct date end;
    } at[SUMS_MAX];
    size_t count;
};

static void add_pair(struct ctx *ctx, void *to, const struct contact_pair *p, struct date end)
{
    struct sums *s = to;

    (void)ctx;
    arr_each (i, s->count)
        if (s->at[i].scheme_id == p->scheme_id && date_cmp(s->at[i].end, end) == 0) {
            s->at[i].pairs++;
            return;
        }
    if (s->count < SUMS_MAX)
        s->at[s->count++] = (struct sum){p->scheme_id, 1, p->scheme, p->period, end};
}

/* The list of those who are behind in the period that ended then; of one too long ago: as it is. */
static struct str list_url(struct ctx *ctx, const struct sum *s)
{
    struct date end = contact_window_of(s->period, ctx->today).to;
    int back = 0;

    while (date_cmp(end, s->end) > 0 && back < BACKS) {
        end = date_add_days(contact_window_of(s->period, end).from, -1);
        back++;
    }
    return str_printf(ctx->arena, "/contact/scheme/%lld?behind=1&back=%d", (long long)s->scheme_id,
                      back);
}

static enum status schemes_list(struct ctx *ctx, struct date from, struct date until,
                                struct due_item **out, size_t *out_count)
{
    struct sums *s = arena_new(ctx->arena, struct sums);

    TRY(each_end(ctx, from, until, &(struct behind){add_pair, s}));
    *out = arena_array(ctx->arena, s->count, struct due_item);
    *out_count = s->count;
    arr_each (i, s->count)
        (*out)[i] = (struct due_item){
            .subject_id = s->at[i].scheme_id,
            .part_id = date_to_days(s->at[i].end),
            .due_on = s->at[i].end,
            .url = list_url(ctx, &s->at[i]),
            .title = TF(ctx->arena, "contact.behind", str_int(ctx->arena, s->at[i].pairs)),
            .name = s->at[i].scheme,
        };
    return ST_OK;
}

const struct due_source CONTACT_DUES[] = {
    {.name = "contact.owed",
     .kind = "contact.due",
     .whom = "owner deputy office leader",
     .rules = "-10 owner, -10 deputy, -3 owner, -3 deputy, 1 owner, 1 deputy",
     .page = pairs_page},
    {.name = "contact.behind",
     .kind = "contact.behind",
     .whom = "office leader",
     .rules = "-5 office, 1 office, 1 leader",
     .list = schemes_list},
    {0},
};
