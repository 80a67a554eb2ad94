// SPDX-License-Identifier: MulanPSL-2.0
/* A report's page: outline, sheet, panel. */
#include "modules/report/report_web_show.h"
#include "modules/report/report_rules.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

/* ---------------------------------------------------------------- runs */

static struct report_run_v figure_run(struct ctx *ctx, const struct request *rq,
                                      const struct report_sheet *s, const struct report_run *run)
{
    static const char *const CLASSES[] = {"fig", "fig chg", "fig kept", "fig lost"};
    const int64_t id = run->figure != NULL ? run->figure->id : 0;
    struct report_run_v v = {
        .text = run->text,
        .fig = true,
        .class = str_from(CLASSES[run->how]),
        .note = S(""),
        .say = run->now != NULL ? run->now->words.label
                                : text_of("report.figure.", str_from(report_how_word(run->how))),
        .now = id != 0 && param_id(rq, "figure") == id,
        .url = str_printf(ctx->arena, "/report/%lld?figure=%lld#src", (long long)s->report.id,
                          (long long)id),
    };

    if (run->how == REPORT_KEPT)
        v.note =
            TF(ctx->arena, "report.as_of", text_date(ctx->arena, run->figure->kept_on, ctx->today));
    else if (run->how != REPORT_SAME)
        v.note = text_of("report.figure.", str_from(report_how_word(run->how)));
    return v;
}

static struct report_run_v hand_run(struct ctx *ctx, const struct request *rq,
                                    const struct report_sheet *s, const struct report_run *run,
                                    struct str key)
{
    return (struct report_run_v){
        .text = run->text,
        .fig = true,
        .class = run->source != NULL ? S("fig said") : S("fig man"),
        .note = run->source != NULL ? S("") : T("report.figure.hand"),
        .say = run->source != NULL ? run->source->source : T("report.hand_say"),
        .now = str_eq(report_web_hand_asked(rq), key),
        .url = str_printf(ctx->arena, "/report/%lld?hand=" STR_FMT "#src", (long long)s->report.id,
                          STR_ARG(key)),
    };
}

struct str report_web_hand_asked(const struct request *rq)
{
    const struct str posted = path_text(rq, "hand");

    return posted.len > 0 ? posted : param_text(rq, "hand");
}

struct str report_web_hand_key(struct ctx *ctx, int64_t block_id, size_t nth)
{
    return str_printf(ctx->arena, "%lld-%zu", (long long)block_id, nth);
}

static void put_runs(struct ctx *ctx, const struct request *rq, const struct report_sheet *s,
                     const struct report_paragraph *p, struct report_block_v *v)
{
    struct report_run_v *runs = arena_array(ctx->arena, p->runs_count, struct report_run_v);
    size_t hand = 0;

    v->runs = runs;
    v->runs_count = p->runs_count;
    arr_each (i, p->runs_count) {
        const struct report_run *run = &p->runs[i];

        if (run->kind == REPORT_FIGURE)
            runs[i] = figure_run(ctx, rq, s, run);
        else if (run->kind == REPORT_HAND)
            runs[i] = hand_run(ctx, rq, s, run, report_web_hand_key(ctx, p->block.id, ++hand));
        else
            runs[i] = (struct report_run_v){.text = run->text};
    }
}

/* ---------------------------------------------------------------- blocks */

struct str report_web_place(struct ctx *ctx, const struct report_sheet *s, size_t index)
{
    struct str head = S("");
    int64_t n = 0;

    for (size_t i = 0; i <= index; i++) {
        if (s->paragraphs[i].block.level != REPORT_PARAGRAPH) {
            head = report_paragraph_text(ctx->arena, &s->paragraphs[i]);
            n = 0;
        } else {
            n++;
        }
    }
    if (n == 0)
        return head;
    return head.len == 0 ? TF(ctx->arena, "report.place_bare", str_int(ctx->arena, n))
                         : TF(ctx->arena, "report.place", head, str_int(ctx->arena, n));
}

static enum status put_block(struct ctx *ctx, const struct request *rq,
                             const struct report_sheet *s, size_t index, bool open,
                             struct report_block_v *v)
{
    const struct report_paragraph *p = &s->paragraphs[index];
    const int64_t level = p->block.level;

    *v = (struct report_block_v){
        .id = p->block.id,
        .anchor = str_printf(ctx->arena, "b%lld", (long long)p->block.id),
        .part = level == REPORT_PART,
        .section = level == REPORT_SECTION,
        .para = level == REPORT_PARAGRAPH,
        .label = level == REPORT_PARAGRAPH ? S("") : report_paragraph_text(ctx->arena, p),
    };
    put_runs(ctx, rq, s, p, v);
    if (!open)
        return ST_OK;
    v->edit_url = str_printf(ctx->arena, "/report/%lld/block/%lld#edit", (long long)s->report.id,
                             (long long)p->block.id);
    if (path_id(rq, "block_id") == p->block.id) {
        struct report_edit_v *edit = arena_new(ctx->arena, struct report_edit_v);

        TRY(report_web_edit(ctx, rq, s, p, edit));
        edit->field.label = TF(ctx->arena, "report.editing", report_web_place(ctx, s, index));
        v->edit = edit;
    }
    return ST_OK;
}

static enum status put_comments(struct ctx *ctx, const struct report *r,
                                struct report_block_v *blocks, size_t blocks_count)
{
    struct report_comment *all;
    struct err ignored = {0};
    size_t count;

    if (!may(ctx, "report.comment") || report_check_comments(r->state, &ignored) != ST_OK)
        return ST_OK;
    TRY(report_store_comments(ctx, r->id, &all, &count));
    arr_each (i, blocks_count) {
        blocks[i].comment_url = str_printf(ctx->arena, "/report/%lld/comment?block=%lld",
                                           (long long)r->id, (long long)blocks[i].id);
        arr_each (k, count)
            blocks[i].comments += !all[k].done && all[k].block_id == blocks[i].id;
    }
    return ST_OK;
}

static enum status put_doubts(struct ctx *ctx, const struct report_sheet *s,
                              struct report_show_v *v)
{
    struct report_doubt *doubts;
    size_t count;

    v->check_url = report_web_url(ctx, s->report.id, "/check");
    if (str_among("frozen published dropped", s->report.state))
        return ST_OK;
    TRY(report_doubts(ctx, s, &doubts, &count));
    arr_each (i, count)
        v->doubts += doubts[i].wrong;
    return ST_OK;
}

static enum status put_blocks(struct ctx *ctx, const struct request *rq,
                              const struct report_sheet *s, struct report_show_v *v)
{
    struct report_block_v *blocks = arena_array(ctx->arena, s->count, struct report_block_v);

    arr_each (i, s->count)
        TRY(put_block(ctx, rq, s, i, v->open, &blocks[i]));
    v->blocks = blocks;
    v->blocks_count = s->count;
    return put_comments(ctx, &s->report, blocks, s->count);
}

/* ---------------------------------------------------------------- the head */

/* What one does with a text while writing stands by itself; the rest is folded. */
static void put_links(struct ctx *ctx, const struct report *r, struct report_show_v *v)
{
    static const struct {
        const char *key, *tail;
    } NEXT[] = {{"report.check", "/check"}, {"report.way", "/way"}},
      MORE[] = {{"report.comments", "/comment"}, {"report.drafts", "/draft"},
                {"report.do.paper", "/paper"},   {"report.extract", "/extract"},
                {"report.slides", "/slides"},    {"report.do.head", "/head"}};
    struct link_v *links = arena_array(ctx->arena, COUNT(NEXT), struct link_v);
    struct link_v *more = arena_array(ctx->arena, COUNT(MORE), struct link_v);
    const bool head = v->open && may(ctx, "report.write");

    arr_each (i, COUNT(NEXT))
        links[i] = (struct link_v){.label = text(NEXT[i].key),
                                   .url = report_web_url(ctx, r->id, NEXT[i].tail)};
    arr_each (i, COUNT(MORE))
        more[i] = (struct link_v){.label = text(MORE[i].key),
                                  .url = report_web_url(ctx, r->id, MORE[i].tail)};
    v->links = links;
    v->links_count = COUNT(NEXT);
    v->more = more;
    v->more_count = COUNT(MORE) - (head ? 0 : 1);
}

static void put_sum(struct ctx *ctx, const struct report_sheet *s, struct report_show_v *v)
{
    v->figures = (int64_t)(s->figures + s->hand);
    v->same = (int64_t)s->same;
    v->changed = (int64_t)s->changed;
    v->kept = (int64_t)s->kept;
    v->lost = (int64_t)s->lost;
    v->hand = (int64_t)s->hand_bare;
    v->taken_at = s->report.taken_at;
    arr_each (i, s->count)
        arr_each (k, s->paragraphs[i].runs_count) {
            const struct report_run *run = &s->paragraphs[i].runs[k];
            const struct str here =
                str_printf(ctx->arena, "#b%lld", (long long)s->paragraphs[i].block.id);

            if (run->kind == REPORT_FIGURE && run->how == REPORT_CHANGED && v->changed_url.len == 0)
                v->changed_url =
                    str_printf(ctx->arena, "/report/%lld?figure=%lld" STR_FMT,
                               (long long)s->report.id, (long long)run->figure->id, STR_ARG(here));
            if (run->kind == REPORT_HAND && run->source == NULL && v->hand_url.len == 0)
                v->hand_url = here;
        }
}

static struct str meta_of(struct ctx *ctx, const struct report *r)
{
    const struct str at = text_instant(ctx->arena, r->saved_at, ctx->today);

    if (r->draft_no == 0)
        return TF(ctx->arena, "report.meta_bare", r->saved_by, at);
    return TF(ctx->arena, "report.meta", r->saved_by, at, str_int(ctx->arena, r->draft_no));
}

enum status report_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct link_v *word = arena_new(ctx->arena, struct link_v);
    struct err ignored = {0};
    struct report_sheet sheet;
    struct report_show_v v;
    struct report r;

    TRY(report_get(ctx, path_id(rq, "id"), &r));
    TRY(report_sheet_read(ctx, &r, !str_among("frozen published dropped", r.state), &sheet));
    *up = (struct link_v){.label = T("report.menu"), .url = S("/report")};
    v = (struct report_show_v){
        .crumbs = {.items = up, .items_count = 1, .here = r.title},
        .id = r.id,
        .version = r.version,
        .title = r.title,
        .heading = r.title,
        .byline = r.byline,
        .meta = meta_of(ctx, &r),
        .state = r.state,
        .tag = report_web_tag(r.state),
        .open = report_check_open(r.state, &ignored) == ST_OK && may(ctx, "report.write"),
        .changed_url = S(""),
        .hand_url = S(""),
        .add_url = report_web_url(ctx, r.id, "/add"),
    };
    put_sum(ctx, &sheet, &v);
    put_links(ctx, &r, &v);
    *word = (struct link_v){.label = T("report.do.word"),
                            .url = report_web_url(ctx, r.id, "/paper?format=docx")};
    v.main = word;
    TRY(put_doubts(ctx, &sheet, &v));
    TRY(put_blocks(ctx, rq, &sheet, &v));
    TRY(report_web_panel(ctx, rq, &sheet, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, r.title, &report_show_view, &v);
}
