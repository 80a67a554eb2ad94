// SPDX-License-Identifier: MulanPSL-2.0
/* Who is there: coming by the code on the screen, by a personal code or by the operator's tap;
 * going, coming back, mistakes taken back; the quorum. */
#include "base/json.h"
#include "law/meeting_law.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_store_hall.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { CODE_HEX = 16 };

/* ---- who ---- */

enum status meeting_person_of_actor(struct ctx *ctx, int64_t meeting_id, struct meeting_person *out)
{
    const enum status st = ctx->actor->account_id == 0
                               ? ST_NOT_FOUND
                               : meeting_person_of(ctx, meeting_id, ctx->actor->account_id, out);

    if (st == ST_NOT_FOUND)
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.stranger", NULL);
    return st;
}

enum status meeting_person_in(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                              struct meeting_person *out)
{
    TRY(meeting_person_get(ctx, person_id, out));
    if (out->meeting_id != meeting_id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ST_OK;
}

enum status meeting_attends(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                            struct meeting_attend **out, size_t *out_count)
{
    return meeting_store_attends(ctx, meeting_id, person_id, out, out_count);
}

/* ---- codes ---- */

static struct str keyed(struct ctx *ctx, const char *what, struct str of)
{
    struct str hex = crypt_blind(ctx, what, of);

    if (hex.len > CODE_HEX)
        hex.len = CODE_HEX;
    return hex;
}

static bool same(struct str a, struct str b)
{
    unsigned char differ = 0;

    if (a.len != b.len)
        return false;
    arr_each (i, a.len)
        differ |= (unsigned char)(a.ptr[i] ^ b.ptr[i]);
    return differ == 0;
}

struct str meeting_door_code(struct ctx *ctx, int64_t meeting_id, int64_t period)
{
    return keyed(ctx, "meeting.door",
                 str_printf(ctx->arena, "%lld:%lld:%lld", (long long)ctx->congress_id,
                            (long long)meeting_id, (long long)period));
}

static struct str ticket_of(struct ctx *ctx, int64_t meeting_id, int64_t period)
{
    return keyed(ctx, "meeting.ticket",
                 str_printf(ctx->arena, "%lld:%lld:%lld:%lld", (long long)ctx->congress_id,
                            (long long)meeting_id, (long long)ctx->actor->account_id,
                            (long long)period));
}

struct str meeting_desk_code(struct ctx *ctx, int64_t meeting_id, int64_t person_id)
{
    char *digits = arena_alloc(ctx->arena, MEETING_CODE_DIGITS + 1);

    meeting_code_digits(keyed(ctx, "meeting.desk",
                              str_printf(ctx->arena, "%lld:%lld:%lld", (long long)ctx->congress_id,
                                         (long long)meeting_id, (long long)person_id)),
                        digits);
    return str_from(digits);
}

enum status meeting_door_ticket(struct ctx *ctx, int64_t meeting_id, int64_t period,
                                struct str code, struct str *out_ticket)
{
    struct meeting_person p;

    if (!same(code, meeting_door_code(ctx, meeting_id, period)))
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.code_wrong", NULL);
    if (!meeting_door_fresh(period, ctx->now))
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.code_old", NULL);
    TRY(meeting_person_of_actor(ctx, meeting_id, &p));
    *out_ticket = ticket_of(ctx, meeting_id, period);
    return ST_OK;
}

/* ---- coming ---- */

/* What a person's comings and goings amount to. */
struct stay {
    bool present, ever;
    int64_t first_in_at, last_out_at;
    const struct meeting_attend *last; /* that counts, NULL none */
};

static struct stay stay_of(const struct meeting_attend *list, size_t count)
{
    struct stay s = {0};

    arr_each (i, count) {
        const struct meeting_attend *a = &list[i];

        if (a->undone)
            continue;
        if (!s.ever || a->came_at < s.first_in_at)
            s.first_in_at = a->came_at;
        s.ever = true;
        s.last = a;
        s.present = a->left_at == 0;
        s.last_out_at = a->left_at;
    }
    return s;
}

static enum status tell(struct ctx *ctx, const char *event, const struct meeting_person *p,
                        struct str how)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct json j = json_begin(&out);

    json_object(&j, NULL);
    json_int(&j, "person", p->id);
    json_str(&j, "name", p->name);
    json_str(&j, "how", how);
    json_object_end(&j);
    return event_emit_data(ctx, event, p->meeting_id, buf_view(&out));
}

/* The person's row and the votes that run follow from the list of comings and goings. */
static enum status settle(struct ctx *ctx, const struct meeting_person *p)
{
    struct meeting_attend *list;
    struct stay s;
    size_t count;

    TRY(meeting_store_attends(ctx, p->meeting_id, p->id, &list, &count));
    s = stay_of(list, count);
    TRY(meeting_store_person_presence(ctx, p->id, s.present, s.first_in_at, s.last_out_at));
    if (p->capacity == MEETING_MEMBER && s.present != p->present)
        TRY(meeting_votes_presence(ctx, p, s.present));
    return ST_OK;
}

static enum status need_hall(struct ctx *ctx, int64_t meeting_id)
{
    struct meeting_hall hall;

    TRY(meeting_store_hall_get(ctx, meeting_id, &hall));
    if (hall.version != 0)
        return ST_OK;
    hall.sign_in_at = ctx->now;
    return meeting_store_hall_put(ctx, &hall);
}

struct coming {
    int64_t meeting_id, person_id;
    const char *how;
    int64_t *out_since;
    bool forget_guesses;
};

static enum status come_tx(struct ctx *ctx, const void *input)
{
    const struct coming *in = input;
    struct meeting_attend *list;
    struct meeting_person p;
    enum meeting_state to;
    struct meeting m;
    struct stay s;
    size_t count;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    TRY(meeting_may_do(m.state, MEETING_DO_SIGN_IN, &to, &ctx->err));
    TRY(meeting_person_in(ctx, in->meeting_id, in->person_id, &p));
    TRY(deputy_check_acting(ctx, p.deputy_id, ctx->today));
    TRY(meeting_store_attends(ctx, m.id, p.id, &list, &count));
    s = stay_of(list, count);
    if (in->forget_guesses)
        TRY(meeting_store_guess_put(ctx, m.id, 0, ctx->now));
    if (in->out_since != NULL)
        *in->out_since = s.present ? s.last->came_at : 0;
    if (s.present)
        return ST_OK;
    TRY(need_hall(ctx, m.id));
    TRY(meeting_store_attend_add(ctx, &(struct meeting_attend){.meeting_id = m.id,
                                                               .person_id = p.id,
                                                               .came_at = ctx->now,
                                                               .came_how = str_from(in->how)}));
    TRY(settle(ctx, &p));
    return tell(ctx, s.ever ? "meeting.came_back" : "meeting.signed_in", &p, str_from(in->how));
}

enum status meeting_sign_in_by_ticket(struct ctx *ctx, int64_t meeting_id, int64_t period,
                                      struct str ticket, int64_t *out_since)
{
    struct meeting_person p;

    TRY(meeting_person_of_actor(ctx, meeting_id, &p));
    if (!same(ticket, ticket_of(ctx, meeting_id, period)))
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.code_wrong", NULL);
    if (!meeting_ticket_fresh(period, ctx->now))
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.code_old", NULL);
    return db_tx(ctx, come_tx, &(struct coming){meeting_id, p.id, "qr", out_since, false});
}

enum status meeting_sign_in_by_desk(struct ctx *ctx, int64_t meeting_id, int64_t person_id)
{
    return db_tx(ctx, come_tx, &(struct coming){meeting_id, person_id, "desk", NULL, false});
}

/* ---- the personal code ---- */

static enum status guess_tx(struct ctx *ctx, const void *input)
{
    const int64_t meeting_id = *(const int64_t *)input;
    int64_t failures, last_at;

    TRY(meeting_store_guess(ctx, meeting_id, &failures, &last_at));
    if (ctx->now - last_at >= MEETING_GUESS_FORGET_SECONDS)
        failures = 0;
    return meeting_store_guess_put(ctx, meeting_id, failures + 1, ctx->now);
}

static enum status person_by_code(struct ctx *ctx, int64_t meeting_id, struct str typed,
                                  struct meeting_person *out)
{
    const struct str code = meeting_code_typed(ctx->arena, typed);
    struct meeting_person *people;
    size_t count, found = 0;

    TRY(meeting_people(ctx, meeting_id, &people, &count));
    for (size_t i = 0; code.len > 0 && i < count; i++) {
        if (!same(code, meeting_desk_code(ctx, meeting_id, people[i].id)))
            continue;
        *out = people[i];
        found++;
    }
    if (found == 1)
        return ST_OK;
    TRY(db_tx(ctx, guess_tx, &meeting_id));
    return fail(&ctx->err, ST_RULE, "meeting.hall.err.desk_code", NULL);
}

enum status meeting_sign_in_by_code(struct ctx *ctx, int64_t meeting_id, struct str typed,
                                    struct meeting_person *out_who, int64_t *out_since)
{
    int64_t failures, last_at;
    unsigned wait;

    TRY(meeting_store_guess(ctx, meeting_id, &failures, &last_at));
    wait = meeting_guess_wait(failures, last_at, ctx->now);
    if (wait > 0) {
        (void)fail(&ctx->err, ST_RULE, "meeting.hall.err.wait", NULL);
        snprintf(ctx->err.arg, sizeof ctx->err.arg, "%u", wait);
        return ST_RULE;
    }
    TRY(person_by_code(ctx, meeting_id, typed, out_who));
    return db_tx(ctx, come_tx,
                 &(struct coming){meeting_id, out_who->id, "code", out_since, failures > 0});
}

/* ---- going, and mistakes ---- */

struct going {
    int64_t meeting_id, person_id;
    bool self;
    struct str reason;
};

static enum status load_stay(struct ctx *ctx, const struct going *in, struct meeting_person *p,
                             struct stay *s)
{
    struct meeting_attend *list;
    enum meeting_state to;
    struct meeting m;
    size_t count;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    TRY(meeting_may_do(m.state, MEETING_DO_SIGN_IN, &to, &ctx->err));
    TRY(meeting_person_in(ctx, in->meeting_id, in->person_id, p));
    TRY(meeting_store_attends(ctx, m.id, p->id, &list, &count));
    *s = stay_of(list, count);
    return ST_OK;
}

static enum status leave_tx(struct ctx *ctx, const void *input)
{
    const struct going *in = input;
    struct meeting_attend last;
    struct meeting_person p;
    struct stay s;

    TRY(load_stay(ctx, in, &p, &s));
    if (!s.present)
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.not_there", NULL);
    last = *s.last;
    last.left_at = ctx->now;
    last.left_how = in->self ? S("self") : S("desk");
    last.reason = in->reason;
    TRY(meeting_store_attend_set(ctx, &last));
    TRY(settle(ctx, &p));
    return tell(ctx, "meeting.left", &p, last.left_how);
}

enum status meeting_leave_hall(struct ctx *ctx, int64_t meeting_id, int64_t person_id, bool self,
                               struct str reason)
{
    return db_tx(ctx, leave_tx, &(struct going){meeting_id, person_id, self, reason});
}

enum status meeting_everybody_leaves(struct ctx *ctx, int64_t meeting_id, struct str reason)
{
    struct meeting_person *people;
    size_t count;

    TRY(meeting_people(ctx, meeting_id, &people, &count));
    arr_each (i, count)
        if (people[i].present)
            TRY(leave_tx(ctx, &(struct going){meeting_id, people[i].id, false, reason}));
    return ST_OK;
}

static enum status undo_tx(struct ctx *ctx, const void *input)
{
    const struct going *in = input;
    struct meeting_attend last;
    struct meeting_person p;
    struct stay s;

    TRY(load_stay(ctx, in, &p, &s));
    if (!s.ever)
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.not_there", NULL);
    last = *s.last;
    if (s.present) {
        last.undone = true;
    } else {
        last.left_at = 0;
        last.left_how = S("");
        last.reason = S("");
    }
    TRY(meeting_store_attend_set(ctx, &last));
    TRY(settle(ctx, &p));
    return tell(ctx, "meeting.sign_in_undone", &p, s.present ? S("in") : S("out"));
}

enum status meeting_sign_in_undo(struct ctx *ctx, int64_t meeting_id, int64_t person_id)
{
    return db_tx(ctx, undo_tx, &(struct going){.meeting_id = meeting_id, .person_id = person_id});
}
