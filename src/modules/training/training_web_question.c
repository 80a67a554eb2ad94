// SPDX-License-Identifier: MulanPSL-2.0
/* The bank of questions. */
#include "modules/training/training_import.h"
#include "modules/training/training_rules.h"
#include "modules/training/training_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"q", "topic", "kind", "retired", "limit", NULL};

/* "A、C" of "1 3"; of truth the word. */
static struct str letters_of(struct ctx *ctx, const struct training_question *q)
{
    struct buf out = buf_new(ctx->arena, 0);

    if (q->answer.len == 0)
        return S("");
    if (str_eqz(q->kind, "truth"))
        return text_of("training.truth.", q->answer);
    for (size_t n = 1; n <= TRAINING_OPTIONS_MAX; n++)
        if (training_has_option(q->answer, n))
            buf_printf(&out, "%c", (int)('A' + n - 1));
    return buf_view(&out);
}

static enum status topic_field(struct ctx *ctx, const struct request *rq, struct field_v *out)
{
    struct training_topic *topics;
    struct option_v *options;
    size_t count;

    *out = form_field(ctx, rq, "select", "topic", "training.f.topic", param_text(rq, "topic"));
    TRY(training_topics(ctx, &topics, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = topics[i].name, .label = topics[i].name};
    form_options(ctx, out, options, count + 1);
    out->choose = false;
    return ST_OK;
}

enum status training_web_questions(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct training_question_filter f = {
        .q = param_text(rq, "q"),
        .topic = param_text(rq, "topic"),
        .kind = param_text(rq, "kind"),
        .retired = param_bool(rq, "retired"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct training_questions_v v = {0};
    struct training_question_row_v *rows;
    struct training_question *all;
    struct list_links links;
    struct str next;

    TRY(training_store_question_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct training_question_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct training_question_row_v){
            .id = all[i].id,
            .topic = all[i].topic,
            .kind = all[i].kind,
            .text = all[i].text,
            .answer = letters_of(ctx, &all[i]),
            .source = all[i].source,
            .retired = !date_none(all[i].retired_on),
        };
    v.rows = rows;
    v.crumbs = training_web_crumbs(ctx, S(""), S(""), T("training.bank"));
    up[0] = (struct link_v){T("training.do.question"), S("/training/question/new")};
    up[1] = (struct link_v){T("training.do.import"), S("/import/training_question")};
    v.links = up;
    v.links_count = may(ctx, "import.use") ? 2 : 1;
    TRY(topic_field(ctx, rq, &fields[0]));
    fields[1] =
        training_web_filter(ctx, rq, "kind", "training.f.kind", TRAINING_KINDS, "training.kind.");
    fields[2] =
        form_field(ctx, rq, "check", "retired", "training.f.retired", f.retired ? S("1") : S(""));
    v.filter = (struct filter_v){.url = S("/training/question"),
                                 .label = T("training.filter.question"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/training/question"))};
    links = list_links_of(ctx, rq, "/training/question", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("training.empty.question"), T("training.empty.question_text"),
        link_next(ctx, "training.manage", T("training.do.question"), "/training/question/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("training.bank"), &training_questions_view, &v);
}

/* ---------------------------------------------------------------- one question */

static void put_question(struct form_page *f, const struct training_question *q)
{
    struct field_v *field;

    form_page_crumb(f, T("training.menu"), S("/training"));
    form_page_crumb(f, T("training.bank"), S("/training/question"));
    (void)form_page_put(f, "line", "topic", "training.f.topic", q->topic);
    field = form_page_put(f, "radio", "kind", "training.f.kind", q->kind);
    form_words(f->ctx, field, TRAINING_KINDS, "training.kind.", false);
    form_max(form_page_put(f, "text", "text", "training.f.question", q->text),
             TRAINING_QUESTION_CHARS, 3);
    field = form_page_put(f, "text", "options", "training.f.options", q->options);
    form_max(field, TRAINING_OPTIONS_CHARS, 5);
    form_optional(field);
    (void)form_page_put(f, "line", "answer", "training.f.answer", letters_of(f->ctx, q));
    (void)form_page_put(f, "line", "source", "training.f.source", q->source);
    form_optional(form_page_put(f, "line", "why", "training.f.why", q->why));
}

static struct training_question read_question(struct ctx *ctx, const struct request *rq)
{
    const struct str kind = param_text(rq, "kind");

    return (struct training_question){
        .topic = param_text(rq, "topic"),
        .kind = kind,
        .text = param_text(rq, "text"),
        .options = str_eqz(kind, "truth") ? S("") : param_text(rq, "options"),
        .answer = training_answer_of(ctx, param_text(rq, "answer")),
        .source = param_text(rq, "source"),
        .why = param_text(rq, "why"),
    };
}

enum status training_web_question_new_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("training.do.question"), S("/training/question/new"),
                       S("/training/question"), T("training.do.save"));

    put_question(f, &(struct training_question){.kind = S("single"),
                                                .topic = S(""),
                                                .text = S(""),
                                                .options = S(""),
                                                .answer = S(""),
                                                .source = S(""),
                                                .why = S("")});
    return training_web_show_form(f, rs);
}

enum status training_web_question_new(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct training_question in = read_question(ctx, rq);
    int64_t id;

    TRY(training_question_save(ctx, &in, &id));
    respond_flash(rs, "training.done.saved", S(""));
    return respond_see_other(rs, "/training/question");
}

enum status training_web_question_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct action_v *other = arena_new(ctx->arena, struct action_v);
    struct training_question q = {0};
    struct form_page *f;
    struct str url;

    TRY(training_store_question(ctx, path_id(rq, "id"), &q));
    url = training_web_url(ctx, "question/", q.id, "");
    f = form_page_open(ctx, rq, T("training.do.question_edit"), url, S("/training/question"),
                       T("training.do.save"));
    put_question(f, &q);
    f->v.note = T("training.question_note");
    form_page_version(f, q.version);
    if (date_none(q.retired_on)) {
        *other = (struct action_v){.url = training_web_url(ctx, "question/", q.id, "/retire"),
                                   .label = T("training.do.retire")};
        f->v.other = other;
    } else {
        form_page_shut(f, "training.err.retired");
    }
    return training_web_show_form(f, rs);
}

enum status training_web_question(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_question in = read_question(ctx, rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(training_question_save(ctx, &in, &id));
    respond_flash(rs, "training.done.saved", S(""));
    return respond_see_other(rs, "/training/question");
}

enum status training_web_question_retire(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct training_question q = {0};

    TRY(training_store_question(ctx, path_id(rq, "id"), &q));
    TRY(training_question_retire(ctx, q.id, q.version));
    respond_flash(rs, "training.done.retired", S(""));
    return respond_see_other(rs, "/training/question");
}
