// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of this module share. */
#include "modules/station/station_web_common.h"
#include "modules/station/station_actions.h"
#include "platform/event.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_view.h"

enum { HISTORY_MAX = 30, STATIONS_MAX = 1000 };

struct str station_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/station/%" PRId64 "%s", id, tail);
}

static struct str class_of(struct str state, const char *ok, const char *wait)
{
    if (str_eqz(state, ok))
        return S("ok");
    return str_eqz(state, wait) ? S("wait") : S("");
}

struct tag_v station_web_tag(struct str state)
{
    return (struct tag_v){text_of("station.state.", state), class_of(state, "running", "rectify")};
}

struct tag_v station_web_problem_tag(struct str state)
{
    if (str_eqz(state, "handling"))
        return (struct tag_v){text_of("station.problem_state.", state), S("doing")};
    return (struct tag_v){text_of("station.problem_state.", state),
                          class_of(state, "solved", "collected")};
}

struct form_page *station_web_form(struct ctx *ctx, const struct request *rq,
                                   const struct station *s, struct str url, const char *title_key,
                                   const char *go_key)
{
    struct form_page *f =
        form_page_open(ctx, rq, text(title_key), url,
                       s != NULL ? station_web_url(ctx, s->id, "") : S("/station"), text(go_key));

    form_page_crumb(f, T("station.menu"), S("/station"));
    if (s != NULL)
        form_page_crumb(f, s->name, station_web_url(ctx, s->id, ""));
    return f;
}

enum status station_web_show_form(struct form_page *f, struct response *rs)
{
    struct station_form_v *v = arena_new(f->ctx->arena, struct station_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &station_form_view, v);
}

struct tabs_v station_web_tabs(struct ctx *ctx, const char *here)
{
    static const struct {
        const char *path, *text;
    } TABS[] = {
        {"/station", "station.menu"},
        {"/station/day", "station.days"},
        {"/station/reception", "station.receptions"},
        {"/station/problem", "station.problems"},
        {"/station/measure", "station.measures"},
    };
    struct tab_v *items = arena_array(ctx->arena, COUNT(TABS), struct tab_v);

    arr_each (i, COUNT(TABS))
        items[i] = (struct tab_v){.label = text(TABS[i].text),
                                  .url = str_from(TABS[i].path),
                                  .on = strcmp(TABS[i].path, here) == 0};
    return (struct tabs_v){T("station.menu"), items, COUNT(TABS)};
}

const struct empty_v *station_web_empty(struct ctx *ctx, const char *title, const char *say)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){.title = text(title), .text = text(say)};
    return empty;
}

enum status station_web_history(struct ctx *ctx, int64_t id, struct timeline_v *out)
{
    const struct event *events;
    struct entry_v *entries;
    size_t count;

    TRY(event_history(ctx, "station", id, HISTORY_MAX, &events, &count));
    entries = arena_array(ctx->arena, count, struct entry_v);
    arr_each (i, count) {
        const struct event *e = &events[count - 1 - i];
        const size_t skip = strlen("station.");

        entries[i] = (struct entry_v){
            .title =
                text_of("station.event.", (struct str){e->name.ptr + skip, e->name.len - skip}),
            .class = S("done"),
            .at = e->at,
            .who = e->actor_name,
        };
    }
    *out = (struct timeline_v){entries, count};
    return ST_OK;
}

enum status station_web_must_keep(struct ctx *ctx, int64_t id)
{
    bool keeps;

    TRY(station_may_keep(ctx, id, &keeps));
    return keeps ? ST_OK : fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
}

enum status station_web_put_town(struct ctx *ctx, const struct request *rq, int64_t delegation_id,
                                 bool none, struct field_v *fields, size_t *count)
{
    const struct str chosen = delegation_id != 0 ? str_int(ctx->arena, delegation_id) : S("");
    struct station_town *towns;
    struct option_v *options;
    size_t found, n = 0;

    TRY(station_towns(ctx, 0, &towns, &found));
    options = arena_array(ctx->arena, found + 1, struct option_v);
    options[n++] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, found)
        if (towns[i].delegation_id != 0)
            options[n++] = (struct option_v){.value = str_int(ctx->arena, towns[i].delegation_id),
                                             .label = towns[i].name};
    if (n > 1) {
        fields[*count] =
            form_field(ctx, rq, "select", "delegation", "station.filter.delegation", chosen);
        form_options(ctx, &fields[(*count)++], options, n);
    }
    if (none)
        fields[(*count)++] =
            form_field(ctx, rq, "hidden", "without", "station.filter.delegation", S("delegation"));
    return ST_OK;
}

enum status station_web_put_station(struct form_page *f, const char *name, const char *label_key,
                                    int64_t stored, bool halls, const char *first)
{
    const struct station_filter filter = {.halls = halls, .sort = "division", .limit = 200};
    struct station_row *rows;
    struct option_v *options;
    struct field_v *field;
    struct str next;
    int64_t total;
    size_t count, n = 0;

    TRY(station_page(f->ctx, &filter, &rows, &count, &next, &total));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    if (first != NULL)
        options[n++] = (struct option_v){.value = S(""), .label = text(first)};
    arr_each (i, count)
        options[n++] = (struct option_v){.value = str_int(f->ctx->arena, rows[i].s.id),
                                         .label = rows[i].s.name};
    field = form_page_put(f, "select", name, label_key,
                          stored != 0 ? str_int(f->ctx->arena, stored) : S(""));
    form_options(f->ctx, field, options, n);
    if (first != NULL)
        form_optional(field);
    else
        field->choose = stored == 0;
    return ST_OK;
}

const struct files_v *station_web_photos(struct ctx *ctx, const struct attachment *all,
                                         size_t count, bool open)
{
    struct file_link_v *items = arena_array(ctx->arena, count, struct file_link_v);
    struct files_v *v = arena_new(ctx->arena, struct files_v);

    arr_each (i, count) {
        const struct attachment *a = &all[i];

        if (!str_eqz(a->state, "clean") && !str_eqz(a->state, "unchecked"))
            continue;
        items[v->items_count] = (struct file_link_v){
            .label = a->name,
            .size = a->size_bytes,
            .url = open ? attachment_open_url(ctx->arena, a) : attachment_url(ctx->arena, a)};
        if (a->thumb && !open) {
            items[v->items_count].thumb = attachment_thumb_url(ctx->arena, a);
            items[v->items_count].show =
                str_printf(ctx->arena, STR_FMT "?show=1", STR_ARG(items[v->items_count].url));
        }
        v->items_count++;
    }
    v->items = items;
    return v->items_count > 0 ? v : NULL;
}
