// SPDX-License-Identifier: MulanPSL-2.0
/* Notices, deadlines, search and retention of petitions. None of them ever has a name or a word of
 * what was said. */
#include "modules/petition/petition_parts.h"
#include "base/json.h"
#include "modules/notice/notice.h"
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_store.h"
#include "platform/text.h"

enum { VALUES_MAX = 1000, RETENTION_MONTHS = 60, LATE_DAYS = 400, SOON_DAYS = 30, TASKS_MAX = 50 };

struct str petition_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/petition/%lld%s", (long long)id, tail);
}

struct str petition_number_text(struct arena *a, const struct petition *p)
{
    return TF(a, "petition.number", str_printf(a, "%lld", (long long)p->year),
              str_printf(a, "%lld", (long long)p->number));
}

struct str petition_title(struct ctx *ctx, const struct petition *p)
{
    const struct str parts[] = {p->category, p->place};

    return str_join(ctx->arena, parts, p->place.len > 0 ? 2 : 1, S(" "));
}

/* ---------------------------------------------------------------- notices */

const char *const PETITION_UNJOURNALLED[] = {"petition_try", NULL};

#define VALUES "name title"

const struct notice_kind PETITION_NOTICES[] = {
    {"petition.assigned", VALUES, true, "petition.handle petition.read"},
    {"petition.led", VALUES, true, "petition.read"},
    {"petition.transferred", VALUES, true, "petition.unit"},
    {"petition.taken_back", VALUES, true, "petition.unit"},
    {"petition.kept", VALUES, true, "petition.unit"},
    {"petition.ended", VALUES, true, "petition.unit"},
    {"petition.supervised", VALUES, true, "petition.unit"},
    {"petition.reported", VALUES, true, "petition.handle petition.read"},
    {"petition.rated", VALUES, true, "petition.handle petition.read petition.unit"},
    {"petition.due", "name title what due_on days late today", true, NULL},
    {0},
};

enum status petition_tell(struct ctx *ctx, const struct petition *p, const char *kind,
                          int64_t account_id, int64_t organ_id)
{
    struct buf values = buf_new(ctx->arena, VALUES_MAX);
    struct json j = json_begin(&values);
    const bool gone = organ_id != 0 && organ_id != p->organ_id; /* who had it has it no more */
    const struct notice_to to = {
        .account_id = account_id, .role = account_id == 0 ? "unit" : NULL, .organ_id = organ_id};

    json_object(&j, NULL);
    json_str(&j, "name", petition_number_text(ctx->arena, p));
    json_str(&j, "title", petition_title(ctx, p));
    json_object_end(&j);
    return notice_put(
        ctx, &(struct notice_new){.kind = kind,
                                  .subject_id = p->id,
                                  .url = gone ? S("/petition") : petition_url(ctx, p->id, ""),
                                  .values = buf_view(&values),
                                  .to = &to,
                                  .to_count = 1});
}

/* ---------------------------------------------------------------- deadlines */

static struct due_item due_item_of(struct ctx *ctx, const struct petition *p, struct date on)
{
    return (struct due_item){
        .subject_id = p->id,
        .part_id = p->version,
        .due_on = on,
        .organ_id = p->organ_id,
        .account_id = p->handler_id,
        .url = petition_url(ctx, p->id, ""),
        .title = petition_title(ctx, p),
        .name = petition_number_text(ctx->arena, p),
    };
}

static enum status due_of(struct ctx *ctx, const char *kind, struct date from, struct date until,
                          struct due_item **out, size_t *out_count)
{
    struct petition *list;

    TRY(petition_store_due(ctx, from, until, kind, &list, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = due_item_of(ctx, &list[i], list[i].due_on);
    return ST_OK;
}

/* The one clock that may run beside another. */
static enum status tell_due(struct ctx *ctx, struct date from, struct date until,
                            struct due_item **out, size_t *out_count)
{
    struct petition *fresh, *untold;
    size_t fresh_count, untold_count;

    TRY(petition_store_due(ctx, from, until, "tell", &fresh, &fresh_count));
    TRY(petition_store_untold(ctx, from, until, &untold, &untold_count));
    *out = arena_array(ctx->arena, fresh_count + untold_count, struct due_item);
    *out_count = fresh_count + untold_count;
    arr_each (i, fresh_count)
        (*out)[i] = due_item_of(ctx, &fresh[i], fresh[i].due_on);
    arr_each (i, untold_count)
        (*out)[fresh_count + i] = due_item_of(ctx, &untold[i], untold[i].tell_due_on);
    return ST_OK;
}

#define DUE(kind)                                                                                  \
    static enum status kind##_due(struct ctx *ctx, struct date from, struct date until,            \
                                  struct due_item **out, size_t *out_count)                        \
    {                                                                                              \
        return due_of(ctx, #kind, from, until, out, out_count);                                    \
    }
DUE(handle)
DUE(take_on)
DUE(report)
DUE(review)
DUE(recheck)

const struct due_source PETITION_DUES[] = {
    {"petition.tell", "petition.due", "owner office leader", "-3 owner, 0 owner, 1 leader",
     tell_due},
    {"petition.handle", "petition.due", "owner office leader", "-10 owner, -3 owner, 1 leader",
     handle_due},
    {"petition.take_on", "petition.due", "owner unit chief office leader",
     "-3 unit, 0 unit, 1 chief, 1 owner", take_on_due},
    {"petition.report", "petition.due", "owner unit chief office leader",
     "-5 unit, 0 unit, 1 chief, 1 owner", report_due},
    {"petition.review", "petition.due", "owner office leader", "-5 owner, 0 owner, 1 leader",
     review_due},
    {"petition.recheck", "petition.due", "owner office leader", "-5 owner, 0 owner, 1 leader",
     recheck_due},
    {0},
};

/* ---------------------------------------------------------------- tasks */

static bool is_mine(const struct petition *p, const struct petition_reader *r)
{
    return r->account_id != 0 && (p->handler_id == r->account_id || p->leader_id == r->account_id);
}

static bool concerns(const struct petition *p, const struct petition_reader *r)
{
    const bool unit = r->unit && r->organ_id != 0 && p->organ_id == r->organ_id;

    if (unit && petition_word_among(p->due_kind, "report take_on"))
        return true;
    return is_mine(p, r);
}

static const char *task_of(struct str kind)
{
    static const char *const KINDS[] = {"tell", "handle", "take_on", "report", "review", "recheck"};

    arr_each (i, COUNT(KINDS))
        if (str_eqz(kind, KINDS[i]))
            return KINDS[i];
    return "";
}

static struct petition_task task_make(struct ctx *ctx, const struct petition *p, const char *what,
                                      struct date on)
{
    return (struct petition_task){
        .what = what,
        .title = TF(ctx->arena, "petition.task_title", petition_number_text(ctx->arena, p),
                    petition_title(ctx, p)),
        .url = petition_url(ctx, p->id, ""),
        .due_on = on,
    };
}

enum status petition_tasks(struct ctx *ctx, struct petition_task **out, size_t *out_count)
{
    const struct date from = date_add_days(ctx->today, -LATE_DAYS),
                      until = date_add_days(ctx->today, SOON_DAYS);
    const struct petition_reader reader = petition_reader_of(ctx);
    struct petition *list, *untold;
    size_t count, untold_count, k = 0;

    *out = arena_array(ctx->arena, TASKS_MAX, struct petition_task);
    *out_count = 0;
    if (!may(ctx, "petition.read") && !reader.unit)
        return ST_OK;
    TRY(petition_store_due(ctx, from, until, NULL, &list, &count));
    TRY(petition_store_untold(ctx, from, until, &untold, &untold_count));
    for (size_t i = 0; (i < count || k < untold_count) && *out_count < TASKS_MAX;) {
        const bool first = k < untold_count &&
                           (i == count || date_cmp(untold[k].tell_due_on, list[i].due_on) <= 0);
        const bool his = !first && concerns(&list[i], &reader);
        bool accused = false;

        if (his)
            TRY(petition_accused(ctx, list[i].id, reader.account_id, &accused));
        if (first && is_mine(&untold[k], &reader))
            (*out)[(*out_count)++] = task_make(ctx, &untold[k], "tell", untold[k].tell_due_on);
        else if (his && !accused)
            (*out)[(*out_count)++] =
                task_make(ctx, &list[i], task_of(list[i].due_kind), list[i].due_on);
        k += first;
        i += !first;
    }
    return ST_OK;
}

enum status petition_tasks_count(struct ctx *ctx, int64_t *out)
{
    const struct petition_reader reader = petition_reader_of(ctx);

    *out = 0;
    if (!may(ctx, "petition.read") && !reader.unit)
        return ST_OK;
    /* No record has the number -1: 0 would be those that nobody has yet. */
    return petition_store_due_count(
        ctx, date_add_days(ctx->today, -LATE_DAYS), date_add_days(ctx->today, SOON_DAYS),
        reader.account_id != 0 ? reader.account_id : -1,
        reader.unit && reader.organ_id != 0 ? reader.organ_id : -1, out);
}

enum status petition_module_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                  size_t *out_count, int64_t *out_total)
{
    struct petition_task *tasks;
    size_t count;

    TRY(petition_tasks(ctx, &tasks, &count));
    *out_total = (int64_t)count;
    *out_count = count < limit ? count : limit;
    *out = arena_array(ctx->arena, *out_count, struct task);
    arr_each (i, *out_count)
        (*out)[i] = (struct task){.label = text_of("petition.task.", str_from(tasks[i].what)),
                                  .title = tasks[i].title,
                                  .number = S(""),
                                  .who = S(""),
                                  .due_on = tasks[i].due_on,
                                  .url = tasks[i].url};
    return ST_OK;
}

/* ---------------------------------------------------------------- search */

/* By number, category, town and day alone: what is sealed is in no index. */
static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct petition p;

    TRY(petition_get(ctx, id, &p));
    search_key(&readers, "petition.read");
    if (p.organ_id != 0)
        search_key(&readers, "petition.organ:%lld", (long long)p.organ_id);
    search_docs_add(out, &(struct search_doc){
                             .title = petition_number_text(ctx->arena, &p),
                             .body = petition_title(ctx, &p),
                             .url = petition_url(ctx, id, ""),
                             .day = p.received_on,
                             .organ_id = p.organ_id,
                             .state = str_from(petition_state_word(p.state)),
                             .people = S(""),
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    if (may(ctx, "petition.unit") && ctx->actor->organ_id != 0)
        search_key(out, "petition.organ:%lld", (long long)ctx->actor->organ_id);
    return ST_OK;
}

static enum status opens(struct ctx *ctx, int64_t id)
{
    struct petition p;

    return petition_load(ctx, id, &p);
}

static const char *const TABLES[] = {"petition", NULL};

const struct search_source PETITION_SEARCHES[] = {
    {
        .kind = "petition",
        .events = "petition.",
        .state_text = "petition.state.",
        .tables = TABLES,
        .load = load,
        .ids = petition_store_ids,
        .readers = "petition.read",
        .keys = keys,
        .opens = opens,
    },
    {0},
};

/* ---------------------------------------------------------------- retention */

static enum status ended(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                         struct retention_item **out, size_t *out_count)
{
    struct petition *list;

    TRY(petition_store_ended(ctx, until, after, limit, &list, out_count));
    *out = arena_array(ctx->arena, *out_count, struct retention_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct retention_item){
            .id = list[i].id,
            .name = petition_number_text(ctx->arena, &list[i]),
            .url = petition_url(ctx, list[i].id, ""),
            .ended_on = list[i].ended_on,
        };
    return ST_OK;
}

const struct retention PETITION_RETENTIONS[] = {
    {"petition.ended", RETENTION_MONTHS, ended, petition_erase},
    {0},
};

/* Who petitions and of what is nobody else's business: how many came in which way is told. What
 * somebody is accused of is not told to him, either.
 * @law Petition Regulations (2022-02-25) art. 30 */
const struct public_rows PETITION_OPENS[] = {{.list = "/petition",
                                              .words = "petition.kind.",
                                              .personal = true,
                                              .count = petition_store_ways},
                                             {0}};
