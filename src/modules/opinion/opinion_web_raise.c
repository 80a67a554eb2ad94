// SPDX-License-Identifier: MulanPSL-2.0
/* Raising an opinion: many may post at the same instant (struct crowd). How often one may is
 * counted by address and by the cookie of the visit; nobody is asked to read crooked letters. */
#include "modules/opinion/opinion_public.h"
#include "modules/opinion/opinion_web_public.h"
#include "opinion_public_view.h"
#include "platform/text.h"
#include "platform/view.h"

enum { MINUTE = 60, HOUR = 3600, RECEIPT_SECONDS = 900, TOWNSHIP_DIGITS = 9, VILLAGE_DIGITS = 12 };
#define RECEIPT_COOKIE "receipt"

/* So many a minute and an hour; with a proof of work, and without. */
static const struct limit {
    const char *what;
    unsigned minute, hour;
} ADDRESS = {"opinion.address", 12, 120}, DEVICE = {"opinion.device", 10, 40},
  UNPROVED = {"opinion.unproved", 3, 20};

/* ---------------------------------------------------------------- where */

static enum status station_anywhere(struct ctx *ctx, int64_t id, struct opinion_web_place *out)
{
    const int64_t own = ctx->congress_id;
    struct congress *all;
    enum status st;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        ctx->congress_id = all[i].id; /* stations are public */
        st = station_get(ctx, id, &out->station);
        if (st == ST_OK && station_open(&out->station)) {
            out->congress = all[i];
            out->found = true;
            return ST_OK;
        }
        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
        ctx->err = (struct err){0};
    }
    ctx->congress_id = own;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status opinion_web_place_of(struct ctx *ctx, const struct request *rq,
                                 struct opinion_web_place *out)
{
    const int64_t station = param_id(rq, "station");
    const struct err before = ctx->err; /* the form may be shown again after a refusal */
    enum status st;

    *out = (struct opinion_web_place){0};
    if (station == 0)
        return congress_choose(ctx, param_text(rq, "c"), &out->congress, &out->found);
    st = station_anywhere(ctx, station, out);
    if (st == ST_OK)
        ctx->err = before;
    return st;
}

struct str opinion_web_public_url(struct ctx *ctx, const struct request *rq, struct str url)
{
    const struct str code = param_text(rq, "c");

    if (code.len == 0)
        return url;
    return str_printf(ctx->arena, STR_FMT "%sc=" STR_FMT, STR_ARG(url),
                      str_has(url, S("?")) ? "&" : "?", STR_ARG(code));
}

/* ---------------------------------------------------------------- how often */

static unsigned take(const struct request *rq, const struct limit *l, struct str who)
{
    unsigned wait;

    if (who.len == 0)
        return 0;
    wait = request_take(rq, l->what, who, l->minute, MINUTE);
    return wait != 0 ? wait : request_take(rq, l->what, who, l->hour, HOUR);
}

static enum status check_often(struct ctx *ctx, const struct request *rq, bool proved)
{
    unsigned wait = take(rq, &ADDRESS, request_network(rq));

    if (wait == 0)
        wait = take(rq, &DEVICE, request_cookie(rq, "visit"));
    if (wait == 0 && !proved)
        wait = take(rq, &UNPROVED, request_network(rq));
    return too_often(ctx, "opinion.public.too_often", wait);
}

/* ---------------------------------------------------------------- what was typed */

/* The code of the village that the text begins with, else of the township; "" if they are not
 * known here. */
static enum status area_of(struct ctx *ctx, const struct congress *c, struct str town,
                           struct str at, struct str *out)
{
    struct division *all;
    size_t count;

    *out = S("");
    TRY(congress_divisions(ctx, c->code, &all, &count));
    arr_each (i, count)
        if (str_eq(all[i].name, town))
            *out = all[i].code;
    if (out->len == 0)
        return ST_OK;
    TRY(congress_divisions(ctx, *out, &all, &count));
    arr_each (i, count) {
        struct str name = all[i].name;

        if (str_ends(name, T("opinion.public.committee_village")))
            name.len -= T("opinion.public.committee_village").len;
        else if (str_ends(name, T("opinion.public.committee")))
            name.len -= T("opinion.public.committee").len;
        if (name.len != 0 && str_starts(at, name) && all[i].code.len == VILLAGE_DIGITS)
            *out = all[i].code;
    }
    return ST_OK;
}

static enum status photos_of(struct ctx *ctx, const struct request *rq, struct str nonce,
                             struct opinion_raised *in)
{
    const size_t files = param_count(rq, "photo"), kept = param_count(rq, "kept");

    if (files + kept > OPINION_PHOTOS_MAX) {
        invalid(ctx, "photo", "opinion.public.photo_many", NULL);
        return ST_OK;
    }
    arr_each (i, kept)
        if (opinion_web_photo_read(ctx, nonce, param_text_at(rq, "kept", i),
                                   &in->photos[in->photos_count]))
            in->photos_count++;
    arr_each (i, files) {
        const struct upload *file = param_file_at(rq, "photo", i);

        if (file != NULL)
            TRY(opinion_web_photo_keep(ctx, rq, file, &in->photos[in->photos_count++]));
    }
    return ST_OK;
}

/* The village or township that was chosen: its code, and its name before what was typed. */
static enum status read_area(struct ctx *ctx, const struct congress *c, struct str code,
                             struct opinion_raised *out)
{
    struct division village, town = {0};
    const enum status st =
        str_starts(code, c->code) ? congress_division_get(ctx, code, &village) : ST_NOT_FOUND;

    if (st == ST_NOT_FOUND) { /* a list of another day: what was typed says where */
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    if (code.len == VILLAGE_DIGITS)
        TRY(congress_division_get(ctx, village.parent_code, &town));
    out->area = village.code;
    out->place = str_printf(ctx->arena, STR_FMT STR_FMT STR_FMT, STR_ARG(town.name),
                            STR_ARG(congress_village_name(village.name)), STR_ARG(out->place));
    return ST_OK;
}

static enum status read_form(struct ctx *ctx, const struct request *rq,
                             const struct opinion_web_place *place, struct opinion_raised *out)
{
    const struct str town = param_text(rq, "town"), at = param_text(rq, "at"),
                     area = param_text(rq, "area");

    *out = (struct opinion_raised){
        .token = param_text(rq, "t"),
        .work = param_text(rq, "work"),
        .body = param_text(rq, "what"),
        .kind = param_text(rq, "kind"),
        .place = place->station.id == 0 && !str_starts(at, town)
                     ? str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(town), STR_ARG(at))
                     : at,
        .citizen = param_text(rq, "name"),
        .contact = param_text(rq, "tel"),
        .wish = param_text(rq, "wish"),
        .digits = param_text(rq, "digits"),
        .station_id = place->station.id,
        .open = param_bool(rq, "open"),
        .qr = param_bool(rq, "qr"),
    };
    if (area.len != 0)
        TRY(read_area(ctx, &place->congress, area, out));
    if (out->area.len != 0)
        return ST_OK;
    if (place->station.id != 0) { /* nobody said where: in its township, not at its own door */
        if (out->place.len == 0 && place->station.division.len >= TOWNSHIP_DIGITS)
            TRY(read_area(ctx, &place->congress, place->station.division, out));
        out->area = place->station.division;
        return ST_OK;
    }
    return town.len != 0 ? area_of(ctx, &place->congress, town, at, &out->area) : ST_OK;
}

/* ---------------------------------------------------------------- the post */

static enum status enter(struct ctx *ctx, const struct request *rq, struct response *rs,
                         void **out_data)
{
    struct opinion_web_place place;
    struct opinion_taking *taking;
    struct opinion_raised in;
    struct opinion_token token;
    bool proved;

    (void)rs;
    TRY(opinion_web_place_of(ctx, rq, &place));
    if (!place.found)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(read_form(ctx, rq, &place, &in));
    if (opinion_public_token_read(ctx, in.token, &token))
        TRY(photos_of(ctx, rq, token.nonce, &in));
    TRY(opinion_public_prepare(ctx, &in, &taking, &proved));
    TRY(check_often(ctx, rq, proved));
    *out_data = taking;
    return ST_OK;
}

static enum status leave(struct ctx *ctx, const struct request *rq, struct response *rs, void *data)
{
    const struct opinion_receipt_v v = {.code = opinion_public_code_shown(ctx, data),
                                        .taken_at = ctx->now};

    respond_header(rs, "Cache-Control", S("no-store"));
    if (wants_json(rq))
        return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("opinion.public.taken"),
                            &opinion_receipt_view, &v);
    if (opinion_public_again(data))
        respond_flash(rs, "opinion.public.again", S(""));
    respond_cookie(rs, RECEIPT_COOKIE, param_text(rq, "t"), RECEIPT_SECONDS);
    return respond_see_other(rs, STR_FMT,
                             STR_ARG(opinion_web_public_url(ctx, rq, S("/p/opinion/receipt"))));
}

const struct crowd OPINION_WEB_RAISE = {
    .enter = enter, .write = opinion_public_write, .leave = leave};

/* ---------------------------------------------------------------- the receipt */

/* Once: the cookie is of this browser alone and soon over. */
enum status opinion_web_receipt(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_receipt_v v = {0};
    struct opinion_web_place place;
    enum status st;

    TRY(opinion_web_place_of(ctx, rq, &place));
    st = opinion_public_receipt_find(ctx, request_cookie(rq, RECEIPT_COOKIE), &v.code, &v.taken_at);
    if (st == ST_NOT_FOUND)
        return respond_see_other(rs, STR_FMT,
                                 STR_ARG(opinion_web_public_url(ctx, rq, S("/p/opinion/follow"))));
    TRY(st);
    v.follow = opinion_web_public_url(ctx, rq, S("/p/opinion/follow"));
    v.home = opinion_web_public_url(ctx, rq, S("/p"));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("opinion.public.taken"), &opinion_receipt_view,
                        &v);
}
