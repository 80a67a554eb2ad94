// SPDX-License-Identifier: MulanPSL-2.0
/* A deputy's own suggestions, on a phone. One of them: suggestion_web_phone.c */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_letter.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PAGE_ROWS = 30 };

/* ---------------------------------------------------------------------- my suggestions */

static const struct tab {
    const char *show, *label, *filter, *value;
} TABS[] = {
    {"", "suggestion.mine.all", "mine", "1"},
    {"draft", "suggestion.mine.draft", "state", "draft"},
    {"open", "suggestion.mine.open", "open", "1"},
    {"rate", "suggestion.mine.rate", "rating", "due"},
    {"closed", "suggestion.mine.closed", "state", "closed"},
};

static const struct tab *tab_of(const struct request *rq)
{
    arr_each (i, COUNT(TABS)) {
        if (str_eqz(param_text(rq, "show"), TABS[i].show))
            return &TABS[i];
    }
    return &TABS[0];
}

static struct str tab_url(struct ctx *ctx, const struct tab *tab)
{
    return tab->show[0] == '\0' ? S("/suggestion/mine")
                                : str_printf(ctx->arena, "/suggestion/mine?show=%s", tab->show);
}

static void tabs_make(struct ctx *ctx, const struct tab *on, struct tabs_v *out)
{
    struct tab_v *items = arena_array(ctx->arena, COUNT(TABS), struct tab_v);

    arr_each (i, COUNT(TABS))
        items[i] = (struct tab_v){
            .label = text(TABS[i].label), .url = tab_url(ctx, &TABS[i]), .on = &TABS[i] == on};
    *out =
        (struct tabs_v){.label = T("suggestion.mine"), .items = items, .items_count = COUNT(TABS)};
}

static bool is_editable(enum suggestion_state state)
{
    return state == SUGGESTION_DRAFT || state == SUGGESTION_MORE_ASKED ||
           state == SUGGESTION_RETURNED;
}

/* "第47号 · 交通运输局", or the day it was tabled, or that only its authors see it. */
static struct str row_meta(struct ctx *ctx, const struct suggestion_row *r)
{
    if (r->number_text.len != 0 && r->organ_name.len != 0)
        return TF(ctx->arena, "suggestion.mine.meta", r->number_text, r->organ_name);
    if (r->number_text.len != 0)
        return r->number_text;
    if (!date_none(r->tabled_on))
        return TF(ctx->arena, "suggestion.mine.tabled",
                  text_date(ctx->arena, r->tabled_on, ctx->today));
    return T("suggestion.mine.not_tabled");
}

static struct suggestion_mine_row_v row_make(struct ctx *ctx, const struct suggestion_row *r)
{
    const bool mine = r->lead_deputy_id == ctx->actor->deputy_id;

    return (struct suggestion_mine_row_v){
        .id = r->id,
        .title = r->title.len != 0 ? r->title : T("suggestion.mine.no_title"),
        .meta = row_meta(ctx, r),
        .state = str_from(suggestion_state_word(r->state)),
        .tag = suggestion_state_tag(ctx, r->state),
        .due = suggestion_state_open(r->state) ? due_tag_make(ctx, r->due_on) : NULL,
        .url = mine && is_editable(r->state)
                   ? str_printf(ctx->arena, "/suggestion/draft/%lld", (long long)r->id)
                   : str_printf(ctx->arena, "/suggestion/%lld", (long long)r->id),
    };
}

static const struct empty_v *empty_make(struct ctx *ctx, const struct tab *tab, const char *new_url)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    empty->title = tab == &TABS[0] ? T("suggestion.mine.none") : T("suggestion.mine.none_here");
    if (new_url != NULL)
        empty->more = suggestion_link_dup(ctx, T("suggestion.do.draft"), str_from(new_url));
    return empty;
}

static void pager_make(struct ctx *ctx, const struct tab *tab, struct str after, struct str next,
                       struct pager_v *out)
{
    const struct str url = tab_url(ctx, tab);
    struct buf b = buf_new(ctx->arena, 0);

    if (after.len != 0)
        out->first = url;
    if (next.len == 0)
        return;
    buf_str(&b, url);
    buf_z(&b, str_has(url, S("?")) ? "&after=" : "?after=");
    html_put_url(&b, next);
    out->next = buf_view(&b);
}

enum status suggestion_web_mine(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct tab *tab = tab_of(rq);
    const char *new_url = may(ctx, "suggestion.propose") ? "/suggestion/draft/new" : NULL;
    const int64_t limit = param_int(rq, "limit");
    struct suggestion_list_query q = {
        .filter = {.mine = S("1")},
        .after = param_text(rq, "after"),
        .limit = limit > 0 && limit < PAGE_ROWS ? (unsigned)limit : PAGE_ROWS,
    };
    struct suggestion_mine_v v = {.new_url = str_from(new_url)};
    struct suggestion_mine_row_v *rows;
    struct suggestion_row *all;
    size_t count;
    struct str next;

    if (!suggestion_filter_set(&q.filter, tab->filter, str_from(tab->value)))
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "no filter %s", tab->filter);
    TRY(suggestion_list(ctx, &q, &all, &count, &next));
    rows = arena_array(ctx->arena, count, struct suggestion_mine_row_v);
    arr_each (i, count)
        rows[i] = row_make(ctx, &all[i]);
    v.rows = rows;
    v.rows_count = count;
    if (count == 0)
        v.empty = empty_make(ctx, tab, new_url);
    tabs_make(ctx, tab, &v.tabs);
    pager_make(ctx, tab, q.after, next, &v.pager);
    return respond_view(ctx, rq, rs, FRAME_PHONE, T("suggestion.mine"), &suggestion_mine_view, &v);
}
