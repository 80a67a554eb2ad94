// SPDX-License-Identifier: MulanPSL-2.0
/* Forms: a resignation handed in, what became of it, the end of a mandate announced. */
#include "deputy_seat_view.h"
#include "deputy_view.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_ending.h"
#include "modules/deputy/deputy_rules_ending.h"
#include "modules/deputy/deputy_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

static struct str home_of(struct ctx *ctx, int64_t id, bool own)
{
    return str_printf(ctx->arena, own ? "/deputy/%" PRId64 : "/deputy/outside/%" PRId64, id);
}

static enum status show(struct form_page *f, struct response *rs)
{
    struct deputy_form_v *v = arena_new(f->ctx->arena, struct deputy_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &deputy_form_view, v);
}

static struct form_page *form(struct ctx *ctx, const struct request *rq, const char *title,
                              struct str url, struct str name, struct str back)
{
    struct form_page *f = form_page_open(ctx, rq, text(title), url, back, T("word.save"));

    form_page_crumb(f, T("deputy.seats.title"), S("/deputy/seat"));
    form_page_crumb(f, name, back);
    return f;
}

static struct str law(struct ctx *ctx, enum law_article article)
{
    return str_from(law_article(article, ctx->today));
}

/* ---------------------------------------------------------------- handed in */

enum status deputy_web_resign_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy_mandate m;
    struct form_page *f;

    TRY(deputy_mandate_get(ctx, path_id(rq, "id"), &m));
    f = form(ctx, rq, "deputy.resign.title",
             str_printf(ctx->arena, "/deputy/%" PRId64 "/resign", m.id), m.name,
             home_of(ctx, m.id, m.own));
    (void)form_page_put(f, "date", "handed_in_on", "deputy.resign.handed_in_on",
                        list_iso(ctx, ctx->today));
    (void)form_page_put(f, "check", "ordered", "deputy.resign.ordered", S(""));
    f->v.note = T("deputy.resign.note");
    f->v.article = law(ctx, LAW_ARTICLE_DEPUTY_RESIGNATION);
    if (deputy_left(m.to_on, ctx->today))
        form_page_shut(f, "deputy.left_already");
    return show(f, rs);
}

enum status deputy_web_resign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_resignation_new in = {
        .mandate_id = path_id(rq, "id"),
        .handed_in_on = param_date(rq, "handed_in_on"),
        .ordered = param_bool(rq, "ordered"),
    };
    struct deputy_resignation r;
    int64_t id;

    TRY(deputy_resignation_hand_in(ctx, &in, &id));
    TRY(deputy_resignation_get(ctx, id, &r));
    respond_flash(rs, "deputy.resign.done", S(""));
    return respond_see_other(rs, r.own ? "/deputy/%" PRId64 : "/deputy/outside/%" PRId64,
                             r.mandate_id);
}

/* ---------------------------------------------------------------- decided */

/* How the organ is called: 云溪县人大常委会; of the electors only their own office knows. */
static enum status organ_of(struct ctx *ctx, struct str forum, struct str *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = S("");
    if (str_eqz(forum, "congress"))
        *out = c.name;
    else if (str_eqz(forum, "committee"))
        *out = TF(ctx->arena, "deputy.resign.committee_of", c.name);
    return ST_OK;
}

/* Of a county's own deputies only those of a garrison are let go by who elected them. */
static enum status by_garrison(struct ctx *ctx, const struct deputy_resignation *r, bool *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = r->own && str_eqz(r->forum, "electors") && c.level == CONGRESS_COUNTY;
    return ST_OK;
}

enum status deputy_web_decide_resignation_page(struct ctx *ctx, const struct request *rq,
                                               struct response *rs)
{
    const struct option_v states[] = {
        {.value = S("accepted"), .label = T("deputy.resign.state.accepted")},
        {.value = S("refused"), .label = T("deputy.resign.state.refused")},
        {.value = S("withdrawn"), .label = T("deputy.resign.state.withdrawn")},
    };
    struct deputy_resignation r;
    struct field_v *yes, *whole;
    struct form_page *f;
    struct str organ;
    bool asked, garrison;

    TRY(deputy_resignation_get(ctx, path_id(rq, "id"), &r));
    TRY(organ_of(ctx, r.forum, &organ));
    asked = !str_eqz(r.forum, "electors");
    f = form(ctx, rq, "deputy.resign.decide",
             str_printf(ctx->arena, "/deputy/resignation/%" PRId64 "/decide", r.id), r.name,
             home_of(ctx, r.mandate_id, r.own));
    f->v.meta = TF(ctx->arena, "deputy.resign.handed_in",
                   text_date(ctx->arena, r.handed_in_on, ctx->today));
    form_options(ctx, form_page_put(f, "radio", "state", "deputy.resign.state", S("")), states,
                 COUNT(states));
    (void)form_page_put(f, "date", "decided_on", "deputy.resign.decided_on",
                        list_iso(ctx, ctx->today));
    (void)form_page_put(f, "line", "decided_by", "deputy.resign.decided_by", organ);
    yes = form_page_put(f, "int", "yes", "deputy.resign.yes", S(""));
    whole = form_page_put(
        f, "int", "whole",
        str_eqz(r.forum, "congress") ? "deputy.resign.deputies" : "deputy.resign.members", S(""));
    if (!asked) {
        form_optional(yes);
        form_optional(whole);
    }
    form_optional(form_page_put(f, "line", "document", "deputy.document", S("")));
    form_page_version(f, r.version);
    TRY(by_garrison(ctx, &r, &garrison));
    f->v.note = text_of("deputy.resign.passes.", garrison ? S("garrison") : r.forum);
    f->v.article = garrison ? str_from(mandate_law_garrison_article())
                            : law(ctx, LAW_ARTICLE_DEPUTY_RESIGNATION);
    if (!str_eqz(r.state, "waiting"))
        form_page_shut(f, "deputy.resign.decided_already");
    return show(f, rs);
}

enum status deputy_web_decide_resignation(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct deputy_resignation_decision in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .state = param_text(rq, "state"),
        .decided_on = param_date(rq, "decided_on"),
        .decided_by = param_text(rq, "decided_by"),
        .document = param_text(rq, "document"),
        .yes = param_int(rq, "yes"),
        .whole = param_int(rq, "whole"),
    };
    struct deputy_resignation r;

    TRY(deputy_resignation_decide(ctx, &in));
    TRY(deputy_resignation_get(ctx, in.id, &r));
    respond_flash(
        rs, str_eqz(in.state, "accepted") ? "deputy.resign.accepted" : "deputy.resign.decided",
        S(""));
    return respond_see_other(rs, r.own ? "/deputy/%" PRId64 : "/deputy/outside/%" PRId64,
                             r.mandate_id);
}

/* ---------------------------------------------------------------- announced */

/* Who announces: Deputies Law art. 63 of our own; who let him go announces of others. */
static enum status announcer(struct ctx *ctx, struct str *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    return organ_of(ctx,
                    mandate_law_announced_by(congress_law_level(c.level)) == MANDATE_LAW_CONGRESS
                        ? S("congress")
                        : S("committee"),
                    out);
}

enum status deputy_web_announce_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy_ending e;
    struct form_page *f;
    struct str organ;

    TRY(deputy_ending_get(ctx, path_id(rq, "id"), &e));
    TRY(announcer(ctx, &organ));
    f = form(ctx, rq, "deputy.ending.title",
             str_printf(ctx->arena, "/deputy/%" PRId64 "/announce", e.id), e.name,
             home_of(ctx, e.id, e.own));
    f->v.meta =
        TF(ctx->arena, "deputy.seats.left", e.name, text_date(ctx->arena, e.ended_on, ctx->today),
           text_of("deputy.reason.", e.reason));
    form_optional(form_page_put(f, "date", "reported_on", "deputy.reported_on",
                                list_iso(ctx, e.reported_on)));
    (void)form_page_put(f, "line", "announced_by", "deputy.ending.by",
                        e.version != 0 ? e.announced_by : organ);
    (void)form_page_put(f, "date", "announced_on", "deputy.ending.on",
                        list_iso(ctx, e.version != 0 ? e.announced_on : ctx->today));
    form_optional(form_page_put(f, "line", "document", "deputy.document", e.document));
    if (e.filed)
        form_optional(form_page_put(f, "date", "filed_on", "deputy.ending.filed_on",
                                    list_iso(ctx, e.filed_on)));
    form_page_version(f, e.version);
    f->v.note = e.filed ? T("deputy.ending.note_filed") : T("deputy.ending.note");
    f->v.article =
        e.own ? law(ctx, LAW_ARTICLE_MANDATE_ENDED) : law(ctx, LAW_ARTICLE_DEPUTY_RESIGNATION);
    return show(f, rs);
}

enum status deputy_web_announce(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_ending in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .reported_on = param_date(rq, "reported_on"),
        .announced_by = param_text(rq, "announced_by"),
        .announced_on = param_date(rq, "announced_on"),
        .document = param_text(rq, "document"),
        .filed_on = param_date(rq, "filed_on"),
    };
    struct deputy_ending e;

    TRY(deputy_ending_announce(ctx, &in));
    TRY(deputy_ending_get(ctx, in.id, &e));
    respond_flash(rs, "deputy.ending.done", S(""));
    return respond_see_other(rs, e.own ? "/deputy/%" PRId64 : "/deputy/outside/%" PRId64, e.id);
}

/* ---------------------------------------------------------------- shown elsewhere */

static struct str resignation_line(struct ctx *ctx, const struct deputy_resignation *r)
{
    const struct str on = text_date(ctx->arena, r->handed_in_on, ctx->today);
    const struct str state = text_of("deputy.resign.state.", r->state);

    if (str_eqz(r->state, "waiting"))
        return TF(ctx->arena, "deputy.resign.line_waiting", on, state);
    if (r->whole == 0)
        return TF(ctx->arena, "deputy.resign.line", on,
                  text_date(ctx->arena, r->decided_on, ctx->today), r->decided_by, state);
    return TF(ctx->arena, "deputy.resign.line_votes", on,
              text_date(ctx->arena, r->decided_on, ctx->today), r->decided_by, state,
              str_int(ctx->arena, r->yes), str_int(ctx->arena, r->whole));
}

static void push(struct kv_item_v *items, size_t *n, const char *key, struct str value)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = text(key), .value = value};
}

enum status deputy_web_ending(struct ctx *ctx, int64_t id, bool left, struct kv_item_v *items,
                              size_t *n, struct link_v *links, size_t *links_count)
{
    const struct err before = ctx->err;
    struct deputy_resignation *all;
    struct deputy_ending e;
    size_t count;
    enum status st;

    if (!may(ctx, "deputy.edit"))
        return ST_OK;
    TRY(deputy_resignations(ctx, id, &all, &count));
    if (count > 0)
        push(items, n, "deputy.resign.title", resignation_line(ctx, &all[0]));
    if (!left && count > 0 && str_eqz(all[0].state, "waiting"))
        links[(*links_count)++] = (struct link_v){
            .label = T("deputy.resign.decide"),
            .url = str_printf(ctx->arena, "/deputy/resignation/%" PRId64 "/decide", all[0].id)};
    else if (!left)
        links[(*links_count)++] =
            (struct link_v){.label = T("deputy.resign.do"),
                            .url = str_printf(ctx->arena, "/deputy/%" PRId64 "/resign", id)};
    st = deputy_ending_get(ctx, id, &e);
    if (st == ST_RULE) {
        ctx->err = before;
        return ST_OK;
    }
    TRY(st);
    push(items, n, "deputy.ending.announced",
         e.version == 0
             ? T("deputy.ending.none")
             : TF(ctx->arena,
                  e.document.len == 0 ? "deputy.ending.line" : "deputy.ending.line_document",
                  text_date(ctx->arena, e.announced_on, ctx->today), e.announced_by, e.document));
    if (e.filed)
        push(items, n, "deputy.ending.filed_on",
             date_none(e.filed_on) ? T("deputy.ending.not_filed")
                                   : text_date(ctx->arena, e.filed_on, ctx->today));
    links[(*links_count)++] =
        (struct link_v){.label = T("deputy.ending.do"),
                        .url = str_printf(ctx->arena, "/deputy/%" PRId64 "/announce", id)};
    return ST_OK;
}

enum status deputy_web_endings(struct ctx *ctx, struct deputy_seat_v *v)
{
    struct deputy_ending_row_v *rows;
    struct deputy_resignation *waiting;
    struct deputy_ending *open;
    size_t w, o;

    if (!may(ctx, "deputy.edit"))
        return ST_OK;
    TRY(deputy_resignations(ctx, 0, &waiting, &w));
    TRY(deputy_endings_open(ctx, &open, &o));
    rows = arena_array(ctx->arena, w + o, struct deputy_ending_row_v);
    arr_each (i, w)
        rows[i] = (struct deputy_ending_row_v){
            .id = waiting[i].mandate_id,
            .name = waiting[i].name,
            .meta = TF(ctx->arena, "deputy.resign.handed_in",
                       text_date(ctx->arena, waiting[i].handed_in_on, ctx->today)),
            .tag = {.label = T("deputy.resign.state.waiting"), .class = S("doing")},
            .url = str_printf(ctx->arena, "/deputy/resignation/%" PRId64 "/decide", waiting[i].id),
        };
    arr_each (i, o)
        rows[w + i] = (struct deputy_ending_row_v){
            .id = open[i].id,
            .name = open[i].name,
            .meta = TF(ctx->arena, "deputy.ending.meta",
                       text_date(ctx->arena, open[i].ended_on, ctx->today),
                       text_of("deputy.reason.", open[i].reason)),
            .article = str_from(deputy_left_article(open[i].reason, open[i].ended_on)),
            .tag = {.label = open[i].version == 0 ? T("deputy.ending.none")
                                                  : T("deputy.ending.not_filed"),
                    .class = S("wait")},
            .url = str_printf(ctx->arena, "/deputy/%" PRId64 "/announce", open[i].id),
        };
    v->endings = rows;
    v->endings_count = w + o;
    return ST_OK;
}
