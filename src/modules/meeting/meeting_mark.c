// SPDX-License-Identifier: MulanPSL-2.0
/* Private notes at places of a paper: nobody else's eye, no journal, no search, no export. */
#include "base/utf8.h"
#include "modules/account/account.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store_plan.h"
#include "platform/db.h"

enum { PLACE_MOST = 100000 };

enum status meeting_marks(struct ctx *ctx, int64_t paper_id, struct meeting_mark **out,
                          size_t *out_count)
{
    *out_count = 0;
    return ctx->actor->account_id == 0
               ? ST_OK
               : meeting_store_marks(ctx, ctx->actor->account_id, paper_id, out, out_count);
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    struct account a;

    TRY(account_get(ctx, ctx->actor->account_id, &a));
    return meeting_store_mark_insert(ctx, a.id, a.person_key_id, input);
}

enum status meeting_mark_add(struct ctx *ctx, const struct meeting_mark *in)
{
    struct meeting_mark m = *in;
    struct meeting_paper p;

    if (ctx->actor->account_id == 0)
        return fail(&ctx->err, ST_DENIED, "meeting.not_yours", NULL);
    m.text = str_trim(in->text);
    if (m.text.len == 0)
        invalid(ctx, "text", "meeting.mark.err.text", NULL);
    if (utf8_chars(m.text.ptr, m.text.len) > MEETING_MARK_MAX)
        invalid(ctx, "text", "form.too_long", "1000");
    if (m.place > PLACE_MOST)
        invalid(ctx, "place", "meeting.mark.err.place", NULL);
    TRY(invalid_done(ctx));
    TRY(meeting_paper_get(ctx, m.paper_id, &p));
    TRY(meeting_paper_readable(ctx, &p));
    return db_tx(ctx, add_tx, &m);
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    return meeting_store_mark_delete(ctx, ctx->actor->account_id, *(const int64_t *)input);
}

enum status meeting_mark_drop(struct ctx *ctx, int64_t id)
{
    if (ctx->actor->account_id == 0)
        return fail(&ctx->err, ST_DENIED, "meeting.not_yours", NULL);
    return db_tx(ctx, drop_tx, &id);
}

static bool has_pages(struct str body)
{
    return body.len > 0 && memchr(body.ptr, '\f', body.len) != NULL;
}

enum status meeting_paper_parts(struct ctx *ctx, int64_t paper_id, struct str **out,
                                size_t *out_count, bool *out_pages)
{
    struct str body, part;

    TRY(meeting_store_paper_text(ctx, paper_id, &body));
    *out_pages = has_pages(body);
    *out = arena_array(ctx->arena, MEETING_PARTS_MAX, struct str);
    *out_count = 0;
    while (*out_count < MEETING_PARTS_MAX && str_cut(&body, *out_pages ? '\f' : '\n', &part)) {
        part = str_trim(part);
        if (part.len > 0 || *out_pages)
            (*out)[(*out_count)++] = part;
    }
    return ST_OK;
}
