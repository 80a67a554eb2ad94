// SPDX-License-Identifier: MulanPSL-2.0
/* A meeting held elsewhere or before this program, taken over as it was. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"

struct taking {
    const struct meeting_record *in;
    int64_t *out_id, *out_items;
};

static enum status take_items(struct ctx *ctx, const struct meeting *m,
                              const struct meeting_record *in, int64_t *ids)
{
    arr_each (i, in->items_count) {
        const struct meeting_record_item *from = &in->items[i];
        const struct meeting_item it = {
            .id = db_new_id(ctx),
            .meeting_id = m->id,
            .parent_id = from->parent > 0 && from->parent <= i ? ids[from->parent - 1] : 0,
            .prior_item_id = from->prior_item_id,
            .place = (unsigned)i + 1,
            .title = from->title,
            .sort = from->sort.len != 0 ? from->sort : S("other"),
            .organ_id = from->organ_id,
            .presenter = from->presenter,
            .url = from->url,
            .state = MEETING_ITEM_DONE,
            .outcome = from->outcome,
        };

        TRY(meeting_store_item_insert(ctx, &it));
        ids[i] = it.id;
    }
    return meeting_items_settle(ctx, m->id);
}

/* The seat in the body that a member sat on. */
static int64_t seat_of(const struct body_member *members, size_t count,
                       const struct meeting_record_person *p)
{
    arr_each (i, count)
        if (p->capacity == MEETING_MEMBER &&
            ((p->deputy_id != 0 && members[i].deputy_id == p->deputy_id) ||
             (p->account_id != 0 && members[i].account_id == p->account_id)))
            return members[i].id;
    return 0;
}

static enum status take_people(struct ctx *ctx, const struct meeting *m,
                               const struct meeting_record *in)
{
    struct body_member *members = NULL;
    size_t members_count = 0;

    if (m->body_id != 0)
        TRY(body_members_at(ctx, m->body_id, m->starts_on, &members, &members_count));
    arr_each (i, in->people_count) {
        const struct meeting_record_person *from = &in->people[i];
        const struct meeting_person p = {
            .id = db_new_id(ctx),
            .meeting_id = m->id,
            .member_id = seat_of(members, members_count, from),
            .account_id = from->account_id,
            .deputy_id = from->deputy_id,
            .name = from->name,
            .title = from->title,
            .place = (uint32_t)i + 1,
            .capacity = from->capacity,
            .quota = from->quota,
            .receipt = from->on_leave ? S("leave_granted") : S(""),
            .first_in_at = from->present ? m->opened_at : 0,
            .last_out_at = from->present ? m->closed_at : 0,
            .absence = from->absence,
        };

        TRY(meeting_store_person_insert(ctx, &p));
    }
    return ST_OK;
}

/* Nobody is named: all members were there. */
static enum status take_members(struct ctx *ctx, struct meeting *m)
{
    struct meeting_person *people;
    size_t count, changed;

    TRY(meeting_members_put(ctx, m, m->starts_on, &changed));
    TRY(meeting_people(ctx, m->id, &people, &count));
    arr_each (i, count) {
        people[i].first_in_at = m->opened_at;
        people[i].last_out_at = m->closed_at;
        TRY(meeting_store_person_save(ctx, &people[i]));
    }
    return ST_OK;
}

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct taking *t = input;
    int64_t *ids = t->out_items != NULL ? t->out_items
                                        : arena_array(ctx->arena, t->in->items_count + 1, int64_t);
    struct meeting m;

    TRY(meeting_make(ctx, &t->in->meeting, &m));
    m.state = MEETING_CLOSED;
    m.recorded = true;
    if (t->in->all_members != 0)
        m.all_members = t->in->all_members;
    m.opened_at = m.starts_at != 0 ? m.starts_at : date_begin(m.starts_on);
    m.closed_at = date_begin(m.ends_on) + 18 * 3600;
    if (m.closed_at < m.opened_at)
        m.closed_at = m.opened_at;
    TRY(meeting_store_save(ctx, &m));
    TRY(meeting_store_set_recorded(ctx, m.id));
    if (t->in->people_count > 0)
        TRY(take_people(ctx, &m, t->in));
    else
        TRY(take_members(ctx, &m));
    TRY(take_items(ctx, &m, t->in, ids));
    *t->out_id = m.id;
    return event_emit(ctx, "meeting.recorded", m.id);
}

enum status meeting_record(struct ctx *ctx, const struct meeting_record *in, int64_t *out_id,
                           int64_t *out_items)
{
    if (date_none(in->meeting.starts_on))
        return fail_field(&ctx->err, "starts_on", "meeting.no_day", NULL);
    if (date_cmp(in->meeting.starts_on, ctx->today) > 0)
        return fail(&ctx->err, ST_RULE, "meeting.record_ahead", NULL);
    return db_tx(ctx, take_tx, &(struct taking){in, out_id, out_items});
}
