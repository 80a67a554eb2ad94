// SPDX-License-Identifier: MulanPSL-2.0
/* What is due before a meeting: notices out, papers in; and the next meeting of a kind. */
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_parts.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store.h"

enum { AHEAD_DAYS = 400 };

struct gathering {
    struct ctx *ctx;
    struct date from, until;
    struct due_item *items;
    size_t count;
};

static void add(struct gathering *g, const struct due_item *item)
{
    if (date_cmp(item->due_on, g->from) >= 0 && date_cmp(item->due_on, g->until) <= 0)
        g->items[g->count++] = *item;
}

static enum status begin(struct ctx *ctx, struct date from, struct date until, struct gathering *g,
                         struct calendar *cal, struct meeting **out, size_t *out_count)
{
    TRY(congress_calendar(ctx, cal));
    TRY(meeting_store_between(ctx, S(""), date_add_days(ctx->today, -60),
                              date_add_days(until, AHEAD_DAYS), out, out_count));
    *g = (struct gathering){.ctx = ctx, .from = from, .until = until};
    g->items = arena_array(ctx->arena, *out_count + 1, struct due_item);
    return ST_OK;
}

static struct due_item item_of(struct ctx *ctx, const struct meeting *m, struct date due,
                               const char *rest)
{
    return (struct due_item){
        .subject_id = m->id,
        .due_on = due,
        .url = str_printf(ctx->arena, "/meeting/%lld%s", (long long)m->id, rest),
        .title = m->name,
        .name = m->kind_name,
    };
}

static enum status notices(struct ctx *ctx, struct date from, struct date until,
                           struct due_item **out, size_t *out_count)
{
    struct calendar cal;
    struct meeting *all;
    struct gathering g;
    size_t count;

    TRY(begin(ctx, from, until, &g, &cal, &all, &count));
    arr_each (i, count) {
        struct meeting_rule rule;
        struct due_item item;

        if (all[i].state != MEETING_DRAFT)
            continue;
        TRY(meeting_rule_get(ctx, all[i].rule_id, &rule));
        if (!meeting_has_notice(&rule))
            continue;
        item = item_of(ctx, &all[i], meeting_notice_by(&cal, &rule, all[i].starts_on), "/notice");
        add(&g, &item);
    }
    *out = g.items;
    *out_count = g.count;
    return ST_OK;
}

/* Some item lacks a paper that its sort needs. */
static enum status papers(struct ctx *ctx, struct date from, struct date until,
                          struct due_item **out, size_t *out_count)
{
    struct calendar cal;
    struct meeting *all;
    struct gathering g;
    size_t count;

    TRY(begin(ctx, from, until, &g, &cal, &all, &count));
    arr_each (i, count) {
        struct meeting_rule rule;
        struct due_item item;
        bool lacking;

        if (!meeting_in_preparation(all[i].state))
            continue;
        TRY(meeting_rule_get(ctx, all[i].rule_id, &rule));
        if (rule.papers_days == 0)
            continue;
        TRY(meeting_lacks_papers(ctx, &all[i], &rule, &lacking));
        if (!lacking)
            continue;
        item =
            item_of(ctx, &all[i], meeting_day_before(&cal, all[i].starts_on, rule.papers_days), "");
        add(&g, &item);
    }
    *out = g.items;
    *out_count = g.count;
    return ST_OK;
}

static enum status next_ones(struct ctx *ctx, struct date from, struct date until,
                             struct due_item **out, size_t *out_count)
{
    struct gathering g = {.ctx = ctx, .from = from, .until = until};
    struct meeting_beat *beats;
    size_t count;

    TRY(meeting_beats(ctx, &beats, &count));
    g.items = arena_array(ctx->arena, count + 1, struct due_item);
    arr_each (i, count) {
        struct meeting_kind kind;

        if (!date_none(beats[i].planned) && date_cmp(beats[i].planned, beats[i].by) <= 0)
            continue;
        TRY(meeting_store_kind_by_code(ctx, beats[i].code, &kind));
        add(&g, &(struct due_item){
                    .subject_id = kind.id,
                    .part_id = date_to_days(beats[i].by),
                    .due_on = beats[i].by,
                    .url = S("/meeting/calendar"),
                    .title = beats[i].name,
                    .name = beats[i].name,
                });
    }
    *out = g.items;
    *out_count = g.count;
    return ST_OK;
}

const struct due_source MEETING_DUES[] = {
    {"meeting.notice", "meeting.due", "office leader", "-5 office, -1 office, 0 office, 1 leader",
     notices},
    {"meeting.papers", "meeting.due", "office", "-3 office, 0 office, 1 office", papers},
    {"meeting.next", "meeting.due", "office leader", "-15 office, -5 office, 0 leader", next_ones},
    {0},
};
