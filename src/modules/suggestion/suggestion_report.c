// SPDX-License-Identifier: MulanPSL-2.0
/* The yearly reports on how suggestions were handled: who owes one, and what becomes of it. */
#include "modules/suggestion/suggestion_report.h"
#include "law/deputies_law.h"
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_store_report.h"
#include "platform/text.h"

static bool sees_all(const struct ctx *ctx)
{
    return ctx->actor->system || may(ctx, "suggestion.read_all");
}

bool suggestion_report_on_promises(const struct suggestion_report *r)
{
    return str_eqz(r->kind, "promises");
}

struct str suggestion_report_name(struct ctx *ctx, const struct suggestion_report *r)
{
    const struct str year = str_printf(ctx->arena, "%lld", (long long)r->year);

    return suggestion_report_on_promises(r) ? TF(ctx->arena, "suggestion.report.promises", year)
                                            : TF(ctx->arena, "suggestion.report.name", year);
}

static bool is_office(const struct ctx *ctx)
{
    return ctx->actor->system || may(ctx, "suggestion.register");
}

static bool is_own(const struct ctx *ctx, const struct suggestion_report *r)
{
    return r->organ_id != 0 && r->organ_id == ctx->actor->organ_id && may(ctx, "suggestion.report");
}

bool suggestion_report_may_record(const struct ctx *ctx, const struct suggestion_report *r)
{
    return is_office(ctx) || (suggestion_report_on_promises(r) && is_own(ctx, r));
}

bool suggestion_report_may_write(const struct ctx *ctx, const struct suggestion_report *r)
{
    return date_none(r->published_on) && (is_own(ctx, r) || is_office(ctx));
}

/* ---------------------------------------------------------------- falling due */

static enum status add_one(struct ctx *ctx, const struct suggestion_report *r)
{
    int64_t id;

    TRY(suggestion_store_add_report(ctx, r, &id));
    return id != 0 ? event_emit(ctx, "suggestion.report_owed", id) : ST_OK;
}

/* The office by the statute; the organs by what the local number rests on. */
static enum status open_tx(struct ctx *ctx, const void *input)
{
    const struct act_law *law = input;
    const int year = ctx->today.year;
    struct suggestion_report r = {.kind = S("handling"), .year = year, .state = S("owed")};
    struct suggestion_reporter *organs;
    struct date from;
    size_t count;

    suggestion_law_report(&law->params, year, &from, &r.due_on);
    r.basis = T("suggestion.report.basis");
    TRY(add_one(ctx, &r));
    if (!law->params.report_by_organs)
        return ST_OK;
    TRY(suggestion_store_reporters(ctx, (struct date){year, 1, 1}, ctx->today, &organs, &count));
    TRY(congress_law_basis(ctx, "report_by_organs", ctx->today, &r.basis));
    arr_each (i, count) {
        r.organ_id = organs[i].organ_id;
        TRY(add_one(ctx, &r));
    }
    return ST_OK;
}

/* One for every unit that has something to say in it. */
static enum status open_promises_tx(struct ctx *ctx, const void *input)
{
    const int year = ctx->today.year;
    struct suggestion_report r = {.kind = S("promises"), .year = year, .state = S("owed")};
    struct suggestion_report_promise *all;
    struct date from;
    size_t count;

    (void)input;
    suggestion_law_promise_report(year, &from, &r.due_on);
    TRY(congress_law_basis(ctx, "promise_report_yearly", ctx->today, &r.basis));
    TRY(suggestion_store_report_promises(ctx, 0, &all, &count));
    arr_each (i, count) {
        if (r.organ_id == all[i].organ_id ||
            !suggestion_law_promise_reported(all[i].year, year, str_eqz(all[i].state, "done")))
            continue;
        r.organ_id = all[i].organ_id;
        TRY(add_one(ctx, &r));
    }
    return ST_OK;
}

enum status suggestion_report_open(struct ctx *ctx)
{
    struct date from, to;
    struct act_law law;

    TRY(act_law(ctx, ctx->today, &law));
    suggestion_law_promise_report(ctx->today.year, &from, &to);
    if (law.params.promise_report_yearly && date_cmp(ctx->today, from) >= 0)
        TRY(db_tx(ctx, open_promises_tx, NULL));
    suggestion_law_report(&law.params, ctx->today.year, &from, &to);
    return date_cmp(ctx->today, from) < 0 ? ST_OK : db_tx(ctx, open_tx, &law);
}

/* ---------------------------------------------------------------- reading */

enum status suggestion_reports(struct ctx *ctx, struct suggestion_report **out, size_t *out_count)
{
    const struct suggestion_report_query q = {sees_all(ctx) ? REPORTS_ALL : REPORTS_OF_ORGAN,
                                              .organ_id = ctx->actor->organ_id};

    if (q.which == REPORTS_OF_ORGAN && q.organ_id == 0)
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    return suggestion_store_reports(ctx, &q, out, out_count);
}

enum status suggestion_report_get(struct ctx *ctx, int64_t id, struct suggestion_report *out)
{
    TRY(suggestion_store_report(ctx, id, out));
    if (sees_all(ctx) || (out->organ_id != 0 && out->organ_id == ctx->actor->organ_id))
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status suggestion_report_waiting(struct ctx *ctx, struct suggestion_report **out,
                                      size_t *out_count)
{
    const bool office = may(ctx, "suggestion.register");
    struct suggestion_report *given;
    size_t count;

    *out = NULL;
    *out_count = 0;
    if (!office && (ctx->actor->organ_id == 0 || !may(ctx, "suggestion.report")))
        return ST_OK;
    TRY(suggestion_store_reports(ctx,
                                 &(struct suggestion_report_query){
                                     REPORTS_OWED, .organ_id = office ? 0 : ctx->actor->organ_id},
                                 out, out_count));
    if (!office)
        return ST_OK;
    TRY(suggestion_store_reports(ctx, &(struct suggestion_report_query){REPORTS_UNPUBLISHED},
                                 &given, &count));
    if (count != 0) {
        struct suggestion_report *all =
            arena_array(ctx->arena, *out_count + count, struct suggestion_report);

        arr_each (i, *out_count)
            all[i] = (*out)[i];
        memcpy(&all[*out_count], given, count * sizeof *given);
        *out = all;
        *out_count += count;
    }
    return ST_OK;
}

enum status suggestion_reports_public(struct ctx *ctx, struct suggestion_report **out,
                                      size_t *out_count)
{
    return suggestion_store_reports(ctx, &(struct suggestion_report_query){REPORTS_PUBLIC}, out,
                                    out_count);
}

enum status suggestion_report_public(struct ctx *ctx, int64_t id, struct suggestion_report *out)
{
    TRY(suggestion_store_report(ctx, id, out));
    return date_none(out->published_on) ? fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL)
                                        : ST_OK;
}

enum status suggestion_report_by(struct ctx *ctx, const struct suggestion_report *r,
                                 struct str *out)
{
    struct congress congress;

    *out = r->organ_name;
    if (r->organ_id != 0)
        return ST_OK;
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    *out = congress.level == CONGRESS_TOWNSHIP
               ? TF(ctx->arena, "suggestion.report.by_presidium", congress.name)
               : TF(ctx->arena, "suggestion.report.by_office", congress.short_name);
    return ST_OK;
}

/* ---------------------------------------------------------------- acts */

static enum status begin(struct ctx *ctx, const struct suggestion_report_act *in, bool record,
                         struct suggestion_report *r)
{
    TRY(suggestion_report_get(ctx, in->id, r));
    if (record ? !suggestion_report_may_record(ctx, r) : !suggestion_report_may_write(ctx, r))
        return date_none(r->published_on)
                   ? fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL)
                   : fail(&ctx->err, ST_RULE, "suggestion.err.report_published", NULL);
    return in->version != 0 && in->version != r->version
               ? fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL)
               : ST_OK;
}

static enum status finish(struct ctx *ctx, const struct suggestion_report *r, const char *event)
{
    TRY(suggestion_store_update_report(ctx, r));
    return event_emit(ctx, event, r->id);
}

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_report_act *in = input;
    struct suggestion_report r;

    TRY(begin(ctx, in, false, &r));
    need(ctx, "title", in->title);
    need(ctx, "body", in->body);
    TRY(invalid_done(ctx));
    r.title = in->title;
    r.body = in->body;
    return finish(ctx, &r, "suggestion.report_written");
}

enum status suggestion_report_write(struct ctx *ctx, const struct suggestion_report_act *in)
{
    return db_tx(ctx, write_tx, in);
}

static enum status give_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_report_act *in = input;
    struct suggestion_report r;

    TRY(begin(ctx, in, true, &r));
    if (!str_eqz(r.state, "owed"))
        return fail(&ctx->err, ST_RULE, "suggestion.err.report_given", NULL);
    if (r.body.len == 0)
        return fail(&ctx->err, ST_RULE, "suggestion.err.report_empty", NULL);
    need(ctx, "where", in->where);
    r.given_on = need_day(ctx, "on", in->on, (struct date){(int)r.year, 1, 1});
    TRY(invalid_done(ctx));
    r.state = S("given");
    r.meeting = in->where;
    r.given_by = ctx->actor->account_id;
    return finish(ctx, &r, "suggestion.report_given");
}

enum status suggestion_report_give(struct ctx *ctx, const struct suggestion_report_act *in)
{
    return db_tx(ctx, give_tx, in);
}

static enum status need_given(struct ctx *ctx, const struct suggestion_report *r)
{
    return date_none(r->given_on)
               ? fail(&ctx->err, ST_RULE, "suggestion.err.report_not_given", NULL)
               : ST_OK;
}

static enum status print_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_report_act *in = input;
    struct suggestion_report r;
    struct act_law law;

    TRY(begin(ctx, in, true, &r));
    TRY(need_given(ctx, &r));
    TRY(act_law(ctx, ctx->today, &law));
    if (suggestion_report_on_promises(&r) ||
        !deputies_law_report_duty(law.level).printed_for_congress)
        return fail(&ctx->err, ST_RULE, "suggestion.err.report_not_printed", NULL);
    need(ctx, "where", in->where);
    r.printed_on = need_day(ctx, "on", in->on, r.given_on);
    TRY(invalid_done(ctx));
    r.printed_for = in->where;
    return finish(ctx, &r, "suggestion.report_printed");
}

enum status suggestion_report_print(struct ctx *ctx, const struct suggestion_report_act *in)
{
    return db_tx(ctx, print_tx, in);
}

static enum status publish_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_report_act *in = input;
    struct private_finding *found;
    struct suggestion_report r;
    size_t in_title, in_body;

    TRY(begin(ctx, in, true, &r));
    TRY(need_given(ctx, &r));
    if (suggestion_report_on_promises(&r))
        return fail(&ctx->err, ST_RULE, "suggestion.err.report_not_public", NULL);
    if (!date_none(r.published_on))
        return fail(&ctx->err, ST_RULE, "suggestion.err.report_published", NULL);
    private_scan(ctx->arena, r.title, &found, &in_title);
    private_scan(ctx->arena, r.body, &found, &in_body);
    if (in_title + in_body != 0)
        return fail(&ctx->err, ST_RULE, "suggestion.err.report_private", NULL);
    r.published_on = ctx->today;
    return finish(ctx, &r, "suggestion.report_published");
}

enum status suggestion_report_publish(struct ctx *ctx, const struct suggestion_report_act *in)
{
    return db_tx(ctx, publish_tx, in);
}

/* ---------------------------------------------------------------- reminders */

enum status suggestion_report_dues(struct ctx *ctx, struct date from, struct date until,
                                   struct due_item **out, size_t *out_count)
{
    const struct suggestion_report_query q = {REPORTS_DUE, .from = from, .to = until};
    struct suggestion_report *all;

    TRY(suggestion_store_reports(ctx, &q, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count) {
        struct str by;

        TRY(suggestion_report_by(ctx, &all[i], &by));
        (*out)[i] = (struct due_item){
            .subject_id = all[i].id,
            .due_on = all[i].due_on,
            .organ_id = all[i].organ_id,
            .url = str_printf(ctx->arena, "/suggestion/report/%lld", (long long)all[i].id),
            .title = by,
            .name = suggestion_report_name(ctx, &all[i]),
        };
    }
    return ST_OK;
}
