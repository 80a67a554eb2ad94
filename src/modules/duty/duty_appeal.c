// SPDX-License-Identifier: MulanPSL-2.0
/* A deputy says that a fact of his file is wrong; the office looks at it and answers. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"

enum status duty_tell(struct ctx *ctx, const char *kind, int64_t deputy_id, int64_t id,
                      struct str url, struct str title, struct str answer)
{
    const struct notice_to to = {.deputy_id = deputy_id};
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_str(&j, "title", title);
    json_str(&j, "answer", answer);
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){.kind = kind,
                                                .subject_id = id,
                                                .url = url,
                                                .values = buf_view(&b),
                                                .to = &to,
                                                .to_count = 1});
}

static void check_words(struct ctx *ctx, const char *field, struct str value, const char *missing)
{
    if (value.len == 0)
        invalid(ctx, field, missing, NULL);
    else if (utf8_chars(value.ptr, value.len) > DUTY_REASON_CHARS)
        invalid(ctx, field, "duty.too_long", "500");
}

static const struct duty_standing *fact_of(const struct duty_standing *facts, size_t count,
                                           struct str what, int64_t record_id)
{
    arr_each (i, count)
        if (facts[i].record_id == record_id && str_eq(facts[i].what, what))
            return &facts[i];
    return NULL;
}

struct appeal {
    const struct duty_appeal *row;
    int64_t *out_id;
};

static enum status appeal_tx(struct ctx *ctx, const void *input)
{
    const struct appeal *in = input;
    struct duty_appeal a = *in->row;

    a.id = db_new_id(ctx);
    TRY(duty_store_appeal_insert(ctx, &a));
    *in->out_id = a.id;
    return event_emit(ctx, "duty.appealed", a.id);
}

enum status duty_appeal(struct ctx *ctx, int year, struct str what, int64_t record_id,
                        struct str reason, int64_t *out_id)
{
    const struct duty_standing *fact;
    struct duty_standing *facts;
    struct duty_appeal a;
    struct duty_file file;
    size_t count;

    check_words(ctx, "reason", reason, "duty.reason_missing");
    TRY(invalid_done(ctx));
    TRY(duty_facts(ctx, ctx->actor->deputy_id, year, &file, &facts, &count));
    fact = fact_of(facts, count, what, record_id);
    if (fact == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (str_eqz(fact->appeal, "asked"))
        return fail(&ctx->err, ST_RULE, "duty.appeal_waits", NULL);
    a = (struct duty_appeal){
        .deputy_id = ctx->actor->deputy_id,
        .what = what,
        .record_id = record_id,
        .held_on = fact->on,
        .title = fact->title,
        .was_state = duty_standing_kept(str_eqz(fact->state, "void") ? fact->told : fact->state),
        .reason = reason,
        .asked_at = ctx->now};
    return db_tx(ctx, appeal_tx, &(struct appeal){&a, out_id});
}

struct answer {
    int64_t id, version;
    struct str as, answer;
    bool drop;
};

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct answer *in = input;
    const bool upheld = in->as.len > 0;
    struct duty_appeal a;

    TRY(duty_store_appeal(ctx, in->id, &a));
    if (in->drop && a.deputy_id != ctx->actor->deputy_id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!str_eqz(a.state, "asked"))
        return fail(&ctx->err, ST_RULE, "duty.appeal_decided", NULL);
    if (!in->drop && a.deputy_id == ctx->actor->deputy_id)
        return fail(&ctx->err, ST_RULE, "duty.appeal_own", NULL);
    if (upheld && str_eq(in->as, a.was_state)) {
        invalid(ctx, "as", "duty.as_same", NULL);
        return invalid_done(ctx);
    }
    a.version = in->version;
    a.state = in->drop ? S("withdrawn") : upheld ? S("upheld") : S("refused");
    a.as_state = in->as;
    a.answer = in->answer;
    a.decided_by = ctx->actor->account_id;
    a.decided_at = ctx->now;
    TRY(duty_store_appeal_update(ctx, &a));
    if (in->drop)
        return event_emit(ctx, "duty.appeal_withdrawn", a.id);
    TRY(duty_tell(ctx, "duty.answered", a.deputy_id, a.id,
                  str_printf(ctx->arena, "/duty/appeal/%lld", (long long)a.id), a.title, a.answer));
    return event_emit(ctx, upheld ? "duty.appeal_upheld" : "duty.appeal_refused", a.id);
}

enum status duty_answer(struct ctx *ctx, int64_t id, int64_t version, struct str as,
                        struct str answer)
{
    check_words(ctx, "answer", answer, "duty.answer_missing");
    if (as.len > 0 && !duty_standing_fits(as))
        invalid(ctx, "as", "duty.as_missing", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, answer_tx, &(struct answer){id, version, as, answer, false});
}

enum status duty_appeal_drop(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, answer_tx, &(struct answer){id, version, S(""), S(""), true});
}
