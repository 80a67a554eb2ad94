// SPDX-License-Identifier: MulanPSL-2.0
/* Reminders by rule: before, on and after a due day, to whom the office says. */
#include "base/json.h"
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/notice/notice.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_rules.h"
#include "modules/notice/notice_store_rule.h"
#include "modules/notice/notice_whom.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { NAMES_MAX = 6, PAGE = 5000, REMINDED_TOGETHER = 200 };

/* ---------------------------------------------------------------- the shipped rules */

static bool word_in(const char *words, struct str word)
{
    struct str rest = str_from(words), one;

    while (str_cut(&rest, ' ', &one))
        if (one.len != 0 && str_eq(one, word))
            return true;
    return false;
}

static enum status seed_source(struct ctx *ctx, const struct due_source *source)
{
    struct str rest = str_from(source->rules), one, days;

    while (str_cut(&rest, ',', &one)) {
        struct notice_rule r = {.source = str_from(source->name), .active = true};
        int64_t id;

        one = str_trim(one);
        (void)str_cut(&one, ' ', &days);
        r.whom = str_trim(one);
        if (!str_to_int(days, &r.days) || !word_in(source->whom, r.whom))
            return fail_detail(&ctx->err, ST_INTERNAL, "notice.text_broken", "rules of %s",
                               source->name);
        TRY(notice_store_save_rule(ctx, &r, &id));
    }
    return ST_OK;
}

static enum status seed_tx(struct ctx *ctx, const void *input)
{
    const struct due_source *source;
    bool any = false, fresh;

    (void)input;
    for (size_t i = 0; (source = notice_source_at(i)) != NULL; i++) {
        TRY(notice_store_seed(ctx, source->name, &fresh));
        if (fresh)
            TRY(seed_source(ctx, source));
        any = any || fresh;
    }
    return any ? event_emit(ctx, "notice.rules_seeded", ctx->congress_id) : ST_OK;
}

enum status notice_rules_seed(struct ctx *ctx)
{
    const struct due_source *source;
    bool there = true;

    for (size_t i = 0; there && (source = notice_source_at(i)) != NULL; i++)
        TRY(notice_store_seeded(ctx, source->name, &there));
    return there ? ST_OK : db_tx(ctx, seed_tx, NULL);
}

/* ---------------------------------------------------------------- changing them */

enum status notice_rules(struct ctx *ctx, struct notice_rule **out, size_t *out_count)
{
    return notice_store_rules(ctx, out, out_count);
}

struct rule_save {
    const struct notice_rule *rule;
    int64_t *out_id;
};

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct rule_save *in = input;

    TRY(notice_store_save_rule(ctx, in->rule, in->out_id));
    return event_emit(ctx, "notice.rule_saved", *in->out_id);
}

enum status notice_rule_save(struct ctx *ctx, const struct notice_rule *in, int64_t *out_id)
{
    const struct due_source *source = notice_source_find(in->source);

    if (source == NULL)
        invalid(ctx, "source", "form.not_a_choice", NULL);
    else if (!word_in(source->whom, in->whom))
        invalid(ctx, "whom", "notice.whom_wrong", NULL);
    if (in->days < -NOTICE_RULE_DAYS || in->days > NOTICE_RULE_DAYS)
        invalid(ctx, "days", "notice.days_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct rule_save){in, out_id});
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct notice_rule *in = input;

    TRY(notice_store_drop_rule(ctx, in->id, in->version));
    return event_emit(ctx, "notice.rule_dropped", in->id);
}

enum status notice_rule_drop(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, drop_tx, &(struct notice_rule){.id = id, .version = version});
}

/* ---------------------------------------------------------------- who, and in which words */

static enum status people_of(struct ctx *ctx, struct str whom, const struct due_item *item,
                             struct notice_people *out)
{
    struct notice_to to = {0};

    if (str_eqz(whom, "deputy"))
        to.deputy_id = item->deputy_id;
    else if (str_eqz(whom, "owner"))
        to.account_id = item->account_id;
    else
        to.role = str_z(ctx->arena, whom);
    if (str_eqz(whom, "unit") || str_eqz(whom, "chief")) {
        to.organ_id = item->organ_id;
        if (to.organ_id == 0)
            to.role = NULL; /* nobody's: not every head in the county */
    }
    return notice_whom(ctx, &to, 1, out);
}

static struct str values_of(struct ctx *ctx, const struct due_source *source,
                            const struct due_item *item)
{
    const int order = date_cmp(ctx->today, item->due_on);
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_str(&j, "name", item->name);
    json_str(&j, "title", item->title);
    json_str(&j, "what", notice_source_label(ctx, source));
    json_str(&j, "due_on", text_date(ctx->arena, item->due_on, ctx->today));
    json_int(&j, "days", notice_days_apart(ctx->today, item->due_on));
    json_bool(&j, "late", order > 0);
    json_bool(&j, "today", order == 0);
    json_object_end(&j);
    return buf_view(&b);
}

/* ---------------------------------------------------------------- what speaks today */

struct speech {
    const struct notice_rule *rule;
    const struct due_source *source;
    const struct due_item *item;
};

/* How far the rules of a source look, in days: workdays are at most about half of them. */
static bool reach(const struct due_source *source, const struct notice_rule *rules, size_t count,
                  int *out_back, int *out_ahead)
{
    int64_t low = INT64_MAX, high = INT64_MIN;

    arr_each (i, count) {
        if (!rules[i].active || !str_eqz(rules[i].source, source->name))
            continue;
        low = rules[i].days < low ? rules[i].days : low;
        high = rules[i].days > high ? rules[i].days : high;
    }
    if (low > high)
        return false;
    *out_ahead = low < 0 ? (int)(-low * 2 + 14) : 0;
    *out_back = high > 0 ? (int)((high + NOTICE_LATE_DAYS) * 2 + 14) : 0;
    return true;
}

/* What is asked of each piece of a source's items: piece by piece, so that what is held does not
 * grow with the congress. */
struct listening {
    const struct due_source *source;
    const struct notice_rule *rules;
    size_t rules_count;
    struct calendar cal;
    enum status (*piece)(struct ctx *, const struct listening *, const struct due_item *,
                         size_t count);
    void *arg; /* of each_speech() */
    enum status (*fn)(struct ctx *, const struct speech *, void *);
};

static bool speaks(const struct listening *l, size_t rule, struct date today, struct date due_on)
{
    return l->rules[rule].active && str_eqz(l->rules[rule].source, l->source->name) &&
           notice_rule_speaks(&l->cal, today, due_on, l->rules[rule].days);
}

static bool any_speaks(const struct listening *l, struct date today, struct date due_on)
{
    arr_each (r, l->rules_count)
        if (speaks(l, r, today, due_on))
            return true;
    return false;
}

struct paging {
    const struct listening *l;
    struct date on;
    struct due_item last; /* where the next piece begins; without its texts */
    bool begun;
    size_t count;
};

/* A piece in memory of its own. */
static enum status one_page(struct ctx *ctx, void *with)
{
    struct paging *p = with;
    struct due_item *items;

    TRY(p->l->source->page(ctx, p->on, p->on, p->begun ? &p->last : NULL, PAGE, &items, &p->count));
    p->begun = true;
    if (p->count == 0)
        return ST_OK;
    p->last = items[p->count - 1];
    p->last.url = p->last.title = p->last.name = S("");
    return p->l->piece(ctx, p->l, items, p->count);
}

/* Everything due on one day. */
static enum status each_page(struct ctx *ctx, const struct listening *l, struct date on)
{
    struct paging p = {.l = l, .on = on};

    do
        TRY(ctx_apart(ctx, one_page, &p));
    while (p.count > 0);
    return ST_OK;
}

static enum status each_day(struct ctx *ctx, const struct listening *l, struct date from,
                            struct date until)
{
    for (struct date on = from; date_cmp(on, until) <= 0; on = date_add_days(on, 1))
        if (any_speaks(l, ctx->today, on))
            TRY(each_page(ctx, l, on));
    return ST_OK;
}

/* All pieces of the items about which some rule may speak today. */
static enum status listen(struct ctx *ctx, struct listening *l)
{
    struct due_item *items;
    size_t count;
    int back, ahead;

    if (!reach(l->source, l->rules, l->rules_count, &back, &ahead))
        return ST_OK;
    TRY(congress_calendar(ctx, &l->cal));
    if (l->source->page != NULL)
        return each_day(ctx, l, date_add_days(ctx->today, -back), date_add_days(ctx->today, ahead));
    TRY(l->source->list(ctx, date_add_days(ctx->today, -back), date_add_days(ctx->today, ahead),
                        &items, &count));
    return l->piece(ctx, l, items, count);
}

static enum status each_speech(struct ctx *ctx, const struct listening *l,
                               const struct due_item *items, size_t count)
{
    arr_each (r, l->rules_count)
        arr_each (i, count)
            if (speaks(l, r, ctx->today, items[i].due_on))
                TRY(l->fn(ctx, &(struct speech){&l->rules[r], l->source, &items[i]}, l->arg));
    return ST_OK;
}

static struct notice_reminded mark_of(const struct speech *s)
{
    return (struct notice_reminded){s->rule->id, s->item->subject_id, s->item->part_id,
                                    s->item->due_on};
}

static enum status say_one(struct ctx *ctx, const struct speech *s, void *arg)
{
    const struct notice_reminded mark = mark_of(s);
    struct notice_people people;
    struct notice_to *to;
    bool fresh;

    (void)arg;
    TRY(notice_store_remind(ctx, &mark, &fresh));
    if (!fresh)
        return ST_OK;
    TRY(people_of(ctx, s->rule->whom, s->item, &people));
    to = arena_array(ctx->arena, people.count, struct notice_to);
    arr_each (i, people.count)
        to[i] = (struct notice_to){.account_id = people.ids[i]};
    return people.count == 0
               ? ST_OK
               : notice_put(ctx, &(struct notice_new){.kind = s->source->kind,
                                                      .subject_id = s->item->subject_id,
                                                      .url = s->item->url,
                                                      .values = values_of(ctx, s->source, s->item),
                                                      .to = to,
                                                      .to_count = people.count});
}

struct reminding {
    const struct listening *l;
    const struct due_item *items;
    size_t count;
};

static enum status remind_tx(struct ctx *ctx, const void *input)
{
    const struct reminding *in = input;

    return each_speech(ctx, in->l, in->items, in->count);
}

/* Short transactions: a reminder that is said is marked, so the rest may follow in another. */
static enum status remind_piece(struct ctx *ctx, const struct listening *l,
                                const struct due_item *items, size_t count)
{
    for (size_t at = 0; at < count; at += REMINDED_TOGETHER) {
        const struct reminding in = {
            l, items + at, count - at < REMINDED_TOGETHER ? count - at : REMINDED_TOGETHER};

        TRY(db_tx(ctx, remind_tx, &in));
    }
    return ST_OK;
}

enum status notice_remind(struct ctx *ctx)
{
    struct listening l = {.piece = remind_piece, .fn = say_one};
    struct notice_rule *rules;

    TRY(notice_rules_seed(ctx));
    TRY(notice_store_rules(ctx, &rules, &l.rules_count));
    l.rules = rules;
    for (size_t i = 0; (l.source = notice_source_at(i)) != NULL; i++)
        TRY(listen(ctx, &l));
    return ST_OK;
}

/* ---------------------------------------------------------------- what would be said */

struct forecasting {
    struct arena *keep; /* what is told outlives the piece it is of */
    struct notice_forecast *rows;
    size_t count, limit;
};

static enum status names_of(struct ctx *ctx, const struct notice_people *people, struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct account account;

    for (size_t i = 0; i < people->count && i < NAMES_MAX; i++) {
        TRY(account_get(ctx, people->ids[i], &account));
        buf_z(&b, i == 0 ? "" : "、");
        buf_str(&b, account.name);
    }
    *out = people->count <= NAMES_MAX ? buf_view(&b)
                                      : TF(ctx->arena, "notice.and_others", buf_view(&b),
                                           str_printf(ctx->arena, "%zu", people->count));
    return ST_OK;
}

static enum status foretell(struct ctx *ctx, const struct speech *s, void *arg)
{
    const struct notice_reminded mark = mark_of(s);
    struct forecasting *f = arg;
    struct notice_people people;
    struct notice_forecast row = {.rule = *s->rule, .due_on = s->item->due_on};

    if (f->count == f->limit)
        return ST_OK;
    TRY(notice_store_is_reminded(ctx, &mark, &row.told));
    TRY(people_of(ctx, s->rule->whom, s->item, &people));
    TRY(names_of(ctx, &people, &row.people));
    row.people = str_dup(f->keep, row.people);
    row.url = str_dup(f->keep, s->item->url);
    row.name = str_dup(f->keep, s->item->name);
    row.title = str_dup(f->keep, s->item->title);
    f->rows[f->count++] = row;
    return ST_OK;
}

enum status notice_forecast(struct ctx *ctx, unsigned limit, struct notice_forecast **out,
                            size_t *out_count)
{
    struct forecasting f = {.keep = ctx->arena, .limit = limit};
    struct listening l = {.piece = each_speech, .fn = foretell, .arg = &f};
    struct notice_rule *rules;

    f.rows = arena_array(ctx->arena, limit, struct notice_forecast);
    TRY(notice_store_rules(ctx, &rules, &l.rules_count));
    l.rules = rules;
    for (size_t i = 0; (l.source = notice_source_at(i)) != NULL; i++)
        TRY(listen(ctx, &l));
    *out = f.rows;
    *out_count = f.count;
    return ST_OK;
}
