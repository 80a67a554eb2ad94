// SPDX-License-Identifier: MulanPSL-2.0
/* A report to voters from its plan to its publication. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/deputy/deputy.h"
#include "modules/notice/notice.h"
#include "modules/reportback/reportback_list.h"
#include "modules/reportback/reportback_rules.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/slip.h"
#include "platform/text.h"

enum { LINE_CHARS = 100, TEXT_CHARS = 20000, CODE_CHARS = 10, PRESENT_MOST = 100000 };

static bool is_own(const struct ctx *ctx, const struct reportback *r)
{
    return r->deputy_id == ctx->actor->deputy_id;
}

enum status reportback_get(struct ctx *ctx, int64_t id, struct reportback *out)
{
    TRY(reportback_store_get(ctx, id, out));
    if (ctx->actor->system || may(ctx, "reportback.read") || is_own(ctx, out) ||
        str_eqz(out->state, "published"))
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status tell_deputy(struct ctx *ctx, const struct reportback *r)
{
    const struct notice_to to = {.deputy_id = r->deputy_id};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    json_object(&j, NULL);
    json_str(&j, "on", text_date(ctx->arena, r->planned_on, ctx->today));
    json_str(&j, "place", r->place);
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){
                               .kind = "reportback.planned",
                               .subject_id = r->id,
                               .url = str_printf(ctx->arena, "/reportback/%lld", (long long)r->id),
                               .values = buf_view(&values),
                               .to = &to,
                               .to_count = 1,
                           });
}

/* ---------------------------------------------------------------- planned, written */

struct planning {
    const struct reportback *in;
    int64_t *out_id;
};

static enum status plan_tx(struct ctx *ctx, const void *input)
{
    const struct planning *p = input;
    struct reportback r;
    struct deputy d;

    TRY(deputy_get(ctx, p->in->deputy_id, &d));
    if (date_cmp(p->in->planned_on, d.from_on) < 0 ||
        (!date_none(d.to_on) && date_cmp(p->in->planned_on, d.to_on) > 0)) {
        invalid(ctx, "planned_on", "reportback.err.not_in_office", NULL);
        return invalid_done(ctx);
    }
    if (p->in->id == 0) {
        r = *p->in;
        r.id = db_new_id(ctx);
        r.state = S("planned");
        r.text = r.asked = S("");
        r.code = crypt_random_text(ctx->arena, CODE_CHARS);
        TRY(reportback_store_insert(ctx, &r));
        TRY(tell_deputy(ctx, &r));
    } else {
        TRY(reportback_store_get(ctx, p->in->id, &r));
        TRY(reportback_check_coming(&r, &ctx->err));
        r.version = p->in->version;
        r.deputy_id = p->in->deputy_id;
        r.audience = p->in->audience;
        r.organiser = p->in->organiser;
        r.place = p->in->place;
        r.planned_on = p->in->planned_on;
        TRY(reportback_store_update(ctx, &r));
    }
    *p->out_id = r.id;
    return event_emit(ctx, "reportback.planned", r.id);
}

enum status reportback_plan(struct ctx *ctx, const struct reportback *in, int64_t *out_id)
{
    if (in->deputy_id == 0)
        invalid(ctx, "deputy", "reportback.err.who", NULL);
    if (!str_among("voters unit committee", in->audience))
        invalid(ctx, "audience", "reportback.err.audience", NULL);
    if (date_none(in->planned_on))
        invalid(ctx, "planned_on", "reportback.err.planned", NULL);
    invalid_long(ctx, "organiser", in->organiser, LINE_CHARS);
    invalid_long(ctx, "place", in->place, LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, plan_tx, &(struct planning){in, out_id});
}

struct moving {
    int64_t id, version;
    struct str text;
    bool on;
};

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct reportback r;

    TRY(reportback_store_get(ctx, m->id, &r));
    if (!ctx->actor->system && !may(ctx, "reportback.manage") && !is_own(ctx, &r))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(reportback_check_coming(&r, &ctx->err));
    r.version = m->version;
    r.text = m->text;
    r.state = S("written");
    TRY(reportback_store_update(ctx, &r));
    return event_emit(ctx, "reportback.written", r.id);
}

enum status reportback_write(struct ctx *ctx, int64_t id, int64_t version, struct str text)
{
    if (text.len == 0)
        invalid(ctx, "text", "reportback.err.text", NULL);
    invalid_long(ctx, "text", text, TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, write_tx, &(struct moving){.id = id, .version = version, .text = text});
}

static enum status cancel_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct reportback r;

    TRY(reportback_store_get(ctx, m->id, &r));
    TRY(reportback_check_coming(&r, &ctx->err));
    r.version = m->version;
    r.state = S("cancelled");
    TRY(reportback_store_update(ctx, &r));
    return event_emit(ctx, "reportback.cancelled", r.id);
}

enum status reportback_cancel(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, cancel_tx, &(struct moving){.id = id, .version = version});
}

/* ---------------------------------------------------------------- held, rated, counted */

static enum status hold_tx(struct ctx *ctx, const void *input)
{
    const struct reportback *in = input;
    struct reportback r;

    TRY(reportback_store_get(ctx, in->id, &r));
    TRY(reportback_check_hold(&r, in->held_on, ctx->today, &ctx->err));
    r.version = in->version;
    r.state = S("held");
    r.held_on = in->held_on;
    r.present = in->present;
    r.asked = in->asked;
    TRY(reportback_store_update(ctx, &r));
    return event_emit(ctx, "reportback.held", r.id);
}

enum status reportback_hold(struct ctx *ctx, const struct reportback *in)
{
    if (date_none(in->held_on))
        invalid(ctx, "held_on", "reportback.err.when", NULL);
    if (in->present < 1 || in->present > PRESENT_MOST)
        invalid(ctx, "present", "reportback.err.present", NULL);
    invalid_long(ctx, "asked", in->asked, TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, hold_tx, in);
}

static enum status rating_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct reportback r;

    TRY(reportback_store_get(ctx, m->id, &r));
    TRY(reportback_check_rating(&r, m->on, &ctx->err));
    r.version = m->version;
    r.rating_open = m->on;
    TRY(reportback_store_update(ctx, &r));
    return event_emit(ctx, m->on ? "reportback.rating_opened" : "reportback.rating_closed", r.id);
}

enum status reportback_rating(struct ctx *ctx, int64_t id, int64_t version, bool open)
{
    return db_tx(ctx, rating_tx, &(struct moving){.id = id, .version = version, .on = open});
}

struct rating {
    int64_t id;
    struct str slip, grade;
};

static const char SLIP[] = "reportback.slip";

static struct str owner_of(struct ctx *ctx, const struct reportback *r)
{
    return str_printf(ctx->arena, "%lld/" STR_FMT, (long long)r->id, STR_ARG(r->code));
}

struct str reportback_slip(struct ctx *ctx, const struct reportback *r, int64_t n)
{
    return slip_code(ctx, SLIP, owner_of(ctx, r), n);
}

bool reportback_slip_good(struct ctx *ctx, const struct reportback *r, struct str slip)
{
    return slip_number(ctx, SLIP, owner_of(ctx, r), REPORTBACK_SLIPS_MAX, slip) > 0;
}

static enum status rate_tx(struct ctx *ctx, const void *input)
{
    const struct rating *g = input;
    struct reportback r;

    TRY(reportback_store_get(ctx, g->id, &r));
    if (!reportback_slip_good(ctx, &r, g->slip))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(reportback_check_rate(&r, &ctx->err));
    TRY(reportback_store_rate(ctx, r.id, g->grade, crypt_blind(ctx, "reportback.rating", g->slip)));
    return event_emit(ctx, "reportback.rated", r.id);
}

enum status reportback_rate(struct ctx *ctx, int64_t id, struct str slip, struct str grade)
{
    static const struct actor NOBODY = {0};
    const struct actor *before = ctx->actor;
    enum status st;

    if (!str_among("satisfied basic dissatisfied", grade))
        invalid(ctx, "grade", "reportback.err.grade", NULL);
    TRY(invalid_done(ctx));
    /* Nothing that could tell whose rating it is goes into the journal, whoever is signed in. */
    ctx->address = S("");
    ctx->actor = &NOBODY;
    st = db_tx(ctx, rate_tx, &(struct rating){id, slip, grade});
    ctx->actor = before;
    return st;
}

struct counting {
    int64_t id, version;
    const struct reportback_count *paper;
};

static enum status count_tx(struct ctx *ctx, const void *input)
{
    const struct counting *c = input;
    struct reportback r;

    TRY(reportback_store_get(ctx, c->id, &r));
    TRY(reportback_check_count(&r, c->paper, &ctx->err));
    r.version = c->version;
    r.paper = *c->paper;
    r.rating_open = false;
    r.state = S("rated");
    TRY(reportback_store_update(ctx, &r));
    return event_emit(ctx, "reportback.counted", r.id);
}

enum status reportback_count(struct ctx *ctx, int64_t id, int64_t version,
                             const struct reportback_count *paper)
{
    if (paper->satisfied < 0 || paper->basic < 0 || paper->dissatisfied < 0 ||
        paper->satisfied > PRESENT_MOST || paper->basic > PRESENT_MOST ||
        paper->dissatisfied > PRESENT_MOST)
        invalid(ctx, "satisfied", "reportback.err.counts", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, count_tx, &(struct counting){id, version, paper});
}

static enum status publish_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct reportback r;

    TRY(reportback_store_get(ctx, m->id, &r));
    TRY(reportback_check_publish(&r, &ctx->err));
    r.version = m->version;
    r.state = S("published");
    r.published_on = ctx->today;
    TRY(reportback_store_update(ctx, &r));
    return event_emit(ctx, "reportback.published", r.id);
}

enum status reportback_publish(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, publish_tx, &(struct moving){.id = id, .version = version});
}
