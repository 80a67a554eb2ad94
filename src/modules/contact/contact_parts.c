// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: duties of deputies, search. */
#include "modules/contact/contact_parts.h"
#include "modules/contact/contact_actions.h"
#include "platform/search.h"

static struct str pair_url(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/contact/pair/%lld", (long long)id);
}

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

const struct duty_source CONTACT_DUTIES[] = {{"contact.held", "unit.times", held, DUTY_DAY_RECESS},
                                             {0}};

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
