// SPDX-License-Identifier: MulanPSL-2.0
/* The office's side of what organs owe: given to them, followed up, rated, returned, closed. */
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { NOTE_LINES = 4, ORGANS_MAX = 30 };

static void crumbs(struct form_page *f, struct str title, int64_t doc_id)
{
    form_page_crumb(f, T("resolution.title"), S("/resolution"));
    form_page_crumb(f, title, web_url(f->ctx, "/resolution/%lld", (long long)doc_id));
    f->v.meta = title;
}

/* ---------------------------------------------------------------- given to organs */

static enum status put_many_organs(struct form_page *f, bool handlers)
{
    struct field_v *field = form_page_put(f, "check", "organ", "resolution.organ", S(""));
    struct option_v *options;
    struct organ *all;
    size_t count, n = 0;

    TRY(organ_list(f->ctx, false, &all, &count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count) {
        const enum organ_kind k = all[i].kind;
        const bool outside = k == ORGAN_GOVERNMENT || k == ORGAN_SUPERVISION || k == ORGAN_COURT ||
                             k == ORGAN_PROCURATORATE;

        if (outside || (handlers && all[i].handles))
            options[n++] =
                (struct option_v){.value = web_int(f->ctx, all[i].id), .label = all[i].name};
    }
    form_checks(f->ctx, f->rq, field, options, n);
    return ST_OK;
}

enum status resolution_web_assign_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct resolution_doc d;
    struct form_page *f;
    struct str basis;
    unsigned months;
    bool opinion;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    TRY(resolution_period(ctx, &months, &basis));
    opinion = d.kind == RESOLUTION_OPINION;
    f = form_page_open(ctx, rq, opinion ? T("resolution.do.send") : T("resolution.do.assign"),
                       web_url(ctx, "/resolution/%lld/assign", (long long)d.id),
                       web_url(ctx, "/resolution/%lld", (long long)d.id),
                       opinion ? T("resolution.do.send") : T("resolution.do.assign"));
    crumbs(f, d.title, d.id);
    form_page_version(f, d.version);
    form_page_shut(f, resolution_allowed(d.state, RESOLUTION_ASSIGN) ? NULL : "resolution.shut");
    TRY(put_many_organs(f, true));
    if (!opinion)
        form_max(form_page_put(f, "text", "task", "resolution.task", S("")), RESOLUTION_NOTE_CHARS,
                 NOTE_LINES);
    (void)form_page_put(f, "date", "sent_on", "resolution.sent_on", list_iso(ctx, ctx->today));
    if (opinion) {
        (void)form_page_put(f, "int", "months", "resolution.months", web_int(ctx, months));
        form_optional(form_page_put(f, "line", "basis", "resolution.basis", S("")));
        f->v.article = basis;
    } else {
        (void)form_page_put(f, "date", "due_on", "resolution.due_on", S(""));
        form_optional(form_page_put(f, "line", "basis", "resolution.basis", S("")));
    }
    return form_respond(f, rs);
}

enum status resolution_web_assign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "organ");
    int64_t *organs = arena_array(ctx->arena, count, int64_t);
    const struct resolution_assign in = {
        .doc_id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .organs = organs,
        .organs_count = count,
        .task = param_text(rq, "task"),
        .sent_on = param_date(rq, "sent_on"),
        .months = (unsigned)param_int(rq, "months"),
        .due_on = param_date(rq, "due_on"),
        .basis = param_text(rq, "basis"),
    };

    if (param_int(rq, "months") < 0)
        invalid(ctx, "months", "resolution.months_wrong", NULL);
    TRY(invalid_done(ctx));
    arr_each (i, count)
        organs[i] = param_int_at(rq, "organ", i);
    TRY(resolution_assign(ctx, &in));
    respond_flash(rs, "resolution.done.assigned", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.doc_id);
}

/* ---------------------------------------------------------------- followed up */

static enum status put_works(struct form_page *f, int64_t doc_id)
{
    struct resolution_work *all;
    struct option_v *options;
    struct field_v *field;
    struct organ organ;
    size_t count;

    TRY(resolution_works(f->ctx, doc_id, 0, &all, &count));
    if (count == 0)
        return ST_OK;
    field = form_page_put(f, "select", "work", "resolution.organ",
                          count == 1 ? web_int(f->ctx, all[0].id) : S(""));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("resolution.none")};
    arr_each (i, count) {
        TRY(organ_get(f->ctx, all[i].organ_id, &organ));
        options[i + 1] =
            (struct option_v){.value = web_int(f->ctx, all[i].id), .label = organ.name};
    }
    form_options(f->ctx, field, options, count + 1);
    form_optional(field);
    return ST_OK;
}

enum status resolution_web_follow_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct resolution_follow *all;
    struct resolution_doc d;
    struct field_v *field;
    struct form_page *f;
    size_t count;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    TRY(resolution_follows(ctx, d.id, &all, &count));
    f = form_page_open(ctx, rq,
                       TF(ctx->arena, "resolution.follow_nth", web_int(ctx, (int64_t)count + 1)),
                       web_url(ctx, "/resolution/%lld/follow", (long long)d.id),
                       web_url(ctx, "/resolution/%lld", (long long)d.id), T("resolution.save"));
    crumbs(f, d.title, d.id);
    form_page_shut(f, resolution_allowed(d.state, RESOLUTION_FOLLOW) ? NULL : "resolution.shut");
    TRY(put_works(f, d.id));
    (void)form_page_put(f, "date", "held_on", "resolution.held_on", list_iso(ctx, ctx->today));
    (void)form_page_put(f, "line", "who", "resolution.who", ctx->actor->name);
    form_optional(form_page_put(f, "line", "place", "resolution.where", S("")));
    form_max(form_page_put(f, "text", "finding", "resolution.finding", S("")), 4000, NOTE_LINES);
    field = form_page_put(f, "radio", "result", "resolution.result", S("progress"));
    form_words_or(f->ctx, field, "open progress solved", "resolution.result.", NULL);
    form_optional(form_page_put(f, "date", "next_on", "resolution.next_on", S("")));
    return form_respond(f, rs);
}

enum status resolution_web_follow(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_follow_new in = {
        .doc_id = path_id(rq, "id"),
        .handling_id = param_id(rq, "work"),
        .held_on = param_date(rq, "held_on"),
        .next_on = param_date(rq, "next_on"),
        .who = param_text(rq, "who"),
        .place = param_text(rq, "place"),
        .finding = param_text(rq, "finding"),
        .result = param_text(rq, "result"),
    };

    TRY(resolution_follow(ctx, &in));
    respond_flash(rs, "resolution.done.followed", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.doc_id);
}

/* ---------------------------------------------------------------- rated, returned, closed */

static enum status open_work(struct ctx *ctx, const struct request *rq, const char *title_key,
                             const char *word, enum handling_verb verb, struct resolution_work *w,
                             struct form_page **out)
{
    TRY(resolution_work_load(ctx, path_id(rq, "id"), w));
    *out = form_page_open(ctx, rq, text(title_key),
                          web_url(ctx, "/resolution/handling/%lld/%s", (long long)w->id, word),
                          web_url(ctx, "/resolution/handling/%lld", (long long)w->id),
                          text(title_key));
    crumbs(*out, w->doc_title, w->doc_id);
    form_page_version(*out, w->version);
    form_page_shut(*out, handling_allowed(w->state, verb) ? NULL : "resolution.work_shut");
    return ST_OK;
}

/* Votes of satisfaction that were held on it. */
static enum status put_votes(struct form_page *f, int64_t doc_id)
{
    struct source_vote *votes;
    struct option_v *options;
    struct resolution_doc d;
    struct field_v *field;
    size_t count;

    TRY(resolution_load(f->ctx, doc_id, &d));
    if (d.item_id == 0)
        return ST_OK;
    TRY(resolution_source_ratings(f->ctx, d.item_id, &votes, &count));
    if (count == 0)
        return ST_OK;
    field = form_page_put(f, "select", "vote", "resolution.mark_vote", S(""));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("resolution.mark_committee")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = web_int(f->ctx, votes[i].id), .label = votes[i].title};
    form_options(f->ctx, field, options, count + 1);
    form_optional(field);
    return ST_OK;
}

enum status resolution_web_mark_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_work w;
    struct field_v *field;
    struct form_page *f;

    TRY(open_work(ctx, rq, "resolution.do.mark", "mark", HANDLING_MARK, &w, &f));
    TRY(put_votes(f, w.doc_id));
    field = form_page_put(f, "radio", "mark", "resolution.mark", S("satisfied"));
    form_words_or(f->ctx, field, "satisfied basic dissatisfied", "resolution.mark.", NULL);
    field = form_page_put(f, "text", "note", "resolution.mark_note", S(""));
    form_optional(field);
    form_max(field, RESOLUTION_NOTE_CHARS, NOTE_LINES);
    form_optional(form_page_put(f, "date", "due_on", "resolution.again_due", S("")));
    return form_respond(f, rs);
}

enum status resolution_web_mark(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_mark in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .vote_id = param_id(rq, "vote"),
        .mark = param_text(rq, "mark"),
        .how = S("committee"),
        .note = param_text(rq, "note"),
        .due_on = param_date(rq, "due_on"),
    };

    TRY(resolution_mark(ctx, &in));
    respond_flash(rs, "resolution.done.marked", S(""));
    return respond_see_other(rs, "/resolution/handling/%lld", (long long)in.id);
}

enum status resolution_web_return_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct resolution_work w;
    struct form_page *f;

    TRY(open_work(ctx, rq, "resolution.do.return", "return", HANDLING_RETURN, &w, &f));
    form_max(form_page_put(f, "text", "note", "resolution.why", S("")), RESOLUTION_NOTE_CHARS,
             NOTE_LINES);
    (void)form_page_put(f, "date", "due_on", "resolution.again_due", S(""));
    return form_respond(f, rs);
}

enum status resolution_web_return(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_return in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .note = param_text(rq, "note"),
        .due_on = param_date(rq, "due_on"),
    };

    TRY(resolution_return(ctx, &in));
    respond_flash(rs, "resolution.done.returned", S(""));
    return respond_see_other(rs, "/resolution/handling/%lld", (long long)in.id);
}

enum status resolution_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_work_act in = {path_id(rq, "id"), param_int(rq, "version"), S("")};

    TRY(resolution_close(ctx, &in));
    respond_flash(rs, "resolution.done.closed", S(""));
    return respond_see_other(rs, "/resolution/handling/%lld", (long long)in.id);
}
