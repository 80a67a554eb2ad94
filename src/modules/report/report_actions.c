// SPDX-License-Identifier: MulanPSL-2.0
/* A report begun, its head, its drafts, its way to publication. */
#include "modules/report/report_actions.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum status report_get(struct ctx *ctx, int64_t id, struct report *out)
{
    TRY(report_store_get(ctx, id, out));
    if (ctx->actor->system || may(ctx, "report.read") || str_eqz(out->state, "published"))
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status report_open(struct ctx *ctx, int64_t id, struct report *out)
{
    TRY(report_store_get(ctx, id, out));
    return report_check_open(out->state, &ctx->err);
}

/* ---------------------------------------------------------------- versions */

static enum status put_text(struct ctx *ctx, const struct report *r, const char *what,
                            int64_t draft_no)
{
    struct report_text t = {.id = db_new_id(ctx),
                            .report_id = r->id,
                            .draft_no = draft_no,
                            .what = str_from(what),
                            .saved_at = ctx->now,
                            .saved_by = ctx->actor->name};
    struct report_sheet sheet;
    int64_t last;

    TRY(report_sheet_read(ctx, r, false, &sheet));
    TRY(report_store_text_last(ctx, r->id, &last));
    t.number = last + 1;
    t.text = report_sheet_text(ctx->arena, &sheet, false);
    t.shown = report_sheet_text(ctx->arena, &sheet, true);
    return report_store_text_insert(ctx, &t);
}

enum status report_version(struct ctx *ctx, struct report *r, const char *what)
{
    TRY(put_text(ctx, r, what, 0));
    r->saved_at = ctx->now;
    r->saved_by = ctx->actor->name;
    return report_store_update(ctx, r);
}

struct naming {
    int64_t id;
    int64_t *out;
};

static enum status draft_tx(struct ctx *ctx, const void *input)
{
    const struct naming *n = input;
    struct report r;

    TRY(report_open(ctx, n->id, &r));
    r.draft_no++;
    TRY(put_text(ctx, &r, "drafted", r.draft_no));
    TRY(report_store_update(ctx, &r));
    *n->out = r.draft_no;
    return event_emit(ctx, "report.drafted", r.id);
}

enum status report_draft(struct ctx *ctx, int64_t id, int64_t *out_number)
{
    return db_tx(ctx, draft_tx, &(struct naming){id, out_number});
}

/* ---------------------------------------------------------------- begun, its head */

struct saving {
    const struct report_new *in;
    int64_t *out_id;
};

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    const struct report_new *in = s->in;
    struct report r = {.state = S("draft"), .frozen_hash = S("")};
    const bool fresh = in->id == 0;

    if (!fresh) {
        TRY(report_open(ctx, in->id, &r));
        r.version = in->version;
    }
    r.kind = in->kind;
    r.title = in->title;
    r.byline = in->byline;
    r.from = in->from;
    r.to = in->to;
    r.saved_at = ctx->now;
    r.saved_by = ctx->actor->name;
    if (fresh) {
        r.id = db_new_id(ctx);
        r.author_id = ctx->actor->account_id;
        r.taken_at = ctx->now;
        TRY(report_store_insert(ctx, &r));
    } else {
        TRY(report_store_update(ctx, &r));
    }
    *s->out_id = r.id;
    return event_emit(ctx, fresh ? "report.begun" : "report.headed", r.id);
}

static enum status save_all_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    int64_t block;

    TRY(save_tx(ctx, input));
    return s->in->id == 0 && s->in->text.len > 0
               ? report_block_add(ctx, *s->out_id, 0, s->in->text, &block)
               : ST_OK;
}

enum status report_save(struct ctx *ctx, const struct report_new *in, int64_t *out_id)
{
    if (!report_kind_known(in->kind))
        invalid(ctx, "kind", "report.err.kind", NULL);
    if (in->title.len == 0)
        invalid(ctx, "title", "report.err.title", NULL);
    invalid_long(ctx, "title", in->title, REPORT_TITLE_CHARS);
    invalid_long(ctx, "byline", in->byline, REPORT_BYLINE_CHARS);
    if (!report_period_valid(in->from, in->to))
        invalid(ctx, "from", "report.err.period", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_all_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- the way to publication */

static const char *const EVENTS[REPORT_ACTS] = {
    [REPORT_ASK] = "report.asked",         [REPORT_JUDGE] = "report.judged",
    [REPORT_PASS] = "report.passed",       [REPORT_BACK] = "report.sent_back",
    [REPORT_FREEZE] = "report.frozen",     [REPORT_PUBLISH] = "report.published",
    [REPORT_RETRACT] = "report.retracted", [REPORT_DROP] = "report.dropped",
};

struct doing {
    int64_t id, version;
    enum report_act act;
    struct str note, body, hash;
};

static enum status freeze(struct ctx *ctx, const struct doing *d, struct report *r)
{
    TRY(report_store_frozen_insert(ctx, r->id, d->hash, d->body));
    r->frozen_at = ctx->now;
    r->frozen_hash = d->hash;
    return ST_OK;
}

static struct str data_of(struct ctx *ctx, const struct doing *d)
{
    return d->act == REPORT_FREEZE
               ? str_printf(ctx->arena, "{\"sm3\":\"" STR_FMT "\"}", STR_ARG(d->hash))
               : S("{}");
}

static enum status do_tx(struct ctx *ctx, const void *input)
{
    const struct doing *d = input;
    struct report r;

    TRY(report_store_get(ctx, d->id, &r));
    TRY(report_act_check(r.state, d->act, &r.state, &ctx->err));
    r.version = d->version;
    if (d->act == REPORT_FREEZE)
        TRY(freeze(ctx, d, &r));
    r.published_on = d->act == REPORT_PUBLISH   ? ctx->today
                     : d->act == REPORT_RETRACT ? (struct date){0}
                                                : r.published_on;
    TRY(report_store_update(ctx, &r));
    TRY(report_store_step_insert(ctx, &(struct report_step){.id = db_new_id(ctx),
                                                            .report_id = r.id,
                                                            .state = r.state,
                                                            .note = d->note,
                                                            .done_by = ctx->actor->name,
                                                            .done_at = ctx->now}));
    TRY(report_tell_step(ctx, &r, d->act, d->note));
    return event_emit_data(ctx, EVENTS[d->act], r.id, data_of(ctx, d));
}

bool report_may_do(struct ctx *ctx, enum report_act act)
{
    struct str all = str_from(report_act_permissions(act)), one;
    bool any = false;

    while (str_cut(&all, ' ', &one))
        any = any || may(ctx, str_z(ctx->arena, one));
    return any;
}

enum status report_do(struct ctx *ctx, int64_t id, int64_t version, enum report_act act,
                      struct str note)
{
    struct doing d = {id, version, act, note, S(""), S("")};
    struct report r;
    struct str next;

    if (!ctx->actor->system && !report_may_do(ctx, act))
        return fail(&ctx->err, ST_DENIED, "report.err.denied", NULL);
    invalid_long(ctx, "note", note, REPORT_NOTE_CHARS);
    TRY(report_store_get(ctx, id, &r));
    TRY(report_act_check(r.state, act, &next, &ctx->err));
    if (act == REPORT_BACK && report_back_needs_reason(r.state) && str_trim(note).len == 0)
        invalid(ctx, "note", "report.err.back", NULL);
    TRY(invalid_done(ctx));
    if (act == REPORT_FREEZE)
        TRY(report_freeze_make(ctx, &r, &d.body, &d.hash));
    return db_tx(ctx, do_tx, &d);
}
