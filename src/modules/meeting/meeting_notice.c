// SPDX-License-Identifier: MulanPSL-2.0
/* Notices go out, are answered; a meeting is called off. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_papers.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store_plan.h"
#include "modules/meeting/meeting_tell.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- telling */

static struct str values_of(struct ctx *ctx, const struct meeting *m, struct str note)
{
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);
    unsigned second = 0;

    json_object(&j, NULL);
    json_str(&j, "title", m->name);
    json_str(&j, "day", text_date(ctx->arena, m->starts_on, ctx->today));
    if (m->starts_at != 0) {
        (void)date_of_instant(m->starts_at, &second);
        json_str(&j, "clock", str_printf(ctx->arena, "%u:%02u", second / 3600, second / 60 % 60));
    }
    if (m->place.len != 0)
        json_str(&j, "place", m->place);
    if (note.len != 0)
        json_str(&j, "note", note);
    json_object_end(&j);
    return str_dup(ctx->arena, buf_view(&values));
}

enum status meeting_tell(struct ctx *ctx, const char *kind, const struct meeting *m,
                         const struct notice_to *to, size_t count, struct str note)
{
    return notice_put(ctx, &(struct notice_new){
                               .kind = kind,
                               .subject_id = m->id,
                               .url = str_printf(ctx->arena, "/meeting/%lld", (long long)m->id),
                               .values = values_of(ctx, m, note),
                               .to = to,
                               .to_count = count,
                           });
}

/* All with an account; `guests` NULL: guests are told the same as members. */
static enum status tell_people(struct ctx *ctx, const char *kind, const char *guests,
                               const struct meeting *m, struct str note)
{
    struct notice_to *to, *invited;
    struct meeting_person *people;
    size_t count, n = 0, invited_count = 0;

    TRY(meeting_people(ctx, m->id, &people, &count));
    to = arena_array(ctx->arena, count, struct notice_to);
    invited = arena_array(ctx->arena, count, struct notice_to);
    arr_each (i, count) {
        const struct notice_to one = {.account_id = people[i].account_id};

        if (one.account_id == 0)
            continue;
        if (guests != NULL && meeting_by_letter(&people[i]))
            invited[invited_count++] = one;
        else
            to[n++] = one;
    }
    TRY(meeting_tell(ctx, kind, m, to, n, note));
    return invited_count == 0 ? ST_OK : meeting_tell(ctx, guests, m, invited, invited_count, note);
}

/* ---------------------------------------------------------------- sending */

struct sending {
    int64_t meeting_id, version;
    struct str text, reason;
};

/* What stands on the agenda has been where it had to be before, and was dealt with there. */
static enum status priors_done(struct ctx *ctx, const struct meeting *m)
{
    struct meeting_item *items, prior;
    struct meeting_rule rule;
    struct meeting at;
    size_t count, tops = 0;

    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    TRY(meeting_items(ctx, m->id, &items, &count));
    arr_each (i, count) {
        if (items[i].state == MEETING_ITEM_WITHDRAWN)
            continue;
        tops++;
        if (!meeting_item_needs_prior(&rule, items[i].sort, items[i].parent_id != 0) ||
            items[i].prior_item_id == 0)
            continue;
        TRY(meeting_item_get(ctx, items[i].prior_item_id, &prior));
        TRY(meeting_get(ctx, prior.meeting_id, &at));
        TRY(meeting_prior_serves(&rule, m->starts_on, &at, &prior, &ctx->err));
        if (prior.state != MEETING_ITEM_DONE) {
            (void)fail(&ctx->err, ST_RULE, "meeting.prior_not_done", rule.after_article.ptr);
            snprintf(ctx->err.arg, sizeof ctx->err.arg, STR_FMT, STR_ARG(items[i].number));
            return ST_RULE;
        }
    }
    return tops == 0 ? fail(&ctx->err, ST_RULE, "meeting.no_agenda", NULL) : ST_OK;
}

static enum status send_tx(struct ctx *ctx, const void *input)
{
    const struct sending *in = input;
    struct meeting_notice n = {0}, *before;
    struct meeting_rule rule;
    struct meeting m;
    size_t count;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    if (!meeting_in_preparation(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.begun", NULL);
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    TRY(meeting_store_notices(ctx, m.id, &before, &count));
    TRY(priors_done(ctx, &m));
    if (count == 0)
        TRY(meeting_notice_check(&rule, m.starts_on, ctx->today, in->reason, &ctx->err));
    n = (struct meeting_notice){
        .id = db_new_id(ctx),
        .number = (unsigned)count + 1,
        .sent_at = ctx->now,
        .sent_on = ctx->today,
        .sent_by = ctx->actor->account_id,
        .text = in->text,
        .needed = (unsigned)date_diff_days(m.starts_on, meeting_notice_latest(&rule, m.starts_on)),
        .reason = in->reason,
    };
    if (date_cmp(m.starts_on, ctx->today) > 0)
        n.days = (unsigned)date_diff_days(m.starts_on, ctx->today);
    TRY(meeting_store_notice_insert(ctx, m.id, &n));
    m.version = in->version;
    m.state = MEETING_NOTICED;
    if (count == 0)
        m.urgent_reason =
            meeting_notice_in_time(&rule, m.starts_on, ctx->today) ? S("") : in->reason;
    TRY(meeting_store_save(ctx, &m));
    TRY(count == 0 ? tell_people(ctx, "meeting.called", "meeting.invited", &m, in->text)
                   : tell_people(ctx, "meeting.called_again", NULL, &m, in->text));
    return event_emit_data(ctx, "meeting.noticed", m.id,
                           str_printf(ctx->arena, "{\"number\":%u,\"days\":%u}", n.number, n.days));
}

enum status meeting_notice_send(struct ctx *ctx, int64_t meeting_id, int64_t version,
                                struct str text, struct str reason)
{
    if (utf8_chars(text.ptr, text.len) > MEETING_NOTE_CHARS)
        invalid(ctx, "text", "meeting.note_long", NULL);
    if (utf8_chars(reason.ptr, reason.len) > MEETING_NOTE_CHARS)
        invalid(ctx, "reason", "meeting.note_long", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, send_tx, &(struct sending){meeting_id, version, text, reason});
}

enum status meeting_notices(struct ctx *ctx, int64_t meeting_id, struct meeting_notice **out,
                            size_t *out_count)
{
    return meeting_store_notices(ctx, meeting_id, out, out_count);
}

/* ---------------------------------------------------------------- answering */

struct answer {
    int64_t meeting_id;
    bool coming;
};

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct answer *in = input;
    struct meeting_person p;
    struct meeting m;
    bool declined;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    TRY(meeting_person_of(ctx, m.id, ctx->actor->account_id, &p));
    if (m.state != MEETING_NOTICED)
        return fail(&ctx->err, ST_RULE, "meeting.no_answer_now", NULL);
    if (str_eqz(p.receipt, in->coming ? "coming" : "read") || (!in->coming && p.receipt.len != 0))
        return ST_OK;
    declined = str_eqz(p.receipt, "leave_granted");
    if ((declined && !meeting_comes_freely(&p)) || str_eqz(p.receipt, "leave_asked"))
        return fail(&ctx->err, ST_RULE, "meeting.leave_first", NULL);
    p.receipt = in->coming ? S("coming") : S("read");
    p.receipt_at = ctx->now;
    TRY(meeting_store_person_save(ctx, &p));
    if (declined)
        TRY(meeting_decline_taken_back(ctx, &m, &p));
    return event_emit_data(ctx, "meeting.answered", m.id,
                           str_printf(ctx->arena, "{\"person\":%lld,\"receipt\":\"%s\"}",
                                      (long long)p.id, in->coming ? "coming" : "read"));
}

enum status meeting_answer(struct ctx *ctx, int64_t meeting_id, bool coming)
{
    return db_tx(ctx, answer_tx, &(struct answer){meeting_id, coming});
}

/* ---------------------------------------------------------------- calling off */

struct cancelling {
    int64_t id, version;
    struct str reason;
};

static enum status cancel_tx(struct ctx *ctx, const void *input)
{
    const struct cancelling *in = input;
    struct meeting m;
    bool told;

    TRY(meeting_get(ctx, in->id, &m));
    TRY(meeting_may_become(m.state, MEETING_CANCELLED, &ctx->err));
    told = m.state == MEETING_NOTICED;
    m.version = in->version;
    m.state = MEETING_CANCELLED;
    m.cancel_reason = in->reason;
    TRY(meeting_store_save(ctx, &m));
    if (told)
        TRY(tell_people(ctx, "meeting.called_off", NULL, &m, in->reason));
    return event_emit(ctx, "meeting.cancelled", m.id);
}

enum status meeting_cancel(struct ctx *ctx, int64_t id, int64_t version, struct str reason)
{
    if (reason.len == 0)
        return fail_field(&ctx->err, "reason", "meeting.cancel_why", NULL);
    if (utf8_chars(reason.ptr, reason.len) > MEETING_NOTE_CHARS)
        return fail_field(&ctx->err, "reason", "meeting.note_long", NULL);
    return db_tx(ctx, cancel_tx, &(struct cancelling){id, version, reason});
}
