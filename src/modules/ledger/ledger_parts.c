// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: reminders, tasks, duties, files, search. */
#include "modules/ledger/ledger_parts.h"
#include "modules/ledger/ledger_actions.h"
#include "platform/search.h"
#include "platform/text.h"

enum { TASKS_BEFORE_DAYS = 14, TASKS_LOOKED_AT = 400, FIRST_YEAR = 2000, OWED_PART = 1000 };

const struct notice_kind LEDGER_NOTICES[] = {
    {"ledger.due", "name title what due_on days late today", false,
     "ledger.read ledger.write ledger.committee ledger.leader ledger.party ledger.discipline"},
    {0},
};

static struct str entry_url(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/ledger/entry/%lld", (long long)id);
}

/* ---------------------------------------------------------------- reminders */

/* Reminders go by rules of the office: what not all of it may read is not named in them. */
static struct due_item due_of(struct ctx *ctx, const struct ledger_due_row *d)
{
    const bool shown = ledger_is_open(d->readers);

    return (struct due_item){
        .subject_id = d->entry_id,
        .part_id = d->part,
        .due_on = d->on,
        .account_id = d->made_by,
        .url = entry_url(ctx, d->entry_id),
        .title = shown ? d->title : T("ledger.hidden"),
        .name = shown ? str_printf(ctx->arena, STR_FMT "：" STR_FMT, STR_ARG(d->kind_name),
                                   STR_ARG(d->label))
                      : T("ledger.menu"),
    };
}

static enum status due_page(struct ctx *ctx, struct date from, struct date until,
                            const struct due_item *after, unsigned limit, struct due_item **out,
                            size_t *out_count)
{
    struct ledger_due_row *all;
    size_t count;

    TRY(ledger_store_dues(ctx, from, until, after != NULL ? after->subject_id : 0,
                          after != NULL ? after->part_id : 0, limit, false, &all, &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = due_of(ctx, &all[i]);
    return ST_OK;
}

/* What each kind owes in its present period, on the period's last day. */
static enum status owed_list(struct ctx *ctx, struct date from, struct date until,
                             struct due_item **out, size_t *out_count)
{
    struct ledger_kind *kinds;
    size_t count;

    TRY(ledger_store_kinds(ctx, &kinds, &count));
    *out = arena_array(ctx->arena, count * LEDGER_EVERY, struct due_item);
    *out_count = 0;
    arr_each (i, count) {
        const struct ledger_definition *d;
        struct ledger_owed *owed;
        size_t owed_count;

        if (!kinds[i].on || !ledger_is_open(kinds[i].readers))
            continue;
        TRY(ledger_definition_of(ctx, kinds[i].version_id, &d));
        TRY(ledger_owed_now(ctx, &kinds[i], d, &owed, &owed_count));
        arr_each (k, owed_count) {
            if (owed[k].done >= owed[k].times || date_cmp(owed[k].to, from) < 0 ||
                date_cmp(owed[k].to, until) > 0)
                continue;
            (*out)[(*out_count)++] = (struct due_item){
                .subject_id = kinds[i].id,
                .part_id = date_to_days(owed[k].to) * LEDGER_EVERY + (int64_t)k,
                .due_on = owed[k].to,
                .url = str_printf(ctx->arena, "/ledger/" STR_FMT, STR_ARG(kinds[i].kind)),
                .title = owed[k].label,
                .name = kinds[i].name,
            };
        }
    }
    return ST_OK;
}

const struct due_source LEDGER_DUES[] = {
    {.name = "ledger.deadline",
     .kind = "ledger.due",
     .whom = "owner office leader",
     .rules = "-3 owner, 1 office",
     .page = due_page},
    {.name = "ledger.owed",
     .kind = "ledger.due",
     .whom = "office leader",
     .rules = "-5 office",
     .list = owed_list},
    {0},
};

/* What is due soon or past, of kinds that the actor writes: his first page. */
enum status ledger_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                         int64_t *out_total)
{
    struct ledger_due_row *all;
    size_t count;

    *out = arena_array(ctx->arena, limit, struct task);
    *out_count = 0;
    *out_total = 0;
    if (!may(ctx, "ledger.read") && !may(ctx, "ledger.write"))
        return ST_OK;
    TRY(ledger_store_dues(ctx, (struct date){FIRST_YEAR, 1, 1},
                          date_add_days(ctx->today, TASKS_BEFORE_DAYS), 0, 0, TASKS_LOOKED_AT, true,
                          &all, &count));
    arr_each (i, count) {
        if (!ledger_rights(ctx, all[i].writers))
            continue;
        (*out_total)++;
        if (*out_count < limit)
            (*out)[(*out_count)++] = (struct task){.label = all[i].label,
                                                   .title = all[i].title,
                                                   .number = all[i].number,
                                                   .who = all[i].kind_name,
                                                   .due_on = all[i].on,
                                                   .url = entry_url(ctx, all[i].entry_id)};
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- duties of deputies */

static bool comes_before(const struct duty_fact *a, const struct duty_fact *b)
{
    return a->deputy_id < b->deputy_id ||
           (a->deputy_id == b->deputy_id && a->record_id < b->record_id);
}

/* Put it where it belongs among the first `limit`. */
static void put_fact(struct duty_fact *at, size_t *count, unsigned limit, struct duty_fact fact)
{
    size_t i = *count;

    if (*count < limit)
        (*count)++;
    else if (!comes_before(&fact, &at[limit - 1]))
        return;
    else
        i = limit - 1;
    for (; i > 0 && comes_before(&fact, &at[i - 1]); i--)
        at[i] = at[i - 1];
    at[i] = fact;
}

static enum status duties_of(struct ctx *ctx, const struct duty_query *q,
                             const struct ledger_kind *k, struct duty_fact *out, size_t *count)
{
    const bool shown = ledger_is_open(k->readers);
    const struct ledger_definition *d;
    struct ledger_duty_row *rows;
    size_t rows_count;

    TRY(ledger_definition_of(ctx, k->version_id, &d));
    if (d->duty.len == 0)
        return ST_OK;
    TRY(ledger_store_duties(ctx, d->duty, k->id, q->from, q->to, q->deputy_id, q->after_deputy,
                            q->after_record, q->limit, &rows, &rows_count));
    arr_each (i, rows_count)
        put_fact(
            out, count, q->limit,
            (struct duty_fact){.deputy_id = rows[i].deputy_id,
                               .record_id = rows[i].entry_id,
                               .on = rows[i].on,
                               .count = 1,
                               .title = shown ? str_printf(ctx->arena, STR_FMT "：" STR_FMT,
                                                           STR_ARG(k->name), STR_ARG(rows[i].title))
                                              : T("ledger.hidden"),
                               .url = entry_url(ctx, rows[i].entry_id),
                               .state = S("done")});
    return ST_OK;
}

static enum status duties(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                          size_t *out_count)
{
    struct ledger_kind *kinds;
    size_t count;

    *out = arena_array(ctx->arena, q->limit, struct duty_fact);
    *out_count = 0;
    TRY(ledger_store_kinds(ctx, &kinds, &count));
    arr_each (i, count)
        if (kinds[i].on)
            TRY(duties_of(ctx, q, &kinds[i], *out, out_count));
    return ST_OK;
}

const struct duty_source LEDGER_DUTIES[] = {{"ledger.entry", "unit.times", duties}, {0}};

/* ---------------------------------------------------------------- files, search */

/* Whoever can take a step now brings what it needs. */
static enum status may_step(struct ctx *ctx, const struct ledger_whole *w, bool *out)
{
    const struct ledger_definition *d;
    struct ledger_values values;

    *out = false;
    TRY(ledger_definition_of(ctx, w->kind.version_id, &d));
    ledger_values_unpack(ctx->arena, d, w->entry.data, &values);
    arr_each (i, d->steps_count)
        *out = *out || (w->kind.on && ledger_step_open(d, &d->steps[i], w->entry.state, &values) &&
                        ledger_rights_of(ctx, &d->steps[i].by));
    return ST_OK;
}

static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct ledger_whole w = {0};
    bool step = false;

    TRY(ledger_whole_get(ctx, id, &w));
    if (what == ATTACHMENT_ADD)
        TRY(may_step(ctx, &w, &step));
    if (what == ATTACHMENT_READ || w.may_write || step)
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "ledger.err.denied", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct ledger_entry e;

    TRY(ledger_entry_get(ctx, id, &e));
    *out_title = e.title;
    *out_url = entry_url(ctx, id);
    return ST_OK;
}

const struct attachment_owner LEDGER_ATTACHMENTS[] = {
    {.kind = "ledger_entry", .may = files_may, .where = files_where},
    {0},
};

static void readers_of(struct search_keys *keys, struct str words)
{
    struct str word;

    while (str_cut(&words, '|', &word))
        if (ledger_permission(word) != NULL)
            search_key(keys, "%s", ledger_permission(word));
}

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct buf body = buf_new(ctx->arena, 0);
    const struct ledger_definition *d;
    struct ledger_values v;
    struct ledger_entry e;
    struct ledger_kind k;

    TRY(ledger_store_entry(ctx, id, &e));
    TRY(ledger_store_kind_id(ctx, e.kind_id, &k));
    TRY(ledger_definition_of(ctx, e.kind_version_id, &d));
    ledger_values_unpack(ctx->arena, d, e.data, &v);
    buf_str(&body, k.name);
    arr_each (i, d->fields_count) {
        struct str say;

        if (v.at[i].len == 0 || str_eq(d->fields[i].name, d->title) ||
            d->fields[i].type == LEDGER_ENTRY) /* its readers may be others */
            continue;
        TRY(ledger_shown(ctx, &d->fields[i], v.at[i], &say));
        buf_char(&body, '\n');
        buf_str(&body, say);
    }
    readers_of(&readers, k.readers);
    readers_of(&readers, k.writers);
    search_docs_add(out, &(struct search_doc){.title = e.title,
                                              .body = buf_view(&body),
                                              .url = entry_url(ctx, id),
                                              .day = e.day,
                                              .people = S(""),
                                              .state = S(""),
                                              .audience = readers.at,
                                              .audience_count = readers.count});
    return ST_OK;
}

/* The permissions behind the rights that the actor has. */
static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    struct str rest = S(LEDGER_RIGHTS), word;

    while (str_cut(&rest, ' ', &word))
        if (may(ctx, ledger_permission(word)))
            search_key(out, "%s", ledger_permission(word));
    return ST_OK;
}

static enum status opens(struct ctx *ctx, int64_t id)
{
    struct ledger_entry e;

    return ledger_entry_get(ctx, id, &e);
}

static const char *const TABLES[] = {"ledger_entry", NULL};

const struct search_source LEDGER_SEARCHES[] = {
    {
        .kind = "ledger",
        .events = NULL,
        .state_text = NULL,
        .tables = TABLES,
        .load = load,
        .ids = ledger_store_ids,
        .readers = NULL,
        .keys = keys,
        .opens = opens,
    },
    {0},
};
