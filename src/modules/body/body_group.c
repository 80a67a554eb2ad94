// SPDX-License-Identifier: MulanPSL-2.0
/* A group of deputies is a body whose members stand in the register of deputies: the register names
 * the group, the body says since when it is there and who leads it. Each follows the other. */
#include "modules/body/body_group.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- members */

static bool is_listed(const struct body_member *listed, size_t count, int64_t deputy_id)
{
    arr_each (i, count)
        if (listed[i].deputy_id == deputy_id)
            return true;
    return false;
}

enum status body_group_members(struct ctx *ctx, const struct body *b, struct date on,
                               struct body_member **out, size_t *out_count)
{
    struct body_member *listed;
    struct deputy *named;
    size_t listed_count, named_count;

    TRY(body_store_members(ctx, b->id, on, &listed, &listed_count));
    TRY(deputy_in_group(ctx, on, b->name, &named, &named_count));
    *out = arena_array(ctx->arena, listed_count + named_count, struct body_member);
    *out_count = 0;
    arr_each (i, listed_count)
        (*out)[(*out_count)++] = listed[i];
    arr_each (i, named_count)
        if (!is_listed(listed, listed_count, named[i].id))
            (*out)[(*out_count)++] = (struct body_member){.id = named[i].id,
                                                          .body_id = b->id,
                                                          .account_id = named[i].account_id,
                                                          .deputy_id = named[i].id,
                                                          .name = named[i].name,
                                                          .post = BODY_MEMBER,
                                                          .from_on = named[i].from_on,
                                                          .to_on = named[i].to_on};
    return ST_OK;
}

/* ---------------------------------------------------------------- the register follows */

/* He sits in no other group. */
static enum status leave_others(struct ctx *ctx, int64_t deputy_id, int64_t but)
{
    struct body_member *seats;
    size_t count;

    TRY(body_store_members_of(ctx, deputy_id, 0, &seats, &count));
    arr_each (i, count) {
        struct body b;

        TRY(body_get(ctx, seats[i].body_id, &b));
        if (b.kind != BODY_GROUP || b.id == but || !date_none(seats[i].to_on) ||
            date_cmp(seats[i].from_on, ctx->today) > 0)
            continue;
        TRY(body_leave(ctx, seats[i].id, seats[i].version, ctx->today, S("moved")));
    }
    return ST_OK;
}

enum status body_group_seated(struct ctx *ctx, const struct body *b, const struct body_member *m)
{
    const bool over = !date_none(m->to_on) && date_cmp(m->to_on, ctx->today) <= 0;
    struct deputy d;

    if (b->kind != BODY_GROUP || m->deputy_id == 0)
        return ST_OK;
    TRY(deputy_get(ctx, m->deputy_id, &d));
    if (!d.in_office || !date_none(d.to_on))
        return ST_OK;
    if (over)
        return m->post == BODY_MEMBER && str_eq(d.group_name, b->name)
                   ? deputy_set_group(ctx, d.id, S(""))
                   : ST_OK;
    if (date_cmp(m->from_on, ctx->today) > 0)
        return ST_OK;
    TRY(deputy_set_group(ctx, d.id, b->name));
    return leave_others(ctx, d.id, b->id);
}

enum status body_group_renamed(struct ctx *ctx, const struct body *had, struct str name)
{
    if (had->kind != BODY_GROUP || !date_none(had->to_on) || str_eq(had->name, name))
        return ST_OK;
    return deputy_rename_group(ctx, had->name, name);
}

enum status body_group_check_end(struct ctx *ctx, const struct body *b, struct date on)
{
    if (b->kind != BODY_GROUP || date_cmp(on, ctx->today) <= 0)
        return ST_OK;
    invalid(ctx, "on", "body.group.end_ahead", NULL);
    return invalid_done(ctx);
}

enum status body_group_ended(struct ctx *ctx, const struct body *b)
{
    return b->kind == BODY_GROUP ? deputy_rename_group(ctx, b->name, S("")) : ST_OK;
}

/* ---------------------------------------------------------------- the bodies follow */

static struct date since(struct ctx *ctx)
{
    struct congress_term term;

    return congress_term_now(ctx, &term) == ST_OK ? term.from_on : ctx->today;
}

/* The group that the register calls so, though it ended, or by its short name; else a new one. A
 * body of another kind that has the name keeps it. */
static enum status take_word(struct ctx *ctx, struct str word)
{
    struct body b = {.kind = BODY_GROUP, .name = word, .short_name = word, .from_on = since(ctx)};
    struct body have;
    enum status st = body_store_by_name(ctx, word, ctx->today, &have);
    int64_t id;

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return body_add(ctx, &b, &id);
    }
    TRY(st);
    if (have.kind != BODY_GROUP) {
        b.name = TF(ctx->arena, "body.group.named", word);
        st = body_store_by_name(ctx, b.name, ctx->today, &have);
        if (st == ST_NOT_FOUND) {
            ctx->err = (struct err){0};
            TRY(body_add(ctx, &b, &id));
            return deputy_rename_group(ctx, word, b.name);
        }
        TRY(st);
    }
    if (!date_none(have.to_on)) {
        TRY(body_store_reopen(ctx, have.id));
        TRY(event_emit(ctx, "body.reopened", have.id));
    }
    return str_eq(have.name, word) ? ST_OK : deputy_rename_group(ctx, word, have.name);
}

/* Who was listed in a group before the register and the group were one: the seat, which somebody
 * has entered with its days, goes before the word. */
static enum status carry_over(struct ctx *ctx, int64_t id)
{
    struct body_member *seats;
    struct body b;
    size_t count;

    TRY(body_get(ctx, id, &b));
    TRY(body_store_members(ctx, id, ctx->today, &seats, &count));
    arr_each (i, count)
        if (date_none(b.to_on) && date_none(seats[i].to_on))
            TRY(body_group_seated(ctx, &b, &seats[i]));
    TRY(body_store_group_mark(ctx, id));
    return event_emit(ctx, "body.group_joined", id);
}

static enum status follow_tx(struct ctx *ctx, const void *input)
{
    struct str *words;
    size_t count;
    int64_t *ids;

    (void)input;
    TRY(body_store_groups_unmarked(ctx, &ids, &count));
    arr_each (i, count)
        TRY(carry_over(ctx, ids[i]));
    TRY(body_store_group_words(ctx, &words, &count));
    arr_each (i, count)
        TRY(take_word(ctx, words[i]));
    return ST_OK;
}

enum status body_groups_follow(struct ctx *ctx)
{
    return db_tx(ctx, follow_tx, NULL);
}

enum status body_groups_waits(struct ctx *ctx, bool *out)
{
    struct str *words;
    size_t unmarked, count;
    int64_t *ids;

    TRY(body_store_groups_unmarked(ctx, &ids, &unmarked));
    TRY(body_store_group_words(ctx, &words, &count));
    *out = unmarked > 0 || count > 0;
    return ST_OK;
}

struct told {
    const struct event_view *events;
    size_t count;
};

static enum status told_tx(struct ctx *ctx, const void *input)
{
    const struct told *t = input;

    TRY(follow_tx(ctx, NULL));
    arr_each (i, t->count) {
        struct deputy d;
        struct body b;
        enum status st = deputy_get(ctx, t->events[i].subject_id, &d);

        if (st == ST_OK && d.group_name.len > 0)
            st = body_store_by_name(ctx, d.group_name, ctx->today, &b);
        else
            b = (struct body){0};
        if (st == ST_NOT_FOUND) {
            ctx->err = (struct err){0};
            continue;
        }
        TRY(st);
        TRY(leave_others(ctx, d.id, b.kind == BODY_GROUP ? b.id : 0));
    }
    return ST_OK;
}

enum status body_group_told(struct ctx *ctx, const struct event_view *events, size_t count)
{
    return db_tx(ctx, told_tx, &(struct told){events, count});
}

/* ---------------------------------------------------------------- what others choose from */

static enum status names(struct ctx *ctx, struct str **out, size_t *out_count)
{
    struct body *all;
    size_t count;

    TRY(body_list(ctx, ctx->today, &all, &count));
    *out = arena_array(ctx->arena, count, struct str);
    *out_count = 0;
    arr_each (i, count)
        if (all[i].kind == BODY_GROUP && date_none(all[i].to_on))
            (*out)[(*out_count)++] = all[i].name;
    return ST_OK;
}

const struct name_source BODY_NAMES[] = {{"deputy.group", names}, {0}};
