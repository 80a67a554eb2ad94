// SPDX-License-Identifier: MulanPSL-2.0
/* The list of elections, and one with its posts, nominations and results. */
#include "modules/nomination/nomination_web.h"
#include "modules/nomination/nomination_list.h"
#include "modules/nomination/nomination_rules.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINKS_MAX = 8, FACTS_MAX = 6 };

struct str nomination_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/nomination/%lld%s", (long long)id, tail);
}

struct str nomination_web_post_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/nomination/post/%lld%s", (long long)id, tail);
}

struct str nomination_web_person_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/nomination/person/%lld%s", (long long)id, tail);
}

/* "11月28日 17:00" */
struct str nomination_web_time(struct ctx *ctx, int64_t at)
{
    unsigned second;
    const struct date day = date_of_instant(at, &second);

    return str_printf(ctx->arena, STR_FMT " %u:%02u",
                      STR_ARG(text_date(ctx->arena, day, ctx->today)), second / 3600,
                      second / 60 % 60);
}

const struct confirm_v *nomination_web_ask(struct ctx *ctx, const char *word, int64_t id)
{
    struct confirm_v *c = arena_new(ctx->arena, struct confirm_v);
    const struct str w = str_from(word);

    *c = (struct confirm_v){.id = str_printf(ctx->arena, "d-%s-%lld", word, (long long)id),
                            .title = text_of("nomination.ask.", w),
                            .text = text_of("nomination.ask_text.", w),
                            .yes = text_of("nomination.do.", w),
                            .no = T("nomination.ask_no")};
    return c;
}

bool nomination_web_taken_now(const struct ctx *ctx, const struct nomination_election *e,
                              const struct nomination_post *p)
{
    struct err ignored = {0};

    return nomination_check_open(e, ctx->now, &ignored) == ST_OK && date_none(p->listed_on);
}

static struct tag_v state_tag(enum nomination_state state)
{
    static const char *const CLASSES[] = {"", "doing", "ok"};

    return (struct tag_v){
        .label = text_of("nomination.state.", str_from(nomination_state_word(state))),
        .class = str_from(CLASSES[state]),
    };
}

/* ---------------------------------------------------------------- the list */

static enum status row_of(struct ctx *ctx, const struct nomination_election *e,
                          struct nomination_row_v *out)
{
    struct nomination_post *posts;
    struct str *names;
    size_t count;

    TRY(nomination_store_posts(ctx, e->id, &posts, &count));
    names = arena_array(ctx->arena, count, struct str);
    arr_each (i, count)
        names[i] = TF(ctx->arena, "nomination.post_seats", posts[i].name,
                      str_int(ctx->arena, posts[i].seats));
    *out = (struct nomination_row_v){
        .id = e->id,
        .title = e->title,
        .state = str_from(nomination_state_word(e->state)),
        .posts = str_join(ctx->arena, names, count, T("nomination.and")),
        .closes = e->closes_at != 0 && e->state == NOMINATION_OPEN
                      ? TF(ctx->arena, "nomination.until", nomination_web_time(ctx, e->closes_at))
                      : S(""),
        .tag = state_tag(e->state),
    };
    return ST_OK;
}

enum status nomination_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct nomination_election *all;
    struct nomination_row_v *rows;
    struct nomination_list_v v = {.new_url = S("")};
    size_t count;

    TRY(nomination_store_elections(ctx, may(ctx, "nomination.manage"), &all, &count));
    rows = arena_array(ctx->arena, count, struct nomination_row_v);
    arr_each (i, count)
        TRY(row_of(ctx, &all[i], &rows[i]));
    *empty = (struct empty_v){.title = T("nomination.none"), .text = T("nomination.none_text")};
    v.rows = rows;
    v.rows_count = count;
    v.empty = count == 0 ? empty : NULL;
    if (may(ctx, "nomination.manage"))
        v.new_url = S("/nomination/new");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("nomination.menu"), &nomination_list_view, &v);
}

/* ---------------------------------------------------------------- a post */

struct tag_v nomination_web_person_tag(const struct nomination *n, uint32_t needed, bool open)
{
    if (n->withdrawn)
        return (struct tag_v){.label = T("nomination.tag.withdrawn"), .class = S("")};
    if (str_eqz(n->consent, "no"))
        return (struct tag_v){.label = T("nomination.tag.refused"), .class = S("bad")};
    if (n->formal)
        return (struct tag_v){.label = T("nomination.tag.formal"), .class = S("ok")};
    if (!nomination_holds(n, needed))
        return open ? (struct tag_v){.label = T("nomination.tag.gathering"), .class = S("wait")}
                    : (struct tag_v){.label = T("nomination.tag.failed"), .class = S("")};
    return (struct tag_v){.label = T("nomination.tag.nominated"), .class = S("doing")};
}

static struct str meta_of(struct ctx *ctx, const struct nomination *n, uint32_t needed)
{
    if (!str_eqz(n->source, "deputies"))
        return text_of("nomination.source.", n->source);
    return TF(ctx->arena, "nomination.signed_of", str_int(ctx->arena, n->signers),
              str_int(ctx->arena, needed));
}

static enum status people_of(struct ctx *ctx, const struct nomination_election *e,
                             const struct nomination_post *p, struct nomination_post_row_v *v)
{
    struct nomination_person_row_v *rows;
    struct nomination *people;
    uint32_t needed;
    size_t count;

    TRY(nomination_needed(ctx, p, &needed));
    TRY(nomination_store_of_post(ctx, p->id, &people, &count));
    rows = arena_array(ctx->arena, count, struct nomination_person_row_v);
    arr_each (i, count) {
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        *tag = nomination_web_person_tag(&people[i], needed, nomination_web_taken_now(ctx, e, p));
        rows[i] = (struct nomination_person_row_v){
            .id = people[i].id,
            .name = people[i].name,
            .occupation = people[i].occupation,
            .source = people[i].source,
            .meta = meta_of(ctx, &people[i], needed),
            .formal = people[i].formal,
            .consent = people[i].consent,
            .tag = tag,
        };
    }
    v->people = rows;
    v->people_count = count;
    return ST_OK;
}

static enum status elected_of(struct ctx *ctx, const struct nomination_post *p,
                              struct nomination_post_row_v *v, struct nomination_outcome *o)
{
    struct nomination_result_row_v *rows;

    *o = (struct nomination_outcome){.vacant = p->seats};
    if (p->vote_id == 0)
        return ST_OK;
    TRY(nomination_outcome(ctx, p, p->vote_id, p->seats, o));
    rows = arena_array(ctx->arena, o->count, struct nomination_result_row_v);
    arr_each (i, o->count)
        rows[i] = (struct nomination_result_row_v){o->elected[i].name, o->elected[i].votes};
    v->elected = rows;
    v->elected_count = o->count;
    return ST_OK;
}

static const char *state_of(const struct nomination_election *e, const struct nomination_post *p)
{
    if (!date_none(p->seated_on))
        return "seated";
    if (p->vote_id != 0)
        return "voted";
    if (!date_none(p->listed_on))
        return "listed";
    if (p->primary_id != 0)
        return "primary";
    if (p->fixed != 0)
        return "primary_due";
    return e->state == NOMINATION_OPEN ? "nominating" : "waiting";
}

static void link_add(struct ctx *ctx, struct nomination_post_row_v *v, const char *word,
                     struct str url)
{
    struct link_v *links = (struct link_v *)v->links;

    (void)ctx;
    links[v->links_count++] =
        (struct link_v){.label = text_of("nomination.do.", str_from(word)), .url = url};
}

static void act_add(struct ctx *ctx, struct nomination_post_row_v *v, const char *word,
                    struct str url)
{
    struct action_v *acts = (struct action_v *)v->acts;

    acts[v->acts_count++] = (struct action_v){.url = url,
                                              .label = text_of("nomination.do.", str_from(word)),
                                              .primary = true,
                                              .confirm = nomination_web_ask(ctx, word, v->id)};
}

static void votes_of(struct ctx *ctx, const struct nomination_post *p,
                     struct nomination_post_row_v *v)
{
    if (p->primary_id != 0)
        link_add(ctx, v, "see_primary",
                 str_printf(ctx->arena, "/vote/%lld", (long long)p->primary_id));
    if (p->vote_id != 0)
        link_add(ctx, v, "see_vote", str_printf(ctx->arena, "/vote/%lld", (long long)p->vote_id));
}

/* What the office does next with a post whose nominations are over. */
static void next_steps(struct ctx *ctx, const struct nomination_post *p,
                       const struct nomination_outcome *o, struct nomination_post_row_v *v)
{
    const bool listed = !date_none(p->listed_on),
               procurator = p->office == NOMINATION_LAW_PROCURATOR_HEAD;

    if (!listed && p->primary_id == 0)
        link_add(ctx, v, "settle", nomination_web_post_url(ctx, p->id, "/settle"));
    if (!listed && p->primary_id == 0 && p->fixed != 0)
        link_add(ctx, v, "primary", nomination_web_post_url(ctx, p->id, "/primary"));
    if (!listed && p->primary_id != 0)
        act_add(ctx, v, "taken", nomination_web_post_url(ctx, p->id, "/taken"));
    if (listed && p->vote_id == 0)
        link_add(ctx, v, "vote", nomination_web_post_url(ctx, p->id, "/vote"));
    if (!o->announced || o->tied > 0)
        return;
    if (procurator && date_none(p->approved_on) && o->count > 0)
        link_add(ctx, v, "approve", nomination_web_post_url(ctx, p->id, "/approve"));
    else if (date_none(p->seated_on) && o->count > 0)
        link_add(ctx, v, "seat", nomination_web_post_url(ctx, p->id, "/seat"));
    if (o->vacant > 0)
        link_add(ctx, v, "again", nomination_web_post_url(ctx, p->id, "/again"));
}

static struct str rule_of(struct ctx *ctx, const struct nomination_post *p)
{
    const struct vote_law_candidates b = nomination_bounds(p);
    const struct str min = str_int(ctx->arena, b.min);

    if (p->office == NOMINATION_LAW_ACTING_CHAIR)
        return T("nomination.rule.acting");
    if (p->fixed != 0)
        return TF(ctx->arena, "nomination.rule.fixed", str_int(ctx->arena, p->fixed));
    if (b.max == 0)
        return TF(ctx->arena, "nomination.rule.least", min);
    return b.min == b.max
               ? TF(ctx->arena, "nomination.rule.exact", min)
               : TF(ctx->arena, "nomination.rule.range", min, str_int(ctx->arena, b.max));
}

static enum status post_of(struct ctx *ctx, const struct nomination_election *e,
                           const struct nomination_post *p, struct nomination_post_row_v *v)
{
    const bool manage = may(ctx, "nomination.manage");
    const struct vote_law_candidates bounds = nomination_bounds(p);
    struct nomination_outcome o;
    const char *state = state_of(e, p);

    *v = (struct nomination_post_row_v){
        .id = p->id,
        .version = p->version,
        .name = p->occasion == VOTE_LAW_FIRST
                    ? p->name
                    : TF(ctx->arena, "nomination.post_occasion", p->name,
                         text_of("nomination.occasion.",
                                 str_from(nomination_occasion_word(p->occasion)))),
        .office = str_from(nomination_office_word(p->office)),
        .seats = p->seats,
        .rule = rule_of(ctx, p),
        .article = str_from(law_article(bounds.article, ctx->today)),
        .state = str_from(state),
        .tag = {.label = text_of("nomination.post_state.", str_from(state)),
                .class = str_eqz(str_from(state), "seated") ? S("ok") : S("doing")},
        .links = arena_array(ctx->arena, LINKS_MAX, struct link_v),
        .acts = arena_array(ctx->arena, LINKS_MAX, struct action_v),
    };
    TRY(people_of(ctx, e, p, v));
    TRY(elected_of(ctx, p, v, &o));
    if (nomination_web_taken_now(ctx, e, p) &&
        (manage || (may(ctx, "nomination.propose") && ctx->actor->deputy_id != 0)))
        link_add(ctx, v, "nominate", nomination_web_post_url(ctx, p->id, "/nominate"));
    votes_of(ctx, p, v);
    if (manage && v->people_count == 0 && e->state != NOMINATION_CLOSED)
        act_add(ctx, v, "drop", nomination_web_post_url(ctx, p->id, "/drop"));
    if (manage && e->state == NOMINATION_CLOSED)
        next_steps(ctx, p, &o, v);
    return ST_OK;
}

/* ---------------------------------------------------------------- one election */

static void facts_of(struct ctx *ctx, const struct nomination_election *e,
                     struct nomination_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] = (struct kv_item_v){.label = T("nomination.f.new_term"),
                                    .value = e->new_term ? T("nomination.new_term.yes")
                                                         : T("nomination.new_term.no")};
    if (e->basis.len > 0)
        items[n++] = (struct kv_item_v){.label = T("nomination.f.basis"), .value = e->basis};
    if (!date_none(e->opened_on))
        items[n++] = (struct kv_item_v){.label = T("nomination.f.opened"),
                                        .value = text_date(ctx->arena, e->opened_on, ctx->today)};
    if (e->closes_at != 0)
        items[n++] = (struct kv_item_v){.label = T("nomination.f.closes"),
                                        .value = nomination_web_time(ctx, e->closes_at)};
    if (!date_none(e->closed_on))
        items[n++] = (struct kv_item_v){.label = T("nomination.f.closed"),
                                        .value = text_date(ctx->arena, e->closed_on, ctx->today)};
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

static bool has_another(const struct nomination_post *posts, size_t count, int64_t id)
{
    arr_each (i, count)
        if (posts[i].after_id == id)
            return true;
    return false;
}

/* Nominations are taken again for seats that were left: not once every post is filled. */
static enum status is_over(struct ctx *ctx, const struct nomination_election *e,
                           const struct nomination_post *posts, size_t count, bool *out)
{
    *out = e->state == NOMINATION_CLOSED && count > 0;
    arr_each (i, count) {
        struct nomination_elected *elected;
        size_t n;

        TRY(nomination_store_elected(ctx, posts[i].id, &elected, &n));
        if (date_none(posts[i].seated_on) ||
            (n < posts[i].seats && !has_another(posts, count, posts[i].id)))
            *out = false;
    }
    return ST_OK;
}

static void acts_of(struct ctx *ctx, const struct nomination_election *e, bool over,
                    struct nomination_show_v *v)
{
    struct action_v *acts = arena_array(ctx->arena, 2, struct action_v);
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);
    const char *word = e->state == NOMINATION_OPEN     ? "close"
                       : e->state == NOMINATION_CLOSED ? "reopen"
                                                       : "open";

    v->acts = acts;
    v->links = links;
    if (over || !may(ctx, "nomination.manage"))
        return;
    acts[v->acts_count++] = (struct action_v){
        .url = nomination_web_url(ctx, e->id, e->state == NOMINATION_OPEN ? "/close" : "/open"),
        .label = text_of("nomination.do.", str_from(word)),
        .primary = e->state != NOMINATION_CLOSED,
        .confirm = nomination_web_ask(ctx, word, e->id)};
    if (e->state == NOMINATION_CLOSED)
        return;
    links[v->links_count++] = (struct link_v){.label = T("nomination.do.edit"),
                                              .url = nomination_web_url(ctx, e->id, "/edit")};
    links[v->links_count++] = (struct link_v){.label = T("nomination.do.post"),
                                              .url = nomination_web_url(ctx, e->id, "/post")};
}

enum status nomination_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    struct nomination_post_row_v *rows;
    struct nomination_election e;
    struct nomination_post *posts;
    struct nomination_show_v v;
    size_t count;
    bool over;

    TRY(nomination_election_get(ctx, path_id(rq, "id"), &e));
    TRY(nomination_store_posts(ctx, e.id, &posts, &count));
    *up = (struct link_v){.label = T("nomination.menu"), .url = S("/nomination")};
    v = (struct nomination_show_v){
        .crumbs = {.items = up, .items_count = 1, .here = e.title},
        .id = e.id,
        .version = e.version,
        .title = e.title,
        .state = str_from(nomination_state_word(e.state)),
        .tag = state_tag(e.state),
    };
    rows = arena_array(ctx->arena, count, struct nomination_post_row_v);
    arr_each (i, count)
        TRY(post_of(ctx, &e, &posts[i], &rows[i]));
    v.posts = rows;
    v.posts_count = count;
    facts_of(ctx, &e, &v);
    TRY(is_over(ctx, &e, posts, count, &over));
    acts_of(ctx, &e, over, &v);
    *note = (struct note_v){.text = T("nomination.note.deputy")};
    if (ctx->actor->deputy_id != 0 && e.state == NOMINATION_OPEN) {
        v.notes = note;
        v.notes_count = 1;
    }
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, e.title, &nomination_show_view, &v);
}
