// SPDX-License-Identifier: MulanPSL-2.0
/* Campaigns, checks between counties, what makers issued and did not file. */
#include "modules/filing/filing_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TEXT_ROWS = 6, LINKS_MAX = 3 };

static struct filing_lines_v lines_of(struct ctx *ctx, struct str title, struct str here_label,
                                      struct str here_url)
{
    return (struct filing_lines_v){.crumbs = filing_web_crumbs(ctx, here_label, here_url, title),
                                   .title = title};
}

static enum status show_lines(struct ctx *ctx, const struct request *rq, struct response *rs,
                              struct filing_lines_v *v)
{
    if (v->rows_count == 0 && v->empty == NULL)
        v->empty = filing_web_empty(ctx, T("filing.lines_none"), T("filing.lines_none_text"));
    form_errors(ctx, rq, &v->errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->title, &filing_lines_view, v);
}

static void one_link(struct ctx *ctx, struct filing_lines_v *v, struct str label, struct str url)
{
    struct link_v *links = (struct link_v *)v->links;

    if (links == NULL)
        v->links = links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    if (may(ctx, "filing.manage"))
        links[v->links_count++] = (struct link_v){.label = label, .url = url};
}

static struct form_page *open_form(struct ctx *ctx, const struct request *rq, struct str title,
                                   struct str url, struct str back)
{
    struct form_page *p = form_page_open(ctx, rq, title, url, back, T("filing.do.save"));

    form_page_crumb(p, T("filing.menu"), S("/filing"));
    return p;
}

static struct str days_of(struct ctx *ctx, struct date from, struct date until)
{
    return TF(ctx->arena, "filing.days", list_iso(ctx, from), list_iso(ctx, until));
}

/* ---------------------------------------------------------------- campaigns */

enum status filing_web_campaigns(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_lines_v v = lines_of(ctx, T("filing.campaigns"), S(""), S(""));
    struct filing_campaign *all;
    struct filing_line_v *rows;

    TRY(filing_store_campaigns(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct filing_line_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct filing_line_v){
            .id = all[i].id,
            .title = all[i].title,
            .url = str_printf(ctx->arena, "/filing/campaign/%lld", (long long)all[i].id),
            .meta = days_of(ctx, all[i].from_on, all[i].until_on),
            .text = TF(ctx->arena, "filing.campaign_counts", str_int(ctx->arena, all[i].items),
                       str_int(ctx->arena, all[i].decided)),
            .tag = {.label = text_of("filing.campaign_state.", all[i].state),
                    .class = str_eqz(all[i].state, "open") ? S("doing") : S("ok")},
        };
    v.rows = rows;
    one_link(ctx, &v, T("filing.do.campaign_new"), S("/filing/campaign/new"));
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("filing.campaigns_none"), T("filing.campaigns_none_text"),
        link_next(ctx, "filing.manage", T("filing.do.campaign_new"), "/filing/campaign/new"));
    return show_lines(ctx, rq, rs, &v);
}

enum status filing_web_campaign_new_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct form_page *p = open_form(ctx, rq, T("filing.do.campaign_new"), S("/filing/campaign/new"),
                                    S("/filing/campaign"));

    (void)form_page_put(p, "line", "title", "filing.f.campaign_title", S(""));
    form_optional(form_page_put(p, "line", "basis", "filing.f.basis", S("")));
    (void)form_page_put(p, "date", "from_on", "filing.f.from", list_iso(ctx, ctx->today));
    (void)form_page_put(p, "date", "until_on", "filing.f.until", S(""));
    return filing_web_form(p, rs);
}

enum status filing_web_campaign_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_campaign in = {
        .title = param_text(rq, "title"),
        .basis = param_text(rq, "basis"),
        .from_on = param_date(rq, "from_on"),
        .until_on = param_date(rq, "until_on"),
    };
    int64_t id;

    TRY(filing_campaign_save(ctx, &in, &id));
    respond_flash(rs, "filing.done.campaign", S(""));
    return respond_see_other(rs, "/filing/campaign/%lld", (long long)id);
}

static void campaign_acts(struct ctx *ctx, const struct filing_campaign *c,
                          struct filing_lines_v *v)
{
    struct action_v *acts = arena_array(ctx->arena, 2, struct action_v);
    const struct str base = str_printf(ctx->arena, "/filing/campaign/%lld", (long long)c->id);

    if (!may(ctx, "filing.manage") || !str_eqz(c->state, "open"))
        return;
    one_link(ctx, v, T("filing.do.item_new"),
             str_printf(ctx->arena, STR_FMT "/add", STR_ARG(base)));
    acts[v->acts_count++] =
        (struct action_v){.url = str_printf(ctx->arena, STR_FMT "/fill", STR_ARG(base)),
                          .label = T("filing.do.campaign_fill")};
    if (c->items > 0 && c->decided == c->items)
        acts[v->acts_count++] =
            (struct action_v){.url = str_printf(ctx->arena, STR_FMT "/end", STR_ARG(base)),
                              .label = T("filing.do.campaign_end"),
                              .primary = true};
    v->acts = acts;
}

enum status filing_web_campaign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_campaign c;
    struct filing_lines_v v;
    struct filing_line_v *rows;
    struct filing_item *all;

    TRY(filing_store_campaign(ctx, path_id(rq, "id"), &c));
    v = lines_of(ctx, c.title, T("filing.campaigns"), S("/filing/campaign"));
    v.meta = TF(ctx->arena, "filing.campaign_counts", str_int(ctx->arena, c.items),
                str_int(ctx->arena, c.decided));
    TRY(filing_store_items(ctx, c.id, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct filing_line_v);
    arr_each (i, v.rows_count) {
        rows[i] = (struct filing_line_v){
            .id = all[i].id,
            .title = all[i].title,
            .url = all[i].filing_id != 0 ? filing_web_url(ctx, all[i].filing_id, "") : S(""),
            .meta = TF(ctx->arena, "filing.two", all[i].organ, all[i].number),
            .text = all[i].note,
            .tag = {.label = all[i].decision.len > 0
                                 ? text_of("filing.item_decision.", all[i].decision)
                                 : T("filing.item_decision.none"),
                    .class = all[i].decision.len > 0 ? S("ok") : S("wait")},
        };
        if (may(ctx, "filing.manage") && str_eqz(c.state, "open")) {
            struct link_v *more = arena_new(ctx->arena, struct link_v);

            *more = (struct link_v){
                .label = T("filing.do.item"),
                .url = str_printf(ctx->arena, "/filing/item/%lld", (long long)all[i].id)};
            rows[i].more = more;
        }
    }
    v.rows = rows;
    campaign_acts(ctx, &c, &v);
    return show_lines(ctx, rq, rs, &v);
}

enum status filing_web_campaign_fill(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    size_t added;

    TRY(filing_campaign_fill(ctx, id, 0, &added));
    respond_flash(rs, "filing.done.filled", str_int(ctx->arena, (int64_t)added));
    return respond_see_other(rs, "/filing/campaign/%lld", (long long)id);
}

enum status filing_web_campaign_end(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_campaign c;
    int64_t id;

    TRY(filing_store_campaign(ctx, path_id(rq, "id"), &c));
    TRY(filing_campaign_save(ctx, &c, &id));
    respond_flash(rs, "filing.done.campaign_ended", S(""));
    return respond_see_other(rs, "/filing/campaign/%lld", (long long)c.id);
}

enum status filing_web_item_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_campaign c;
    struct form_page *p;
    struct str back;

    TRY(filing_store_campaign(ctx, path_id(rq, "id"), &c));
    back = str_printf(ctx->arena, "/filing/campaign/%lld", (long long)c.id);
    p = open_form(ctx, rq, T("filing.do.item_new"),
                  str_printf(ctx->arena, STR_FMT "/add", STR_ARG(back)), back);
    (void)form_page_put(p, "line", "title", "filing.col.title", S(""));
    form_optional(form_page_put(p, "line", "number", "filing.col.number", S("")));
    TRY(filing_web_organs(p, "organ", "filing.col.organ", true, 0, true));
    return filing_web_form(p, rs);
}

enum status filing_web_item_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_item in = {
        .campaign_id = path_id(rq, "id"),
        .organ_id = param_id(rq, "organ"),
        .title = param_text(rq, "title"),
        .number = param_text(rq, "number"),
    };

    TRY(filing_item_add(ctx, &in));
    respond_flash(rs, "filing.done.item", S(""));
    return respond_see_other(rs, "/filing/campaign/%lld", (long long)in.campaign_id);
}

enum status filing_web_item_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_item item;
    struct form_page *p;
    struct field_v *field;

    TRY(filing_store_item(ctx, path_id(rq, "id"), &item));
    p = open_form(ctx, rq, T("filing.do.item"),
                  str_printf(ctx->arena, "/filing/item/%lld", (long long)item.id),
                  str_printf(ctx->arena, "/filing/campaign/%lld", (long long)item.campaign_id));
    p->v.meta = item.title;
    field = form_page_put(p, "radio", "decision", "filing.f.item_decision", item.decision);
    filing_web_options(ctx, field, FILING_DECISIONS, "filing.item_decision.", false);
    form_optional(form_page_put(p, "text", "note", "filing.f.item_note", item.note));
    form_page_version(p, item.version);
    return filing_web_form(p, rs);
}

enum status filing_web_item(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_item in = {.id = path_id(rq, "id"),
                                   .version = param_int(rq, "version"),
                                   .decision = param_text(rq, "decision"),
                                   .note = param_text(rq, "note")};
    struct filing_item item;

    TRY(filing_store_item(ctx, in.id, &item));
    TRY(filing_item_decide(ctx, &in));
    respond_flash(rs, "filing.done.item", S(""));
    return respond_see_other(rs, "/filing/campaign/%lld", (long long)item.campaign_id);
}

/* ---------------------------------------------------------------- checks between counties */

enum status filing_web_crosses(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_lines_v v = lines_of(ctx, T("filing.crosses"), S(""), S(""));
    struct filing_cross *all;
    struct filing_line_v *rows;

    TRY(filing_store_crosses(ctx, 0, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct filing_line_v);
    arr_each (i, v.rows_count) {
        const bool done = !date_none(all[i].done_on);

        rows[i] = (struct filing_line_v){
            .id = all[i].id,
            .title = TF(ctx->arena, "filing.cross_title", str_int(ctx->arena, all[i].year),
                        all[i].checker, all[i].checked),
            .url = may(ctx, "filing.manage")
                       ? str_printf(ctx->arena, "/filing/cross/%lld", (long long)all[i].id)
                       : S(""),
            .meta = done ? TF(ctx->arena, "filing.cross_done", list_iso(ctx, all[i].done_on),
                              str_int(ctx->arena, all[i].sampled))
                         : TF(ctx->arena, "filing.cross_planned", list_iso(ctx, all[i].planned_on)),
            .text = all[i].findings,
            .tag = {.label =
                        done ? TF(ctx->arena, "filing.score_of", str_int(ctx->arena, all[i].score))
                             : T("filing.waiting"),
                    .class = done ? S("ok") : S("wait")},
        };
    }
    v.rows = rows;
    one_link(ctx, &v, T("filing.do.cross_new"), S("/filing/cross/new"));
    v.empty =
        list_empty(ctx, rq, v.rows_count, T("filing.crosses_none"), T("filing.crosses_none_text"),
                   link_next(ctx, "filing.manage", T("filing.do.cross_new"), "/filing/cross/new"));
    return show_lines(ctx, rq, rs, &v);
}

enum status filing_web_cross_new_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct form_page *p =
        open_form(ctx, rq, T("filing.do.cross_new"), S("/filing/cross/new"), S("/filing/cross"));

    (void)form_page_put(p, "int", "year", "filing.f.year", str_int(ctx->arena, ctx->today.year));
    (void)form_page_put(p, "date", "on", "filing.f.cross_on", S(""));
    (void)form_page_put(p, "text", "pairs", "filing.f.pairs", S(""));
    return filing_web_form(p, rs);
}

enum status filing_web_cross_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(filing_cross_plan(ctx, param_int(rq, "year"), param_date(rq, "on"),
                          param_text(rq, "pairs")));
    respond_flash(rs, "filing.done.cross", S(""));
    return respond_see_other(rs, "/filing/cross");
}

enum status filing_web_cross_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_cross c;
    struct form_page *p;

    TRY(filing_store_cross(ctx, path_id(rq, "id"), &c));
    p = open_form(
        ctx, rq,
        TF(ctx->arena, "filing.cross_title", str_int(ctx->arena, c.year), c.checker, c.checked),
        str_printf(ctx->arena, "/filing/cross/%lld", (long long)c.id), S("/filing/cross"));
    (void)form_page_put(p, "date", "done_on", "filing.f.done_on",
                        list_iso(ctx, date_none(c.done_on) ? ctx->today : c.done_on));
    (void)form_page_put(p, "int", "sampled", "filing.f.sampled", str_int(ctx->arena, c.sampled));
    (void)form_page_put(p, "int", "score", "filing.f.score",
                        c.score >= 0 ? str_int(ctx->arena, c.score) : S(""));
    form_max(form_page_put(p, "text", "findings", "filing.f.findings", c.findings),
             FILING_TEXT_CHARS, TEXT_ROWS);
    form_page_version(p, c.version);
    return filing_web_form(p, rs);
}

enum status filing_web_cross(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_cross in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .done_on = param_date(rq, "done_on"),
        .sampled = param_int(rq, "sampled"),
        .score = param_int(rq, "score"),
        .findings = param_text(rq, "findings"),
    };

    TRY(filing_cross_note(ctx, &in));
    respond_flash(rs, "filing.done.cross", S(""));
    return respond_see_other(rs, "/filing/cross");
}
