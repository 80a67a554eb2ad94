// SPDX-License-Identifier: MulanPSL-2.0
/* Who is told what of an election, and its deadline. */
#include "base/json.h"
#include "modules/nomination/nomination_actions.h"
#include "modules/nomination/nomination_parts.h"
#include "modules/nomination/nomination_store.h"
#include "modules/notice/notice.h"

enum { VALUES_MAX = 4000, PER_PERSON = 2 };

#define VALUES   "title post name note"
#define DEPUTIES "nomination.propose"
#define OFFICES  "nomination.manage"

const struct notice_kind NOMINATION_NOTICES[] = {
    {"nomination.opened", VALUES, true, DEPUTIES},
    {"nomination.proposed", VALUES, true, OFFICES},
    {"nomination.nominated", VALUES, true, NULL},
    {"nomination.enough", VALUES, true, DEPUTIES},
    {"nomination.failed", VALUES, true, DEPUTIES},
    {"nomination.listed", VALUES, true, DEPUTIES},
    {"nomination.elected", VALUES, true, NULL},
    {"nomination.due", "name title what due_on days late today", false, OFFICES},
    {0},
};

enum status nomination_notify(struct ctx *ctx, const char *kind, const struct nomination_news *news,
                              const struct notice_to *to, size_t count)
{
    struct buf values = buf_new(ctx->arena, VALUES_MAX);
    struct json j = json_begin(&values);
    struct nomination_election e;

    TRY(nomination_store_election(ctx, news->election_id, &e));
    json_object(&j, NULL);
    json_str(&j, "title", e.title);
    json_str(&j, "post", news->post);
    json_str(&j, "name", news->name);
    json_str(&j, "note", news->note);
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){
                               .kind = kind,
                               .subject_id = e.id,
                               .url = str_printf(ctx->arena, "/nomination/%lld", (long long)e.id),
                               .values = buf_view(&values),
                               .to = to,
                               .to_count = count});
}

enum status nomination_tell_people(struct ctx *ctx, const char *kind,
                                   const struct nomination_post *p, const struct nomination *people,
                                   size_t count)
{
    struct notice_to *to = arena_array(ctx->arena, count * PER_PERSON, struct notice_to);
    struct nomination_news news = {
        .election_id = p->election_id, .post = p->name, .name = S(""), .note = S("")};
    size_t n = 0;

    arr_each (i, count) {
        if (people[i].deputy_id != 0)
            to[n++] = (struct notice_to){.deputy_id = people[i].deputy_id};
        if (people[i].lead_deputy_id != 0)
            to[n++] = (struct notice_to){.deputy_id = people[i].lead_deputy_id};
        if (count == 1)
            news.name = people[i].name;
    }
    return n == 0 ? ST_OK : nomination_notify(ctx, kind, &news, to, n);
}

/* ---------------------------------------------------------------- the deadline */

static enum status closing(struct ctx *ctx, struct date from, struct date until,
                           struct due_item **out, size_t *out_count)
{
    struct nomination_election *all;
    size_t count;

    TRY(nomination_store_elections(ctx, false, &all, &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    *out_count = 0;
    arr_each (i, count) {
        unsigned second;
        const struct date on = date_of_instant(all[i].closes_at - 1, &second);

        if (all[i].state != NOMINATION_OPEN || all[i].closes_at == 0 || date_cmp(on, from) < 0 ||
            date_cmp(on, until) > 0)
            continue;
        (*out)[(*out_count)++] = (struct due_item){
            .subject_id = all[i].id,
            .due_on = on,
            .url = str_printf(ctx->arena, "/nomination/%lld", (long long)all[i].id),
            .title = all[i].title,
            .name = all[i].title};
    }
    return ST_OK;
}

const struct due_source NOMINATION_DUES[] = {
    {"nomination.close", "nomination.due", "office leader", "0 office", closing},
    {0},
};
