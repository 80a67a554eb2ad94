// SPDX-License-Identifier: MulanPSL-2.0
/* Rules, the way of a monthly list from its maker to the finance office, accounts. */
#include "modules/allowance/allowance_actions.h"
#include "base/json.h"
#include "base/money.h"
#include "base/utf8.h"
#include "modules/allowance/allowance_rules.h"
#include "modules/deputy/deputy.h"
#include "modules/notice/notice.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

static const char NUMBER[] = "allowance.number";

/* ---------------------------------------------------------------- rules */

enum status allowance_rule_check(struct ctx *ctx, const struct allowance_rule *in)
{
    if (!str_among(ALLOWANCE_KINDS, in->kind))
        invalid(ctx, "kind", "allowance.err.kind", NULL);
    if (!str_among("day month", in->per))
        invalid(ctx, "per", "allowance.err.per", NULL);
    if (!str_among("no_wage all", in->whom))
        invalid(ctx, "whom", "allowance.err.whom", NULL);
    if (in->fen <= 0)
        invalid(ctx, "yuan", "allowance.err.yuan", NULL);
    if (date_none(in->from_on))
        invalid(ctx, "from_on", "allowance.err.from", NULL);
    if (!date_none(in->to_on) && date_cmp(in->to_on, in->from_on) < 0)
        invalid(ctx, "to_on", "allowance.err.to", NULL);
    if (in->basis.len == 0)
        invalid(ctx, "basis", "allowance.err.basis", NULL);
    invalid_long(ctx, "basis", in->basis, ALLOWANCE_LINE_CHARS);
    return invalid_done(ctx);
}

struct saving {
    const void *in;
    int64_t *out_id;
};

static enum status rule_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    const struct allowance_rule *in = s->in;
    struct allowance_rule r = *in, *all;
    size_t count;

    if (in->id != 0) {
        TRY(allowance_store_rule(ctx, in->id, &r));
        r.version = in->version;
        r.to_on = in->to_on;
        r.basis = in->basis;
    } else {
        r.id = db_new_id(ctx);
    }
    TRY(allowance_rule_check(ctx, &r));
    TRY(allowance_store_rules(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].id != r.id && allowance_rules_meet(&all[i], &r))
            return fail(&ctx->err, ST_RULE, "allowance.err.rules_meet", NULL);
    if (in->id != 0)
        TRY(allowance_store_rule_update(ctx, &r));
    else
        TRY(allowance_store_rule_insert(ctx, &r));
    *s->out_id = r.id;
    return event_emit(ctx, "allowance.rule_saved", r.id);
}

enum status allowance_rule_save(struct ctx *ctx, const struct allowance_rule *in, int64_t *out_id)
{
    return db_tx(ctx, rule_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- the list of a month */

struct computing {
    struct str month;
    int64_t *out_id;
};

static enum status compute_tx(struct ctx *ctx, const void *input)
{
    const struct computing *c = input;
    struct allowance_list l = {.approver = S(""), .note = S("")};
    struct date first, last;
    enum status st;

    if (!date_parse_month(c->month, &first, &last))
        return fail_field(&ctx->err, "month", "allowance.err.month", NULL);
    st = allowance_store_list_of(ctx, c->month, &l);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    TRY(allowance_check_compute(st == ST_OK ? &l : NULL, last, ctx->today, &ctx->err));
    l.made_by = ctx->actor->account_id;
    l.maker = ctx->actor->name.len > 0 ? ctx->actor->name : T("allowance.program");
    l.made_on = ctx->today;
    if (st == ST_OK) {
        TRY(allowance_store_list_update(ctx, &l));
    } else {
        l.id = db_new_id(ctx);
        l.month = c->month;
        l.state = S("draft");
        l.origin = S("computed");
        TRY(allowance_store_list_insert(ctx, &l));
    }
    TRY(allowance_fill(ctx, &l));
    *c->out_id = l.id;
    return event_emit(ctx, "allowance.computed", l.id);
}

enum status allowance_compute(struct ctx *ctx, struct str month, int64_t *out_id)
{
    return db_tx(ctx, compute_tx, &(struct computing){month, out_id});
}

static enum status tell(struct ctx *ctx, const struct allowance_list *l, const char *kind,
                        const struct notice_to *to, size_t count)
{
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    json_object(&j, NULL);
    json_str(&j, "month", l->month);
    json_str(&j, "people", str_printf(ctx->arena, "%lld", (long long)l->people));
    json_str(&j, "yuan", money_text(ctx->arena, l->fen));
    json_str(&j, "note", l->note);
    json_object_end(&j);
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = kind,
                          .subject_id = l->id,
                          .url = str_printf(ctx->arena, "/allowance/list/%lld", (long long)l->id),
                          .values = buf_view(&values),
                          .to = to,
                          .to_count = count,
                      });
}

struct moving {
    int64_t id, version, budget_id;
    struct str why;
    struct date on;
};

static enum status submit_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct allowance_list l = {0};

    TRY(allowance_store_list(ctx, m->id, &l));
    TRY(allowance_check_submit(&l, &ctx->err));
    l.version = m->version;
    l.state = S("submitted");
    l.note = S("");
    TRY(allowance_store_list_update(ctx, &l));
    TRY(tell(ctx, &l, "allowance.submitted", &(struct notice_to){.role = "leader"}, 1));
    return event_emit(ctx, "allowance.submitted", l.id);
}

enum status allowance_submit(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, submit_tx, &(struct moving){.id = id, .version = version});
}

static enum status approve_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct allowance_list l = {0};

    TRY(allowance_store_list(ctx, m->id, &l));
    TRY(allowance_check_approve(&l, ctx->actor->account_id, &ctx->err));
    l.version = m->version;
    l.state = S("approved");
    l.approved_by = ctx->actor->account_id;
    l.approver = ctx->actor->name.len > 0 ? ctx->actor->name : T("allowance.program");
    l.approved_on = ctx->today;
    TRY(allowance_store_list_update(ctx, &l));
    TRY(tell(ctx, &l, "allowance.approved", &(struct notice_to){.account_id = l.made_by},
             l.made_by != 0));
    return event_emit(ctx, "allowance.approved", l.id);
}

enum status allowance_approve(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, approve_tx, &(struct moving){.id = id, .version = version});
}

static enum status return_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct allowance_list l = {0};

    TRY(allowance_store_list(ctx, m->id, &l));
    TRY(allowance_check_return(&l, &ctx->err));
    l.version = m->version;
    l.state = S("draft");
    l.note = m->why;
    TRY(allowance_store_list_update(ctx, &l));
    TRY(tell(ctx, &l, "allowance.returned", &(struct notice_to){.account_id = l.made_by},
             l.made_by != 0));
    return event_emit(ctx, "allowance.returned", l.id);
}

enum status allowance_return(struct ctx *ctx, int64_t id, int64_t version, struct str why)
{
    if (why.len == 0)
        invalid(ctx, "why", "allowance.err.why", NULL);
    invalid_long(ctx, "why", why, ALLOWANCE_NOTE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, return_tx, &(struct moving){.id = id, .version = version, .why = why});
}

static enum status tell_deputies(struct ctx *ctx, const struct allowance_list *l)
{
    struct allowance_line *lines;
    struct notice_to *to;
    size_t count, n = 0;

    TRY(allowance_store_lines(ctx, l->id, &lines, &count));
    to = arena_array(ctx->arena, count, struct notice_to);
    arr_each (i, count)
        if (i == 0 || lines[i].deputy_id != lines[i - 1].deputy_id)
            to[n++].deputy_id = lines[i].deputy_id;
    return n == 0 ? ST_OK : tell(ctx, l, "allowance.paid", to, n);
}

static enum status pay_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct allowance_budget b = {0};
    struct allowance_list l = {0};

    TRY(allowance_store_list(ctx, m->id, &l));
    TRY(allowance_check_pay(&l, m->on, ctx->today, &ctx->err));
    l.version = m->version;
    l.state = S("paid");
    l.paid_on = m->on;
    TRY(allowance_store_list_update(ctx, &l));
    if (m->budget_id != 0 && l.fen != 0) {
        const struct allowance_spend s = {.id = db_new_id(ctx),
                                          .budget_id = m->budget_id,
                                          .list_id = l.id,
                                          .use = S("allowance"),
                                          .what = TF(ctx->arena, "allowance.list_of", l.month),
                                          .payee = S(""),
                                          .on = m->on,
                                          .fen = l.fen};

        TRY(allowance_store_budget(ctx, m->budget_id, &b));
        TRY(allowance_store_spend_insert(ctx, &s));
    }
    TRY(tell_deputies(ctx, &l));
    return event_emit(ctx, "allowance.paid", l.id);
}

enum status allowance_pay(struct ctx *ctx, int64_t id, int64_t version, struct date on,
                          int64_t budget_id)
{
    return db_tx(ctx, pay_tx,
                 &(struct moving){.id = id, .version = version, .budget_id = budget_id, .on = on});
}

/* ---------------------------------------------------------------- accounts */

enum status allowance_account_of(struct ctx *ctx, int64_t deputy_id, struct allowance_account *out)
{
    struct str sealed;

    TRY(allowance_store_account(ctx, deputy_id, out, &sealed));
    return crypt_open_kept(ctx, out->key_id, NUMBER, sealed, &out->number);
}

enum status allowance_account_put(struct ctx *ctx, const struct allowance_account *in,
                                  int64_t *out_id)
{
    struct allowance_account a = *in, have;
    struct str sealed;
    struct deputy d;
    enum status st;

    TRY(deputy_get(ctx, in->deputy_id, &d));
    st = allowance_store_account(ctx, d.id, &have, &sealed);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    a.id = st == ST_OK ? have.id : db_new_id(ctx);
    a.version = st == ST_OK ? have.version : 0;
    a.key_id = d.key_id;
    if (out_id != NULL)
        *out_id = a.id;
    TRY(crypt_seal(ctx, a.key_id, NUMBER, a.number, &sealed));
    return allowance_store_account_put(ctx, &a, sealed);
}

static enum status account_tx(struct ctx *ctx, const void *input)
{
    const struct allowance_account *in = input;

    TRY(allowance_account_put(ctx, in, NULL));
    return event_emit(ctx, "allowance.account_saved", in->deputy_id);
}

enum status allowance_account_save(struct ctx *ctx, const struct allowance_account *in)
{
    if (in->bank.len == 0)
        invalid(ctx, "bank", "allowance.err.bank", NULL);
    if (!allowance_number_ok(in->number))
        invalid(ctx, "number", "allowance.err.number", NULL);
    invalid_long(ctx, "bank", in->bank, ALLOWANCE_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, account_tx, in);
}

static enum status exported_tx(struct ctx *ctx, const void *input)
{
    return event_emit(ctx, "allowance.exported", *(const int64_t *)input);
}

enum status allowance_note_export(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, exported_tx, &id);
}

enum status allowance_line_get(struct ctx *ctx, int64_t id, struct allowance_line *out)
{
    TRY(allowance_store_line(ctx, id, out));
    if (may(ctx, "allowance.read") ||
        (out->deputy_id == ctx->actor->deputy_id && allowance_settled(out->state)))
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}
