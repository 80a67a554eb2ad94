// SPDX-License-Identifier: MulanPSL-2.0
/* What people told: the list, one of them, writing one down, what becomes of it. */
#include "modules/station/station_actions.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/reveal.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_view.h"

#define PROBLEM_STATES "collected handling solved explained"
#define PROBLEM_LEVELS "station community township county"

static const char *const KEPT[] = {"q",    "station", "delegation", "without", "state",   "level",
                                   "from", "to",      "party",      "month",   "settled", NULL};

static enum status filter_of(struct ctx *ctx, const struct request *rq,
                             struct station_problem_filter *out)
{
    const struct str month = param_text(rq, "month");

    *out = (struct station_problem_filter){
        .q = param_text(rq, "q"),
        .station_id = param_id(rq, "station"),
        .delegation_id = param_id(rq, "delegation"),
        .no_town = param_present(rq, "without"),
        .state = param_text(rq, "state"),
        .level = param_text(rq, "level"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .party = param_bool(rq, "party"),
        .settled = param_bool(rq, "settled"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (month.len > 0 && !date_parse_month(month, &out->from, &out->to))
        return fail_field(&ctx->err, "month", "station.month_wrong", NULL);
    return ST_OK;
}

static enum status filter_make(struct ctx *ctx, const struct request *rq,
                               const struct station_problem_filter *f, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 6, struct field_v);
    const bool filtered = f->delegation_id != 0 || f->no_town || f->q.len > 0 ||
                          f->station_id != 0 || f->state.len > 0 || f->level.len > 0 ||
                          !date_none(f->from) || !date_none(f->to) || f->party || f->settled;
    size_t n = 0;

    fields[n] = form_field(ctx, rq, "select", "state", "station.problem_state", f->state);
    form_words_or(ctx, &fields[n++], PROBLEM_STATES, "station.problem_state.", "word.all");
    fields[n] = form_field(ctx, rq, "select", "level", "station.handled_at", f->level);
    form_words_or(ctx, &fields[n++], PROBLEM_LEVELS, "station.handled_at.", "word.all");
    fields[n++] =
        form_field(ctx, rq, "check", "party", "station.filter.party", f->party ? S("1") : S(""));
    TRY(station_web_put_town(ctx, rq, f->delegation_id, f->no_town, fields, &n));
    if (f->station_id != 0)
        fields[n++] = form_field(ctx, rq, "hidden", "station", "station.name",
                                 str_int(ctx->arena, f->station_id));
    *out = (struct filter_v){.url = S("/station/problem"),
                             .label = T("station.problem.q"),
                             .q = f->q,
                             .fields = fields,
                             .fields_count = n,
                             .reset = filtered ? S("/station/problem") : S("")};
    return ST_OK;
}

static struct station_problem_row_v row_make(const struct station_problem_row *r)
{
    return (struct station_problem_row_v){
        .id = r->p.id,
        .station = r->station_name,
        .noted_on = r->p.noted_on,
        .subject = r->p.subject,
        .place = r->p.place,
        .level = r->p.level,
        .state = r->p.state,
        .state_tag = station_web_problem_tag(r->p.state),
        .opinion_id = r->p.opinion_id,
        .settled_on = r->p.settled_on,
    };
}

enum status station_web_problems(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_problem_list_v v = {0};
    struct station_problem_row_v *out;
    struct station_problem_filter f;
    struct station_problem_row *rows;
    struct list_links links;
    struct str next;
    size_t count;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/station/problem", KEPT);
    TRY(filter_of(ctx, rq, &f));
    TRY(station_problem_page(ctx, &f, &rows, &count, &next, &v.total));
    out = arena_array(ctx->arena, count, struct station_problem_row_v);
    arr_each (i, count)
        out[i] = row_make(&rows[i]);
    v.rows = out;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "station.problem.meta", str_int(ctx->arena, v.total));
    v.tabs = station_web_tabs(ctx, "/station/problem");
    TRY(filter_make(ctx, rq, &f, &v.filter));
    if (count == 0)
        v.empty = station_web_empty(ctx, "station.problem.none",
                                    v.filter.reset.len > 0 ? "station.list.none_here"
                                                           : "station.problem.none_yet");
    links = list_links_of(ctx, rq, "/station/problem", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    v.sheet_url = links.sheet;
    v.csv_url = links.csv;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.problems"), &station_problem_list_view,
                        &v);
}

/* ---------------------------------------------------------------- as a sheet */

static struct str word_or_none(const char *prefix, struct str word)
{
    return word.len > 0 ? text_of(prefix, word) : S("");
}

enum status station_web_problems_export(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct str headings[] = {
        T("station.noted_on"),      T("station.name"),       T("station.problem.subject"),
        T("station.problem.place"), T("station.handled_at"), T("station.problem_state"),
        T("station.settled_on"),    T("station.result"),
    };
    enum sheet_format format = SHEET_CSV;
    struct station_problem_filter f;
    struct station_problem_row *rows;
    struct sheet_out *sheet;
    size_t count, written = 0;
    int64_t total;

    (void)list_wants_sheet(rq, &format);
    TRY(filter_of(ctx, rq, &f));
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    f.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(station_problem_page(ctx, &f, &rows, &count, &f.after, &total));
        arr_each (i, count) {
            const struct station_problem *p = &rows[i].p;

            sheet_out_row(sheet, (const struct str[]){list_iso(ctx, p->noted_on),
                                                      rows[i].station_name, p->subject, p->place,
                                                      word_or_none("station.handled_at.", p->level),
                                                      text_of("station.problem_state.", p->state),
                                                      list_iso(ctx, p->settled_on), p->result});
        }
        written += count;
        list_next_page(ctx, page, &f.after);
    } while (f.after.len > 0 && written < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("station.problems"));
}

/* ---------------------------------------------------------------- one of them */

enum { FACTS = 8 };

static void fact(struct station_problem_v *v, struct kv_item_v *items, const char *key,
                 struct str value, struct str url)
{
    if (value.len > 0 && v->facts_count < FACTS)
        items[v->facts_count++] =
            (struct kv_item_v){.label = text(key), .value = value, .url = url};
}

/* May he know who told it, at this station? */
static enum status may_know(struct ctx *ctx, const struct station_problem *p, bool *out)
{
    *out = false;
    return p->named && may(ctx, "station.contact") ? station_may_keep(ctx, p->station_id, out)
                                                   : ST_OK;
}

/* Masked until he has said why he has to know. */
static enum status citizen_facts(struct ctx *ctx, const struct request *rq,
                                 const struct station_problem *p, struct station_problem_v *v,
                                 struct kv_item_v *items)
{
    struct reveal_v *reveal = arena_new(ctx->arena, struct reveal_v);
    struct str name, contact;
    bool may_see;

    TRY(may_know(ctx, p, &may_see));
    if (!may_see)
        return ST_OK;
    TRY(station_problem_citizen(ctx, p->id, &name, &contact));
    TRY(reveal_make(ctx, rq, "station", p->id,
                    str_printf(ctx->arena, "/station/problem/%" PRId64 "/reveal", p->id), reveal));
    v->reveal = reveal;
    fact(v, items, "station.problem.citizen", reveal->open ? name : mask_name(ctx->arena, name),
         S(""));
    fact(v, items, "station.problem.contact",
         reveal->open ? contact : mask_phone(ctx->arena, contact), S(""));
    return ST_OK;
}

static enum status facts_make(struct ctx *ctx, const struct request *rq,
                              const struct station_problem *p, const struct station *s,
                              struct station_problem_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS, struct kv_item_v);
    const struct str none = S("");

    fact(v, items, "station.name", s->name, station_web_url(ctx, s->id, ""));
    fact(v, items, "station.noted_on", text_date(ctx->arena, p->noted_on, ctx->today),
         p->reception_id != 0
             ? str_printf(ctx->arena, "/station/reception/%" PRId64, p->reception_id)
             : none);
    fact(v, items, "station.problem.place", p->place, none);
    TRY(citizen_facts(ctx, rq, p, v, items));
    fact(v, items, "station.handled_at", word_or_none("station.handled_at.", p->level), none);
    fact(v, items, "station.settled_on", text_date(ctx->arena, p->settled_on, ctx->today), none);
    fact(v, items, "station.result", p->result, none);
    v->facts = items;
    return ST_OK;
}

static struct crumbs_v crumbs_of(struct ctx *ctx, struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    up[1] = (struct link_v){.label = T("station.problems"), .url = S("/station/problem")};
    return (struct crumbs_v){.items = up, .items_count = 2, .here = here};
}

enum status station_web_problem(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_problem_v v;
    struct station_problem p;
    struct station s;
    bool keeps;

    TRY(station_problem_get(ctx, path_id(rq, "id"), &p));
    TRY(station_get(ctx, p.station_id, &s));
    v = (struct station_problem_v){
        .crumbs = crumbs_of(ctx, p.subject),
        .id = p.id,
        .subject = p.subject,
        .body = p.body,
        .state = p.state,
        .state_tag = station_web_problem_tag(p.state),
    };
    TRY(facts_make(ctx, rq, &p, &s, &v));
    TRY(station_may_keep(ctx, s.id, &keeps));
    TRY(station_web_shares(ctx, p.id, keeps, &v.shares, &v.shares_count));
    if (keeps)
        v.share_url = str_printf(ctx->arena, "/station/problem/%" PRId64 "/share", p.id);
    if (keeps && p.opinion_id == 0)
        v.settle_url = str_printf(ctx->arena, "/station/problem/%" PRId64 "/settle", p.id);
    if (p.opinion_id != 0 && may(ctx, "opinion.read"))
        v.opinion_url = str_printf(ctx->arena, "/opinion/%" PRId64, p.opinion_id);
    TRY(station_web_history(ctx, p.id, &v.history));
    return respond_view(ctx, rq, rs, FRAME_STAFF, p.subject, &station_problem_view, &v);
}

enum status station_web_reveal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_problem p;
    bool may_see;

    TRY(station_problem_get(ctx, path_id(rq, "id"), &p));
    TRY(may_know(ctx, &p, &may_see));
    if (!may_see)
        return fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
    return respond_reveal(ctx, rq, rs,
                          &(struct look_new){.kind = "station", .id = p.id, .key_id = p.key_id},
                          str_printf(ctx->arena, "/station/problem/%" PRId64, p.id));
}

/* ---------------------------------------------------------------- written down at the desk */

enum status station_web_note_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *body, *level;
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    f = station_web_form(ctx, rq, &s, station_web_url(ctx, s.id, "/problem"), "station.note.title",
                         "station.note.go");
    (void)form_page_put(f, "line", "subject", "station.problem.subject", S(""));
    body = form_page_put(f, "text", "body", "station.problem.body", S(""));
    form_optional(body);
    form_max(body, STATION_BODY_CHARS, 0);
    form_optional(form_page_put(f, "line", "place", "station.problem.place", S("")));
    form_optional(form_page_put(f, "line", "citizen", "station.problem.citizen", S("")));
    form_optional(form_page_put(f, "line", "contact", "station.problem.contact", S("")));
    level = form_page_put(f, "select", "level", "station.handled_at", S(""));
    form_words_or(ctx, level, PROBLEM_LEVELS, "station.handled_at.", "station.handled_at.open");
    form_optional(level);
    (void)form_page_put(f, "date", "on", "station.noted_on", list_iso(ctx, ctx->today));
    if (param_id(rq, "reception") != 0)
        (void)form_page_put(f, "hidden", "reception", "station.receptions",
                            str_int(ctx->arena, param_id(rq, "reception")));
    return station_web_show_form(f, rs);
}

enum status station_web_note(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_told told = {.subject = param_text(rq, "subject"),
                                      .body = param_text(rq, "body"),
                                      .place = param_text(rq, "place"),
                                      .citizen = param_text(rq, "citizen"),
                                      .contact = param_text(rq, "contact"),
                                      .level = param_text(rq, "level")};
    int64_t id;

    TRY(station_problem_note(ctx, path_id(rq, "id"), param_id(rq, "reception"),
                             param_date(rq, "on"), &told, &id));
    respond_flash(rs, "station.note.done", S(""));
    return respond_see_other(rs, "/station/problem/%" PRId64, id);
}

/* ---------------------------------------------------------------- what becomes of it */

enum status station_web_settle_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *level, *state;
    struct station_problem p;
    struct form_page *f;
    struct station s;

    TRY(station_problem_get(ctx, path_id(rq, "id"), &p));
    TRY(station_get(ctx, p.station_id, &s));
    TRY(station_web_must_keep(ctx, s.id));
    f = station_web_form(ctx, rq, &s,
                         str_printf(ctx->arena, "/station/problem/%" PRId64 "/settle", p.id),
                         "station.settle.title", "word.save");
    f->v.meta = p.subject;
    level = form_page_put(f, "radio", "level", "station.handled_at", p.level);
    form_words_or(ctx, level, PROBLEM_LEVELS, "station.handled_at.", NULL);
    state = form_page_put(f, "radio", "state", "station.problem_state", p.state);
    form_words_or(ctx, state, PROBLEM_STATES, "station.problem_state.", NULL);
    form_optional(form_page_put(f, "text", "result", "station.result", p.result));
    form_optional(
        form_page_put(f, "date", "on", "station.settled_on", list_iso(ctx, p.settled_on)));
    f->v.back = str_printf(ctx->arena, "/station/problem/%" PRId64, p.id);
    return station_web_show_form(f, rs);
}

enum status station_web_settle(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_settle in = {
        .id = path_id(rq, "id"),
        .state = str_z(ctx->arena, param_text(rq, "state")),
        .level = str_z(ctx->arena, param_text(rq, "level")),
        .result = param_text(rq, "result"),
        .on = param_date(rq, "on"),
    };
    struct station_problem p;

    TRY(station_problem_get(ctx, in.id, &p));
    TRY(station_web_must_keep(ctx, p.station_id));
    TRY(station_problem_settle(ctx, &in));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/problem/%" PRId64, in.id);
}
