// SPDX-License-Identifier: MulanPSL-2.0
/* Deciding on a document: passed or approved, signed and numbered, classified, ended. */
#include "modules/resolution/resolution_typed.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

static struct form_page *open_bare(struct ctx *ctx, const struct request *rq,
                                   const struct resolution_doc *d, const char *title_key,
                                   const char *verb)
{
    struct form_page *f = form_page_open(
        ctx, rq, text(title_key), web_url(ctx, "/resolution/%lld/%s", (long long)d->id, verb),
        web_url(ctx, "/resolution/%lld", (long long)d->id), text(title_key));

    if (d->kind == RESOLUTION_OPINION)
        form_page_crumb(f, T("resolution.opinion.title"), S("/resolution/opinion"));
    else
        form_page_crumb(f, T("resolution.title"), S("/resolution"));
    form_page_crumb(f, d->title, web_url(ctx, "/resolution/%lld", (long long)d->id));
    f->v.meta = d->title;
    return f;
}

static struct form_page *open_for(struct ctx *ctx, const struct request *rq,
                                  const struct resolution_doc *d, const char *title_key,
                                  const char *word, enum resolution_verb verb)
{
    struct form_page *f = open_bare(ctx, rq, d, title_key, word);

    form_page_version(f, d->version);
    form_page_shut(f, resolution_allowed(d->state, verb) ? NULL : "resolution.shut");
    return f;
}

static struct str iso(struct ctx *ctx, struct date d)
{
    return list_iso(ctx, d);
}

/* ---------------------------------------------------------------- passed or approved */

static const char *approve_key(const struct resolution_doc *d)
{
    return resolution_needs_vote(d->kind) ? "resolution.do.pass" : "resolution.do.approve";
}

/* The votes of its item; else the numbers of an old record. */
static enum status put_vote(struct form_page *f, const struct resolution_doc *d)
{
    static const struct {
        const char *name, *label;
    } NUMBERS[] = {{"all", "resolution.all"},
                   {"present", "resolution.present"},
                   {"yes", "resolution.yes"},
                   {"no", "resolution.no"},
                   {"abstain", "resolution.abstain"}};
    struct source_vote *votes;
    struct option_v *options;
    struct field_v *field;
    size_t count = 0;

    if (d->item_id != 0)
        TRY(resolution_source_votes(f->ctx, d->kind, d->item_id, &votes, &count));
    if (count != 0) {
        field = form_page_put(f, "select", "vote", "resolution.vote_of",
                              web_int(f->ctx, votes[count - 1].id));
        options = arena_array(f->ctx->arena, count + 1, struct option_v);
        arr_each (i, count)
            options[i] = (struct option_v){.value = web_int(f->ctx, votes[i].id),
                                           .label = str_printf(f->ctx->arena, STR_FMT " " STR_FMT,
                                                               STR_ARG(votes[i].title),
                                                               STR_ARG(votes[i].result.formula))};
        options[count] = (struct option_v){.value = S(""), .label = T("resolution.vote_typed")};
        form_options(f->ctx, field, options, count + 1);
    }
    arr_each (i, COUNT(NUMBERS)) {
        field = form_page_put(f, "int", NUMBERS[i].name, NUMBERS[i].label, S(""));
        if (count != 0)
            form_optional(field);
    }
    return ST_OK;
}

/* That of the vote which is offered first, else today. */
static enum status day_of(struct ctx *ctx, const struct resolution_doc *d, struct date *out)
{
    struct source_vote *votes;
    size_t count = 0;

    *out = ctx->today;
    if (d->item_id != 0 && resolution_needs_vote(d->kind))
        TRY(resolution_source_votes(ctx, d->kind, d->item_id, &votes, &count));
    if (count != 0)
        *out = votes[count - 1].result.on;
    return ST_OK;
}

enum status resolution_web_approve_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct resolution_doc d;
    struct form_page *f;
    struct date on;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    TRY(day_of(ctx, &d, &on));
    f = open_for(ctx, rq, &d, approve_key(&d), "approve", RESOLUTION_APPROVE);
    (void)form_page_put(f, "date", "on",
                        resolution_needs_vote(d.kind) ? "resolution.passed_on"
                                                      : "resolution.approved_on",
                        iso(ctx, on));
    (void)form_page_put(f, "line", "by", "resolution.approved_by",
                        resolution_needs_vote(d.kind) ? d.origin : S(""));
    if (resolution_needs_vote(d.kind)) {
        TRY(put_vote(f, &d));
        f->v.article = str_from(resolution_majority_article(d.body_kind, ctx->today));
        f->v.note = T("resolution.typed_how");
    }
    return form_respond(f, rs);
}

enum status resolution_web_approve(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    bool waits = false;
    const struct resolution_approve in = {
        .out_waits = &waits,
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .on = param_date(rq, "on"),
        .by = param_text(rq, "by"),
        .vote =
            {
                .vote_id = param_id(rq, "vote"),
                .counted = param_present(rq, "yes"),
                .yes = (uint32_t)param_int(rq, "yes"),
                .no = (uint32_t)param_int(rq, "no"),
                .abstain = (uint32_t)param_int(rq, "abstain"),
                .present = (uint32_t)param_int(rq, "present"),
                .all = (uint32_t)param_int(rq, "all"),
            },
    };
    static const char *const NUMBERS[] = {"yes", "no", "abstain", "present", "all"};

    arr_each (i, COUNT(NUMBERS))
        if (param_int(rq, NUMBERS[i]) < 0 || param_int(rq, NUMBERS[i]) > 100000)
            invalid(ctx, NUMBERS[i], "resolution.number_wrong", NULL);
    TRY(invalid_done(ctx));
    TRY(resolution_approve(ctx, &in));
    respond_flash(rs, waits ? "resolution.done.typed" : "resolution.done.approved", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.id);
}

struct str web_typed_note(struct ctx *ctx, const struct resolution_typed *t)
{
    const struct resolution_vote *v = &t->vote;
    struct str args[6] = {t->typer};
    const uint32_t numbers[] = {v->all, v->present, v->yes, v->no, v->abstain};

    arr_each (i, COUNT(numbers))
        args[i + 1] = web_int(ctx, numbers[i]);
    return text_fill(ctx->arena, "resolution.typed_note", args, COUNT(args));
}

enum status resolution_web_confirm_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct resolution_typed t;
    struct resolution_doc d;
    struct form_page *f;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    TRY(resolution_typed_of(ctx, d.id, &t));
    f = open_bare(ctx, rq, &d, "resolution.do.confirm", "confirm"); /* with a version of its own */
    form_page_version(f, t.version);
    if (t.id == 0 || d.state != RESOLUTION_REVIEW)
        form_page_shut(f, "resolution.typed_none");
    else if (t.typed_by == ctx->actor->account_id)
        form_page_shut(f, "resolution.typed_own");
    else
        f->v.note = web_typed_note(ctx, &t);
    return form_respond(f, rs);
}

enum status resolution_web_confirm(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    if (!may(ctx, "resolution.approve") && !may(ctx, "resolution.write"))
        return fail(&ctx->err, ST_DENIED, "resolution.not_yours", NULL);
    TRY(resolution_confirm(ctx, id, param_int(rq, "version")));
    respond_flash(rs, "resolution.done.approved", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)id);
}

/* ---------------------------------------------------------------- signed */

enum status resolution_web_sign_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_doc d;
    struct form_page *f;
    struct str series;
    int64_t next;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    TRY(resolution_series_of(ctx, &d, &series));
    TRY(resolution_next_number(ctx, series, ctx->today.year, &next));
    f = open_for(ctx, rq, &d, "resolution.do.sign", "sign", RESOLUTION_SIGN);
    (void)form_page_put(f, "line", "series", "resolution.series", series);
    (void)form_page_put(f, "int", "year", "resolution.year", web_int(ctx, ctx->today.year));
    form_optional(form_page_put(f, "int", "number", "resolution.number_next", web_int(ctx, next)));
    form_optional(form_page_put(f, "line", "skip_reason", "resolution.skip_reason", S("")));
    (void)form_page_put(f, "line", "signer", "resolution.signer", ctx->actor->name);
    (void)form_page_put(f, "date", "on", "resolution.signed_on", iso(ctx, ctx->today));
    form_optional(
        form_page_put(f, "date", "effect_on", "resolution.effect_on", iso(ctx, d.passed_on)));
    return form_respond(f, rs);
}

enum status resolution_web_sign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_sign in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .year = param_int(rq, "year"),
        .number = param_int(rq, "number"),
        .series = param_text(rq, "series"),
        .skip_reason = param_text(rq, "skip_reason"),
        .signer = param_text(rq, "signer"),
        .on = param_date(rq, "on"),
        .effect_on = param_date(rq, "effect_on"),
    };
    struct resolution_doc d;

    TRY(resolution_sign(ctx, &in));
    TRY(resolution_load(ctx, in.id, &d));
    respond_flash(rs, "resolution.done.signed", d.number_text);
    return respond_see_other(rs, "/resolution/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- classified */

static enum status put_topics(struct form_page *f, int64_t chosen)
{
    struct resolution_topic *all;
    struct option_v *options;
    struct field_v *field;
    size_t count;

    TRY(resolution_topics(f->ctx, 0, &all, &count));
    if (count == 0) /* a township has no such list */
        return ST_OK;
    field = form_page_put(f, "select", "topic", "resolution.topic",
                          chosen != 0 ? web_int(f->ctx, chosen) : S(""));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("resolution.none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = web_int(f->ctx, all[i].id),
                              .label = str_printf(f->ctx->arena, "%lld " STR_FMT,
                                                  (long long)all[i].year, STR_ARG(all[i].title))};
    form_options(f->ctx, field, options, count + 1);
    form_optional(field);
    return ST_OK;
}

enum status resolution_web_facts_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct resolution_doc d;
    struct form_page *f;
    struct field_v *field;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    f = open_bare(ctx, rq, &d, "resolution.do.facts", "facts"); /* at any time */
    form_page_version(f, d.version);
    field = form_page_put(f, "select", "power", "resolution.power", d.power);
    form_words_or(f->ctx, field, "supervision decision appointment", "resolution.power.",
                  "resolution.none");
    form_optional(field);
    TRY(put_topics(f, d.topic_id));
    form_optional(
        form_page_put(f, "date", "effect_on", "resolution.effect_on", iso(ctx, d.effect_on)));
    field = form_page_put(f, "select", "rank_scope", "resolution.rank_scope", d.rank_scope);
    form_words_or(f->ctx, field, "city province nation", "resolution.scope.", "resolution.none");
    form_optional(field);
    form_optional(form_page_put(f, "int", "rank", "resolution.rank",
                                d.rank != 0 ? web_int(ctx, d.rank) : S("")));
    form_optional(form_page_put(f, "line", "rank_note", "resolution.rank_note", d.rank_note));
    field = form_page_put(f, "select", "amended_by", "resolution.amended_by",
                          d.amended_by_id != 0 ? web_int(ctx, d.amended_by_id) : S(""));
    TRY(put_docs(f, field, d.id, "resolution.none"));
    form_optional(field);
    return form_respond(f, rs);
}

enum status resolution_web_facts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_facts in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .topic_id = param_id(rq, "topic"),
        .rank = param_int(rq, "rank"),
        .amended_by_id = param_id(rq, "amended_by"),
        .power = param_text(rq, "power"),
        .rank_scope = param_text(rq, "rank_scope"),
        .rank_note = param_text(rq, "rank_note"),
        .effect_on = param_date(rq, "effect_on"),
    };

    TRY(resolution_facts(ctx, &in));
    respond_flash(rs, "resolution.done.saved", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- ended */

enum status resolution_web_end_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_doc d;
    struct form_page *f;
    struct field_v *field;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    f = open_for(ctx, rq, &d, "resolution.do.end", "end", RESOLUTION_END);
    field = form_page_put(f, "select", "how", "resolution.ended", S("repealed"));
    form_words_or(f->ctx, field, "repealed replaced expired", "resolution.ended.", NULL);
    (void)form_page_put(f, "date", "on", "resolution.ended_on", iso(ctx, ctx->today));
    field = form_page_put(f, "select", "by_doc", "resolution.ended_by", S(""));
    TRY(put_docs(f, field, d.id, "resolution.none"));
    form_optional(field);
    return form_respond(f, rs);
}

enum status resolution_web_end(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_end in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .by_id = param_id(rq, "by_doc"),
        .how = param_text(rq, "how"),
        .on = param_date(rq, "on"),
    };

    TRY(resolution_end(ctx, &in));
    respond_flash(rs, "resolution.done.ended", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.id);
}
