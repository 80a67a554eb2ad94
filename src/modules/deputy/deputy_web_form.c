// SPDX-License-Identifier: MulanPSL-2.0
/* Forms about a deputy: new, every value, leaving office. */
#include "deputy_view.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_list.h"
#include "modules/deputy/deputy_rules.h"
#include "modules/deputy/deputy_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/look.h"
#include "platform/reveal.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

static struct str url_of(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/deputy/%" PRId64 "%s", id, tail);
}

static enum status show(struct form_page *f, struct response *rs)
{
    struct deputy_form_v *v = arena_new(f->ctx->arena, struct deputy_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &deputy_form_view, v);
}

static void put_optional(struct form_page *f, const char *kind, const char *name, const char *key,
                         struct str stored)
{
    form_optional(form_page_put(f, kind, name, key, stored));
}

static enum status put_delegation(struct form_page *f, struct str stored)
{
    struct delegation *delegations;
    struct option_v *options;
    struct field_v *field;
    size_t count;

    TRY(delegation_list(f->ctx, &delegations, &count));
    if (count == 0) {
        (void)form_page_put(f, "line", "delegation", "deputy.delegation", stored);
        return ST_OK;
    }
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count) {
        options[i] = (struct option_v){.value = delegations[i].name, .label = delegations[i].name};
    }
    field = form_page_put(f, "select", "delegation", "deputy.delegation", stored);
    form_options(f->ctx, field, options, count);
    return ST_OK;
}

/* A new group is made among the bodies; where there is none at all, by naming it here. */
static enum status put_group(struct form_page *f, struct str stored)
{
    struct option_v *options;
    struct str *names;
    size_t count;

    TRY(deputy_groups(f->ctx, stored, &names, &count));
    if (count == 0) {
        put_optional(f, "line", "group_name", "deputy.group_name", stored);
        return ST_OK;
    }
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("deputy.group_none")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = names[i], .label = names[i]};
    form_options(f->ctx, form_page_put(f, "select", "group_name", "deputy.group_name", stored),
                 options, count + 1);
    return ST_OK;
}

static void put_sex(struct form_page *f, struct str stored)
{
    const struct option_v options[] = {
        {.value = S(""), .label = T("deputy.sex.unknown")},
        {.value = S("male"), .label = T("deputy.sex.male")},
        {.value = S("female"), .label = T("deputy.sex.female")},
    };

    form_options(f->ctx, form_page_put(f, "radio", "sex", "deputy.sex", stored), options,
                 COUNT(options));
}

static enum status put_class(struct form_page *f, struct str stored)
{
    struct deputy_class *classes;
    struct option_v *options;
    size_t count, n = 0;

    TRY(deputy_classes(f->ctx, &classes, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[n++] = (struct option_v){.value = S(""), .label = T("deputy.class.none")};
    arr_each (i, count)
        if (classes[i].active || str_eq(classes[i].name, stored))
            options[n++] = (struct option_v){.value = classes[i].name, .label = classes[i].name};
    form_options(f->ctx, form_page_put(f, "select", "class", "deputy.class", stored), options, n);
    return ST_OK;
}

static void put_wage(struct form_page *f, struct str stored)
{
    const struct option_v options[] = {
        {.value = S(""), .label = T("deputy.sex.unknown")},
        {.value = S("fixed"), .label = T("deputy.wage.fixed")},
        {.value = S("none"), .label = T("deputy.wage.none")},
    };

    form_options(f->ctx, form_page_put(f, "radio", "wage", "deputy.wage", stored), options,
                 COUNT(options));
}

static enum status put_values(struct form_page *f, const struct deputy *d,
                              const struct deputy_secret *secret)
{
    struct ctx *ctx = f->ctx;

    (void)form_page_put(f, "line", "name", "deputy.name", d->name);
    TRY(put_delegation(f, d->delegation_name));
    TRY(put_group(f, d->group_name));
    put_optional(f, "line", "constituency", "deputy.constituency", d->constituency);
    put_optional(f, "line", "occupation", "deputy.occupation", d->occupation);
    TRY(put_class(f, d->class_name));
    put_wage(f, d->wage);
    put_sex(f, d->sex);
    put_optional(f, "line", "ethnic", "deputy.ethnic", d->ethnic);
    put_optional(f, "line", "party", "deputy.party", d->party);
    put_optional(f, "line", "education", "deputy.education", d->education);
    if (secret != NULL) {
        put_optional(f, "line", "phone", "deputy.phone", secret->phone);
        put_optional(f, "line", "id_number", "deputy.id_number", secret->id_number);
        put_optional(f, "date", "born_on", "deputy.born_on", list_iso(ctx, secret->born_on));
    } else {
        f->v.note = T("deputy.edit.sealed");
    }
    (void)form_page_put(f, "date", "from_on", "deputy.from_on", list_iso(ctx, d->from_on));
    return ST_OK;
}

static struct deputy_new read_values(const struct request *rq)
{
    return (struct deputy_new){
        .name = param_text(rq, "name"),
        .delegation = param_text(rq, "delegation"),
        .group_name = param_text(rq, "group_name"),
        .constituency = param_text(rq, "constituency"),
        .occupation = param_text(rq, "occupation"),
        .sex = param_text(rq, "sex"),
        .ethnic = param_text(rq, "ethnic"),
        .party = param_text(rq, "party"),
        .education = param_text(rq, "education"),
        .class_name = param_text(rq, "class"),
        .wage = param_text(rq, "wage"),
        .phone = param_text(rq, "phone"),
        .id_number = param_text(rq, "id_number"),
        .born_on = param_date(rq, "born_on"),
        .from_on = param_date(rq, "from_on"),
    };
}

enum status deputy_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("deputy.new.title"), S("/deputy/new"),
                                         S("/deputy"), T("deputy.new.go"));
    const struct deputy_secret secret = {.phone = S("")};
    struct deputy d = {.name = S("")};
    struct congress_term term;

    if (congress_term_now(ctx, &term) == ST_OK)
        d.from_on = term.from_on;
    form_page_crumb(f, T("deputy.menu"), S("/deputy"));
    TRY(put_values(f, &d, &secret));
    return show(f, rs);
}

enum status deputy_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_new in = read_values(rq);
    int64_t id;

    TRY(deputy_add(ctx, &in, &id));
    respond_flash(rs, "deputy.new.done", S(""));
    return respond_see_other(rs, "/deputy/%" PRId64, id);
}

static enum status open_about(struct ctx *ctx, const struct request *rq, const char *title_key,
                              const char *tail, const char *go_key, struct deputy *d,
                              struct form_page **out)
{
    TRY(deputy_get(ctx, path_id(rq, "id"), d));
    *out = form_page_open(ctx, rq, text(title_key), url_of(ctx, d->id, tail),
                          url_of(ctx, d->id, ""), text(go_key));
    form_page_crumb(*out, T("deputy.menu"), S("/deputy"));
    form_page_crumb(*out, d->name, url_of(ctx, d->id, ""));
    return ST_OK;
}

enum status deputy_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy_secret secret;
    struct form_page *f;
    struct deputy d;
    int64_t until;

    TRY(open_about(ctx, rq, "deputy.edit.title", "/edit", "word.save", &d, &f));
    TRY(look_open(ctx, "deputy", d.id, &until));
    TRY(deputy_secret(ctx, d.id, &secret));
    TRY(put_values(f, &d, until != 0 ? &secret : NULL));
    form_page_version(f, d.version);
    return show(f, rs);
}

bool deputy_web_sealed(const struct request *rq)
{
    return !reveal_sent(rq, "phone") && !reveal_sent(rq, "id_number") &&
           !reveal_sent(rq, "born_on");
}

enum status deputy_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy_change in = {
        .id = path_id(rq, "id"), .version = param_int(rq, "version"), .now = read_values(rq)};
    int64_t until;

    /* who has not said why, or not before the form was opened, has not seen them on it */
    TRY(look_open(ctx, "deputy", in.id, &until));
    in.keep_secrets =
        deputy_web_sealed(rq) || (until == 0 && in.now.phone.len == 0 &&
                                  in.now.id_number.len == 0 && date_none(in.now.born_on));
    TRY(deputy_change(ctx, &in));
    respond_flash(rs, "deputy.edit.done", S(""));
    return respond_see_other(rs, "/deputy/%" PRId64, in.id);
}

enum status deputy_web_leave_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v options[16];
    struct field_v *field;
    struct form_page *f;
    struct deputy d;
    size_t n = 0;

    TRY(open_about(ctx, rq, "deputy.leave.title", "/leave", "deputy.leave.go", &d, &f));
    for (const char *const *r = DEPUTY_REASONS; *r != NULL; r++)
        if (strcmp(*r, "resigned") != 0) /* is voted on first */
            options[n++] = (struct option_v){.value = str_from(*r),
                                             .label = text_of("deputy.reason.", str_from(*r))};
    field = form_page_put(f, "select", "reason", "deputy.left_reason", S(""));
    form_options(ctx, field, options, n);
    field->choose = true;
    (void)form_page_put(f, "date", "on", "deputy.to_on", list_iso(ctx, ctx->today));
    form_page_version(f, d.version);
    f->v.note = T("deputy.leave.note");
    f->v.article = T("deputy.leave.law");
    form_page_ask(f, "deputy.leave.ask", "deputy.leave.note", "deputy.leave.no");
    return show(f, rs);
}

enum status deputy_web_leave(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(deputy_leave(ctx, id, param_int(rq, "version"), param_date(rq, "on"),
                     param_text(rq, "reason")));
    respond_flash(rs, "deputy.leave.done", S(""));
    return respond_see_other(rs, "/deputy/%" PRId64, id);
}
