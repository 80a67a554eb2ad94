// SPDX-License-Identifier: MulanPSL-2.0
/* Who was elected to what, for other modules. */
#include "modules/nomination/nomination_list.h"
#include "modules/vote/vote.h"

enum { HELD_MOST = 400 };

static enum status of_post(struct ctx *ctx, const struct nomination_election *e,
                           const struct nomination_post *p, struct nomination_held *out, size_t *n)
{
    struct nomination_elected *elected;
    struct nomination *people;
    size_t count, people_count;

    TRY(nomination_store_elected(ctx, p->id, &elected, &count));
    TRY(nomination_store_of_post(ctx, p->id, &people, &people_count));
    for (size_t i = 0; i < count && *n < HELD_MOST; i++) {
        struct nomination_held *h = &out[(*n)++];
        struct vote v;

        TRY(vote_get(ctx, elected[i].vote_id, &v));
        *h = (struct nomination_held){
            .office = p->office,
            .post = p->name,
            .person = {.name = elected[i].name,
                       .deputy_id = elected[i].deputy_id,
                       .sex = S(""),
                       .born = S(""),
                       .ethnic = S(""),
                       .party = S(""),
                       .education = S(""),
                       .occupation = S("")},
            .election = e->title,
            .new_term = e->new_term,
            .seats = p->seats,
            .vote_id = v.id,
            .votes = elected[i].votes,
            .all_members = v.all_members,
            .on = v.on,
            .from = p->office == NOMINATION_LAW_PROCURATOR_HEAD ? p->approved_on : v.on,
        };
        for (size_t k = 0; k < people_count; k++)
            if (people[k].formal && str_eq(people[k].name, elected[i].name))
                h->person = people[k];
        h->person.deputy_id = elected[i].deputy_id;
    }
    return ST_OK;
}

enum status nomination_held(struct ctx *ctx, int64_t election_id, struct nomination_held **out,
                            size_t *out_count)
{
    struct nomination_election e;
    struct nomination_post *posts;
    size_t count;

    *out = arena_array(ctx->arena, HELD_MOST, struct nomination_held);
    *out_count = 0;
    TRY(nomination_store_election(ctx, election_id, &e));
    TRY(nomination_store_posts(ctx, election_id, &posts, &count));
    arr_each (i, count)
        if (!date_none(posts[i].seated_on))
            TRY(of_post(ctx, &e, &posts[i], *out, out_count));
    return ST_OK;
}
