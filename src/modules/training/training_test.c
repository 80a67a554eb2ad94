// SPDX-License-Identifier: MulanPSL-2.0
/* Tests: made, opened, closed, and who may sit them. */
#include "base/json.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/notice/notice.h"
#include "modules/training/training_actions.h"
#include "modules/training/training_rules.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { CODE_CHARS = 12, ORIGIN_CHARS = 200 };

static void check(struct ctx *ctx, const struct training_test *in)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "training.err.title", NULL);
    if (training_draw_size(in->draw) == 0)
        invalid(ctx, "draw", "training.err.draw", NULL);
    if (in->minutes < 0 || in->minutes > TRAINING_MINUTES_MAX)
        invalid(ctx, "minutes", "training.err.minutes", NULL);
    if (in->pass_percent < 1 || in->pass_percent > 100)
        invalid(ctx, "pass_percent", "training.err.pass", NULL);
    if (in->tries < 0 || in->tries > TRAINING_TRIES_MAX)
        invalid(ctx, "tries", "training.err.tries", NULL);
    if (!str_among("listed deputies", in->audience))
        invalid(ctx, "audience", "training.err.audience", NULL);
    invalid_long(ctx, "title", in->title, TRAINING_TITLE_CHARS);
    invalid_long(ctx, "origin", in->origin, ORIGIN_CHARS);
}

struct saving {
    const struct training_test *in;
    int64_t *out_id;
};

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct training_test t = *s->in, have;
    struct training c = {0};

    if (t.class_id != 0)
        TRY(training_store_get(ctx, t.class_id, &c));
    t.state = S("draft");
    if (t.id == 0) {
        t.id = db_new_id(ctx);
        TRY(training_store_test_insert(ctx, &t));
    } else {
        TRY(training_test_get(ctx, t.id, &have));
        if (!str_eqz(have.state, "draft"))
            return fail(&ctx->err, ST_RULE, "training.err.test_open", NULL);
        t.origin = have.origin;
        TRY(training_store_test_update(ctx, &t));
    }
    *s->out_id = t.id;
    return event_emit(ctx, "training.test_saved", t.id);
}

enum status training_test_save(struct ctx *ctx, const struct training_test *in, int64_t *out_id)
{
    check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* Is there enough to draw from? Parts of all topics ("*") draw from what the others leave. */
static enum status check_bank(struct ctx *ctx, struct str draw)
{
    struct str rest = draw, line, topic;
    int64_t want;

    while (str_cut(&rest, '\n', &line)) {
        int64_t *ids;
        size_t count;

        if (!training_draw_part(line, &want, &topic))
            return fail(&ctx->err, ST_RULE, "training.err.draw", NULL);
        if (str_eqz(topic, "*"))
            want = training_draw_size(draw);
        TRY(training_store_drawable(ctx, topic, &ids, &count));
        if ((int64_t)count < want)
            return fail(&ctx->err, ST_RULE, "training.err.bank_short", NULL);
    }
    return ST_OK;
}

static enum status tell_open(struct ctx *ctx, const struct training_test *t)
{
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);
    struct training_member *members;
    struct notice_to *to;
    size_t count;

    if (t->class_id == 0)
        return ST_OK;
    TRY(training_store_members(ctx, t->class_id, &members, &count));
    if (count == 0)
        return ST_OK;
    to = arena_array(ctx->arena, count, struct notice_to);
    arr_each (i, count)
        to[i].deputy_id = members[i].deputy_id;
    json_object(&j, NULL);
    json_str(&j, "title", t->title);
    json_str(&j, "until", text_date(ctx->arena, t->closes_on, ctx->today));
    json_object_end(&j);
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = "training.test",
                          .subject_id = t->id,
                          .url = str_printf(ctx->arena, "/training/test/%lld", (long long)t->id),
                          .values = buf_view(&values),
                          .to = to,
                          .to_count = count,
                      });
}

struct moving {
    int64_t id, version;
};

static enum status open_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct training_test t = {0};

    TRY(training_test_get(ctx, m->id, &t));
    if (!str_eqz(t.state, "draft"))
        return fail(&ctx->err, ST_RULE, "training.err.test_open", NULL);
    TRY(check_bank(ctx, t.draw));
    t.version = m->version;
    t.state = S("open");
    TRY(training_store_test_update(ctx, &t));
    TRY(tell_open(ctx, &t));
    return event_emit(ctx, "training.test_opened", t.id);
}

enum status training_test_open(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, open_tx, &(struct moving){id, version});
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct training_test t = {0};

    TRY(training_test_get(ctx, m->id, &t));
    if (!str_eqz(t.state, "open"))
        return fail(&ctx->err, ST_RULE, "training.err.test_shut", NULL);
    t.version = m->version;
    t.state = S("closed");
    TRY(training_store_test_update(ctx, &t));
    return event_emit(ctx, "training.test_closed", t.id);
}

enum status training_test_close(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, close_tx, &(struct moving){id, version});
}

/* ---------------------------------------------------------------- seats */

static enum status make_seat(struct ctx *ctx, const struct training_admission *in, int64_t *out_id)
{
    const struct training_seat s = {.id = db_new_id(ctx),
                                    .test_id = in->test_id,
                                    .deputy_id = in->deputy_id,
                                    .account_id = in->account_id,
                                    .name = in->name,
                                    .unit = in->unit,
                                    .code = crypt_random_text(ctx->arena, CODE_CHARS),
                                    .state = S("waiting")};

    TRY(training_store_seat_insert(ctx, &s));
    *out_id = s.id;
    return ST_OK;
}

static enum status seat_there(struct ctx *ctx, const struct training_admission *in, bool *out,
                              int64_t *out_id)
{
    struct training_seat have;
    enum status st = ST_NOT_FOUND;

    if (in->deputy_id != 0 || in->account_id != 0)
        st = training_store_seat_of(ctx, in->test_id, in->deputy_id, in->account_id, &have);
    *out = st == ST_OK;
    if (st == ST_OK)
        *out_id = have.id;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

struct admitting {
    const struct training_admission *in;
    int64_t *out_id;
};

static enum status admit_tx(struct ctx *ctx, const void *input)
{
    const struct admitting *a = input;
    struct training_admission in = *a->in;
    struct training_test t = {0};
    struct deputy d;
    bool there;

    TRY(training_test_get(ctx, in.test_id, &t));
    if (str_eqz(t.state, "closed"))
        return fail(&ctx->err, ST_RULE, "training.err.test_shut", NULL);
    if (in.deputy_id != 0) {
        TRY(deputy_get(ctx, in.deputy_id, &d));
        in.name = d.name;
        in.unit = d.delegation_name;
    }
    TRY(seat_there(ctx, &in, &there, a->out_id));
    if (there)
        return ST_OK;
    TRY(make_seat(ctx, &in, a->out_id));
    return event_emit(ctx, "training.admitted", t.id);
}

enum status training_admit(struct ctx *ctx, const struct training_admission *in,
                           int64_t *out_seat_id)
{
    if (in->deputy_id == 0 && in->name.len == 0)
        invalid(ctx, "names", "training.err.whom", NULL);
    invalid_long(ctx, "names", in->name, TRAINING_LINE_CHARS);
    invalid_long(ctx, "unit", in->unit, TRAINING_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, admit_tx, &(struct admitting){in, out_seat_id});
}

enum status training_own_seat(struct ctx *ctx, const struct training_test *t, bool *out_has,
                              struct training_seat *out)
{
    const struct actor *who = ctx->actor;
    struct training_member place;
    enum status st = training_store_seat_of(ctx, t->id, who->deputy_id, who->account_id, out);

    *out_has = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *out = (struct training_seat){.test_id = t->id, .state = S("waiting"), .name = S("")};
    if (who->deputy_id != 0 && str_eqz(t->audience, "deputies"))
        return ST_OK;
    if (who->deputy_id != 0 && t->class_id != 0)
        return training_store_place(ctx, t->class_id, who->deputy_id, &place);
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct admitting *a = input;
    struct training_admission in = {.test_id = a->in->test_id,
                                    .deputy_id = ctx->actor->deputy_id,
                                    .account_id = ctx->actor->account_id,
                                    .unit = S("")};
    struct training_seat have;
    struct training_test t = {0};
    struct deputy d;
    bool has;

    TRY(training_test_get(ctx, in.test_id, &t));
    TRY(training_own_seat(ctx, &t, &has, &have));
    *a->out_id = have.id;
    if (has)
        return ST_OK;
    TRY(training_check_begin(&t, &have, ctx->today, &ctx->err));
    TRY(deputy_get(ctx, in.deputy_id, &d));
    in.name = d.name;
    in.unit = d.delegation_name;
    TRY(make_seat(ctx, &in, a->out_id));
    return event_emit(ctx, "training.admitted", t.id);
}

enum status training_take_seat(struct ctx *ctx, int64_t test_id, int64_t *out_seat_id)
{
    const struct training_admission in = {.test_id = test_id};

    return db_tx(ctx, take_tx, &(struct admitting){&in, out_seat_id});
}

enum status training_seat_url(struct ctx *ctx, const struct training_seat *seat, struct str *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = str_printf(ctx->arena, "/p/training/" STR_FMT "?c=" STR_FMT, STR_ARG(seat->code),
                      STR_ARG(c.code));
    return ST_OK;
}
