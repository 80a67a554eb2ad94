// SPDX-License-Identifier: MulanPSL-2.0
/* The first page of the public side, and finding something in it. What is shown of a module is what
 * its public_source gives out: nothing is read past it. */
#include "modules/portal/portal_web.h"
#include "modules/station/station.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PARTS_MAX = 16, FOUND_MAX = 20, DAYS = 3, HOUR = 60 };

/* ---------------------------------------------------------------- whose congress */

struct str portal_web_url(struct ctx *ctx, const struct request *rq, struct str url)
{
    const struct str code = param_text(rq, "c");

    if (code.len == 0)
        return url;
    return str_printf(ctx->arena, STR_FMT "%sc=" STR_FMT, STR_ARG(url),
                      str_has(url, S("?")) ? "&" : "?", STR_ARG(code));
}

static enum status ask_which(struct ctx *ctx, const struct request *rq, struct response *rs,
                             const char *path)
{
    struct portal_choose_v v = {.title = T("portal.which")};
    struct congress *all;
    struct link_v *links;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    links = arena_array(ctx->arena, count, struct link_v);
    arr_each (i, count)
        links[i] = (struct link_v){
            .label = all[i].name,
            .url = str_printf(ctx->arena, "%s?c=" STR_FMT, path, STR_ARG(all[i].code))};
    v.congresses = links;
    v.congresses_count = count;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &portal_choose_view, &v);
}

enum status portal_web_choose(struct ctx *ctx, const struct request *rq, struct response *rs,
                              const char *path, struct congress *out, bool *out_found)
{
    TRY(congress_choose(ctx, param_text(rq, "c"), out, out_found));
    return *out_found ? ST_OK : ask_which(ctx, rq, rs, path);
}

/* ---------------------------------------------------------------- parts */

enum status portal_web_rows(struct ctx *ctx, const struct request *rq,
                            const struct public_source *source, struct str q, unsigned limit,
                            struct portal_row_v **out, size_t *out_count)
{
    struct public_item *items;

    TRY(source->list(ctx, q, limit, &items, out_count));
    *out = arena_array(ctx->arena, *out_count, struct portal_row_v);
    arr_each (i, *out_count)
        (*out)[i] = (struct portal_row_v){
            .title = items[i].title,
            .meta = items[i].meta,
            .url = portal_web_url(ctx, rq, items[i].url),
            .on = items[i].on,
        };
    return ST_OK;
}

static enum status part_put(struct ctx *ctx, const struct request *rq,
                            const struct public_source *source, struct str q, unsigned limit,
                            struct portal_part_v *parts, size_t *count)
{
    struct portal_part_v *part = &parts[*count];
    struct portal_row_v *rows;
    size_t n;

    if (limit == 0 || *count == PARTS_MAX)
        return ST_OK;
    TRY(portal_web_rows(ctx, rq, source, q, limit, &rows, &n));
    if (n == 0)
        return ST_OK;
    *part = (struct portal_part_v){
        .title = text_of("portal.source.", str_from(source->name)),
        .id = str_from(source->name),
        .all = portal_web_url(ctx, rq, str_from(source->path)),
        .say = text_special("portal.source.", str_from(source->name), ".all"),
        .rows = rows,
        .rows_count = n,
    };
    ++*count;
    return ST_OK;
}

/* `found`: what holds q; else what stands on the first page. */
static enum status parts_make(struct ctx *ctx, const struct request *rq, bool found, struct str q,
                              struct portal_part_v **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, PARTS_MAX, struct portal_part_v);
    *out_count = 0;
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const struct public_source *s = MODULES[m]->publics;

        for (; s != NULL && s->name != NULL; s++)
            TRY(part_put(ctx, rq, s, q, found ? FOUND_MAX : s->first_page, *out, out_count));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- who receives when */

static struct str clock_of(struct ctx *ctx, unsigned minute)
{
    return str_printf(ctx->arena, "%u:%02u", minute / HOUR, minute % HOUR);
}

static enum status days_make(struct ctx *ctx, const struct request *rq, struct portal_home_v *v)
{
    struct station_duty_day *all;
    struct portal_day_v *days;

    TRY(station_next_days(ctx, 0, DAYS, &all, &v->days_count));
    days = arena_array(ctx->arena, v->days_count, struct portal_day_v);
    arr_each (i, v->days_count)
        days[i] = (struct portal_day_v){
            .on = all[i].on,
            .hours = TF(ctx->arena, "portal.day.hours", clock_of(ctx, all[i].from_minute),
                        clock_of(ctx, all[i].to_minute)),
            .name = all[i].station,
            .who = all[i].names,
            .url = portal_web_url(
                ctx, rq, str_printf(ctx->arena, "/p/station/%lld", (long long)all[i].station_id)),
        };
    v->days = days;
    return ST_OK;
}

/* ---------------------------------------------------------------- pages */

enum status portal_web_home(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct portal_part_v *parts;
    struct portal_home_v v;
    struct congress congress;
    bool found;

    TRY(portal_web_choose(ctx, rq, rs, "/p", &congress, &found));
    if (!found)
        return ST_OK;
    v = (struct portal_home_v){
        .congress = congress.name,
        .title = TF(ctx->arena, "portal.title", congress.name),
        .lead = T("portal.lead"),
        .raise = portal_web_url(ctx, rq, S("/p/opinion/new")),
        .follow = portal_web_url(ctx, rq, S("/p/opinion/follow")),
        .deputies = portal_web_url(ctx, rq, S("/p/deputy")),
        .stations = portal_web_url(ctx, rq, S("/p/station")),
        .search = portal_web_url(ctx, rq, S("/p/search")),
        .code = param_text(rq, "c"),
    };
    TRY(days_make(ctx, rq, &v));
    TRY(parts_make(ctx, rq, false, S(""), &parts, &v.parts_count));
    v.parts = parts;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &portal_home_view, &v);
}

enum status portal_web_search(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str q = param_text(rq, "q");
    struct portal_search_v v;
    struct portal_part_v *parts;
    struct congress congress;
    bool found;

    TRY(portal_web_choose(ctx, rq, rs, "/p/search", &congress, &found));
    if (!found)
        return ST_OK;
    v = (struct portal_search_v){
        .congress = congress.name,
        .q = q,
        .code = param_text(rq, "c"),
        .home = portal_web_url(ctx, rq, S("/p")),
    };
    if (q.len != 0) {
        TRY(parts_make(ctx, rq, true, q, &parts, &v.parts_count));
        v.parts = parts;
        arr_each (i, v.parts_count)
            v.found += (int64_t)parts[i].rows_count;
        v.none = v.found == 0;
    }
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("portal.search.title"), &portal_search_view,
                        &v);
}
