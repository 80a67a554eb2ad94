// SPDX-License-Identifier: MulanPSL-2.0
/* Duties suspended and taken up again. The seat stays; nothing is done from it meanwhile. */
#include "base/utf8.h"
#include "law/law_article.h"
#include "modules/deputy/deputy_rules.h"
#include "modules/deputy/deputy_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include <inttypes.h>

enum { LINE_CHARS = 100 };

static void check(struct ctx *ctx, const struct deputy_suspension *in)
{
    if (!deputy_ground_fits(in->ground))
        invalid(ctx, "ground", "deputy.ground_missing", NULL);
    if (in->decided_by.len == 0)
        invalid(ctx, "decided_by", "deputy.decided_by_missing", NULL);
    if (utf8_chars(in->decided_by.ptr, in->decided_by.len) > LINE_CHARS)
        invalid(ctx, "decided_by", "deputy.too_long", "100");
    if (utf8_chars(in->document.ptr, in->document.len) > LINE_CHARS)
        invalid(ctx, "document", "deputy.too_long", "100");
    if (!date_valid(in->from_on))
        invalid(ctx, "from_on", "deputy.suspended_from_missing", NULL);
    else if (!date_none(in->to_on) && date_cmp(in->to_on, in->from_on) < 0)
        invalid(ctx, "to_on", "deputy.resumed_before", NULL);
}

static enum status tell(struct ctx *ctx, const char *event, int64_t deputy_id, int64_t id)
{
    return event_emit_data(ctx, event, deputy_id,
                           str_printf(ctx->arena, "{\"suspension\":%" PRId64 "}", id));
}

/* ---------------------------------------------------------------- suspended */

struct suspend {
    const struct deputy_suspension *in;
    int64_t *out_id;
};

static enum status suspend_tx(struct ctx *ctx, const void *input)
{
    const struct suspend *s = input;
    struct deputy_suspension row = *s->in, *others;
    struct deputy d;
    size_t count;

    TRY(deputy_get(ctx, row.deputy_id, &d));
    if (date_cmp(row.from_on, d.from_on) < 0 ||
        (!date_none(d.to_on) && date_cmp(row.from_on, d.to_on) > 0))
        return fail(&ctx->err, ST_RULE, "deputy.suspended_not_in_office", NULL);
    TRY(deputy_suspensions(ctx, d.id, &others, &count));
    arr_each (i, count)
        if (deputy_suspensions_meet(&others[i], &row))
            return fail(&ctx->err, ST_RULE, "deputy.suspended_already", NULL);
    row.id = db_new_id(ctx);
    TRY(deputy_store_suspension_insert(ctx, &row));
    *s->out_id = row.id;
    return tell(ctx, "deputy.suspended", d.id, row.id);
}

enum status deputy_suspend(struct ctx *ctx, const struct deputy_suspension *in, int64_t *out_id)
{
    struct deputy_suspension s = *in;

    s.decided_by = str_trim(in->decided_by);
    s.document = str_trim(in->document);
    check(ctx, &s);
    TRY(invalid_done(ctx));
    return db_tx(ctx, suspend_tx, &(struct suspend){&s, out_id});
}

/* ---------------------------------------------------------------- resumed */

struct resume {
    int64_t id, version;
    struct date last;
};

static enum status resume_tx(struct ctx *ctx, const void *input)
{
    const struct resume *in = input;
    struct deputy_suspension s;

    TRY(deputy_store_suspension(ctx, in->id, &s));
    if (!date_none(s.to_on))
        return fail(&ctx->err, ST_RULE, "deputy.resumed_already", NULL);
    if (date_cmp(in->last, s.from_on) < 0) {
        invalid(ctx, "to_on", "deputy.resumed_before", NULL);
        return invalid_done(ctx);
    }
    TRY(deputy_store_suspension_end(ctx, s.id, in->version, in->last));
    return tell(ctx, "deputy.resumed", s.deputy_id, s.id);
}

enum status deputy_resume(struct ctx *ctx, int64_t suspension_id, int64_t version, struct date last)
{
    if (!date_valid(last)) {
        invalid(ctx, "to_on", "deputy.resumed_missing", NULL);
        return invalid_done(ctx);
    }
    return db_tx(ctx, resume_tx, &(struct resume){suspension_id, version, last});
}

/* ---------------------------------------------------------------- asked by others */

enum status deputy_check_acting(struct ctx *ctx, int64_t deputy_id, struct date on)
{
    const struct deputy_suspension day = {.from_on = on, .to_on = on};
    struct deputy_suspension *all;
    size_t count;

    if (deputy_id == 0)
        return ST_OK;
    TRY(deputy_suspensions(ctx, deputy_id, &all, &count));
    arr_each (i, count)
        if (deputy_suspensions_meet(&all[i], &day))
            return fail(&ctx->err, ST_RULE, "deputy.is_suspended",
                        law_article(LAW_ARTICLE_SUSPENSION, on));
    return ST_OK;
}

bool deputy_among(const int64_t *ids, size_t count, int64_t deputy_id)
{
    arr_each (i, count)
        if (deputy_id != 0 && ids[i] == deputy_id)
            return true;
    return false;
}
