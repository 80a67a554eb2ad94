// SPDX-License-Identifier: MulanPSL-2.0
/* A document beside higher law. */
#include "modules/statute/statute_rules.h"
#include "modules/statute/statute_web.h"
#include "platform/text.h"
#include "platform/view.h"

const struct statute_like_row_v *statute_web_like(struct ctx *ctx, const struct statute_beside *b)
{
    enum { TENTHS = 10 };
    struct statute_like_row_v *rows =
        arena_array(ctx->arena, b->like_count, struct statute_like_row_v);

    arr_each (i, b->like_count) {
        const struct statute_like *l = &b->like[i];
        struct statute_span *spans;

        rows[i] = (struct statute_like_row_v){
            .title = l->title,
            .level = l->level,
            .number = l->clause.number,
            .url = statute_web_clause_url(ctx, &l->clause),
            .score = l->score / TENTHS,
        };
        statute_spans(ctx->arena, l->clause.text, b->words, b->words_count, &spans,
                      &rows[i].spans_count);
        rows[i].spans = statute_web_spans(ctx, spans, rows[i].spans_count);
    }
    return rows;
}

static void put_row(struct ctx *ctx, const struct statute_beside *b, size_t at,
                    struct statute_beside_row_v *row)
{
    struct statute_word_row_v *words =
        arena_array(ctx->arena, b->words_count, struct statute_word_row_v);
    struct statute_span *spans;

    arr_each (i, b->words_count)
        words[i] = (struct statute_word_row_v){.word = b->words[i].word, .note = b->words[i].note};
    *row = (struct statute_beside_row_v){
        .number = b->clause.number.len > 0
                      ? b->clause.number
                      : TF(ctx->arena, "statute.line", str_int(ctx->arena, b->clause.place)),
        .anchor = str_printf(ctx->arena, "b%zu", at + 1),
        .words = words,
        .words_count = b->words_count,
        .like = statute_web_like(ctx, b),
        .like_count = b->like_count,
    };
    statute_spans(ctx->arena, b->clause.text, b->words, b->words_count, &spans, &row->spans_count);
    row->spans = statute_web_spans(ctx, spans, row->spans_count);
}

enum status statute_web_beside_of(struct ctx *ctx, const struct request *rq, struct response *rs,
                                  const struct statute_match *in, struct crumbs_v crumbs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct statute_beside_row_v *rows;
    struct statute_beside_v v = {0};
    struct statute_beside *all;
    size_t count;

    TRY(statute_beside(ctx, in, &all, &count));
    rows = arena_array(ctx->arena, count, struct statute_beside_row_v);
    arr_each (i, count) {
        v.flagged += all[i].words_count > 0;
        if (all[i].words_count > 0 || all[i].like_count > 0)
            put_row(ctx, &all[i], i, &rows[v.rows_count++]);
    }
    v.rows = rows;
    v.crumbs = crumbs;
    v.title = crumbs.items_count > 1 ? crumbs.items[1].label : T("statute.pasted");
    v.level = in->level;
    v.clauses = (int64_t)count;
    v.note = TF(ctx->arena, "statute.beside_note", text_of("statute.level.", in->level));
    *empty = (struct empty_v){.title = T("statute.no_beside"), .text = T("statute.no_beside_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("statute.beside"), &statute_beside_view, &v);
}

enum status statute_web_beside(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct statute_match in;
    struct statute_text t;
    struct statute s;

    TRY(statute_get(ctx, path_id(rq, "id"), &s));
    TRY(statute_text_get(ctx, param_id(rq, "text") != 0 ? param_id(rq, "text") : s.text_id, &t));
    if (t.statute_id != s.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    in = (struct statute_match){.text = t.body, .level = s.level};
    return statute_web_beside_of(
        ctx, rq, rs, &in,
        statute_web_crumbs(ctx, s.title, statute_web_url(ctx, s.id, ""), T("statute.beside")));
}
