// SPDX-License-Identifier: MulanPSL-2.0
/* What everybody reads of a deputy; the code on his card leads here.
 * @law Deputies Law (2025-03-11) art. 58(1) */
#include "duty_view.h"
#include "modules/congress/congress.h"
#include "modules/duty/duty_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 8 };

static void fact(struct kv_item_v *items, size_t *n, const char *key, struct str value)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = text(key), .value = value};
}

/* Numbers are unique in the installation: whose congress it is follows from the deputy. */
static enum status find(struct ctx *ctx, int64_t id, int year, struct congress *out_congress,
                        struct duty_public *out)
{
    const int64_t own = ctx->congress_id;
    const struct err before = ctx->err;
    struct congress *all;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        enum status st;

        ctx->congress_id = all[i].id; /* only what is public is read from here on */
        st = duty_public(ctx, id, year, out);
        if (st == ST_OK) {
            *out_congress = all[i];
            return ST_OK;
        }
        if (st != ST_NOT_FOUND)
            return st;
        ctx->err = before;
    }
    ctx->congress_id = own;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status duty_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct kv_item_v *facts = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct duty_public_count_v *counts;
    struct congress congress;
    struct duty_public p;
    struct duty_public_v v;

    TRY(find(ctx, path_id(rq, "id"), ctx->today.year, &congress, &p));
    v = (struct duty_public_v){
        .name = p.name,
        .meta = TF(ctx->arena, "duty.public.meta", congress.name),
        .year = p.year,
    };
    fact(facts, &v.facts_count, "duty.paper.constituency", p.constituency);
    fact(facts, &v.facts_count, "duty.delegation", p.delegation);
    fact(facts, &v.facts_count, "duty.paper.occupation", p.occupation);
    fact(facts, &v.facts_count, "duty.posts", p.posts);
    fact(facts, &v.facts_count, "duty.public.sex",
         p.sex.len > 0 ? text_of("deputy.sex.", p.sex) : S(""));
    fact(facts, &v.facts_count, "duty.public.ethnic", p.ethnic);
    fact(facts, &v.facts_count, "duty.public.party", p.party);
    fact(facts, &v.facts_count, "duty.public.education", p.education);
    v.facts = facts;
    counts = arena_array(ctx->arena, p.lines_count, struct duty_public_count_v);
    arr_each (i, p.lines_count)
        counts[i] = (struct duty_public_count_v){
            p.lines[i].label, duty_web_count(ctx, p.lines[i].count, p.lines[i].unit)};
    v.counts = counts;
    v.counts_count = p.lines_count;
    *empty = (struct empty_v){.title = T("duty.public.none")};
    v.empty = p.lines_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, p.name, &duty_public_view, &v);
}
