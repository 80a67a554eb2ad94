// SPDX-License-Identifier: MulanPSL-2.0
/* Major projects and what audits found: load, decide, store, tell. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"

enum { BP_WHOLE = 10000 };

static void check_year(struct ctx *ctx, int year)
{
    if (year < FINANCE_YEAR_FIRST || year > FINANCE_YEAR_LAST)
        invalid(ctx, "year", "finance.err.year", NULL);
}

/* An organ of that name, if there is one. */
static enum status organ_of(struct ctx *ctx, struct str name, int64_t *out)
{
    struct organ organ;
    const enum status st = organ_by_name(ctx, name, &organ);

    *out = st == ST_OK ? organ.id : 0;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

/* ---------------------------------------------------------------- projects */

struct project_saving {
    const struct finance_project *in;
    int64_t *out_id;
};

static enum status project_tx(struct ctx *ctx, const void *input)
{
    const struct project_saving *a = input;
    struct finance_project p = *a->in;

    TRY(organ_of(ctx, p.organ, &p.organ_id));
    if (p.id == 0) {
        p.id = db_new_id(ctx);
        TRY(finance_store_project_insert(ctx, &p));
    } else {
        TRY(finance_store_project_update(ctx, &p));
    }
    *a->out_id = p.id;
    return event_emit(ctx, "finance.project_saved", p.id);
}

enum status finance_project_save(struct ctx *ctx, const struct finance_project *in, int64_t *out_id)
{
    check_year(ctx, in->year);
    if (in->name.len == 0)
        invalid(ctx, "name", "finance.err.project_name", NULL);
    invalid_long(ctx, "name", in->name, FINANCE_NAME_CHARS);
    invalid_long(ctx, "organ", in->organ, FINANCE_NAME_CHARS);
    invalid_long(ctx, "note", in->note, FINANCE_TEXT_CHARS);
    if (in->year_fen < 0 || in->year_fen > in->whole_fen)
        invalid(ctx, "year_sum", "finance.err.year_sum", NULL);
    if (date_cmp(in->done_on, ctx->today) > 0)
        invalid(ctx, "done_on", "finance.err.ahead", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, project_tx, &(struct project_saving){in, out_id});
}

static enum status progress_tx(struct ctx *ctx, const void *input)
{
    struct finance_progress g = *(const struct finance_progress *)input;
    struct finance_project p;

    TRY(finance_store_project(ctx, g.project_id, &p));
    if (!date_none(p.told_on) && date_cmp(g.told_on, p.told_on) < 0)
        invalid(ctx, "told_on", "finance.err.told_before", NULL);
    if (g.paid_fen < p.paid_fen)
        invalid(ctx, "paid", "finance.err.paid_less", NULL);
    if (g.progress_bp < p.progress_bp)
        invalid(ctx, "progress", "finance.err.progress_less", NULL);
    TRY(invalid_done(ctx));
    g.id = db_new_id(ctx);
    TRY(finance_store_progress_insert(ctx, &g));
    return event_emit(ctx, "finance.progress_told", p.id);
}

enum status finance_progress_add(struct ctx *ctx, const struct finance_progress *in)
{
    if (date_none(in->told_on) || date_cmp(in->told_on, ctx->today) > 0)
        invalid(ctx, "told_on", "finance.err.ahead", NULL);
    if (in->paid_fen < 0)
        invalid(ctx, "paid", "finance.err.yuan", NULL);
    if (in->progress_bp < 0 || in->progress_bp > BP_WHOLE)
        invalid(ctx, "progress", "finance.err.percent", NULL);
    invalid_long(ctx, "note", in->note, FINANCE_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, progress_tx, in);
}

/* ---------------------------------------------------------------- findings */

enum status finance_finding_get(struct ctx *ctx, int64_t id, struct finance_finding *out)
{
    TRY(finance_store_finding(ctx, id, out));
    if (!ctx->actor->system && !may(ctx, "finance.read") &&
        !finance_answers_for(ctx, out->organ_id))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ST_OK;
}

static enum status tell(struct ctx *ctx, const char *kind, const struct finance_finding *f,
                        struct str what, bool to_unit)
{
    const struct notice_to unit[] = {{.role = "unit", .organ_id = f->organ_id}};
    const struct notice_to office[] = {{.role = "office"}, {.role = "committee"}};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);
    char day[DATE_TEXT_SIZE];

    if (to_unit && f->organ_id == 0)
        return ST_OK;
    json_object(&j, NULL);
    json_str(&j, "name", f->title);
    json_str(&j, "title", what);
    json_str(&j, "due_on", str_from(date_format(f->due_on, day)));
    json_object_end(&j);
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = kind,
                          .subject_id = f->id,
                          .url = str_printf(ctx->arena, "/finance/finding/%lld", (long long)f->id),
                          .values = buf_view(&values),
                          .to = to_unit ? unit : office,
                          .to_count = to_unit ? COUNT(unit) : COUNT(office),
                      });
}

struct finding_adding {
    const struct finance_finding *in;
    int64_t *out_id;
};

static enum status finding_tx(struct ctx *ctx, const void *input)
{
    const struct finding_adding *a = input;
    struct finance_finding f = *a->in;

    TRY(organ_of(ctx, f.organ, &f.organ_id));
    if (f.number == 0) {
        TRY(finance_store_finding_last(ctx, f.year, &f.number));
        f.number++;
    }
    f.id = db_new_id(ctx);
    f.state = S("found");
    f.measures = f.result = S("");
    TRY(finance_store_finding_insert(ctx, &f));
    TRY(tell(ctx, "finance.found", &f, f.title, true));
    *a->out_id = f.id;
    return event_emit(ctx, "finance.finding_added", f.id);
}

enum status finance_finding_add(struct ctx *ctx, const struct finance_finding *in, int64_t *out_id)
{
    check_year(ctx, in->year);
    if (in->title.len == 0)
        invalid(ctx, "title", "finance.err.finding_title", NULL);
    invalid_long(ctx, "title", in->title, FINANCE_BASIS_CHARS);
    if (in->organ.len == 0)
        invalid(ctx, "organ", "finance.err.finding_organ", NULL);
    invalid_long(ctx, "organ", in->organ, FINANCE_NAME_CHARS);
    if (!finance_word(FINANCE_FINDING_SORTS, in->sort))
        invalid(ctx, "sort", "finance.err.finding_sort", NULL);
    if (in->fen < 0)
        invalid(ctx, "yuan", "finance.err.yuan", NULL);
    if (date_none(in->found_on) || date_cmp(in->found_on, ctx->today) > 0)
        invalid(ctx, "found_on", "finance.err.ahead", NULL);
    if (!date_none(in->due_on) && date_cmp(in->due_on, in->found_on) < 0)
        invalid(ctx, "due_on", "finance.err.due_before", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, finding_tx, &(struct finding_adding){in, out_id});
}

static enum status tell_tx(struct ctx *ctx, const void *input)
{
    const struct finance_finding *in = input;
    const bool reports = str_eqz(in->state, "reported");
    struct finance_finding f;

    TRY(finance_finding_get(ctx, in->id, &f));
    if (!ctx->actor->system && !may(ctx, "finance.manage") && !finance_answers_for(ctx, f.organ_id))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!finance_finding_may(f.state, in->state))
        return fail(&ctx->err, ST_RULE, "finance.err.finding_state", NULL);
    f.version = in->version;
    f.state = in->state;
    f.measures = in->measures;
    if (reports) {
        f.result = in->result;
        f.mended_fen = in->mended_fen;
        f.reported_on = ctx->today;
    }
    TRY(finance_store_finding_update(ctx, &f));
    if (reports)
        TRY(tell(ctx, "finance.mended", &f, f.result, false));
    return event_emit(ctx, "finance.finding_told", f.id);
}

enum status finance_finding_tell(struct ctx *ctx, const struct finance_finding *in)
{
    if (!finance_word("rectifying reported", in->state))
        invalid(ctx, "state", "finance.err.finding_word", NULL);
    if (str_eqz(in->state, "reported") && in->result.len == 0)
        invalid(ctx, "result", "finance.err.result", NULL);
    if (str_eqz(in->state, "rectifying") && in->measures.len == 0)
        invalid(ctx, "measures", "finance.err.measures", NULL);
    invalid_long(ctx, "measures", in->measures, FINANCE_TEXT_CHARS);
    invalid_long(ctx, "result", in->result, FINANCE_TEXT_CHARS);
    if (in->mended_fen < 0)
        invalid(ctx, "mended", "finance.err.yuan", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, tell_tx, in);
}

struct judging {
    int64_t id, version;
    struct str state, reason;
};

static enum status judge_tx(struct ctx *ctx, const void *input)
{
    const struct judging *a = input;
    const bool closes = str_eqz(a->state, "closed");
    struct finance_finding f;

    TRY(finance_store_finding(ctx, a->id, &f));
    if (!finance_finding_may(f.state, a->state))
        return fail(&ctx->err, ST_RULE, "finance.err.finding_state", NULL);
    f.version = a->version;
    f.state = a->state;
    f.closed_on = closes ? ctx->today : (struct date){0};
    TRY(finance_store_finding_update(ctx, &f));
    if (closes)
        return event_emit(ctx, "finance.finding_closed", f.id);
    TRY(tell(ctx, "finance.found_again", &f, a->reason, true));
    return event_emit(ctx, "finance.finding_back", f.id);
}

enum status finance_finding_judge(struct ctx *ctx, int64_t id, int64_t version, struct str state,
                                  struct str reason)
{
    if (!finance_word("closed rectifying", state))
        invalid(ctx, "state", "finance.err.finding_word", NULL);
    if (str_eqz(state, "rectifying") && reason.len == 0)
        invalid(ctx, "reason", "finance.err.reason", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, judge_tx, &(struct judging){id, version, state, reason});
}

/* ---------------------------------------------------------------- payments */

struct paying {
    const struct finance_voucher *in;
    int64_t *out_id;
};

static enum status voucher_tx(struct ctx *ctx, const void *input)
{
    const struct paying *a = input;
    struct finance_voucher v = *a->in;

    v.id = db_new_id(ctx);
    TRY(finance_store_voucher_insert(ctx, &v));
    *a->out_id = v.id;
    return event_emit(ctx, "finance.imported", v.id);
}

enum status finance_voucher_add(struct ctx *ctx, const struct finance_voucher *in, int64_t *out_id)
{
    return db_tx(ctx, voucher_tx, &(struct paying){in, out_id});
}
