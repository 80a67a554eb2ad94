// SPDX-License-Identifier: MulanPSL-2.0
/* Writing a reception down, at the desk, on the phone, or sent later by a device. */
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/text.h"

enum { NOTE_CHARS = 2000, NOTE_LINES = 3, BODY_LINES = 4 };

/* ---------------------------------------------------------------- the form */

static enum status put_deputies(struct form_page *f, const struct station *s)
{
    struct station_deputy *all;
    struct option_v *options;
    struct field_v *field;
    size_t count, n = 0;

    TRY(station_deputies_at(f->ctx, s->id, f->ctx->today, &all, &count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[n++] = (struct option_v){.value = str_int(f->ctx->arena, all[i].id),
                                         .label = all[i].name,
                                         .hint = text_of("station.level.", all[i].level)};
    if (n > 0) {
        field = form_page_put(f, "check", "serving", "station.receive.serving", S(""));
        form_checks(f->ctx, f->rq, field, options, n);
    }
    form_optional(form_page_put(f, "line", "others", "station.receive.others", S("")));
    return ST_OK;
}

static void put_problem(struct form_page *f)
{
    form_optional(form_page_put(f, "line", "subject", "station.problem.first", S("")));
    form_page_more(f);
    form_max(form_page_put(f, "text", "body", "station.problem.body", S("")), STATION_BODY_CHARS,
             BODY_LINES);
    form_optional(form_page_put(f, "line", "place", "station.problem.place", S("")));
    form_optional(form_page_put(f, "line", "citizen", "station.problem.citizen", S("")));
    form_optional(form_page_put(f, "line", "contact", "station.problem.contact", S("")));
}

enum status station_web_receive_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct field_v *note;
    struct station s;
    bool mine;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_may_receive(ctx, s.id, &mine));
    if (!mine)
        return fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
    f = station_web_form(ctx, rq, &s, station_web_url(ctx, s.id, "/receive"),
                         "station.receive.title", "station.receive.go");
    (void)form_page_put(f, "date", "on", "station.receive.on", list_iso(ctx, ctx->today));
    TRY(put_deputies(f, &s));
    (void)form_page_put(f, "int", "people", "station.receive.people", S(""));
    note = form_page_put(f, "text", "note", "station.receive.note", S(""));
    form_optional(note);
    form_max(note, NOTE_CHARS, NOTE_LINES);
    put_problem(f);
    return station_web_show_form(f, rs);
}

/* ---------------------------------------------------------------- reading it */

struct reading {
    struct ctx *ctx;
    struct station_visit visits[STATION_VISITS_MAX];
    size_t visits_count;
    struct station_told told[STATION_PROBLEMS_MAX];
    size_t told_count;
};

static void add_visit(struct reading *r, struct station_visit v)
{
    arr_each (i, r->visits_count) {
        if (v.deputy_id != 0 && r->visits[i].deputy_id == v.deputy_id)
            return;
    }
    if (r->visits_count < STATION_VISITS_MAX)
        r->visits[r->visits_count++] = v;
}

/* Those ticked, by the number of their assignment. */
static enum status read_serving(struct reading *r, const struct request *rq, int64_t station_id)
{
    struct station_deputy *all;
    size_t count;

    TRY(station_all_deputies(r->ctx, station_id, &all, &count));
    arr_each (n, param_count(rq, "serving")) {
        arr_each (i, count) {
            if (all[i].id == param_int_at(rq, "serving", n))
                add_visit(r, (struct station_visit){.deputy_id = all[i].deputy_id,
                                                    .name = all[i].name,
                                                    .level = all[i].level});
        }
    }
    return ST_OK;
}

static enum status read_other(struct reading *r, struct str name)
{
    struct deputy *found;
    size_t count;

    TRY(deputy_by_name(r->ctx, name, &found, &count));
    if (count == 0)
        invalid(r->ctx, "others", "station.deputy_unknown", str_z(r->ctx->arena, name));
    else if (count > 1)
        invalid(r->ctx, "others", "station.deputy_several",
                str_z(r->ctx->arena, str_int(r->ctx->arena, (int64_t)count)));
    else
        add_visit(r, (struct station_visit){.deputy_id = found[0].id, .name = found[0].name});
    return ST_OK;
}

/* "王德明、丁小燕" */
static enum status read_others(struct reading *r, struct str names)
{
    static const struct str COMMA = SI("、");

    while (names.len > 0) {
        size_t at = 0;

        while (at < names.len && !str_starts((struct str){names.ptr + at, names.len - at}, COMMA) &&
               names.ptr[at] != ' ' && names.ptr[at] != ',')
            at++;
        if (at > 0)
            TRY(read_other(r, (struct str){names.ptr, at}));
        if (at == names.len)
            break;
        at += str_starts((struct str){names.ptr + at, names.len - at}, COMMA) ? COMMA.len : 1;
        names = (struct str){names.ptr + at, names.len - at};
    }
    return ST_OK;
}

/* What a device sends: "subject TAB place TAB name TAB phone LINE END body". */
static void read_told(struct reading *r, struct str line)
{
    struct station_told t = {0};
    struct str head, rest = line;

    (void)str_cut(&rest, '\n', &head);
    (void)str_cut(&head, '\t', &t.subject);
    (void)str_cut(&head, '\t', &t.place);
    (void)str_cut(&head, '\t', &t.citizen);
    (void)str_cut(&head, '\t', &t.contact);
    t.subject = str_trim(t.subject);
    t.place = str_trim(t.place);
    t.citizen = str_trim(t.citizen);
    t.contact = str_trim(t.contact);
    t.body = str_trim(rest);
    if (r->told_count < STATION_PROBLEMS_MAX)
        r->told[r->told_count++] = t;
}

static void read_problems(struct reading *r, const struct request *rq)
{
    const struct station_told one = {.subject = param_text(rq, "subject"),
                                     .body = param_text(rq, "body"),
                                     .place = param_text(rq, "place"),
                                     .citizen = param_text(rq, "citizen"),
                                     .contact = param_text(rq, "contact")};

    arr_each (i, param_count(rq, "told"))
        read_told(r, param_text_at(rq, "told", i));
    if ((one.subject.len > 0 || one.body.len > 0 || one.citizen.len > 0 || one.contact.len > 0) &&
        r->told_count < STATION_PROBLEMS_MAX)
        r->told[r->told_count++] = one;
}

enum status station_web_receive(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct reading *r = arena_new(ctx->arena, struct reading);
    struct station_receive in = {
        .r = {.station_id = path_id(rq, "id"),
              .client = param_text(rq, "client"),
              .way = param_present(rq, "client") ? S("offline") : S("desk"),
              .on = param_date(rq, "on"),
              .people = param_int(rq, "people"),
              .note = param_text(rq, "note")},
    };
    int64_t id;

    r->ctx = ctx;
    TRY(read_serving(r, rq, in.r.station_id));
    TRY(read_others(r, param_text(rq, "others")));
    read_problems(r, rq);
    in.visits = r->visits;
    in.visits_count = r->visits_count;
    in.told = r->told;
    in.told_count = r->told_count;
    TRY(station_receive(ctx, &in, &id));
    respond_flash(rs, "station.receive.done", S(""));
    return respond_see_other(rs, "/station/reception/%" PRId64, id);
}
