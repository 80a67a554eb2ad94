// SPDX-License-Identifier: MulanPSL-2.0
/* What of documents, opinions and minutes waits for somebody. */
#include "modules/resolution/resolution_act.h"
#include "modules/resolution/resolution_parts.h"
#include "modules/resolution/resolution_typed.h"
#include <string.h>

enum { TASKS_MAX = 200, SOON_DAYS = 20, LATE_DAYS = 400, MINUTES_DAYS = 40 };

struct gathering {
    struct ctx *ctx;
    struct resolution_task *tasks;
    size_t count;
};

static void add(struct gathering *g, const char *what, struct str number, struct str title,
                struct str who, struct date due_on, struct str url)
{
    if (g->count < TASKS_MAX)
        g->tasks[g->count++] = (struct resolution_task){what, number, title, who, url, due_on};
}

static struct str doc_url(struct ctx *ctx, int64_t id, const char *rest)
{
    return str_printf(ctx->arena, "/resolution/%lld%s", (long long)id, rest);
}

static struct str work_url(struct ctx *ctx, int64_t id, const char *rest)
{
    return str_printf(ctx->arena, "/resolution/handling/%lld%s", (long long)id, rest);
}

/* ---------------------------------------------------------------- documents on their way */

/* In review: the vote to be entered, typed numbers to be compared, or the text to be approved. */
static enum status in_review(struct gathering *g, const struct resolution_doc *d)
{
    const struct ctx *ctx = g->ctx;
    struct resolution_typed t;

    TRY(resolution_typed_of(g->ctx, d->id, &t));
    if (t.id != 0 && t.typed_by != ctx->actor->account_id &&
        (may(ctx, "resolution.approve") || may(ctx, "resolution.write")))
        add(g, "confirm", S(""), d->title, t.typer, (struct date){0},
            doc_url(g->ctx, d->id, "/confirm"));
    else if (t.id == 0 && may(ctx, "resolution.approve"))
        add(g, resolution_needs_vote(d->kind) ? "pass" : "approve", S(""), d->title, S(""),
            (struct date){0}, doc_url(g->ctx, d->id, "/approve"));
    return ST_OK;
}

static enum status on_their_way(struct gathering *g)
{
    struct resolution_doc *all;
    size_t count;

    TRY(resolution_store_on_their_way(g->ctx, &all, &count));
    arr_each (i, count) {
        if (!resolution_source_known(g->ctx, &all[i]))
            continue;
        if (all[i].state == RESOLUTION_REVIEW)
            TRY(in_review(g, &all[i]));
        else if (may(g->ctx, "resolution.sign"))
            add(g, "sign", S(""), all[i].title, all[i].approved_by, (struct date){0},
                doc_url(g->ctx, all[i].id, "/sign"));
    }
    return ST_OK;
}

/* By the office's own periods: publish, send on, follow up. `rest` of the document's address. */
static enum status dues(struct gathering *g, const char *name, const char *what, const char *rest)
{
    const struct date today = g->ctx->today;
    struct due_item *all;
    size_t count;

    for (const struct due_source *d = RESOLUTION_DUES; d->name != NULL; d++) {
        if (strcmp(d->name, name) != 0)
            continue;
        TRY(d->list(g->ctx, date_add_days(today, -LATE_DAYS), date_add_days(today, SOON_DAYS), &all,
                    &count));
        arr_each (i, count) {
            struct resolution_doc doc;

            TRY(resolution_store_get(g->ctx, all[i].subject_id, &doc));
            if (doc.state == RESOLUTION_SIGNED && resolution_source_known(g->ctx, &doc))
                add(g, what, doc.number_text, doc.title, S(""), all[i].due_on,
                    doc_url(g->ctx, doc.id, rest));
        }
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- what organs owe */

static enum status to_rate(struct gathering *g)
{
    struct resolution_work *all;
    size_t count;

    TRY(resolution_store_works_replied(g->ctx, &all, &count));
    arr_each (i, count)
        add(g, all[i].mark.len == 0 ? "rate" : "close", all[i].doc_number, all[i].doc_title, S(""),
            (struct date){0}, work_url(g->ctx, all[i].id, all[i].mark.len == 0 ? "/mark" : ""));
    return ST_OK;
}

static enum status of_own_organ(struct gathering *g)
{
    const bool handle = may(g->ctx, "resolution.handle"),
               sign_off = may(g->ctx, "resolution.sign_off");
    struct resolution_work *all;
    size_t count;

    TRY(resolution_works(g->ctx, 0, g->ctx->actor->organ_id, &all, &count));
    arr_each (i, count) {
        const struct resolution_work *w = &all[i];
        const bool open = w->state == HANDLING_RECEIVED || w->state == HANDLING_AGAIN;

        if (handle && w->state == HANDLING_SENT)
            add(g, "receive", w->doc_number, w->doc_title, S(""), w->due_on,
                work_url(g->ctx, w->id, ""));
        else if (sign_off && open && w->waiting != 0)
            add(g, "sign_off", w->doc_number, w->doc_title, S(""), w->due_on,
                work_url(g->ctx, w->id, ""));
        else if (handle && open && w->waiting == 0)
            add(g, "report", w->doc_number, w->doc_title, S(""), w->due_on,
                work_url(g->ctx, w->id, ""));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- minutes, letters */

static enum status minutes(struct gathering *g)
{
    const bool chair = may(g->ctx, "resolution.approve"),
               recorder = may(g->ctx, "resolution.write");
    struct resolution_minutes *all;
    size_t count;

    TRY(resolution_store_minutes_waiting(g->ctx, &all, &count));
    arr_each (i, count) {
        const struct err was = g->ctx->err;
        struct resolution_minutes m;
        const long long id = (long long)all[i].id;

        if (resolution_minutes_load(g->ctx, all[i].id, &m) != ST_OK) {
            g->ctx->err = was; /* of a meeting behind closed doors */
            continue;
        }
        if (date_none(m.chair_on) && chair)
            add(g, "minutes", S(""), m.title, m.recorder, (struct date){0},
                str_printf(g->ctx->arena, "/resolution/minutes/%lld/sign?who=chair", id));
        else if (date_none(m.recorder_on) && recorder)
            add(g, "minutes", S(""), m.title, m.recorder, (struct date){0},
                str_printf(g->ctx->arena, "/resolution/minutes/%lld/sign?who=recorder", id));
    }
    return ST_OK;
}

/* Meetings held lately of which nothing has been written. */
static enum status unwritten(struct gathering *g)
{
    struct source_meeting *all;
    struct resolution_minutes *of;
    size_t count, n;

    TRY(resolution_source_meetings(g->ctx, MINUTES_DAYS, &all, &count));
    arr_each (i, count) {
        TRY(resolution_minutes_all(g->ctx, all[i].id, &of, &n));
        if (n == 0)
            add(g, "write_minutes", S(""), all[i].name, S(""), (struct date){0},
                str_printf(g->ctx->arena, "/resolution/minutes/new?meeting=%lld",
                           (long long)all[i].id));
    }
    return ST_OK;
}

static enum status letters(struct gathering *g)
{
    struct resolution_delivery *all;
    size_t count;

    TRY(resolution_deliveries(g->ctx, 0, g->ctx->actor->deputy_id, &all, &count));
    arr_each (i, count)
        if (all[i].answered_at == 0)
            add(g, "letter", S(""), all[i].title, S(""), (struct date){0},
                str_printf(g->ctx->arena, "/resolution/letter/%lld", (long long)all[i].doc_id));
    return ST_OK;
}

static enum status letters_of_organ(struct gathering *g)
{
    struct resolution_letter *all;
    size_t count;

    TRY(resolution_letters_of_organ(g->ctx, g->ctx->actor->organ_id, &all, &count));
    arr_each (i, count)
        if (all[i].answered_at == 0)
            add(g, "letter", S(""), all[i].title, S(""), (struct date){0},
                str_printf(g->ctx->arena, "/resolution/given/%lld", (long long)all[i].id));
    return ST_OK;
}

/* ---------------------------------------------------------------- all of it */

static enum status of_the_office(struct gathering *g)
{
    const struct ctx *ctx = g->ctx;

    if (may(ctx, "resolution.approve") || may(ctx, "resolution.sign") ||
        may(ctx, "resolution.write"))
        TRY(on_their_way(g));
    if (may(ctx, "resolution.approve") || may(ctx, "resolution.write"))
        TRY(minutes(g));
    if (may(ctx, "resolution.publish"))
        TRY(dues(g, "resolution.publish", "publish", "/publish"));
    if (!may(ctx, "resolution.write"))
        return ST_OK;
    TRY(dues(g, "resolution.send", "send", "/assign"));
    TRY(dues(g, "resolution.follow", "follow", "/follow"));
    TRY(to_rate(g));
    return unwritten(g);
}

enum status resolution_tasks(struct ctx *ctx, struct resolution_task **out, size_t *out_count)
{
    struct gathering g = {.ctx = ctx,
                          .tasks = arena_array(ctx->arena, TASKS_MAX, struct resolution_task)};

    if (may(ctx, "resolution.read"))
        TRY(of_the_office(&g));
    if (may(ctx, "resolution.work") && ctx->actor->organ_id != 0)
        TRY(of_own_organ(&g));
    if (may(ctx, "resolution.handle") && ctx->actor->organ_id != 0)
        TRY(letters_of_organ(&g));
    if (may(ctx, "resolution.receive") && ctx->actor->deputy_id != 0)
        TRY(letters(&g));
    *out = g.tasks;
    *out_count = g.count;
    return ST_OK;
}
