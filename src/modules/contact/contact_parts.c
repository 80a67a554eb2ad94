// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: notices, reminders, duties of deputies, search. */
#include "modules/contact/contact_parts.h"
#include "modules/contact/contact_actions.h"
#include "modules/contact/contact_rules.h"
#include "platform/search.h"

const struct notice_kind CONTACT_NOTICES[] = {
    {"contact.paired", "name title", false, "contact.keep"},
    {"contact.due", "name title what due_on days late today", false, "contact.keep contact.manage"},
    {0},
};

/* ---------------------------------------------------------------- dues */

enum { DUES_PAGE = 200 };

static struct str pair_url(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/contact/pair/%lld", (long long)id);
}

/* What is owed in the present window is due on its last day. */
static enum status due_page(struct ctx *ctx, struct date from, struct date until,
                            const struct due_item *after, unsigned limit, struct due_item **out,
                            size_t *out_count)
{
    struct contact_pair_filter f = {.on = ctx->today, .sort = "id", .limit = DUES_PAGE};
    int64_t total;

    *out = arena_array(ctx->arena, limit, struct due_item);
    *out_count = 0;
    do {
        struct contact_pair *pairs;
        size_t count;

        TRY(contact_store_pairs(ctx, &f, &pairs, &count, &f.after, &total));
        for (size_t i = 0; i < count && *out_count < limit; i++) {
            const struct contact_pair *p = &pairs[i];
            const struct date due_on = contact_window_of(p->period, ctx->today).to;

            if ((after != NULL && p->id <= after->subject_id) ||
                p->talks >= contact_owed_now(ctx, p) || date_cmp(due_on, from) < 0 ||
                date_cmp(due_on, until) > 0)
                continue;
            (*out)[(*out_count)++] = (struct due_item){
                .subject_id = p->id,
                .part_id = date_to_days(due_on),
                .due_on = due_on,
                .deputy_id = p->keeper_account_id == 0 ? p->keeper_deputy_id : 0,
                .account_id = p->keeper_account_id,
                .url = pair_url(ctx, p->id),
                .title = p->scheme,
                .name = p->target,
            };
        }
    } while (f.after.len > 0 && *out_count < limit);
    return ST_OK;
}

const struct due_source CONTACT_DUES[] = {
    {.name = "contact.owed",
     .kind = "contact.due",
     .whom = "owner deputy office leader",
     .rules = "-10 owner, -10 deputy, -3 owner, -3 deputy",
     .page = due_page},
    {0},
};

/* ---------------------------------------------------------------- duties */

static enum status held(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                        size_t *out_count)
{
    struct contact_talk *talks;
    size_t count;

    TRY(contact_store_of_deputies(ctx, q->from, q->to, q->deputy_id, q->after_deputy,
                                  q->after_record, q->limit, &talks, &count));
    *out = arena_array(ctx->arena, count, struct duty_fact);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct duty_fact){
            .deputy_id = talks[i].deputy_id,
            .record_id = talks[i].id,
            .on = talks[i].held_on,
            .count = 1,
            .title = str_printf(ctx->arena, STR_FMT "：" STR_FMT, STR_ARG(talks[i].scheme),
                                STR_ARG(talks[i].target)),
            .url = pair_url(ctx, talks[i].pair_id),
            .state = S("done"),
        };
    return ST_OK;
}

const struct duty_source CONTACT_DUTIES[] = {{"contact.held", "unit.times", held}, {0}};

/* ---------------------------------------------------------------- search */

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct contact_matter m;

    TRY(contact_store_matter(ctx, id, &m));
    search_key(&readers, "contact.read");
    search_docs_add(out, &(struct search_doc){
                             .title = m.title,
                             .body = m.result,
                             .url = pair_url(ctx, m.pair_id),
                             .day = m.raised_on,
                             .state = m.state,
                             .people = m.keeper,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"contact_matter", NULL};

const struct search_source CONTACT_SEARCHES[] = {
    {
        .kind = "contact",
        .events = NULL,
        .state_text = "contact.state.",
        .tables = TABLES,
        .load = load,
        .ids = contact_store_matter_ids,
        .readers = "contact.read",
    },
    {0},
};
