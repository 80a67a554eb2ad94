// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of a method: its plan, the next stage, its end, votes of satisfaction. */
#include "modules/resolution/resolution.h"
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"

enum { STAGES_MAX = 12, ITEMS_MAX = 60, DOCS_MAX = 60, VOTES_MAX = 20 };

static struct form_page *form(struct ctx *ctx, const struct request *rq,
                              const struct supervision_step *s, const char *tail, const char *title)
{
    return supervision_web_form(ctx, rq, text_of(title, S("")),
                                supervision_web_url(ctx, "/step", s->id, tail), s->title,
                                supervision_web_url(ctx, "/step", s->id, ""));
}

/* ---------------------------------------------------------------- planned */

static enum status put_step(struct form_page *f, const struct supervision_step *s, bool fresh)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    if (fresh) {
        field = form_page_put(f, "select", "method", "supervision.col.method", s->method);
        supervision_web_words(ctx, field, SUPERVISION_METHODS, "supervision.method.", false);
    }
    (void)form_page_put(f, "line", "title", "supervision.f.step_title", s->title);
    (void)form_page_put(f, "date", "starts_on", "supervision.f.planned",
                        list_iso(ctx, s->starts_on));
    TRY(supervision_web_organ_field(f, s->organ_id, true));
    form_optional(form_page_put(f, "line", "place", "supervision.f.place", s->place));
    if (!fresh) {
        field = form_page_put(f, "text", "report", "supervision.col.report", s->report);
        form_max(field, SUPERVISION_TEXT_CHARS, 8);
        form_optional(field);
    }
    if (fresh || str_eqz(s->method, "survey"))
        TRY(supervision_web_survey_field(f, s->url));
    if (fresh || str_eqz(s->method, "question"))
        TRY(supervision_web_motion_field(f, s->url));
    form_page_more(f);
    form_optional(form_page_put(f, "line", "with_whom", "supervision.f.with_whom", s->with_whom));
    form_optional(form_page_put(f, "date", "period_from", "supervision.f.period_from",
                                list_iso(ctx, s->period_from)));
    form_optional(form_page_put(f, "date", "period_to", "supervision.f.period_to",
                                list_iso(ctx, s->period_to)));
    form_optional(form_page_put(f, "line", "url", "supervision.f.url", s->url));
    return ST_OK;
}

static struct supervision_step read_step(const struct request *rq)
{
    return (struct supervision_step){
        .method = param_text(rq, "method"),
        .title = param_text(rq, "title"),
        .organ_id = param_id(rq, "organ"),
        .organ = S(""),
        .with_whom = param_text(rq, "with_whom"),
        .place = param_text(rq, "place"),
        .starts_on = param_date(rq, "starts_on"),
        .period_from = param_date(rq, "period_from"),
        .period_to = param_date(rq, "period_to"),
        .url = param_text(rq, "url"),
        .report = param_text(rq, "report"),
    };
}

enum status supervision_web_step_new_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct form_page *f;
    struct matter m;

    TRY(supervision_matter_get(ctx, path_id(rq, "id"), &m));
    f = supervision_web_form(ctx, rq, T("supervision.do.step"),
                             supervision_web_url(ctx, "", m.id, "/step"), m.title,
                             supervision_web_url(ctx, "", m.id, ""));
    TRY(put_step(f,
                 &(struct supervision_step){.method = S(""),
                                            .title = m.title,
                                            .organ_id = m.organ_id,
                                            .with_whom = S(""),
                                            .place = S(""),
                                            .starts_on = m.starts_on,
                                            .url = S(""),
                                            .report = S("")},
                 true));
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_step_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_step in = read_step(rq);
    int64_t id;

    in.matter_id = path_id(rq, "id");
    in.url = supervision_web_record_url(ctx, in.method, param_id(rq, "survey"),
                                        param_id(rq, "motion"), in.url);
    TRY(supervision_step_save(ctx, &in, &id));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/step/%lld", (long long)id);
}

enum status supervision_web_step_edit_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct supervision_step s;
    struct form_page *f;

    TRY(supervision_store_step(ctx, path_id(rq, "id"), &s));
    f = form(ctx, rq, &s, "/edit", "supervision.do.edit");
    TRY(put_step(f, &s, false));
    form_page_version(f, s.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_step_edit(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct supervision_step in = read_step(rq), have;
    int64_t id;

    TRY(supervision_store_step(ctx, path_id(rq, "id"), &have));
    in.id = have.id;
    in.method = have.method;
    in.version = param_int(rq, "version");
    in.url = supervision_web_record_url(ctx, in.method, param_id(rq, "survey"),
                                        param_id(rq, "motion"), in.url);
    TRY(supervision_step_save(ctx, &in, &id));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/step/%lld", (long long)id);
}

/* ---------------------------------------------------------------- the next stage */

static void put_stages(struct form_page *f, const struct supervision_step *s)
{
    struct ctx *ctx = f->ctx;
    struct option_v options[STAGES_MAX];
    struct str rest = str_from(supervision_flow(s->method)), word, first = S("");
    const int now = supervision_stage_place(s->method, s->stage);
    struct field_v *field;
    size_t n = 0;
    int at = 0;

    while (n < STAGES_MAX && str_cut(&rest, ' ', &word)) {
        if (at++ <= now)
            continue;
        if (first.len == 0)
            first = word;
        options[n++] =
            (struct option_v){.value = word, .label = supervision_web_stage(ctx, s->method, word)};
    }
    field = form_page_put(f, "select", "stage", "supervision.f.stage", first);
    form_options(ctx, field, options, n);
    field->choose = false;
}

static enum status put_items(struct form_page *f, const struct supervision_step *s)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field =
        form_page_put(f, "select", "item", "supervision.f.item",
                      s->item_id != 0 ? str_int(ctx->arena, s->item_id) : S(""));
    struct supervision_item *all;
    struct option_v *options;
    size_t count;

    TRY(supervision_store_items(ctx, ITEMS_MAX, &all, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){
            .value = str_int(ctx->arena, all[i].id),
            .label = TF(ctx->arena, "supervision.item_of", all[i].meeting, all[i].title)};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

static enum status put_docs(struct form_page *f, const struct supervision_step *s)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "doc", "supervision.f.doc",
                                          s->doc_id != 0 ? str_int(ctx->arena, s->doc_id) : S(""));
    struct supervision_item *all;
    struct option_v *options;
    size_t count;

    TRY(supervision_store_docs(ctx, DOCS_MAX, &all, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

enum status supervision_web_advance_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct supervision_step s;
    struct form_page *f;
    struct field_v *field;

    TRY(supervision_store_step(ctx, path_id(rq, "id"), &s));
    f = form(ctx, rq, &s, "/advance", "supervision.do.advance");
    put_stages(f, &s);
    (void)form_page_put(f, "date", "on", "supervision.f.done_on", list_iso(ctx, ctx->today));
    field = form_page_put(f, "text", "note", "supervision.f.note", S(""));
    form_max(field, SUPERVISION_TEXT_CHARS, 3);
    form_optional(field);
    field = form_page_put(f, "text", "report", "supervision.f.report", s.report);
    form_max(field, SUPERVISION_TEXT_CHARS, 6);
    form_optional(field);
    if (supervision_stage_place(s.method, S("heard")) > 0 ||
        supervision_stage_place(s.method, S("held")) > 0)
        TRY(put_items(f, &s));
    if (supervision_stage_place(s.method, S("opined")) > 0)
        TRY(put_docs(f, &s));
    form_page_version(f, s.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_advance(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct supervision_advance in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .stage = param_text(rq, "stage"),
        .note = param_text(rq, "note"),
        .report = param_text(rq, "report"),
        .on = param_date(rq, "on"),
        .item_id = param_id(rq, "item"),
        .doc_id = param_id(rq, "doc"),
    };

    TRY(supervision_step_advance(ctx, &in));
    respond_flash(rs, "supervision.done.advanced", S(""));
    return respond_see_other(rs, "/supervision/step/%lld", (long long)in.id);
}

enum status supervision_web_step_cancel_page(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct supervision_step s;
    struct form_page *f;

    TRY(supervision_store_step(ctx, path_id(rq, "id"), &s));
    f = form(ctx, rq, &s, "/cancel", "supervision.do.step_cancel");
    form_max(form_page_put(f, "text", "reason", "supervision.f.reason", S("")),
             SUPERVISION_TEXT_CHARS, 4);
    form_page_version(f, s.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_step_cancel(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(supervision_step_cancel(ctx, id, param_int(rq, "version"), param_text(rq, "reason")));
    respond_flash(rs, "supervision.done.cancelled", S(""));
    return respond_see_other(rs, "/supervision/step/%lld", (long long)id);
}

/* ---------------------------------------------------------------- votes of satisfaction */

static enum status put_handlings(struct form_page *f, const struct supervision_step *s)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "handling", "supervision.f.handling", S(""));
    struct supervision_handling *all;
    struct option_v *options;
    size_t count;

    TRY(supervision_store_handlings(ctx, s->doc_id != 0 ? s->doc_id : -1, 0, &all, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){
            .value = str_int(ctx->arena, all[i].id),
            .label = TF(ctx->arena, "supervision.handling_of", all[i].organ,
                        text_of("supervision.handling.", all[i].state)),
        };
    form_options(ctx, field, options, count);
    field->choose = count != 1;
    if (count == 1 && !form_again(f->rq))
        field->value = options[0].value;
    return ST_OK;
}

/* Votes of the item that the answer was put to: counted and announced. */
static enum status put_votes(struct form_page *f, const struct supervision_step *s)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "vote", "supervision.f.vote", S(""));
    struct supervision_item *all;
    struct option_v *options;
    size_t count;

    TRY(supervision_store_ratings(ctx, s->starts_on, VOTES_MAX, &all, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("supervision.on_paper")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

enum status supervision_web_rate_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    static const char *const NUMBERS[][2] = {{"all", "supervision.f.all"},
                                             {"ballots", "supervision.f.ballots"},
                                             {"satisfied", "supervision.f.satisfied"},
                                             {"basic", "supervision.f.basic"},
                                             {"dissatisfied", "supervision.f.dissatisfied"}};
    struct kv_item_v *fact = arena_new(ctx->arena, struct kv_item_v);
    struct supervision_rule rule;
    struct supervision_step s;
    struct field_v *field;
    struct form_page *f;
    struct str words;

    TRY(supervision_store_step(ctx, path_id(rq, "id"), &s));
    f = form(ctx, rq, &s, "/rate", "supervision.do.rate");
    TRY(supervision_rule_now(ctx, &rule, &words));
    *fact = (struct kv_item_v){.label = T("supervision.f.rule"),
                               .value = words,
                               .url = may(ctx, "congress.view") ? S("/congress/param") : S("")};
    f->v.facts = fact;
    f->v.facts_count = 1;
    TRY(put_handlings(f, &s));
    TRY(put_votes(f, &s));
    arr_each (i, COUNT(NUMBERS))
        form_optional(form_page_put(f, "int", NUMBERS[i][0], NUMBERS[i][1], S("")));
    (void)form_page_put(f, "date", "on", "supervision.f.rated_on", list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "date", "next_due_on", "supervision.f.next_due", S("")));
    field = form_page_put(f, "text", "note", "supervision.f.rate_note", S(""));
    form_max(field, SUPERVISION_TEXT_CHARS, 3);
    form_optional(field);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_rate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct supervision_rate in = {
        .step_id = path_id(rq, "id"),
        .handling_id = param_id(rq, "handling"),
        .vote_id = param_id(rq, "vote"),
        .count = {.all = param_int(rq, "all"),
                  .ballots = param_int(rq, "ballots"),
                  .satisfied = param_int(rq, "satisfied"),
                  .basic = param_int(rq, "basic"),
                  .dissatisfied = param_int(rq, "dissatisfied")},
        .on = param_date(rq, "on"),
        .next_due_on = param_date(rq, "next_due_on"),
        .note = param_text(rq, "note"),
    };
    struct supervision_round round;

    TRY(supervision_rate(ctx, &in, &round));
    respond_flash(rs, round.passed ? "supervision.done.passed" : "supervision.done.failed", S(""));
    return respond_see_other(rs, "/supervision/step/%lld", (long long)in.step_id);
}
