// SPDX-License-Identifier: MulanPSL-2.0
/* Members who attend by video: decided by the chairmen's meeting, for a reason. They count, speak
 * and vote, but not by device. */
#include "base/utf8.h"
#include "law/session_law.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_session.h"
#include "platform/db.h"
#include "platform/event.h"

enum status meeting_remotes(struct ctx *ctx, int64_t meeting_id, struct meeting_remote **out,
                            size_t *out_count)
{
    return meeting_store_remotes(ctx, meeting_id, out, out_count);
}

const struct meeting_remote *meeting_remote_among(const struct meeting_remote *list, size_t count,
                                                  int64_t person_id)
{
    arr_each (i, count)
        if (list[i].person_id == person_id)
            return &list[i];
    return NULL;
}

static enum status tell(struct ctx *ctx, const char *event, int64_t meeting_id, int64_t person_id)
{
    return event_emit_data(ctx, event, meeting_id,
                           str_printf(ctx->arena, "{\"person\":%lld}", (long long)person_id));
}

static enum status load(struct ctx *ctx, int64_t meeting_id, int64_t person_id, struct meeting *m,
                        struct meeting_person *p)
{
    TRY(meeting_get(ctx, meeting_id, m));
    TRY(meeting_person_get(ctx, person_id, p));
    if (p->meeting_id != m->id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (m->state == MEETING_CANCELLED || meeting_was_held(m->state))
        return fail(&ctx->err, ST_RULE, "meeting.over", NULL);
    return ST_OK;
}

static enum status set_tx(struct ctx *ctx, const void *input)
{
    struct meeting_remote r = *(const struct meeting_remote *)input;
    enum law_body body = LAW_BODY_OTHER;
    struct meeting_remote *all;
    struct meeting_person p;
    struct meeting_rule rule;
    struct meeting m;
    size_t count;

    TRY(load(ctx, r.meeting_id, r.person_id, &m, &p));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    (void)meeting_body_in_law(rule.body_kind, &body);
    if (p.capacity != MEETING_MEMBER)
        return fail(&ctx->err, ST_RULE, "meeting.remote.err.member", NULL);
    TRY(session_law_check_remote(body, r.reason.len > 0, !date_none(r.decided_on), ctx->today,
                                 &ctx->err));
    TRY(meeting_store_remotes(ctx, m.id, &all, &count));
    if (meeting_remote_among(all, count, p.id) != NULL)
        return fail(&ctx->err, ST_RULE, "meeting.remote.err.already", NULL);
    r.id = db_new_id(ctx);
    TRY(meeting_store_remote_insert(ctx, &r));
    return tell(ctx, "meeting.remote_set", m.id, p.id);
}

enum status meeting_remote_set(struct ctx *ctx, const struct meeting_remote *in)
{
    struct meeting_remote r = *in;

    r.reason = str_trim(in->reason);
    if (utf8_chars(r.reason.ptr, r.reason.len) > MEETING_REASON_CHARS)
        invalid(ctx, "reason", "form.too_long", "500");
    if (!date_none(r.decided_on) && date_cmp(r.decided_on, ctx->today) > 0)
        invalid(ctx, "decided_on", "meeting.extra.err.day", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, set_tx, &r);
}

struct dropping {
    int64_t meeting_id, person_id;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *in = input;
    const struct meeting_remote *r;
    struct meeting_remote *all;
    struct meeting_person p;
    struct meeting m;
    size_t count;

    TRY(load(ctx, in->meeting_id, in->person_id, &m, &p));
    TRY(meeting_store_remotes(ctx, m.id, &all, &count));
    r = meeting_remote_among(all, count, p.id);
    if (r == NULL)
        return ST_OK;
    TRY(meeting_store_remote_delete(ctx, r->id));
    return tell(ctx, "meeting.remote_dropped", m.id, p.id);
}

enum status meeting_remote_drop(struct ctx *ctx, int64_t meeting_id, int64_t person_id)
{
    return db_tx(ctx, drop_tx, &(struct dropping){meeting_id, person_id});
}
