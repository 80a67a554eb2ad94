// SPDX-License-Identifier: MulanPSL-2.0
/* From the first draft to what is published: opinions, approval, the frozen file. */
#include "modules/congress/congress.h"
#include "modules/report/report_actions.h"
#include "modules/report/report_web.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"
#include "report_more_view.h"

enum { STAGES = 4, CHECKS_MAX = 5 };

/* ---------------------------------------------------------------- stages */

static const char *const STAGE_STATES[STAGES] = {"draft", "asked", "judged", "frozen"};

static size_t stage_of(struct str state)
{
    for (size_t i = 0; i < STAGES; i++)
        if (str_eqz(state, STAGE_STATES[i]))
            return i;
    return str_eqz(state, "passed") ? 2 : str_eqz(state, "published") ? STAGES - 1 : 0;
}

static void put_stages(struct ctx *ctx, const struct report *r, struct report_way_v *v)
{
    struct stage_v *items = arena_array(ctx->arena, STAGES, struct stage_v);
    const size_t now = stage_of(r->state);

    for (size_t i = 0; i < STAGES; i++)
        items[i] = (struct stage_v){
            .mark = text_of("report.mark.", str_from(STAGE_STATES[i])),
            .title = text_of("report.stage.", str_from(STAGE_STATES[i])),
            .note = i == now && !str_eqz(r->state, STAGE_STATES[i])
                        ? text_of("report.state.", r->state)
                        : S(""),
            .done = i < now,
            .now = i == now,
        };
    v->stages = (struct stages_v){.label = T("report.way"), .items = items, .items_count = STAGES};
}

static void put_steps(struct ctx *ctx, const struct report_step *steps, size_t count,
                      struct report_way_v *v)
{
    struct entry_v *items = arena_array(ctx->arena, count, struct entry_v);

    arr_each (i, count)
        items[i] = (struct entry_v){
            .title = text_of("report.state.", steps[i].state),
            .class = i == 0 ? S("now") : S("done"),
            .at = steps[i].done_at,
            .who = steps[i].done_by,
            .text = steps[i].note,
        };
    v->begun = count > 0;
    v->steps = (struct timeline_v){.items = items, .items_count = count};
}

/* ---------------------------------------------------------------- acts */

static void put_acts(struct ctx *ctx, const struct request *rq, const struct report *r,
                     struct report_way_v *v)
{
    struct report_do_v *act = arena_new(ctx->arena, struct report_do_v);
    struct report_button_v *buttons = arena_array(ctx->arena, REPORT_ACTS, struct report_button_v);
    struct err ignored = {0};
    struct str next;
    size_t n = 0;

    for (size_t i = 0; i < REPORT_ACTS; i++) {
        const enum report_act a = (enum report_act)i;

        if (!report_may_do(ctx, a) || report_act_check(r->state, a, &next, &ignored) != ST_OK)
            continue;
        buttons[n] = (struct report_button_v){
            .value = str_from(report_act_word(a)),
            .label = text_of("report.act.", str_from(report_act_word(a))),
            .primary = a != REPORT_BACK && a != REPORT_DROP && a != REPORT_RETRACT && n == 0,
            .risk = a == REPORT_DROP,
        };
        n++;
    }
    *act = (struct report_do_v){
        .url = report_web_url(ctx, r->id, "/do"),
        .version = r->version,
        .note = form_field(ctx, rq, "text", "note", "report.f.note", S("")),
        .acts = buttons,
        .acts_count = n,
    };
    form_optional(&act->note);
    form_max(&act->note, REPORT_NOTE_CHARS, 2);
    if (report_back_needs_reason(r->state)) {
        act->note.hint = T("report.note_back");
        act->note.about = true;
    }
    v->act = n > 0 ? act : NULL;
}

/* What the final text still waits for. */
static enum status put_checks(struct ctx *ctx, const struct report *r, struct report_way_v *v)
{
    struct str *checks = arena_array(ctx->arena, CHECKS_MAX, struct str);
    const struct report_goal_filter unanswered = {
        .wanting = r->to.year, .state = S("open"), .limit = 1};
    struct report_comment *comments;
    struct report_goal *goals;
    struct report_sheet s;
    size_t count, open = 0, n = 0;
    int64_t waiting;
    struct str next;

    if (str_among("frozen published dropped", r->state))
        return ST_OK;
    TRY(report_sheet_read(ctx, r, true, &s));
    TRY(report_store_comments(ctx, r->id, &comments, &count));
    arr_each (i, count)
        open += !comments[i].done;
    if (s.changed > 0)
        checks[n++] =
            TF(ctx->arena, "report.check.changed", str_int(ctx->arena, (int64_t)s.changed));
    if (s.lost > 0)
        checks[n++] = TF(ctx->arena, "report.check.lost", str_int(ctx->arena, (int64_t)s.lost));
    if (s.hand_bare > 0)
        checks[n++] =
            TF(ctx->arena, "report.check.hand", str_int(ctx->arena, (int64_t)s.hand_bare));
    if (open > 0)
        checks[n++] = TF(ctx->arena, "report.check.comments", str_int(ctx->arena, (int64_t)open));
    TRY(report_store_goals(ctx, &unanswered, &goals, &count, &next, &waiting));
    if (waiting > 0)
        checks[n++] = TF(ctx->arena, "report.check.goals", str_int(ctx->arena, waiting));
    v->checks = checks;
    v->checks_count = n;
    return ST_OK;
}

enum status report_web_way(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_step *steps;
    struct report_way_v v;
    struct congress c;
    struct report r;
    size_t count;

    TRY(report_get(ctx, path_id(rq, "id"), &r));
    TRY(congress_get(ctx, ctx->congress_id, &c));
    TRY(report_store_steps(ctx, r.id, &steps, &count));
    v = (struct report_way_v){
        .crumbs = report_web_crumbs(ctx, &r, T("report.way")),
        .title = r.title,
        .tag = report_web_tag(r.state),
        .hash = r.frozen_hash,
        .frozen_at = r.frozen_at,
        .file_url = r.frozen_hash.len > 0 ? report_web_url(ctx, r.id, "/frozen") : S(""),
        .public_url = str_eqz(r.state, "published")
                          ? str_printf(ctx->arena, "/p/report/%lld?c=" STR_FMT, (long long)r.id,
                                       STR_ARG(c.code))
                          : S(""),
    };
    put_stages(ctx, &r, &v);
    put_steps(ctx, steps, count, &v);
    put_acts(ctx, rq, &r, &v);
    TRY(put_checks(ctx, &r, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.way"), &report_way_view, &v);
}

enum status report_web_do(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    enum report_act act;

    if (!report_act_read(param_text(rq, "act"), &act))
        return fail(&ctx->err, ST_INVALID, "form.invalid", NULL);
    TRY(report_do(ctx, id, param_int(rq, "version"), act, param_text(rq, "note")));
    respond_flash(rs, "report.done.act", text_of("report.act.", param_text(rq, "act")));
    return respond_see_other(rs, "/report/%lld/way", (long long)id);
}

enum status report_web_frozen(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str body;
    struct report r;

    TRY(report_get(ctx, path_id(rq, "id"), &r));
    TRY(report_store_frozen(ctx, r.id, &body));
    return respond_bytes(rs, "application/json", TF(ctx->arena, "report.file_name", r.title), body);
}

/* ---------------------------------------------------------------- opinions */

static struct report_comment_row_v comment_row(struct ctx *ctx, const struct request *rq,
                                               const struct report_comment *c)
{
    struct report_comment_row_v v = {
        .id = c->id,
        .about = c->block_id == 0 ? T("report.whole") : c->about,
        .text = c->text,
        .who = c->said_by,
        .at = c->said_at,
        .done = c->done,
        .answer = c->answer,
        .version = c->version,
        .tag = {.label = c->done ? T("report.comment.done") : T("report.comment.open"),
                .class = c->done ? S("ok") : S("wait")},
        .block_url = c->block_id == 0 ? report_web_url(ctx, c->report_id, "")
                                      : str_printf(ctx->arena, "/report/%lld#b%lld",
                                                   (long long)c->report_id, (long long)c->block_id),
        .url = c->done || !may(ctx, "report.write")
                   ? S("")
                   : str_printf(ctx->arena, "/report/%lld/comment/%lld", (long long)c->report_id,
                                (long long)c->id),
    };

    v.field = form_field(ctx, rq, "text", "answer", "report.f.answer", S(""));
    form_max(&v.field, REPORT_NOTE_CHARS, 2);
    return v;
}

static enum status comment_form(struct ctx *ctx, const struct request *rq, const struct report *r,
                                struct report_comments_v *v)
{
    const int64_t block_id = param_id(rq, "block");
    struct form_page_v *page = arena_new(ctx->arena, struct form_page_v);
    struct err ignored = {0};
    struct report_block b;
    struct form_page *f;

    if (!may(ctx, "report.comment") || report_check_comments(r->state, &ignored) != ST_OK)
        return ST_OK;
    f = form_page_open(ctx, rq, T("report.do.comment"), report_web_url(ctx, r->id, "/comment"),
                       S(""), T("report.do.comment"));
    f->v.part = true;
    if (block_id > 0) {
        TRY(report_store_block(ctx, block_id, &b));
        v->about = b.text;
    }
    (void)form_page_put(f, "hidden", "block", "report.f.block", str_int(ctx->arena, block_id));
    form_max(form_page_put(f, "text", "text", "report.f.comment", S("")), REPORT_NOTE_CHARS, 4);
    *page = *form_page_done(f);
    v->form = page;
    return ST_OK;
}

enum status report_web_comments(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct report_comments_v v = {.about = S("")};
    struct report_comment_row_v *rows;
    struct report_comment *all;
    struct report r;

    TRY(report_get(ctx, path_id(rq, "id"), &r));
    TRY(report_store_comments(ctx, r.id, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct report_comment_row_v);
    arr_each (i, v.rows_count)
        rows[i] = comment_row(ctx, rq, &all[i]);
    v.rows = rows;
    v.title = r.title;
    v.crumbs = report_web_crumbs(ctx, &r, T("report.comments"));
    *empty = (struct empty_v){.title = T("report.comments_none"),
                              .text = T("report.comments_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    TRY(comment_form(ctx, rq, &r, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.comments"), &report_comments_view, &v);
}

enum status report_web_comment(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), block = param_int(rq, "block");

    TRY(report_comment_say(ctx, id, block > 0 ? block : 0, param_text(rq, "text")));
    respond_flash(rs, "report.done.commented", S(""));
    return respond_see_other(rs, "/report/%lld/comment", (long long)id);
}

enum status report_web_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(report_comment_answer(ctx, path_id(rq, "comment_id"), param_int(rq, "version"),
                              param_text(rq, "answer")));
    respond_flash(rs, "report.done.answered", S(""));
    return respond_see_other(rs, "/report/%lld/comment", (long long)path_id(rq, "id"));
}
