// SPDX-License-Identifier: MulanPSL-2.0
/* What becomes of a post whose nominations are over: candidates, votes, the elected. */
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting.h"
#include "modules/nomination/nomination_list.h"
#include "modules/nomination/nomination_web.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { MEETINGS_MAX = 20, ITEMS_MAX = 60, COUNT_MOST = 100000, NAMESAKES_MAX = 40 };

static enum status open_form(struct ctx *ctx, const struct request *rq, const char *tail,
                             const char *title_key, struct nomination_post *p,
                             struct form_page **out)
{
    struct nomination_election e;

    TRY(nomination_store_post(ctx, path_id(rq, "id"), p));
    TRY(nomination_election_get(ctx, p->election_id, &e));
    *out = nomination_web_form(ctx, rq, &e, nomination_web_post_url(ctx, p->id, tail), title_key);
    (*out)->v.meta = p->name;
    return ST_OK;
}

static enum status back(struct ctx *ctx, struct response *rs, int64_t post_id, const char *flash)
{
    struct nomination_post p;

    TRY(nomination_store_post(ctx, post_id, &p));
    respond_flash(rs, flash, S(""));
    return respond_see_other(rs, "/nomination/%lld", (long long)p.election_id);
}

static unsigned count_of(const struct request *rq, const char *name)
{
    const int64_t n = param_int(rq, name);

    return n > 0 && n < COUNT_MOST ? (unsigned)n : 0;
}

/* ---------------------------------------------------------------- candidates */

enum status nomination_web_settle_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct vote_law_candidates bounds;
    struct nomination *people;
    struct nomination_post p;
    struct form_page *f;
    unsigned fixed;
    size_t count;

    TRY(open_form(ctx, rq, "/settle", "nomination.do.settle", &p, &f));
    TRY(nomination_standing(ctx, &p, &people, &count));
    bounds = nomination_bounds(&p);
    fixed = bounds.max != 0 && count > bounds.max ? bounds.max : (unsigned)count;
    if (fixed < bounds.min)
        fixed = bounds.min;
    (void)form_page_put(f, "int", "fixed", "nomination.f.fixed",
                        str_int(ctx->arena, p.fixed != 0 ? p.fixed : fixed));
    f->v.note = TF(ctx->arena, "nomination.note.settle", str_int(ctx->arena, (int64_t)count));
    f->v.article = str_from(law_article(bounds.article, ctx->today));
    form_page_version(f, p.version);
    return nomination_web_show_form(f, rs);
}

enum status nomination_web_settle(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct nomination_list in = {.post_id = path_id(rq, "id"),
                                       .version = param_int(rq, "version"),
                                       .fixed = count_of(rq, "fixed")};
    bool primary;

    TRY(nomination_settle(ctx, &in, &primary));
    return back(ctx, rs, in.post_id,
                primary ? "nomination.done.primary_due" : "nomination.done.settle");
}

/* ---------------------------------------------------------------- votes */

/* On which something is elected. */
static enum status items_of(struct ctx *ctx, const struct meeting *meetings, size_t count,
                            struct option_v *options, size_t *n)
{
    arr_each (i, count) {
        struct meeting_item *items;
        size_t items_count;

        TRY(meeting_items(ctx, meetings[i].id, &items, &items_count));
        for (size_t k = 0; k < items_count && *n < ITEMS_MAX; k++)
            if (str_eqz(items[k].sort, "election") && items[k].state != MEETING_ITEM_WITHDRAWN)
                options[(*n)++] = (struct option_v){.value = str_int(ctx->arena, items[k].id),
                                                    .label = TF(ctx->arena, "nomination.item_of",
                                                                meetings[i].name, items[k].title)};
    }
    return ST_OK;
}

/* Items of meetings to come, or of today; then of those that were recorded afterwards. */
static enum status put_items(struct form_page *f)
{
    struct option_v options[ITEMS_MAX];
    struct meeting *meetings;
    struct field_v *field = form_page_put(f, "select", "item", "nomination.f.item", S(""));
    size_t count, n = 0;

    TRY(meeting_coming(f->ctx, MEETINGS_MAX, &meetings, &count));
    TRY(items_of(f->ctx, meetings, count, options, &n));
    TRY(meeting_recorded(f->ctx, "election", MEETINGS_MAX, &meetings, &count));
    TRY(items_of(f->ctx, meetings, count, options, &n));
    field->choose = true;
    form_options(f->ctx, field, options, n);
    if (n == 0)
        f->v.note = T("nomination.note.no_item");
    return ST_OK;
}

static enum status ballot_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                               const char *tail, const char *title_key)
{
    const struct option_v methods[] = {
        {.value = S("paper"), .label = T("nomination.method.paper")},
        {.value = S("device"), .label = T("nomination.method.device")},
    };
    struct nomination_post p;
    struct form_page *f;

    TRY(open_form(ctx, rq, tail, title_key, &p, &f));
    TRY(put_items(f));
    form_options(ctx, form_page_put(f, "radio", "method", "nomination.f.method", S("paper")),
                 methods, COUNT(methods));
    form_page_version(f, p.version);
    form_page_more(f);
    form_optional(form_page_put(f, "int", "seconds", "nomination.f.seconds", S("")));
    form_optional(form_page_put(f, "line", "reason", "nomination.f.again_reason", S("")));
    return nomination_web_show_form(f, rs);
}

static struct nomination_ballot ballot_of(const struct request *rq)
{
    struct nomination_ballot in = {
        .post_id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .item_id = param_id(rq, "item"),
        .seconds = count_of(rq, "seconds"),
        .reason = param_text(rq, "reason"),
    };

    (void)vote_method_parse(param_text(rq, "method"), &in.method);
    return in;
}

enum status nomination_web_primary_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    return ballot_page(ctx, rq, rs, "/primary", "nomination.do.primary");
}

enum status nomination_web_primary(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct nomination_ballot in = ballot_of(rq);
    int64_t vote_id;

    TRY(nomination_primary(ctx, &in, &vote_id));
    return back(ctx, rs, in.post_id, "nomination.done.primary");
}

enum status nomination_web_taken(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct nomination_post p;

    TRY(nomination_store_post(ctx, path_id(rq, "id"), &p));
    TRY(nomination_primary_taken(ctx, p.id, p.version));
    return back(ctx, rs, p.id, "nomination.done.settle");
}

enum status nomination_web_vote_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return ballot_page(ctx, rq, rs, "/vote", "nomination.do.vote");
}

enum status nomination_web_vote(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct nomination_ballot in = ballot_of(rq);
    int64_t vote_id;

    TRY(nomination_vote(ctx, &in, &vote_id));
    return back(ctx, rs, in.post_id, "nomination.done.vote");
}

/* ---------------------------------------------------------------- the elected */

enum status nomination_web_approve_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct nomination_post p;
    struct form_page *f;

    TRY(open_form(ctx, rq, "/approve", "nomination.do.approve", &p, &f));
    (void)form_page_put(f, "date", "on", "nomination.f.approved_on", list_iso(ctx, ctx->today));
    (void)form_page_put(f, "line", "paper", "nomination.f.approval", S(""));
    f->v.article = str_from(law_article(LAW_ARTICLE_APPROVAL_ABOVE, ctx->today));
    form_page_version(f, p.version);
    return nomination_web_show_form(f, rs);
}

enum status nomination_web_approve(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(nomination_approve(ctx, id, param_int(rq, "version"), param_date(rq, "on"),
                           param_text(rq, "paper")));
    return back(ctx, rs, id, "nomination.done.approve");
}

/* Who was written in is a deputy of that name, and somebody says which. */
static enum status put_unknown(struct form_page *f, const struct request *rq,
                               const struct nomination_post *p, const struct nomination_outcome *o)
{
    struct option_v options[NAMESAKES_MAX];
    struct str *names;
    size_t count, n = 0;

    TRY(nomination_unknown(f->ctx, p, o, &names, &count));
    arr_each (i, count) {
        struct deputy *same;
        size_t found;

        TRY(nomination_namesakes(f->ctx, names[i], &same, &found));
        for (size_t k = 0; k < found && n < NAMESAKES_MAX; k++)
            options[n++] = (struct option_v){.value = str_int(f->ctx->arena, same[k].id),
                                             .label = nomination_web_deputy(f->ctx, &same[k])};
    }
    if (count > 0)
        form_checks(f->ctx, rq, form_page_put(f, "checks", "who", "nomination.f.who_seat", S("")),
                    options, n);
    return ST_OK;
}

enum status nomination_web_seat_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct nomination_outcome o = {.count = 0};
    struct kv_item_v *facts;
    struct nomination_post p;
    struct form_page *f;

    TRY(open_form(ctx, rq, "/seat", "nomination.do.seat", &p, &f));
    if (p.vote_id != 0)
        TRY(nomination_outcome(ctx, &p, p.vote_id, p.seats, &o));
    facts = arena_array(ctx->arena, o.count, struct kv_item_v);
    arr_each (i, o.count)
        facts[i] =
            (struct kv_item_v){.label = o.elected[i].name,
                               .value = TF(ctx->arena, "nomination.votes",
                                           str_int(ctx->arena, (int64_t)o.elected[i].votes))};
    f->v.facts = facts;
    f->v.facts_count = o.count;
    TRY(put_unknown(f, rq, &p, &o));
    f->v.note = T("nomination.ask_text.seat");
    form_page_version(f, p.version);
    return nomination_web_show_form(f, rs);
}

enum status nomination_web_seat(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct nomination_seating in = {.post_id = path_id(rq, "id"),
                                    .version = param_int(rq, "version")};
    struct nomination_post p;
    int64_t *deputies;

    in.count = param_count(rq, "who");
    deputies = arena_array(ctx->arena, in.count, int64_t);
    arr_each (i, in.count)
        deputies[i] = param_int_at(rq, "who", i);
    in.deputies = deputies;
    TRY(nomination_store_post(ctx, in.post_id, &p));
    if (in.version == 0)
        in.version = p.version;
    TRY(nomination_seat(ctx, &in));
    return back(ctx, rs, p.id, "nomination.done.seat");
}

enum status nomination_web_again_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct option_v ways[] = {
        {.value = S("votes"), .label = T("nomination.way.votes")},
        {.value = S("nominate"), .label = T("nomination.way.nominate")},
    };
    struct nomination_post p;
    struct form_page *f;

    TRY(open_form(ctx, rq, "/again", "nomination.do.again", &p, &f));
    form_options(ctx, form_page_put(f, "radio", "way", "nomination.f.way", S("votes")), ways,
                 COUNT(ways));
    form_optional(form_page_put(f, "int", "fixed", "nomination.f.fixed", S("")));
    f->v.article =
        str_from(law_article(p.office == NOMINATION_LAW_UPPER_DEPUTY ? LAW_ARTICLE_DEPUTIES_ELECTED
                                                                     : LAW_ARTICLE_LEADERS_ELECTED,
                             ctx->today));
    form_page_version(f, p.version);
    return nomination_web_show_form(f, rs);
}

enum status nomination_web_again(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct nomination_again in = {
        .post_id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .by_votes = str_eqz(param_text(rq, "way"), "votes"),
        .fixed = count_of(rq, "fixed"),
    };
    int64_t id;

    TRY(nomination_again(ctx, &in, &id));
    return back(ctx, rs, in.post_id, "nomination.done.again");
}
