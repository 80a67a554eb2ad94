// SPDX-License-Identifier: MulanPSL-2.0
/* The list of a month computed: what deputies did comes from the duty sources of all modules; each
 * day counts once; what changed in months that are settled becomes a difference. */
#include "modules/allowance/allowance_actions.h"
#include "modules/allowance/allowance_rules.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/module.h"

enum { FACTS_MAX = 20000, PAGE = 1000, SPAN_BEFORE = 31 };

struct fact {
    const char *source;
    struct duty_fact of;
};
struct work {
    struct ctx *ctx;
    const struct allowance_list *list;
    struct allowance_rule *rules;
    size_t rules_count;
    struct str month; /* the one that is counted now */
    struct date first, last;
    struct fact *facts;
    size_t facts_count;
    struct allowance_paid *paid;
    size_t paid_count;
};

/* ---------------------------------------------------------------- what deputies did */

static bool wanted(const struct work *w, const char *source)
{
    arr_each (i, w->rules_count)
        if (str_eqz(w->rules[i].per, "day") && allowance_counts(&w->rules[i], str_from(source)))
            return true;
    return false;
}

static enum status gather_source(struct work *w, const struct duty_source *source)
{
    struct duty_query q = {
        .from = date_add_days(w->first, -SPAN_BEFORE), .to = w->last, .limit = PAGE};
    size_t count;

    do {
        struct duty_fact *facts;

        TRY(source->list(w->ctx, &q, &facts, &count));
        arr_each (i, count) {
            const struct date until = date_none(facts[i].until) ? facts[i].on : facts[i].until;

            if (!str_eqz(facts[i].state, "done") || date_cmp(until, w->first) < 0)
                continue;
            if (w->facts_count == FACTS_MAX)
                return fail(&w->ctx->err, ST_RULE, "allowance.err.too_many", NULL);
            w->facts[w->facts_count++] = (struct fact){source->name, facts[i]};
        }
        if (count > 0) {
            q.after_deputy = facts[count - 1].deputy_id;
            q.after_record = facts[count - 1].record_id;
        }
    } while (count == PAGE);
    return ST_OK;
}

static int by_deputy(const void *a, const void *b)
{
    const struct fact *x = a, *y = b;
    int order = (x->of.deputy_id > y->of.deputy_id) - (x->of.deputy_id < y->of.deputy_id);

    if (order == 0)
        order = date_cmp(x->of.on, y->of.on);
    if (order == 0)
        order = strcmp(x->source, y->source);
    return order != 0 ? order
                      : (x->of.record_id > y->of.record_id) - (x->of.record_id < y->of.record_id);
}

static enum status gather(struct work *w)
{
    w->facts_count = 0;
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct duty_source *d = (*m)->duties; d != NULL && d->name != NULL; d++)
            if (wanted(w, d->name))
                TRY(gather_source(w, d));
    qsort(w->facts, w->facts_count, sizeof *w->facts, by_deputy);
    return ST_OK;
}

/* ---------------------------------------------------------------- one deputy */

static int64_t paid_of(struct work *w, int64_t deputy_id, struct str kind)
{
    arr_each (i, w->paid_count) {
        struct allowance_paid *p = &w->paid[i];

        if (p->deputy_id == deputy_id && str_eq(p->kind, kind)) {
            const int64_t fen = p->fen;

            p->fen = 0; /* accounted for */
            return fen;
        }
    }
    return 0;
}

static enum status put_line(struct work *w, int64_t deputy_id, struct str kind, int64_t days,
                            int64_t fen, int64_t *out_id)
{
    const struct allowance_line line = {.id = fen != 0 ? db_new_id(w->ctx) : 0,
                                        .list_id = w->list->id,
                                        .deputy_id = deputy_id,
                                        .kind = kind,
                                        .of_month = w->month,
                                        .days = days,
                                        .fen = fen};

    *out_id = line.id;
    return fen == 0 ? ST_OK : allowance_store_line_insert(w->ctx, &line);
}

static enum status put_facts(struct work *w, int64_t line_id, const struct allowance_rule *rule,
                             const struct fact *facts, size_t count)
{
    arr_each (i, count) {
        const struct allowance_fact one = {.id = db_new_id(w->ctx),
                                           .line_id = line_id,
                                           .record_id = facts[i].of.record_id,
                                           .source = str_from(facts[i].source),
                                           .title = facts[i].of.title,
                                           .url = facts[i].of.url,
                                           .on = facts[i].of.on};

        if (allowance_counts(rule, str_from(facts[i].source)))
            TRY(allowance_store_fact_insert(w->ctx, &one));
    }
    return ST_OK;
}

/* A kind that is paid by the day: each day by the rule of that day. */
static enum status by_day(struct work *w, const struct deputy *d, struct str kind,
                          const struct fact *facts, size_t count)
{
    const struct allowance_rule *last_rule = NULL;
    int64_t days = 0, fen = 0, line;

    for (struct date on = w->first; date_cmp(on, w->last) <= 0; on = date_add_days(on, 1)) {
        const struct allowance_rule *r = allowance_rule_on(w->rules, w->rules_count, kind, on);
        uint32_t bits = 0;

        if (r == NULL || !str_eqz(r->per, "day") || !allowance_speaks_of(r, d->wage) ||
            date_cmp(on, d->from_on) < 0 || (!date_none(d->to_on) && date_cmp(on, d->to_on) > 0))
            continue;
        arr_each (i, count)
            if (allowance_counts(r, str_from(facts[i].source)))
                bits = allowance_days(
                    bits, &(struct allowance_span){facts[i].of.on, facts[i].of.until}, on, on);
        days += allowance_day_count(bits);
        fen += allowance_day_count(bits) * r->fen;
        last_rule = r;
    }
    fen = allowance_difference(fen, paid_of(w, d->id, kind));
    TRY(put_line(w, d->id, kind, days, fen, &line));
    return line == 0 || last_rule == NULL ? ST_OK : put_facts(w, line, last_rule, facts, count);
}

static enum status by_month(struct work *w, const struct deputy *d, const struct allowance_rule *r)
{
    const bool due = allowance_speaks_of(r, d->wage) && date_cmp(d->from_on, w->last) <= 0 &&
                     (date_none(d->to_on) || date_cmp(d->to_on, w->last) >= 0);
    int64_t line;

    return put_line(w, d->id, r->kind, 0,
                    allowance_difference(due ? r->fen : 0, paid_of(w, d->id, r->kind)), &line);
}

static enum status one_deputy(struct work *w, const struct deputy *d, const struct fact *facts,
                              size_t count)
{
    struct str rest = str_from(ALLOWANCE_KINDS), kind;

    while (str_cut(&rest, ' ', &kind)) {
        const struct allowance_rule *r = allowance_rule_on(w->rules, w->rules_count, kind, w->last);

        if (r != NULL && str_eqz(r->per, "month"))
            TRY(by_month(w, d, r));
        else
            TRY(by_day(w, d, kind, facts, count));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- one month */

/* Facts are sorted by deputy: those of one. */
static const struct fact *facts_of(const struct work *w, int64_t deputy_id, size_t *out_count)
{
    size_t from = 0, to = w->facts_count, end;

    while (from < to) {
        const size_t at = from + (to - from) / 2;

        if (w->facts[at].of.deputy_id < deputy_id)
            from = at + 1;
        else
            to = at;
    }
    for (end = from; end < w->facts_count && w->facts[end].of.deputy_id == deputy_id; end++)
        continue;
    *out_count = end - from;
    return w->facts + from;
}

/* Those in office on the first or on the last day of the month, each once. */
static enum status people_of(struct work *w, struct deputy **out, size_t *out_count)
{
    struct deputy *first, *last;
    size_t n, m, k = 0;

    TRY(deputy_in_office(w->ctx, w->first, 0, 0, &first, &n));
    TRY(deputy_in_office(w->ctx, w->last, 0, 0, &last, &m));
    *out = arena_array(w->ctx->arena, n + m, struct deputy);
    *out_count = 0;
    arr_each (i, n) {
        while (k < m && last[k].id < first[i].id)
            (*out)[(*out_count)++] = last[k++];
        if (k < m && last[k].id == first[i].id)
            k++;
        (*out)[(*out_count)++] = first[i];
    }
    while (k < m)
        (*out)[(*out_count)++] = last[k++];
    return ST_OK;
}

static enum status one_month(struct work *w, struct str month)
{
    struct deputy *people;
    size_t count;
    int64_t line;

    w->month = month;
    if (!date_parse_month(month, &w->first, &w->last))
        return fail_field(&w->ctx->err, "month", "allowance.err.month", NULL);
    TRY(allowance_store_paid(w->ctx, month, &w->paid, &w->paid_count));
    TRY(gather(w));
    TRY(people_of(w, &people, &count));
    arr_each (i, count) {
        size_t n;
        const struct fact *facts = facts_of(w, people[i].id, &n);

        TRY(one_deputy(w, &people[i], facts, n));
    }
    /* Paid to somebody who has no claim any more. */
    arr_each (i, w->paid_count)
        TRY(put_line(w, w->paid[i].deputy_id, w->paid[i].kind, 0,
                     allowance_difference(0, w->paid[i].fen), &line));
    return ST_OK;
}

enum status allowance_fill(struct ctx *ctx, const struct allowance_list *l)
{
    struct work w = {.ctx = ctx, .list = l};
    struct date first, last, since;
    struct str *settled;
    size_t count;

    if (!date_parse_month(l->month, &first, &last))
        return fail_field(&ctx->err, "month", "allowance.err.month", NULL);
    TRY(allowance_store_rules(ctx, &w.rules, &w.rules_count));
    if (w.rules_count == 0)
        return fail(&ctx->err, ST_RULE, "allowance.err.no_rule", NULL);
    w.facts = arena_array(ctx->arena, FACTS_MAX, struct fact);
    since = date_add_days(first, -ALLOWANCE_BACK_MONTHS * 31);
    TRY(allowance_store_clear(ctx, l->id));
    TRY(allowance_store_settled(ctx, str_printf(ctx->arena, "%04d-%02u", since.year, since.month),
                                l->month, &settled, &count));
    arr_each (i, count)
        TRY(one_month(&w, settled[i]));
    return one_month(&w, l->month);
}
