// SPDX-License-Identifier: MulanPSL-2.0
/* From what was said to the points of a deliberation opinion, and from these to its text. */
#include "modules/resolution/resolution_act.h"
#include "platform/paper.h"

enum { POINT_CHARS = 4000, SPEAKER_CHARS = 60, POINTS_MOST = 90 };

/* ---------------------------------------------------------------- gathering */

struct gathering {
    int64_t doc_id;
    const struct resolution_remark_new *all;
    size_t count, *out_new;
};

static bool is_here(const struct resolution_remark *have, size_t count, int64_t speech_id)
{
    arr_each (i, count)
        if (speech_id != 0 && have[i].speech_id == speech_id)
            return true;
    return false;
}

static enum status gather_tx(struct ctx *ctx, const void *input)
{
    const struct gathering *in = input;
    struct resolution_remark *have;
    struct resolution_doc d;
    size_t count, n = 0;

    TRY(resolution_begin(ctx, in->doc_id, 0, RESOLUTION_SAVE, &d));
    TRY(resolution_remarks(ctx, d.id, &have, &count));
    arr_each (i, in->count) {
        const struct resolution_remark_new *r = &in->all[i];

        if (str_trim(r->body).len == 0 || is_here(have, count, r->speech_id))
            continue;
        TRY(resolution_store_insert_remark(ctx,
                                           &(struct resolution_remark){.id = db_new_id(ctx),
                                                                       .doc_id = d.id,
                                                                       .speech_id = r->speech_id,
                                                                       .speaker = r->speaker,
                                                                       .body = r->body}));
        n++;
    }
    *in->out_new = n;
    return n == 0 ? ST_OK : event_emit(ctx, "resolution.gathered", d.id);
}

enum status resolution_gather(struct ctx *ctx, int64_t doc_id,
                              const struct resolution_remark_new *all, size_t count,
                              size_t *out_new)
{
    arr_each (i, count) {
        resolution_need(ctx, "speaker", all[i].speaker, true, SPEAKER_CHARS);
        resolution_need(ctx, "body", all[i].body, false, RESOLUTION_BODY_CHARS);
    }
    TRY(invalid_done(ctx));
    return db_tx(ctx, gather_tx, &(struct gathering){doc_id, all, count, out_new});
}

/* ---------------------------------------------------------------- grouping */

static enum status new_point(struct ctx *ctx, const struct resolution_grouping *in, int64_t *out)
{
    struct resolution_point *have;
    size_t count;

    *out = 0;
    if (in->new_point.len == 0)
        return ST_OK;
    TRY(resolution_points(ctx, in->doc_id, &have, &count));
    if (count >= POINTS_MOST)
        return fail(&ctx->err, ST_RULE, "resolution.too_many_points", NULL);
    *out = db_new_id(ctx);
    return resolution_store_insert_point(
        ctx, &(struct resolution_point){.id = *out,
                                        .doc_id = in->doc_id,
                                        .place = count > 0 ? have[count - 1].place + 1 : 1,
                                        .body = in->new_point});
}

static const struct resolution_remark *remark_at(const struct resolution_remark *all, size_t count,
                                                 int64_t id)
{
    arr_each (i, count)
        if (all[i].id == id)
            return &all[i];
    return NULL;
}

static bool is_point(const struct resolution_point *all, size_t count, int64_t id)
{
    arr_each (i, count)
        if (all[i].id == id)
            return true;
    return id == 0;
}

static enum status group_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_grouping *in = input;
    struct resolution_remark *remarks;
    struct resolution_point *points;
    size_t remarks_count, points_count;
    struct resolution_doc d;
    int64_t fresh;

    TRY(resolution_begin(ctx, in->doc_id, in->version, RESOLUTION_SAVE, &d));
    TRY(new_point(ctx, in, &fresh));
    TRY(resolution_remarks(ctx, d.id, &remarks, &remarks_count));
    TRY(resolution_points(ctx, d.id, &points, &points_count));
    arr_each (i, in->count) {
        const struct resolution_remark *r = remark_at(remarks, remarks_count, in->remarks[i]);
        const int64_t to = in->points[i] == -1 ? fresh : in->points[i];

        if (r == NULL || !is_point(points, points_count, to))
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
        if (r->point_id != to)
            TRY(resolution_store_group_remark(ctx, r->id, to));
    }
    return event_emit(ctx, "resolution.grouped", d.id);
}

enum status resolution_group(struct ctx *ctx, const struct resolution_grouping *in)
{
    resolution_need(ctx, "new_point", in->new_point, false, POINT_CHARS);
    arr_each (i, in->count)
        if (in->points[i] == -1 && in->new_point.len == 0) {
            invalid(ctx, "new_point", "form.required", NULL);
            break;
        }
    TRY(invalid_done(ctx));
    return db_tx(ctx, group_tx, in);
}

/* The others make room: places are 1, 2, 3 … afterwards. */
static enum status place_all(struct ctx *ctx, int64_t doc_id, int64_t moved, int64_t place)
{
    struct resolution_point *all;
    size_t count;
    int64_t at = 1;

    TRY(resolution_points(ctx, doc_id, &all, &count));
    arr_each (i, count) {
        if (all[i].id == moved) {
            all[i].place = place;
        } else {
            at += at == place;
            all[i].place = at++;
        }
        TRY(resolution_store_update_point(ctx, &all[i]));
    }
    return ST_OK;
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_point_change *in = input;
    struct resolution_point *all;
    struct resolution_doc d;
    size_t count;

    TRY(resolution_begin(ctx, in->doc_id, 0, RESOLUTION_SAVE, &d));
    TRY(resolution_points(ctx, d.id, &all, &count));
    arr_each (i, count) {
        if (all[i].id != in->point_id)
            continue;
        if (in->version != 0 && in->version != all[i].version)
            return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
        if (in->body.len == 0) {
            TRY(resolution_store_delete_point(ctx, &all[i]));
            return event_emit(ctx, "resolution.grouped", d.id);
        }
        all[i].body = in->body;
        TRY(resolution_store_update_point(ctx, &all[i]));
        if (in->place > 0 && in->place <= (int64_t)count && in->place != all[i].place)
            TRY(place_all(ctx, d.id, all[i].id, in->place));
        return event_emit(ctx, "resolution.grouped", d.id);
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status resolution_point_change(struct ctx *ctx, const struct resolution_point_change *in)
{
    resolution_need(ctx, "body", in->body, false, POINT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, change_tx, in);
}

/* ---------------------------------------------------------------- the text */

enum status resolution_compose(struct ctx *ctx, int64_t doc_id, int64_t version)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct resolution_point *all;
    struct resolution_doc d;
    size_t count;

    TRY(resolution_load(ctx, doc_id, &d));
    TRY(resolution_points(ctx, doc_id, &all, &count));
    if (count == 0)
        return fail(&ctx->err, ST_RULE, "resolution.no_points", NULL);
    arr_each (i, count)
        buf_printf(&b, "%s" STR_FMT "、" STR_FMT, i > 0 ? "\n" : "",
                   STR_ARG(paper_numeral(ctx->arena, (unsigned)i + 1)), STR_ARG(all[i].body));
    return resolution_save(
        ctx, &(struct resolution_save){
                 .id = doc_id, .version = version, .title = d.title, .body = buf_view(&b)});
}
