// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of the office: the plan, its end, whom it asks, who was there. */
#include "modules/activity/activity_rules.h"
#include "modules/activity/activity_web.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TEXT_CHARS = 5000, CAMPAIGNS_MAX = 60, TURN_MOST = 300 };

enum status activity_web_show_form(struct form_page *f, struct response *rs)
{
    struct activity_form_v *v = arena_new(f->ctx->arena, struct activity_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &activity_form_view, v);
}

struct form_page *activity_web_form(struct ctx *ctx, const struct request *rq,
                                    const struct activity *a, const char *tail, struct str title)
{
    const struct str back = activity_web_url(ctx, a->id, "");
    struct form_page *f = form_page_open(ctx, rq, title, activity_web_url(ctx, a->id, tail), back,
                                         T("activity.do.save"));

    form_page_crumb(f, T("activity.menu"), S("/activity"));
    form_page_crumb(f, a->title, back);
    return f;
}

/* ---------------------------------------------------------------- the plan */

static enum status put_campaigns(struct form_page *f, int64_t id)
{
    const struct activity_filter filter = {.sort = S("campaign"), .limit = CAMPAIGNS_MAX};
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "campaign", "activity.f.campaign",
                                          id != 0 ? str_int(ctx->arena, id) : S(""));
    struct option_v *options;
    struct activity *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(activity_store_page(ctx, &filter, &all, &count, &next, &total));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("activity.campaign_none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

/* Of a group's own activity: whose it is. */
static enum status put_groups(struct form_page *f, int64_t id)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "group", "activity.f.group",
                                          id != 0 ? str_int(ctx->arena, id) : S(""));
    struct option_v *options;
    struct body *all;
    size_t count, n = 1;

    TRY(body_list(ctx, ctx->today, &all, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("activity.group_none")};
    arr_each (i, count)
        if (all[i].kind == BODY_GROUP)
            options[n++] =
                (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].name};
    form_options(ctx, field, options, n);
    field->choose = false;
    return ST_OK;
}

static enum status put_plan(struct form_page *f, const struct activity *a)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    (void)form_page_put(f, "line", "title", "activity.f.title", a->title);
    field = form_page_put(f, "select", "kind", "activity.f.sort", a->sort);
    form_words(ctx, field, ACTIVITY_SORTS, "activity.sort.", false);
    (void)form_page_put(f, "date", "starts_on", "activity.f.starts", list_iso(ctx, a->starts_on));
    (void)form_page_put(f, "date", "ends_on", "activity.f.ends", list_iso(ctx, a->ends_on));
    form_optional(form_page_put(f, "line", "place", "activity.f.place", a->place));
    field = form_page_put(f, "radio", "way", "activity.f.way", a->way);
    form_words(ctx, field, "invited open", "activity.way.", false);
    form_max(form_page_put(f, "text", "text", "activity.f.text", a->text), TEXT_CHARS, 5);
    form_page_more(f);
    form_optional(form_page_put(f, "line", "host", "activity.f.host", a->host));
    form_optional(form_page_put(f, "int", "quota", "activity.f.quota",
                                a->quota > 0 ? str_int(ctx->arena, a->quota) : S("")));
    form_optional(
        form_page_put(f, "date", "answer_by", "activity.f.answer_by", list_iso(ctx, a->answer_by)));
    TRY(put_groups(f, a->group_id));
    return put_campaigns(f, a->campaign_id);
}

static struct activity read_plan(const struct request *rq)
{
    return (struct activity){
        .title = param_text(rq, "title"),
        .sort = param_text(rq, "kind"),
        .text = param_text(rq, "text"),
        .host = param_text(rq, "host"),
        .place = param_text(rq, "place"),
        .starts_on = param_date(rq, "starts_on"),
        .ends_on = param_date(rq, "ends_on"),
        .way = param_text(rq, "way"),
        .quota = param_int(rq, "quota"),
        .answer_by = param_date(rq, "answer_by"),
        .campaign_id = param_id(rq, "campaign"),
        .group_id = param_id(rq, "group"),
    };
}

enum status activity_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("activity.do.new"), S("/activity/new"),
                                         S("/activity"), T("activity.do.save"));

    form_page_crumb(f, T("activity.menu"), S("/activity"));
    TRY(put_plan(f, &(struct activity){.title = S(""),
                                       .sort = S("inspection"),
                                       .text = S(""),
                                       .host = S(""),
                                       .place = S(""),
                                       .way = S("invited")}));
    return activity_web_show_form(f, rs);
}

enum status activity_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct activity in = read_plan(rq);
    int64_t id;

    TRY(activity_save(ctx, &in, &id));
    respond_flash(rs, "activity.done.saved", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}

enum status activity_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity a;
    struct form_page *f;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    f = activity_web_form(ctx, rq, &a, "/edit", T("activity.do.edit"));
    TRY(put_plan(f, &a));
    form_page_version(f, a.version);
    return activity_web_show_form(f, rs);
}

enum status activity_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity in = read_plan(rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(activity_save(ctx, &in, &id));
    respond_flash(rs, "activity.done.saved", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}

/* ---------------------------------------------------------------- opened, cancelled, held */

enum status activity_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity a;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    TRY(activity_open(ctx, a.id, a.version));
    respond_flash(rs, "activity.done.open", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)a.id);
}

enum status activity_web_cancel_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity a;
    struct form_page *f;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    f = activity_web_form(ctx, rq, &a, "/cancel", T("activity.do.cancel"));
    (void)form_page_put(f, "line", "reason", "activity.f.cancel_reason", S(""));
    form_page_version(f, a.version);
    return activity_web_show_form(f, rs);
}

enum status activity_web_cancel(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(activity_cancel(ctx, id, param_int(rq, "version"), param_text(rq, "reason")));
    respond_flash(rs, "activity.done.cancelled", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}

enum status activity_web_hold_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity a;
    struct form_page *f;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    f = activity_web_form(ctx, rq, &a, "/hold", T("activity.do.hold"));
    form_max(form_page_put(f, "text", "result", "activity.f.result", S("")), TEXT_CHARS, 8);
    form_page_version(f, a.version);
    return activity_web_show_form(f, rs);
}

enum status activity_web_hold(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(activity_hold(ctx, id, param_int(rq, "version"), param_text(rq, "result")));
    respond_flash(rs, "activity.done.held", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}

/* ---------------------------------------------------------------- whom it asks */

static enum status put_delegations(struct form_page *f)
{
    struct field_v *field =
        form_page_put(f, "select", "delegation", "activity.f.delegation", S(""));
    struct delegation *all;
    struct option_v *options;
    size_t count;

    TRY(delegation_list(f->ctx, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("activity.all_delegations")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(f->ctx->arena, all[i].id), .label = all[i].name};
    form_options(f->ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

enum status activity_web_invite_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity a;
    struct form_page *f;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    f = activity_web_form(ctx, rq, &a, "/invite", T("activity.do.invite"));
    if (a.group_id != 0)
        (void)form_page_put(f, "check", "members", "activity.f.members",
                            a.asked == 0 ? S("1") : S(""));
    form_optional(form_page_put(f, "text", "names", "activity.f.names", S("")));
    form_optional(form_page_put(f, "int", "turn", "activity.f.turn", S("")));
    TRY(put_delegations(f));
    form_optional(form_page_put(f, "line", "team", "activity.f.team", S("")));
    return activity_web_show_form(f, rs);
}

/* Names apart by blanks, commas or line ends; each must be one deputy in office. */
static enum status read_names(struct ctx *ctx, struct str names, int64_t *ids, size_t most,
                              size_t *count)
{
    struct buf plain = buf_new(ctx->arena, 0);
    struct str rest, name;

    arr_each (i, names.len) {
        const bool comma = i + 2 < names.len && (memcmp(names.ptr + i, "，", 3) == 0 ||
                                                 memcmp(names.ptr + i, "、", 3) == 0);

        if (comma)
            i += 2;
        if (comma || strchr(" ,\r\n\t", names.ptr[i]) != NULL)
            buf_char(&plain, ' ');
        else
            buf_char(&plain, names.ptr[i]);
    }
    rest = buf_view(&plain);
    while (str_cut(&rest, ' ', &name)) {
        struct deputy *all;
        size_t found, fits = 0;

        if (name.len == 0)
            continue;
        TRY(deputy_by_name(ctx, name, &all, &found));
        arr_each (i, found) {
            if (!all[i].in_office || *count == most)
                continue;
            ids[*count] = all[i].id;
            fits++;
        }
        if (fits == 1)
            (*count)++;
        else
            invalid(ctx, "names",
                    fits == 0 ? "activity.err.name_none" : "activity.err.name_several",
                    str_z(ctx->arena, name));
    }
    return ST_OK;
}

/* Everybody in the group whose own activity it is. */
static enum status add_members(struct ctx *ctx, int64_t id, int64_t *ids, size_t most,
                               size_t *count)
{
    struct body_member *members;
    struct activity a;
    size_t members_count;

    TRY(activity_get(ctx, id, &a));
    if (a.group_id == 0)
        return ST_OK;
    TRY(body_members_at(ctx, a.group_id, date_later(ctx->today, a.starts_on), &members,
                        &members_count));
    for (size_t i = 0; i < members_count && *count < most; i++)
        if (!members[i].suspended)
            ids[(*count)++] = members[i].deputy_id;
    return ST_OK;
}

enum status activity_web_invite(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), turn = param_int(rq, "turn");
    int64_t *ids = arena_array(ctx->arena, ACTIVITY_PEOPLE_MAX, int64_t), *more;
    size_t count = 0, n = 0, before, now;
    struct activity_person *people;

    TRY(read_names(ctx, param_text(rq, "names"), ids, ACTIVITY_PEOPLE_MAX - TURN_MOST, &count));
    if (turn < 0 || turn > TURN_MOST)
        invalid(ctx, "turn", "activity.err.turn", NULL);
    TRY(invalid_done(ctx));
    if (param_bool(rq, "members"))
        TRY(add_members(ctx, id, ids, ACTIVITY_PEOPLE_MAX - TURN_MOST, &count));
    if (turn > 0) {
        TRY(activity_in_turn(ctx, id, param_id(rq, "delegation"), (size_t)turn, &more, &n));
        arr_each (i, n)
            ids[count++] = more[i];
    }
    TRY(activity_store_people(ctx, id, &people, &before));
    TRY(activity_invite(
        ctx, &(struct activity_ask){
                 .id = id, .deputies = ids, .count = count, .team = param_text(rq, "team")}));
    TRY(activity_store_people(ctx, id, &people, &now));
    respond_flash(rs, "activity.done.invited", str_int(ctx->arena, (int64_t)(now - before)));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}

enum status activity_web_unask_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity_person p;
    struct form_page *f;
    struct activity a;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    TRY(activity_store_person(ctx, path_id(rq, "person"), &p));
    if (p.activity_id != a.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    f = activity_web_form(ctx, rq, &a,
                          str_z(ctx->arena, str_printf(ctx->arena, "/unask/%lld", (long long)p.id)),
                          T("activity.do.unask"));
    f->v.note = TF(ctx->arena, "activity.unask_note", p.name);
    return activity_web_show_form(f, rs);
}

enum status activity_web_unask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(activity_unask(ctx, id, path_id(rq, "person")));
    respond_flash(rs, "activity.done.unasked", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}

/* ---------------------------------------------------------------- the roll */

enum status activity_web_roll_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity_roll_row_v *rows;
    struct activity_person *people;
    struct activity_roll_v v;
    struct activity a;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    v = (struct activity_roll_v){
        .crumbs = activity_web_crumbs(ctx, a.title, activity_web_url(ctx, a.id, ""),
                                      T("activity.do.roll")),
        .title = a.title,
        .url = activity_web_url(ctx, a.id, "/roll"),
    };
    TRY(activity_store_people(ctx, a.id, &people, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct activity_roll_row_v);
    arr_each (i, v.rows_count) {
        const struct activity_person *p = &people[i];
        const struct str presence = p->presence.len > 0        ? p->presence
                                    : str_eqz(p->answer, "no") ? S("excused")
                                                               : S("attended");

        rows[i] = (struct activity_roll_row_v){
            .id = p->id,
            .name = p->name,
            .delegation = p->delegation,
            .note = p->reason.len > 0 ? p->reason : text_of("activity.answer.", p->answer),
            .attended = str_eqz(presence, "attended"),
            .excused = str_eqz(presence, "excused"),
            .absent = str_eqz(presence, "absent"),
        };
    }
    v.rows = rows;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("activity.do.roll"), &activity_roll_view, &v);
}

enum status activity_web_roll(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const size_t count = param_count(rq, "person");
    struct activity_note *notes = arena_array(ctx->arena, count, struct activity_note);

    if (param_count(rq, "presence") != count)
        return fail_field(&ctx->err, "presence", "activity.err.presence", NULL);
    arr_each (i, count)
        notes[i] =
            (struct activity_note){param_int_at(rq, "person", i), param_text_at(rq, "presence", i)};
    TRY(activity_note_presence(ctx, id, notes, count));
    respond_flash(rs, "activity.done.noted", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}
