// SPDX-License-Identifier: MulanPSL-2.0
/* The form: made for a phone held in one hand, few fields, nothing that must be typed but what it
 * is about and four digits. */
#include "modules/opinion/opinion_public.h"
#include "modules/opinion/opinion_web_public.h"
#include "opinion_public_view.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { BODY_LINES = 6, TOWNSHIP_DIGITS = 9 };

const struct field OPINION_FIELDS_RAISE_FORM[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "station", .type = F_ID},
    {.name = "at", .type = F_LINE, .max = 100},
    {.name = "qr", .type = F_BOOL},
    {0},
};
const struct field OPINION_FIELDS_RAISE[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "station", .type = F_ID},
    {.name = "qr", .type = F_BOOL},
    {.name = "t", .type = F_LINE, .max = 100},
    {.name = "work", .type = F_LINE, .max = 12},
    {.name = "kind", .type = F_WORD, .words = OPINION_KINDS},
    {.name = "what", .type = F_TEXT, .max = OPINION_RAISED_CHARS},
    {.name = "town", .type = F_LINE, .max = 60},
    {.name = "area", .type = F_LINE, .max = 12},
    {.name = "at", .type = F_LINE, .max = 100},
    {.name = "name", .type = F_LINE, .max = 30},
    {.name = "tel", .type = F_LINE, .max = 30},
    {.name = "wish", .type = F_LINE, .max = 120},
    {.name = "digits", .type = F_LINE, .max = 20},
    {.name = "open", .type = F_BOOL},
    {.name = "kept", .type = F_LINE, .max = 120, .many = true},
    {.name = "photo", .type = F_FILE, .many = true},
    {0},
};
const struct field OPINION_FIELDS_PUBLIC[] = {{.name = "c", .type = F_LINE, .max = 12}, {0}};

/* ---------------------------------------------------------------- fields */

static struct field_v kind_field(struct ctx *ctx, const struct request *rq)
{
    struct field_v f = form_field(ctx, rq, "radio", "kind", "opinion.public.kind", S(""));

    form_words_or(ctx, &f, OPINION_KINDS, "opinion.kind.", NULL);
    form_optional(&f);
    return f;
}

/* The townships and streets, where nobody has come from a station. */
static enum status town_field(struct ctx *ctx, const struct request *rq, const struct field_v **out)
{
    struct field_v *f = arena_new(ctx->arena, struct field_v);
    struct option_v *options;
    struct organ *all;
    size_t count;

    *out = NULL;
    TRY(organ_list_of(ctx, ORGAN_TOWNSHIP, &all, &count));
    if (count == 0)
        return ST_OK;
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.label = T("opinion.public.town_none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = all[i].short_name.len != 0 ? all[i].short_name : all[i].name,
                              .label = all[i].name};
    *f = form_field(ctx, rq, "select", "town", "opinion.public.town", S(""));
    form_options(ctx, f, options, count + 1);
    form_optional(f);
    *out = f;
    return ST_OK;
}

/* A township's own option, which is its whole name, and those of its villages behind it. */
static struct opinion_area_town_v *towns_make(struct ctx *ctx, const struct division *all,
                                              size_t count, struct str chosen,
                                              struct opinion_raise_v *v)
{
    struct opinion_area_town_v *towns = arena_array(ctx->arena, count, struct opinion_area_town_v);
    struct option_v *options = arena_array(ctx->arena, count, struct option_v);

    arr_each (i, count) {
        struct opinion_area_town_v *town;

        if (all[i].code.len == TOWNSHIP_DIGITS || v->areas_count == 0)
            towns[v->areas_count++] = (struct opinion_area_town_v){
                .name = all[i].name,
                .options = &options[i],
            };
        town = &towns[v->areas_count - 1];
        options[i] = (struct option_v){
            .value = all[i].code,
            .label = all[i].code.len == TOWNSHIP_DIGITS
                         ? TF(ctx->arena, "opinion.public.area_whole", all[i].name)
                         : congress_village_name(all[i].name),
            .on = str_eq(all[i].code, chosen),
        };
        town->options_count++;
    }
    v->areas = towns;
    return towns;
}

/* Villages and communities: all of the county, or those of the station's township. */
static enum status area_field(struct ctx *ctx, const struct request *rq,
                              const struct opinion_web_place *place, struct opinion_raise_v *v)
{
    const struct str division = place->station.division;
    struct field_v *f = arena_new(ctx->arena, struct field_v);
    struct opinion_area_town_v *towns;
    struct division *all;
    size_t count;

    if (place->station.id != 0 && (division.len != TOWNSHIP_DIGITS || param_text(rq, "at").len > 0))
        return ST_OK;
    TRY(congress_places(ctx, place->station.id != 0 ? division : place->congress.code,
                        OPINION_AREAS_MAX, &all, &count));
    if (count == 0)
        return ST_OK;
    *f = form_field(ctx, rq, "line", "area", "opinion.public.area", S(""));
    v->area = f;
    towns = towns_make(ctx, all, count, f->value, v);
    if (place->station.id != 0) {
        struct division town;

        TRY(congress_division_get(ctx, division, &town));
        towns[0].name = town.name;
    }
    return ST_OK;
}

static struct field_v line(struct ctx *ctx, const struct request *rq, const char *name,
                           const char *label_key, const char *autocomplete, const char *inputmode)
{
    struct field_v f = form_field(ctx, rq, "line", name, label_key, S(""));

    f.autocomplete = str_from(autocomplete);
    f.inputmode = str_from(inputmode);
    return f;
}

static enum status fields_make(struct ctx *ctx, const struct request *rq,
                               const struct opinion_web_place *place, struct opinion_raise_v *v)
{
    v->kind = kind_field(ctx, rq);
    v->what = form_field(ctx, rq, "text", "what", "opinion.public.what", S(""));
    form_max(&v->what, OPINION_RAISED_CHARS, BODY_LINES);
    TRY(area_field(ctx, rq, place, v));
    if (place->station.id == 0 && v->area == NULL)
        TRY(town_field(ctx, rq, &v->town));
    v->at = form_field(ctx, rq, "line", "at",
                       v->area != NULL ? "opinion.public.at_more" : "opinion.public.at",
                       param_text(rq, "at"));
    form_optional(&v->at);
    v->name = line(ctx, rq, "name", "opinion.public.name", "name", "");
    form_optional(&v->name);
    v->tel = line(ctx, rq, "tel", "opinion.public.tel", "tel", "tel");
    form_optional(&v->tel);
    v->wish = line(ctx, rq, "wish", "opinion.public.wish", "off", "");
    form_optional(&v->wish);
    v->digits = line(ctx, rq, "digits", "opinion.public.digits", "off", "numeric");
    v->open = form_field(ctx, rq, "check", "open", "opinion.public.open", S(""));
    return ST_OK;
}

/* ---------------------------------------------------------------- the token and its photographs */

/* Shown again it is the same form, unless it has become too old: photographs belong to a form. */
static void token_make(struct ctx *ctx, const struct request *rq, struct opinion_raise_v *v)
{
    struct opinion_token t;
    struct str hash;

    v->token = form_again(rq) ? form_value(rq, "t", S("")) : S("");
    if (!opinion_public_token_read(ctx, v->token, &t) ||
        opinion_sending_wrong(ctx->now - t.issued_at, true) != NULL) {
        v->token = opinion_public_token(ctx);
        (void)opinion_public_token_read(ctx, v->token, &t);
    } else {
        const size_t count = param_count(rq, "kept");
        struct str *kept = arena_array(ctx->arena, count, struct str);

        arr_each (i, count)
            if (v->kept_count < OPINION_PHOTOS_MAX &&
                opinion_web_photo_read(ctx, t.nonce, param_text_at(rq, "kept", i), &hash))
                kept[v->kept_count++] = param_text_at(rq, "kept", i);
        v->kept = kept;
    }
    v->seed = t.nonce;
    v->bits = t.bits;
    v->photo_left = (int64_t)(OPINION_PHOTOS_MAX - v->kept_count);
    if (v->kept_count != 0)
        v->kept_say = TF(ctx->arena, "opinion.public.photo_kept",
                         str_printf(ctx->arena, "%zu", v->kept_count));
}

static enum status choose(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_public_list_v v = {0};
    struct congress *all;
    struct link_v *links;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    links = arena_array(ctx->arena, count, struct link_v);
    arr_each (i, count)
        links[i] = (struct link_v){
            .label = all[i].name,
            .url = str_printf(ctx->arena, "/p/opinion/new?c=" STR_FMT, STR_ARG(all[i].code))};
    v.congresses = links;
    v.congresses_count = count;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("opinion.public.which"),
                        &opinion_public_list_view, &v);
}

enum status opinion_web_raise_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_web_place place;
    struct opinion_raise_v v = {0};

    TRY(opinion_web_place_of(ctx, rq, &place));
    if (!place.found)
        return choose(ctx, rq, rs);
    v = (struct opinion_raise_v){
        .congress = place.congress.name,
        .station = place.station.name,
        .lead = TF(ctx->arena, "opinion.public.lead",
                   place.station.id != 0 ? place.station.name : place.congress.short_name),
        .code = param_text(rq, "c"),
        .station_id = place.station.id != 0
                          ? str_printf(ctx->arena, "%lld", (long long)place.station.id)
                          : S(""),
        .qr = param_bool(rq, "qr"),
        .photo_url = S("/p/opinion/photo"),
        .follow = opinion_web_public_url(ctx, rq, S("/p/opinion/follow")),
        .others = opinion_web_public_url(ctx, rq, S("/p/opinion")),
    };
    token_make(ctx, rq, &v);
    TRY(fields_make(ctx, rq, &place, &v));
    form_errors(ctx, rq, &v.errors);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("opinion.public.title"), &opinion_raise_view,
                        &v);
}
