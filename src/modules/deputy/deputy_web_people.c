// SPDX-License-Identifier: MulanPSL-2.0
/* How seats are shared out: people behind each deputy of a constituency, seats of each people. */
#include "deputy_people_view.h"
#include "deputy_view.h"
#include "modules/deputy/deputy_plan.h"
#include "modules/deputy/deputy_report.h"
#include "modules/deputy/deputy_web.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { THOUSAND = 1000, TEN = 10 };

static int64_t people_of(const struct deputy_people *all, size_t count, struct str name)
{
    arr_each (i, count)
        if (str_eq(all[i].name, name))
            return all[i].people;
    return 0;
}

static struct str edit_url(struct ctx *ctx, const char *kind, struct str name)
{
    struct buf url = buf_new(ctx->arena, 0);

    if (!may(ctx, "deputy.edit"))
        return S("");
    buf_printf(&url, "/deputy/seat/people/edit?kind=%s&name=", kind);
    html_put_url(&url, name);
    return buf_view(&url);
}

static struct str percent(struct ctx *ctx, int64_t permille)
{
    const int64_t size = permille < 0 ? -permille : permille;

    return str_printf(ctx->arena, "%lld.%lld%%", (long long)(size / TEN), (long long)(size % TEN));
}

static const struct tag_v *tag(struct ctx *ctx, const char *key)
{
    struct tag_v *t = arena_new(ctx->arena, struct tag_v);

    *t = (struct tag_v){.label = text(key), .class = S("wait")};
    return t;
}

static enum status places_make(struct ctx *ctx, struct deputy_people_v *v)
{
    struct deputy_share_row_v *rows;
    struct deputy_constituency *all;
    struct deputy_people *people;
    int64_t sum = 0, seats = 0;
    size_t count, known;

    TRY(deputy_constituencies(ctx, false, &all, &count));
    TRY(deputy_people(ctx, S("constituency"), &people, &known));
    rows = arena_array(ctx->arena, count, struct deputy_share_row_v);
    arr_each (i, count) {
        const int64_t n = all[i].active ? people_of(people, known, all[i].name) : 0;

        sum += n;
        seats += n > 0 ? all[i].seats : 0;
    }
    arr_each (i, count) {
        const int64_t n = people_of(people, known, all[i].name);
        const int64_t off = share_law_off(n, all[i].seats, sum, seats);
        struct deputy_share_row_v *row = &rows[v->places_count];

        if (!all[i].active)
            continue;
        *row = (struct deputy_share_row_v){.name = all[i].name,
                                           .people = n,
                                           .seats = str_int(ctx->arena, all[i].seats),
                                           .seated = all[i].seated,
                                           .url = edit_url(ctx, "constituency", all[i].name)};
        if (n > 0 && all[i].seats > 0) {
            row->each = str_int(ctx->arena, n / all[i].seats);
            row->off = off == 0  ? T("deputy.people.equal")
                       : off > 0 ? TF(ctx->arena, "deputy.people.more", percent(ctx, off))
                                 : TF(ctx->arena, "deputy.people.fewer", percent(ctx, off));
        } else if (n > 0) {
            row->tag = tag(ctx, "deputy.people.no_seat");
        }
        v->places_count++;
    }
    v->places = rows;
    return ST_OK;
}

static enum status peoples_make(struct ctx *ctx, const struct deputy_seats *s,
                                struct deputy_people_v *v)
{
    static const char *const BANDS[] = {
        [SHARE_LAW_SMALL] = "deputy.people.band.small",
        [SHARE_LAW_MIDDLE] = "deputy.people.band.middle",
        [SHARE_LAW_LARGE] = "deputy.people.band.large",
    };
    struct deputy_share_row_v *rows;
    struct deputy_people *people;
    size_t count;

    TRY(deputy_people(ctx, S("ethnic"), &people, &count));
    rows = arena_array(ctx->arena, count, struct deputy_share_row_v);
    arr_each (i, count) {
        const struct deputy_people *p = &people[i];
        struct share_law_people share;

        rows[i] = (struct deputy_share_row_v){.name = p->name,
                                              .people = p->people,
                                              .seated = p->seated,
                                              .url = edit_url(ctx, "ethnic", p->name)};
        if (s->id == 0 || p->people == 0 || p->people > s->population)
            continue;
        share = share_law_people(p->people, s->population, s->total);
        rows[i].each = percent(ctx, p->people * THOUSAND / s->population);
        rows[i].seats = TF(ctx->arena, "deputy.people.from_to", str_int(ctx->arena, share.least),
                           str_int(ctx->arena, share.most));
        rows[i].off = text(BANDS[share.band]);
        if (p->seated < share.least)
            rows[i].tag = tag(ctx, "deputy.people.too_few");
        else if (p->seated > share.most)
            rows[i].tag = tag(ctx, "deputy.people.too_many");
    }
    v->peoples = rows;
    v->peoples_count = count;
    return ST_OK;
}

enum status deputy_web_people(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct err before = ctx->err;
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    struct deputy_people_v v = {.may_edit = may(ctx, "deputy.edit")};
    struct deputy_seats s = {.id = 0};
    const enum status st = deputy_seats(ctx, &s);

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    *up = (struct link_v){.label = T("deputy.seats.title"), .url = S("/deputy/seat")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = T("deputy.people.title")};
    *note = (struct note_v){.warn = true, .text = T("deputy.seats.not_fixed")};
    v.note = st == ST_OK ? NULL : note;
    TRY(places_make(ctx, &v));
    TRY(peoples_make(ctx, &s, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("deputy.people.title"), &deputy_people_view,
                        &v);
}

enum status deputy_web_people_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str kind = param_present(rq, "kind") ? param_text(rq, "kind") : S("ethnic");
    const bool ethnic = str_eqz(kind, "ethnic");
    struct form_page *f =
        form_page_open(ctx, rq, T("deputy.people.edit"), S("/deputy/seat/people/edit"),
                       S("/deputy/seat/people"), T("word.save"));
    struct deputy_form_v *v = arena_new(ctx->arena, struct deputy_form_v);
    struct deputy_people *all, p = {.name = param_text(rq, "name")};
    size_t count;

    TRY(deputy_people(ctx, kind, &all, &count));
    arr_each (i, count)
        if (str_eq(all[i].name, p.name))
            p = all[i];
    form_page_crumb(f, T("deputy.seats.title"), S("/deputy/seat"));
    form_page_crumb(f, T("deputy.people.title"), S("/deputy/seat/people"));
    (void)form_page_put(f, "hidden", "kind", "deputy.people.title", kind);
    (void)form_page_put(f, "line", "name", ethnic ? "deputy.ethnic" : "deputy.constituency",
                        p.name);
    (void)form_page_put(f, "int", "people", "deputy.people.count",
                        p.id != 0 ? str_int(ctx->arena, p.people) : S(""));
    form_page_version(f, p.version);
    f->v.article = ethnic ? T("deputy.people.ethnic_law") : T("deputy.people.places_law");
    v->page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->page.title, &deputy_form_view, v);
}

enum status deputy_web_people_set(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_people in = {
        .kind = param_text(rq, "kind"),
        .name = param_text(rq, "name"),
        .people = param_int(rq, "people"),
        .version = param_int(rq, "version"),
    };

    TRY(deputy_people_set(ctx, &in));
    respond_flash(rs, "deputy.people.done", S(""));
    return respond_see_other(rs, "/deputy/seat/people");
}
