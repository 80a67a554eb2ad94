// SPDX-License-Identifier: MulanPSL-2.0
/* Leave: asked for, decided. The reason is sealed under the person's key. */
#include "base/utf8.h"
#include "modules/account/account.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store_plan.h"
#include "modules/meeting/meeting_tell.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { REASON_CHARS = 500, DECLINES_MAX = 3 };

static enum status key_of(struct ctx *ctx, const struct meeting_person *p, int64_t *out)
{
    struct account a;
    struct deputy d;

    *out = 0;
    if (p->account_id != 0) {
        TRY(account_get(ctx, p->account_id, &a));
        *out = a.person_key_id;
    } else if (p->deputy_id != 0) {
        TRY(deputy_get(ctx, p->deputy_id, &d));
        *out = d.key_id;
    }
    return *out != 0 ? ST_OK : crypt_key_new(ctx, out);
}

static enum status person_of(struct ctx *ctx, const struct meeting_leave_ask *in,
                             struct meeting_person *out)
{
    if (in->person_id == 0)
        return meeting_person_of(ctx, in->meeting_id, ctx->actor->account_id, out);
    if (!ctx->actor->system && !may(ctx, "meeting.prepare"))
        return fail(&ctx->err, ST_DENIED, "meeting.not_yours", NULL);
    TRY(meeting_person_get(ctx, in->person_id, out));
    return out->meeting_id == in->meeting_id ? ST_OK
                                             : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static const struct notice_to OFFICE[] = {{.role = "office"}};

/* An invitation is declined, not excused: nobody decides on it. */
static enum status decline(struct ctx *ctx, const struct meeting *m, struct meeting_leave_row *l,
                           struct meeting_person *p)
{
    l->version = 1;
    l->state = S("granted");
    l->note = S("");
    l->decided_at = ctx->now;
    l->decided_by = ctx->actor->account_id;
    TRY(meeting_store_leave_save(ctx, l));
    p->receipt = S("leave_granted");
    p->receipt_at = ctx->now;
    TRY(meeting_store_person_save(ctx, p));
    TRY(meeting_tell(ctx, "meeting.declined", m, OFFICE, COUNT(OFFICE), p->name));
    return event_emit_data(ctx, "meeting.declined", m->id,
                           str_printf(ctx->arena, "{\"person\":%lld}", (long long)p->id));
}

/* Each answer is a row and a notice to the office: nobody changes his mind for ever. */
static enum status check_declines(struct ctx *ctx, const struct meeting_person *p)
{
    struct meeting_leave_row *rows;
    size_t count;

    TRY(meeting_store_leaves(ctx, p->meeting_id, p->id, &rows, &count));
    return count < DECLINES_MAX ? ST_OK : fail(&ctx->err, ST_RULE, "meeting.declined_often", NULL);
}

enum status meeting_decline_taken_back(struct ctx *ctx, const struct meeting *m,
                                       const struct meeting_person *p)
{
    struct meeting_leave_row *rows;
    size_t count;

    TRY(meeting_store_leaves(ctx, m->id, p->id, &rows, &count));
    arr_each (i, count) {
        if (!str_eqz(rows[i].state, "granted"))
            continue;
        rows[i].state = S("taken_back");
        TRY(meeting_store_leave_save(ctx, &rows[i]));
    }
    return meeting_tell(ctx, "meeting.accepted", m, OFFICE, COUNT(OFFICE), p->name);
}

static enum status ask_tx(struct ctx *ctx, const void *input)
{
    const struct meeting_leave_ask *in = input;
    struct meeting_leave_row l;
    struct meeting_person p;
    struct meeting m;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    TRY(person_of(ctx, in, &p));
    if (m.state == MEETING_CANCELLED || m.state == MEETING_DRAFT || meeting_was_held(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.no_leave_now", NULL);
    if (str_eqz(p.receipt, "leave_asked") || str_eqz(p.receipt, "leave_granted"))
        return fail(&ctx->err, ST_RULE, "meeting.leave_there", NULL);
    if (p.present)
        return fail(&ctx->err, ST_RULE, "meeting.leave_present", NULL);
    if (meeting_comes_freely(&p) && in->person_id == 0)
        TRY(check_declines(ctx, &p));
    l = (struct meeting_leave_row){
        .id = db_new_id(ctx), .meeting_id = m.id, .person_id = p.id, .sort = in->sort};
    TRY(key_of(ctx, &p, &l.key_id));
    TRY(meeting_store_leave_insert(ctx, &l, in->reason));
    if (meeting_comes_freely(&p))
        return decline(ctx, &m, &l, &p);
    p.receipt = S("leave_asked");
    p.receipt_at = ctx->now;
    TRY(meeting_store_person_save(ctx, &p));
    TRY(meeting_tell(ctx, "meeting.leave_asked", &m, OFFICE, COUNT(OFFICE), p.name));
    return event_emit_data(ctx, "meeting.leave_asked", m.id,
                           str_printf(ctx->arena, "{\"person\":%lld}", (long long)p.id));
}

enum status meeting_leave_ask(struct ctx *ctx, const struct meeting_leave_ask *in)
{
    if (!meeting_word_in(in->sort, MEETING_LEAVES))
        invalid(ctx, "sort", "meeting.leave_no_sort", NULL);
    if (in->reason.len == 0)
        invalid(ctx, "reason", "meeting.leave_no_reason", NULL);
    if (utf8_chars(in->reason.ptr, in->reason.len) > REASON_CHARS)
        invalid(ctx, "reason", "meeting.note_long", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, ask_tx, in);
}

struct decision {
    int64_t id, version;
    bool grant;
    struct str note;
};

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct decision *in = input;
    struct meeting_leave_row l;
    struct meeting_person p;
    struct notice_to to;
    struct meeting m;

    TRY(meeting_store_leave(ctx, in->id, &l));
    TRY(meeting_get(ctx, l.meeting_id, &m));
    if (!str_eqz(l.state, "asked"))
        return fail(&ctx->err, ST_RULE, "meeting.leave_decided_already", NULL);
    TRY(meeting_person_get(ctx, l.person_id, &p));
    if (in->grant && p.present)
        return fail(&ctx->err, ST_RULE, "meeting.leave_present", NULL);
    l.version = in->version;
    l.state = in->grant ? S("granted") : S("refused");
    l.note = in->note;
    l.decided_at = ctx->now;
    l.decided_by = ctx->actor->account_id;
    TRY(meeting_store_leave_save(ctx, &l));
    p.receipt = in->grant ? S("leave_granted") : S("leave_refused");
    p.receipt_at = ctx->now;
    TRY(meeting_store_person_save(ctx, &p));
    to = (struct notice_to){.account_id = p.account_id};
    if (p.account_id != 0)
        TRY(meeting_tell(ctx, in->grant ? "meeting.leave_granted" : "meeting.leave_refused", &m,
                         &to, 1, in->note));
    return event_emit_data(ctx, "meeting.leave_decided", m.id,
                           str_printf(ctx->arena, "{\"person\":%lld,\"granted\":%s}",
                                      (long long)p.id, in->grant ? "true" : "false"));
}

enum status meeting_leave_decide(struct ctx *ctx, int64_t leave_id, int64_t version, bool grant,
                                 struct str note)
{
    if (!grant && note.len == 0)
        return fail_field(&ctx->err, "note", "meeting.leave_no_note", NULL);
    return db_tx(ctx, decide_tx, &(struct decision){leave_id, version, grant, note});
}

enum status meeting_leaves(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                           struct meeting_leave **out, size_t *out_count)
{
    const bool decides = ctx->actor->system || may(ctx, "meeting.decide");
    const struct err before = ctx->err; /* the list may be shown again after a refusal */
    struct meeting_leave_row *rows;
    struct meeting_person me = {0};
    size_t count;
    enum status st;

    st = meeting_person_of(ctx, meeting_id, ctx->actor->account_id, &me);
    if (st == ST_NOT_FOUND)
        ctx->err = before;
    else
        TRY(st);
    TRY(meeting_store_leaves(ctx, meeting_id, person_id, &rows, &count));
    *out = arena_array(ctx->arena, count, struct meeting_leave);
    *out_count = count;
    arr_each (i, count) {
        const struct meeting_leave_row *l = &rows[i];
        struct str reason = S("");

        if (decides || (me.id != 0 && me.id == l->person_id))
            TRY(meeting_store_leave_reason(ctx, l, &reason));
        (*out)[i] = (struct meeting_leave){
            .id = l->id,
            .version = l->version,
            .meeting_id = l->meeting_id,
            .person_id = l->person_id,
            .asked_at = l->asked_at,
            .decided_at = l->decided_at,
            .decided_by = l->decided_by,
            .person = l->person,
            .sort = l->sort,
            .invited = l->invited,
            .reason = reason,
            .state = l->state,
            .note = l->note,
        };
    }
    return ST_OK;
}
