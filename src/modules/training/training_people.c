// SPDX-License-Identifier: MulanPSL-2.0
/* Who is asked, who answers, who was there. */
#include "modules/deputy/deputy.h"
#include "modules/training/training_actions.h"
#include "modules/training/training_rules.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TURN_DAYS = 365 };

/* ---------------------------------------------------------------- asked */

static bool on_list(const struct training_member *members, size_t count, int64_t deputy_id)
{
    arr_each (i, count)
        if (members[i].deputy_id == deputy_id)
            return true;
    return false;
}

static size_t not_declined(const struct training_member *members, size_t count)
{
    size_t n = 0;

    arr_each (i, count)
        n += !str_eqz(members[i].answer, "no");
    return n;
}

static enum status ask_one(struct ctx *ctx, const struct training *c, int64_t deputy_id)
{
    struct deputy d;
    const struct training_member m = {.id = db_new_id(ctx),
                                      .class_id = c->id,
                                      .deputy_id = deputy_id,
                                      .answer = S("asked"),
                                      .reason = S(""),
                                      .presence = S(""),
                                      .how = S("")};

    TRY(deputy_get(ctx, deputy_id, &d));
    TRY(deputy_check_acting(ctx, deputy_id, c->starts_on));
    return training_store_member_insert(ctx, &m);
}

struct inviting {
    int64_t id;
    const int64_t *deputies;
    size_t count;
};

static enum status invite_tx(struct ctx *ctx, const void *input)
{
    const struct inviting *in = input;
    int64_t *fresh = arena_array(ctx->arena, in->count, int64_t);
    struct training_member *members;
    struct training c = {0};
    size_t count, n = 0;

    TRY(training_store_get(ctx, in->id, &c));
    TRY(training_check_going(&c, &ctx->err));
    TRY(training_store_members(ctx, c.id, &members, &count));
    arr_each (i, in->count)
        if (!on_list(members, count, in->deputies[i]) && !deputy_among(fresh, n, in->deputies[i]))
            fresh[n++] = in->deputies[i];
    if (c.quota > 0 && not_declined(members, count) + n > (size_t)c.quota)
        return fail(&ctx->err, ST_RULE, "training.err.quota_full", NULL);
    arr_each (i, n)
        TRY(ask_one(ctx, &c, fresh[i]));
    if (str_eqz(c.state, "open"))
        TRY(training_tell(ctx, &c, "training.asked", fresh, n, S("")));
    return n == 0 ? ST_OK : event_emit(ctx, "training.asked", c.id);
}

struct unasking {
    int64_t id, member_id;
};

static enum status unask_tx(struct ctx *ctx, const void *input)
{
    const struct unasking *in = input;
    struct training_member m;
    struct training c = {0};

    TRY(training_store_get(ctx, in->id, &c));
    TRY(training_store_member(ctx, in->member_id, &m));
    if (m.class_id != c.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(training_check_unask(&c, &m, &ctx->err));
    TRY(training_store_member_delete(ctx, m.id));
    if (str_eqz(c.state, "open"))
        TRY(training_tell(ctx, &c, "training.unasked", &m.deputy_id, 1, S("")));
    return event_emit(ctx, "training.unasked", c.id);
}

enum status training_unask(struct ctx *ctx, int64_t id, int64_t member_id)
{
    return db_tx(ctx, unask_tx, &(struct unasking){id, member_id});
}

enum status training_invite(struct ctx *ctx, int64_t id, const int64_t *deputies, size_t count)
{
    if (count == 0)
        invalid(ctx, "names", "training.err.whom", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, invite_tx, &(struct inviting){id, deputies, count});
}

static int64_t hours_of(const int64_t *ids, const int64_t *hours, size_t count, int64_t deputy_id)
{
    size_t from = 0, to = count;

    while (from < to) {
        const size_t at = from + (to - from) / 2;

        if (ids[at] == deputy_id)
            return hours[at];
        if (ids[at] < deputy_id)
            from = at + 1;
        else
            to = at;
    }
    return 0;
}

static int by_turn(const void *a, const void *b)
{
    return training_turn_cmp(a, b);
}

enum status training_in_turn(struct ctx *ctx, int64_t id, int64_t delegation_id, size_t count,
                             int64_t **out, size_t *out_count)
{
    struct training_member *members;
    struct training_turn *order;
    struct deputy *deputies;
    int64_t *ids, *hours;
    size_t asked, known, all, n = 0;

    TRY(training_store_members(ctx, id, &members, &asked));
    TRY(training_store_hours(ctx, date_add_days(ctx->today, -TURN_DAYS), &ids, &hours, &known));
    TRY(deputy_in_office(ctx, ctx->today, delegation_id, 0, &deputies, &all));
    order = arena_array(ctx->arena, all, struct training_turn);
    arr_each (i, all) {
        if (on_list(members, asked, deputies[i].id))
            continue;
        order[n++] = (struct training_turn){.deputy_id = deputies[i].id,
                                            .hours = hours_of(ids, hours, known, deputies[i].id)};
    }
    qsort(order, n, sizeof *order, by_turn);
    *out_count = n < count ? n : count;
    *out = arena_array(ctx->arena, *out_count, int64_t);
    arr_each (i, *out_count)
        (*out)[i] = order[i].deputy_id;
    return ST_OK;
}

/* ---------------------------------------------------------------- answers */

struct answering {
    int64_t id;
    struct str answer, reason;
};

/* The present deputy's place; NULL: none. */
static enum status own_place(struct ctx *ctx, int64_t class_id, struct training_member *m,
                             struct training_member **out)
{
    const enum status st = training_store_place(ctx, class_id, ctx->actor->deputy_id, m);

    *out = st == ST_OK ? m : NULL;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *m = (struct training_member){.id = db_new_id(ctx),
                                  .class_id = class_id,
                                  .deputy_id = ctx->actor->deputy_id,
                                  .answer = S("yes"),
                                  .reason = S(""),
                                  .presence = S(""),
                                  .how = S("")};
    return ST_OK;
}

static enum status put_place(struct ctx *ctx, const struct training_member *m, bool there)
{
    return there ? training_store_member_update(ctx, m) : training_store_member_insert(ctx, m);
}

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct answering *in = input;
    struct training_member m, *place;
    struct training_count n;
    struct training c = {0};

    TRY(training_get(ctx, in->id, &c));
    TRY(own_place(ctx, c.id, &m, &place));
    TRY(training_store_count(ctx, c.id, &n));
    TRY(training_check_answer(&c, place, in->answer, n.coming, ctx->today, &ctx->err));
    TRY(deputy_check_acting(ctx, ctx->actor->deputy_id, c.starts_on));
    m.answer = in->answer;
    m.reason = in->reason;
    TRY(put_place(ctx, &m, place != NULL));
    return event_emit(ctx, "training.answered", c.id);
}

enum status training_answer(struct ctx *ctx, int64_t id, struct str answer, struct str reason)
{
    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_DENIED, "training.err.deputies_only", NULL);
    if (!str_among("yes no", answer))
        invalid(ctx, "answer", "training.err.answer_word", NULL);
    if (str_eqz(answer, "no") && reason.len == 0)
        invalid(ctx, "reason", "training.err.why_not", NULL);
    invalid_long(ctx, "reason", reason, TRAINING_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, answer_tx, &(struct answering){id, answer, reason});
}

/* ---------------------------------------------------------------- there */

static enum status sign_tx(struct ctx *ctx, const void *input)
{
    const struct answering *in = input;
    struct training_member m, *place;
    struct training c = {0};

    TRY(training_get(ctx, in->id, &c));
    TRY(own_place(ctx, c.id, &m, &place));
    TRY(training_check_sign(&c, place, in->answer, ctx->today, &ctx->err));
    TRY(deputy_check_acting(ctx, ctx->actor->deputy_id, ctx->today));
    if (str_eqz(m.presence, "attended"))
        return ST_OK;
    m.answer = S("yes");
    m.reason = S("");
    m.presence = S("attended");
    m.how = S("code");
    m.signed_at = ctx->now;
    TRY(put_place(ctx, &m, place != NULL));
    return event_emit(ctx, "training.signed", c.id);
}

enum status training_sign_in(struct ctx *ctx, int64_t id, struct str code)
{
    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_DENIED, "training.err.deputies_only", NULL);
    return db_tx(ctx, sign_tx, &(struct answering){id, code, S("")});
}

struct noting {
    int64_t id;
    const struct training_note *notes;
    size_t count;
};

static enum status note_one(struct ctx *ctx, struct training_member *m, struct str presence)
{
    m->presence = presence;
    m->how = str_eqz(presence, "attended") ? S("list") : S("");
    m->signed_at = 0;
    return training_store_member_update(ctx, m);
}

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct noting *in = input;
    struct training_member *members;
    struct training c = {0};
    size_t count, changed = 0;

    TRY(training_store_get(ctx, in->id, &c));
    TRY(training_check_roll(&c, ctx->today, &ctx->err));
    TRY(training_store_members(ctx, c.id, &members, &count));
    arr_each (i, in->count) {
        arr_each (p, count) {
            if (members[p].id != in->notes[i].member_id ||
                str_eq(members[p].presence, in->notes[i].presence))
                continue;
            TRY(note_one(ctx, &members[p], in->notes[i].presence));
            changed++;
        }
    }
    return changed == 0 ? ST_OK : event_emit(ctx, "training.noted", c.id);
}

enum status training_note_presence(struct ctx *ctx, int64_t id, const struct training_note *notes,
                                   size_t count)
{
    arr_each (i, count)
        if (!str_among("attended excused absent", notes[i].presence))
            invalid(ctx, "presence", "training.err.presence", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, note_tx, &(struct noting){id, notes, count});
}
