// SPDX-License-Identifier: MulanPSL-2.0
/* Forms about a body: new, changed, closed. */
#include "body_view.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_web.h"
#include "modules/body/body_web_common.h"
#include "modules/congress/congress.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

struct form_page *body_web_form(struct ctx *ctx, const struct request *rq, const struct body *b,
                                struct str url, const char *title_key, const char *go_key)
{
    struct form_page *f =
        form_page_open(ctx, rq, text(title_key), url,
                       b != NULL ? body_web_url(ctx, b->id, "") : S("/body"), text(go_key));

    form_page_crumb(f, T("body.menu"), S("/body"));
    if (b != NULL)
        form_page_crumb(f, b->short_name, body_web_url(ctx, b->id, ""));
    return f;
}

enum status body_web_show_form(struct form_page *f, struct response *rs)
{
    struct body_form_v *v = arena_new(f->ctx->arena, struct body_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &body_form_view, v);
}

static struct str id_text(struct ctx *ctx, int64_t id)
{
    return id != 0 ? str_int(ctx->arena, id) : S("");
}

static enum status put_kind(struct form_page *f)
{
    struct option_v options[BODY_KINDS];
    struct field_v *field;
    enum level level;
    size_t n = 0;

    TRY(body_level(f->ctx, &level));
    arr_each (i, BODY_KINDS) {
        const struct str word = str_from(body_kind_word((enum body_kind)i));

        if (body_kind_fits((enum body_kind)i, level))
            options[n++] = (struct option_v){.value = word, .label = text_of("body.kind.", word)};
    }
    field = form_page_put(f, "select", "kind", "body.kind", S(""));
    form_options(f->ctx, field, options, n);
    field->choose = true;
    return ST_OK;
}

/* A choice of records by name, of which none may be chosen: `first` says what that means. */
struct choice {
    struct form_page *f;
    struct option_v *options;
    size_t count;
};

static struct choice choice_of(struct form_page *f, size_t most, struct str first)
{
    struct choice c = {.f = f, .options = arena_array(f->ctx->arena, most + 1, struct option_v)};

    c.options[c.count++] = (struct option_v){.value = S(""), .label = first};
    return c;
}

static void choice_add(struct choice *c, int64_t id, struct str name)
{
    c->options[c->count++] = (struct option_v){.value = id_text(c->f->ctx, id), .label = name};
}

static struct field_v *choice_put(const struct choice *c, const char *name, const char *key,
                                  int64_t stored)
{
    struct field_v *field = form_page_put(c->f, "select", name, key, id_text(c->f->ctx, stored));

    form_options(c->f->ctx, field, c->options, c->count);
    form_optional(field);
    return field;
}

enum status body_web_put_delegation(struct form_page *f, struct str first, struct field_v **out)
{
    struct delegation *delegations;
    struct choice c;
    size_t count;

    TRY(delegation_list(f->ctx, &delegations, &count));
    c = choice_of(f, count, first);
    arr_each (i, count)
        choice_add(&c, delegations[i].id, delegations[i].name);
    *out = choice_put(&c, "delegation", "body.delegation", 0);
    return ST_OK;
}

static enum status put_organ(struct form_page *f, int64_t stored)
{
    struct organ *organs;
    struct choice c;
    size_t count;

    TRY(organ_list(f->ctx, false, &organs, &count));
    c = choice_of(f, count, T("word.none"));
    arr_each (i, count)
        choice_add(&c, organs[i].id, organs[i].name);
    (void)choice_put(&c, "organ", "body.organ", stored);
    return ST_OK;
}

static enum status put_session(struct form_page *f, int64_t stored)
{
    struct congress_session *sessions;
    struct choice c;
    size_t count;

    TRY(congress_sessions(f->ctx, &sessions, &count));
    c = choice_of(f, count, T("word.none"));
    arr_each (i, count)
        choice_add(&c, sessions[i].id, sessions[i].name);
    (void)choice_put(&c, "session", "body.session", stored);
    return ST_OK;
}

static enum status put_values(struct form_page *f, const struct body *b)
{
    struct ctx *ctx = f->ctx;

    (void)form_page_put(f, "line", "name", "body.name", b->name);
    form_optional(form_page_put(f, "line", "short_name", "body.short_name", b->short_name));
    TRY(put_organ(f, b->organ_id));
    TRY(put_session(f, b->session_id));
    form_optional(form_page_put(f, "int", "fixed_seats", "body.fixed_seats",
                                str_int(ctx->arena, b->fixed_seats)));
    (void)form_page_put(f, "date", "from_on", "body.from_on", list_iso(ctx, b->from_on));
    return ST_OK;
}

static enum status read_values(struct ctx *ctx, const struct request *rq, struct body *out)
{
    const int64_t seats = param_int(rq, "fixed_seats");

    if (seats < 0 || seats > BODY_SEATS_MAX) {
        invalid(ctx, "fixed_seats", "body.seats_wrong", NULL);
        return invalid_done(ctx);
    }
    *out = (struct body){
        .name = param_text(rq, "name"),
        .short_name = param_text(rq, "short_name"),
        .organ_id = param_id(rq, "organ"),
        .session_id = param_id(rq, "session"),
        .fixed_seats = (uint32_t)seats,
        .from_on = param_date(rq, "from_on"),
    };
    return ST_OK;
}

/* ---------------------------------------------------------------- new */

enum status body_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        body_web_form(ctx, rq, NULL, S("/body/new"), "body.new.title", "body.new.go");
    struct body b = {.from_on = ctx->today};
    struct congress_term term;
    struct field_v *delegation;

    if (congress_term_now(ctx, &term) == ST_OK)
        b.from_on = term.from_on;
    TRY(put_kind(f));
    TRY(body_web_put_delegation(f, T("word.none"), &delegation));
    TRY(put_values(f, &b));
    return body_web_show_form(f, rs);
}

enum status body_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct body b;
    int64_t id;

    TRY(read_values(ctx, rq, &b));
    if (!body_kind_parse(param_text(rq, "kind"), &b.kind))
        return fail(&ctx->err, ST_INVALID, "form.invalid", NULL);
    b.delegation_id = b.kind == BODY_DELEGATION ? param_id(rq, "delegation") : 0;
    TRY(body_add(ctx, &b, &id));
    respond_flash(rs, "body.new.done", S(""));
    return respond_see_other(rs, "/body/%" PRId64, id);
}

/* ---------------------------------------------------------------- changed, closed */

enum status body_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct body b;

    TRY(body_get(ctx, path_id(rq, "id"), &b));
    f = body_web_form(ctx, rq, &b, body_web_url(ctx, b.id, "/edit"), "body.edit.title",
                      "word.save");
    TRY(put_values(f, &b));
    if (b.kind == BODY_STANDING_COMMITTEE)
        form_optional(form_page_put(f, "check", "correct", "body.correct", S("")));
    form_page_version(f, b.version);
    return body_web_show_form(f, rs);
}

enum status body_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct body b;

    TRY(read_values(ctx, rq, &b));
    b.id = path_id(rq, "id");
    b.version = param_int(rq, "version");
    TRY(body_change(ctx, &b, param_bool(rq, "correct")));
    respond_flash(rs, "body.edit.done", S(""));
    return respond_see_other(rs, "/body/%" PRId64, b.id);
}

enum status body_web_close_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct body b;

    TRY(body_get(ctx, path_id(rq, "id"), &b));
    f = body_web_form(ctx, rq, &b, body_web_url(ctx, b.id, "/close"), "body.close.title",
                      "body.close.go");
    (void)form_page_put(f, "date", "on", "body.to_on", list_iso(ctx, ctx->today));
    form_page_version(f, b.version);
    f->v.note = T("body.close.note");
    form_page_ask(f, "body.close.ask", "body.close.note", "body.close.no");
    return body_web_show_form(f, rs);
}

enum status body_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(body_close(ctx, id, param_int(rq, "version"), param_date(rq, "on")));
    respond_flash(rs, "body.close.done", S(""));
    return respond_see_other(rs, "/body/%" PRId64, id);
}
