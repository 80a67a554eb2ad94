// SPDX-License-Identifier: MulanPSL-2.0
/* The list of inquiries, one with its questions, and the rows behind the figure. */
#include "modules/inquiry/inquiry_web.h"
#include "platform/hub.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"q", "state", "month", "from", "to", "held", "limit", NULL};

static struct empty_v *nothing(struct ctx *ctx, struct str title, struct str text)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    *e = (struct empty_v){.title = title, .text = text};
    return e;
}

static struct field_v *state_field(struct ctx *ctx, const struct request *rq, const char *words,
                                   const char *prefix)
{
    struct field_v *f = arena_new(ctx->arena, struct field_v);

    *f = form_field(ctx, rq, "select", "state", "inquiry.col.state", param_text(rq, "state"));
    inquiry_web_words(ctx, f, words, prefix, true);
    return f;
}

enum status inquiry_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *nav = arena_array(ctx->arena, 3, struct link_v);
    struct inquiry_list_v v = {.links = nav};
    struct inquiry_row_v *rows;
    struct inquiry_page f;
    struct list_links links;
    struct inquiry *all;
    struct str next;

    TRY(inquiry_web_filter(ctx, rq, &f));
    TRY(inquiry_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct inquiry_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct inquiry_row_v){.id = all[i].id,
                                         .title = all[i].title,
                                         .form = all[i].form,
                                         .held_on = all[i].held_on,
                                         .place = all[i].place,
                                         .questions = all[i].questions,
                                         .answered = all[i].answered,
                                         .tag = inquiry_web_tag("inquiry.state.", all[i].state)};
    v.rows = rows;
    v.main = may(ctx, "inquiry.manage");
    if (v.main)
        nav[v.links_count++] = (struct link_v){T("inquiry.do.new"), S("/inquiry/new")};
    nav[v.links_count++] = (struct link_v){T("inquiry.questions"), S("/inquiry/question")};
    nav[v.links_count++] = (struct link_v){T("inquiry.probes"), S("/inquiry/probe")};
    v.filter = (struct filter_v){
        .url = S("/inquiry"),
        .label = T("inquiry.filter.q"),
        .q = f.q,
        .fields = state_field(ctx, rq, "planned collecting open closed rated handled cancelled",
                              "inquiry.state."),
        .fields_count = 1,
        .reset = list_reset(rq, S("/inquiry"))};
    links = list_links_of(ctx, rq, "/inquiry", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = v.rows_count == 0 ? nothing(ctx, T("inquiry.none"), T("inquiry.none_text")) : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("inquiry.menu"), &inquiry_list_view, &v);
}

enum status inquiry_web_questions(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_questions_v v = {0};
    struct inquiry_question_row_v *rows;
    struct inquiry_question *all;
    struct inquiry_page f;
    struct list_links links;
    struct str next;

    TRY(inquiry_web_filter(ctx, rq, &f));
    TRY(inquiry_store_question_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct inquiry_question_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct inquiry_question_row_v){
            .id = all[i].id,
            .inquiry = all[i].inquiry_id,
            .text = all[i].text,
            .asker = all[i].asker,
            .organ = all[i].organ,
            .title = all[i].title,
            .on = all[i].on,
            .answer = all[i].answer,
            .tag = inquiry_web_tag("inquiry.question_state.", all[i].state)};
    v.rows = rows;
    v.crumbs = inquiry_web_crumbs(ctx, S(""), S(""), T("inquiry.questions"));
    v.filter =
        (struct filter_v){.url = S("/inquiry/question"),
                          .label = T("inquiry.filter.question"),
                          .q = f.q,
                          .fields = state_field(ctx, rq, "offered chosen left_out asked answered",
                                                "inquiry.question_state."),
                          .fields_count = 1,
                          .reset = list_reset(rq, S("/inquiry/question"))};
    links = list_links_of(ctx, rq, "/inquiry/question", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("inquiry.questions_none_yet"),
                         T("inquiry.questions_none_text"),
                         link_next(ctx, "inquiry.read", T("inquiry.menu"), "/inquiry"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("inquiry.questions"), &inquiry_questions_view,
                        &v);
}

/* ---------------------------------------------------------------- one inquiry */

static enum status facts_of(struct ctx *ctx, const struct inquiry *q, struct inquiry_record_v *v)
{
    struct date by;

    inquiry_web_fact(v, T("inquiry.col.on"), text_date(ctx->arena, q->held_on, ctx->today), S(""));
    inquiry_web_fact(v, T("inquiry.col.place"), q->place, S(""));
    inquiry_web_fact(v, T("inquiry.f.chair"), q->chair, S(""));
    if (!date_none(q->collect_until))
        inquiry_web_fact(v, T("inquiry.f.collect_until"),
                         text_date(ctx->arena, q->collect_until, ctx->today), S(""));
    if (q->matter_id != 0 && may(ctx, "inquiry.read"))
        inquiry_web_fact(v, T("inquiry.f.matter"), T("inquiry.see_matter"),
                         str_printf(ctx->arena, "/supervision/%lld", (long long)q->matter_id));
    if (str_among("closed rated", q->state)) {
        TRY(inquiry_report_by(ctx, q, &by));
        inquiry_web_fact(
            v, T("inquiry.report_by"),
            TF(ctx->arena, "inquiry.report_until", text_date(ctx->arena, by, ctx->today)), S(""));
    }
    inquiry_web_fact(v, T("inquiry.basis"), T("inquiry.law"), S(""));
    return ST_OK;
}

static void acts_of(struct ctx *ctx, const struct inquiry *q, struct inquiry_record_v *v)
{
    struct err ignored = {0};
    const bool manages = may(ctx, "inquiry.manage");

    if ((may(ctx, "inquiry.ask") || manages) && inquiry_check_ask(q, ctx->today, &ignored) == ST_OK)
        inquiry_web_link(v, T("inquiry.do.ask"), inquiry_web_url(ctx, "", q->id, "/ask"));
    if (!manages)
        return;
    if (inquiry_next(q->state, INQUIRY_COLLECT, false) != NULL)
        inquiry_web_act_to(v, T("inquiry.do.collect"), inquiry_web_url(ctx, "", q->id, "/collect"),
                           true);
    if (str_eqz(q->state, "collecting"))
        inquiry_web_act_to(v, T("inquiry.do.open"), inquiry_web_url(ctx, "", q->id, "/open"), true);
    inquiry_web_link(v, T("inquiry.do.screen"), inquiry_web_url(ctx, "", q->id, "/screen"));
    if (inquiry_next(q->state, INQUIRY_CHANGE, false) != NULL) {
        inquiry_web_link(v, T("inquiry.do.edit"), inquiry_web_url(ctx, "", q->id, "/edit"));
        inquiry_web_link(v, T("inquiry.do.cancel"), inquiry_web_url(ctx, "", q->id, "/cancel"));
    }
    if (str_eqz(q->state, "open"))
        inquiry_web_link(v, T("inquiry.do.close"), inquiry_web_url(ctx, "", q->id, "/close"));
    if (inquiry_next(q->state, INQUIRY_RATE, false) != NULL)
        inquiry_web_link(v, T("inquiry.do.rate"), inquiry_web_url(ctx, "", q->id, "/rate"));
    if (inquiry_next(q->state, INQUIRY_HANDLE, false) != NULL)
        inquiry_web_link(v, T("inquiry.do.handle"), inquiry_web_url(ctx, "", q->id, "/handle"));
}

static enum status organs_of(struct ctx *ctx, const struct inquiry *q, struct inquiry_record_v *v)
{
    struct inquiry_section_v *s;
    struct inquiry_organ *all;
    size_t count;

    TRY(inquiry_store_organs(ctx, q->id, &all, &count));
    s = inquiry_web_section(ctx, v, "organs", T("inquiry.organs"), count);
    s->empty = count == 0 ? T("inquiry.organs_none") : S("");
    arr_each (i, count) {
        struct inquiry_line_v *line = (struct inquiry_line_v *)s->items + s->items_count++;
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        if (all[i].mark.len > 0)
            *tag = inquiry_web_tag("inquiry.mark.", all[i].mark);
        *line = (struct inquiry_line_v){
            .title = all[i].name,
            .meta = all[i].mark.len == 0
                        ? all[i].head
                        : TF(ctx->arena, "inquiry.rated", str_int(ctx->arena, all[i].satisfied),
                             str_int(ctx->arena, all[i].basic),
                             str_int(ctx->arena, all[i].dissatisfied)),
            .text = all[i].formula,
            .tag = all[i].mark.len > 0 ? tag : NULL,
        };
    }
    return ST_OK;
}

static void line_act(struct inquiry_line_v *line, struct str label, struct str url, bool primary)
{
    ((struct action_v *)line->acts)[line->acts_count++] =
        (struct action_v){.url = url, .label = label, .primary = primary};
}

static void line_link(struct inquiry_line_v *line, struct str label, struct str url)
{
    ((struct link_v *)line->links)[line->links_count++] = (struct link_v){label, url};
}

/* What may be done with a question just now. */
static void question_acts(struct ctx *ctx, const struct inquiry *q,
                          const struct inquiry_question *x, struct inquiry_line_v *line)
{
    const bool open = str_eqz(q->state, "open"), manages = may(ctx, "inquiry.manage");

    line->acts = arena_array(ctx->arena, 4, struct action_v);
    line->links = arena_array(ctx->arena, 4, struct link_v);
    if (manages && inquiry_question_next(x->state, QUESTION_CHOOSE, open) != NULL)
        line_act(line, T("inquiry.do.choose"), inquiry_web_url(ctx, "/question", x->id, "/choose"),
                 true);
    if (manages && inquiry_question_next(x->state, QUESTION_LEAVE, open) != NULL)
        line_act(line, T("inquiry.do.leave"), inquiry_web_url(ctx, "/question", x->id, "/leave"),
                 false);
    if (manages && inquiry_question_next(x->state, QUESTION_ASK, open) != NULL)
        line_act(line, T("inquiry.do.put"), inquiry_web_url(ctx, "/question", x->id, "/put"),
                 str_eqz(x->state, "chosen"));
    if (manages && inquiry_question_next(x->state, QUESTION_ANSWER, open) != NULL)
        line_link(line, T("inquiry.do.answer"),
                  inquiry_web_url(ctx, "/question", x->id, "/answer"));
    if (open && x->parent_id == 0 && x->asked_at != 0 && (manages || may(ctx, "inquiry.ask")))
        line_link(line, T("inquiry.do.follow"),
                  str_printf(ctx->arena, "/inquiry/%lld/ask?parent=%lld", (long long)q->id,
                             (long long)x->id));
    if (manages && str_eqz(x->state, "answered") && x->problem_id == 0)
        line_link(line, T("inquiry.do.problem"),
                  inquiry_web_url(ctx, "/question", x->id, "/problem"));
    if (x->problem_id != 0 && may(ctx, "inquiry.read"))
        line_link(line, T("inquiry.see_problem"),
                  str_printf(ctx->arena, "/supervision/problem/%lld", (long long)x->problem_id));
    if (line->links_count == 0 && line->acts_count > 0)
        line_link(line, T("inquiry.do.screen"), inquiry_web_url(ctx, "", q->id, "/screen"));
}

/* Members see their own questions before the day, and all that are put. */
static enum status questions_of(struct ctx *ctx, const struct inquiry *q,
                                struct inquiry_record_v *v)
{
    struct inquiry_question *all;
    struct inquiry_section_v *s;
    size_t count;

    TRY(inquiry_store_questions(ctx, q->id, &all, &count));
    s = inquiry_web_section(ctx, v, "questions", T("inquiry.questions"), count);
    s->note = TF(ctx->arena, "inquiry.progress", str_int(ctx->arena, q->questions),
                 str_int(ctx->arena, q->answered));
    arr_each (i, count) {
        struct inquiry_line_v *line;
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        if (!inquiry_sees(ctx, &all[i]))
            continue;
        line = (struct inquiry_line_v *)s->items + s->items_count++;
        *tag = inquiry_web_tag("inquiry.question_state.", all[i].state);
        *line = (struct inquiry_line_v){
            .title = all[i].parent_id != 0 ? TF(ctx->arena, "inquiry.follow_up", all[i].asker)
                                           : TF(ctx->arena, "inquiry.question_of",
                                                str_int(ctx->arena, all[i].place), all[i].asker),
            .meta = all[i].organ,
            .text = all[i].text,
            .reply = all[i].answer.len == 0
                         ? S("")
                         : TF(ctx->arena, "inquiry.answer_of", all[i].answerer, all[i].answer),
            .tag = tag,
        };
        question_acts(ctx, q, &all[i], line);
    }
    s->empty = s->items_count == 0 ? T("inquiry.questions_none") : S("");
    return ST_OK;
}

enum status inquiry_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);
    struct inquiry_record_v v = {0};
    struct inquiry q;

    TRY(inquiry_get(ctx, path_id(rq, "id"), &q));
    inquiry_web_record(ctx, &v);
    v.crumbs = inquiry_web_crumbs(ctx, S(""), S(""), q.title);
    v.id = q.id;
    v.version = q.version;
    v.title = q.title;
    v.meta = text_of("inquiry.form.", q.form);
    *tag = inquiry_web_tag("inquiry.state.", q.state);
    v.tag = tag;
    v.text = q.text;
    v.result = q.summary;
    v.result_title =
        str_eqz(q.state, "cancelled") ? T("inquiry.why_cancelled") : T("inquiry.result");
    if (str_eqz(q.state, "open") || str_eqz(q.state, "collecting")) {
        v.follow = inquiry_web_url(ctx, "", q.id, "/stream");
        v.here = inquiry_web_url(ctx, "", q.id, "");
    }
    TRY(facts_of(ctx, &q, &v));
    acts_of(ctx, &q, &v);
    TRY(questions_of(ctx, &q, &v));
    TRY(organs_of(ctx, &q, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, q.title, &inquiry_record_view, &v);
}
