// SPDX-License-Identifier: MulanPSL-2.0
/* An inspection from its plan to its end. */
#include "modules/inspection/inspection_actions.h"
#include "base/json.h"
#include "base/utf8.h"
#include "law/supervision_law.h"
#include "modules/congress/congress.h"
#include "modules/inspection/inspection_rules.h"
#include "modules/inspection/inspection_store.h"
#include "modules/notice/notice.h"
#include "modules/statute/statute.h"
#include "modules/supervision/supervision.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

struct str inspection_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/inspection/%lld%s", (long long)id, tail);
}

enum status inspection_get(struct ctx *ctx, int64_t id, struct inspection *out)
{
    TRY(inspection_store_get(ctx, id, out));
    if (ctx->actor->system || may(ctx, "inspection.read") || !str_eqz(out->state, "prepared"))
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* It is one of the methods of its matter, with its day and what came of it. */
static enum status link_matter(struct ctx *ctx, const struct inspection *i)
{
    const struct supervision_link link = {
        .matter_id = i->matter_id,
        .method = "inspection",
        .url = inspection_url(ctx, i->id, ""),
        .title = i->title,
        .starts_on = i->starts_on,
        .held_on = i->reported_on,
        .stage = S(""),
        .report = i->summary,
    };
    int64_t step_id;

    return i->matter_id != 0 ? supervision_step_link(ctx, &link, &step_id) : ST_OK;
}

/* ---------------------------------------------------------------- the plan */

static void check(struct ctx *ctx, const struct inspection *in)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "inspection.err.title", NULL);
    if (in->statute_id == 0)
        invalid(ctx, "statute", "inspection.err.statute", NULL);
    invalid_long(ctx, "title", in->title, INSPECTION_TITLE_CHARS);
    invalid_long(ctx, "lead", in->lead, INSPECTION_LINE_CHARS);
    invalid_long(ctx, "goal", in->goal, INSPECTION_TEXT_CHARS);
    if (date_none(in->starts_on))
        invalid(ctx, "starts_on", "inspection.err.starts", NULL);
    else if (date_none(in->ends_on) || date_cmp(in->ends_on, in->starts_on) < 0)
        invalid(ctx, "ends_on", "inspection.err.ends", NULL);
    else if (date_diff_days(in->ends_on, in->starts_on) > INSPECTION_DAYS_MOST)
        invalid(ctx, "ends_on", "inspection.err.long", NULL);
}

/* The version in force when it begins. */
static enum status put_law(struct ctx *ctx, struct inspection *i)
{
    struct statute_text text = {0};
    struct statute law = {0};

    TRY(statute_get(ctx, i->statute_id, &law));
    TRY(statute_text_on(ctx, i->statute_id, i->starts_on, &text));
    i->text_id = text.id;
    i->statute = law.title;
    return ST_OK;
}

struct saving {
    const struct inspection *in;
    int64_t *out_id;
};

static enum status change(struct ctx *ctx, struct inspection *i)
{
    struct inspection have = {0};

    TRY(inspection_store_get(ctx, i->id, &have));
    TRY(inspection_check_open(&have, &ctx->err));
    if (str_eqz(have.state, "running")) {
        i->statute_id = have.statute_id;
        i->text_id = have.text_id;
        i->statute = have.statute;
    } else {
        TRY(put_law(ctx, i));
    }
    i->state = have.state;
    i->summary = have.summary;
    i->amend = have.amend;
    i->notified_on = have.notified_on;
    return inspection_store_update(ctx, i);
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct inspection i = *s->in;
    struct matter matter = {0};

    if (i.matter_id != 0)
        TRY(supervision_matter_get(ctx, i.matter_id, &matter));
    if (i.id != 0) {
        TRY(change(ctx, &i));
    } else {
        TRY(put_law(ctx, &i));
        i.id = db_new_id(ctx);
        i.state = S("prepared");
        i.summary = S("");
        i.amend = S("");
        TRY(inspection_store_insert(ctx, &i));
    }
    TRY(link_matter(ctx, &i));
    *s->out_id = i.id;
    return event_emit(ctx, "inspection.saved", i.id);
}

enum status inspection_save(struct ctx *ctx, const struct inspection *in, int64_t *out_id)
{
    check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- begun, reported, closed */

static enum status start_tx(struct ctx *ctx, const void *input)
{
    const struct inspection_words *w = input;
    struct inspection_item *items;
    struct inspection i = {0};
    size_t count = 0;

    TRY(inspection_store_get(ctx, w->id, &i));
    TRY(inspection_store_items(ctx, i.id, &items, &count));
    TRY(inspection_check_start(&i, (int64_t)count, &ctx->err));
    i.version = w->version;
    i.state = S("running");
    TRY(inspection_store_update(ctx, &i));
    TRY(link_matter(ctx, &i));
    return event_emit(ctx, "inspection.started", i.id);
}

enum status inspection_start(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, start_tx, &(struct inspection_words){.id = id, .version = version});
}

static enum status report_tx(struct ctx *ctx, const void *input)
{
    const struct inspection_words *w = input;
    struct inspection i = {0};

    TRY(inspection_store_get(ctx, w->id, &i));
    TRY(inspection_check_report(&i, &ctx->err));
    i.version = w->version;
    i.state = S("reported");
    i.summary = w->summary;
    i.amend = w->amend;
    i.reported_on = ctx->today;
    TRY(inspection_store_update(ctx, &i));
    TRY(link_matter(ctx, &i));
    return event_emit(ctx, "inspection.reported", i.id);
}

enum status inspection_report(struct ctx *ctx, const struct inspection_words *in)
{
    if (in->summary.len == 0)
        invalid(ctx, "summary", "inspection.err.summary", NULL);
    invalid_long(ctx, "summary", in->summary, INSPECTION_TEXT_CHARS);
    invalid_long(ctx, "amend", in->amend, INSPECTION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, report_tx, in);
}

enum status inspection_unsolved(struct ctx *ctx, int64_t inspection_id, int64_t *out)
{
    const struct inspection_finding_filter all = {
        .inspection_id = inspection_id, .wrong = true, .limit = DB_ROWS_MAX};
    struct inspection_finding *found;
    struct str next;
    int64_t total;
    size_t count = 0;

    *out = 0;
    TRY(inspection_store_findings(ctx, &all, &found, &count, &next, &total));
    arr_each (n, count) {
        struct supervision_problem p = {0};

        if (found[n].problem_id == 0)
            continue;
        TRY(supervision_problem_get(ctx, found[n].problem_id, &p));
        *out += !str_eqz(p.state, "solved") && !str_eqz(p.state, "shelved");
    }
    return ST_OK;
}

enum status inspection_waiting(struct ctx *ctx, int64_t inspection_id, int64_t *out)
{
    const struct inspection_finding_filter f = {
        .inspection_id = inspection_id, .waiting = true, .limit = 1};
    struct inspection_finding *found;
    struct str next;
    size_t count;

    return inspection_store_findings(ctx, &f, &found, &count, &next, out);
}

/* ---------------------------------------------------------------- the organs are told */

enum status inspection_notify_by(struct ctx *ctx, const struct inspection *i, struct date *out)
{
    struct law_params params;
    struct calendar cal;

    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, i->starts_on, &params));
    *out = supervision_law_notice_by(&cal, &params, i->starts_on);
    return ST_OK;
}

static enum status tell_organ(struct ctx *ctx, const struct inspection *i, int64_t organ_id)
{
    const struct notice_to to[] = {{.role = "unit", .organ_id = organ_id},
                                   {.role = "chief", .organ_id = organ_id}};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    json_object(&j, NULL);
    json_str(&j, "title", i->title);
    json_str(&j, "statute", i->statute);
    json_str(&j, "from", text_date(ctx->arena, i->starts_on, ctx->today));
    json_str(&j, "until", text_date(ctx->arena, i->ends_on, ctx->today));
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){.kind = "inspection.notified",
                                                .subject_id = i->id,
                                                .url = S("/"),
                                                .values = buf_view(&values),
                                                .to = to,
                                                .to_count = COUNT(to)});
}

static enum status tell_organs(struct ctx *ctx, const struct inspection *i)
{
    struct inspection_item *items;
    size_t count;

    TRY(inspection_store_items(ctx, i->id, &items, &count));
    arr_each (n, count) {
        bool told = items[n].organ_id == 0;

        for (size_t k = 0; k < n; k++)
            told = told || items[k].organ_id == items[n].organ_id;
        if (!told)
            TRY(tell_organ(ctx, i, items[n].organ_id));
    }
    return ST_OK;
}

struct noticing {
    int64_t id, version;
    struct date on;
};

static enum status notify_tx(struct ctx *ctx, const void *input)
{
    const struct noticing *in = input;
    struct inspection i = {0};

    TRY(inspection_store_get(ctx, in->id, &i));
    TRY(inspection_check_open(&i, &ctx->err));
    i.version = in->version;
    i.notified_on = in->on;
    TRY(inspection_store_update(ctx, &i));
    TRY(tell_organs(ctx, &i));
    return event_emit(ctx, "inspection.notified", i.id);
}

enum status inspection_notify(struct ctx *ctx, int64_t id, int64_t version, struct date on)
{
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        return fail_field(&ctx->err, "on", "inspection.err.notified", NULL);
    return db_tx(ctx, notify_tx, &(struct noticing){id, version, on});
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct inspection_words *w = input;
    struct inspection i = {0};
    int64_t waiting, unsolved;

    TRY(inspection_store_get(ctx, w->id, &i));
    TRY(inspection_waiting(ctx, i.id, &waiting));
    TRY(inspection_unsolved(ctx, i.id, &unsolved));
    TRY(inspection_check_close(&i, waiting, unsolved, &ctx->err));
    i.version = w->version;
    i.state = S("closed");
    TRY(inspection_store_update(ctx, &i));
    return event_emit(ctx, "inspection.closed", i.id);
}

enum status inspection_close(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, close_tx, &(struct inspection_words){.id = id, .version = version});
}
