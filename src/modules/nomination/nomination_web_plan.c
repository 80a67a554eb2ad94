// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of the presidium: an election, its posts, from when to when. */
#include "modules/nomination/nomination_list.h"
#include "modules/nomination/nomination_rules.h"
#include "modules/nomination/nomination_web.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { OPTIONS_MAX = 16, SEATS_MOST = 1000 };

struct form_page *nomination_web_form(struct ctx *ctx, const struct request *rq,
                                      const struct nomination_election *e, struct str url,
                                      const char *title_key)
{
    const struct str back = e != NULL ? nomination_web_url(ctx, e->id, "") : S("/nomination");
    struct form_page *f = form_page_open(ctx, rq, text(title_key), url, back, text(title_key));

    form_page_crumb(f, T("nomination.menu"), S("/nomination"));
    if (e != NULL)
        form_page_crumb(f, e->title, back);
    return f;
}

enum status nomination_web_show_form(struct form_page *f, struct response *rs)
{
    struct nomination_form_v *v = arena_new(f->ctx->arena, struct nomination_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &nomination_form_view, v);
}

/* ---------------------------------------------------------------- the election */

static void put_values(struct form_page *f, const struct nomination_election *e)
{
    struct ctx *ctx = f->ctx;
    unsigned second = 0;
    const struct date day =
        e->closes_at != 0 ? date_of_instant(e->closes_at, &second) : (struct date){0};

    (void)form_page_put(f, "line", "title", "nomination.f.title", e->title);
    (void)form_page_put(f, "check", "new_term", "nomination.f.new_term",
                        e->new_term ? S("1") : S("0"));
    form_optional(form_page_put(f, "line", "basis", "nomination.f.basis", e->basis));
    form_optional(
        form_page_put(f, "date", "closes_on", "nomination.f.closes_on", list_iso(ctx, day)));
    form_optional(form_page_put(f, "int", "closes_hour", "nomination.f.closes_hour",
                                e->closes_at != 0 ? str_int(ctx->arena, second / 3600) : S("")));
}

static int64_t closes_at(const struct request *rq)
{
    const struct date on = param_date(rq, "closes_on");
    const int64_t hour = param_int(rq, "closes_hour");

    if (date_none(on))
        return 0;
    return date_begin(on) + (hour > 0 && hour <= 24 ? hour : 24) * 3600;
}

static struct nomination_election read_values(const struct request *rq)
{
    return (struct nomination_election){
        .title = param_text(rq, "title"),
        .new_term = param_bool(rq, "new_term"),
        .basis = param_text(rq, "basis"),
        .closes_at = closes_at(rq),
    };
}

enum status nomination_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        nomination_web_form(ctx, rq, NULL, S("/nomination/new"), "nomination.do.new");

    put_values(f, &(struct nomination_election){.title = S(""), .basis = S("")});
    return nomination_web_show_form(f, rs);
}

enum status nomination_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct nomination_election in = read_values(rq);
    int64_t id;

    TRY(nomination_save(ctx, &in, &id));
    respond_flash(rs, "nomination.done.new", S(""));
    return respond_see_other(rs, "/nomination/%lld", (long long)id);
}

enum status nomination_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct nomination_election e;
    struct form_page *f;

    TRY(nomination_election_get(ctx, path_id(rq, "id"), &e));
    f = nomination_web_form(ctx, rq, &e, nomination_web_url(ctx, e.id, "/edit"),
                            "nomination.do.edit");
    put_values(f, &e);
    form_page_version(f, e.version);
    return nomination_web_show_form(f, rs);
}

enum status nomination_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct nomination_election in = read_values(rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(nomination_save(ctx, &in, &id));
    respond_flash(rs, "nomination.done.saved", S(""));
    return respond_see_other(rs, "/nomination/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- a post */

static enum status put_offices(struct form_page *f)
{
    struct option_v options[OPTIONS_MAX];
    struct field_v *field = form_page_put(f, "select", "office", "nomination.f.office", S(""));
    enum level level;
    size_t n = 0;

    TRY(nomination_level(f->ctx, &level));
    for (int o = 0; o <= NOMINATION_LAW_ACTING_CHAIR; o++) {
        const enum nomination_law_office office = (enum nomination_law_office)o;
        const struct str word = str_from(nomination_office_word(office));

        if (nomination_law_office_fits(level, office))
            options[n++] =
                (struct option_v){.value = word, .label = text_of("nomination.office.", word)};
    }
    field->choose = true;
    form_options(f->ctx, field, options, n);
    return ST_OK;
}

enum status nomination_web_post_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct option_v occasions[] = {
        {.value = S("first"), .label = T("nomination.occasion.first")},
        {.value = S("by_election"), .label = T("nomination.occasion.by_election")},
    };
    struct nomination_election e;
    struct form_page *f;

    TRY(nomination_election_get(ctx, path_id(rq, "id"), &e));
    f = nomination_web_form(ctx, rq, &e, nomination_web_url(ctx, e.id, "/post"),
                            "nomination.do.post");
    TRY(put_offices(f));
    (void)form_page_put(f, "line", "name", "nomination.f.name", S(""));
    form_options(ctx, form_page_put(f, "radio", "occasion", "nomination.f.occasion", S("first")),
                 occasions, COUNT(occasions));
    (void)form_page_put(f, "int", "seats", "nomination.f.seats", S("1"));
    return nomination_web_show_form(f, rs);
}

enum status nomination_web_post(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t seats = param_int(rq, "seats");
    struct nomination_post in = {
        .election_id = path_id(rq, "id"),
        .name = param_text(rq, "name"),
        .seats = seats > 0 && seats < SEATS_MOST ? (unsigned)seats : 0,
    };
    int64_t id;

    (void)nomination_office_parse(param_text(rq, "office"), &in.office);
    (void)nomination_occasion_parse(param_text(rq, "occasion"), &in.occasion);
    TRY(nomination_post_add(ctx, &in, &id));
    respond_flash(rs, "nomination.done.post", S(""));
    return respond_see_other(rs, "/nomination/%lld", (long long)in.election_id);
}

enum status nomination_web_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct nomination_post p;

    TRY(nomination_store_post(ctx, path_id(rq, "id"), &p));
    TRY(nomination_post_drop(ctx, p.id, p.version));
    respond_flash(rs, "nomination.done.drop", S(""));
    return respond_see_other(rs, "/nomination/%lld", (long long)p.election_id);
}

/* ---------------------------------------------------------------- from when to when */

enum status nomination_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct nomination_election e;

    TRY(nomination_election_get(ctx, path_id(rq, "id"), &e));
    TRY(nomination_open(ctx, e.id, e.version));
    respond_flash(rs, "nomination.done.open", S(""));
    return respond_see_other(rs, "/nomination/%lld", (long long)e.id);
}

enum status nomination_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct nomination_election e;

    TRY(nomination_election_get(ctx, path_id(rq, "id"), &e));
    TRY(nomination_close(ctx, e.id, e.version));
    respond_flash(rs, "nomination.done.close", S(""));
    return respond_see_other(rs, "/nomination/%lld", (long long)e.id);
}
