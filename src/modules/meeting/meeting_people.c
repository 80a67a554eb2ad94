// SPDX-License-Identifier: MulanPSL-2.0
/* Who else comes to a meeting, and who may know of it. */
#include "base/utf8.h"
#include "modules/account/account.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NAME_CHARS = 60, TITLE_CHARS = 80 };

enum status meeting_who_of(struct ctx *ctx, int64_t meeting_id, struct meeting_who *out)
{
    const struct err before = ctx->err; /* a page may be shown again after a failure */
    struct meeting_person p;
    enum status st;

    *out = (struct meeting_who){
        .prepare = ctx->actor->system || may(ctx, "meeting.prepare"),
        .read_all = may(ctx, "meeting.read_all"),
    };
    st = meeting_person_of(ctx, meeting_id, ctx->actor->account_id, &p);
    if (st == ST_NOT_FOUND) {
        ctx->err = before;
        return ST_OK;
    }
    out->person = st == ST_OK;
    return st;
}

enum status meeting_visible(struct ctx *ctx, const struct meeting *m)
{
    struct meeting_who who;

    TRY(meeting_who_of(ctx, m->id, &who));
    return meeting_seen_by(&who, m) ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

bool meeting_seen(struct ctx *ctx, const struct meeting *m)
{
    const struct err before = ctx->err;
    const bool seen = meeting_visible(ctx, m) == ST_OK;

    ctx->err = before;
    return seen;
}

/* ---------------------------------------------------------------- adding and dropping */

struct addition {
    const struct meeting_person_new *in;
    int64_t *out_id;
};

/* A deputy brings his name and account, an account its name. */
static enum status complete(struct ctx *ctx, struct meeting_person *p)
{
    if (p->deputy_id != 0) {
        struct deputy d;

        TRY(deputy_get(ctx, p->deputy_id, &d));
        if (p->name.len == 0)
            p->name = d.name;
        if (p->title.len == 0)
            p->title = d.delegation_name;
        if (p->account_id == 0)
            TRY(account_of_deputy(ctx, p->deputy_id, &p->account_id));
    } else if (p->account_id != 0) {
        struct account a;

        TRY(account_get(ctx, p->account_id, &a));
        if (p->name.len == 0)
            p->name = a.name;
        TRY(account_deputy(ctx, p->account_id, &p->deputy_id));
    }
    return p->name.len != 0 ? ST_OK : fail_field(&ctx->err, "name", "meeting.person_no_name", NULL);
}

static bool is_same(const struct meeting_person *a, const struct meeting_person *b)
{
    return (a->account_id != 0 && a->account_id == b->account_id) ||
           (a->deputy_id != 0 && a->deputy_id == b->deputy_id);
}

enum status meeting_person_put_among(struct ctx *ctx, const struct meeting_person_new *in,
                                     const struct meeting_person *people, size_t count,
                                     struct meeting_person *out)
{
    *out = (struct meeting_person){
        .id = db_new_id(ctx),
        .meeting_id = in->meeting_id,
        .account_id = in->account_id,
        .deputy_id = in->deputy_id,
        .name = in->name,
        .title = in->title,
        .capacity = in->capacity,
        .quota = in->quota,
        .mandate_id = in->mandate_id,
    };
    TRY(complete(ctx, out));
    arr_each (i, count) {
        if (is_same(&people[i], out))
            return fail(&ctx->err, ST_RULE, "meeting.person_there", NULL);
        out->place = people[i].place >= out->place ? people[i].place + 1 : out->place;
    }
    return meeting_store_person_insert(ctx, out);
}

enum status meeting_person_put(struct ctx *ctx, const struct meeting_person_new *in,
                               int64_t *out_id)
{
    struct meeting_person *people, p;
    size_t count;

    TRY(meeting_people(ctx, in->meeting_id, &people, &count));
    TRY(meeting_person_put_among(ctx, in, people, count, &p));
    *out_id = p.id;
    return ST_OK;
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct addition *a = input;
    struct meeting m;

    TRY(meeting_get(ctx, a->in->meeting_id, &m));
    if (m.state == MEETING_CANCELLED || meeting_was_held(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.over", NULL);
    if (a->in->capacity == MEETING_MEMBER && m.body_id != 0)
        return fail(&ctx->err, ST_RULE, "meeting.members_by_body", NULL);
    TRY(meeting_person_put(ctx, a->in, a->out_id));
    return event_emit_data(ctx, "meeting.person_added", m.id,
                           str_printf(ctx->arena, "{\"person\":%lld}", (long long)*a->out_id));
}

enum status meeting_person_add(struct ctx *ctx, const struct meeting_person_new *in,
                               int64_t *out_id)
{
    if (in->deputy_id == 0 && in->account_id == 0 && in->name.len == 0)
        invalid(ctx, "name", "meeting.person_no_name", NULL);
    if (utf8_chars(in->name.ptr, in->name.len) > NAME_CHARS)
        invalid(ctx, "name", "meeting.person_name_long", NULL);
    if (utf8_chars(in->title.ptr, in->title.len) > TITLE_CHARS)
        invalid(ctx, "title", "meeting.person_title_long", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct addition){in, out_id});
}

struct dropping {
    int64_t id, version;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *in = input;
    struct meeting_person p;

    TRY(meeting_person_get(ctx, in->id, &p));
    if (p.member_id != 0)
        return fail(&ctx->err, ST_RULE, "meeting.members_by_body", NULL);
    if (p.first_in_at != 0)
        return fail(&ctx->err, ST_RULE, "meeting.person_was_there", NULL);
    p.version = in->version;
    TRY(meeting_store_person_delete(ctx, &p));
    return event_emit_data(ctx, "meeting.person_dropped", p.meeting_id,
                           str_printf(ctx->arena, "{\"person\":%lld}", (long long)p.id));
}

enum status meeting_person_drop(struct ctx *ctx, int64_t person_id, int64_t version)
{
    return db_tx(ctx, drop_tx, &(struct dropping){person_id, version});
}
