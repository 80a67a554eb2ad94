// SPDX-License-Identifier: MulanPSL-2.0
/* Taking and leaving seats. */
#include "base/utf8.h"
#include "modules/account/account.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_group.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TITLE_CHARS = 60, NAME_CHARS = 30 };

static struct body_span span_of(const struct body_member *m)
{
    return (struct body_span){m->from_on, m->to_on};
}

static const char *z(struct ctx *ctx, struct str s)
{
    return str_z(ctx->arena, s);
}

/* ---------------------------------------------------------------- who it is */

static enum status fill_deputy(struct ctx *ctx, struct body_member *m)
{
    struct deputy d;

    TRY(deputy_get(ctx, m->deputy_id, &d));
    m->name = d.name;
    m->account_id = 0; /* that of the deputy, as it may change */
    if (date_cmp(m->from_on, d.from_on) < 0 ||
        (!date_none(d.to_on) && date_cmp(m->from_on, d.to_on) > 0))
        invalid(ctx, "from_on", "body.deputy_not_in_office", z(ctx, d.name));
    return ST_OK;
}

static enum status fill_account(struct ctx *ctx, struct body_member *m)
{
    struct account a;

    TRY(account_get(ctx, m->account_id, &a));
    m->name = a.name;
    TRY(account_deputy(ctx, m->account_id, &m->deputy_id));
    return m->deputy_id != 0 ? fill_deputy(ctx, m) : ST_OK;
}

static enum status fill_person(struct ctx *ctx, const struct body *b, struct body_member *m)
{
    m->name = str_trim(m->name);
    if (m->deputy_id != 0)
        return fill_deputy(ctx, m);
    if (m->account_id != 0)
        TRY(fill_account(ctx, m));
    if (m->deputy_id == 0 && body_wants_deputy(b->kind))
        invalid(ctx, "deputy", "body.must_be_deputy", NULL);
    else if (m->name.len == 0)
        invalid(ctx, "name", "body.person_missing", NULL);
    else if (utf8_chars(m->name.ptr, m->name.len) > NAME_CHARS)
        invalid(ctx, "name", "body.person_long", NULL);
    return ST_OK;
}

static bool same_person(const struct body_member *a, const struct body_member *b)
{
    if (a->deputy_id != 0 || b->deputy_id != 0)
        return a->deputy_id == b->deputy_id;
    if (a->account_id != 0 || b->account_id != 0)
        return a->account_id == b->account_id;
    return str_eq(a->name, b->name);
}

/* ---------------------------------------------------------------- what stands against it */

static enum status check_post(struct ctx *ctx, const struct body *b, const struct body_member *m)
{
    enum level level;

    if (body_counts_deputies(b->kind))
        return fail(&ctx->err, ST_RULE, "body.counts_deputies", NULL);
    TRY(body_level(ctx, &level));
    if (body_post_fits(b->kind, level, m->post))
        return ST_OK;
    return fail(&ctx->err, ST_RULE, "body.post_not_here", body_post_article(b->kind));
}

static void check_days(struct ctx *ctx, const struct body *b, const struct body_member *m)
{
    if (!date_valid(m->from_on)) {
        invalid(ctx, "from_on", "body.seat_from_missing", NULL);
        return;
    }
    if (!date_none(m->to_on) && date_cmp(m->to_on, m->from_on) < 0)
        invalid(ctx, "to_on", "body.left_before_from", NULL);
    if (date_cmp(m->from_on, b->from_on) < 0)
        invalid(ctx, "from_on", "body.seat_before_body", NULL);
    if (!date_none(b->to_on) && (date_none(m->to_on) || date_cmp(m->to_on, b->to_on) > 0))
        invalid(ctx, "to_on", "body.seat_after_body", NULL);
}

static bool live_on_entry(struct date from, struct date to, const struct body_member *m)
{
    return body_spans_meet((struct body_span){from, to}, span_of(m));
}

enum status body_clash_of(struct ctx *ctx, enum body_kind kind, const struct body_member *m,
                          bool *out_clash, struct body_clash *out)
{
    struct account_post *posts;
    int64_t account = m->account_id;
    size_t count;

    *out_clash = false;
    if (account == 0 && m->deputy_id != 0)
        TRY(account_of_deputy(ctx, m->deputy_id, &account));
    if (account == 0)
        return ST_OK;
    TRY(account_posts(ctx, account, &posts, &count));
    arr_each (i, count) {
        struct err why = {0};
        struct organ organ;

        if (posts[i].organ_id == 0 || !live_on_entry(posts[i].from_on, posts[i].to_on, m))
            continue;
        TRY(organ_get(ctx, posts[i].organ_id, &organ));
        if (body_check_office(kind, m->post, str_from(organ_kind_word(organ.kind)), &why) == ST_OK)
            continue;
        *out = (struct body_clash){m, organ.name, posts[i].title, why};
        *out_clash = true;
        return ST_OK;
    }
    return ST_OK;
}

enum status body_clashes(struct ctx *ctx, const struct body *b, const struct body_member *members,
                         size_t count, struct body_clash **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, count, struct body_clash);
    *out_count = 0;
    if (!body_bars_offices(b->kind))
        return ST_OK;
    arr_each (i, count) {
        bool clash;

        TRY(body_clash_of(ctx, b->kind, &members[i], &clash, &(*out)[*out_count]));
        *out_count += clash;
    }
    return ST_OK;
}

/* @law Organic Law (2022-03-11) art. 18(2), 47(3) */
static enum status check_office(struct ctx *ctx, const struct body *b, const struct body_member *m)
{
    struct body_clash clash;
    bool found;

    if (!body_bars_offices(b->kind))
        return ST_OK;
    TRY(body_clash_of(ctx, b->kind, m, &found, &clash));
    if (!found)
        return ST_OK;
    (void)fail_field(&ctx->err, NULL, "body.office_excludes", z(ctx, clash.organ));
    ctx->err.law = clash.why.law;
    return ST_RULE;
}

/* A seat that rests on one in the standing committee: its article if that is missing.
 * @law Organic Law (2022-03-11) art. 54(1), 56(2) */
static enum status check_rests(struct ctx *ctx, const struct body *b, const struct body_member *m)
{
    struct body_member *seats;
    struct body committee;
    enum status st;
    size_t count;

    if (!body_needs_standing_committee(b->kind))
        return ST_OK;
    st = body_of_kind(ctx, BODY_STANDING_COMMITTEE, m->from_on, &committee);
    if (st == ST_NOT_FOUND)
        return ST_OK; /* a township; or one that is not on record yet */
    TRY(st);
    TRY(body_store_members(ctx, committee.id, m->from_on, &seats, &count));
    arr_each (i, count) {
        if (same_person(&seats[i], m) &&
            (!body_needs_leading_post(b->kind) || seats[i].post != BODY_MEMBER))
            return ST_OK;
    }
    return fail(&ctx->err, ST_RULE,
                body_needs_leading_post(b->kind) ? "body.needs_leader" : "body.needs_member",
                body_needs_article(b->kind));
}

/* Against those who sit there already. */
static enum status check_others(struct ctx *ctx, const struct body *b, const struct body_member *m)
{
    struct body_member *seats;
    struct body_span *spans;
    size_t count, n = 0;

    TRY(body_store_members(ctx, b->id, (struct date){0}, &seats, &count));
    spans = arena_array(ctx->arena, count, struct body_span);
    arr_each (i, count) {
        if (seats[i].id == m->id)
            continue;
        spans[n++] = span_of(&seats[i]);
        if (!body_spans_meet(span_of(&seats[i]), span_of(m)))
            continue;
        if (same_person(&seats[i], m))
            return fail(&ctx->err, ST_RULE, "body.sits_already", NULL);
        if (m->post == BODY_CHAIR && seats[i].post == BODY_CHAIR && body_has_one_chair(b->kind)) {
            (void)fail_field(&ctx->err, NULL, "body.chair_taken", z(ctx, seats[i].name));
            return ST_RULE;
        }
    }
    if (b->fixed_seats == 0 || body_most_seated(spans, n, span_of(m)) < b->fixed_seats)
        return ST_OK;
    (void)fail_field(&ctx->err, NULL, "body.full",
                     z(ctx, str_printf(ctx->arena, "%u", b->fixed_seats)));
    return ST_RULE;
}

enum status body_check_seat(struct ctx *ctx, const struct body *b, struct body_member *m)
{
    m->title = str_trim(m->title);
    if (str_eq(m->title, body_usual_title(ctx, b->kind, m->post)))
        m->title = S("");
    if (utf8_chars(m->title.ptr, m->title.len) > TITLE_CHARS)
        invalid(ctx, "title", "body.title_long", NULL);
    check_days(ctx, b, m);
    TRY(invalid_done(ctx));
    TRY(check_post(ctx, b, m));
    TRY(fill_person(ctx, b, m));
    TRY(invalid_done(ctx));
    TRY(check_others(ctx, b, m));
    TRY(check_rests(ctx, b, m));
    return check_office(ctx, b, m);
}

/* ---------------------------------------------------------------- taking a seat */

/* The congress elects the chairs of its special committees: not after its last session has closed.
 * A record of older days is entered as it was. */
static enum status check_recess(struct ctx *ctx, const struct body *b, enum body_post post,
                                struct date on)
{
    struct congress_session then, last;
    bool open, now;
    enum status st;

    if (b->kind != BODY_SPECIAL_COMMITTEE || post != BODY_CHAIR)
        return ST_OK;
    st = congress_session_at(ctx, ctx->today, &last, &now);
    if (st == ST_OK)
        st = congress_session_at(ctx, on, &then, &open);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    if (then.id != last.id)
        return ST_OK;
    return body_check_committee(b->kind, post, open, on, &ctx->err);
}

struct seat {
    const struct body_member *in;
    int64_t *out_id;
};

static enum status tell(struct ctx *ctx, const char *name, const struct body_member *m)
{
    return event_emit_data(ctx, name, m->body_id,
                           str_printf(ctx->arena, "{\"member\":%lld}", (long long)m->id));
}

static enum status seat_tx(struct ctx *ctx, const void *input)
{
    const struct seat *s = input;
    struct body_member m = *s->in;
    struct body b;

    m.id = 0;
    m.left_reason = S("");
    TRY(body_get(ctx, m.body_id, &b));
    TRY(body_check_seat(ctx, &b, &m));
    TRY(check_recess(ctx, &b, m.post, m.from_on));
    m.id = db_new_id(ctx);
    if (!date_none(m.to_on))
        m.left_reason = s->in->left_reason.len > 0 ? s->in->left_reason : S("other");
    TRY(body_store_member_insert(ctx, &m));
    *s->out_id = m.id;
    TRY(body_group_seated(ctx, &b, &m));
    return tell(ctx, "body.seated", &m);
}

enum status body_seat(struct ctx *ctx, const struct body_member *in, int64_t *out_id)
{
    if (in->left_reason.len > 0 && !body_reason_fits(in->left_reason)) {
        invalid(ctx, "reason", "body.reason_missing", NULL);
        return invalid_done(ctx);
    }
    return db_tx(ctx, seat_tx, &(struct seat){in, out_id});
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct body_member *in = input;
    struct body_member m;
    struct body b;

    TRY(body_store_member(ctx, in->id, &m));
    TRY(body_get(ctx, m.body_id, &b));
    m.version = in->version;
    m.title = in->title;
    m.post = in->post;
    m.place = in->place;
    m.from_on = in->from_on;
    m.to_on = in->to_on;
    TRY(body_check_seat(ctx, &b, &m));
    if (date_none(m.to_on))
        m.left_reason = S("");
    else if (m.left_reason.len == 0)
        m.left_reason = S("other");
    TRY(body_store_member_update(ctx, &m));
    TRY(body_group_seated(ctx, &b, &m));
    return tell(ctx, "body.seat_changed", &m);
}

enum status body_change_seat(struct ctx *ctx, const struct body_member *in)
{
    return db_tx(ctx, change_tx, in);
}

/* ---------------------------------------------------------------- leaving it */

struct leave {
    int64_t id, version;
    struct date on;
    struct str reason;
};

static enum status end_seat(struct ctx *ctx, struct body_member *m, struct date on,
                            struct str reason)
{
    m->to_on = on;
    m->left_reason = reason;
    TRY(body_store_member_update(ctx, m));
    return tell(ctx, "body.left", m);
}

/* What rests on a seat in the standing committee ends with it. */
static enum status end_resting(struct ctx *ctx, const struct body_member *gone, struct date on,
                               struct str reason)
{
    struct body_member *seats;
    size_t count;

    TRY(body_store_members_of(ctx, gone->deputy_id, gone->account_id, &seats, &count));
    arr_each (i, count) {
        struct body b;

        TRY(body_get(ctx, seats[i].body_id, &b));
        if (!body_needs_standing_committee(b.kind) || !same_person(&seats[i], gone))
            continue;
        if (date_cmp(seats[i].from_on, on) > 0 ||
            (!date_none(seats[i].to_on) && date_cmp(seats[i].to_on, on) <= 0))
            continue;
        TRY(end_seat(ctx, &seats[i], on, reason));
    }
    return ST_OK;
}

static enum status leave_tx(struct ctx *ctx, const void *input)
{
    const struct leave *in = input;
    struct body_member m;
    struct body b;

    TRY(body_store_member(ctx, in->id, &m));
    TRY(body_get(ctx, m.body_id, &b));
    if (!date_none(m.to_on) && date_cmp(m.to_on, in->on) <= 0)
        return fail(&ctx->err, ST_RULE, "body.left_already", NULL);
    if (date_cmp(in->on, m.from_on) < 0) {
        invalid(ctx, "on", "body.left_before_from", NULL);
        return invalid_done(ctx);
    }
    if (str_eqz(in->reason, "removed"))
        TRY(check_recess(ctx, &b, m.post, in->on));
    m.version = in->version;
    TRY(end_seat(ctx, &m, in->on, in->reason));
    TRY(body_group_seated(ctx, &b, &m));
    return b.kind == BODY_STANDING_COMMITTEE ? end_resting(ctx, &m, in->on, in->reason) : ST_OK;
}

enum status body_leave(struct ctx *ctx, int64_t member_id, int64_t version, struct date on,
                       struct str reason)
{
    if (!date_valid(on))
        invalid(ctx, "on", "body.left_missing", NULL);
    if (!body_reason_fits(reason))
        invalid(ctx, "reason", "body.reason_missing", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, leave_tx, &(struct leave){member_id, version, on, reason});
}
