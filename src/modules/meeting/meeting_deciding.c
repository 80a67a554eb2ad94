// SPDX-License-Identifier: MulanPSL-2.0
/* Which of the votes of an item decide it: not those on parts of it, nor those repeated since. */
#include "modules/meeting/meeting_store_hall.h"

static const char ORIGIN[] = "meeting_item";

enum { REPEATS_MAX = 50 };

static const struct vote *vote_in(const struct vote *all, size_t count, int64_t id)
{
    arr_each (i, count)
        if (all[i].id == id)
            return &all[i];
    return NULL;
}

static bool is_replaced(const struct vote *all, size_t count, int64_t id)
{
    arr_each (i, count)
        if (all[i].replaces_id == id && all[i].state != VOTE_INVALID)
            return true;
    return false;
}

/* A repeated vote has the role of the one it repeats; one taken over counted, for which nobody said
 * any, the one that is asked for. */
static bool role_of(const struct meeting_vote *links, size_t links_count, const struct vote *all,
                    size_t count, const struct vote *v, enum meeting_vote_role *out)
{
    for (int n = 0; v != NULL && n < REPEATS_MAX; n++) {
        arr_each (i, links_count) {
            if (links[i].vote.id != v->id)
                continue;
            *out = links[i].role;
            return true;
        }
        if (v->imported && v->replaces_id == 0)
            return true;
        v = vote_in(all, count, v->replaces_id);
    }
    return false;
}

enum status meeting_item_deciding(struct ctx *ctx, int64_t item_id, bool persons, int64_t **out,
                                  size_t *out_count)
{
    struct meeting_vote *links;
    struct meeting_item item;
    enum meeting_vote_role role;
    struct vote *all;
    size_t links_count, count, n = 0;

    TRY(meeting_item_get(ctx, item_id, &item));
    TRY(meeting_store_votes(ctx, item.meeting_id, &links, &links_count));
    TRY(vote_of_origin(ctx, ORIGIN, item_id, &all, &count));
    *out = arena_array(ctx->arena, count, int64_t);
    arr_each (i, count) {
        bool decides;

        role = persons ? MEETING_VOTE_APPOINTMENT : MEETING_VOTE_WHOLE;
        if (all[i].kind != VOTE_MOTION || all[i].state == VOTE_INVALID ||
            is_replaced(all, count, all[i].id) ||
            !role_of(links, links_count, all, count, &all[i], &role))
            continue;
        decides = role == MEETING_VOTE_REMOVAL || role == MEETING_VOTE_APPOINTMENT
                      ? persons || meeting_vote_role_of_sort(item.sort) == MEETING_VOTE_APPOINTMENT
                      : role == MEETING_VOTE_WHOLE && !persons;
        if (decides)
            (*out)[n++] = all[i].id;
    }
    *out_count = n;
    return ST_OK;
}
