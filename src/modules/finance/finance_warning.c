// SPDX-License-Identifier: MulanPSL-2.0
/* Rules look at the year's money; what they speak of is asked, answered, followed and closed. */
#include "base/json.h"
#include "base/utf8.h"
#include "finance_standard_text.h"
#include "modules/congress/congress.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_layout.h"
#include "modules/finance/finance_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { NEW_MAX = 500, ADJUSTMENTS_MAX = 100 };

/* ---------------------------------------------------------------- rules */

struct saving {
    const struct finance_rule *in;
    int64_t *out_id;
};

static enum status rule_tx(struct ctx *ctx, const void *input)
{
    const struct saving *a = input;
    struct finance_rule r = *a->in;

    if (r.id == 0) {
        r.id = db_new_id(ctx);
        TRY(finance_store_rule_insert(ctx, &r));
    } else {
        TRY(finance_store_rule_update(ctx, &r));
    }
    *a->out_id = r.id;
    return event_emit(ctx, "finance.rule_saved", r.id);
}

enum status finance_rule_save(struct ctx *ctx, const struct finance_rule *in, int64_t *out_id)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "finance.err.rule_name", NULL);
    if (!finance_word(FINANCE_RULES, in->kind))
        invalid(ctx, "kind", "finance.err.rule_kind", NULL);
    if (in->limit_bp < 0 || in->limit_bp > FINANCE_LIMIT_BP_MAX)
        invalid(ctx, "limit", "finance.err.limit", NULL);
    if (in->min_fen < 0)
        invalid(ctx, "min", "finance.err.yuan", NULL);
    if (in->from_month < 1 || in->from_month > 12)
        invalid(ctx, "from_month", "finance.err.month", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, rule_tx, &(struct saving){in, out_id});
}

/* kind|limit in basis points|smallest amount in fen|from which month */
static enum status standard_tx(struct ctx *ctx, const void *input)
{
    struct str rest = str_from(finance_standard_txt), line;
    struct finance_rule *have;
    size_t count, added = 0;

    (void)input;
    TRY(finance_store_rules(ctx, &have, &count));
    while (str_cut(&rest, '\n', &line)) {
        struct finance_rule r = {.active = true};
        struct str word;
        int64_t month = 0;
        bool known = false;

        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        (void)str_cut(&line, '|', &r.kind);
        (void)str_cut(&line, '|', &word);
        (void)str_to_int(word, &r.limit_bp);
        (void)str_cut(&line, '|', &word);
        (void)str_to_int(word, &r.min_fen);
        (void)str_to_int(line, &month);
        r.from_month = (unsigned)month;
        r.name = text_of("finance.rule.", r.kind);
        arr_each (i, count)
            known = known || str_eq(have[i].name, r.name);
        if (known)
            continue;
        r.id = db_new_id(ctx);
        TRY(finance_store_rule_insert(ctx, &r));
        added++;
    }
    return added == 0 ? ST_OK : event_emit(ctx, "finance.rules_added", ctx->congress_id);
}

enum status finance_rules_standard(struct ctx *ctx)
{
    return db_tx(ctx, standard_tx, NULL);
}

/* ---------------------------------------------------------------- looking */

struct examining {
    int year;
    struct finance_rule *rules;
    size_t rules_count;
    struct str *warned;
    size_t warned_count;
    struct finance_warning *found;
    size_t found_count;
};

static bool is_known(const struct examining *e, const struct finance_rule *rule, struct str about,
                     struct arena *a)
{
    const struct str key = str_printf(a, "%lld/" STR_FMT, (long long)rule->id, STR_ARG(about));

    arr_each (i, e->warned_count)
        if (str_eq(e->warned[i], key))
            return true;
    return false;
}

static void try_rules(struct ctx *ctx, struct examining *e, const struct finance_case *c,
                      struct finance_warning w)
{
    arr_each (k, e->rules_count) {
        const struct finance_rule *rule = &e->rules[k];

        if (!rule->active || e->found_count == NEW_MAX ||
            !finance_rule_hits(rule, c, &w.have, &w.want) || is_known(e, rule, w.about, ctx->arena))
            continue;
        w.rule_id = rule->id;
        w.kind = rule->kind;
        e->found[e->found_count++] = w;
    }
}

static struct str cell_of(struct ctx *ctx, const struct finance_table *t,
                          const struct finance_line *l)
{
    const enum finance_measure m = finance_has(l, FINANCE_ACTUAL)     ? FINANCE_ACTUAL
                                   : finance_has(l, FINANCE_ADJUSTED) ? FINANCE_ADJUSTED
                                                                      : FINANCE_BUDGET;

    return finance_cell(ctx->arena, t->columns, l, m);
}

static enum status look_at_table(struct ctx *ctx, struct examining *e,
                                 const struct finance_table *t, bool adjusted)
{
    struct finance_line *lines;
    bool *parts;
    size_t count;

    TRY(finance_store_lines(ctx, t->id, &lines, &count));
    parts = arena_array(ctx->arena, count + 1, bool);
    arr_each (i, count)
        parts[lines[i].parent] = true;
    arr_each (i, count) {
        const struct finance_line *l = &lines[i];
        const struct finance_case c = {.line = l,
                                       .stage = t->stage,
                                       .kind = t->kind,
                                       .month = t->month,
                                       .approved = adjusted || !date_none(t->approved_on),
                                       .leaf = !parts[l->place],
                                       .progress_bp = FINANCE_NO_BP};

        if (!c.leaf || l->sort == FINANCE_TOTAL)
            continue;
        try_rules(ctx, e, &c,
                  (struct finance_warning){
                      .year = e->year,
                      .about = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/%u/" STR_FMT,
                                          STR_ARG(t->account), STR_ARG(t->kind), l->side,
                                          STR_ARG(l->code.len > 0 ? l->code : l->name)),
                      .table_id = t->id,
                      .code = l->code,
                      .name = l->name,
                      .cell = cell_of(ctx, t, l),
                  });
    }
    return ST_OK;
}

static enum status look_at_projects(struct ctx *ctx, struct examining *e)
{
    struct finance_case_filter f = {.year = e->year, .limit = 200};
    int64_t total;

    do {
        struct finance_project *all;
        size_t count;

        TRY(finance_store_projects(ctx, &f, &all, &count, &f.after, &total));
        for (size_t i = 0; i < count; i++) {
            const struct finance_project *p = &all[i];
            const struct finance_line l = {
                .name = p->name,
                .basis = S(""),
                .fen = {[FINANCE_BUDGET] = p->year_fen, [FINANCE_ACTUAL] = p->paid_fen},
                .has = 1U << FINANCE_BUDGET | 1U << FINANCE_ACTUAL};
            const struct finance_case c = {.line = &l,
                                           .stage = S("executed"),
                                           .kind = S("project"),
                                           .month = p->told_on.month,
                                           .approved = true,
                                           .leaf = true,
                                           .progress_bp = p->progress_bp};

            if (date_none(p->told_on) || !date_none(p->done_on))
                continue;
            try_rules(ctx, e, &c,
                      (struct finance_warning){
                          .year = e->year,
                          .about = str_printf(ctx->arena, "project/%lld", (long long)p->id),
                          .project_id = p->id,
                          .code = S(""),
                          .name = p->name,
                          .cell = S(""),
                      });
        }
    } while (f.after.len > 0);
    return ST_OK;
}

/* Of execution only the latest month counts. */
static bool is_latest(const struct finance_table *all, size_t count, const struct finance_table *t)
{
    arr_each (i, count)
        if (str_eq(all[i].stage, t->stage) && str_eq(all[i].kind, t->kind) &&
            str_eq(all[i].account, t->account) &&
            (all[i].month > t->month || (all[i].month == t->month && all[i].id > t->id)))
            return false;
    return true;
}

static enum status keep_tx(struct ctx *ctx, const void *input)
{
    const struct examining *e = input;

    arr_each (i, e->found_count) {
        struct finance_warning w = e->found[i];

        w.id = db_new_id(ctx);
        w.state = S("open");
        w.raised_on = ctx->today;
        TRY(finance_store_warning_insert(ctx, &w));
    }
    return event_emit_data(
        ctx, "finance.examined", ctx->congress_id,
        str_printf(ctx->arena, "{\"year\":%d,\"warnings\":%zu}", e->year, e->found_count));
}

/* Was an adjustment of that account approved in the year: its table, or the adjustment itself? */
static enum status adjusted_of(struct ctx *ctx, const struct examining *e,
                               const struct finance_table *all, size_t count, struct str account,
                               bool *out)
{
    const struct finance_adjustment_filter f = {.year = e->year, .limit = ADJUSTMENTS_MAX};
    struct finance_adjustment *adjustments;
    struct str next;
    int64_t total;
    size_t n;

    *out = false;
    arr_each (i, count)
        *out = *out || (str_eqz(all[i].stage, "adjusted") && str_eq(all[i].account, account) &&
                        !date_none(all[i].approved_on));
    TRY(finance_store_adjustments(ctx, &f, &adjustments, &n, &next, &total));
    arr_each (i, n)
        *out = *out ||
               (str_eq(adjustments[i].account, account) && !date_none(adjustments[i].approved_on));
    return ST_OK;
}

enum status finance_examine(struct ctx *ctx, int year, size_t *out_new)
{
    struct examining e = {.year = year,
                          .found = arena_array(ctx->arena, NEW_MAX, struct finance_warning)};
    struct finance_table *tables;
    size_t count;

    *out_new = 0;
    TRY(finance_store_rules(ctx, &e.rules, &e.rules_count));
    TRY(finance_store_warned(ctx, year, &e.warned, &e.warned_count));
    TRY(finance_store_year(ctx, year, &tables, &count));
    arr_each (i, count) {
        bool adjusted;

        if (!is_latest(tables, count, &tables[i]))
            continue;
        TRY(adjusted_of(ctx, &e, tables, count, tables[i].account, &adjusted));
        TRY(look_at_table(ctx, &e, &tables[i], adjusted));
    }
    TRY(look_at_projects(ctx, &e));
    *out_new = e.found_count;
    return e.found_count == 0 ? ST_OK : db_tx(ctx, keep_tx, &e);
}

/* ---------------------------------------------------------------- asking and answering */

bool finance_answers_for(const struct ctx *ctx, int64_t organ_id)
{
    return organ_id != 0 && ctx->actor->organ_id == organ_id && may(ctx, "finance.answer");
}

enum status finance_warning_get(struct ctx *ctx, int64_t id, struct finance_warning *out)
{
    TRY(finance_store_warning(ctx, id, out));
    if (!ctx->actor->system && !may(ctx, "finance.read") &&
        !finance_answers_for(ctx, out->organ_id))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ST_OK;
}

struct step {
    int64_t id, organ_id;
    const char *kind, *state, *event, *notice;
    struct date due_on;
    struct str body;
};

static enum status tell(struct ctx *ctx, const struct step *s, const struct finance_warning *w)
{
    const struct notice_to unit[] = {{.role = "unit", .organ_id = w->organ_id}};
    const struct notice_to office[] = {{.role = "office"}, {.role = "committee"}};
    const bool to_unit = strcmp(s->state, "asked") == 0;
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);
    char day[DATE_TEXT_SIZE];

    if (s->notice == NULL)
        return ST_OK;
    json_object(&j, NULL);
    json_str(&j, "name", w->name);
    json_str(&j, "title", s->body);
    json_str(&j, "due_on", str_from(date_format(w->due_on, day)));
    json_object_end(&j);
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = s->notice,
                          .subject_id = w->id,
                          .url = str_printf(ctx->arena, "/finance/warning/%lld", (long long)w->id),
                          .values = buf_view(&values),
                          .to = to_unit ? unit : office,
                          .to_count = to_unit ? COUNT(unit) : COUNT(office),
                      });
}

static enum status step_tx(struct ctx *ctx, const void *input)
{
    const struct step *s = input;
    struct finance_exchange e = {.warning_id = s->id,
                                 .kind = str_from(s->kind),
                                 .body = s->body,
                                 .who = ctx->actor->name,
                                 .account_id = ctx->actor->account_id,
                                 .said_on = ctx->today};
    struct finance_warning w;

    TRY(finance_warning_get(ctx, s->id, &w));
    if (strcmp(s->kind, "answer") == 0 && !ctx->actor->system &&
        !finance_answers_for(ctx, w.organ_id))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!finance_warning_may(w.state, str_from(s->state)))
        return fail(&ctx->err, ST_RULE, "finance.err.warning_state", NULL);
    if (strcmp(s->kind, "question") == 0 && !str_eqz(w.state, "open"))
        e.kind = S("again");
    w.state = str_from(s->state);
    if (s->organ_id != 0) {
        w.organ_id = s->organ_id;
        w.due_on = s->due_on;
    }
    w.closed_on = strcmp(s->state, "closed") == 0 ? ctx->today : (struct date){0};
    TRY(finance_store_warning_update(ctx, &w));
    e.id = db_new_id(ctx);
    TRY(finance_store_exchange_insert(ctx, &e));
    TRY(tell(ctx, s, &w));
    return event_emit(ctx, s->event, w.id);
}

static void check_body(struct ctx *ctx, const char *field, struct str body, const char *key)
{
    char most[24];

    if (body.len == 0)
        invalid(ctx, field, key, NULL);
    if (utf8_chars(body.ptr, body.len) <= FINANCE_TEXT_CHARS)
        return;
    snprintf(most, sizeof most, "%d", FINANCE_TEXT_CHARS);
    invalid(ctx, field, "form.too_long", most);
}

enum status finance_warning_ask(struct ctx *ctx, int64_t id, int64_t organ_id, struct date due_on,
                                struct str question)
{
    const struct step s = {.id = id,
                           .organ_id = organ_id,
                           .kind = "question",
                           .state = "asked",
                           .event = "finance.warning_asked",
                           .notice = "finance.asked",
                           .due_on = due_on,
                           .body = question};
    struct organ organ;

    check_body(ctx, "question", question, "finance.err.question");
    if (date_none(due_on) || date_cmp(due_on, ctx->today) < 0)
        invalid(ctx, "due_on", "finance.err.due", NULL);
    if (organ_id == 0 || organ_get(ctx, organ_id, &organ) != ST_OK)
        invalid(ctx, "organ", "finance.err.organ", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, step_tx, &s);
}

enum status finance_warning_answer(struct ctx *ctx, int64_t id, struct str answer)
{
    const struct step s = {.id = id,
                           .kind = "answer",
                           .state = "answered",
                           .event = "finance.warning_answered",
                           .notice = "finance.answered",
                           .body = answer};

    check_body(ctx, "answer", answer, "finance.err.answer");
    TRY(invalid_done(ctx));
    return db_tx(ctx, step_tx, &s);
}

enum status finance_warning_close(struct ctx *ctx, int64_t id, struct str finding)
{
    const struct step s = {.id = id,
                           .kind = "close",
                           .state = "closed",
                           .event = "finance.warning_closed",
                           .body = finding};

    check_body(ctx, "finding", finding, "finance.err.closing");
    TRY(invalid_done(ctx));
    return db_tx(ctx, step_tx, &s);
}
