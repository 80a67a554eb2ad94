// SPDX-License-Identifier: MulanPSL-2.0
/* My deputies: by the name of a village or a person, or by delegation. Name, delegation and
 * constituency are announced when they are elected; nothing else is shown here. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/portal/portal_web.h"
#include "modules/station/station.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FOUND_MAX = 60, AREAS_MAX = 600, TOWNSHIP_DIGITS = 9, VILLAGE_DIGITS = 12, STATIONS = 3 };

static struct str meta_of(struct ctx *ctx, const struct deputy *d)
{
    struct str parts[2];
    size_t n = 0;

    if (d->delegation_name.len != 0)
        parts[n++] = d->delegation_name;
    if (d->constituency.len != 0)
        parts[n++] = d->constituency;
    return str_join(ctx->arena, parts, n, S(" · "));
}

static struct portal_deputy_v row_of(struct ctx *ctx, const struct request *rq,
                                     const struct deputy *d)
{
    return (struct portal_deputy_v){
        .id = d->id,
        .name = d->name,
        .constituency = d->constituency,
        .delegation = d->delegation_name,
        .meta = meta_of(ctx, d),
        .url = portal_web_url(ctx, rq, str_printf(ctx->arena, "/p/deputy/%lld", (long long)d->id)),
    };
}

static bool fits(const struct deputy *d, struct str q)
{
    return q.len == 0 || str_has(d->name, q) || str_has(d->constituency, q) ||
           str_has(d->delegation_name, q) || str_has(d->group_name, q);
}

static enum status rows_make(struct ctx *ctx, const struct request *rq, int64_t town, struct str q,
                             struct portal_deputies_v *v)
{
    struct deputy *all;
    struct portal_deputy_v *rows;
    size_t count;

    TRY(deputy_in_office(ctx, ctx->today, town, 0, &all, &count));
    rows = arena_array(ctx->arena, count, struct portal_deputy_v);
    for (size_t i = 0; i < count && (town != 0 || v->rows_count < FOUND_MAX); i++)
        if (fits(&all[i], q))
            rows[v->rows_count++] = row_of(ctx, rq, &all[i]);
    v->rows = rows;
    if (v->rows_count == 0)
        v->say = q.len != 0 ? TF(ctx->arena, "portal.deputy.none", q) : T("portal.deputy.nobody");
    return ST_OK;
}

/* ---------------------------------------------------------------- by village */

/* Townships with their villages, for a choice that needs no scripts. */
static enum status areas_make(struct ctx *ctx, const struct congress *c, struct str chosen,
                              struct portal_deputies_v *v)
{
    struct portal_town_v *towns;
    struct option_v *options;
    struct division *all;
    size_t count;

    TRY(congress_places(ctx, c->code, AREAS_MAX, &all, &count));
    towns = arena_array(ctx->arena, count, struct portal_town_v);
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count) {
        const bool whole = all[i].code.len == TOWNSHIP_DIGITS;

        options[i] = (struct option_v){
            .value = all[i].code,
            .label = whole ? TF(ctx->arena, "portal.deputy.area_whole", all[i].name)
                           : congress_village_name(all[i].name),
            .on = str_eq(all[i].code, chosen),
        };
        if (whole || v->areas_count == 0)
            towns[v->areas_count++] =
                (struct portal_town_v){.name = all[i].name, .options = &options[i]};
        towns[v->areas_count - 1].options_count++;
    }
    v->areas = towns;
    return ST_OK;
}

static bool is_of(const struct deputy *d, const struct str *names, size_t count)
{
    arr_each (i, count)
        if (str_eq(d->constituency, names[i]))
            return true;
    return count == 0;
}

/* Those of the constituencies that hold the village; where nobody has written down which, all of
 * the township's delegation. */
static enum status of_area(struct ctx *ctx, const struct request *rq, struct str town,
                           struct str village, struct portal_deputies_v *v)
{
    struct portal_deputy_v *rows;
    struct deputy *all;
    struct str *names;
    size_t count, names_count;

    TRY(deputy_constituencies_of(ctx, village, &names, &names_count));
    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &all, &count));
    rows = arena_array(ctx->arena, count, struct portal_deputy_v);
    arr_each (i, count)
        if (str_starts(all[i].delegation_name, town) && is_of(&all[i], names, names_count))
            rows[v->rows_count++] = row_of(ctx, rq, &all[i]);
    v->rows = rows;
    if (v->rows_count == 0)
        v->say = TF(ctx->arena, "portal.deputy.none", v->area);
    return ST_OK;
}

static enum status stations_make(struct ctx *ctx, const struct request *rq, struct str town,
                                 struct portal_deputies_v *v)
{
    struct station *all;
    struct portal_row_v *rows;
    size_t count;

    TRY(station_find(ctx, town, S(""), STATIONS, &all, &count));
    rows = arena_array(ctx->arena, count, struct portal_row_v);
    arr_each (i, count)
        rows[i] = (struct portal_row_v){
            .title = all[i].name,
            .meta = all[i].place,
            .url = portal_web_url(ctx, rq,
                                  str_printf(ctx->arena, "/p/station/%lld", (long long)all[i].id)),
        };
    v->stations = rows;
    v->stations_count = count;
    return ST_OK;
}

static enum status area_make(struct ctx *ctx, const struct request *rq, const struct congress *c,
                             struct str code, struct portal_deputies_v *v)
{
    struct division place, town;

    if (!str_starts(code, c->code))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(congress_division_get(ctx, code, &place));
    town = place;
    if (code.len == VILLAGE_DIGITS)
        TRY(congress_division_get(ctx, place.parent_code, &town));
    v->area = congress_village_name(place.name);
    v->town = TF(ctx->arena, "portal.deputy.of_area", v->area);
    TRY(of_area(ctx, rq, town.name, code.len == VILLAGE_DIGITS ? v->area : S(""), v));
    return stations_make(ctx, rq, town.code, v);
}

/* All delegations; *v->town gets the name of the one that is asked for. */
static enum status towns_make(struct ctx *ctx, const struct request *rq, int64_t town,
                              struct portal_deputies_v *v)
{
    struct delegation *all;
    struct link_v *links;
    size_t count;

    TRY(delegation_list(ctx, &all, &count));
    links = arena_array(ctx->arena, count, struct link_v);
    arr_each (i, count) {
        if (all[i].id == town)
            v->town = all[i].name;
        if (!all[i].active)
            continue;
        links[v->towns_count++] = (struct link_v){
            .label = all[i].name,
            .url = portal_web_url(
                ctx, rq, str_printf(ctx->arena, "/p/deputy?town=%lld", (long long)all[i].id)),
        };
    }
    v->towns = links;
    return town == 0 || v->town.len != 0 ? ST_OK
                                         : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status portal_web_deputy(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str q = param_text(rq, "q"), area = param_text(rq, "area");
    const int64_t town = param_id(rq, "town");
    struct portal_deputies_v v;
    struct congress congress;
    bool found;

    TRY(portal_web_choose(ctx, rq, rs, "/p/deputy", &congress, &found));
    if (!found)
        return ST_OK;
    v = (struct portal_deputies_v){
        .congress = congress.name,
        .lead = TF(ctx->arena, "portal.deputy.lead", congress.short_name),
        .code = param_text(rq, "c"),
        .q = q,
    };
    TRY(towns_make(ctx, rq, town, &v));
    TRY(areas_make(ctx, &congress, area, &v));
    if (area.len != 0)
        TRY(area_make(ctx, rq, &congress, area, &v));
    else if (town != 0 || q.len != 0)
        TRY(rows_make(ctx, rq, town, q, &v));
    if (v.rows_count != 0) {
        v.towns_count = 0;
        v.back = portal_web_url(ctx, rq, S("/p/deputy"));
    }
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("portal.deputy.title"), &portal_deputies_view,
                        &v);
}
