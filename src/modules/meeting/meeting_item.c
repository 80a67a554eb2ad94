// SPDX-License-Identifier: MulanPSL-2.0
/* The agenda: items come, move, change, end and go. The chain over meetings: meeting_chain.c */
#include "base/utf8.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { MINUTES_MOST = 1440, PRESENTER_CHARS = 60 };

/* ---------------------------------------------------------------- numbers */

static const struct meeting_item *with_id(const struct meeting_item *items, size_t count,
                                          int64_t id)
{
    arr_each (i, count)
        if (items[i].id == id)
            return &items[i];
    return NULL;
}

/* Number what `items` are now and save those that differ from what is stored. */
static enum status settle(struct ctx *ctx, int64_t meeting_id, struct meeting_item *items,
                          size_t count)
{
    struct meeting_item *stored;
    size_t stored_count;

    meeting_items_number(ctx->arena, items, count);
    TRY(meeting_store_items(ctx, meeting_id, &stored, &stored_count));
    arr_each (i, count) {
        const struct meeting_item *was = with_id(stored, stored_count, items[i].id);

        if (was == NULL || (was->place == items[i].place && was->parent_id == items[i].parent_id &&
                            str_eq(was->number, items[i].number)))
            continue;
        items[i].version = was->version;
        TRY(meeting_store_item_save(ctx, &items[i]));
    }
    return ST_OK;
}

enum status meeting_items_settle(struct ctx *ctx, int64_t meeting_id)
{
    struct meeting_item *items;
    size_t count;

    TRY(meeting_store_items(ctx, meeting_id, &items, &count));
    return settle(ctx, meeting_id, items, count);
}

static enum status agenda_open(struct ctx *ctx, const struct meeting *m, bool by_meeting)
{
    if (meeting_in_preparation(m->state))
        return ST_OK;
    if (by_meeting && (m->state == MEETING_OPEN || m->state == MEETING_ADJOURNED))
        return ST_OK;
    return fail(&ctx->err, ST_RULE, "meeting.agenda_fixed", NULL);
}

/* ---------------------------------------------------------------- the item before */

enum status meeting_prior_check(struct ctx *ctx, const struct meeting *m, int64_t prior_item_id,
                                struct str sort, bool is_part, bool by_meeting)
{
    struct meeting_item prior;
    struct meeting_rule rule;
    struct meeting at;

    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    if (prior_item_id == 0) {
        if (by_meeting || !meeting_item_needs_prior(&rule, sort, is_part))
            return ST_OK;
        return fail(&ctx->err, ST_RULE, "meeting.needs_prior", rule.after_article.ptr);
    }
    TRY(meeting_item_get(ctx, prior_item_id, &prior));
    TRY(meeting_get(ctx, prior.meeting_id, &at));
    if (rule.after_kind.len == 0) /* any earlier meeting may be named */
        return ST_OK;
    TRY(meeting_prior_serves(&rule, m->starts_on, &at, &prior, &ctx->err));
    if (m->state == MEETING_DRAFT || by_meeting || !meeting_item_needs_prior(&rule, sort, is_part))
        return ST_OK; /* a draft may run ahead; what is sent out may not */
    return meeting_prior_done(&rule, &prior, &ctx->err);
}

/* ---------------------------------------------------------------- adding */

static void check(struct ctx *ctx, struct str title, struct str sort, struct str presenter,
                  unsigned minutes)
{
    if (title.len == 0)
        invalid(ctx, "title", "meeting.item_no_title", NULL);
    if (utf8_chars(title.ptr, title.len) > MEETING_TITLE_CHARS)
        invalid(ctx, "title", "meeting.item_title_long", NULL);
    if (!meeting_word_in(sort, MEETING_SORTS))
        invalid(ctx, "sort", "meeting.item_no_sort", NULL);
    if (utf8_chars(presenter.ptr, presenter.len) > PRESENTER_CHARS)
        invalid(ctx, "presenter", "meeting.item_presenter_long", NULL);
    if (minutes > MINUTES_MOST)
        invalid(ctx, "minutes", "meeting.item_minutes", NULL);
}

static enum status parent_fits(struct ctx *ctx, const struct meeting_item *items, size_t count,
                               int64_t parent_id)
{
    if (parent_id == 0)
        return ST_OK;
    if (with_id(items, count, parent_id) == NULL)
        return fail_field(&ctx->err, "parent", "meeting.item_no_parent", NULL);
    if (meeting_item_depth(items, count, parent_id) >= MEETING_DEPTH_MAX)
        return fail_field(&ctx->err, "parent", "meeting.item_too_deep", NULL);
    return ST_OK;
}

enum status meeting_item_make(struct ctx *ctx, const struct meeting_item_new *in, int64_t *out_id)
{
    const struct meeting_item it = {
        .id = db_new_id(ctx),
        .meeting_id = in->meeting_id,
        .parent_id = in->parent_id,
        .prior_item_id = in->prior_item_id,
        .topic_id = in->topic_id,
        .place = 1,
        .title = in->title,
        .sort = in->sort,
        .organ_id = in->organ_id,
        .presenter = in->presenter,
        .minutes = in->minutes,
        .url = in->url,
        .state = MEETING_ITEM_PENDING,
    };
    struct meeting_item *items;
    size_t count;

    TRY(meeting_store_items(ctx, in->meeting_id, &items, &count));
    TRY(parent_fits(ctx, items, count, in->parent_id));
    TRY(meeting_store_item_insert(ctx, &it));
    TRY(meeting_store_items(ctx, in->meeting_id, &items, &count));
    meeting_items_put(ctx->arena, items, count, it.id, it.parent_id, in->place);
    TRY(settle(ctx, in->meeting_id, items, count));
    *out_id = it.id;
    return ST_OK;
}

struct addition {
    const struct meeting_item_new *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct addition *a = input;
    struct meeting_item_new in = *a->in;
    struct meeting m;

    TRY(meeting_get(ctx, in.meeting_id, &m));
    TRY(agenda_open(ctx, &m, in.by_meeting));
    TRY(meeting_prior_check(ctx, &m, in.prior_item_id, in.sort, in.parent_id != 0, in.by_meeting));
    if (in.prior_item_id != 0 && in.topic_id == 0) {
        struct meeting_item prior;

        TRY(meeting_item_get(ctx, in.prior_item_id, &prior));
        in.topic_id = prior.topic_id;
    }
    TRY(meeting_item_make(ctx, &in, a->out_id));
    if (a->in->topic_id != 0)
        TRY(meeting_topic_scheduled(ctx, in.topic_id));
    return event_emit_data(ctx, "meeting.item_added", m.id,
                           str_printf(ctx->arena, "{\"item\":%lld}", (long long)*a->out_id));
}

enum status meeting_item_add(struct ctx *ctx, const struct meeting_item_new *in, int64_t *out_id)
{
    check(ctx, in->title, in->sort, in->presenter, in->minutes);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct addition){in, out_id});
}

/* ---------------------------------------------------------------- changing, moving */

static enum status edit_tx(struct ctx *ctx, const void *input)
{
    const struct meeting_item_change *in = input;
    struct meeting_item it;
    struct meeting m;

    TRY(meeting_item_get(ctx, in->id, &it));
    TRY(meeting_get(ctx, it.meeting_id, &m));
    TRY(agenda_open(ctx, &m, false));
    TRY(meeting_prior_check(ctx, &m, in->prior_item_id, in->sort, it.parent_id != 0, false));
    it.version = in->version;
    it.organ_id = in->organ_id;
    it.prior_item_id = in->prior_item_id;
    it.title = in->title;
    it.sort = in->sort;
    it.presenter = in->presenter;
    it.minutes = in->minutes;
    TRY(meeting_store_item_save(ctx, &it));
    return event_emit_data(ctx, "meeting.item_changed", m.id,
                           str_printf(ctx->arena, "{\"item\":%lld}", (long long)it.id));
}

enum status meeting_item_edit(struct ctx *ctx, const struct meeting_item_change *in)
{
    check(ctx, in->title, in->sort, in->presenter, in->minutes);
    TRY(invalid_done(ctx));
    return db_tx(ctx, edit_tx, in);
}

struct move {
    int64_t item_id, version, parent_id;
    unsigned place;
    bool by_meeting;
};

/* How many levels an item and what stands below it take. */
static unsigned height(const struct meeting_item *items, size_t count, int64_t id)
{
    unsigned most = 0;

    arr_each (i, count)
        if (items[i].parent_id == id) {
            const unsigned h = height(items, count, items[i].id);

            most = h > most ? h : most;
        }
    return most + 1;
}

static enum status move_tx(struct ctx *ctx, const void *input)
{
    const struct move *in = input;
    struct meeting_item it, *items;
    struct meeting m;
    size_t count;

    TRY(meeting_item_get(ctx, in->item_id, &it));
    TRY(meeting_get(ctx, it.meeting_id, &m));
    TRY(agenda_open(ctx, &m, in->by_meeting));
    if (it.version != in->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(meeting_store_items(ctx, m.id, &items, &count));
    TRY(parent_fits(ctx, items, count, in->parent_id));
    if (meeting_item_within(items, count, in->parent_id, it.id) ||
        (in->parent_id != 0 &&
         meeting_item_depth(items, count, in->parent_id) + height(items, count, it.id) >
             MEETING_DEPTH_MAX))
        return fail_field(&ctx->err, "parent", "meeting.item_too_deep", NULL);
    if (in->parent_id == 0 && it.parent_id != 0)
        TRY(meeting_prior_check(ctx, &m, it.prior_item_id, it.sort, false, in->by_meeting));
    meeting_items_put(ctx->arena, items, count, it.id, in->parent_id, in->place);
    TRY(settle(ctx, m.id, items, count));
    return event_emit(ctx, "meeting.item_moved", m.id);
}

enum status meeting_item_move(struct ctx *ctx, int64_t item_id, int64_t version, int64_t parent_id,
                              unsigned place, bool by_meeting)
{
    return db_tx(ctx, move_tx, &(struct move){item_id, version, parent_id, place, by_meeting});
}

struct order {
    int64_t meeting_id;
    const int64_t *ids;
    const unsigned *depths;
    size_t count;
};

/* The parent each line of the order stands below: the nearest line above of one depth less. */
static enum status put_order(struct ctx *ctx, const struct order *in, struct meeting_item *items,
                             size_t count)
{
    int64_t above[MEETING_DEPTH_MAX + 1] = {0};
    unsigned deepest = 0;

    arr_each (i, in->count) {
        const unsigned depth = in->depths[i];
        struct meeting_item *it = NULL;

        arr_each (n, count)
            if (items[n].id == in->ids[i])
                it = &items[n];
        if (it == NULL)
            return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
        if (depth == 0 || depth > MEETING_DEPTH_MAX || depth > deepest + 1)
            return fail_field(&ctx->err, "depth", "meeting.item_too_deep", NULL);
        it->parent_id = depth == 1 ? 0 : above[depth - 1];
        it->place = (unsigned)i + 1;
        above[depth] = it->id;
        deepest = depth;
    }
    return ST_OK;
}

static enum status order_tx(struct ctx *ctx, const void *input)
{
    const struct order *in = input;
    struct meeting_item *items, *was;
    struct meeting m;
    size_t count, was_count;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    TRY(agenda_open(ctx, &m, false));
    TRY(meeting_store_items(ctx, m.id, &items, &count));
    TRY(meeting_store_items(ctx, m.id, &was, &was_count));
    if (count != in->count)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(put_order(ctx, in, items, count));
    arr_each (i, count)
        if (items[i].parent_id == 0 && with_id(was, was_count, items[i].id)->parent_id != 0)
            TRY(meeting_prior_check(ctx, &m, items[i].prior_item_id, items[i].sort, false, false));
    TRY(settle(ctx, m.id, items, count));
    return event_emit(ctx, "meeting.item_moved", m.id);
}

enum status meeting_items_order(struct ctx *ctx, int64_t meeting_id, const int64_t *ids,
                                const unsigned *depths, size_t count)
{
    return db_tx(ctx, order_tx, &(struct order){meeting_id, ids, depths, count});
}
