// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of the office about a class: the plan, its end, whom it asks, who was there. */
#include "modules/congress/congress.h"
#include "modules/training/training_rules.h"
#include "modules/training/training_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TURN_MOST = 300 };

/* ---------------------------------------------------------------- the plan */

static void put_plan(struct form_page *f, const struct training *c)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    (void)form_page_put(f, "line", "title", "training.f.title", c->title);
    field = form_page_put(f, "select", "kind", "training.f.form", c->form);
    form_words(ctx, field, TRAINING_FORMS, "training.form.", false);
    (void)form_page_put(f, "date", "starts_on", "training.f.starts", list_iso(ctx, c->starts_on));
    (void)form_page_put(f, "date", "ends_on", "training.f.ends", list_iso(ctx, c->ends_on));
    form_optional(form_page_put(f, "line", "place", "training.f.place", c->place));
    form_optional(form_page_put(f, "int", "hours", "training.f.hours",
                                c->hours > 0 ? str_int(ctx->arena, c->hours) : S("")));
    field = form_page_put(f, "radio", "way", "training.f.way", c->way);
    form_words(ctx, field, "invited open", "training.way.", false);
    field = form_page_put(f, "text", "text", "training.f.text", c->text);
    form_max(field, TRAINING_TEXT_CHARS, 5);
    form_optional(field);
    form_page_more(f);
    form_optional(form_page_put(f, "line", "host", "training.f.host", c->host));
    form_optional(form_page_put(f, "int", "quota", "training.f.quota",
                                c->quota > 0 ? str_int(ctx->arena, c->quota) : S("")));
    form_optional(
        form_page_put(f, "date", "sign_by", "training.f.sign_by", list_iso(ctx, c->sign_by)));
}

static struct training read_plan(const struct request *rq)
{
    return (struct training){
        .title = param_text(rq, "title"),
        .form = param_text(rq, "kind"),
        .text = param_text(rq, "text"),
        .host = param_text(rq, "host"),
        .place = param_text(rq, "place"),
        .starts_on = param_date(rq, "starts_on"),
        .ends_on = param_date(rq, "ends_on"),
        .hours = param_int(rq, "hours"),
        .way = param_text(rq, "way"),
        .quota = param_int(rq, "quota"),
        .sign_by = param_date(rq, "sign_by"),
    };
}

enum status training_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("training.do.new"), S("/training/new"),
                                         S("/training"), T("training.do.save"));

    form_page_crumb(f, T("training.menu"), S("/training"));
    put_plan(f, &(struct training){.title = S(""),
                                   .form = S("hall"),
                                   .text = S(""),
                                   .host = S(""),
                                   .place = S(""),
                                   .way = S("invited")});
    return training_web_show_form(f, rs);
}

enum status training_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct training in = read_plan(rq);
    int64_t id;

    TRY(training_save(ctx, &in, &id));
    respond_flash(rs, "training.done.saved", S(""));
    return respond_see_other(rs, "/training/%lld", (long long)id);
}

enum status training_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training c = {0};
    struct form_page *f;

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    f = training_web_form(ctx, rq, &c, "/edit", T("training.do.edit"));
    put_plan(f, &c);
    form_page_version(f, c.version);
    return training_web_show_form(f, rs);
}

enum status training_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training in = read_plan(rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(training_save(ctx, &in, &id));
    respond_flash(rs, "training.done.saved", S(""));
    return respond_see_other(rs, "/training/%lld", (long long)id);
}

/* ---------------------------------------------------------------- opened, cancelled, held */

enum status training_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training c = {0};

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    TRY(training_open(ctx, c.id, c.version));
    respond_flash(rs, "training.done.open", S(""));
    return respond_see_other(rs, "/training/%lld", (long long)c.id);
}

enum status training_web_cancel_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training c = {0};
    struct form_page *f;

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    f = training_web_form(ctx, rq, &c, "/cancel", T("training.do.cancel"));
    (void)form_page_put(f, "line", "reason", "training.f.cancel_reason", S(""));
    form_page_version(f, c.version);
    return training_web_show_form(f, rs);
}

enum status training_web_cancel(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(training_cancel(ctx, id, param_int(rq, "version"), param_text(rq, "reason")));
    respond_flash(rs, "training.done.cancelled", S(""));
    return respond_see_other(rs, "/training/%lld", (long long)id);
}

enum status training_web_hold_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training c = {0};
    struct form_page *f;

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    f = training_web_form(ctx, rq, &c, "/hold", T("training.do.hold"));
    form_max(form_page_put(f, "text", "result", "training.f.result", S("")), TRAINING_TEXT_CHARS,
             8);
    form_page_version(f, c.version);
    return training_web_show_form(f, rs);
}

enum status training_web_hold(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(training_hold(ctx, id, param_int(rq, "version"), param_text(rq, "result")));
    respond_flash(rs, "training.done.held", S(""));
    return respond_see_other(rs, "/training/%lld", (long long)id);
}

/* ---------------------------------------------------------------- whom it asks */

static enum status put_delegations(struct form_page *f)
{
    struct field_v *field =
        form_page_put(f, "select", "delegation", "training.f.delegation", S(""));
    struct delegation *all;
    struct option_v *options;
    size_t count;

    TRY(delegation_list(f->ctx, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("training.all_delegations")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(f->ctx->arena, all[i].id), .label = all[i].name};
    form_options(f->ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

enum status training_web_unask_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training c = {0};
    struct training_member m;
    struct form_page *f;

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    TRY(training_store_member(ctx, path_id(rq, "member"), &m));
    if (m.class_id != c.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    f = training_web_form(ctx, rq, &c,
                          str_z(ctx->arena, str_printf(ctx->arena, "/unask/%lld", (long long)m.id)),
                          T("training.do.unask"));
    f->v.note = TF(ctx->arena, "training.unask_note", m.name);
    return training_web_show_form(f, rs);
}

enum status training_web_unask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(training_unask(ctx, id, path_id(rq, "member")));
    respond_flash(rs, "training.done.unasked", S(""));
    return respond_see_other(rs, "/training/%lld", (long long)id);
}

enum status training_web_invite_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training c = {0};
    struct form_page *f;

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    f = training_web_form(ctx, rq, &c, "/invite", T("training.do.invite"));
    form_optional(form_page_put(f, "text", "names", "training.f.names", S("")));
    form_optional(form_page_put(f, "int", "turn", "training.f.turn", S("")));
    TRY(put_delegations(f));
    return training_web_show_form(f, rs);
}

enum status training_web_invite(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), turn = param_int(rq, "turn");
    int64_t *ids = arena_array(ctx->arena, TRAINING_PEOPLE_MAX, int64_t), *more;
    size_t count = 0, n = 0;

    TRY(training_web_names(ctx, param_text(rq, "names"), ids, TRAINING_PEOPLE_MAX - TURN_MOST,
                           &count));
    if (turn < 0 || turn > TURN_MOST)
        invalid(ctx, "turn", "training.err.turn", NULL);
    TRY(invalid_done(ctx));
    if (turn > 0) {
        TRY(training_in_turn(ctx, id, param_id(rq, "delegation"), (size_t)turn, &more, &n));
        arr_each (i, n)
            ids[count++] = more[i];
    }
    TRY(training_invite(ctx, id, ids, count));
    respond_flash(rs, "training.done.invited", str_int(ctx->arena, (int64_t)count));
    return respond_see_other(rs, "/training/%lld", (long long)id);
}

/* ---------------------------------------------------------------- the roll */

enum status training_web_roll_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_roll_row_v *rows;
    struct training_member *all;
    struct training_roll_v v;
    struct training c = {0};

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    v = (struct training_roll_v){
        .crumbs = training_web_crumbs(ctx, c.title, training_web_url(ctx, "", c.id, ""),
                                      T("training.do.roll")),
        .title = c.title,
        .url = training_web_url(ctx, "", c.id, "/roll"),
    };
    TRY(training_store_members(ctx, c.id, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct training_roll_row_v);
    arr_each (i, v.rows_count) {
        const struct training_member *m = &all[i];
        const struct str presence = m->presence.len > 0        ? m->presence
                                    : str_eqz(m->answer, "no") ? S("excused")
                                                               : S("attended");

        rows[i] = (struct training_roll_row_v){
            .id = m->id,
            .name = m->name,
            .note = str_printf(
                ctx->arena, STR_FMT " · " STR_FMT, STR_ARG(m->delegation),
                STR_ARG(m->reason.len > 0 ? m->reason : text_of("training.answer.", m->answer))),
            .attended = str_eqz(presence, "attended"),
            .excused = str_eqz(presence, "excused"),
            .absent = str_eqz(presence, "absent"),
        };
    }
    v.rows = rows;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("training.do.roll"), &training_roll_view, &v);
}

enum status training_web_roll(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const size_t count = param_count(rq, "person");
    struct training_note *notes = arena_array(ctx->arena, count, struct training_note);

    if (param_count(rq, "presence") != count)
        return fail_field(&ctx->err, "presence", "training.err.presence", NULL);
    arr_each (i, count)
        notes[i] =
            (struct training_note){param_int_at(rq, "person", i), param_text_at(rq, "presence", i)};
    TRY(training_note_presence(ctx, id, notes, count));
    respond_flash(rs, "training.done.noted", S(""));
    return respond_see_other(rs, "/training/%lld", (long long)id);
}
