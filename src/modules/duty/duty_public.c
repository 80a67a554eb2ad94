// SPDX-License-Identifier: MulanPSL-2.0
/* Who a deputy is besides, and what everybody may read of what he did. */
#include "modules/body/body.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_list.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- who he is besides */

static bool seated(const struct ctx *ctx, const struct body_member *m)
{
    return date_cmp(m->from_on, ctx->today) <= 0 &&
           (date_none(m->to_on) || date_cmp(m->to_on, ctx->today) >= 0);
}

enum status duty_posts(struct ctx *ctx, int64_t deputy_id, struct str *out)
{
    struct buf posts = buf_new(ctx->arena, 0);
    struct body_member *seats;
    size_t count;

    TRY(body_seats_of(ctx, deputy_id, 0, &seats, &count));
    arr_each (i, count) {
        struct body b;

        if (!seated(ctx, &seats[i]))
            continue;
        TRY(body_get(ctx, seats[i].body_id, &b));
        if (b.kind == BODY_PARTY_GROUP)
            continue; /* not an office of the congress */
        if (posts.len > 0)
            buf_str(&posts, T("duty.posts.and"));
        buf_str(&posts, b.short_name);
        buf_str(&posts, seats[i].title.len > 0
                            ? seats[i].title
                            : text_of("body.post.", str_from(body_post_word(seats[i].post))));
    }
    *out = buf_view(&posts);
    return ST_OK;
}

/* ---------------------------------------------------------------- for the public */

enum status duty_public(struct ctx *ctx, int64_t deputy_id, int year, struct duty_public *out)
{
    struct duty_file file;
    struct deputy d;

    TRY(deputy_get(ctx, deputy_id, &d));
    if (!d.in_office)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(duty_file(ctx, deputy_id, year, &file));
    *out = (struct duty_public){
        .id = d.id,
        .name = d.name,
        .sex = d.sex,
        .ethnic = d.ethnic,
        .party = d.party,
        .education = d.education,
        .occupation = d.occupation,
        .delegation = d.delegation_name,
        .constituency = d.constituency,
        .from_on = d.from_on,
        .year = year,
        .lines = arena_array(ctx->arena, file.lines_count, struct duty_public_line),
    };
    TRY(duty_posts(ctx, deputy_id, &out->posts));
    arr_each (i, file.lines_count)
        if (file.lines[i].done > 0)
            out->lines[out->lines_count++] = (struct duty_public_line){
                file.lines[i].label, file.lines[i].unit, file.lines[i].done};
    return ST_OK;
}
