// SPDX-License-Identifier: MulanPSL-2.0
/* Receptions: the list, one of them, putting it right. */
#include "modules/account/account.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_view.h"

static const char *const KEPT[] = {"station", "delegation", "without", "deputy", "from", "to",
                                   "party",   "level",      "month",   "sort",   NULL};

static enum status filter_of(struct ctx *ctx, const struct request *rq,
                             struct station_reception_filter *out)
{
    const struct str month = param_text(rq, "month");

    *out = (struct station_reception_filter){
        .station_id = param_id(rq, "station"),
        .delegation_id = param_id(rq, "delegation"),
        .no_town = param_present(rq, "without"),
        .deputy_id = param_id(rq, "deputy"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .party = param_bool(rq, "party"),
        .level = param_text(rq, "level"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : NULL,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (month.len > 0 && !date_parse_month(month, &out->from, &out->to))
        return fail_field(&ctx->err, "month", "station.month_wrong", NULL);
    return ST_OK;
}

static enum status filter_make(struct ctx *ctx, const struct request *rq,
                               const struct station_reception_filter *f, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 7, struct field_v);
    const bool filtered = f->delegation_id != 0 || f->no_town || f->station_id != 0 ||
                          f->deputy_id != 0 || !date_none(f->from) || !date_none(f->to) ||
                          f->party || f->level.len > 0;
    size_t n = 0;

    fields[n++] =
        form_field(ctx, rq, "date", "from", "station.filter.from", list_iso(ctx, f->from));
    fields[n++] = form_field(ctx, rq, "date", "to", "station.filter.to", list_iso(ctx, f->to));
    fields[n++] =
        form_field(ctx, rq, "check", "party", "station.filter.party", f->party ? S("1") : S(""));
    fields[n] = form_field(ctx, rq, "select", "level", "station.level", f->level);
    form_words_or(ctx, &fields[n++], STATION_LEVELS, "station.level.", "word.all");
    TRY(station_web_put_town(ctx, rq, f->delegation_id, f->no_town, fields, &n));
    if (f->station_id != 0)
        fields[n++] = form_field(ctx, rq, "hidden", "station", "station.name",
                                 str_int(ctx->arena, f->station_id));
    *out = (struct filter_v){.url = S("/station/reception"),
                             .fields = fields,
                             .fields_count = n,
                             .reset = filtered ? S("/station/reception") : S("")};
    return ST_OK;
}

/* Deputies of which levels came: the figure counts these rows. */
enum status station_web_levels(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct date from = param_date(rq, "from"), to = param_date(rq, "to");
    struct station_levels_v v = {
        .tabs = station_web_tabs(ctx, "/station/reception"),
        .empty = station_web_empty(ctx, "station.reception.none", "station.list.none_here")};
    struct station_level_row_v *rows;
    struct station_level *all;

    if (date_none(from))
        from = (struct date){ctx->today.year, 1, 1};
    if (date_none(to))
        to = (struct date){ctx->today.year, 12, 31};
    TRY(station_levels(ctx, from, to, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct station_level_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct station_level_row_v){.level = all[i].word, .visits = all[i].visits};
    v.rows = rows;
    v.meta = TF(ctx->arena, "station.levels.meta", text_date(ctx->arena, from, ctx->today),
                text_date(ctx->arena, to, ctx->today));
    if (v.rows_count > 0)
        v.empty = NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.levels"), &station_levels_view, &v);
}

static struct station_reception_row_v row_make(const struct station_reception_row *r)
{
    return (struct station_reception_row_v){
        .id = r->r.id,
        .station = r->station_name,
        .station_id = r->r.station_id,
        .on = r->r.on,
        .people = r->r.people,
        .visits = r->visits,
        .problems = r->problems,
        .party = r->party,
        .way = r->r.way,
        .note = r->r.note,
    };
}

enum status station_web_receptions(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_reception_list_v v = {.may_receive = may(ctx, "station.receive"),
                                         .may_import = may(ctx, "station.import")};
    struct station_reception_row_v *out;
    struct station_reception_filter f;
    struct station_reception_row *rows;
    struct list_links links;
    struct str next;
    size_t count;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/station/reception", KEPT);
    TRY(filter_of(ctx, rq, &f));
    TRY(station_reception_page(ctx, &f, &rows, &count, &next, &v.total));
    out = arena_array(ctx->arena, count, struct station_reception_row_v);
    arr_each (i, count)
        out[i] = row_make(&rows[i]);
    v.rows = out;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "station.reception.meta", str_int(ctx->arena, v.total));
    v.tabs = station_web_tabs(ctx, "/station/reception");
    TRY(filter_make(ctx, rq, &f, &v.filter));
    if (count == 0)
        v.empty = station_web_empty(ctx, "station.reception.none",
                                    v.filter.reset.len > 0 ? "station.list.none_here"
                                                           : "station.reception.first");
    links = list_links_of(ctx, rq, "/station/reception", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    v.sheet_url = links.sheet;
    v.csv_url = links.csv;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.receptions"),
                        &station_reception_list_view, &v);
}

/* ---------------------------------------------------------------- as a sheet */

static enum status names_of(struct ctx *ctx, int64_t id, struct str *out)
{
    struct station_visit *visits;
    struct str *names;
    size_t count;

    TRY(station_visits(ctx, id, &visits, &count));
    names = arena_array(ctx->arena, count, struct str);
    arr_each (i, count)
        names[i] = visits[i].name;
    *out = str_join(ctx->arena, names, count, T("station.comma"));
    return ST_OK;
}

static enum status export_row(struct ctx *ctx, struct sheet_out *sheet,
                              const struct station_reception_row *r)
{
    struct str names;

    TRY(names_of(ctx, r->r.id, &names));
    sheet_out_row(sheet, (const struct str[]){
                             list_iso(ctx, r->r.on), r->station_name, names,
                             str_int(ctx->arena, r->visits), str_int(ctx->arena, r->r.people),
                             str_int(ctx->arena, r->problems), r->r.note, r->r.number});
    return ST_OK;
}

enum status station_web_receptions_export(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct str headings[] = {
        T("station.receive.on"),   T("station.name"),       T("station.col.deputies"),
        T("station.col.visits"),   T("station.col.people"), T("station.col.problems"),
        T("station.receive.note"), T("station.col.number"),
    };
    enum sheet_format format = SHEET_CSV;
    struct station_reception_filter f;
    struct station_reception_row *rows;
    struct sheet_out *sheet;
    size_t count, written = 0;
    int64_t total;

    (void)list_wants_sheet(rq, &format);
    TRY(filter_of(ctx, rq, &f));
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    f.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(station_reception_page(ctx, &f, &rows, &count, &f.after, &total));
        arr_each (i, count)
            TRY(export_row(ctx, sheet, &rows[i]));
        written += count;
        list_next_page(ctx, page, &f.after);
    } while (f.after.len > 0 && written < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("station.receptions"));
}

/* ---------------------------------------------------------------- one of them */

static enum status people_make(struct ctx *ctx, int64_t id, struct station_reception_v *v)
{
    struct station_person_v *rows;
    struct station_visit *visits;
    size_t count;

    TRY(station_visits(ctx, id, &visits, &count));
    rows = arena_array(ctx->arena, count, struct station_person_v);
    arr_each (i, count) {
        rows[i] = (struct station_person_v){
            .id = visits[i].id, .name = visits[i].name, .level = visits[i].level};
        if (visits[i].deputy_id != 0 && may(ctx, "deputy.view"))
            rows[i].url = str_printf(ctx->arena, "/deputy/%" PRId64, visits[i].deputy_id);
    }
    v->names = rows;
    v->names_count = count;
    return ST_OK;
}

static enum status problems_make(struct ctx *ctx, int64_t id, struct station_reception_v *v)
{
    struct station_problem_row_v *rows;
    struct station_problem *problems;
    size_t count;

    TRY(station_reception_problems(ctx, id, &problems, &count));
    rows = arena_array(ctx->arena, count, struct station_problem_row_v);
    arr_each (i, count)
        rows[i] = (struct station_problem_row_v){
            .id = problems[i].id,
            .noted_on = problems[i].noted_on,
            .subject = problems[i].subject,
            .place = problems[i].place,
            .level = problems[i].level,
            .state = problems[i].state,
            .state_tag = station_web_problem_tag(problems[i].state),
            .opinion_id = problems[i].opinion_id,
            .settled_on = problems[i].settled_on,
        };
    v->problems = rows;
    v->problems_count = count;
    return ST_OK;
}

static struct crumbs_v crumbs_of(struct ctx *ctx, struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    up[1] = (struct link_v){.label = T("station.receptions"), .url = S("/station/reception")};
    return (struct crumbs_v){.items = up, .items_count = 2, .here = here};
}

static enum status who_wrote(struct ctx *ctx, const struct station_reception *r, struct str *out)
{
    struct account a;

    *out = text_of("station.way.", r->way);
    if (r->entered_by == 0)
        return ST_OK;
    TRY(account_get(ctx, r->entered_by, &a));
    *out = TF(ctx->arena, "station.reception.by", a.name, *out);
    return ST_OK;
}

enum status station_web_reception(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_reception_v v;
    struct station_reception r;
    struct station s;
    bool mine;

    TRY(station_reception_get(ctx, path_id(rq, "id"), &r));
    TRY(station_get(ctx, r.station_id, &s));
    v = (struct station_reception_v){
        .id = r.id,
        .station = s.name,
        .on = r.on,
        .people = r.people,
        .way = r.way,
        .note = r.note,
        .crumbs = crumbs_of(ctx, text_date(ctx->arena, r.on, ctx->today)),
    };
    TRY(who_wrote(ctx, &r, &v.meta));
    TRY(people_make(ctx, r.id, &v));
    TRY(problems_make(ctx, r.id, &v));
    TRY(station_may_receive(ctx, s.id, &mine));
    if (mine) {
        v.edit_url = str_printf(ctx->arena, "/station/reception/%" PRId64 "/edit", r.id);
        v.problem_url =
            str_printf(ctx->arena, "/station/%" PRId64 "/problem?reception=%" PRId64, s.id, r.id);
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.name, &station_reception_view, &v);
}

enum status station_web_reception_edit_page(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct station_reception r;
    struct form_page *f;
    struct station s;

    TRY(station_reception_get(ctx, path_id(rq, "id"), &r));
    TRY(station_get(ctx, r.station_id, &s));
    f = station_web_form(ctx, rq, &s,
                         str_printf(ctx->arena, "/station/reception/%" PRId64 "/edit", r.id),
                         "station.reception.edit", "word.save");
    (void)form_page_put(f, "int", "people", "station.receive.people",
                        str_int(ctx->arena, r.people));
    form_optional(form_page_put(f, "text", "note", "station.receive.note", r.note));
    form_page_version(f, r.version);
    f->v.back = str_printf(ctx->arena, "/station/reception/%" PRId64, r.id);
    return station_web_show_form(f, rs);
}

enum status station_web_reception_edit(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct station_reception r = {.id = path_id(rq, "id"),
                                        .version = param_int(rq, "version"),
                                        .people = param_int(rq, "people"),
                                        .note = param_text(rq, "note")};

    TRY(station_reception_change(ctx, &r));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/reception/%" PRId64, r.id);
}
