// SPDX-License-Identifier: MulanPSL-2.0
/* Days that hang on documents and suggestions, and what waits for somebody. */
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_parts.h"
#include "modules/filing/filing_rules.h"
#include "platform/text.h"

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/filing/%lld", (long long)id);
}

/* ---------------------------------------------------------------- dues and tasks */

enum { TASKS_BACK = 400, TASKS_AHEAD = 30, YEARS_AHEAD = 2 };

/* Whose turn it is: the maker's to bring what is missing or to answer, else the office's. */
static bool of_maker(const struct filing *f)
{
    return str_eqz(f->state, "returned") || str_eqz(f->state, "opinion");
}

static enum status clocks(struct ctx *ctx, struct date from, struct date until, bool maker,
                          struct due_item **out, size_t *out_count)
{
    struct filing *all;
    size_t count;

    *out_count = 0;
    TRY(filing_store_clocks(ctx, from, until, &all, &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    arr_each (i, count)
        if (of_maker(&all[i]) == maker)
            (*out)[(*out_count)++] =
                (struct due_item){.subject_id = all[i].id,
                                  .due_on = all[i].clock_on,
                                  .organ_id = maker ? all[i].organ_id : 0,
                                  .url = url_of(ctx, all[i].id),
                                  .title = all[i].title,
                                  .name = all[i].number.len > 0 ? all[i].number : all[i].title};
    return ST_OK;
}

static enum status maker_due(struct ctx *ctx, struct date from, struct date until,
                             struct due_item **out, size_t *out_count)
{
    return clocks(ctx, from, until, true, out, out_count);
}

static enum status office_due(struct ctx *ctx, struct date from, struct date until,
                              struct due_item **out, size_t *out_count)
{
    return clocks(ctx, from, until, false, out, out_count);
}

static enum status opinions_due(struct ctx *ctx, struct date from, struct date until,
                                struct due_item **out, size_t *out_count)
{
    struct filing_task *all;

    TRY(filing_store_open_tasks(ctx, 0, from, until, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){.subject_id = all[i].filing_id,
                                      .part_id = all[i].id,
                                      .due_on = all[i].due_on,
                                      .organ_id = all[i].organ_id,
                                      .url = url_of(ctx, all[i].filing_id),
                                      .title = all[i].title,
                                      .name = all[i].title};
    return ST_OK;
}

/* ---------------------------------------------------------------- clocks of the office */

struct gathering {
    struct ctx *ctx;
    struct date from, until;
    struct due_item *items;
    size_t count, room;
};

static void gather(struct gathering *g, struct due_item item)
{
    if (date_none(item.due_on) || date_cmp(item.due_on, g->from) < 0 ||
        date_cmp(item.due_on, g->until) > 0 || g->count == g->room)
        return;
    g->items[g->count++] = item;
}

static enum status gathered(struct gathering *g, struct due_item **out, size_t *out_count)
{
    *out = g->items;
    *out_count = g->count;
    return ST_OK;
}

/* Registered, and no committee has it yet. */
static enum status dispatch_due(struct ctx *ctx, struct date from, struct date until,
                                struct due_item **out, size_t *out_count)
{
    struct gathering g = {.ctx = ctx, .from = from, .until = until};
    struct filing *all;
    size_t count;

    TRY(filing_store_undistributed(ctx, &all, &count));
    g.items = arena_array(ctx->arena, count, struct due_item);
    g.room = count;
    arr_each (i, count) {
        struct due_item item = {.subject_id = all[i].id,
                                .url = url_of(ctx, all[i].id),
                                .title = all[i].title,
                                .name = all[i].title};

        TRY(filing_clock(ctx, FILING_LAW_DISPATCH, all[i].registered_on, false, &item.due_on));
        gather(&g, item);
    }
    return gathered(&g, out, out_count);
}

/* Suggestions in a state, by a clock that runs from their day. */
static enum status asks_due(struct gathering *g, const char *state, enum filing_law_clock clock)
{
    struct ctx *ctx = g->ctx;
    struct filing_ask *all;
    size_t count;

    TRY(filing_store_asks_in(ctx, state, &all, &count));
    g->items = arena_array(ctx->arena, count, struct due_item);
    g->room = count;
    arr_each (i, count) {
        enum filing_law_clock runs;
        struct date since;
        struct due_item item = {
            .subject_id = all[i].id,
            .url = str_printf(ctx->arena, "/filing/ask/%lld", (long long)all[i].id),
            .title = all[i].document,
            .name = all[i].document};

        if (!filing_ask_clock(&all[i], &runs, &since) || runs != clock)
            continue;
        TRY(filing_clock(ctx, clock, since, false, &item.due_on));
        gather(g, item);
    }
    return ST_OK;
}

#define ASKS(name_, state_, clock_)                                                                \
    static enum status name_(struct ctx *ctx, struct date from, struct date until,                 \
                             struct due_item **out, size_t *out_count)                             \
    {                                                                                              \
        struct gathering g = {.ctx = ctx, .from = from, .until = until};                           \
                                                                                                   \
        TRY(asks_due(&g, state_, clock_));                                                         \
        return gathered(&g, out, out_count);                                                       \
    }
ASKS(complete_due, "received", FILING_LAW_COMPLETE)
ASKS(transfer_due, "received", FILING_LAW_TRANSFER)
ASKS(decline_due, "declined", FILING_LAW_DECLINE)

static void amendments(struct ctx *ctx, const struct filing_amendment *all, size_t count,
                       struct due_item **out)
{
    *out = arena_array(ctx->arena, count, struct due_item);
    arr_each (i, count)
        (*out)[i] = (struct due_item){.subject_id = all[i].filing_id,
                                      .part_id = all[i].id,
                                      .due_on = all[i].due_on,
                                      .organ_id = all[i].organ_id,
                                      .url = url_of(ctx, all[i].filing_id),
                                      .title = all[i].title,
                                      .name = all[i].title};
}

/* Amended or repealed, and the maker has not reported it. */
static enum status report_due(struct ctx *ctx, struct date from, struct date until,
                              struct due_item **out, size_t *out_count)
{
    struct filing_amendment *all;

    TRY(filing_store_amendments_due(ctx, from, until, &all, out_count));
    amendments(ctx, all, *out_count, out);
    return ST_OK;
}

/* Amended, and the text as amended has not been filed. */
static enum status refile_due(struct ctx *ctx, struct date from, struct date until,
                              struct due_item **out, size_t *out_count)
{
    struct filing_amendment *all;

    TRY(filing_store_unrefiled(ctx, from, until, &all, out_count));
    amendments(ctx, all, *out_count, out);
    return ST_OK;
}

/* Makers whose list of last year, or of this, has not come. Subject: the maker; part: the year. */
static enum status catalogue_due(struct ctx *ctx, struct date from, struct date until,
                                 struct due_item **out, size_t *out_count)
{
    struct gathering g = {.ctx = ctx, .from = from, .until = until, .room = 2 * FILING_PART_MAX};

    g.items = arena_array(ctx->arena, g.room, struct due_item);
    for (int year = ctx->today.year - 1; year <= ctx->today.year; year++) {
        struct date due;
        struct filing_sent *all;
        size_t count;

        TRY(filing_catalogue_due(ctx, year, &due));
        if (date_cmp(due, from) < 0 || date_cmp(due, until) > 0)
            continue;
        TRY(filing_store_sent(ctx, year, &all, &count));
        arr_each (i, count)
            if (all[i].id == 0 && all[i].listed == 0)
                gather(&g, (struct due_item){
                               .subject_id = all[i].organ_id,
                               .part_id = year,
                               .due_on = due,
                               .organ_id = all[i].organ_id,
                               .url = str_printf(ctx->arena, "/filing/catalogue/new?year=%d", year),
                               .title = all[i].organ,
                               .name = TF(ctx->arena, "filing.catalogue_of", all[i].organ,
                                          str_int(ctx->arena, year))});
    }
    return gathered(&g, out, out_count);
}

/* Heard, and the committee above was not told. Subject: the year. */
static enum status upward_due(struct ctx *ctx, struct date from, struct date until,
                              struct due_item **out, size_t *out_count)
{
    struct gathering g = {.ctx = ctx, .from = from, .until = until};
    struct filing_year *all;
    size_t count;

    TRY(filing_store_years(ctx, false, &all, &count));
    g.items = arena_array(ctx->arena, count, struct due_item);
    g.room = count;
    arr_each (i, count) {
        const struct str year = str_int(ctx->arena, all[i].year);
        struct due_item item = {.subject_id = all[i].year,
                                .url =
                                    str_printf(ctx->arena, "/filing/year/" STR_FMT, STR_ARG(year)),
                                .title = T("filing.upward"),
                                .name = TF(ctx->arena, "filing.year_heard", year)};
        struct filing_upward told;

        if (date_none(all[i].heard_on))
            continue;
        TRY(filing_store_upward(ctx, all[i].year, &told));
        if (told.id != 0)
            continue;
        TRY(filing_clock(ctx, FILING_LAW_UPWARD, all[i].heard_on, false, &item.due_on));
        gather(&g, item);
    }
    return gathered(&g, out, out_count);
}

/* The report that is heard every year. Subject: the year. */
static enum status heard_due(struct ctx *ctx, struct date from, struct date until,
                             struct due_item **out, size_t *out_count)
{
    struct gathering g = {.ctx = ctx, .from = from, .until = until};
    struct filing_year *all;
    size_t count;

    TRY(filing_store_years(ctx, false, &all, &count));
    g.room = YEARS_AHEAD;
    g.items = arena_array(ctx->arena, g.room, struct due_item);
    for (int year = ctx->today.year; year < ctx->today.year + YEARS_AHEAD; year++) {
        bool heard = false;

        arr_each (i, count)
            heard = heard || all[i].heard_on.year == year;
        if (!heard)
            gather(&g, (struct due_item){
                           .subject_id = year,
                           .due_on = filing_law_report_by(year),
                           .url = S("/filing/year"),
                           .title = T("filing.year_law"),
                           .name = TF(ctx->arena, "filing.year_heard", str_int(ctx->arena, year))});
    }
    return gathered(&g, out, out_count);
}

const struct due_source FILING_DUES[] = {
    {.name = "filing.maker",
     .kind = "filing.due",
     .whom = "unit chief office",
     .rules = "-3 unit, 0 unit, 1 chief",
     .list = maker_due},
    {.name = "filing.office",
     .kind = "filing.due",
     .whom = "office leader",
     .rules = "-5 office, 0 office",
     .list = office_due},
    {.name = "filing.opinion",
     .kind = "filing.due",
     .whom = "unit office",
     .rules = "-3 unit, 0 unit",
     .list = opinions_due},
    {.name = "filing.dispatch",
     .kind = "filing.due",
     .whom = "office leader",
     .rules = "-1 office, 0 office",
     .list = dispatch_due},
    {.name = "filing.complete",
     .kind = "filing.due",
     .whom = "office leader",
     .rules = "-1 office, 0 office",
     .list = complete_due},
    {.name = "filing.transfer",
     .kind = "filing.due",
     .whom = "office leader",
     .rules = "-2 office, 0 office",
     .list = transfer_due},
    {.name = "filing.decline",
     .kind = "filing.due",
     .whom = "office leader",
     .rules = "-2 office, 0 office",
     .list = decline_due},
    {.name = "filing.report",
     .kind = "filing.due",
     .whom = "unit chief office",
     .rules = "-5 unit, 0 unit, 1 chief",
     .list = report_due},
    {.name = "filing.refile",
     .kind = "filing.due",
     .whom = "unit chief office",
     .rules = "-5 unit, 0 unit, 1 chief, 1 office",
     .list = refile_due},
    {.name = "filing.catalogue",
     .kind = "filing.due",
     .whom = "unit chief office",
     .rules = "-15 unit, -3 unit, 0 unit, 1 chief, 1 office",
     .list = catalogue_due},
    {.name = "filing.upward",
     .kind = "filing.due",
     .whom = "office leader",
     .rules = "-7 office, 0 office",
     .list = upward_due},
    {.name = "filing.year",
     .kind = "filing.due",
     .whom = "office leader",
     .rules = "-60 office, -30 office, -30 leader",
     .list = heard_due},
    {0},
};

/* What the maker owes of a document that it amended: the report, the text. */
static enum status owed_tasks(struct ctx *ctx, unsigned limit, struct task *out, size_t *n)
{
    const struct date back = date_add_days(ctx->today, -TASKS_BACK),
                      ahead = date_add_days(ctx->today, TASKS_AHEAD);
    struct filing_amendment *all;
    size_t count;

    if (ctx->actor->organ_id == 0 || !may(ctx, "filing.file"))
        return ST_OK;
    for (int which = 0; which < 2; which++) {
        TRY(which == 0 ? filing_store_amendments_due(ctx, back, ahead, &all, &count)
                       : filing_store_unrefiled(ctx, back, ahead, &all, &count));
        for (size_t i = 0; i < count && *n < limit; i++)
            if (all[i].organ_id == ctx->actor->organ_id)
                out[(*n)++] = (struct task){.label = which == 0 ? T("due.filing.report")
                                                                : T("due.filing.refile"),
                                            .title = all[i].title,
                                            .number = S(""),
                                            .who = S(""),
                                            .due_on = all[i].due_on,
                                            .url = url_of(ctx, all[i].filing_id)};
    }
    return ST_OK;
}

static enum status own_tasks(struct ctx *ctx, unsigned limit, struct task *out, size_t *n)
{
    const struct date back = date_add_days(ctx->today, -TASKS_BACK),
                      ahead = date_add_days(ctx->today, TASKS_BACK);
    struct filing_task *all;
    size_t count;

    if (ctx->actor->organ_id == 0 || !may(ctx, "filing.opine"))
        return ST_OK;
    TRY(filing_store_open_tasks(ctx, ctx->actor->organ_id, back, ahead, &all, &count));
    for (size_t i = 0; i < count && *n < limit; i++)
        out[(*n)++] = (struct task){.label = T("filing.task.opine"),
                                    .title = all[i].title,
                                    .number = S(""),
                                    .who = S(""),
                                    .due_on = all[i].due_on,
                                    .url = url_of(ctx, all[i].filing_id)};
    return ST_OK;
}

enum status filing_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                         int64_t *out_total)
{
    const bool office = may(ctx, "filing.manage");
    struct filing *all = NULL;
    size_t count = 0;

    *out = arena_array(ctx->arena, limit, struct task);
    *out_count = 0;
    TRY(own_tasks(ctx, limit, *out, out_count));
    TRY(owed_tasks(ctx, limit, *out, out_count));
    *out_total = (int64_t)*out_count;
    if (!office && !(may(ctx, "filing.file") && ctx->actor->organ_id != 0))
        return ST_OK;
    TRY(filing_store_clocks(ctx, date_add_days(ctx->today, -TASKS_BACK),
                            date_add_days(ctx->today, TASKS_AHEAD), &all, &count));
    arr_each (i, count) {
        const bool maker = of_maker(&all[i]);

        if (maker ? all[i].organ_id != ctx->actor->organ_id : !office)
            continue;
        ++*out_total;
        if (*out_count < limit)
            (*out)[(*out_count)++] = (struct task){.label = text_of("filing.task.", all[i].state),
                                                   .title = all[i].title,
                                                   .number = all[i].number,
                                                   .who = all[i].organ,
                                                   .due_on = all[i].clock_on,
                                                   .url = url_of(ctx, all[i].id)};
    }
    return ST_OK;
}
