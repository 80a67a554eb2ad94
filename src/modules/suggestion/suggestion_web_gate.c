// SPDX-License-Identifier: MulanPSL-2.0
/* The office's gate: paper, accept, return, ask for more, merge, convert, hand up, classify. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { BODY_CHARS = 10000, NOTE_CHARS = 2000, CANDIDATES = 20 };

/* -------------------------------------------------------------------------------- on paper */

enum status suggestion_web_new_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_form *f =
        suggestion_form_open(ctx, rq, "new", S("/suggestion/new"), S("/suggestion"));
    struct suggestion_options options;
    struct opinion from;

    TRY(suggestion_form_opinion(f, &from));
    suggestion_form_hidden(f, "kind", S("suggestion"));
    (void)suggestion_form_put(f, "line", "title", "suggestion.f.title",
                              suggestion_opinion_title(ctx, &from));
    (void)suggestion_form_put(f, "line", "lead_deputy", "suggestion.f.lead_deputy", S(""));
    form_max(suggestion_form_may(f, "text", "cosigners", "suggestion.f.cosigners", S("")), 0, 2);
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.body", from.body), BODY_CHARS,
             10);
    TRY(suggestion_category_options(ctx, "suggestion.f.category_later", &options));
    (void)suggestion_form_choice(f, "select", "category", "suggestion.f.category", S(""), &options);
    (void)suggestion_form_may(f, "date", "tabled_on", "suggestion.f.tabled_on", S(""));
    (void)suggestion_form_may(f, "date", "voiced_on", "suggestion.f.voiced_on", S(""));
    (void)suggestion_form_put(f, "check", "confidential", "suggestion.f.confidential", S(""));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_paper in = {
        .draft =
            {
                .kind = str_eqz(param_text(rq, "kind"), "bill") ? SUGGESTION_KIND_BILL
                                                                : SUGGESTION_KIND_SUGGESTION,
                .title = param_text(rq, "title"),
                .body = param_text(rq, "body"),
                .cause = param_text(rq, "cause"),
                .grounds = param_text(rq, "grounds"),
                .proposal = param_text(rq, "proposal"),
                .category_id = param_id(rq, "category"),
                .confidential = param_bool(rq, "confidential"),
                .from_opinion_id = param_id(rq, "opinion"),
            },
        .tabled_on = param_date(rq, "tabled_on"),
        .voiced_on = param_date(rq, "voiced_on"),
    };
    int64_t *cosigners, id;

    if (in.draft.kind == SUGGESTION_KIND_BILL)
        return fail(&ctx->err, ST_RULE, "suggestion.err.bill_elsewhere", NULL);
    TRY(suggestion_deputy_named(ctx, "lead_deputy", param_text(rq, "lead_deputy"),
                                &in.lead_deputy_id));
    TRY(suggestion_deputies_named(ctx, "cosigners", param_text(rq, "cosigners"), &cosigners,
                                  &in.draft.cosigners_count));
    in.draft.cosigners = cosigners;
    TRY(invalid_done(ctx));
    TRY(suggestion_enter_paper(ctx, &in, &id));
    respond_flash(rs, "suggestion.do.new.done", S(""));
    return respond_see_other(rs, "/suggestion/%lld", (long long)id);
}

/* -------------------------------------------------------------------------- accept, classify */

static enum status put_category(struct suggestion_form *f, int64_t stored, bool may_wait)
{
    struct suggestion_options options;
    struct field_v *category;

    TRY(suggestion_category_options(f->ctx, NULL, &options));
    category =
        suggestion_form_choice(f, "select", "category", "suggestion.f.category",
                               stored == 0 ? S("") : suggestion_web_int(f->ctx, stored), &options);
    if (may_wait)
        form_optional(category);
    return ST_OK;
}

static struct str body_of(const struct suggestion_detail *d)
{
    return d->text.body.len != 0 ? d->text.body : d->text.proposal;
}

enum status suggestion_web_accept_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_ACCEPT, &d, &f));
    suggestion_form_fact(f, "suggestion.f.lead_deputy", suggestion_web_authors(ctx, &d));
    suggestion_form_reading(f, T("suggestion.show.text"), body_of(&d));
    (void)suggestion_form_may(f, "int", "number", "suggestion.f.number", S(""));
    TRY(put_category(f, d.s.category_id, true));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_accept(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_accept in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .number = param_int(rq, "number"),
        .category_id = param_id(rq, "category"),
    };

    TRY(suggestion_accept(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_ACCEPT, in.id);
}

enum status suggestion_web_classify_form(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_CLASSIFY, &d, &f));
    TRY(put_category(f, d.s.category_id, false));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_classify(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_classify in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .category_id = param_id(rq, "category"),
    };

    TRY(suggestion_classify(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_CLASSIFY, in.id);
}

/* ---------------------------------------------------------------------- return, ask for more */

/* Reasons of the statutes, each with its article; there is no other. */
static struct suggestion_options unfit_options(struct ctx *ctx)
{
    struct suggestion_options out = {
        .items = arena_array(ctx->arena, SUGGESTION_LAW_UNFIT_COUNT, struct option_v)};

    arr_each (i, SUGGESTION_LAW_UNFIT_COUNT)
        out.items[out.count++] = (struct option_v){
            .value = str_from(SUGGESTION_LAW_UNFIT[i].word),
            .label = TF(ctx->arena, "suggestion.unfit_label",
                        text_of("law.unfit.", str_from(SUGGESTION_LAW_UNFIT[i].word)),
                        str_from(SUGGESTION_LAW_UNFIT[i].law)),
        };
    return out;
}

enum status suggestion_web_return_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct suggestion_options options = unfit_options(ctx);
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_RETURN, &d, &f));
    suggestion_form_reading(f, T("suggestion.show.text"), body_of(&d));
    (void)suggestion_form_choice(f, "select", "reason", "suggestion.f.reason_unfit", S(""),
                                 &options);
    form_max(suggestion_form_put(f, "text", "note", "suggestion.f.note_deputy", S("")), NOTE_CHARS,
             4);
    f->v.risk = true;
    return suggestion_form_show(f, rs);
}

static struct suggestion_refuse refuse_of(const struct request *rq)
{
    return (struct suggestion_refuse){
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .reason = param_text(rq, "reason"),
        .note = param_text(rq, "note"),
    };
}

enum status suggestion_web_return(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"version", "reason", "note", NULL};
    const struct suggestion_refuse in = refuse_of(rq);

    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "return", NAMES, suggestion_web_page_of(ctx, rq));
    TRY(suggestion_return(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_RETURN, in.id);
}

enum status suggestion_web_ask_more_form(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_ASK_MORE, &d, &f));
    suggestion_form_reading(f, T("suggestion.show.text"), body_of(&d));
    form_max(suggestion_form_put(f, "text", "note", "suggestion.f.note_deputy", S("")), NOTE_CHARS,
             4);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_ask_more(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_refuse in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .note = param_text(rq, "note"),
    };

    TRY(suggestion_ask_more(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_ASK_MORE, in.id);
}

/* -------------------------------------------------------------------------------- merge */

/* Possible main suggestions: those found by the search, without the duplicate itself. */
static enum status main_options(struct ctx *ctx, struct str q, const struct suggestion *dup,
                                struct suggestion_options *out)
{
    struct suggestion_list_query query = {.limit = CANDIDATES + 1};
    struct suggestion_row *rows;
    struct str next;
    size_t count;

    query.filter.q = q;
    if (q.len == 0)
        query.filter.category = dup->category_id;
    query.filter.kind = dup->kind == SUGGESTION_KIND_BILL ? S("bill") : S("suggestion");
    TRY(suggestion_list(ctx, &query, &rows, &count, &next));
    *out = (struct suggestion_options){.items = arena_array(ctx->arena, count, struct option_v)};
    arr_each (i, count) {
        if (rows[i].id == dup->id || !suggestion_takes_others(rows[i].state))
            continue;
        out->items[out->count++] = (struct option_v){
            .value = suggestion_web_int(ctx, rows[i].id),
            .label =
                TF(ctx->arena, "suggestion.form_meta",
                   rows[i].number_text.len != 0 ? rows[i].number_text : T("suggestion.no_number"),
                   rows[i].title),
            .hint = rows[i].deputy_name,
        };
    }
    return ST_OK;
}

static const struct empty_v *nothing_found(struct ctx *ctx)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    *e = (struct empty_v){.title = T("suggestion.merge_none"),
                          .text = T("suggestion.merge_none_text")};
    return e;
}

enum status suggestion_web_merge_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct filter_v *search = arena_new(ctx->arena, struct filter_v);
    struct suggestion_options options;
    struct suggestion_form *f;
    struct suggestion_detail d;
    const struct str q = param_text(rq, "q");

    TRY(suggestion_form_of(ctx, rq, DO_MERGE, &d, &f));
    TRY(main_options(ctx, q, &d.s, &options));
    *search = (struct filter_v){.url = f->v.url, .label = T("suggestion.f.merge_q"), .q = q};
    f->v.search = search;
    suggestion_form_hidden(f, "q", q);
    (void)suggestion_form_choice(f, "radio", "main", "suggestion.f.main", S(""), &options);
    form_max(suggestion_form_may(f, "text", "note", "suggestion.f.note", S("")), 0, 3);
    if (options.count == 0)
        f->v.empty = nothing_found(ctx);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_merge(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"version", "q", "main", "note", NULL};
    const struct suggestion_merge in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .main_id = param_id(rq, "main"),
        .note = param_text(rq, "note"),
    };

    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "merge", NAMES, suggestion_web_page_of(ctx, rq));
    if (in.main_id == 0)
        invalid(ctx, "main", "form.required", NULL);
    TRY(invalid_done(ctx));
    TRY(suggestion_merge(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_MERGE, in.main_id);
}

/* -------------------------------------------------------------------------------- convert */

enum status suggestion_web_convert_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_CONVERT, &d, &f));
    (void)suggestion_form_put(f, "date", "declined_on", "suggestion.f.declined_on",
                              suggestion_web_iso(ctx, ctx->today));
    form_max(suggestion_form_may(f, "text", "note", "suggestion.f.note", S("")), 0, 3);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_convert(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"version", "declined_on", "note", NULL};
    const struct suggestion_convert in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .declined_on = param_date(rq, "declined_on"),
        .note = param_text(rq, "note"),
    };
    int64_t id;

    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "convert", NAMES, suggestion_web_page_of(ctx, rq));
    TRY(suggestion_convert(ctx, &in, &id));
    return suggestion_web_done(ctx, rs, DO_CONVERT, id);
}

/* -------------------------------------------------------------------------------- hand up */

enum status suggestion_web_hand_up_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;
    struct congress here, above;

    TRY(suggestion_form_of(ctx, rq, DO_HAND_UP, &d, &f));
    TRY(congress_get(ctx, ctx->congress_id, &here));
    if (here.parent_id != 0) {
        TRY(congress_get(ctx, here.parent_id, &above));
        suggestion_form_fact(f, "suggestion.f.to_congress", above.name);
    } else {
        (void)suggestion_form_put(f, "line", "to_name", "suggestion.f.to_name", S(""));
    }
    form_max(suggestion_form_put(f, "text", "note", "suggestion.f.up_note", S("")), NOTE_CHARS, 4);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_hand_up(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"version", "to_name", "note", NULL};
    const struct suggestion_hand_up in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .to_name = param_text(rq, "to_name"),
        .note = param_text(rq, "note"),
    };

    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "hand-up", NAMES, suggestion_web_page_of(ctx, rq));
    TRY(suggestion_hand_up(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_HAND_UP, in.id);
}

enum status suggestion_web_up_answer_form(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct suggestion_options options;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_UP_ANSWER, &d, &f));
    (void)suggestion_form_put(f, "check", "refused", "suggestion.f.refused", S(""));
    (void)suggestion_form_may(f, "line", "organ_name", "suggestion.f.organ_name", S(""));
    (void)suggestion_form_may(f, "line", "doc_number", "suggestion.f.doc_number", S(""));
    (void)suggestion_form_put(f, "date", "on", "suggestion.f.on",
                              suggestion_web_iso(ctx, ctx->today));
    TRY(suggestion_class_options(ctx, "suggestion.f.class_none", &options));
    (void)suggestion_form_choice(f, "select", "class", "suggestion.f.class", S(""), &options);
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.answer_body", S("")), BODY_CHARS,
             10);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_up_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_up_answer in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .refused = param_bool(rq, "refused"),
        .organ_name = param_text(rq, "organ_name"),
        .doc_number = param_text(rq, "doc_number"),
        .body = param_text(rq, "body"),
        .on = param_date(rq, "on"),
        .class_code = param_text(rq, "class"),
    };

    TRY(suggestion_up_answer(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_UP_ANSWER, in.id);
}
