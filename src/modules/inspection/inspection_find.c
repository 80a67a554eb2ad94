// SPDX-License-Identifier: MulanPSL-2.0
/* The check list, and what is found for its lines. */
#include "base/utf8.h"
#include "modules/inspection/inspection_actions.h"
#include "modules/inspection/inspection_rules.h"
#include "modules/inspection/inspection_store.h"
#include "modules/statute/statute.h"
#include "modules/supervision/supervision.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- lines */

struct listing {
    int64_t id;
    const int64_t *clauses;
    size_t count;
};

static bool is_listed(const struct inspection_item *items, size_t count, int64_t clause_id)
{
    arr_each (n, count)
        if (items[n].clause_id == clause_id)
            return true;
    return false;
}

static bool is_chosen(const struct listing *l, int64_t clause_id)
{
    arr_each (n, l->count)
        if (l->clauses[n] == clause_id)
            return true;
    return false;
}

/* What the clause says, cut to the length of a question. */
static struct str question_of(struct str text)
{
    return (struct str){text.ptr, utf8_clip_chars(text.ptr, text.len, INSPECTION_QUESTION_CHARS)};
}

static enum status list_tx(struct ctx *ctx, const void *input)
{
    const struct listing *l = input;
    struct inspection_item *items;
    struct inspection i = {0};
    struct clause *clauses;
    size_t have = 0, all = 0, added = 0;

    TRY(inspection_store_get(ctx, l->id, &i));
    TRY(inspection_check_open(&i, &ctx->err));
    TRY(inspection_store_items(ctx, i.id, &items, &have));
    TRY(clause_list(ctx, i.text_id, S(""), &clauses, &all));
    arr_each (n, all) {
        struct inspection_item t = {.inspection_id = i.id,
                                    .clause_id = clauses[n].id,
                                    .place = clauses[n].place,
                                    .aspect = inspection_aspect_of(clauses[n].kind),
                                    .cite = clauses[n].number,
                                    .question = question_of(clauses[n].text)};

        if (!str_eqz(clauses[n].level, "article") || t.question.len == 0 ||
            !is_chosen(l, t.clause_id) || is_listed(items, have, t.clause_id))
            continue;
        if (have + ++added > INSPECTION_ITEMS_MAX)
            return fail(&ctx->err, ST_RULE, "inspection.err.too_many", NULL);
        t.id = db_new_id(ctx);
        TRY(inspection_store_item_insert(ctx, &t));
    }
    return added > 0 ? event_emit(ctx, "inspection.listed", i.id) : ST_OK;
}

enum status inspection_add_clauses(struct ctx *ctx, int64_t id, const int64_t *clauses,
                                   size_t count)
{
    if (count == 0)
        return fail_field(&ctx->err, "clause", "inspection.err.no_clause", NULL);
    return db_tx(ctx, list_tx, &(struct listing){id, clauses, count});
}

static enum status item_open(struct ctx *ctx, int64_t item_id, struct inspection_item *t)
{
    struct inspection i = {0};

    TRY(inspection_store_item(ctx, item_id, t));
    TRY(inspection_store_get(ctx, t->inspection_id, &i));
    return inspection_check_open(&i, &ctx->err);
}

static enum status item_tx(struct ctx *ctx, const void *input)
{
    const struct inspection_item *in = input;
    struct inspection_item t = {0};

    TRY(item_open(ctx, in->id, &t));
    t.version = in->version;
    t.aspect = in->aspect;
    t.question = in->question;
    t.organ_id = in->organ_id;
    TRY(inspection_store_item_update(ctx, &t));
    return event_emit(ctx, "inspection.item_saved", t.inspection_id);
}

enum status inspection_item_save(struct ctx *ctx, const struct inspection_item *in)
{
    if (in->question.len == 0)
        invalid(ctx, "question", "inspection.err.question", NULL);
    invalid_long(ctx, "question", in->question, INSPECTION_QUESTION_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, item_tx, in);
}

static enum status remove_tx(struct ctx *ctx, const void *input)
{
    const struct inspection_finding_filter any = {.item_id = *(const int64_t *)input, .limit = 1};
    struct inspection_finding *found;
    struct inspection_item t = {0};
    struct str next;
    int64_t total;
    size_t count = 0;

    TRY(item_open(ctx, any.item_id, &t));
    TRY(inspection_store_findings(ctx, &any, &found, &count, &next, &total));
    if (count > 0)
        return fail(&ctx->err, ST_RULE, "inspection.err.has_findings", NULL);
    TRY(inspection_store_item_delete(ctx, t.id));
    return event_emit(ctx, "inspection.item_removed", t.inspection_id);
}

enum status inspection_item_remove(struct ctx *ctx, int64_t item_id)
{
    return db_tx(ctx, remove_tx, &item_id);
}

/* ---------------------------------------------------------------- findings */

static void check_finding(struct ctx *ctx, const struct inspection_finding *in)
{
    const bool wrong = !str_eqz(in->verdict, "ok");

    if (in->place.len == 0)
        invalid(ctx, "place", "inspection.err.place", NULL);
    if (wrong && in->text.len == 0)
        invalid(ctx, "text", "inspection.err.text", NULL);
    invalid_long(ctx, "place", in->place, INSPECTION_LINE_CHARS);
    invalid_long(ctx, "text", in->text, INSPECTION_TEXT_CHARS);
    if (date_none(in->found_on) || date_cmp(in->found_on, ctx->today) > 0)
        invalid(ctx, "found_on", "inspection.err.found_on", NULL);
    if (!date_none(in->due_on) && date_cmp(in->due_on, in->found_on) < 0)
        invalid(ctx, "due_on", "inspection.err.due_on", NULL);
    if (wrong && !date_none(in->due_on) && in->organ_id == 0)
        invalid(ctx, "organ", "inspection.err.organ", NULL);
}

/* What is wrong goes to the list of problems of all supervision. */
static enum status put_problem(struct ctx *ctx, const struct inspection *i,
                               const struct inspection_item *t, struct inspection_finding *f)
{
    struct supervision_problem p = {
        .matter_id = i->matter_id,
        .origin = S("inspection"),
        .origin_id = f->id,
        .url = str_printf(ctx->arena, "/inspection/finding/%lld", (long long)f->id),
        .clause_id = t->clause_id,
        .title = TF(ctx->arena, "inspection.problem_title", i->statute, t->cite, f->place),
        .text = f->text,
        .place = f->place,
        .organ_id = f->organ_id,
        .found_on = f->found_on,
        .due_on = f->due_on,
    };

    p.title.len = utf8_clip_chars(p.title.ptr, p.title.len, SUPERVISION_TITLE_CHARS);
    return supervision_problem_add(ctx, &p, &f->problem_id);
}

enum status inspection_write(struct ctx *ctx, struct inspection_finding *f)
{
    struct inspection_item t = {0};
    struct inspection i = {0};

    TRY(inspection_store_item(ctx, f->item_id, &t));
    TRY(inspection_store_get(ctx, t.inspection_id, &i));
    TRY(inspection_check_find(&i, f->again_id != 0, &ctx->err));
    f->inspection_id = i.id;
    f->id = db_new_id(ctx);
    f->account_id = ctx->actor->account_id;
    if (f->finder.len == 0)
        f->finder = ctx->actor->name;
    if (f->organ_id == 0)
        f->organ_id = t.organ_id;
    f->problem_id = 0;
    if (inspection_is_problem(f) && (ctx->actor->system || may(ctx, "inspection.manage")))
        TRY(put_problem(ctx, &i, &t, f));
    TRY(inspection_store_finding_insert(ctx, f));
    return event_emit(ctx, "inspection.found", i.id);
}

static enum status problem_tx(struct ctx *ctx, const void *input)
{
    struct inspection_finding f = {0};
    struct inspection_item t = {0};
    struct inspection i = {0};

    TRY(inspection_store_finding(ctx, *(const int64_t *)input, &f));
    TRY(inspection_store_item(ctx, f.item_id, &t));
    TRY(inspection_store_get(ctx, f.inspection_id, &i));
    TRY(inspection_check_find(&i, true, &ctx->err));
    if (!inspection_waits(&f))
        return fail(&ctx->err, ST_RULE, "inspection.err.no_problem", NULL);
    TRY(put_problem(ctx, &i, &t, &f));
    TRY(inspection_store_finding_update(ctx, &f));
    return event_emit(ctx, "inspection.confirmed", i.id);
}

bool inspection_waits(const struct inspection_finding *f)
{
    return inspection_is_problem(f) && f->problem_id == 0;
}

enum status inspection_confirm(struct ctx *ctx, int64_t finding_id)
{
    if (!ctx->actor->system && !may(ctx, "inspection.manage"))
        return fail(&ctx->err, ST_DENIED, "inspection.err.not_yours", NULL);
    return db_tx(ctx, problem_tx, &finding_id);
}

struct dismissing {
    int64_t id;
    struct str reason;
};

static enum status dismiss_tx(struct ctx *ctx, const void *input)
{
    const struct dismissing *d = input;
    struct inspection_finding f = {0};
    struct inspection i = {0};

    TRY(inspection_store_finding(ctx, d->id, &f));
    TRY(inspection_store_get(ctx, f.inspection_id, &i));
    TRY(inspection_check_find(&i, true, &ctx->err));
    if (!inspection_waits(&f))
        return fail(&ctx->err, ST_RULE, "inspection.err.no_problem", NULL);
    f.due_on = (struct date){0};
    f.text = TF(ctx->arena, "inspection.dismissed", f.text, d->reason);
    TRY(inspection_store_finding_update(ctx, &f));
    return event_emit(ctx, "inspection.dismissed", i.id);
}

enum status inspection_dismiss(struct ctx *ctx, int64_t finding_id, struct str reason)
{
    if (!ctx->actor->system && !may(ctx, "inspection.manage"))
        return fail(&ctx->err, ST_DENIED, "inspection.err.not_yours", NULL);
    if (reason.len == 0)
        return fail_field(&ctx->err, "reason", "inspection.err.reason", NULL);
    return db_tx(ctx, dismiss_tx, &(struct dismissing){finding_id, reason});
}

struct finding {
    const struct inspection_finding *in;
    int64_t *out_id;
    bool *out_new;
};

/* What is looked at again: always the first of its series, with its line. */
static enum status series_of(struct ctx *ctx, struct inspection_finding *f)
{
    struct inspection_finding first = {0};

    if (f->again_id == 0)
        return ST_OK;
    TRY(inspection_store_finding(ctx, f->again_id, &first));
    if (first.again_id != 0)
        f->again_id = first.again_id;
    f->item_id = first.item_id;
    f->place = first.place;
    f->organ_id = first.organ_id;
    return ST_OK;
}

/* Has the device of this account sent it before? Another account's key is no copy of it. */
static enum status sent_before(struct ctx *ctx, struct str client, int64_t *out_id)
{
    struct inspection_finding had = {0};
    enum status st;

    *out_id = 0;
    if (client.len == 0)
        return ST_OK;
    st = inspection_store_client(ctx, client, &had);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    if (had.account_id != ctx->actor->account_id)
        return fail(&ctx->err, ST_CONFLICT, "inspection.err.client", NULL);
    *out_id = had.id;
    return ST_OK;
}

static enum status find_tx(struct ctx *ctx, const void *input)
{
    const struct finding *w = input;
    struct inspection_finding f = *w->in;

    TRY(sent_before(ctx, f.client, w->out_id));
    *w->out_new = *w->out_id == 0;
    if (!*w->out_new)
        return ST_OK;
    TRY(series_of(ctx, &f));
    TRY(inspection_write(ctx, &f));
    *w->out_id = f.id;
    return ST_OK;
}

enum status inspection_find(struct ctx *ctx, const struct inspection_finding *in, int64_t *out_id,
                            bool *out_new)
{
    check_finding(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, find_tx, &(struct finding){in, out_id, out_new});
}
