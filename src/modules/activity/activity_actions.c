// SPDX-License-Identifier: MulanPSL-2.0
/* An activity from its plan to its result. */
#include "modules/activity/activity_actions.h"
#include "base/json.h"
#include "base/utf8.h"
#include "modules/activity/activity_rules.h"
#include "modules/activity/activity_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { TITLE_CHARS = 120, LINE_CHARS = 100, TEXT_CHARS = 5000, QUOTA_MOST = 5000, DAYS_MOST = 366 };

enum status activity_get(struct ctx *ctx, int64_t id, struct activity *out)
{
    struct activity_person place;
    enum status st;

    TRY(activity_store_get(ctx, id, out));
    if (ctx->actor->system || may(ctx, "activity.read"))
        return ST_OK;
    if (!str_eqz(out->state, "planned") && ctx->actor->deputy_id != 0) {
        if (str_eqz(out->way, "open"))
            return ST_OK;
        st = activity_store_place(ctx, id, ctx->actor->deputy_id, &place);
        if (st != ST_NOT_FOUND)
            return st;
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* ---------------------------------------------------------------- telling */

enum status activity_tell_deputies(struct ctx *ctx, const struct activity *a, const char *kind,
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
    json_str(&j, "title", a->title);
    json_str(&j, "on", text_date(ctx->arena, a->starts_on, ctx->today));
    json_str(&j, "place", a->place);
    json_str(&j, "note", note);
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){
                               .kind = kind,
                               .subject_id = a->id,
                               .url = str_printf(ctx->arena, "/activity/%lld", (long long)a->id),
                               .values = buf_view(&values),
                               .to = to,
                               .to_count = count,
                           });
}

enum status activity_tell(struct ctx *ctx, const struct activity *a, const char *kind,
                          const char *answer, struct str note)
{
    struct activity_person *people;
    int64_t *deputies;
    size_t count, n = 0;

    TRY(activity_store_people(ctx, a->id, &people, &count));
    deputies = arena_array(ctx->arena, count, int64_t);
    arr_each (i, count)
        if (answer[0] == '\0' || str_eqz(people[i].answer, answer))
            deputies[n++] = people[i].deputy_id;
    return activity_tell_deputies(ctx, a, kind, deputies, n, note);
}

/* ---------------------------------------------------------------- the plan */

struct saving {
    const struct activity *in;
    int64_t *out_id;
};

static void check_days(struct ctx *ctx, const struct activity *in)
{
    if (date_none(in->starts_on)) {
        invalid(ctx, "starts_on", "activity.err.starts", NULL);
        return;
    }
    if (date_none(in->ends_on) || date_cmp(in->ends_on, in->starts_on) < 0)
        invalid(ctx, "ends_on", "activity.err.ends", NULL);
    else if (date_diff_days(in->ends_on, in->starts_on) > DAYS_MOST)
        invalid(ctx, "ends_on", "activity.err.long", NULL);
    if (!date_none(in->answer_by) && date_cmp(in->answer_by, in->starts_on) > 0)
        invalid(ctx, "answer_by", "activity.err.answer_by", NULL);
}

static void check(struct ctx *ctx, const struct activity *in)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "activity.err.title", NULL);
    if (!str_among(ACTIVITY_SORTS, in->sort))
        invalid(ctx, "kind", "activity.err.sort", NULL);
    if (!str_among("invited open", in->way))
        invalid(ctx, "way", "activity.err.way", NULL);
    if (in->quota < 0 || in->quota > QUOTA_MOST)
        invalid(ctx, "quota", "activity.err.quota", NULL);
    invalid_long(ctx, "title", in->title, TITLE_CHARS);
    invalid_long(ctx, "host", in->host, LINE_CHARS);
    invalid_long(ctx, "place", in->place, LINE_CHARS);
    invalid_long(ctx, "text", in->text, TEXT_CHARS);
    check_days(ctx, in);
}

static enum status check_campaign(struct ctx *ctx, const struct activity *in)
{
    struct activity campaign;

    if (in->campaign_id == 0)
        return ST_OK;
    TRY(activity_store_get(ctx, in->campaign_id, &campaign));
    if (!str_eqz(campaign.sort, "campaign") || str_eqz(in->sort, "campaign"))
        return fail(&ctx->err, ST_RULE, "activity.err.campaign", NULL);
    return ST_OK;
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct activity a = *s->in, have;

    TRY(check_campaign(ctx, &a));
    TRY(activity_check_group(ctx, &a));
    if (a.id == 0) {
        a.id = db_new_id(ctx);
        a.state = S("planned");
        a.result = S("");
        TRY(activity_store_insert(ctx, &a));
        TRY(activity_store_set_group(ctx, a.id, a.group_id, false));
    } else {
        TRY(activity_store_get(ctx, a.id, &have));
        TRY(activity_check_going(&have, &ctx->err));
        a.state = have.state;
        a.result = have.result;
        TRY(activity_store_update(ctx, &a));
        if (a.group_id != have.group_id)
            TRY(activity_store_set_group(ctx, a.id, a.group_id, have.group_id != 0));
    }
    *s->out_id = a.id;
    return event_emit(ctx, "activity.saved", a.id);
}

enum status activity_save(struct ctx *ctx, const struct activity *in, int64_t *out_id)
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
    struct activity_count n;
    struct activity a;

    TRY(activity_store_get(ctx, m->id, &a));
    TRY(activity_store_count(ctx, a.id, &n));
    TRY(activity_check_open(&a, n.asked, &ctx->err));
    a.version = m->version;
    a.state = S("open");
    TRY(activity_store_update(ctx, &a));
    TRY(activity_tell(ctx, &a, str_eqz(a.sort, "bulletin") ? "activity.bulletin" : "activity.asked",
                      "", S("")));
    return event_emit(ctx, "activity.opened", a.id);
}

enum status activity_open(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, open_tx, &(struct moving){id, version, S("")});
}

static enum status cancel_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct activity a;
    bool told;

    TRY(activity_store_get(ctx, m->id, &a));
    TRY(activity_check_going(&a, &ctx->err));
    told = str_eqz(a.state, "open");
    a.version = m->version;
    a.state = S("cancelled");
    a.result = m->text;
    TRY(activity_store_update(ctx, &a));
    if (told)
        TRY(activity_tell(ctx, &a, "activity.cancelled", "", m->text));
    return event_emit(ctx, "activity.cancelled", a.id);
}

enum status activity_cancel(struct ctx *ctx, int64_t id, int64_t version, struct str reason)
{
    if (reason.len == 0)
        invalid(ctx, "reason", "activity.err.reason", NULL);
    invalid_long(ctx, "reason", reason, LINE_CHARS * 2);
    TRY(invalid_done(ctx));
    return db_tx(ctx, cancel_tx, &(struct moving){id, version, reason});
}

static enum status hold_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct activity_count n;
    struct activity a;

    TRY(activity_store_get(ctx, m->id, &a));
    TRY(activity_store_count(ctx, a.id, &n));
    TRY(activity_check_held(&a, n.unnoted, ctx->today, &ctx->err));
    a.version = m->version;
    a.state = S("held");
    a.result = m->text;
    TRY(activity_store_update(ctx, &a));
    return event_emit(ctx, "activity.held", a.id);
}

enum status activity_hold(struct ctx *ctx, int64_t id, int64_t version, struct str result)
{
    if (result.len == 0)
        invalid(ctx, "result", "activity.err.result", NULL);
    invalid_long(ctx, "result", result, TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, hold_tx, &(struct moving){id, version, result});
}
