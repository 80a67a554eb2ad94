// SPDX-License-Identifier: MulanPSL-2.0
/* Who takes part in a method, who was there, what was looked at. */
#include "modules/deputy/deputy.h"
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { NAMES_MAX = 200 };

static enum status form(struct ctx *ctx, const struct request *rq, const char *tail,
                        const char *title, struct form_page **out)
{
    struct supervision_step s;

    TRY(supervision_store_step(ctx, path_id(rq, "id"), &s));
    *out = supervision_web_form(ctx, rq, text_of(title, S("")),
                                supervision_web_url(ctx, "/step", s.id, tail), s.title,
                                supervision_web_url(ctx, "/step", s.id, ""));
    return ST_OK;
}

/* ---------------------------------------------------------------- who takes part */

enum status supervision_web_people_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f;
    struct field_v *field;

    TRY(form(ctx, rq, "/people", "supervision.do.people", &f));
    field = form_page_put(f, "select", "role", "supervision.f.role", S("deputy"));
    supervision_web_words(ctx, field, SUPERVISION_ROLES, "supervision.role.", false);
    form_max(form_page_put(f, "text", "names", "supervision.f.names", S("")),
             SUPERVISION_TEXT_CHARS, 4);
    form_optional(form_page_put(f, "line", "note", "supervision.f.task", S("")));
    return supervision_web_show_form(f, rs);
}

/* Names apart by blanks, commas or line ends. */
static struct str plain_names(struct ctx *ctx, struct str names)
{
    struct buf plain = buf_new(ctx->arena, 0);

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
    return buf_view(&plain);
}

/* A deputy is one deputy in office; others are whoever they are called. */
static enum status who_is(struct ctx *ctx, struct str role, struct str name,
                          struct supervision_person *out)
{
    struct deputy *all;
    size_t count, fits = 0;

    *out = (struct supervision_person){.role = role, .name = str_dup(ctx->arena, name)};
    if (!str_eqz(role, "deputy") && !str_eqz(role, "member") && !str_eqz(role, "lead"))
        return ST_OK;
    TRY(deputy_by_name(ctx, name, &all, &count));
    arr_each (i, count)
        if (all[i].in_office) {
            out->deputy_id = all[i].id;
            fits++;
        }
    if (fits > 1 || (fits == 0 && str_eqz(role, "deputy")))
        invalid(ctx, "names",
                fits == 0 ? "supervision.err.name_none" : "supervision.err.name_several",
                str_z(ctx->arena, name));
    return ST_OK;
}

enum status supervision_web_people(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_person *people =
        arena_array(ctx->arena, NAMES_MAX, struct supervision_person);
    struct str rest = plain_names(ctx, param_text(rq, "names")), name;
    const int64_t id = path_id(rq, "id");
    size_t count = 0;

    while (count < NAMES_MAX && str_cut(&rest, ' ', &name)) {
        if (name.len == 0)
            continue;
        TRY(who_is(ctx, param_text(rq, "role"), name, &people[count]));
        people[count++].note = param_text(rq, "note");
    }
    TRY(invalid_done(ctx));
    TRY(supervision_people_add(ctx, id, people, count));
    respond_flash(rs, "supervision.done.people", str_int(ctx->arena, (int64_t)count));
    return respond_see_other(rs, "/supervision/step/%lld", (long long)id);
}

/* ---------------------------------------------------------------- who was there */

enum status supervision_web_roll_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct supervision_roll_row_v *rows;
    struct supervision_person *people;
    struct supervision_roll_v v = {0};
    struct supervision_step s;

    TRY(supervision_store_step(ctx, path_id(rq, "id"), &s));
    TRY(supervision_store_people(ctx, s.id, &people, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct supervision_roll_row_v);
    arr_each (i, v.rows_count) {
        const struct str presence = people[i].presence.len > 0 ? people[i].presence : S("attended");

        rows[i] = (struct supervision_roll_row_v){
            .id = people[i].id,
            .name = people[i].name,
            .note = text_of("supervision.role.", people[i].role),
            .attended = str_eqz(presence, "attended"),
            .excused = str_eqz(presence, "excused"),
            .absent = str_eqz(presence, "absent"),
        };
    }
    v.rows = rows;
    v.title = s.title;
    v.url = supervision_web_url(ctx, "/step", s.id, "/roll");
    v.crumbs = supervision_web_crumbs(ctx, s.title, supervision_web_url(ctx, "/step", s.id, ""),
                                      T("supervision.do.roll"));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("supervision.do.roll"), &supervision_roll_view,
                        &v);
}

enum status supervision_web_roll(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const size_t count = param_count(rq, "person");
    struct supervision_presence *notes =
        arena_array(ctx->arena, count, struct supervision_presence);

    if (param_count(rq, "presence") != count)
        return fail_field(&ctx->err, "presence", "form.choose", NULL);
    arr_each (i, count)
        notes[i] = (struct supervision_presence){param_int_at(rq, "person", i),
                                                 param_text_at(rq, "presence", i)};
    TRY(supervision_people_note(ctx, id, notes, count));
    respond_flash(rs, "supervision.done.noted", S(""));
    return respond_see_other(rs, "/supervision/step/%lld", (long long)id);
}

/* ---------------------------------------------------------------- what was looked at */

enum status supervision_web_target_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f;
    struct field_v *field;

    TRY(form(ctx, rq, "/target", "supervision.do.target", &f));
    field = form_page_put(f, "select", "sort", "supervision.col.sort", S("project"));
    supervision_web_words(ctx, field, SUPERVISION_TARGETS, "supervision.target.", false);
    (void)form_page_put(f, "line", "name", "supervision.f.target", S(""));
    field = form_page_put(f, "text", "note", "supervision.f.target_note", S(""));
    form_max(field, SUPERVISION_TEXT_CHARS, 3);
    form_optional(field);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_target(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct supervision_target in = {.step_id = path_id(rq, "id"),
                                          .sort = param_text(rq, "sort"),
                                          .name = param_text(rq, "name"),
                                          .note = param_text(rq, "note")};
    int64_t id;

    TRY(supervision_target_add(ctx, &in, &id));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/step/%lld", (long long)in.step_id);
}

enum status supervision_web_target_drop(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct supervision_target t;

    TRY(supervision_store_target(ctx, path_id(rq, "id"), &t));
    TRY(supervision_target_drop(ctx, t.id));
    respond_flash(rs, "supervision.done.dropped", S(""));
    return respond_see_other(rs, "/supervision/step/%lld", (long long)t.step_id);
}
