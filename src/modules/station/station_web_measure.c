// SPDX-License-Identifier: MulanPSL-2.0
/* The assessment of stations: the list, one of them with its ranking, points, the result letter. */
#include "modules/station/station_web_measure.h"
#include "modules/congress/congress.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_report.h"
#include "modules/station/station_rules_score.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/paper_web.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_measure_view.h"

enum { ITEMS_MAX = 40, COLUMNS = 4 };

static struct str measure_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/station/measure/%" PRId64 "%s", id, tail);
}

static struct crumbs_v crumbs_of(struct ctx *ctx, bool inner, struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    up[1] = (struct link_v){.label = T("station.measures"), .url = S("/station/measure")};
    return (struct crumbs_v){.items = up, .items_count = inner ? 2 : 1, .here = here};
}

static struct tag_v state_tag(struct str state)
{
    return (struct tag_v){text_of("station.measure_state.", state),
                          str_eqz(state, "done") ? S("ok") : S("doing")};
}

enum status station_web_measures(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_measure_list_v v = {.may_edit = may(ctx, "station.edit")};
    struct station_measure_row_v *rows;
    struct station_measure *all;
    size_t count;

    TRY(station_measures(ctx, &all, &count));
    rows = arena_array(ctx->arena, count, struct station_measure_row_v);
    arr_each (i, count)
        rows[i] = (struct station_measure_row_v){.id = all[i].id,
                                                 .name = all[i].name,
                                                 .from_on = all[i].from_on,
                                                 .to_on = all[i].to_on,
                                                 .state = all[i].state,
                                                 .state_tag = state_tag(all[i].state)};
    v.crumbs = crumbs_of(ctx, false, T("station.measures"));
    v.rows = rows;
    v.rows_count = count;
    if (count == 0)
        v.empty = station_web_empty(ctx, "station.measures.none", "station.measures.none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.measures"), &station_measure_list_view,
                        &v);
}

/* ---------------------------------------------------------------- one of them */

/* Rates are kept per mille, people read percent. */
static struct str figure_text(struct ctx *ctx, struct str figure, int64_t value)
{
    if (!station_figure_is_rate(figure))
        return str_int(ctx->arena, value);
    return str_printf(ctx->arena, "%" PRId64 ".%" PRId64 "%%", value / 10, value % 10);
}

static struct str item_meta(struct ctx *ctx, const struct station_measure_item *i)
{
    if (i->figure.len == 0)
        return T("station.figure.none");
    return TF(ctx->arena, "station.measure.target_is", text_of("station.figure.", i->figure),
              figure_text(ctx, i->figure, i->target));
}

static enum status items_make(struct ctx *ctx, int64_t id, bool drop,
                              struct station_measure_show_v *v)
{
    struct station_measure_item *items;
    struct station_item_row_v *rows;
    int64_t full = 0;
    size_t count;

    TRY(station_measure_items(ctx, id, &items, &count));
    rows = arena_array(ctx->arena, count, struct station_item_row_v);
    arr_each (i, count) {
        rows[i] =
            (struct station_item_row_v){.title = items[i].title,
                                        .meta = item_meta(ctx, &items[i]),
                                        .points = station_points_text(ctx->arena, items[i].points)};
        if (drop)
            rows[i].drop_url = str_printf(
                ctx->arena, "/station/measure/%" PRId64 "/item/%" PRId64 "/drop", id, items[i].id);
        full += items[i].points;
    }
    v->items = rows;
    v->items_count = count;
    v->full = station_points_text(ctx->arena, full);
    return ST_OK;
}

static enum status results_make(struct ctx *ctx, const struct station_measure *m,
                                struct station_measure_show_v *v)
{
    const bool done = str_eqz(m->state, "done");
    struct station_result_row_v *rows;
    struct station_result *all;
    size_t count;

    TRY(station_results(ctx, m->id, &all, &count));
    rows = arena_array(ctx->arena, count, struct station_result_row_v);
    arr_each (i, count) {
        rows[i] = (struct station_result_row_v){
            .id = all[i].id,
            .place = done ? str_int(ctx->arena, all[i].place) : S(""),
            .station = all[i].station,
            .state = all[i].state,
            .state_label = text_of("station.result_state.", all[i].state),
            .points = done ? station_points_text(ctx->arena, all[i].points) : S(""),
            .url = str_printf(ctx->arena, "/station/measure/%" PRId64 "/score/%" PRId64, m->id,
                              all[i].id),
        };
        if (done)
            rows[i].letter = str_printf(ctx->arena, "/station/measure/%" PRId64 "/letter/%" PRId64,
                                        m->id, all[i].id);
    }
    v->rows = rows;
    v->rows_count = count;
    return ST_OK;
}

static const struct action_v *move_make(struct ctx *ctx, const struct station_measure *m)
{
    static const char *const NEXT[][2] = {
        {"draft", "self"}, {"self", "review"}, {"review", "done"}};
    struct action_v *a = arena_new(ctx->arena, struct action_v);
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);
    struct str next;

    arr_each (i, COUNT(NEXT)) {
        if (!str_eqz(m->state, NEXT[i][0]))
            continue;
        next = str_from(NEXT[i][1]);
        *ask = (struct confirm_v){.id = S("ask-go"),
                                  .title = text_of("station.measure.ask.", next),
                                  .text = text_of("station.measure.ask_text.", next),
                                  .yes = text_of("station.measure.go.", next),
                                  .no = T("station.measure.ask_no")};
        *a =
            (struct action_v){.url = str_printf(ctx->arena, "/station/measure/%" PRId64 "/" STR_FMT,
                                                m->id, STR_ARG(next)),
                              .label = text_of("station.measure.go.", next),
                              .primary = true,
                              .confirm = ask};
        return a;
    }
    return NULL;
}

enum status station_web_measure(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool edit = may(ctx, "station.edit");
    struct station_measure_show_v v;
    struct station_measure m;

    TRY(station_measure_get(ctx, path_id(rq, "id"), &m));
    v = (struct station_measure_show_v){
        .crumbs = crumbs_of(ctx, true, m.name),
        .id = m.id,
        .name = m.name,
        .meta = TF(ctx->arena, "station.measure.meta", text_date(ctx->arena, m.from_on, ctx->today),
                   text_date(ctx->arena, m.to_on, ctx->today), m.basis),
        .state = m.state,
        .state_tag = state_tag(m.state),
    };
    TRY(items_make(ctx, m.id, edit && str_eqz(m.state, "draft"), &v));
    TRY(results_make(ctx, &m, &v));
    form_errors(ctx, rq, &v.errors);
    if (edit)
        v.move = move_make(ctx, &m);
    if (edit && str_eqz(m.state, "draft"))
        v.item_url = measure_url(ctx, m.id, "/item");
    return respond_view(ctx, rq, rs, FRAME_STAFF, m.name, &station_measure_show_view, &v);
}

static struct form_page *measure_form(struct ctx *ctx, const struct request *rq,
                                      const struct station_measure *m, struct str url,
                                      const char *key)
{
    struct form_page *f = form_page_open(
        ctx, rq, text(key), url, m != NULL ? measure_url(ctx, m->id, "") : S("/station/measure"),
        T("word.save"));

    form_page_crumb(f, T("station.measures"), S("/station/measure"));
    if (m != NULL)
        form_page_crumb(f, m->name, measure_url(ctx, m->id, ""));
    return f;
}

enum status station_web_measure_new_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct form_page *f =
        measure_form(ctx, rq, NULL, S("/station/measure/new"), "station.measure.new");

    (void)form_page_put(f, "line", "name", "station.measure.name", S(""));
    form_optional(form_page_put(f, "line", "basis", "station.measure.basis", S("")));
    (void)form_page_put(f, "date", "from_on", "station.measure.from",
                        list_iso(ctx, (struct date){ctx->today.year, 1, 1}));
    (void)form_page_put(f, "date", "to_on", "station.measure.to",
                        list_iso(ctx, (struct date){ctx->today.year, 12, 31}));
    return station_web_show_form(f, rs);
}

enum status station_web_measure_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_measure m = {.name = param_text(rq, "name"),
                                      .basis = param_text(rq, "basis"),
                                      .from_on = param_date(rq, "from_on"),
                                      .to_on = param_date(rq, "to_on")};
    int64_t id;

    TRY(station_measure_add(ctx, &m, &id));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/measure/%" PRId64, id);
}

enum status station_web_measure_item_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct station_measure m;
    struct form_page *f;
    struct field_v *figure;

    TRY(station_measure_get(ctx, path_id(rq, "id"), &m));
    f = measure_form(ctx, rq, &m, measure_url(ctx, m.id, "/item"), "station.measure.item_new");
    (void)form_page_put(f, "line", "title", "station.measure.item", S(""));
    (void)form_page_put(f, "line", "points", "station.measure.item_points", S("10"));
    figure = form_page_put(f, "select", "figure", "station.measure.figure", S(""));
    form_words_or(ctx, figure, STATION_FIGURES, "station.figure.", "station.figure.none");
    form_optional(figure);
    form_optional(form_page_put(f, "line", "target", "station.measure.target", S("")));
    return station_web_show_form(f, rs);
}

enum status station_web_measure_item(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    enum { FULL = 100000 };
    struct station_measure_item i = {.measure_id = path_id(rq, "id"),
                                     .title = param_text(rq, "title"),
                                     .figure = param_text(rq, "figure")};
    const struct str target = param_text(rq, "target");

    if (!station_parse_points(param_text(rq, "points"), FULL, &i.points))
        i.points = 0;
    if (target.len > 0 && !station_parse_target(i.figure, target, &i.target))
        i.target = -1;
    TRY(station_measure_item_add(ctx, &i));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/measure/%" PRId64, i.measure_id);
}

enum status station_web_measure_item_drop(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(station_measure_item_drop(ctx, id, path_id(rq, "item")));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/measure/%" PRId64, id);
}

enum status station_web_measure_move(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_measure m;

    TRY(station_measure_get(ctx, path_id(rq, "id"), &m));
    TRY(station_measure_move(ctx, m.id, m.version, path_text(rq, "state")));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/measure/%" PRId64, m.id);
}

/* ---------------------------------------------------------------- points of a station */

struct sheet {
    struct station_measure m;
    struct station_result r;
    struct station_measure_item *items;
    struct station_score *scores;
    size_t count;
    bool self, open; /* open: something can be said now */
};

static enum status sheet_of(struct ctx *ctx, const struct request *rq, struct sheet *out)
{
    size_t scores;
    bool keeps;

    TRY(station_measure_get(ctx, path_id(rq, "id"), &out->m));
    TRY(station_result_get(ctx, path_id(rq, "result"), &out->r));
    if (out->r.measure_id != out->m.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(station_measure_items(ctx, out->m.id, &out->items, &out->count));
    TRY(station_scores(ctx, out->r.id, &out->scores, &scores));
    ASSERT(scores == out->count && scores <= ITEMS_MAX);
    TRY(station_may_keep(ctx, out->r.station_id, &keeps));
    out->self = str_eqz(out->m.state, "self");
    out->open =
        keeps && (out->self || (str_eqz(out->m.state, "review") && may(ctx, "station.edit")));
    return ST_OK;
}

/* Names of fields live as long as the program: p0 … p39. */
static const char *field_name(size_t i)
{
    static const char *const NAMES[ITEMS_MAX] = {
        "p0",  "p1",  "p2",  "p3",  "p4",  "p5",  "p6",  "p7",  "p8",  "p9",
        "p10", "p11", "p12", "p13", "p14", "p15", "p16", "p17", "p18", "p19",
        "p20", "p21", "p22", "p23", "p24", "p25", "p26", "p27", "p28", "p29",
        "p30", "p31", "p32", "p33", "p34", "p35", "p36", "p37", "p38", "p39"};

    return NAMES[i];
}

/* What figures gave; when all is over also what people gave. */
static void put_facts(struct form_page *f, const struct sheet *s)
{
    struct kv_item_v *facts = arena_array(f->ctx->arena, s->count + 2, struct kv_item_v);
    const bool done = str_eqz(s->m.state, "done");
    struct arena *a = f->ctx->arena;
    size_t n = 0;

    arr_each (i, s->count) {
        const struct station_score *c = &s->scores[i];
        const struct str points = station_points_text(a, c->points);

        if (s->items[i].figure.len > 0)
            facts[n++] = (struct kv_item_v){
                .label = s->items[i].title,
                .value = TF(a, "station.measure.counted",
                            figure_text(f->ctx, s->items[i].figure, c->figure), points)};
        else if (done)
            facts[n++] =
                (struct kv_item_v){.label = s->items[i].title,
                                   .value = TF(a, "station.measure.judged",
                                               station_points_text(a, c->self_points), points)};
    }
    if (done && s->r.note.len > 0)
        facts[n++] = (struct kv_item_v){.label = T("station.measure.note"), .value = s->r.note};
    if (s->r.self_note.len > 0)
        facts[n++] =
            (struct kv_item_v){.label = T("station.measure.self_note"), .value = s->r.self_note};
    f->v.facts = facts;
    f->v.facts_count = n;
}

enum status station_web_score_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct sheet s;
    size_t fields = 0;

    TRY(sheet_of(ctx, rq, &s));
    f = measure_form(
        ctx, rq, &s.m,
        str_printf(ctx->arena, "/station/measure/%" PRId64 "/score/%" PRId64, s.m.id, s.r.id),
        s.self ? "station.measure.self" : "station.measure.review");
    f->v.title = TF(ctx->arena, "station.measure.of", s.r.station, f->v.title);
    put_facts(f, &s);
    if (!s.open)
        form_page_shut(f, "station.measure.closed");
    for (size_t i = 0; i < s.count && fields < STATION_MANUAL_MAX; i++) {
        struct field_v *field;

        if (s.items[i].figure.len > 0)
            continue;
        field = form_page_put(
            f, "line", field_name(i), "station.measure.points",
            station_points_text(ctx->arena, s.self ? s.scores[i].self_points : s.scores[i].points));
        field->label = s.items[i].title;
        field->hint = TF(ctx->arena, "station.measure.at_most",
                         station_points_text(ctx->arena, s.items[i].points));
        if (!s.self)
            field->hint = TF(ctx->arena, "station.measure.self_gave", field->hint,
                             station_points_text(ctx->arena, s.scores[i].self_points));
        fields++;
    }
    form_optional(form_page_put(f, "text", "note",
                                s.self ? "station.measure.self_note" : "station.measure.note",
                                s.self ? s.r.self_note : s.r.note));
    form_page_version(f, s.r.version);
    return station_web_show_form(f, rs);
}

enum status station_web_score(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t points[ITEMS_MAX];
    struct station_scoring in;
    struct sheet s;

    TRY(sheet_of(ctx, rq, &s));
    arr_each (i, s.count) {
        points[i] = -1;
        if (s.items[i].figure.len == 0 && param_present(rq, field_name(i)) &&
            !station_parse_points(param_text(rq, field_name(i)), s.items[i].points, &points[i]))
            invalid(ctx, field_name(i), "station.points_wrong", NULL);
    }
    TRY(invalid_done(ctx));
    in = (struct station_scoring){.result_id = s.r.id,
                                  .version = param_int(rq, "version"),
                                  .points = points,
                                  .count = s.count,
                                  .note = param_text(rq, "note")};
    TRY(station_score_put(ctx, &in));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/measure/%" PRId64, s.m.id);
}

/* ---------------------------------------------------------------- the result letter */

static void letter_table(struct ctx *ctx, struct paper *p, const struct sheet *s)
{
    static const unsigned WIDTHS[COLUMNS] = {8, 4, 4, 4};
    struct paper_table *t = paper_table_add(p, WIDTHS, COLUMNS, 1, 24);
    const struct paper_cell head[COLUMNS] = {
        {.text = T("station.measure.item"), .label = true},
        {.text = T("station.measure.item_points"), .label = true},
        {.text = T("station.measure.figure_is"), .label = true},
        {.text = T("station.measure.points"), .label = true}};

    paper_row_add(p, t, head, COLUMNS, 1);
    arr_each (i, s->count) {
        const struct paper_cell cells[COLUMNS] = {
            {.text = s->items[i].title},
            {.text = station_points_text(ctx->arena, s->items[i].points)},
            {.text = s->items[i].figure.len > 0
                         ? figure_text(ctx, s->items[i].figure, s->scores[i].figure)
                         : S("")},
            {.text = station_points_text(ctx->arena, s->scores[i].points)}};

        paper_row_add(p, t, cells, COLUMNS, 1);
    }
}

enum status station_web_letter(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct congress congress;
    struct paper *p;
    struct sheet s;
    struct str title;

    TRY(sheet_of(ctx, rq, &s));
    if (!str_eqz(s.m.state, "done"))
        return fail(&ctx->err, ST_RULE, "station.measure.not_done", NULL);
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    title = TF(ctx->arena, "station.measure.letter_title", s.m.name);
    p = paper_new(ctx->arena, PAPER_LETTER, title);
    p->mark = TF(ctx->arena, "station.measure.letter_mark", congress.name);
    p->number = paper_number_line(ctx->arena, S(""), ctx->today.year);
    p->addressee = s.r.station;
    paper_paragraph(p, TF(ctx->arena, "station.measure.letter_text", s.m.name,
                          station_points_text(ctx->arena, s.r.points),
                          str_int(ctx->arena, s.r.place)));
    letter_table(ctx, p, &s);
    if (s.r.note.len > 0)
        paper_paragraph(p, s.r.note);
    p->organ = p->mark;
    p->date_line = true;
    p->sealed = true;
    return respond_paper(ctx, rq, rs, p, title);
}
