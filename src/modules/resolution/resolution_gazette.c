// SPDX-License-Identifier: MulanPSL-2.0
/* The gazette: put together from what was issued, then frozen as the PDF that everybody gets. */
#include "modules/resolution/resolution_act.h"
#include "modules/resolution/resolution_papers.h"
#include "platform/file.h"
#include "platform/text.h"

enum { PARTS_MAX = 300 };

struct addition {
    int64_t year, number;
    struct str title;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct addition *a = input;
    struct resolution_gazette g = {.year = a->year, .number = a->number, .title = a->title};
    struct resolution_gazette *all;
    int64_t last = 0;
    size_t count;

    TRY(resolution_gazettes(ctx, false, &all, &count));
    if (g.year == 0)
        g.year = ctx->today.year;
    arr_each (i, count)
        if (all[i].year == g.year && all[i].number > last)
            last = all[i].number;
    if (g.number == 0)
        g.number = last + 1;
    TRY(resolution_check_number(last, g.number, false, &ctx->err));
    if (g.title.len == 0)
        g.title = TF(ctx->arena, "resolution.gazette.title_of",
                     str_printf(ctx->arena, "%lld", (long long)g.year),
                     str_printf(ctx->arena, "%lld", (long long)g.number));
    g.id = db_new_id(ctx);
    TRY(resolution_store_insert_gazette(ctx, &g));
    *a->out_id = g.id;
    return event_emit(ctx, "resolution.gazette_begun", g.id);
}

enum status resolution_gazette_add(struct ctx *ctx, int64_t year, int64_t number, struct str title,
                                   int64_t *out_id)
{
    resolution_need(ctx, "title", title, false, RESOLUTION_TITLE_CHARS);
    if (year < 0 || year > ctx->today.year)
        invalid(ctx, "year", "resolution.year_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct addition){year, number, title, out_id});
}

static enum status begin(struct ctx *ctx, int64_t id, int64_t version, struct resolution_gazette *g)
{
    TRY(resolution_gazette_get(ctx, id, g));
    if (version != 0 && version != g->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return str_eqz(g->state, "draft") ? ST_OK
                                      : fail(&ctx->err, ST_RULE, "resolution.gazette_frozen", NULL);
}

/* ---------------------------------------------------------------- put together */

static enum status text_of_doc(struct ctx *ctx, int64_t doc_id, struct resolution_gazette_part *p)
{
    struct resolution_text t;
    struct resolution_doc d;
    const struct err was = ctx->err;

    TRY(resolution_load(ctx, doc_id, &d));
    if (date_none(d.signed_on))
        return fail(&ctx->err, ST_RULE, "resolution.not_signed", NULL);
    if (date_none(d.published_on) || resolution_text_of(ctx, "public", d.id, 0, &t) != ST_OK) {
        ctx->err = was;
        return fail(&ctx->err, ST_RULE, "resolution.publish_first", NULL);
    }
    p->title = t.title;
    p->body = t.body;
    p->number_text = d.number_text;
    return ST_OK;
}

static enum status put_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_gazette_put *in = input;
    struct resolution_gazette_part p = {
        .gazette_id = in->id, .doc_id = in->doc_id, .title = in->title, .body = in->body};
    struct resolution_gazette_part *all;
    struct resolution_gazette g;
    size_t count;

    TRY(begin(ctx, in->id, in->version, &g));
    TRY(resolution_gazette_parts(ctx, g.id, &all, &count));
    if (count >= PARTS_MAX)
        return fail(&ctx->err, ST_RULE, "resolution.too_many_points", NULL);
    arr_each (i, count)
        if (in->doc_id != 0 && all[i].doc_id == in->doc_id)
            return fail(&ctx->err, ST_RULE, "resolution.in_it_already", NULL);
    if (in->doc_id != 0)
        TRY(text_of_doc(ctx, in->doc_id, &p));
    p.place = count > 0 ? all[count - 1].place + 1 : 1;
    TRY(resolution_store_insert_gazette_part(ctx, &p));
    return event_emit(ctx, "resolution.gazette_changed", g.id);
}

enum status resolution_gazette_put(struct ctx *ctx, const struct resolution_gazette_put *in)
{
    if (in->doc_id == 0) {
        resolution_need(ctx, "title", in->title, true, RESOLUTION_TITLE_CHARS);
        resolution_need(ctx, "body", in->body, true, RESOLUTION_BODY_CHARS);
        TRY(invalid_done(ctx));
    }
    return db_tx(ctx, put_tx, in);
}

struct moving {
    int64_t id, part_id;
    enum gazette_move move;
};

static enum status move_tx(struct ctx *ctx, const void *input)
{
    const struct moving *in = input;
    struct resolution_gazette_part *all;
    struct resolution_gazette g;
    size_t count, at = 0;

    TRY(begin(ctx, in->id, 0, &g));
    TRY(resolution_gazette_parts(ctx, g.id, &all, &count));
    while (at < count && all[at].id != in->part_id)
        at++;
    if (at == count)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (in->move == GAZETTE_OUT) {
        TRY(resolution_store_delete_gazette_part(ctx, in->part_id));
    } else {
        const size_t other = in->move == GAZETTE_UP ? at - 1 : at + 1;

        if ((in->move == GAZETTE_UP && at == 0) || other >= count)
            return ST_OK;
        TRY(resolution_store_place_gazette_part(ctx, all[at].id, all[other].place));
        TRY(resolution_store_place_gazette_part(ctx, all[other].id, all[at].place));
    }
    return event_emit(ctx, "resolution.gazette_changed", g.id);
}

enum status resolution_gazette_move(struct ctx *ctx, int64_t id, int64_t part_id,
                                    enum gazette_move move)
{
    return db_tx(ctx, move_tx, &(struct moving){id, part_id, move});
}

/* ---------------------------------------------------------------- issued */

struct issuing {
    int64_t id, version;
    struct date on;
    struct file_kept pdf;
};

static enum status issue_tx(struct ctx *ctx, const void *input)
{
    const struct issuing *in = input;
    struct resolution_gazette g;

    TRY(begin(ctx, in->id, in->version, &g));
    g.state = S("issued");
    g.issued_on = in->on;
    g.pdf_hash = in->pdf.hash;
    g.pdf_bytes = in->pdf.size_bytes;
    TRY(resolution_store_update_gazette(ctx, &g));
    return event_emit(ctx, "resolution.gazette_issued", g.id);
}

enum status resolution_gazette_issue(struct ctx *ctx, int64_t id, int64_t version, struct date on)
{
    struct issuing in = {.id = id, .on = date_none(on) ? ctx->today : on};
    struct resolution_gazette g;
    struct paper *p;
    struct str pdf;

    TRY(begin(ctx, id, version, &g));
    in.version = g.version; /* what is frozen is what was drawn */
    if (g.parts == 0)
        return fail(&ctx->err, ST_RULE, "resolution.gazette_empty", NULL);
    if (date_cmp(in.on, ctx->today) > 0) {
        invalid(ctx, "on", "resolution.later", NULL);
        return invalid_done(ctx);
    }
    g.issued_on = in.on;
    TRY(resolution_paper_gazette(ctx, &g, &p));
    TRY(paper_pdf(ctx, p, &pdf));
    TRY(file_keep_bytes(ctx, pdf, &in.pdf));
    return db_tx(ctx, issue_tx, &in);
}
