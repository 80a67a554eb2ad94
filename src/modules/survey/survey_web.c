// SPDX-License-Identifier: MulanPSL-2.0
/* Pages: the list, making a questionnaire, its address and links. */
#include "modules/survey/survey_web.h"
#include "modules/congress/congress.h"
#include "modules/survey/survey_rules.h"
#include "modules/survey/survey_web_common.h"
#include "platform/list.h"
#include "platform/qr.h"

enum { INTRO_ROWS = 4, OPTION_ROWS = 6, FACTS = 5 };

static const char *const KEPT[] = {"q", "state", "from", "to", "limit", NULL};

struct str survey_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/survey/%lld%s", (long long)id, tail);
}

struct crumbs_v survey_web_crumbs(struct ctx *ctx, const struct survey *s, struct str here)
{
    struct link_v *items = arena_array(ctx->arena, 2, struct link_v);
    size_t n = 0;

    items[n++] = (struct link_v){.label = T("survey.title"), .url = S("/survey")};
    if (s != NULL)
        items[n++] = (struct link_v){.label = s->title, .url = survey_web_url(ctx, s->id, "")};
    return (struct crumbs_v){.items = items, .items_count = n, .here = here};
}

struct tag_v survey_web_tag(struct str state)
{
    return (struct tag_v){text_of("survey.state.", state),
                          str_eqz(state, "open") ? S("doing") : S("")};
}

/* ---------------------------------------------------------------- the list */

static void filter_make(struct ctx *ctx, const struct request *rq, struct filter_v *out)
{
    static const char *const STATES[] = {"draft", "open", "closed"};
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct option_v options[COUNT(STATES) + 1];

    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, COUNT(STATES))
        options[i + 1] = (struct option_v){.value = str_from(STATES[i]),
                                           .label = text_of("survey.state.", str_from(STATES[i]))};
    fields[0] = form_field(ctx, rq, "select", "state", "survey.f.state", param_text(rq, "state"));
    form_options(ctx, &fields[0], options, COUNT(options));
    *out = (struct filter_v){
        .url = S("/survey"),
        .label = T("survey.f.title"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = 1,
        .reset = param_present(rq, "q") || param_present(rq, "state") ? S("/survey") : S(""),
    };
}

enum status survey_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct survey_filter f = {
        .q = param_text(rq, "q"),
        .state = param_text(rq, "state"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct survey_list_v v = {.may_new = may(ctx, "survey.manage")};
    struct survey_row_v *rows;
    struct survey *all;
    struct str next;
    int64_t total;

    TRY(survey_page(ctx, &f, &all, &v.rows_count, &next, &total));
    rows = arena_array(ctx->arena, v.rows_count, struct survey_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct survey_row_v){
            .id = all[i].id,
            .title = all[i].title,
            .state = all[i].state,
            .state_tag = survey_web_tag(all[i].state),
            .answers = all[i].answers,
            .closes_on = all[i].closes_on,
        };
    v.rows = rows;
    v.meta = TF(ctx->arena, "survey.meta", str_int(ctx->arena, total));
    filter_make(ctx, rq, &v.filter);
    *empty = (struct empty_v){.title = T("survey.none"), .text = T("survey.none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    v.pager.next = next.len > 0 ? list_url(ctx, rq, "/survey", KEPT, "after", next) : S("");
    v.pager.first = f.after.len > 0 ? list_url(ctx, rq, "/survey", KEPT, "", S("")) : S("");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("survey.title"), &survey_list_view, &v);
}

/* ---------------------------------------------------------------- making */

static struct str question_url(struct ctx *ctx, int64_t survey_id, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/survey/%lld/question/%lld%s", (long long)survey_id,
                      (long long)id, tail);
}

static enum status show_form(struct ctx *ctx, const struct request *rq, struct response *rs,
                             struct form_page *f)
{
    const struct survey_form_v v = {.page = *form_page_done(f)};

    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &survey_form_view, &v);
}

/* Once answers are taken, what has been asked stays as it was: `fixed`. */
static void put_survey(struct form_page *f, const struct survey *s, bool fixed)
{
    if (fixed) {
        (void)form_page_put(f, "hidden", "title", "survey.f.title", s->title);
        (void)form_page_put(f, "hidden", "intro", "survey.f.intro", s->intro);
        (void)form_page_put(f, "hidden", "way", "survey.f.way", s->way);
    } else {
        (void)form_page_put(f, "line", "title", "survey.f.title", s->title);
        form_max(form_page_put(f, "text", "intro", "survey.f.intro", s->intro), SURVEY_INTRO_CHARS,
                 INTRO_ROWS);
        form_optional(&f->fields[f->v.fields_count - 1]);
        (void)form_page_words(f, "radio", "way", "survey.f.way", SURVEY_WAYS, "survey.way.",
                              s->way);
    }
    form_optional(form_page_put(f, "date", "closes_on", "survey.f.closes_on",
                                list_iso(f->ctx, s->closes_on)));
    form_optional(form_page_put(f, "check", "shown", "survey.f.shown", s->shown ? S("1") : S("")));
}

static struct survey_new read_survey(const struct request *rq)
{
    return (struct survey_new){.title = param_text(rq, "title"),
                               .intro = param_text(rq, "intro"),
                               .way = param_text(rq, "way"),
                               .closes_on = param_date(rq, "closes_on"),
                               .shown = param_bool(rq, "shown")};
}

enum status survey_web_new_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct survey none = {.title = S(""), .intro = S(""), .way = S("open")};
    struct form_page *f = form_page_open(ctx, rq, T("survey.do.new"), S("/survey/new"),
                                         S("/survey"), T("survey.do.new.go"));

    form_page_crumb(f, T("survey.title"), S("/survey"));
    put_survey(f, &none, false);
    return show_form(ctx, rq, rs, f);
}

enum status survey_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct survey_new in = read_survey(rq);
    int64_t id;

    TRY(survey_make(ctx, &in, &id));
    return respond_see_other(rs, "/survey/%lld", (long long)id);
}

enum status survey_web_edit_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct survey s;

    TRY(survey_get(ctx, path_id(rq, "id"), &s));
    f = form_page_open(ctx, rq, T("survey.do.edit"), survey_web_url(ctx, s.id, "/edit"),
                       survey_web_url(ctx, s.id, ""), T("word.save"));
    form_page_crumb(f, T("survey.title"), S("/survey"));
    form_page_crumb(f, s.title, survey_web_url(ctx, s.id, ""));
    put_survey(f, &s, !str_eqz(s.state, "draft"));
    form_page_version(f, s.version);
    if (str_eqz(s.state, "closed"))
        form_page_shut(f, "survey.is_closed");
    return show_form(ctx, rq, rs, f);
}

enum status survey_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct survey_new in = read_survey(rq);
    const int64_t id = path_id(rq, "id");

    TRY(survey_change(ctx, id, param_int(rq, "version"), &in));
    respond_flash(rs, "survey.do.edit.done", S(""));
    return respond_see_other(rs, "/survey/%lld", (long long)id);
}

/* Which question the address names; none: a new one. */
static enum status question_of(struct ctx *ctx, const struct request *rq, int64_t survey_id,
                               struct survey_question *out)
{
    const int64_t id = path_id(rq, "question_id");
    struct survey_question *all;
    size_t count;

    *out = (struct survey_question){
        .kind = S("single"), .text = S(""), .options = S(""), .required = true};
    if (id == 0)
        return ST_OK;
    TRY(survey_questions(ctx, survey_id, &all, &count));
    arr_each (i, count)
        if (all[i].id == id) {
            *out = all[i];
            return ST_OK;
        }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status survey_web_question_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct survey_question q;
    struct form_page *f;
    struct survey s;
    bool there;

    TRY(survey_get(ctx, path_id(rq, "id"), &s));
    TRY(question_of(ctx, rq, s.id, &q));
    there = q.id != 0;
    f = form_page_open(
        ctx, rq, there ? T("survey.do.reword") : T("survey.do.question"),
        there ? question_url(ctx, s.id, q.id, "") : survey_web_url(ctx, s.id, "/question"),
        survey_web_url(ctx, s.id, ""), there ? T("word.save") : T("survey.do.question.go"));
    form_page_crumb(f, T("survey.title"), S("/survey"));
    form_page_crumb(f, s.title, survey_web_url(ctx, s.id, ""));
    (void)form_page_put(f, "line", "text", "survey.f.text", q.text);
    (void)form_page_words(f, "radio", "kind", "survey.f.kind", SURVEY_KINDS, "survey.kind.",
                          q.kind);
    form_max(form_page_put(f, "text", "options", "survey.f.options", q.options),
             SURVEY_OPTIONS_CHARS, OPTION_ROWS);
    form_optional(&f->fields[f->v.fields_count - 1]);
    form_optional(
        form_page_put(f, "check", "required", "survey.f.required", q.required ? S("1") : S("")));
    if (there)
        form_page_version(f, q.version);
    if (!str_eqz(s.state, "draft"))
        form_page_shut(f, "survey.not_draft");
    return show_form(ctx, rq, rs, f);
}

enum status survey_web_question(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct survey_question in = {.survey_id = path_id(rq, "id"),
                                       .id = path_id(rq, "question_id"),
                                       .version = param_int(rq, "version"),
                                       .kind = param_text(rq, "kind"),
                                       .text = param_text(rq, "text"),
                                       .options = param_text(rq, "options"),
                                       .required = param_bool(rq, "required")};
    int64_t id;

    TRY(survey_put_question(ctx, &in, &id));
    return respond_see_other(rs, "/survey/%lld", (long long)in.survey_id);
}

enum status survey_web_lift(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(survey_lift_question(ctx, path_id(rq, "id"), path_id(rq, "question_id")));
    return respond_see_other(rs, "/survey/%lld", (long long)path_id(rq, "id"));
}

enum status survey_web_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(survey_drop_question(ctx, path_id(rq, "id"), path_id(rq, "question_id")));
    return respond_see_other(rs, "/survey/%lld", (long long)path_id(rq, "id"));
}

enum status survey_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(survey_open(ctx, path_id(rq, "id")));
    respond_flash(rs, "survey.do.open.done", S(""));
    return respond_see_other(rs, "/survey/%lld", (long long)path_id(rq, "id"));
}

enum status survey_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(survey_close(ctx, path_id(rq, "id")));
    respond_flash(rs, "survey.do.close.done", S(""));
    return respond_see_other(rs, "/survey/%lld", (long long)path_id(rq, "id"));
}

/* ---------------------------------------------------------------- links */

static enum status public_url(struct ctx *ctx, const struct request *rq, struct str code,
                              struct str *out)
{
    const struct str origin = request_origin(rq);
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = str_printf(ctx->arena, STR_FMT "/p/survey/" STR_FMT "?c=" STR_FMT, STR_ARG(origin),
                      STR_ARG(code), STR_ARG(c.code));
    return ST_OK;
}

enum status survey_web_links_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct survey s;

    TRY(survey_get(ctx, path_id(rq, "id"), &s));
    f = form_page_open(ctx, rq, T("survey.do.links"), survey_web_url(ctx, s.id, "/links"),
                       survey_web_url(ctx, s.id, ""), T("survey.do.links.go"));
    form_page_crumb(f, T("survey.title"), S("/survey"));
    form_page_crumb(f, s.title, survey_web_url(ctx, s.id, ""));
    (void)form_page_put(f, "int", "count", "survey.f.count", S("50"));
    f->v.note = T("survey.links_once");
    return show_form(ctx, rq, rs, f);
}

/* The sheet is the only place where the links are: they are kept as keyed hashes. */
enum status survey_web_links(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t count = param_int(rq, "count");
    const struct str headings[] = {T("survey.link")};
    struct sheet_out *out = sheet_out_new(ctx->arena, SHEET_CSV, headings, 1);
    struct str *codes, url;

    TRY(survey_make_links(ctx, path_id(rq, "id"),
                          count < 0 || count > SURVEY_LINKS_MAX ? 0 : (unsigned)count, &codes));
    for (int64_t i = 0; i < count; i++) {
        TRY(public_url(ctx, rq, codes[i], &url));
        sheet_out_row(out, &url);
    }
    return list_respond_sheet(ctx, rq, rs, SHEET_CSV, out, T("survey.links"));
}

/* ---------------------------------------------------------------- one */

static struct str *choices_of(struct ctx *ctx, const struct survey_question *q, size_t *out_count)
{
    const size_t count = str_eqz(q->kind, "scale") ? 0 : survey_choices(q);
    struct str *out = arena_array(ctx->arena, count, struct str);

    arr_each (i, count)
        out[i] = survey_choice(q, (int64_t)i + 1);
    *out_count = count;
    return out;
}

static enum status parts_make(struct ctx *ctx, const struct survey *s, struct survey_show_v *v)
{
    struct survey_question *q;
    struct survey_part_v *parts;

    TRY(survey_questions(ctx, s->id, &q, &v->parts_count));
    parts = arena_array(ctx->arena, v->parts_count, struct survey_part_v);
    arr_each (i, v->parts_count) {
        parts[i] = (struct survey_part_v){
            .id = q[i].id,
            .number = q[i].number,
            .text = q[i].text,
            .kind = q[i].kind,
            .required = q[i].required,
            .drop_url = v->may_edit ? question_url(ctx, s->id, q[i].id, "/drop") : S(""),
            .edit_url = v->may_edit ? question_url(ctx, s->id, q[i].id, "") : S(""),
            .up_url = v->may_edit && i > 0 ? question_url(ctx, s->id, q[i].id, "/up") : S(""),
        };
        parts[i].options = choices_of(ctx, &q[i], &parts[i].options_count);
    }
    v->parts = parts;
    return ST_OK;
}

/* Neither can be taken back: it is asked about first. */
static const struct confirm_v *ask_about(struct ctx *ctx, const char *word)
{
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);

    *ask = (struct confirm_v){.id = str_printf(ctx->arena, "ask-%s", word),
                              .title = text_of("survey.ask.", str_from(word)),
                              .text = text_of("survey.ask_text.", str_from(word)),
                              .yes = text_of("survey.do.", str_from(word)),
                              .no = T("survey.ask_no")};
    return ask;
}

static void acts_make(struct ctx *ctx, const struct survey *s, struct survey_show_v *v)
{
    struct action_v *acts = arena_array(ctx->arena, 2, struct action_v);

    v->acts = acts;
    if (!may(ctx, "survey.manage"))
        return;
    if (v->is_draft)
        acts[v->acts_count++] = (struct action_v){.url = survey_web_url(ctx, s->id, "/open"),
                                                  .label = T("survey.do.open"),
                                                  .primary = true,
                                                  .confirm = ask_about(ctx, "open")};
    if (v->is_open)
        acts[v->acts_count++] = (struct action_v){.url = survey_web_url(ctx, s->id, "/close"),
                                                  .label = T("survey.do.close"),
                                                  .confirm = ask_about(ctx, "close")};
}

static void facts_make(struct ctx *ctx, const struct survey *s, struct survey_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS, struct kv_item_v);
    size_t n = 0;

    items[n++] = (struct kv_item_v){.label = T("survey.f.way"),
                                    .value = text_of("survey.way.", s->way),
                                    .url = str_eqz(s->way, "link") && may(ctx, "survey.manage") &&
                                                   !str_eqz(s->state, "closed")
                                               ? survey_web_url(ctx, s->id, "/links")
                                               : S("")};
    if (!date_none(s->closes_on))
        items[n++] = (struct kv_item_v){.label = T("survey.f.closes_on"),
                                        .value = text_date(ctx->arena, s->closes_on, ctx->today)};
    items[n++] = (struct kv_item_v){.label = T("survey.f.answers"),
                                    .value = str_int(ctx->arena, s->answers),
                                    .url = survey_web_url(ctx, s->id, "/result")};
    items[n++] = (struct kv_item_v){.label = T("survey.f.shown"),
                                    .value = s->shown ? T("survey.yes") : T("survey.no")};
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

enum status survey_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct survey_show_v v = {0};
    struct survey s;

    TRY(survey_get(ctx, path_id(rq, "id"), &s));
    v = (struct survey_show_v){
        .crumbs = survey_web_crumbs(ctx, NULL, s.title),
        .id = s.id,
        .title = s.title,
        .intro = s.intro,
        .state = s.state,
        .state_tag = survey_web_tag(s.state),
        .way = s.way,
        .answers = s.answers,
        .links = S(""),
        .is_draft = str_eqz(s.state, "draft"),
        .is_open = str_eqz(s.state, "open"),
        .url = S(""),
        .qr_path = S(""),
    };
    v.may_edit = v.is_draft && may(ctx, "survey.manage");
    if (!str_eqz(s.state, "closed") && may(ctx, "survey.manage"))
        v.edit_url = survey_web_url(ctx, s.id, "/edit");
    if (v.is_open && str_eqz(s.way, "open")) {
        TRY(public_url(ctx, rq, s.code, &v.url));
        TRY(qr_path(ctx->arena, v.url, &v.qr_side, &v.qr_path, &ctx->err));
    }
    v.may_enter = v.is_open && may(ctx, "survey.enter");
    acts_make(ctx, &s, &v);
    facts_make(ctx, &s, &v);
    TRY(parts_make(ctx, &s, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.title, &survey_show_view, &v);
}
