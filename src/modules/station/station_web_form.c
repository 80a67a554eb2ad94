// SPDX-License-Identifier: MulanPSL-2.0
/* Forms about a station: new, changed, another state; who serves there. */
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/text.h"

static struct str number_or_none(struct ctx *ctx, int64_t n)
{
    return n != 0 ? str_int(ctx->arena, n) : S("");
}

/* ---------------------------------------------------------------- the values */

static enum status put_organ(struct form_page *f, int64_t stored)
{
    struct option_v *options;
    struct field_v *field;
    struct organ *organs;
    size_t count;

    TRY(organ_list(f->ctx, false, &organs, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = str_int(f->ctx->arena, organs[i].id),
                                           .label = organs[i].short_name};
    field = form_page_put(f, "select", "organ", "station.organ", number_or_none(f->ctx, stored));
    form_options(f->ctx, field, options, count + 1);
    form_optional(field);
    return ST_OK;
}

static enum status put_delegation(struct form_page *f, int64_t stored)
{
    struct option_v *options;
    struct delegation *all;
    struct field_v *field;
    size_t count;

    TRY(delegation_list(f->ctx, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("station.delegation_found")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(f->ctx->arena, all[i].id), .label = all[i].name};
    field = form_page_put(f, "select", "delegation", "station.delegation",
                          number_or_none(f->ctx, stored));
    form_options(f->ctx, field, options, count + 1);
    form_optional(field);
    return ST_OK;
}

static enum status keeper_login(struct ctx *ctx, int64_t account_id, struct str *out)
{
    struct account a;

    *out = S("");
    if (account_id == 0)
        return ST_OK;
    TRY(account_get(ctx, account_id, &a));
    *out = a.login;
    return ST_OK;
}

static void put_line(struct form_page *f, const char *name, const char *key, struct str stored)
{
    form_optional(form_page_put(f, "line", name, key, stored));
}

static enum status put_values(struct form_page *f, const struct station *s)
{
    struct ctx *ctx = f->ctx;
    const bool placed = s->lat_e6 != 0 || s->lon_e6 != 0;
    struct field_v *kind;
    struct str login;

    TRY(keeper_login(ctx, s->keeper_id, &login));
    (void)form_page_put(f, "line", "name", "station.name", s->name);
    kind = form_page_put(f, "select", "kind", "station.kind", s->kind);
    form_words_or(ctx, kind, STATION_KINDS, "station.kind.", NULL);
    kind->choose = s->kind.len == 0;
    TRY(station_web_put_station(f, "parent", "station.parent", s->parent_id, true, "word.none"));
    put_line(f, "place", "station.place", s->place);
    put_line(f, "division", "station.division", s->division);
    TRY(put_organ(f, s->organ_id));
    TRY(put_delegation(f, s->delegation_id));
    put_line(f, "keeper", "station.keeper", login);
    put_line(f, "phone", "station.phone", s->phone);
    put_line(f, "hours", "station.hours", s->hours);
    form_page_more(f);
    form_optional(form_page_put(f, "int", "area", "station.area", number_or_none(ctx, s->area_m2)));
    form_optional(
        form_page_put(f, "date", "built_on", "station.built_on", list_iso(ctx, s->built_on)));
    form_optional(
        form_page_put(f, "date", "opened_on", "station.opened_on", list_iso(ctx, s->opened_on)));
    put_line(f, "services", "station.services", s->services);
    put_line(f, "lon", "station.lon", placed ? station_degree(ctx->arena, s->lon_e6) : S(""));
    put_line(f, "lat", "station.lat", placed ? station_degree(ctx->arena, s->lat_e6) : S(""));
    form_optional(form_page_put(f, "text", "note", "station.note", s->note));
    return ST_OK;
}

static enum status read_keeper(struct ctx *ctx, struct str login, int64_t *out)
{
    struct account a;
    enum status st;

    *out = 0;
    if (login.len == 0)
        return ST_OK;
    st = account_by_login(ctx, login, &a);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        invalid(ctx, "keeper", "station.keeper_unknown", NULL);
        return ST_OK;
    }
    *out = a.id;
    return st;
}

static void read_degree(struct ctx *ctx, const struct request *rq, const char *name, int64_t *out)
{
    const struct str typed = param_text(rq, name);

    *out = 0;
    if (typed.len > 0 && !station_parse_degree(typed, out))
        invalid(ctx, name, "station.degree_wrong", NULL);
}

static enum status read_values(struct ctx *ctx, const struct request *rq, struct station *out)
{
    *out = (struct station){
        .name = param_text(rq, "name"),
        .kind = param_text(rq, "kind"),
        .parent_id = param_id(rq, "parent"),
        .place = param_text(rq, "place"),
        .division = param_text(rq, "division"),
        .delegation_id = param_id(rq, "delegation"),
        .organ_id = param_id(rq, "organ"),
        .phone = param_text(rq, "phone"),
        .hours = param_text(rq, "hours"),
        .area_m2 = param_int(rq, "area"),
        .built_on = param_date(rq, "built_on"),
        .opened_on = param_date(rq, "opened_on"),
        .services = param_text(rq, "services"),
        .note = param_text(rq, "note"),
    };
    read_degree(ctx, rq, "lon", &out->lon_e6);
    read_degree(ctx, rq, "lat", &out->lat_e6);
    TRY(read_keeper(ctx, param_text(rq, "keeper"), &out->keeper_id));
    return invalid_done(ctx);
}

enum status station_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        station_web_form(ctx, rq, NULL, S("/station/new"), "station.new.title", "station.new.go");
    struct field_v *state;

    TRY(put_values(f, &(struct station){.parent_id = param_id(rq, "parent")}));
    state = form_page_put(f, "select", "state", "station.state", S("running"));
    form_words_or(ctx, state, STATION_STATES, "station.state.", NULL);
    return station_web_show_form(f, rs);
}

enum status station_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station s;
    int64_t id;

    TRY(read_values(ctx, rq, &s));
    s.state = param_text(rq, "state");
    TRY(station_add(ctx, &s, &id));
    respond_flash(rs, "station.new.done", s.name);
    return respond_see_other(rs, "/station/%" PRId64, id);
}

enum status station_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    f = station_web_form(ctx, rq, &s, station_web_url(ctx, s.id, "/edit"), "station.edit.title",
                         "word.save");
    TRY(put_values(f, &s));
    form_page_version(f, s.version);
    return station_web_show_form(f, rs);
}

enum status station_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station s;

    TRY(read_values(ctx, rq, &s));
    s.id = path_id(rq, "id");
    s.version = param_int(rq, "version");
    TRY(station_change(ctx, &s));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/%" PRId64, s.id);
}

/* ---------------------------------------------------------------- another state */

static void put_states(struct form_page *f, const struct station *s)
{
    struct field_v *field = form_page_put(f, "radio", "state", "station.becomes", S(""));
    struct str all = S(STATION_STATES), word;
    struct option_v options[8];
    size_t n = 0;

    while (n < COUNT(options) && str_cut(&all, ' ', &word)) {
        if (station_may_become(s->state, word))
            options[n++] =
                (struct option_v){.value = word, .label = text_of("station.become.", word)};
    }
    form_options(f->ctx, field, options, n);
}

enum status station_web_state_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    f = station_web_form(ctx, rq, &s, station_web_url(ctx, s.id, "/state"), "station.state.title",
                         "word.save");
    put_states(f, &s);
    (void)form_page_put(f, "date", "on", "station.since", list_iso(ctx, ctx->today));
    form_page_version(f, s.version);
    return station_web_show_form(f, rs);
}

enum status station_web_state(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(station_become(ctx, id, param_int(rq, "version"), param_text(rq, "state"),
                       param_date(rq, "on")));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/%" PRId64, id);
}

/* ---------------------------------------------------------------- who serves there */

/* Of several with the name that was typed, which one: asked when the form comes again. */
static enum status put_choice(struct form_page *f, const struct request *rq)
{
    struct ctx *ctx = f->ctx;
    const struct str name = form_value(rq, "deputy", S(""));
    struct deputy_mandate *named = NULL;
    struct option_v *options;
    size_t count = 0;

    if (form_again(rq) && name.len > 0)
        TRY(station_people_named(ctx, form_value(rq, "level", S("")), name, &named, &count));
    if (count < 2)
        return ST_OK;
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){
            .value = str_int(ctx->arena, named[i].id),
            .label = str_printf(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(named[i].name),
                                STR_ARG(named[i].congress), STR_ARG(named[i].constituency)),
        };
    form_options(ctx, form_page_put(f, "radio", "mandate", "station.assign.which", S("")), options,
                 count);
    return ST_OK;
}

enum status station_web_assign_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *level;
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    f = station_web_form(ctx, rq, &s, station_web_url(ctx, s.id, "/assign"), "station.assign.title",
                         "station.assign.go");
    (void)form_page_put(f, "line", "deputy", "station.assign.deputy", S(""));
    level = form_page_put(f, "select", "level", "station.level", S(""));
    form_words_or(ctx, level, STATION_LEVELS, "station.level.", "station.level.own");
    form_optional(level);
    TRY(put_choice(f, rq));
    (void)form_page_put(f, "date", "from_on", "station.from_on", list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "date", "to_on", "station.to_on", S("")));
    return station_web_show_form(f, rs);
}

/* Who is meant, in the register of five levels: nobody serves who is not in it. */
static enum status find_deputy(struct ctx *ctx, const struct request *rq, struct station_deputy *d)
{
    const int64_t chosen = param_int(rq, "mandate");
    struct deputy_mandate *named, *one = NULL;
    size_t count;

    d->name = param_text(rq, "deputy");
    TRY(station_people_named(ctx, d->level, d->name, &named, &count));
    arr_each (i, count)
        if (count == 1 || named[i].id == chosen)
            one = &named[i];
    if (one != NULL)
        station_deputy_is(d, one);
    else if (count == 0)
        invalid(ctx, "deputy", "station.deputy_unknown", str_z(ctx->arena, d->name));
    else
        invalid(ctx, "deputy", "station.deputy_several",
                str_z(ctx->arena, str_int(ctx->arena, (int64_t)count)));
    return invalid_done(ctx);
}

enum status station_web_assign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_deputy d = {.station_id = path_id(rq, "id"),
                               .level = param_text(rq, "level"),
                               .from_on = param_date(rq, "from_on"),
                               .to_on = param_date(rq, "to_on")};
    int64_t id;

    TRY(find_deputy(ctx, rq, &d));
    TRY(station_assign(ctx, &d, &id));
    respond_flash(rs, "station.assign.done", d.name);
    return respond_see_other(rs, "/station/%" PRId64, d.station_id);
}

enum status station_web_unassign_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct station_deputy *all, *d = NULL;
    struct form_page *f;
    struct station s;
    size_t count;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_all_deputies(ctx, s.id, &all, &count));
    arr_each (i, count) {
        if (all[i].id == path_id(rq, "row"))
            d = &all[i];
    }
    if (d == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    f = station_web_form(
        ctx, rq, &s,
        str_printf(ctx->arena, "/station/%" PRId64 "/assign/%" PRId64 "/leave", s.id, d->id),
        "station.leave.title", "station.leave.go");
    f->v.title = TF(ctx->arena, "station.leave.named", d->name);
    (void)form_page_put(f, "date", "on", "station.to_on", list_iso(ctx, ctx->today));
    form_page_version(f, d->version);
    return station_web_show_form(f, rs);
}

enum status station_web_unassign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(station_unassign(ctx, path_id(rq, "row"), param_int(rq, "version"), param_date(rq, "on")));
    respond_flash(rs, "station.leave.done", S(""));
    return respond_see_other(rs, "/station/%" PRId64, path_id(rq, "id"));
}
