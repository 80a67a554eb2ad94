// SPDX-License-Identifier: MulanPSL-2.0
/* Meetings on the portal: those the office has opened to observers, and only while it has. */
#include "modules/meeting/meeting_portal.h"
#include "modules/meeting/meeting_observe.h"
#include "modules/meeting/meeting_store.h"
#include "platform/text.h"

enum { FIRST_PAGE = 3, HELD_FIRST_PAGE = 2 };

static enum status list(struct ctx *ctx, struct str q, unsigned limit, struct public_item **out,
                        size_t *out_count)
{
    struct public_item *items;
    int64_t *ids;
    size_t count;

    *out_count = 0;
    TRY(meeting_store_observing_open(ctx, ctx->today, &ids, &count));
    items = arena_array(ctx->arena, count, struct public_item);
    for (size_t i = 0; i < count && *out_count < limit; i++) {
        struct meeting_observing o;
        struct meeting m;

        TRY(meeting_get(ctx, ids[i], &m));
        TRY(meeting_observing_of(ctx, &m, &o));
        if (!meeting_observing_public(&m, &o) || (q.len != 0 && !str_has(m.name, q)))
            continue;
        items[(*out_count)++] = (struct public_item){
            .title = m.name,
            .meta = TF(ctx->arena, "meeting.portal.meta",
                       text_date(ctx->arena, m.starts_on, ctx->today)),
            .url = str_printf(ctx->arena, "/p/meeting/%lld", (long long)m.id),
            .on = m.starts_on,
        };
    }
    *out = items;
    return ST_OK;
}

/* Those that were held and of which the office has published something. */
static enum status held(struct ctx *ctx, struct str q, unsigned limit, struct public_item **out,
                        size_t *out_count)
{
    struct public_item *items;
    int64_t *ids;
    size_t count;

    *out_count = 0;
    TRY(meeting_store_observing_held(ctx, &ids, &count));
    items = arena_array(ctx->arena, count, struct public_item);
    for (size_t i = 0; i < count && *out_count < limit; i++) {
        struct meeting m;

        TRY(meeting_get(ctx, ids[i], &m));
        if (m.closed_door || (q.len != 0 && !str_has(m.name, q)))
            continue;
        items[(*out_count)++] = (struct public_item){
            .title = m.name,
            .meta = TF(ctx->arena, "meeting.portal.meta",
                       text_date(ctx->arena, m.starts_on, ctx->today)),
            .url = str_printf(ctx->arena, "/p/meeting/%lld", (long long)m.id),
            .on = m.starts_on,
        };
    }
    *out = items;
    return ST_OK;
}

const struct public_source MEETING_PUBLICS[] = {
    {"meeting", "/p/meeting", FIRST_PAGE, list},
    {"meeting_held", "/p/meeting", HELD_FIRST_PAGE, held},
    {0},
};

/* ---------------------------------------------------------------- behind a published figure */

static bool told(const struct meeting *m)
{
    return str_among("congress plenary township_congress sc", m->kind) && !m->closed_door &&
           (m->state == MEETING_CLOSED || m->state == MEETING_MINUTED);
}

/* That the congress or its standing committee met, and when, is no secret, unless its doors were
 * closed: who came and what was said is another matter. The names of other meetings are nobody's
 * to publish by a figure.
 * @law Supervision Law (2024-11-08) art. 10 */
static enum status titles(struct ctx *ctx, const struct id_set *rows, struct public_item **out,
                          size_t *out_count)
{
    struct meeting_filter f = {.held = true, .sort = "-starts", .limit = 200};
    struct meeting *page;
    int64_t total;
    size_t count;

    *out = arena_array(ctx->arena, rows->count, struct public_item);
    *out_count = 0;
    do {
        TRY(meeting_store_page(ctx, &f, &page, &count, &f.after, &total));
        arr_each (i, count)
            if (*out_count < rows->count && told(&page[i]) && id_set_has(rows, page[i].id))
                (*out)[(*out_count)++] = (struct public_item){
                    .title = page[i].name, .meta = S(""), .url = S(""), .on = page[i].starts_on};
    } while (f.after.len > 0);
    return ST_OK;
}

const struct public_rows MEETING_OPENS[] = {{.list = "/meeting", .show = titles}, {0}};
