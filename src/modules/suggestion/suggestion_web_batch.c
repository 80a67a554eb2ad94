// SPDX-License-Identifier: MulanPSL-2.0
/* Lists for the hand-over meeting, and handing over many suggestions at once. */
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { BULK_MOST = 200 };

/* -------------------------------------------------------------------------------- batches */

static struct suggestion_batch_row_v batch_row(const struct suggestion_batch *b)
{
    const bool done = str_eqz(b->state, "done");

    return (struct suggestion_batch_row_v){
        .id = b->id,
        .name = b->name,
        .meeting_on = b->meeting_on,
        .handed_on = b->handed_on,
        .place = b->place,
        .count = b->count,
        .state = b->state,
        .tag = {.label = text_of("suggestion.batch.state.", b->state),
                .class = done ? S("ok") : S("wait")},
    };
}

enum status suggestion_web_batches(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_batches_v v = {.may_new = true};
    struct suggestion_batch *batches;
    struct suggestion_batch_row_v *rows;
    struct empty_v empty = {
        .title = T("suggestion.batch.empty"),
        .text = T("suggestion.batch.empty_text"),
        .more =
            link_next(ctx, "suggestion.assign", T("suggestion.do.batch"), "/suggestion/batch/new"),
    };

    TRY(suggestion_batches(ctx, &batches, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct suggestion_batch_row_v);
    arr_each (i, v.rows_count)
        rows[i] = batch_row(&batches[i]);
    v.rows = rows;
    if (v.rows_count == 0)
        v.empty = &empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.batch.list"),
                        &suggestion_batches_view, &v);
}

static struct crumbs_v batch_crumbs(struct ctx *ctx, struct str here)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);

    links[0] = (struct link_v){.label = T("suggestion.menu"), .url = S("/suggestion")};
    links[1] = (struct link_v){.label = T("suggestion.batch.list"), .url = S("/suggestion/batch")};
    return (struct crumbs_v){.items = links, .items_count = 2, .here = here};
}

static const struct empty_v *no_items(struct ctx *ctx)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    *e = (struct empty_v){
        .title = T("suggestion.batch.no_items"),
        .text = T("suggestion.batch.no_items_text"),
        .more = suggestion_link_dup(ctx, T("suggestion.batch.go_accepted"),
                                    S("/suggestion?state=accepted")),
    };
    return e;
}

enum status suggestion_web_batch(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool print = str_eqz(param_text(rq, "format"), "print");
    struct suggestion_batch_v v = {0};
    struct suggestion_batch batch;
    struct suggestion_planned *items;
    struct suggestion_planned_row_v *rows;

    TRY(suggestion_batch_get(ctx, path_id(rq, "id"), &batch));
    TRY(suggestion_batch_items(ctx, batch.id, &items, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct suggestion_planned_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct suggestion_planned_row_v){
            .id = items[i].id,
            .number = items[i].number_text,
            .title = items[i].title,
            .deputy = items[i].deputy_name,
            .units = items[i].units,
        };
    v.crumbs = batch_crumbs(ctx, batch.name);
    v.batch = batch_row(&batch);
    v.rows = rows;
    v.may_change = str_eqz(batch.state, "open");
    if (v.rows_count == 0)
        v.empty = no_items(ctx);
    return respond_view(ctx, rq, rs, print ? FRAME_BARE : FRAME_STAFF, batch.name,
                        &suggestion_batch_view, &v);
}

/* /suggestion/batch/new and /suggestion/batch/{id}/edit */
enum status suggestion_web_batch_edit_form(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const struct str url =
        id == 0 ? S("/suggestion/batch/new")
                : str_printf(ctx->arena, "/suggestion/batch/%lld/edit", (long long)id);
    struct suggestion_form *f = suggestion_form_open(ctx, rq, id == 0 ? "batch" : "batch-edit", url,
                                                     S("/suggestion/batch"));
    struct suggestion_batch batch = {0};

    if (id != 0)
        TRY(suggestion_batch_get(ctx, id, &batch));
    f->v.crumbs = batch_crumbs(ctx, f->v.title);
    suggestion_form_version(f, batch.version);
    (void)suggestion_form_put(f, "line", "name", "suggestion.f.batch_name", batch.name);
    (void)suggestion_form_may(f, "date", "meeting_on", "suggestion.f.meeting_on",
                              suggestion_web_iso(ctx, batch.meeting_on));
    (void)suggestion_form_may(f, "line", "place", "suggestion.f.place", batch.place);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_batch_edit(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct suggestion_batch_new in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .place = param_text(rq, "place"),
        .meeting_on = param_date(rq, "meeting_on"),
    };
    int64_t id;

    TRY(suggestion_batch_save(ctx, &in, &id));
    respond_flash(rs, "suggestion.do.batch.done", S(""));
    return respond_see_other(rs, "/suggestion/batch/%lld", (long long)id);
}

/* --------------------------------------------------------------------------- all or nothing */

/* Each suggestion that cannot go becomes a message at its line. */
static enum status faults_told(struct ctx *ctx, enum status st,
                               const struct suggestion_fault *faults, size_t count)
{
    if (count == 0)
        return st;
    arr_each (i, count) {
        invalid(ctx, str_printf(ctx->arena, "id-%lld", (long long)faults[i].id).ptr,
                "suggestion.bulk_fault",
                TF(ctx->arena, "suggestion.batch.one_fault", faults[i].number_text, faults[i].title,
                   text(faults[i].key))
                    .ptr);
    }
    return invalid_done(ctx);
}

static enum status bulk_do(struct ctx *ctx, struct response *rs, const struct suggestion_bulk *in,
                           const char *back)
{
    struct suggestion_fault *faults = NULL;
    size_t faults_count = 0, done = 0;
    const enum status st = suggestion_bulk_hand_over(ctx, in, &faults, &faults_count, &done);

    if (st != ST_OK)
        return faults_told(ctx, st, faults, faults_count);
    respond_flash(rs, "suggestion.bulk_done", suggestion_web_int(ctx, (int64_t)done));
    return respond_see_other(rs, "%s", back);
}

enum status suggestion_web_batch_hand_over_form(struct ctx *ctx, const struct request *rq,
                                                struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const struct str back = str_printf(ctx->arena, "/suggestion/batch/%lld", (long long)id);
    struct suggestion_form *f = suggestion_form_open(
        ctx, rq, "batch-hand-over",
        str_printf(ctx->arena, "/suggestion/batch/%lld/hand-over", (long long)id), back);
    struct suggestion_batch batch;

    TRY(suggestion_batch_get(ctx, id, &batch));
    f->v.crumbs = batch_crumbs(ctx, f->v.title);
    f->v.meta = batch.name;
    suggestion_form_fact(f, "suggestion.batch.count", suggestion_web_int(ctx, batch.count));
    TRY(suggestion_web_clock_facts(f, NULL, ctx->today));
    /* Before the meeting the day is left open: today's, for whoever does not wait for it. */
    if (date_cmp(batch.meeting_on, ctx->today) > 0)
        batch.meeting_on = ctx->today;
    (void)suggestion_form_may(f, "date", "handed_on", "suggestion.f.handed_on",
                              suggestion_web_iso(ctx, batch.meeting_on));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_batch_hand_over(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    static const char *const NAMES[] = {"handed_on", NULL};
    const struct suggestion_bulk in = {
        .batch_id = path_id(rq, "id"),
        .handed_on = param_date(rq, "handed_on"),
    };

    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "batch-hand-over", NAMES, S("/suggestion/batch"));
    return bulk_do(ctx, rs, &in,
                   str_printf(ctx->arena, "/suggestion/batch/%lld", (long long)in.batch_id).ptr);
}

/* -------------------------------------------------------------------- chosen from the list */

static struct str planned_units(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];

        if (h->state != HANDLING_PLANNED)
            continue;
        buf_z(&out, out.len == 0 ? "" : "、");
        buf_str(&out, TF(ctx->arena, "suggestion.log.handed_to", h->organ_name,
                         text_of("suggestion.role.", str_from(suggestion_role_word(h->role)))));
    }
    return buf_view(&out);
}

static struct str fault_of(struct ctx *ctx, int64_t id)
{
    const struct str field = str_printf(ctx->arena, "id-%lld", (long long)id);

    arr_each (i, ctx->field_errors_count) {
        if (str_eqz(field, ctx->field_errors[i].field))
            return str_dup(ctx->arena, str_from(ctx->field_errors[i].arg));
    }
    return S("");
}

static enum status bulk_row(struct ctx *ctx, const struct request *rq, size_t at,
                            const struct suggestion_options *organs,
                            struct suggestion_bulk_row_v *out)
{
    const struct str typed =
        form_again(rq) && at < param_count(rq, "organ") ? param_text_at(rq, "organ", at) : S("");
    struct option_v *options = arena_array(ctx->arena, organs->count, struct option_v);
    struct suggestion_detail d;

    TRY(suggestion_show(ctx, param_int_at(rq, "id", at), &d));
    *out = (struct suggestion_bulk_row_v){
        .id = d.s.id,
        .number = suggestion_web_number(ctx, &d.s),
        .title = d.s.title,
        .deputy = suggestion_web_authors(ctx, &d),
        .units = planned_units(ctx, &d),
        .organs = options,
        .organs_count = organs->count,
        .error = fault_of(ctx, d.s.id),
    };
    arr_each (i, organs->count) {
        options[i] = organs->items[i];
        options[i].on = str_eq(options[i].value, typed);
    }
    if (out->units.len != 0)
        options[0].label = TF(ctx->arena, "suggestion.bulk_plan", out->units);
    return ST_OK;
}

enum status suggestion_web_bulk_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "id");
    struct suggestion_bulk_v v = {.note = T("suggestion.do.hand-over.note")};
    struct suggestion_bulk_row_v *rows =
        arena_array(ctx->arena, count, struct suggestion_bulk_row_v);
    struct suggestion_options organs;
    struct suggestion_form *f =
        suggestion_form_open(ctx, rq, "bulk", S("/suggestion/bulk"), S("/suggestion"));

    if (count == 0 && !form_again(rq) && !wants_json(rq)) {
        respond_flash(rs, "suggestion.bulk_none", S(""));
        return respond_see_other(rs, "/suggestion?state=accepted");
    }
    if (count == 0 || count > BULK_MOST)
        return fail_field(&ctx->err, "id", "suggestion.bulk_none", "");
    TRY(suggestion_organ_options(ctx, "suggestion.bulk_choose", &organs));
    organs.items[0].value = S("0"); /* empty values are not sent: the lines would shift */
    arr_each (i, count)
        TRY(bulk_row(ctx, rq, i, &organs, &rows[v.rows_count++]));
    v.crumbs = suggestion_web_crumbs(ctx, T("suggestion.do.bulk"));
    v.rows = rows;
    v.handed_on = form_field(ctx, rq, "date", "handed_on", "suggestion.f.handed_on", S(""));
    form_optional(&v.handed_on);
    TRY(suggestion_web_clock_facts(f, NULL, ctx->today));
    v.clock = TF(ctx->arena, "suggestion.bulk_clock",
                 f->v.facts_count != 0 ? f->v.facts[0].value : S(""));
    v.confirm = (struct confirm_v){
        .id = S("sure"),
        .title = T("suggestion.do.bulk.ask"),
        .text = v.note,
        .yes = T("suggestion.do.hand-over.go"),
        .no = T("suggestion.do.hand-over.no"),
    };
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.do.bulk"), &suggestion_bulk_view,
                        &v);
}

enum status suggestion_web_bulk(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"id", "organ", "handed_on", NULL};
    const size_t count = param_count(rq, "id");
    struct suggestion_bulk_item *items =
        arena_array(ctx->arena, count, struct suggestion_bulk_item);
    const struct suggestion_bulk in = {
        .items = items,
        .items_count = count,
        .handed_on = param_date(rq, "handed_on"),
    };

    if (count == 0 || count > BULK_MOST || param_count(rq, "organ") > count)
        return fail_field(&ctx->err, "id", "suggestion.bulk_none", "");
    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "bulk", NAMES, S("/suggestion?state=accepted"));
    arr_each (i, count) {
        const struct str organ =
            i < param_count(rq, "organ") ? param_text_at(rq, "organ", i) : S("");

        items[i].id = param_int_at(rq, "id", i);
        if (organ.len != 0 && !str_to_int(organ, &items[i].organ_id))
            invalid(ctx, "id", "form.not_id", NULL);
    }
    TRY(invalid_done(ctx));
    return bulk_do(ctx, rs, &in, "/suggestion?state=handed_over");
}
