// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: notices, deadlines, tasks, search, files, and what
 * happens here when others decide. */
#include "modules/appointment/appointment_parts.h"
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_store_open.h"
#include "modules/congress/congress.h"
#include "platform/search.h"
#include "platform/text.h"

enum { PAGE = 200, TELL_DAYS = 3 };

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/appointment/%lld", (long long)id);
}

/* ---------------------------------------------------------------- notices, deadlines */

const struct notice_kind APPOINTMENT_NOTICES[] = {
    {"appointment.due", "name title what due_on days late today", false, "appointment.manage"},
    {0},
};

/* Who proposed it is told within three days (model: Beijing, art. 21). */
static enum status tell_due(struct ctx *ctx, struct date from, struct date until,
                            struct due_item **out, size_t *out_count)
{
    const struct appointment_filter f = {.unreported = true,
                                         .from = date_add_days(from, -TELL_DAYS),
                                         .to = date_add_days(until, -TELL_DAYS),
                                         .limit = PAGE};
    struct appointment *all;
    struct str next;
    int64_t total;

    TRY(appointment_store_page(ctx, &f, &all, out_count, &next, &total));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){
            .subject_id = all[i].id,
            .due_on = date_add_days(all[i].decided_on, TELL_DAYS),
            .url = url_of(ctx, all[i].id),
            .title = appointment_sentence(ctx, &all[i]),
            .name = appointment_sentence(ctx, &all[i]),
        };
    return ST_OK;
}

/* At a change of term, that is by the first session of the present one? */
static enum status newly_elected(struct ctx *ctx, struct date elected, bool *out)
{
    struct congress_session *all;
    struct congress_term term;
    size_t count;
    const enum status st = congress_term_now(ctx, &term);

    *out = false;
    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    TRY(congress_sessions(ctx, &all, &count));
    arr_each (i, count)
        *out = *out || (all[i].term_id == term.id && all[i].number == 1 &&
                        date_cmp(elected, all[i].opens_on) >= 0 &&
                        (date_none(all[i].closes_on) || date_cmp(elected, all[i].closes_on) <= 0));
    return ST_OK;
}

/* A new government proposes its members within two months of its election: one reminder, as long as
 * somebody of the old one still holds his post. */
static enum status government_due(struct ctx *ctx, struct date from, struct date until,
                                  struct due_item **out, size_t *out_count)
{
    struct appointment_tenure *all;
    struct date elected = {0}, by;
    size_t count, old = 0;
    bool fresh;

    *out_count = 0;
    *out = arena_new(ctx->arena, struct due_item);
    TRY(appointment_store_tenures(ctx, 0, 0, ctx->today, &all, &count));
    arr_each (i, count)
        if (str_eqz(all[i].office, "government_head") && !all[i].acting)
            elected = all[i].from_on;
    if (date_none(elected))
        return ST_OK;
    TRY(newly_elected(ctx, elected, &fresh));
    if (!fresh)
        return ST_OK;
    by = office_law_government_by(elected);
    if (date_cmp(by, from) < 0 || date_cmp(by, until) > 0)
        return ST_OK;
    arr_each (i, count)
        old += str_eqz(all[i].office, "government_member") && date_cmp(all[i].from_on, elected) < 0;
    if (old == 0)
        return ST_OK;
    **out = (struct due_item){.subject_id = 1,
                              .due_on = by,
                              .url = S("/appointment/post?office=government_member"),
                              .title = T("appointment.due.government_title"),
                              .name = T("appointment.due.government_title")};
    *out_count = 1;
    return ST_OK;
}

const struct due_source APPOINTMENT_DUES[] = {
    {.name = "appointment.tell",
     .kind = "appointment.due",
     .whom = "office",
     .rules = "-1 office, 0 office, 1 office",
     .list = tell_due},
    {.name = "appointment.government",
     .kind = "appointment.due",
     .whom = "office",
     .rules = "-15 office, -5 office, 0 office",
     .list = government_due},
    {0},
};

/* ---------------------------------------------------------------- tasks */

struct gathering {
    unsigned limit;
    struct task *tasks;
    size_t count;
    int64_t total;
};

static enum status gather(struct ctx *ctx, struct appointment_filter f, const char *label,
                          struct gathering *g)
{
    struct appointment *all;
    struct str next;
    int64_t total;
    size_t count;

    f.limit = g->limit;
    TRY(appointment_store_page(ctx, &f, &all, &count, &next, &total));
    g->total += total;
    for (size_t i = 0; i < count && g->count < g->limit; i++)
        g->tasks[g->count++] = (struct task){
            .label = text(label),
            .title = appointment_sentence(ctx, &all[i]),
            .number = S(""),
            .who = S(""),
            .due_on = f.unreported ? date_add_days(all[i].decided_on, TELL_DAYS) : (struct date){0},
            .url = url_of(ctx, all[i].id)};
    return ST_OK;
}

enum status appointment_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                              int64_t *out_total)
{
    struct gathering g = {.limit = limit, .tasks = arena_array(ctx->arena, limit, struct task)};

    *out = g.tasks;
    *out_count = 0;
    *out_total = 0;
    if (!may(ctx, "appointment.manage"))
        return ST_OK;
    TRY(gather(ctx, (struct appointment_filter){.unreported = true}, "appointment.task.tell", &g));
    TRY(gather(ctx, (struct appointment_filter){.state = S("received")}, "appointment.task.check",
               &g));
    TRY(gather(ctx, (struct appointment_filter){.uncertified = true}, "appointment.task.certify",
               &g));
    *out_count = g.count;
    *out_total = g.total;
    return ST_OK;
}

/* ---------------------------------------------------------------- search, files */

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct appointment a;

    TRY(appointment_store_get(ctx, id, &a));
    search_key(&readers, "appointment.read");
    search_docs_add(out, &(struct search_doc){
                             .title = appointment_sentence(ctx, &a),
                             .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(a.reason),
                                                STR_ARG(a.source)),
                             .url = url_of(ctx, id),
                             .day = date_none(a.decided_on) ? ctx->today : a.decided_on,
                             .state = a.state,
                             .people = a.person,
                             .organ_id = a.organ_id,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"appointment", NULL};

const struct search_source APPOINTMENT_SEARCHES[] = {
    {
        .kind = "appointment",
        .events = "appointment.",
        .state_text = "appointment.state.",
        .tables = TABLES,
        .load = load,
        .ids = appointment_store_ids,
        .readers = "appointment.read",
    },
    {0},
};

static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act act)
{
    struct appointment a;

    if (!ctx->actor->system && !may(ctx, "appointment.read"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(appointment_store_get(ctx, id, &a));
    if (act == ATTACHMENT_READ || ctx->actor->system)
        return ST_OK;
    return may(ctx, "appointment.manage") && act != ATTACHMENT_OPEN
               ? ST_OK
               : fail(&ctx->err, ST_DENIED, "error.denied", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct appointment a;

    TRY(appointment_store_get(ctx, id, &a));
    *out_title = appointment_sentence(ctx, &a);
    *out_url = url_of(ctx, id);
    return ST_OK;
}

const struct attachment_owner APPOINTMENT_ATTACHMENTS[] = {
    {.kind = "appointment", .may = files_may, .where = files_where}, {0}};

/* ---------------------------------------------------------------- when others decide */

static enum status voted(struct ctx *ctx, const struct event_view *e)
{
    return appointment_result(ctx, e->subject_id);
}

static enum status removed(struct ctx *ctx, const struct event_view *e)
{
    return appointment_removed(ctx, e->subject_id);
}

static enum status removal_void(struct ctx *ctx, const struct event_view *e)
{
    return appointment_removal_void(ctx, e->subject_id);
}

static enum status sat(struct ctx *ctx, const struct event_view *e)
{
    return appointment_test_sat(ctx, e->subject_id);
}

static enum status elected(struct ctx *ctx, const struct event_view *e)
{
    return appointment_elected(ctx, e->subject_id);
}

const struct subscriber APPOINTMENT_SUBSCRIBERS[] = {
    {"nomination.seated", elected, NULL},
    {"vote.announced", voted, NULL},
    {"vote.invalidated", voted, NULL},
    {"motion.decided", removed, NULL},
    {"training.sat", sat, NULL},
    {"motion.vote_void", removal_void, NULL},
    {0},
};

const struct public_rows APPOINTMENT_OPENS[] = {
    {.list = "/appointment", .words = "appointment.act.", .count = appointment_store_acts}, {0}};
