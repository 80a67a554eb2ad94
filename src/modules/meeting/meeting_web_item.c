// SPDX-License-Identifier: MulanPSL-2.0
/* One item of an agenda, and its way over the meetings. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_web.h"
#include "modules/motion/motion.h"
#include "modules/vote/vote.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS = 7, ACTS = 5, NOTE_LINES = 6 };

static enum status put_chain(struct ctx *ctx, int64_t item_id, struct meeting_item_v *v)
{
    struct meeting_chain_link *links;
    struct meeting_link_row_v *rows;
    size_t count;

    TRY(meeting_chain(ctx, item_id, &links, &count));
    rows = arena_array(ctx->arena, count, struct meeting_link_row_v);
    arr_each (i, count) {
        const struct meeting_chain_link *l = &links[i];
        struct meeting at;
        bool seen;

        TRY(meeting_get(ctx, l->meeting_id, &at));
        seen = meeting_seen(ctx, &at);
        rows[i] = (struct meeting_link_row_v){
            .item_id = l->item_id,
            .meeting = seen ? l->meeting_name : S(""),
            .kind_name = l->kind_name,
            .title = seen ? l->title : S(""),
            .url = seen && !l->here
                       ? str_printf(ctx->arena, "/meeting/item/%lld", (long long)l->item_id)
                       : S(""),
            .on = l->on,
            .state = str_from(meeting_item_state_word(l->state)),
            .state_tag = meeting_item_state_tag(l->state),
            .outcome = seen ? l->outcome : S(""),
            .here = l->here,
        };
    }
    v->chain = rows;
    v->chain_count = count;
    return ST_OK;
}

static void fact(struct kv_item_v *items, size_t *n, struct str label, struct str value,
                 struct str url)
{
    if (value.len != 0)
        items[(*n)++] = (struct kv_item_v){.label = label, .value = value, .url = url};
}

static enum status put_facts(struct ctx *ctx, const struct meeting_item *it,
                             struct meeting_item_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS, struct kv_item_v);
    struct str organ;
    size_t n = 0;

    TRY(meeting_web_organ(ctx, it->organ_id, &organ));
    fact(items, &n, T("meeting.item_sort"), text_of("meeting.sort.", it->sort), S(""));
    fact(items, &n, T("meeting.item_organ"), organ, S(""));
    fact(items, &n, T("meeting.item_presenter"), it->presenter, S(""));
    if (it->minutes != 0)
        fact(items, &n, T("meeting.item_minutes_label"),
             TF(ctx->arena, "meeting.minutes_n", meeting_web_int(ctx, it->minutes)), S(""));
    if (it->url.len != 0 && motion_of_url(it->url) == 0)
        fact(items, &n, T("meeting.item_about"), T("meeting.item_about_open"), it->url);
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

static enum status put_papers(struct ctx *ctx, const struct meeting *m,
                              const struct meeting_item *it, struct meeting_item_v *v)
{
    struct meeting_paper_row_v *rows;
    struct meeting_paper *papers;
    struct meeting_rule rule;
    size_t count, n = 0;

    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    TRY(meeting_papers(ctx, m, &papers, &count));
    rows = arena_array(ctx->arena, count, struct meeting_paper_row_v);
    arr_each (i, count)
        if (papers[i].item_id == it->id)
            TRY(meeting_web_paper_row(ctx, &papers[i], &rows[n++]));
    v->papers = rows;
    v->papers_count = n;
    if (n == 0 && it->parent_id == 0 && may(ctx, "meeting.prepare"))
        v->wanted = meeting_papers_wanted(rule.papers, text_of("meeting.sort.", it->sort));
    return ST_OK;
}

/* Who may open a vote's page; what has been announced at a meeting all its people know. */
static enum status vote_row(struct ctx *ctx, const struct vote *vote, bool may_open,
                            struct meeting_item_vote_v *out)
{
    struct vote_result r;

    *out = (struct meeting_item_vote_v){
        .title = vote->title,
        .meta = text_of("vote.method.", str_from(vote_method_word(vote->method))),
        .tag = {.label = text_of("vote.state.", str_from(vote_state_word(vote->state)))},
        .url = may_open ? str_printf(ctx->arena, "/vote/%lld", (long long)vote->id) : S(""),
    };
    if (vote->state == VOTE_INVALID)
        out->meta = vote->invalid_reason;
    if (vote->state != VOTE_ANNOUNCED)
        return ST_OK;
    TRY(vote_result(ctx, vote->id, &r));
    out->meta = r.formula;
    out->tag = (struct tag_v){.label = r.verdict, .class = r.passed ? S("ok") : S("bad")};
    return ST_OK;
}

static enum status put_votes(struct ctx *ctx, const struct meeting_item *it,
                             struct meeting_item_v *v)
{
    struct meeting_item_vote_v *rows;
    struct meeting_person me;
    const struct err before = ctx->err;
    struct vote *votes;
    bool may_open = may(ctx, "vote.read") || may(ctx, "vote.run");
    size_t count;

    if (!may_open) {
        may_open = meeting_person_of(ctx, it->meeting_id, ctx->actor->account_id, &me) == ST_OK &&
                   me.capacity == MEETING_MEMBER;
        ctx->err = before;
    }
    TRY(vote_of_origin(ctx, "meeting_item", it->id, &votes, &count));
    rows = arena_array(ctx->arena, count, struct meeting_item_vote_v);
    arr_each (i, count)
        TRY(vote_row(ctx, &votes[i], may_open, &rows[i]));
    v->votes = rows;
    v->votes_count = count;
    return ST_OK;
}

static void act(struct ctx *ctx, struct meeting_item_v *v, struct link_v *acts, struct str label,
                const char *rest)
{
    acts[v->acts_count++] = (struct link_v){
        .label = label,
        .url = str_printf(ctx->arena, "/meeting/item/%lld%s", (long long)v->id, rest),
    };
}

static void put_acts(struct ctx *ctx, const struct meeting *m, struct meeting_item_v *v)
{
    struct link_v *acts = arena_array(ctx->arena, ACTS, struct link_v);

    v->acts = acts;
    if (!meeting_in_preparation(m->state) && m->state != MEETING_CANCELLED &&
        may(ctx, "resolution.write"))
        acts[v->acts_count++] = (struct link_v){
            .label = T("resolution.do.new"),
            .url = str_printf(ctx->arena, "/resolution/new?item=%lld", (long long)v->id),
        };
    if (!may(ctx, "meeting.prepare") || m->state == MEETING_CANCELLED)
        return;
    act(ctx, v, acts, T("meeting.do.paper_new"), "/paper");
    if (meeting_in_preparation(m->state)) {
        act(ctx, v, acts, T("meeting.do.item_edit"), "/edit");
        act(ctx, v, acts, T("meeting.do.item_drop"), "/drop");
    }
    if (m->state != MEETING_DRAFT)
        act(ctx, v, acts, T("meeting.do.item_end"), "/end");
}

static enum status put_note(struct ctx *ctx, const struct request *rq, struct meeting_item_v *v)
{
    struct str text;

    v->may_note = ctx->actor->account_id != 0;
    TRY(meeting_note_read(ctx, v->id, &text));
    v->note = form_field(ctx, rq, "text", "text", "meeting.own_note", text);
    form_max(&v->note, MEETING_NOTE_MAX, NOTE_LINES);
    return ST_OK;
}

enum status meeting_web_item(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_item it, *items;
    struct meeting_item_v v;
    struct meeting m;
    size_t count;

    TRY(meeting_item_get(ctx, path_id(rq, "id"), &it));
    TRY(meeting_get(ctx, it.meeting_id, &m));
    TRY(meeting_visible(ctx, &m));
    TRY(meeting_items(ctx, m.id, &items, &count));
    arr_each (i, count)
        if (items[i].id == it.id)
            it.number = items[i].number;
    v = (struct meeting_item_v){
        .crumbs = meeting_web_crumbs(ctx, &m, it.title),
        .id = it.id,
        .version = it.version,
        .number = it.number,
        .title = it.title,
        .sort = it.sort,
        .state = str_from(meeting_item_state_word(it.state)),
        .state_tag = meeting_item_state_tag(it.state),
        .outcome = it.outcome,
    };
    TRY(put_facts(ctx, &it, &v));
    TRY(put_chain(ctx, it.id, &v));
    TRY(put_papers(ctx, &m, &it, &v));
    TRY(meeting_web_put_motion(ctx, &it, &v));
    TRY(put_votes(ctx, &it, &v));
    put_acts(ctx, &m, &v);
    TRY(meeting_web_inquiries(ctx, &m, it.id, &v));
    TRY(put_note(ctx, rq, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, it.title, &meeting_item_view, &v);
}
