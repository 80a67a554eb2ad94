// SPDX-License-Identifier: MulanPSL-2.0
/* One station: what it is, who serves there, who was received. */
#include "modules/account/account.h"
#include "modules/attachment/attachment.h"
#include "modules/congress/congress.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_files.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_rota.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_view.h"

enum { FACTS = 16, LINKS = 12, CHILDREN_MAX = 100, RECENT = 5 };

struct facts {
    struct kv_item_v *items;
    size_t count;
};

static void fact(struct facts *f, const char *key, struct str value, struct str url)
{
    ASSERT(f->count < FACTS);
    if (value.len > 0)
        f->items[f->count++] = (struct kv_item_v){.label = text(key), .value = value, .url = url};
}

static enum status parent_fact(struct ctx *ctx, const struct station *s, struct facts *f)
{
    struct station parent;

    if (s->parent_id == 0)
        return ST_OK;
    TRY(station_get(ctx, s->parent_id, &parent));
    fact(f, "station.parent", parent.name, station_web_url(ctx, parent.id, ""));
    return ST_OK;
}

static enum status people_facts(struct ctx *ctx, const struct station *s, struct facts *f)
{
    struct account keeper;
    struct organ organ;

    if (s->organ_id != 0) {
        TRY(organ_get(ctx, s->organ_id, &organ));
        fact(f, "station.organ", organ.name, S(""));
    }
    if (s->keeper_id != 0) {
        TRY(account_get(ctx, s->keeper_id, &keeper));
        fact(f, "station.keeper", keeper.name, S(""));
    }
    return ST_OK;
}

static enum status division_fact(struct ctx *ctx, const struct station *s, struct facts *f)
{
    struct division d;
    enum status st;

    if (s->division.len == 0)
        return ST_OK;
    st = congress_division_get(ctx, s->division, &d);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        fact(f, "station.division", s->division, S(""));
        return ST_OK;
    }
    TRY(st);
    fact(f, "station.division",
         str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(d.name), STR_ARG(s->division)), S(""));
    return ST_OK;
}

static enum status town_fact(struct ctx *ctx, const struct station *s, struct facts *f)
{
    struct station_town *towns;
    size_t count;

    TRY(station_towns(ctx, s->id, &towns, &count));
    if (count > 0 && towns[0].delegation_id != 0)
        fact(f, "station.delegation", towns[0].name, S(""));
    return ST_OK;
}

static struct str day(struct ctx *ctx, struct date d)
{
    return text_date(ctx->arena, d, (struct date){.year = 1, .month = 1, .day = 1});
}

static enum status facts_make(struct ctx *ctx, const struct station *s, struct station_show_v *v)
{
    struct facts f = {.items = arena_array(ctx->arena, FACTS, struct kv_item_v)};
    const struct str none = S("");

    fact(&f, "station.kind", text_of("station.kind.", s->kind), none);
    TRY(parent_fact(ctx, s, &f));
    fact(&f, "station.place", s->place, none);
    TRY(division_fact(ctx, s, &f));
    TRY(town_fact(ctx, s, &f));
    TRY(people_facts(ctx, s, &f));
    fact(&f, "station.phone", s->phone, none);
    fact(&f, "station.hours", s->hours, none);
    fact(&f, "station.services", s->services, none);
    if (s->area_m2 != 0)
        fact(&f, "station.area_short",
             TF(ctx->arena, "station.area_of", str_int(ctx->arena, s->area_m2)), none);
    fact(&f, "station.built_on", day(ctx, s->built_on), none);
    fact(&f, "station.opened_on", day(ctx, s->opened_on), none);
    fact(&f, "station.closed_on", day(ctx, s->closed_on), none);
    v->facts = f.items;
    v->facts_count = f.count;
    return ST_OK;
}

/* ---------------------------------------------------------------- what can be done */

static void link_add(struct link_v *links, size_t *count, bool allowed, const char *key,
                     struct str url)
{
    ASSERT(*count < LINKS);
    if (allowed)
        links[(*count)++] = (struct link_v){.label = text(key), .url = url};
}

static enum status links_make(struct ctx *ctx, const struct station *s, struct station_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS, struct link_v);
    struct link_v *more = arena_array(ctx->arena, LINKS, struct link_v);
    const bool open = !str_eqz(s->state, "closed");
    bool receives;

    TRY(station_receives(ctx, s, &receives));
    link_add(links, &v->links_count, receives && station_open(s), "station.receive.title",
             station_web_url(ctx, s->id, "/receive"));
    link_add(links, &v->links_count, receives && station_open(s), "station.note.title",
             station_web_url(ctx, s->id, "/problem"));
    link_add(more, &v->more_count, true, "station.series", station_web_url(ctx, s->id, "/series"));
    link_add(more, &v->more_count, true, "station.rota.print",
             station_web_url(ctx, s->id, "/rota"));
    link_add(more, &v->more_count, true, "station.poster", station_web_url(ctx, s->id, "/poster"));
    link_add(more, &v->more_count, v->may_keep, "station.photos.page",
             attachment_page_url(ctx->arena, (struct attachment_of){STATION_FILES, s->id}));
    link_add(more, &v->more_count, true, "station.book", station_web_url(ctx, s->id, "/book"));
    link_add(more, &v->more_count, v->may_edit && open, "station.assign.title",
             station_web_url(ctx, s->id, "/assign"));
    link_add(more, &v->more_count, v->may_edit, "station.edit.title",
             station_web_url(ctx, s->id, "/edit"));
    link_add(more, &v->more_count, v->may_edit, "station.state.title",
             station_web_url(ctx, s->id, "/state"));
    link_add(more, &v->more_count, v->may_edit && open && !station_is_small(s->kind),
             "station.new_point", str_printf(ctx->arena, "/station/new?parent=%" PRId64, s->id));
    v->links = links;
    v->more = more;
    return ST_OK;
}

/* ---------------------------------------------------------------- its people and parts */

static enum status people_make(struct ctx *ctx, const struct station *s, struct station_show_v *v)
{
    struct station_person_v *rows;
    struct station_deputy *all;
    size_t count;

    TRY(station_deputies_at(ctx, s->id, ctx->today, &all, &count));
    rows = arena_array(ctx->arena, count, struct station_person_v);
    arr_each (i, count) {
        rows[i] = (struct station_person_v){.id = all[i].id,
                                            .name = all[i].name,
                                            .level = all[i].level,
                                            .from_on = all[i].from_on,
                                            .to_on = all[i].to_on};
        if (all[i].deputy_id != 0 && may(ctx, "deputy.view"))
            rows[i].url = str_printf(ctx->arena, "/deputy/%" PRId64, all[i].deputy_id);
        else if (all[i].outside_id != 0 && may(ctx, "deputy.view"))
            rows[i].url = str_printf(ctx->arena, "/deputy/outside/%" PRId64, all[i].outside_id);
        if (v->may_edit && date_none(all[i].to_on))
            rows[i].leave_url = str_printf(
                ctx->arena, "/station/%" PRId64 "/assign/%" PRId64 "/leave", s->id, all[i].id);
    }
    v->people = rows;
    v->people_count = count;
    return ST_OK;
}

static enum status children_make(struct ctx *ctx, const struct station *s, struct station_show_v *v)
{
    const struct station_filter f = {.parent_id = s->id, .sort = "name", .limit = CHILDREN_MAX};
    struct station_small_v *out;
    struct station_row *rows;
    struct str next;
    size_t count;

    TRY(station_page(ctx, &f, &rows, &count, &next, NULL));
    out = arena_array(ctx->arena, count, struct station_small_v);
    arr_each (i, count)
        out[i] = (struct station_small_v){.id = rows[i].s.id,
                                          .name = rows[i].s.name,
                                          .kind = rows[i].s.kind,
                                          .state = rows[i].s.state,
                                          .state_tag = station_web_tag(rows[i].s.state),
                                          .place = rows[i].s.place};
    v->children = out;
    v->children_count = count;
    return ST_OK;
}

static enum status receptions_make(struct ctx *ctx, const struct station *s,
                                   struct station_show_v *v)
{
    const struct station_reception_filter f = {.station_id = s->id, .limit = RECENT};
    struct station_reception_row_v *out;
    struct station_reception_row *rows;
    struct str next;
    size_t count;

    TRY(station_reception_page(ctx, &f, &rows, &count, &next, NULL));
    out = arena_array(ctx->arena, count, struct station_reception_row_v);
    arr_each (i, count)
        out[i] = (struct station_reception_row_v){.id = rows[i].r.id,
                                                  .station = rows[i].station_name,
                                                  .station_id = s->id,
                                                  .on = rows[i].r.on,
                                                  .people = rows[i].r.people,
                                                  .visits = rows[i].visits,
                                                  .problems = rows[i].problems,
                                                  .way = rows[i].r.way,
                                                  .note = rows[i].r.note};
    v->receptions = out;
    v->receptions_count = count;
    return ST_OK;
}

static enum status days_make(struct ctx *ctx, const struct station *s, struct station_show_v *v)
{
    struct station_duty_day *days;
    struct station_day_v *rows;
    size_t count;

    TRY(station_next_days(ctx, s->id, RECENT, &days, &count));
    rows = arena_array(ctx->arena, count, struct station_day_v);
    arr_each (i, count)
        rows[i] = (struct station_day_v){
            .id = days[i].id,
            .on = days[i].on,
            .time = station_web_time(ctx, days[i].from_minute, days[i].to_minute),
            .names = days[i].names,
            .url = str_printf(ctx->arena, "/station/day/%" PRId64, days[i].id)};
    v->days = rows;
    v->days_count = count;
    return ST_OK;
}

static enum status photos_make(struct ctx *ctx, const struct station *s, struct station_show_v *v)
{
    const struct attachment_of of = {STATION_FILES, s->id};
    struct attachment *all;
    size_t count;

    TRY(attachment_list_shown(ctx, of, &all, &count));
    v->photos = station_web_photos(ctx, all, count, false);
    return ST_OK;
}

enum status station_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct station_show_v v;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    *up = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    v = (struct station_show_v){
        .crumbs = {.items = up, .items_count = 1, .here = s.name},
        .id = s.id,
        .name = s.name,
        .kind = s.kind,
        .state = s.state,
        .state_tag = station_web_tag(s.state),
        .meta = s.place,
        .note = s.note,
        .may_edit = may(ctx, "station.edit"),
    };
    TRY(station_keeps(ctx, &s, &v.may_keep));
    TRY(facts_make(ctx, &s, &v));
    TRY(links_make(ctx, &s, &v));
    TRY(people_make(ctx, &s, &v));
    TRY(children_make(ctx, &s, &v));
    TRY(receptions_make(ctx, &s, &v));
    TRY(days_make(ctx, &s, &v));
    TRY(photos_make(ctx, &s, &v));
    TRY(station_web_history(ctx, s.id, &v.history));
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.name, &station_show_view, &v);
}
