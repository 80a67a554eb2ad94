// SPDX-License-Identifier: MulanPSL-2.0
/* A class from its plan to its result. */
#include "modules/training/training_actions.h"
#include "base/json.h"
#include "base/utf8.h"
#include "modules/notice/notice.h"
#include "modules/training/training_rules.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { DAYS_MOST = 366, CODE_SPAN = 1000000 };

enum status training_get(struct ctx *ctx, int64_t id, struct training *out)
{
    struct training_member place;
    enum status st;

    TRY(training_store_get(ctx, id, out));
    if (ctx->actor->system || may(ctx, "training.read"))
        return ST_OK;
    if (!str_eqz(out->state, "planned") && ctx->actor->deputy_id != 0) {
        if (str_eqz(out->way, "open"))
            return ST_OK;
        st = training_store_place(ctx, id, ctx->actor->deputy_id, &place);
        if (st != ST_NOT_FOUND)
            return st;
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* ---------------------------------------------------------------- telling */

enum status training_tell(struct ctx *ctx, const struct training *c, const char *kind,
                          const int64_t *deputies, size_t count, struct str note)
{
    struct notice_to *to = arena_array(ctx->arena, count, struct notice_to);
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    if (count == 0)
        return ST_OK;
    arr_each (i, count)
        to[i].deputy_id = deputies[i];
    json_object(&j, NULL);
    json_str(&j, "title", c->title);
    json_str(&j, "on", text_date(ctx->arena, c->starts_on, ctx->today));
    json_str(&j, "place", c->place);
    json_str(&j, "note", note);
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){
                               .kind = kind,
                               .subject_id = c->id,
                               .url = str_printf(ctx->arena, "/training/%lld", (long long)c->id),
                               .values = buf_view(&values),
                               .to = to,
                               .to_count = count,
                           });
}

enum status training_tell_all(struct ctx *ctx, const struct training *c, const char *kind,
                              struct str note)
{
    struct training_member *members;
    int64_t *deputies;
    size_t count;

    TRY(training_store_members(ctx, c->id, &members, &count));
    deputies = arena_array(ctx->arena, count, int64_t);
    arr_each (i, count)
        deputies[i] = members[i].deputy_id;
    return training_tell(ctx, c, kind, deputies, count, note);
}

/* ---------------------------------------------------------------- the plan */

struct saving {
    const struct training *in;
    int64_t *out_id;
};

static void check_days(struct ctx *ctx, const struct training *in)
{
    if (date_none(in->starts_on)) {
        invalid(ctx, "starts_on", "training.err.starts", NULL);
        return;
    }
    if (date_none(in->ends_on) || date_cmp(in->ends_on, in->starts_on) < 0)
        invalid(ctx, "ends_on", "training.err.ends", NULL);
    else if (date_diff_days(in->ends_on, in->starts_on) > DAYS_MOST)
        invalid(ctx, "ends_on", "training.err.long", NULL);
    if (!date_none(in->sign_by) && date_cmp(in->sign_by, in->ends_on) > 0)
        invalid(ctx, "sign_by", "training.err.sign_by", NULL);
}

static void check(struct ctx *ctx, const struct training *in)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "training.err.title", NULL);
    if (!str_among(TRAINING_FORMS, in->form))
        invalid(ctx, "kind", "training.err.form", NULL);
    if (!str_among("invited open", in->way))
        invalid(ctx, "way", "training.err.way", NULL);
    if (in->quota < 0 || in->quota > TRAINING_QUOTA_MAX)
        invalid(ctx, "quota", "training.err.quota", NULL);
    if (in->hours < 0 || in->hours > TRAINING_HOURS_MAX)
        invalid(ctx, "hours", "training.err.hours", NULL);
    invalid_long(ctx, "title", in->title, TRAINING_TITLE_CHARS);
    invalid_long(ctx, "host", in->host, TRAINING_LINE_CHARS);
    invalid_long(ctx, "place", in->place, TRAINING_LINE_CHARS);
    invalid_long(ctx, "text", in->text, TRAINING_TEXT_CHARS);
    check_days(ctx, in);
}

static struct str new_code(struct ctx *ctx)
{
    uint32_t random;

    crypt_random(&random, sizeof random);
    return str_printf(ctx->arena, "%06u", (unsigned)(random % CODE_SPAN));
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct training c = *s->in, have;

    if (c.id == 0) {
        c.id = db_new_id(ctx);
        c.state = S("planned");
        c.result = S("");
        c.code = new_code(ctx);
        TRY(training_store_insert(ctx, &c));
    } else {
        TRY(training_store_get(ctx, c.id, &have));
        TRY(training_check_going(&have, &ctx->err));
        c.state = have.state;
        c.result = have.result;
        c.code = have.code;
        TRY(training_store_update(ctx, &c));
    }
    *s->out_id = c.id;
    return event_emit(ctx, "training.saved", c.id);
}

enum status training_save(struct ctx *ctx, const struct training *in, int64_t *out_id)
{
    check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- opened, cancelled, held */

struct moving {
    int64_t id, version;
    struct str text;
};

static enum status open_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct training_count n;
    struct training c = {0};

    TRY(training_store_get(ctx, m->id, &c));
    TRY(training_store_count(ctx, c.id, &n));
    TRY(training_check_open(&c, n.asked, &ctx->err));
    c.version = m->version;
    c.state = S("open");
    TRY(training_store_update(ctx, &c));
    TRY(training_tell_all(ctx, &c, "training.asked", S("")));
    return event_emit(ctx, "training.opened", c.id);
}

enum status training_open(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, open_tx, &(struct moving){id, version, S("")});
}

static enum status cancel_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct training c = {0};
    bool told;

    TRY(training_store_get(ctx, m->id, &c));
    TRY(training_check_going(&c, &ctx->err));
    told = str_eqz(c.state, "open");
    c.version = m->version;
    c.state = S("cancelled");
    c.result = m->text;
    TRY(training_store_update(ctx, &c));
    if (told)
        TRY(training_tell_all(ctx, &c, "training.cancelled", m->text));
    return event_emit(ctx, "training.cancelled", c.id);
}

enum status training_cancel(struct ctx *ctx, int64_t id, int64_t version, struct str reason)
{
    if (reason.len == 0)
        invalid(ctx, "reason", "training.err.reason", NULL);
    invalid_long(ctx, "reason", reason, TRAINING_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, cancel_tx, &(struct moving){id, version, reason});
}

static enum status hold_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct training_count n;
    struct training c = {0};

    TRY(training_store_get(ctx, m->id, &c));
    TRY(training_store_count(ctx, c.id, &n));
    TRY(training_check_held(&c, n.unnoted, ctx->today, &ctx->err));
    c.version = m->version;
    c.state = S("held");
    c.result = m->text;
    TRY(training_store_update(ctx, &c));
    return event_emit(ctx, "training.held", c.id);
}

enum status training_hold(struct ctx *ctx, int64_t id, int64_t version, struct str result)
{
    if (result.len == 0)
        invalid(ctx, "result", "training.err.result", NULL);
    invalid_long(ctx, "result", result, TRAINING_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, hold_tx, &(struct moving){id, version, result});
}
