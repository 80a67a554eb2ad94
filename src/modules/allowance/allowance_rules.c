// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about money for deputies. */
#include "modules/allowance/allowance_rules.h"

enum { DIGITS_FEW = 16, DIGITS_MANY = 19 };

static bool holds(const struct allowance_rule *r, struct date on)
{
    return date_cmp(r->from_on, on) <= 0 && (date_none(r->to_on) || date_cmp(on, r->to_on) <= 0);
}

const struct allowance_rule *allowance_rule_on(const struct allowance_rule *rules, size_t count,
                                               struct str kind, struct date on)
{
    arr_each (i, count)
        if (str_eq(rules[i].kind, kind) && holds(&rules[i], on))
            return &rules[i];
    return NULL;
}

bool allowance_rules_meet(const struct allowance_rule *a, const struct allowance_rule *b)
{
    return str_eq(a->kind, b->kind) && (holds(a, b->from_on) || holds(b, a->from_on));
}

bool allowance_speaks_of(const struct allowance_rule *r, struct str wage)
{
    return str_eqz(r->whom, "all") || str_eqz(wage, "none");
}

bool allowance_counts(const struct allowance_rule *r, struct str source)
{
    struct str rest = r->sources, one;

    if (rest.len == 0)
        return true;
    while (str_cut(&rest, ' ', &one))
        if (str_eq(one, source))
            return true;
    return false;
}

uint32_t allowance_days(uint32_t days, const struct allowance_span *s, struct date first,
                        struct date last)
{
    struct date on = date_later(s->on, first);
    const struct date until = date_earlier(date_none(s->until) ? s->on : s->until, last);

    while (date_cmp(on, until) <= 0) {
        days |= UINT32_C(1) << on.day;
        on = date_add_days(on, 1);
    }
    return days;
}

int64_t allowance_day_count(uint32_t days)
{
    int64_t n = 0;

    while (days != 0) {
        n += days & 1;
        days >>= 1;
    }
    return n;
}

int64_t allowance_difference(int64_t due_fen, int64_t paid_fen)
{
    return due_fen - paid_fen;
}

/* ---------------------------------------------------------------- the list */

enum status allowance_check_compute(const struct allowance_list *there, struct date month_last,
                                    struct date today, struct err *err)
{
    if (date_cmp(today, month_last) <= 0)
        return fail(err, ST_RULE, "allowance.err.not_over", NULL);
    if (there != NULL && !str_eqz(there->state, "draft"))
        return fail(err, ST_RULE, "allowance.err.no_draft", NULL);
    return ST_OK;
}

enum status allowance_check_submit(const struct allowance_list *l, struct err *err)
{
    if (!str_eqz(l->state, "draft"))
        return fail(err, ST_RULE, "allowance.err.no_draft", NULL);
    if (l->lines == 0)
        return fail(err, ST_RULE, "allowance.err.empty", NULL);
    return ST_OK;
}

enum status allowance_check_return(const struct allowance_list *l, struct err *err)
{
    if (!str_eqz(l->state, "submitted"))
        return fail(err, ST_RULE, "allowance.err.not_submitted", NULL);
    return ST_OK;
}

enum status allowance_check_approve(const struct allowance_list *l, int64_t account_id,
                                    struct err *err)
{
    TRY(allowance_check_return(l, err));
    if (l->made_by != 0 && l->made_by == account_id)
        return fail(err, ST_RULE, "allowance.err.second_person", NULL);
    return ST_OK;
}

enum status allowance_check_pay(const struct allowance_list *l, struct date on, struct date today,
                                struct err *err)
{
    if (!str_eqz(l->state, "approved"))
        return fail(err, ST_RULE, "allowance.err.not_approved", NULL);
    if (date_cmp(on, l->approved_on) < 0 || date_cmp(on, today) > 0)
        return fail(err, ST_RULE, "allowance.err.pay_day", NULL);
    return ST_OK;
}

enum status allowance_check_earmarked(struct str use, bool for_deputies, struct err *err)
{
    if (str_eqz(use, "other") && !for_deputies)
        return fail(err, ST_RULE, "allowance.err.earmarked", "《代表法》第四十二条");
    return ST_OK;
}

enum status allowance_check_spend(const struct allowance_budget *b, int64_t fen, bool sure,
                                  struct err *err)
{
    if (!sure && b->spent + fen > b->fen)
        return fail(err, ST_RULE, "allowance.err.over", NULL);
    return ST_OK;
}

bool allowance_number_ok(struct str number)
{
    size_t digits = 0;

    arr_each (i, number.len) {
        if (number.ptr[i] == ' ')
            continue;
        if (number.ptr[i] < '0' || number.ptr[i] > '9')
            return false;
        digits++;
    }
    return digits >= DIGITS_FEW && digits <= DIGITS_MANY;
}

bool allowance_settled(struct str state)
{
    return str_eqz(state, "approved") || str_eqz(state, "paid");
}
