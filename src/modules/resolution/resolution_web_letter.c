// SPDX-License-Identifier: MulanPSL-2.0
/* Letters of initiative on the phone of a deputy. */
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { ANSWER_CHARS = 1000, ANSWER_LINES = 4, DOCS_SHOWN = 30 };

/* ---------------------------------------------------------------- what a deputy reads */

static enum status letters_section(struct page *p)
{
    struct resolution_section_v *s;
    struct resolution_delivery *all;
    struct resolution_item_v *items;
    size_t count;

    TRY(resolution_deliveries(p->ctx, 0, p->ctx->actor->deputy_id, &all, &count));
    if (count == 0)
        return ST_OK;
    s = page_section(p, false, "h-letters", T("resolution.letters"));
    items = section_items(p, s, count);
    arr_each (i, count)
        items[i] = (struct resolution_item_v){
            .title = all[i].title,
            .url = web_url(p->ctx, "/resolution/letter/%lld", (long long)all[i].doc_id),
            .meta = text_date(p->ctx->arena, all[i].signed_on, p->ctx->today),
            .tag = all[i].answered_at != 0 ? web_tag(p->ctx, T("resolution.answered"), "ok")
                                           : web_tag(p->ctx, T("resolution.not_answered"), "wait"),
        };
    return ST_OK;
}

static enum status docs_section(struct page *p)
{
    const struct resolution_filter f = {.public_only = true, .limit = DOCS_SHOWN};
    struct resolution_section_v *s = page_section(p, false, "h-docs", T("resolution.reading.docs"));
    struct resolution_item_v *items;
    struct resolution_row *rows;
    int64_t total;
    struct str next;
    size_t count;

    TRY(resolution_page(p->ctx, &f, &rows, &count, &next, &total));
    items = section_items(p, s, count);
    arr_each (i, count)
        items[i] = (struct resolution_item_v){
            .title = rows[i].d.title,
            .url = web_url(p->ctx, "/resolution/letter/%lld", (long long)rows[i].d.id),
            .meta = str_printf(
                p->ctx->arena, STR_FMT " " STR_FMT, STR_ARG(rows[i].d.number_text),
                STR_ARG(text_date(p->ctx->arena, rows[i].d.published_on, p->ctx->today)))};
    if (count == 0)
        s->empty = T("resolution.public.none");
    return ST_OK;
}

enum status resolution_web_letters(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct page *p = page_open(ctx, rq, T("resolution.reading.title"), S(""));

    TRY(letters_section(p));
    TRY(docs_section(p));
    return page_respond(p, rs, FRAME_PHONE);
}

static const struct resolution_delivery *own_letter(const struct resolution_delivery *all,
                                                    size_t count, int64_t doc_id)
{
    arr_each (i, count)
        if (all[i].doc_id == doc_id)
            return &all[i];
    return NULL;
}

static enum status answer_form(struct ctx *ctx, const struct request *rq, struct response *rs,
                               const struct resolution_doc *d,
                               const struct resolution_delivery *letter,
                               const struct resolution_text *t)
{
    struct resolution_letter_v v = {
        .id = d->id,
        .title = d->title,
        .number = d->number_text,
        .body = t->body,
        .signer = d->signer,
        .signed_on = d->signed_on,
        .answered = letter->answered_at != 0,
        .url = web_url(ctx, "/resolution/letter/%lld", (long long)d->id),
        .back = S("/resolution/letter"),
        .head = T("resolution.answer_head"),
        .go = T("resolution.do.answer"),
        .field = form_field(ctx, rq, "text", "answer", "resolution.answer", letter->answer),
    };

    form_max(&v.field, ANSWER_CHARS, ANSWER_LINES);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_PHONE, d->title, &resolution_letter_view, &v);
}

enum status resolution_web_letter(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_delivery *letter;
    struct resolution_section_v *s;
    struct resolution_delivery *all;
    struct resolution_text t;
    struct resolution_doc d;
    struct page *p;
    size_t count;

    TRY(resolution_deliveries(ctx, 0, ctx->actor->deputy_id, &all, &count));
    letter = own_letter(all, count, path_id(rq, "id"));
    if (letter != NULL) {
        TRY(resolution_load(ctx, letter->doc_id, &d));
        TRY(resolution_text_get(ctx, &d, &t));
        return answer_form(ctx, rq, rs, &d, letter, &t);
    }
    TRY(resolution_published(ctx, path_id(rq, "id"), &d, &t));
    p = page_open(ctx, rq, t.title, d.number_text);
    s = page_section(p, false, "h-text", T("resolution.text"));
    s->body = t.body;
    TRY(web_files(ctx, "resolution_doc", d.id, true, &s->files));
    return page_respond(p, rs, FRAME_PHONE);
}

enum status resolution_web_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(resolution_answer(ctx, id, param_text(rq, "answer")));
    respond_flash(rs, "resolution.done.answered", S(""));
    return respond_see_other(rs, "/resolution/letter/%lld", (long long)id);
}
