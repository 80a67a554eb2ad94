// SPDX-License-Identifier: MulanPSL-2.0
/* Writing: one paragraph in its place, new ones, their order, and what becomes of figures. */
#include "modules/attachment/attachment.h"
#include "modules/report/report_actions.h"
#include "modules/report/report_web_show.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { ADD_CHARS = 60000 };

static struct str block_url(struct ctx *ctx, const struct report_sheet *s, int64_t block_id,
                            const char *tail)
{
    return str_printf(ctx->arena, "/report/%lld/block/%lld%s", (long long)s->report.id,
                      (long long)block_id, tail);
}

/* ---------------------------------------------------------------- the form in the sheet */

/* Parts and sections carry their marks while they are written. */
static struct str stored_text(struct ctx *ctx, const struct report_block *b)
{
    static const char *const MARKS[] = {"", "# ", "## "};

    return str_printf(ctx->arena, "%s" STR_FMT, MARKS[b->level], STR_ARG(b->text));
}

/* Where {} stands, or at the end. */
static struct str with_token(struct ctx *ctx, struct str text, struct str token)
{
    for (size_t i = 0; i + 2 <= text.len; i++)
        if (text.ptr[i] == '{' && text.ptr[i + 1] == '}')
            return str_printf(ctx->arena, "%.*s" STR_FMT "%.*s", (int)i, text.ptr, STR_ARG(token),
                              (int)(text.len - i - 2), text.ptr + i + 2);
    return str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(text), STR_ARG(token));
}

/* 培训班6期、培训742人次: each figure as it would read. */
static enum status preview_of(struct ctx *ctx, const struct report_sheet *s, struct str words,
                              struct str *out)
{
    const struct period period = {s->report.from, s->report.to};
    struct buf to = buf_new(ctx->arena, 0);
    struct report_piece *pieces;
    size_t count;

    report_pieces(ctx->arena, words, &pieces, &count);
    arr_each (i, count) {
        const struct err before = ctx->err;
        struct report_value v;
        enum status st;

        if (!pieces[i].is_token)
            continue;
        st = report_value_now(ctx, &period, pieces[i].text, &v);
        if (st == ST_INTERNAL || st == ST_BUSY)
            return st;
        if (to.len > 0)
            buf_z(&to, "，");
        buf_str(&to, st == ST_OK ? v.words.label : pieces[i].text);
        buf_str(&to, st == ST_OK ? v.shown : T("report.preview_wrong"));
        ctx->err = before;
    }
    *out = to.len == 0 ? S("") : TF(ctx->arena, "report.preview", buf_view(&to));
    return ST_OK;
}

static struct action_v *act_of(struct ctx *ctx, struct str url, const char *label, bool risk)
{
    struct action_v *a = arena_new(ctx->arena, struct action_v);

    *a = (struct action_v){.url = url, .label = text(label), .risk = risk};
    return a;
}

enum status report_web_edit(struct ctx *ctx, const struct request *rq, const struct report_sheet *s,
                            const struct report_paragraph *p, struct report_edit_v *out)
{
    const struct report_block *b = &p->block;
    const struct str insert = param_text(rq, "insert");
    struct str typed, words = stored_text(ctx, b);

    TRY(report_store_typed(ctx, b->id, &typed));
    if (typed.len > 0)
        words = typed;
    if (insert.len > 0)
        words = with_token(ctx, words, insert);
    *out = (struct report_edit_v){
        .url = block_url(ctx, s, b->id, ""),
        .back =
            str_printf(ctx->arena, "/report/%lld#b%lld", (long long)s->report.id, (long long)b->id),
        .field = form_field(ctx, rq, "text", "text", "report.f.text", words),
        .version = b->version,
        .pick_url = block_url(ctx, s, b->id, "/pick"),
        .drop = act_of(ctx, block_url(ctx, s, b->id, "/drop"), "report.do.drop_block", true),
        .up = act_of(ctx, block_url(ctx, s, b->id, "/up"), "report.do.up", false),
        .down = act_of(ctx, block_url(ctx, s, b->id, "/down"), "report.do.down", false),
    };
    form_max(&out->field, 0, p->block.level == REPORT_PARAGRAPH ? 6 : 2);
    return preview_of(ctx, s, out->field.value, &out->preview);
}

enum status report_web_block_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report r;

    TRY(report_open(ctx, path_id(rq, "id"), &r));
    return report_web_show(ctx, rq, rs);
}

/* A save of the browser while one writes, and a question before the end, keep what is typed for the
 * writer alone; only the button saves. */
enum status report_web_block(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), block = path_id(rq, "block_id");
    const struct str text = param_text(rq, "text");

    if (param_bool(rq, "pick")) {
        TRY(report_block_type(ctx, block, text));
        return respond_see_other(rs, "/report/%lld/block/%lld/pick", (long long)id,
                                 (long long)block);
    }
    if (param_bool(rq, "leave")) {
        TRY(report_block_untype(ctx, block));
        return respond_see_other(rs, "/report/%lld#b%lld", (long long)id, (long long)block);
    }
    if (!param_bool(rq, "save")) {
        TRY(report_block_type(ctx, block, text));
        return respond_bytes(
            rs, "application/json", S(""),
            str_printf(ctx->arena, "{\"location\":\"/report/%lld/block/%lld\",\"version\":%lld}",
                       (long long)id, (long long)block, (long long)param_int(rq, "version")));
    }
    TRY(report_block_save(ctx, block, param_int(rq, "version"), text));
    respond_flash(rs, "report.done.saved", S(""));
    return respond_see_other(rs, "/report/%lld#b%lld", (long long)id, (long long)block);
}

enum status report_web_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct report_block b;

    TRY(report_store_block(ctx, path_id(rq, "block_id"), &b));
    TRY(report_block_save(ctx, b.id, b.version, S("")));
    respond_flash(rs, "report.done.dropped", S(""));
    return respond_see_other(rs, "/report/%lld", (long long)id);
}

static enum status move(struct ctx *ctx, const struct request *rq, struct response *rs, bool up)
{
    TRY(report_block_move(ctx, path_id(rq, "block_id"), up));
    return respond_see_other(rs, "/report/%lld#b%lld", (long long)path_id(rq, "id"),
                             (long long)path_id(rq, "block_id"));
}

enum status report_web_up(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move(ctx, rq, rs, true);
}

enum status report_web_down(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move(ctx, rq, rs, false);
}

/* ---------------------------------------------------------------- new paragraphs */

enum status report_web_add_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_form_v *v = arena_new(ctx->arena, struct report_form_v);
    struct form_page *f;
    struct field_v *field;
    struct report r;

    TRY(report_open(ctx, path_id(rq, "id"), &r));
    f = form_page_open(ctx, rq, T("report.do.add"), report_web_url(ctx, r.id, "/add"),
                       report_web_url(ctx, r.id, ""), T("report.do.save"));
    form_page_crumb(f, T("report.menu"), S("/report"));
    form_page_crumb(f, r.title, report_web_url(ctx, r.id, ""));
    (void)form_page_put(f, "hidden", "behind", "report.f.behind",
                        str_int(ctx->arena, param_id(rq, "behind")));
    field = form_page_put(f, "text", "text", "report.f.lines", S(""));
    form_max(field, ADD_CHARS, 12);
    v->page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->page.title, &report_form_view, v);
}

/* Behind the last one, where nobody says behind which. */
static enum status last_of(struct ctx *ctx, int64_t report_id, int64_t *out)
{
    struct report_block *all;
    size_t count;

    TRY(report_store_blocks(ctx, report_id, &all, &count));
    *out = count > 0 ? all[count - 1].id : 0;
    return ST_OK;
}

enum status report_web_add(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    int64_t behind = param_int(rq, "behind"), block;

    if (behind <= 0)
        TRY(last_of(ctx, id, &behind));
    TRY(report_block_add(ctx, id, behind, param_text(rq, "text"), &block));
    respond_flash(rs, "report.done.saved", S(""));
    return respond_see_other(rs, "/report/%lld#b%lld", (long long)id, (long long)block);
}

/* ---------------------------------------------------------------- figures */

enum status report_web_figure(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), figure = path_id(rq, "figure_id");

    TRY(str_eqz(param_text(rq, "act"), "use") ? report_figure_take(ctx, figure)
                                              : report_figure_keep(ctx, figure));
    respond_flash(rs, "report.done.saved", S(""));
    return respond_see_other(rs, "/report/%lld?figure=%lld#src", (long long)id, (long long)figure);
}

enum status report_web_take(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    size_t n = 0;

    TRY(report_take_all(ctx, path_id(rq, "id"), &n));
    respond_flash(rs, "report.done.taken", str_int(ctx->arena, (int64_t)n));
    return respond_see_other(rs, "/report/%lld", (long long)path_id(rq, "id"));
}

/* The address names the block and the how-manieth number typed by hand in it. */
static enum status hand_of(struct ctx *ctx, const struct request *rq, struct report_source *out)
{
    struct str key = path_text(rq, "hand"), first;
    struct report_sheet sheet;
    struct report r;
    int64_t block, nth;

    if (!str_cut(&key, '-', &first) || !str_to_int(first, &block) || !str_to_int(key, &nth))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(report_get(ctx, path_id(rq, "id"), &r));
    TRY(report_sheet_read(ctx, &r, false, &sheet));
    arr_each (i, sheet.count) {
        const struct report_paragraph *p = &sheet.paragraphs[i];

        arr_each (k, p->runs_count) {
            const struct report_run *run = &p->runs[k];

            if (p->block.id != block || run->kind != REPORT_HAND || --nth != 0)
                continue;
            *out = run->source != NULL ? *run->source
                                       : (struct report_source){.report_id = r.id,
                                                                .block_id = block,
                                                                .words = run->text,
                                                                .nth = run->nth};
            return ST_OK;
        }
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status report_web_source(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_source s;
    int64_t source;

    TRY(hand_of(ctx, rq, &s));
    s.source = param_text(rq, "source");
    s.link = param_text(rq, "link");
    TRY(report_source_say(ctx, &s, &source));
    respond_flash(rs,
                  attachment_keep_brought(ctx, rq, (struct attachment_of){"report_source", source})
                      ? "report.done.saved"
                      : "report.done.without_files",
                  S(""));
    return respond_see_other(rs, "/report/%lld?hand=" STR_FMT "#src", (long long)path_id(rq, "id"),
                             STR_ARG(path_text(rq, "hand")));
}
