// SPDX-License-Identifier: MulanPSL-2.0
/* Meetings and their agendas in the search. Papers and private notes are not: who reads a paper is
 * decided person by person, and a note is nobody else's business. */
#include "modules/meeting/meeting_search.h"
#include "modules/meeting/meeting_actions.h"

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys who = {.arena = ctx->arena};
    struct buf body = buf_new(ctx->arena, 0);
    struct meeting_person *people;
    struct meeting_item *items;
    struct meeting m;
    size_t count, people_count;

    TRY(meeting_get(ctx, id, &m));
    TRY(meeting_items(ctx, id, &items, &count));
    TRY(meeting_people(ctx, id, &people, &people_count));
    arr_each (i, count) {
        buf_str(&body, items[i].title);
        buf_char(&body, '\n');
        if (items[i].outcome.len != 0) {
            buf_str(&body, items[i].outcome);
            buf_char(&body, '\n');
        }
    }
    search_key(&who, "meeting.prepare");
    if (!m.closed_door)
        search_key(&who, "meeting.read_all");
    if (m.state != MEETING_DRAFT)
        arr_each (i, people_count)
            if (people[i].account_id != 0)
                search_key(&who, "meeting.account:%lld", (long long)people[i].account_id);
    search_docs_add(out, &(struct search_doc){
                             .title = m.name,
                             .body = buf_view(&body),
                             .url = str_printf(ctx->arena, "/meeting/%lld", (long long)id),
                             .day = m.starts_on,
                             .state = str_from(meeting_state_word(m.state)),
                             .people = m.place,
                             .audience = who.at,
                             .audience_count = who.count,
                         });
    return ST_OK;
}

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    if (may(ctx, "meeting.prepare"))
        search_key(out, "meeting.prepare");
    if (may(ctx, "meeting.read") && ctx->actor->account_id != 0)
        search_key(out, "meeting.account:%lld", (long long)ctx->actor->account_id);
    return ST_OK;
}

static enum status opens(struct ctx *ctx, int64_t id)
{
    struct meeting m;

    TRY(meeting_get(ctx, id, &m));
    return meeting_visible(ctx, &m);
}

static const char *const TABLES[] = {"meeting", NULL};

const struct search_source MEETING_SEARCHES[] = {
    {
        .kind = "meeting",
        .events = "meeting.",
        .state_text = "meeting.state.",
        .tables = TABLES,
        .load = load,
        .ids = meeting_store_ids,
        .readers = "meeting.read_all",
        .keys = keys,
        .opens = opens,
    },
    {0},
};
