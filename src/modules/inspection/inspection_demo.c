// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's inspections: one of a regulation on household waste, reported, with problems
 * and one place looked at again; one that is being prepared. */
#include "inspection_demo_texts.h"
#include "modules/congress/congress.h"
#include "modules/inspection/inspection_actions.h"
#include "modules/inspection/inspection_list.h"
#include "modules/inspection/inspection_parts.h"
#include "modules/statute/statute.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HOUR = 9, BEGUN = 70, LASTS = 30, REPORTED = 35, GRACE = 60, AGAIN = 20, AHEAD = 10 };

struct demo {
    int64_t law, next_law;
    struct date today;
};

static enum status find_law(struct ctx *ctx, const char *part, int64_t *out)
{
    struct statute *found;
    size_t count = 0;

    *out = 0;
    TRY(statute_find(ctx, str_from(part), 1, &found, &count));
    if (count > 0)
        *out = found[0].id;
    return ST_OK;
}

/* Every article that lays a duty or a liability on somebody. */
static enum status list_all(struct ctx *ctx, int64_t id)
{
    struct inspection i = {0};
    struct clause *clauses;
    int64_t *ids;
    size_t count = 0, n = 0;

    TRY(inspection_store_get(ctx, id, &i));
    TRY(clause_list(ctx, i.text_id, S(""), &clauses, &count));
    ids = arena_array(ctx->arena, count, int64_t);
    arr_each (k, count)
        if (str_eqz(clauses[k].level, "article") && !str_eqz(clauses[k].kind, "none"))
            ids[n++] = clauses[k].id;
    return inspection_add_clauses(ctx, id, ids, n);
}

static enum status item_called(struct ctx *ctx, int64_t id, struct str cite, int64_t *out)
{
    struct inspection_item *items;
    size_t count = 0;

    *out = 0;
    TRY(inspection_store_items(ctx, id, &items, &count));
    arr_each (n, count)
        if (str_eq(items[n].cite, cite))
            *out = items[n].id;
    return ST_OK;
}

static enum status organ_called(struct ctx *ctx, struct str name, int64_t *out)
{
    struct organ organ = {0};
    enum status st;

    *out = 0;
    if (name.len == 0)
        return ST_OK;
    st = organ_by_name(ctx, name, &organ);
    *out = organ.id;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status look_again(struct ctx *ctx, const struct demo *d, int64_t first)
{
    const struct inspection_finding again = {.client = S(""),
                                             .way = S("desk"),
                                             .finder = S(""),
                                             .again_id = first,
                                             .verdict = S("partial"),
                                             .place = S("-"),
                                             .text = T("inspection.demo.again"),
                                             .found_on = date_add_days(d->today, -AGAIN)};
    int64_t made;
    bool is_new;

    demo_act(ctx, NULL, again.found_on, HOUR);
    return inspection_find(ctx, &again, &made, &is_new);
}

static enum status findings(struct ctx *ctx, const struct demo *d, int64_t id, int64_t *out_first)
{
    struct str rest = str_from(inspection_findings_txt), line, f[DEMO_FIELDS_MAX];
    int64_t first = 0;
    int day = 0;

    while (demo_line(&rest, &line)) {
        struct inspection_finding found = {.client = S(""), .way = S("desk"), .finder = S("")};
        int64_t made;
        bool is_new;

        demo_fields(line, f);
        TRY(item_called(ctx, id, f[0], &found.item_id));
        if (found.item_id == 0)
            continue;
        found.place = f[1];
        found.verdict = f[2];
        found.text = f[3];
        TRY(organ_called(ctx, f[4], &found.organ_id));
        found.found_on = date_add_days(d->today, -BEGUN + 2 + day++ % LASTS);
        if (found.organ_id != 0)
            found.due_on = date_add_days(found.found_on, GRACE);
        demo_act(ctx, NULL, found.found_on, HOUR + 6);
        TRY(inspection_find(ctx, &found, &made, &is_new));
        if (first == 0)
            first = made;
    }
    *out_first = first;
    return ST_OK;
}

static enum status done(struct ctx *ctx, const struct demo *d)
{
    struct inspection in = {.statute_id = d->law,
                            .title = T("inspection.demo.title"),
                            .goal = T("inspection.demo.goal"),
                            .lead = T("inspection.demo.lead"),
                            .starts_on = date_add_days(d->today, -BEGUN),
                            .ends_on = date_add_days(d->today, -BEGUN + LASTS)};
    const struct inspection_words words = {.summary = T("inspection.demo.summary"),
                                           .amend = T("inspection.demo.amend")};
    struct inspection_words report = words;
    int64_t first = 0;

    demo_act(ctx, NULL, date_add_days(d->today, -BEGUN - AHEAD), HOUR);
    TRY(inspection_save(ctx, &in, &report.id));
    TRY(list_all(ctx, report.id));
    TRY(inspection_notify(ctx, report.id, 1, date_add_days(d->today, -BEGUN - AHEAD)));
    TRY(inspection_start(ctx, report.id, 2));
    TRY(findings(ctx, d, report.id, &first));
    demo_act(ctx, NULL, date_add_days(d->today, -REPORTED), HOUR);
    TRY(inspection_store_get(ctx, report.id, &in));
    report.version = in.version;
    TRY(inspection_report(ctx, &report));
    return first != 0 ? look_again(ctx, d, first) : ST_OK;
}

static enum status coming(struct ctx *ctx, const struct demo *d)
{
    const struct inspection in = {.statute_id = d->next_law,
                                  .title = T("inspection.demo.next"),
                                  .goal = T("inspection.demo.next_goal"),
                                  .lead = T("inspection.demo.lead"),
                                  .starts_on = d->today,
                                  .ends_on = date_add_days(d->today, LASTS)};
    int64_t id;

    demo_act(ctx, NULL, date_add_days(d->today, -AHEAD), HOUR);
    TRY(inspection_save(ctx, &in, &id));
    TRY(list_all(ctx, id));
    return inspection_start(ctx, id, 1);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct demo *d = input;

    TRY(done(ctx, d));
    return coming(ctx, d);
}

enum status inspection_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;

    TRY(find_law(ctx, "生活垃圾", &d.law));
    TRY(find_law(ctx, "集中供热", &d.next_law));
    if (d.law == 0 || d.next_law == 0)
        return ST_OK;
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
