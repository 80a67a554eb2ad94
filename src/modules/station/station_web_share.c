// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of a problem that several handle together. */
#include "modules/account/account.h"
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_common.h"
#include "platform/text.h"
#include "station_view.h"

enum { PEOPLE_MAX = 200 };

static struct str problem_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/station/problem/%" PRId64 "%s", id, tail);
}

struct people {
    struct ctx *ctx;
    struct option_v *options;
    size_t count;
};

static void put(struct people *p, int64_t account_id, struct str name, struct str title)
{
    const struct str value = str_int(p->ctx->arena, account_id);

    arr_each (i, p->count)
        if (str_eq(p->options[i].value, value))
            return;
    if (account_id == 0 || p->count == PEOPLE_MAX)
        return;
    p->options[p->count++] = (struct option_v){
        .value = value,
        .label = title.len > 0 ? TF(p->ctx->arena, "station.share.person", name, title) : name};
}

/* Leaders, those who keep stations (of communities, too), and the deputies who serve there. */
static enum status people_of(struct ctx *ctx, const struct station *s, struct people *p)
{
    static const char *const ROLES[] = {"leader", "keeper", "office"};
    struct station_deputy *serving;
    size_t count;

    *p = (struct people){ctx, arena_array(ctx->arena, PEOPLE_MAX, struct option_v), 0};
    arr_each (r, COUNT(ROLES)) {
        struct account_post *posts;

        TRY(account_holders(ctx, ROLES[r], 0, &posts, &count));
        arr_each (i, count)
            put(p, posts[i].account_id, posts[i].name, posts[i].title);
    }
    TRY(station_deputies_at(ctx, s->id, ctx->today, &serving, &count));
    arr_each (i, count) {
        struct deputy d;

        if (serving[i].deputy_id == 0)
            continue;
        TRY(deputy_get(ctx, serving[i].deputy_id, &d));
        put(p, d.account_id, d.name, T("station.share.part.deputy"));
    }
    return ST_OK;
}

static enum status load(struct ctx *ctx, int64_t id, struct station_problem *p, struct station *s)
{
    TRY(station_problem_get(ctx, id, p));
    return station_get(ctx, p->station_id, s);
}

enum status station_web_share_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_problem p;
    struct people people;
    struct form_page *f;
    struct field_v *who;
    struct station s;

    TRY(load(ctx, path_id(rq, "id"), &p, &s));
    TRY(station_web_must_keep(ctx, s.id));
    TRY(people_of(ctx, &s, &people));
    f = station_web_form(ctx, rq, &s, problem_url(ctx, p.id, "/share"), "station.share.add",
                         "station.share.go");
    f->v.meta = p.subject;
    f->v.back = problem_url(ctx, p.id, "");
    who = form_page_put(f, "select", "account", "station.share.who", S(""));
    who->choose = true;
    form_options(ctx, who, people.options, people.count);
    form_words_or(ctx, form_page_put(f, "radio", "part", "station.share.part", S("community")),
                  STATION_SHARE_PARTS, "station.share.part.", NULL);
    (void)form_page_put(f, "line", "what", "station.share.what", S(""));
    (void)form_page_put(f, "date", "due_on", "station.share.due", S(""));
    return station_web_show_form(f, rs);
}

enum status station_web_share(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_joint in = {.problem_id = path_id(rq, "id"),
                                     .account_id = param_id(rq, "account"),
                                     .part = param_text(rq, "part"),
                                     .what = param_text(rq, "what"),
                                     .due_on = param_date(rq, "due_on")};

    TRY(station_share_add(ctx, &in));
    respond_flash(rs, "station.share.added", S(""));
    return respond_see_other(rs, "/station/problem/%" PRId64, in.problem_id);
}

enum status station_web_share_done_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct station_problem p;
    struct station_joint h;
    struct form_page *f;
    struct station s;

    TRY(load(ctx, path_id(rq, "id"), &p, &s));
    TRY(station_share_get(ctx, path_id(rq, "share"), &h));
    if (h.problem_id != p.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    f = station_web_form(
        ctx, rq, &s,
        str_printf(ctx->arena, "/station/problem/%" PRId64 "/share/%" PRId64, p.id, h.id),
        "station.share.finish", "station.share.finish_go");
    f->v.meta = h.what;
    f->v.back = problem_url(ctx, p.id, "");
    (void)form_page_put(f, "text", "note", "station.share.note", S(""));
    form_page_version(f, h.version);
    return station_web_show_form(f, rs);
}

enum status station_web_share_done(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_joint in = {.id = path_id(rq, "share"),
                                     .problem_id = path_id(rq, "id"),
                                     .version = param_int(rq, "version"),
                                     .note = param_text(rq, "note")};

    TRY(station_share_finish(ctx, &in));
    respond_flash(rs, "station.share.finished", S(""));
    return respond_see_other(rs, "/station/problem/%" PRId64, path_id(rq, "id"));
}

enum status station_web_shares(struct ctx *ctx, int64_t problem_id, bool keeps,
                               const struct station_share_row_v **out, size_t *out_count)
{
    struct station_share_row_v *rows;
    struct station_joint *all;

    TRY(station_shares(ctx, problem_id, &all, out_count));
    rows = arena_array(ctx->arena, *out_count, struct station_share_row_v);
    arr_each (i, *out_count) {
        const struct station_joint *h = &all[i];
        struct account a = {0};

        TRY(account_get(ctx, h->account_id, &a));
        rows[i] = (struct station_share_row_v){
            .id = h->id,
            .name = a.name,
            .part = h->part,
            .what = h->what,
            .due_on = h->due_on,
            .done_on = h->done_on,
            .note = h->note,
            .tag = date_none(h->done_on)
                       ? (struct tag_v){.label = T("station.share.open"), .class = S("doing")}
                       : (struct tag_v){.label = T("station.share.done"), .class = S("ok")},
        };
        if (date_none(h->done_on) && (keeps || h->account_id == ctx->actor->account_id))
            rows[i].url = str_printf(ctx->arena, "/station/problem/%" PRId64 "/share/%" PRId64,
                                     problem_id, h->id);
    }
    *out = rows;
    return ST_OK;
}
