// SPDX-License-Identifier: MulanPSL-2.0
/* Who sits in a body on a day, in the order in which a roll is read. */
#include "modules/body/body_actions.h"
#include "modules/body/body_group.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "modules/deputy/deputy.h"
#include "platform/text.h"

struct str body_usual_title(struct ctx *ctx, enum body_kind kind, enum body_post post)
{
    const char *key = str_z(ctx->arena, str_printf(ctx->arena, "body.post.%s.%s",
                                                   body_kind_word(kind), body_post_word(post)));

    if (text_has(key))
        return text(key);
    return text_of("body.post.", str_from(body_post_word(post)));
}

void body_fill_title(struct ctx *ctx, enum body_kind kind, struct body_member *m)
{
    if (m->title.len == 0)
        m->title = body_counts_deputies(kind) ? T("body.post.deputy")
                                              : body_usual_title(ctx, kind, m->post);
}

/* ---------------------------------------------------------------- order */

struct entry {
    struct body_member member;
    size_t rank;
};

static int by_roll(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    return body_roll_cmp(&x->member, x->rank, &y->member, y->rank);
}

void body_sort_roll(struct ctx *ctx, struct body_member *members, size_t count)
{
    struct str *names = arena_array(ctx->arena, count, struct str);
    size_t *order = arena_array(ctx->arena, count, size_t);
    struct entry *entries = arena_array(ctx->arena, count, struct entry);

    arr_each (i, count)
        names[i] = members[i].name;
    text_stroke_order(ctx->arena, names, count, order);
    arr_each (i, count)
        entries[order[i]] = (struct entry){members[order[i]], i};
    qsort(entries, count, sizeof *entries, by_roll);
    arr_each (i, count)
        members[i] = entries[i].member;
}

/* ---------------------------------------------------------------- members */

static struct body_member of_deputy(const struct body *b, const struct deputy *d)
{
    return (struct body_member){
        .id = d->id,
        .body_id = b->id,
        .account_id = d->account_id,
        .deputy_id = d->id,
        .name = d->name,
        .post = BODY_MEMBER,
        .from_on = d->from_on,
        .to_on = d->to_on,
    };
}

static enum status deputies_at(struct ctx *ctx, const struct body *b, int64_t account_id,
                               struct date on, struct body_member **out, size_t *out_count)
{
    struct deputy *deputies;

    TRY(deputy_in_office(ctx, on, b->delegation_id, account_id, &deputies, out_count));
    *out = arena_array(ctx->arena, *out_count, struct body_member);
    arr_each (i, *out_count)
        (*out)[i] = of_deputy(b, &deputies[i]);
    return ST_OK;
}

enum status body_listed_at(struct ctx *ctx, const struct body *b, struct date on,
                           struct body_member **out, size_t *out_count)
{
    return b->kind == BODY_GROUP ? body_group_members(ctx, b, on, out, out_count)
                                 : body_store_members(ctx, b->id, on, out, out_count);
}

static enum status members_at(struct ctx *ctx, const struct body *b, struct date on,
                              struct body_member **out, size_t *out_count)
{
    int64_t *suspended;
    size_t suspended_count;

    if (body_counts_deputies(b->kind))
        TRY(deputies_at(ctx, b, 0, on, out, out_count));
    else
        TRY(body_listed_at(ctx, b, on, out, out_count));
    TRY(deputy_suspended_on(ctx, on, &suspended, &suspended_count));
    arr_each (i, *out_count) {
        body_fill_title(ctx, b->kind, &(*out)[i]);
        (*out)[i].suspended = deputy_among(suspended, suspended_count, (*out)[i].deputy_id);
    }
    return ST_OK;
}

enum status body_members_at(struct ctx *ctx, int64_t body_id, struct date on,
                            struct body_member **out, size_t *out_count)
{
    struct body b;

    TRY(body_get(ctx, body_id, &b));
    TRY(members_at(ctx, &b, on, out, out_count));
    body_sort_roll(ctx, *out, *out_count);
    return ST_OK;
}

enum status body_member_get(struct ctx *ctx, int64_t id, struct body_member *out)
{
    struct body b;

    TRY(body_store_member(ctx, id, out));
    TRY(body_get(ctx, out->body_id, &b));
    body_fill_title(ctx, b.kind, out);
    return ST_OK;
}

enum status body_all_seats(struct ctx *ctx, const struct body *b, struct body_member **out,
                           size_t *out_count)
{
    TRY(body_store_members(ctx, b->id, (struct date){0}, out, out_count));
    arr_each (i, *out_count)
        body_fill_title(ctx, b->kind, &(*out)[i]);
    return ST_OK;
}

enum status body_member_of_account(struct ctx *ctx, int64_t body_id, int64_t account_id,
                                   struct date on, struct body_member *out)
{
    struct body_member *members;
    struct body b;
    size_t count;

    if (account_id == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(body_get(ctx, body_id, &b));
    if (body_counts_deputies(b.kind))
        TRY(deputies_at(ctx, &b, account_id, on, &members, &count));
    else
        TRY(body_listed_at(ctx, &b, on, &members, &count));
    arr_each (i, count) {
        if (members[i].account_id != account_id)
            continue;
        *out = members[i];
        body_fill_title(ctx, b.kind, out);
        return ST_OK;
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status body_seats_of(struct ctx *ctx, int64_t deputy_id, int64_t account_id,
                          struct body_member **out, size_t *out_count)
{
    TRY(body_store_members_of(ctx, deputy_id, account_id, out, out_count));
    arr_each (i, *out_count) {
        struct body b;

        TRY(body_get(ctx, (*out)[i].body_id, &b));
        body_fill_title(ctx, b.kind, &(*out)[i]);
    }
    return ST_OK;
}
