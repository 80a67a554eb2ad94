// SPDX-License-Identifier: MulanPSL-2.0
/* Terms and sessions: the list and the forms. */
#include "modules/congress/congress_rules.h"
#include "modules/congress/congress_web.h"
#include "modules/congress/congress_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include <inttypes.h>

static struct str term_label(struct ctx *ctx, int number)
{
    return TF(ctx->arena, "congress.term.name",
              congress_numeral(ctx->arena, T("congress.numerals"), number));
}

static enum status terms_make(struct ctx *ctx, struct congress_session_v *v)
{
    struct congress_term_row_v *rows;
    struct congress_term *terms;
    size_t count;

    TRY(congress_store_terms(ctx, &terms, &count));
    rows = arena_array(ctx->arena, count, struct congress_term_row_v);
    arr_each (i, count) {
        rows[i] = (struct congress_term_row_v){
            .id = terms[i].id,
            .number = terms[i].number,
            .label = term_label(ctx, terms[i].number),
            .from_on = terms[i].from_on,
            .to_on = terms[i].to_on,
        };
    }
    v->terms = rows;
    v->terms_count = count;
    return ST_OK;
}

enum status congress_web_session(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct congress_session_v v = {.tabs = congress_web_tabs(ctx, "/congress/session"),
                                   .may_edit = may(ctx, "congress.session")};
    struct congress_session_row_v *rows;
    struct congress_session *list;
    size_t count;

    TRY(congress_sessions(ctx, &list, &count));
    rows = arena_array(ctx->arena, count, struct congress_session_row_v);
    arr_each (i, count) {
        rows[i] = (struct congress_session_row_v){
            .id = list[i].id,
            .term = list[i].term_number,
            .number = list[i].number,
            .name = list[i].name,
            .opens_on = list[i].opens_on,
            .closes_on = list[i].closes_on,
            .bills_until = list[i].bills_until,
            .bills_basis = list[i].bills_basis,
            .open = date_cmp(list[i].opens_on, ctx->today) <= 0 &&
                    date_cmp(ctx->today, list[i].closes_on) <= 0,
            .edit_url = v.may_edit ? str_printf(ctx->arena, "/congress/session/%" PRId64 "/edit",
                                                list[i].id)
                                   : S(""),
        };
    }
    v.rows = rows;
    v.rows_count = count;
    TRY(terms_make(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("congress.session.title"),
                        &congress_session_view, &v);
}

/* ---------------------------------------------------------------- forms */

static void put_bills(struct form_page *f, const struct congress_session *s)
{
    struct buf time = buf_new(f->ctx->arena, 0);
    struct date on = {0};
    unsigned second;

    if (s->bills_until != 0) {
        on = date_of_instant(s->bills_until, &second);
        text_put_clock(&time, s->bills_until);
    }
    form_optional(form_page_put(f, "date", "bills_until", "congress.session.bills_until",
                                list_iso(f->ctx, on)));
    form_optional(form_page_put(f, "line", "bills_until_time", "congress.session.bills_until_time",
                                buf_view(&time)));
    form_optional(
        form_page_put(f, "line", "bills_basis", "congress.session.bills_basis", s->bills_basis));
}

static void put_session(struct form_page *f, const struct congress_session *s)
{
    (void)form_page_put(f, "int", "number", "congress.session.number",
                        s->number > 0 ? str_int(f->ctx->arena, s->number) : S(""));
    (void)form_page_put(f, "date", "opens_on", "congress.session.opens_on",
                        list_iso(f->ctx, s->opens_on));
    (void)form_page_put(f, "date", "closes_on", "congress.session.closes_on",
                        list_iso(f->ctx, s->closes_on));
    form_optional(form_page_put(f, "line", "name", "congress.session.of", s->name));
    put_bills(f, s);
}

/* The day and the time until which bills are taken; the end of the day when no time was typed. */
static int64_t read_bills_until(struct ctx *ctx, const struct request *rq)
{
    enum { DAY_END = 24 * 60 * 60 - 1 };
    const struct date on = param_date(rq, "bills_until");
    const struct str time = param_text(rq, "bills_until_time");
    unsigned second = DAY_END;

    if (time.len > 0 && !congress_parse_clock(time, &second))
        invalid(ctx, "bills_until_time", "congress.session.time_wrong", NULL);
    else if (time.len > 0 && date_none(on))
        invalid(ctx, "bills_until", "congress.date_missing", NULL);
    return date_none(on) ? 0 : date_begin(on) + second;
}

static struct congress_session read_session(struct ctx *ctx, const struct request *rq)
{
    const int64_t number = param_int(rq, "number");

    return (struct congress_session){
        .id = path_id(rq, "id"),
        .number = number > 0 && number <= CONGRESS_NUMBER_MAX ? (int)number : 0,
        .name = param_text(rq, "name"),
        .opens_on = param_date(rq, "opens_on"),
        .closes_on = param_date(rq, "closes_on"),
        .bills_until = read_bills_until(ctx, rq),
        .bills_basis = param_text(rq, "bills_basis"),
        .version = param_int(rq, "version"),
    };
}

enum status congress_web_session_new_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct form_page *f =
        congress_web_form(ctx, rq, "congress.session.new", S("/congress/session/new"),
                          "congress.session.title", "/congress/session", "congress.session.new_go");

    put_session(f, &(struct congress_session){.name = S(""), .bills_basis = S("")});
    return congress_web_show_form(f, rs);
}

enum status congress_web_session_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct congress_session session = read_session(ctx, rq);
    int64_t id;

    TRY(congress_session_add(ctx, &session, &id));
    respond_flash(rs, "congress.saved", S(""));
    return respond_see_other(rs, "/congress/session");
}

enum status congress_web_session_edit_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct congress_session session;
    struct form_page *f;

    TRY(congress_session_get(ctx, path_id(rq, "id"), &session));
    f = congress_web_form(ctx, rq, "congress.session.edit",
                          str_printf(ctx->arena, "/congress/session/%" PRId64 "/edit", session.id),
                          "congress.session.title", "/congress/session", "word.save");
    put_session(f, &session);
    form_page_version(f, session.version);
    return congress_web_show_form(f, rs);
}

enum status congress_web_session_edit(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct congress_session session = read_session(ctx, rq);

    TRY(congress_session_change(ctx, &session));
    respond_flash(rs, "congress.saved", S(""));
    return respond_see_other(rs, "/congress/session");
}

enum status congress_web_term_new_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct form_page *f =
        congress_web_form(ctx, rq, "congress.term.new", S("/congress/term/new"),
                          "congress.session.title", "/congress/session", "congress.term.new_go");

    (void)form_page_put(f, "int", "number", "congress.term.number", S(""));
    (void)form_page_put(f, "date", "from_on", "congress.term.from_on", S(""));
    f->v.note = T("congress.term.note");
    f->v.article = T("congress.term.law");
    return congress_web_show_form(f, rs);
}

enum status congress_web_term_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t number = param_int(rq, "number");
    int64_t id;

    TRY(congress_term_begin(ctx, number > 0 && number <= CONGRESS_NUMBER_MAX ? (int)number : 0,
                            param_date(rq, "from_on"), &id));
    respond_flash(rs, "congress.saved", S(""));
    return respond_see_other(rs, "/congress/session");
}
