// SPDX-License-Identifier: MulanPSL-2.0
/* What anybody may read: the frozen text, what each figure means, and those of its records that are
 * public themselves. */
#include "modules/congress/congress.h"
#include "modules/report/report_public.h"
#include "modules/report/report_web.h"
#include "platform/text.h"
#include "platform/view.h"
#include "report_public_view.h"

enum { PUBLIC_MAX = 100 };

static enum status choose(struct ctx *ctx, const struct request *rq)
{
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    return found ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* Of several congresses none is meant: the portal asks which. */
static bool must_choose(struct ctx *ctx, const struct request *rq)
{
    if (choose(ctx, rq) == ST_OK)
        return false;
    ctx->err = (struct err){0};
    return true;
}

static struct str with_code(struct ctx *ctx, const struct request *rq, struct str url)
{
    const struct str code = param_text(rq, "c");

    return code.len == 0 ? url
                         : str_printf(ctx->arena, STR_FMT "%cc=" STR_FMT, STR_ARG(url),
                                      str_has(url, S("?")) ? '&' : '?', STR_ARG(code));
}

static struct str url_of(struct ctx *ctx, const struct request *rq, int64_t id)
{
    return with_code(ctx, rq, str_printf(ctx->arena, "/p/report/%lld", (long long)id));
}

enum status report_web_public_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct report_filter f = {.public = true, .limit = PUBLIC_MAX};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct report_public_list_v v = {0};
    struct report_public_row_v *rows;
    struct report *all;
    struct str next;
    int64_t total;

    if (must_choose(ctx, rq))
        return respond_see_other(rs, "/p");
    TRY(report_store_page(ctx, &f, &all, &v.rows_count, &next, &total));
    rows = arena_array(ctx->arena, v.rows_count, struct report_public_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct report_public_row_v){.id = all[i].id,
                                               .name = all[i].title,
                                               .meta = text_of("report.kind.", all[i].kind),
                                               .url = url_of(ctx, rq, all[i].id),
                                               .on = all[i].published_on};
    v.rows = rows;
    *empty =
        (struct empty_v){.title = T("report.public_none"), .text = T("report.public_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("report.public_title"),
                        &report_public_list_view, &v);
}

/* ---------------------------------------------------------------- the text */

static int64_t index_of(const struct report_frozen *file, size_t paragraph, int64_t place)
{
    arr_each (i, file->figures_count)
        if (file->figures[i].paragraph == (int64_t)paragraph && file->figures[i].place == place)
            return (int64_t)i + 1;
    return 0;
}

static struct report_public_paragraph_v paragraph_of(struct ctx *ctx, const struct request *rq,
                                                     const struct report *r,
                                                     const struct report_frozen *file,
                                                     size_t number)
{
    const struct report_frozen_paragraph *p = &file->paragraphs[number - 1];
    struct report_public_paragraph_v v = {.head = p->level != REPORT_PARAGRAPH,
                                          .part = p->level == REPORT_PART};
    struct report_public_run_v *runs;
    struct report_piece *pieces;
    size_t count;
    int64_t place = 0;

    report_pieces(ctx->arena, p->text, &pieces, &count);
    runs = arena_array(ctx->arena, count, struct report_public_run_v);
    arr_each (i, count) {
        const int64_t n = pieces[i].is_token ? index_of(file, number, ++place) : 0;

        runs[i] = (struct report_public_run_v){.text = pieces[i].text, .url = S("")};
        if (n == 0)
            continue;
        runs[i].text = file->figures[n - 1].shown;
        runs[i].now = param_int(rq, "figure") == n;
        runs[i].url = with_code(
            ctx, rq,
            str_printf(ctx->arena, "/p/report/%lld?figure=%lld", (long long)r->id, (long long)n));
    }
    v.runs = runs;
    v.runs_count = count;
    return v;
}

/* ---------------------------------------------------------------- public records */

static enum status put_records(struct ctx *ctx, const struct request *rq,
                               const struct report_frozen_rows *rows, struct report_public_v *v)
{
    struct report_opened *o = arena_new(ctx->arena, struct report_opened);
    struct report_public_row_v *out;
    struct report_public_part_v *parts;

    TRY(report_open_rows(ctx, rows, o));
    out = arena_array(ctx->arena, o->items_count, struct report_public_row_v);
    arr_each (i, o->items_count)
        out[i] = (struct report_public_row_v){
            .id = 0,
            .name = o->items[i].title,
            .meta = o->items[i].meta,
            .url = o->items[i].url.len > 0 ? with_code(ctx, rq, o->items[i].url) : S(""),
            .on = o->items[i].on};
    parts = arena_array(ctx->arena, o->parts_count + 1, struct report_public_part_v);
    arr_each (i, o->parts_count)
        parts[i] = (struct report_public_part_v){o->parts[i].word, o->parts[i].count};
    v->parts_count = o->parts_count;
    if (o->rest > 0 && o->parts_count > 0)
        parts[v->parts_count++] = (struct report_public_part_v){T("report.open_rest"), o->rest};
    v->records = out;
    v->records_count = o->items_count;
    v->parts = parts;
    v->open = o->open;
    v->why = o->why;
    v->all_url = o->all_path.len > 0 ? with_code(ctx, rq, o->all_path) : S("");
    return ST_OK;
}

static void put_figure(struct ctx *ctx, const struct report_frozen_figure *f,
                       struct report_public_v *v)
{
    const struct date other_year = {.year = 0, .month = 1, .day = 1};

    v->figure = f->label;
    v->value = f->shown;
    v->definition = f->definition;
    v->division = f->denominator < 0 ? S("")
                                     : TF(ctx->arena, "report.division", f->numerator_is,
                                          str_int(ctx->arena, f->numerator), f->denominator_is,
                                          str_int(ctx->arena, f->denominator));
    v->range = TF(ctx->arena, "report.range", text_date(ctx->arena, f->from, other_year),
                  text_date(ctx->arena, f->to, other_year));
    v->rows = (int64_t)(f->below.there ? f->below.count : f->rows.count);
}

static enum status published(struct ctx *ctx, int64_t id, struct report *r,
                             struct report_frozen *out_file, struct str *out_body)
{
    TRY(report_store_get(ctx, id, r));
    if (!str_eqz(r->state, "published"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(report_store_frozen(ctx, r->id, out_body));
    return report_frozen_read(ctx->arena, *out_body, out_file, &ctx->err);
}

enum status report_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t wanted = param_int(rq, "figure");
    struct report_public_paragraph_v *paragraphs;
    struct report_frozen file;
    struct report_public_v v;
    struct str body;
    struct report r;

    if (must_choose(ctx, rq))
        return respond_see_other(rs, "/p");
    TRY(published(ctx, path_id(rq, "id"), &r, &file, &body));
    v = (struct report_public_v){
        .title = file.title,
        .byline = file.byline,
        .congress = file.congress_name,
        .hash = r.frozen_hash,
        .on = r.published_on,
        .figure = S(""),
        .all_url = S(""),
        .why = S(""),
        .file_url =
            with_code(ctx, rq, str_printf(ctx->arena, "/p/report/%lld/file", (long long)r.id)),
        .back = with_code(ctx, rq, S("/p/report")),
    };
    paragraphs = arena_array(ctx->arena, file.paragraphs_count, struct report_public_paragraph_v);
    arr_each (i, file.paragraphs_count)
        paragraphs[i] = paragraph_of(ctx, rq, &r, &file, i + 1);
    v.paragraphs = paragraphs;
    v.paragraphs_count = file.paragraphs_count;
    if (wanted > 0 && (size_t)wanted <= file.figures_count) {
        const struct report_frozen_figure *f = &file.figures[wanted - 1];

        put_figure(ctx, f, &v);
        TRY(put_records(ctx, rq, f->below.there ? &f->below : &f->rows, &v));
    }
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &report_public_view, &v);
}

enum status report_web_public_file(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_frozen file;
    struct str body;
    struct report r;

    TRY(choose(ctx, rq));
    TRY(published(ctx, path_id(rq, "id"), &r, &file, &body));
    return respond_bytes(rs, "application/json", TF(ctx->arena, "report.file_name", r.title), body);
}
