// SPDX-License-Identifier: MulanPSL-2.0
/* Making opinions of what was taken in: a job, some seconds later. Each is registered and struck
 * from the queue in one transaction, so that none is made twice; photographs follow after it. */
#include "modules/attachment/attachment.h"
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_actions.h"
#include "modules/opinion/opinion_public_parts.h"
#include "modules/opinion/opinion_store_intake.h"
#include "platform/app.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/file.h"
#include "platform/job.h"
#include "platform/log.h"
#include "platform/text.h"

enum {
    TOGETHER = 20,
    SECONDS = 4,
    PHOTOS_TRIED_SECONDS = 3 * 24 * 3600, /* since they were taken in */
    PHOTO_BYTES_MAX = 16 * 1024 * 1024
};

enum status opinion_public_record_waits(struct ctx *ctx, bool *out)
{
    return opinion_store_intake_waits(ctx, out);
}

static enum status open_row(struct ctx *ctx, const struct opinion_intake_row *row,
                            struct opinion_raised *out, struct str *out_code)
{
    struct str text;

    TRY(crypt_open(ctx, row->key_id, OPINION_PAYLOAD, row->sealed, &text));
    if (opinion_payload_read(text, out, out_code))
        return ST_OK;
    return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "intake %lld is of another kind",
                       (long long)row->id);
}

/* ---------------------------------------------------------------- one */

static enum status record(struct ctx *ctx, const struct opinion_intake_row *row)
{
    struct opinion_raised r;
    struct opinion_new in;
    struct str code;
    int64_t id;

    TRY(open_row(ctx, row, &r, &code));
    in = (struct opinion_new){
        .channel = r.qr ? S("qr") : S("portal"),
        .subject = opinion_subject_of(r.body),
        .body = r.body,
        .raised_at = row->taken_at,
        .place = r.place,
        .area = r.area,
        .category = text_special("opinion.kind.", r.kind, ""),
        .citizen = r.citizen,
        .contact = r.contact,
        .wish = r.wish,
        .station_id = r.station_id,
        .open = r.open,
        .code = code,
        .pin = r.digits,
    };
    TRY(opinion_register(ctx, &in, &id));
    TRY(opinion_store_intake_settle(ctx, row->id, id, r.photos_count == 0));
    return event_emit(ctx, "opinion.recorded", id);
}

struct some {
    const struct opinion_intake_row *rows;
    size_t count;
};

static enum status record_tx(struct ctx *ctx, const void *input)
{
    const struct some *in = input;

    arr_each (i, in->count)
        if (in->rows[i].opinion_id == 0)
            TRY(record(ctx, &in->rows[i]));
    return ST_OK;
}

/* ---------------------------------------------------------------- its photographs */

static bool has_file(const struct attachment *list, size_t count, struct str name)
{
    arr_each (i, count)
        if (str_eq(list[i].name, name))
            return true;
    return false;
}

/* Its name says which it is: after a crash in between it is not added twice. */
static enum status attach(struct ctx *ctx, int64_t opinion_id, const struct opinion_raised *r)
{
    const struct attachment_of of = {"opinion", opinion_id};
    struct attachment *have;
    size_t count;
    int64_t id;

    TRY(attachment_list_shown(ctx, of, &have, &count));
    arr_each (i, r->photos_count) {
        const struct str name =
            TF(ctx->arena, "opinion.public.photo_name", str_printf(ctx->arena, "%zu", i + 1));
        struct attachment_new in = {.of = of, .name = name};

        if (has_file(have, count, name))
            continue;
        TRY(file_read(ctx, r->photos[i], PHOTO_BYTES_MAX, &in.bytes));
        TRY(attachment_add_bytes(ctx, &in, &id));
    }
    return ST_OK;
}

static enum status settle_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_intake_row *row = input;

    TRY(opinion_store_intake_settle(ctx, row->id, row->opinion_id, true));
    return event_emit(ctx, "opinion.recorded", row->opinion_id);
}

/* What cannot be added now (a disk that is full) is tried again with the next round, for some days:
 * then what was said is what counts, and the key of its day may go. */
static enum status photos(struct ctx *ctx, const struct opinion_intake_row *row)
{
    struct opinion_raised r;
    struct str code;
    enum status st = open_row(ctx, row, &r, &code);

    if (st == ST_OK)
        st = attach(ctx, row->opinion_id, &r);
    if (st == ST_BUSY || (st == ST_INTERNAL && ctx->now - row->taken_at < PHOTOS_TRIED_SECONDS))
        return st;
    if (st != ST_OK) /* no picture after all, or gone, or damaged */
        log_line(LOG_WARNING, "opinion.photo_left_out", LOG_INT("id", row->opinion_id),
                 LOG_Z("key", ctx->err.key));
    ctx->err = (struct err){0};
    ctx->field_errors_count = 0;
    return db_tx(ctx, settle_tx, row);
}

/* Each by itself: those of one opinion that cannot be added keep nobody else's waiting. */
static enum status photos_between(struct ctx *ctx, int64_t first, int64_t last)
{
    struct opinion_intake_row *rows;
    size_t count;

    TRY(opinion_store_intake_half(ctx, first, last, &rows, &count));
    arr_each (i, count) {
        const struct arena_mark mark = arena_mark(ctx->arena);
        const enum status st = photos(ctx, &rows[i]);

        if (st == ST_BUSY)
            return st;
        if (st != ST_OK)
            log_line(LOG_ERROR, "opinion.photos_not_added", LOG_INT("id", rows[i].opinion_id),
                     LOG_STATUS(st), LOG_Z("key", ctx->err.key), LOG_Z("detail", ctx->err.detail));
        ctx->err = (struct err){0};
        ctx->field_errors_count = 0;
        arena_reset(ctx->arena, mark);
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- all that waits */

static struct ctx *own_ctx(const struct ctx *ctx)
{
    struct ctx *own = ctx_open_system(ctx->app, ctx->congress_id);

    own->today = ctx->today;
    own->now = ctx->now;
    return own;
}

/* Its memory goes, why it failed stays. */
static enum status closed(struct ctx *ctx, struct ctx *own, enum status st)
{
    if (st != ST_OK)
        ctx->err = own->err;
    ctx_close(own);
    return st;
}

/* One that fails is left for the next time, the others go on. */
static enum status one_by_one(struct ctx *ctx, const struct some *in, size_t *done)
{
    arr_each (i, in->count) {
        struct ctx *own = own_ctx(ctx);
        const enum status st =
            closed(ctx, own, db_tx(own, record_tx, &(struct some){&in->rows[i], 1}));

        if (st == ST_BUSY)
            return st;
        if (st != ST_OK)
            log_line(LOG_ERROR, "opinion.not_recorded", LOG_INT("id", in->rows[i].id),
                     LOG_STATUS(st), LOG_Z("key", ctx->err.key), LOG_Z("detail", ctx->err.detail));
        ctx->err = (struct err){0};
        *done += st == ST_OK && in->rows[i].opinion_id == 0;
    }
    return ST_OK;
}

static enum status their_photos(struct ctx *ctx, const struct some *in)
{
    struct ctx *own = own_ctx(ctx);

    return closed(ctx, own, photos_between(own, in->rows[0].id, in->rows[in->count - 1].id));
}

/* Some in one transaction, in memory of their own; if one of them cannot be, each by itself.
 * `done` grows by those that became opinions. */
static enum status together(struct ctx *ctx, const struct some *in, size_t *done)
{
    struct ctx *own = own_ctx(ctx);
    const enum status st = closed(ctx, own, db_tx(own, record_tx, in));

    if (st == ST_BUSY)
        return st;
    ctx->err = (struct err){0};
    if (st != ST_OK)
        TRY(one_by_one(ctx, in, done));
    else
        arr_each (i, in->count)
            *done += in->rows[i].opinion_id == 0;
    return their_photos(ctx, in);
}

/* A few at a time; while people are posting only these, and then the next round of jobs is soon
 * enough: the jobs of everybody would else run without end as long as the crowd stays. */
enum status opinion_public_record(struct ctx *ctx)
{
    const int64_t begun = app_now(ctx->app);
    bool more = true, posted = false;
    int64_t after = 0;
    size_t done = 0;

    while (more && !posted && app_now(ctx->app) - begun < SECONDS) {
        const struct arena_mark mark = arena_mark(ctx->arena);
        struct some in;
        struct opinion_intake_row *rows;

        TRY(opinion_store_intake_list(ctx, after, TOGETHER, &rows, &in.count));
        in.rows = rows;
        more = in.count == TOGETHER;
        if (in.count != 0) {
            after = rows[in.count - 1].id;
            TRY(together(ctx, &in, &done));
        }
        posted = more && done > 0 && job_gives_way(ctx);
        arena_reset(ctx->arena, mark);
    }
    if (done > 0 && more && !posted)
        job_goes_on(ctx);
    return ST_OK;
}

/* ---------------------------------------------------------------- keys of days that are over */

struct old_key {
    int64_t id, key_id;
};

static enum status forget_tx(struct ctx *ctx, const void *input)
{
    const struct old_key *k = input;

    TRY(crypt_key_destroy(ctx, k->key_id));
    TRY(opinion_store_drop_day_key(ctx, k->id));
    return event_emit(ctx, "opinion.intake_forgotten", k->id);
}

enum status opinion_public_forget(struct ctx *ctx)
{
    int64_t *ids, *key_ids;
    size_t count;

    TRY(opinion_store_old_day_keys(ctx, ctx->today, &ids, &key_ids, &count));
    arr_each (i, count)
        TRY(db_tx(ctx, forget_tx, &(struct old_key){ids[i], key_ids[i]}));
    return ST_OK;
}
