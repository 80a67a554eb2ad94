// SPDX-License-Identifier: MulanPSL-2.0
/* The list of documents, that of deliberation opinions, and both as sheets. */
#include "modules/resolution/resolution_web.h"
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_web_common.h"

enum { TOTAL_MAX = 10000, YEARS = 6 };

static const char *const KEPT[] = {"q",       "kind", "state", "power", "body",  "year", "topic",
                                   "decided", "from", "to",    "sort",  "limit", NULL};

static struct resolution_filter filter_of(struct ctx *ctx, const struct request *rq, bool opinions)
{
    return (struct resolution_filter){
        .q = param_text(rq, "q"),
        .kind = param_text(rq, "kind"),
        .state = param_text(rq, "state"),
        .power = param_text(rq, "power"),
        .body_kind = param_text(rq, "body"),
        .year = param_int(rq, "year"),
        .topic_id = param_id(rq, "topic"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .decided = param_bool(rq, "decided"),
        .opinions = opinions,
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : NULL,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
}

static bool is_filtered(const struct resolution_filter *f)
{
    return f->q.len != 0 || f->kind.len != 0 || f->state.len != 0 || f->power.len != 0 ||
           f->body_kind.len != 0 || f->year != 0 || f->topic_id != 0 || !date_none(f->from) ||
           !date_none(f->to);
}

/* ---------------------------------------------------------------- the filter */

static struct field_v select_of(struct ctx *ctx, const struct request *rq, const char *name,
                                const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

static struct field_v year_field(struct ctx *ctx, const struct request *rq)
{
    struct field_v f =
        form_field(ctx, rq, "select", "year", "resolution.filter.year", param_text(rq, "year"));
    struct option_v options[YEARS + 1];

    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    for (int i = 0; i < YEARS; i++) {
        const struct str year = web_int(ctx, ctx->today.year - i);

        options[i + 1] = (struct option_v){.value = year, .label = year};
    }
    form_options(ctx, &f, options, COUNT(options));
    return f;
}

static const struct filter_v *filter_make(struct ctx *ctx, const struct request *rq, bool opinions,
                                          bool filtered)
{
    struct filter_v *v = arena_new(ctx->arena, struct filter_v);
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    size_t n = 0;

    fields[n++] = year_field(ctx, rq);
    if (opinions) {
        fields[n++] = select_of(ctx, rq, "state", "resolution.filter.state",
                                "draft review approved sent received replied again closed",
                                "resolution.any_state.");
    } else {
        fields[n++] = select_of(ctx, rq, "kind", "resolution.filter.kind",
                                "resolution decision announcement opinion appointment letter",
                                "resolution.kind.");
        fields[n++] =
            select_of(ctx, rq, "state", "resolution.filter.state",
                      "draft review approved signed ended dropped", "resolution.any_state.");
        fields[n++] = select_of(ctx, rq, "power", "resolution.filter.power",
                                "supervision decision appointment", "resolution.power.");
    }
    *v = (struct filter_v){
        .url = opinions ? S("/resolution/opinion") : S("/resolution"),
        .label = T("resolution.filter.q"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = n,
        .reset = !filtered  ? S("")
                 : opinions ? S("/resolution/opinion")
                            : S("/resolution"),
    };
    return v;
}

/* ---------------------------------------------------------------- lines */

static struct str number_of(const struct resolution_doc *d)
{
    return d->number_text.len != 0 ? d->number_text : T("resolution.no_number");
}

static struct str day_of(struct ctx *ctx, struct date d)
{
    return text_date(ctx->arena, d, ctx->today);
}

static void doc_line(struct ctx *ctx, const struct resolution_table_v *v,
                     const struct resolution_row *r, struct resolution_line_v *line)
{
    struct resolution_cell_v *c = line_cells(ctx, v, line);
    const struct tag_v tag = state_tag(r->d.state);

    c[0].text = text_of("resolution.kind.", str_from(resolution_kind_word(r->d.kind)));
    c[1].text = number_of(&r->d);
    c[2].text = day_of(ctx, date_none(r->d.signed_on) ? r->d.drafted_on : r->d.signed_on);
    c[3].tag = web_tag(ctx, tag.label, str_z(ctx->arena, tag.class));
    c[4].text = date_none(r->d.published_on) ? S("") : day_of(ctx, r->d.published_on);
}

static enum status opinion_line(struct ctx *ctx, const struct resolution_table_v *v,
                                const struct resolution_row *r, struct resolution_line_v *line)
{
    struct resolution_cell_v *c = line_cells(ctx, v, line);
    const struct tag_v tag = state_tag(r->d.state);
    struct organ organ;

    c[0].text = number_of(&r->d);
    if (r->organ_id != 0) {
        TRY(organ_get(ctx, r->organ_id, &organ));
        c[1].text = r->works > 1
                        ? TF(ctx->arena, "resolution.organ_and", organ.name, web_int(ctx, r->works))
                        : organ.name;
    }
    if (r->works == 0)
        c[2].tag = web_tag(ctx, tag.label, str_z(ctx->arena, tag.class));
    else if (r->works_open == 0)
        c[2].tag = web_tag(ctx, T("resolution.work.closed"), "ok");
    else if (date_none(r->due_on))
        c[2].tag = web_tag(ctx, T("resolution.work.replied"), "wait");
    else
        c[2].tag = web_tag(ctx, T("resolution.work.open"), "doing");
    c[3].due = due_tag_make(ctx, r->due_on);
    c[4].text = r->follow_ups == 0
                    ? S("")
                    : TF(ctx->arena, "resolution.follow_times", web_int(ctx, r->follow_ups));
    return ST_OK;
}

static enum status lines_make(struct ctx *ctx, const struct resolution_filter *f,
                              struct resolution_table_v *v, struct str *out_next)
{
    static const char *const DOC_COLUMNS[] = {"resolution.kind",         "resolution.number",
                                              "resolution.day",          "resolution.state",
                                              "resolution.published_on", NULL};
    static const char *const OPINION_COLUMNS[] = {"resolution.number",  "resolution.organ",
                                                  "resolution.state",   "resolution.due_on",
                                                  "resolution.follows", NULL};
    struct resolution_line_v *lines;
    struct resolution_row *rows;
    size_t count;

    TRY(resolution_page(ctx, f, &rows, &count, out_next, &v->total));
    table_columns(ctx, v, "resolution.title_of", f->opinions ? OPINION_COLUMNS : DOC_COLUMNS);
    lines = table_rows(ctx, v, count);
    arr_each (i, count) {
        lines[i].id = rows[i].d.id;
        lines[i].title = rows[i].d.title;
        lines[i].url = web_url(ctx, "/resolution/%lld", (long long)rows[i].d.id);
        if (f->opinions)
            TRY(opinion_line(ctx, v, &rows[i], &lines[i]));
        else
            doc_line(ctx, v, &rows[i], &lines[i]);
    }
    return ST_OK;
}

static enum status acts_make(struct ctx *ctx, bool opinions, struct resolution_table_v *v)
{
    struct resolution_act_v acts[4];
    bool listed;
    size_t n = 0;

    TRY(resolution_matters_listed(ctx, &listed));
    if (may(ctx, "resolution.write"))
        acts[n++] =
            (struct resolution_act_v){T("resolution.do.from"), S("/resolution/from"), false};
    if (!opinions && listed)
        acts[n++] =
            (struct resolution_act_v){T("resolution.topic.menu"), S("/resolution/topic"), false};
    if (may(ctx, "resolution.write"))
        acts[n++] = (struct resolution_act_v){
            opinions ? T("resolution.do.new_opinion") : T("resolution.do.new"),
            opinions ? S("/resolution/new?kind=opinion") : S("/resolution/new"), true};
    table_acts(ctx, v, acts, n);
    return ST_OK;
}

static enum status list(struct ctx *ctx, const struct request *rq, struct response *rs,
                        bool opinions)
{
    const char *path = opinions ? "/resolution/opinion" : "/resolution";
    const struct resolution_filter f = filter_of(ctx, rq, opinions);
    const struct str title = opinions ? T("resolution.opinion.title") : T("resolution.title");
    struct resolution_table_v v = {.title = title};
    struct list_links links;
    struct str next;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, path, KEPT);
    TRY(lines_make(ctx, &f, &v, &next));
    v.meta = v.total > TOTAL_MAX ? TF(ctx->arena, "resolution.meta_many", web_int(ctx, TOTAL_MAX))
                                 : TF(ctx->arena, "resolution.meta", web_int(ctx, v.total));
    v.filter = filter_make(ctx, rq, opinions, is_filtered(&f));
    links = list_links_of(ctx, rq, path, KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    v.export_url = links.sheet;
    v.csv_url = links.csv;
    TRY(acts_make(ctx, opinions, &v));
    table_empty(ctx, &v, "resolution.empty.title",
                is_filtered(&f) ? "resolution.empty.filtered" : "resolution.empty.none");
    return table_respond(ctx, rq, rs, &v);
}

enum status resolution_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return list(ctx, rq, rs, false);
}

enum status resolution_web_opinions(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return list(ctx, rq, rs, true);
}

/* ---------------------------------------------------------------- as a sheet */

static struct str count_text(struct ctx *ctx, const struct resolution_doc *d, uint32_t n)
{
    return d->vote.counted ? web_int(ctx, n) : S("");
}

static enum status export_row(struct ctx *ctx, struct sheet_out *out,
                              const struct resolution_row *r)
{
    const struct resolution_doc *d = &r->d;
    struct organ organ = {0};

    if (r->organ_id != 0)
        TRY(organ_get(ctx, r->organ_id, &organ));
    const struct str cells[] = {
        d->title,
        text_of("resolution.kind.", str_from(resolution_kind_word(d->kind))),
        d->number_text,
        state_tag(d->state).label,
        d->power.len != 0 ? text_of("resolution.power.", d->power) : S(""),
        d->origin,
        list_iso(ctx, d->passed_on),
        count_text(ctx, d, d->vote.yes),
        count_text(ctx, d, d->vote.no),
        count_text(ctx, d, d->vote.abstain),
        count_text(ctx, d, d->vote.all),
        list_iso(ctx, d->signed_on),
        list_iso(ctx, d->effect_on),
        list_iso(ctx, d->published_on),
        organ.name,
        list_iso(ctx, r->due_on),
        web_int(ctx, r->works_open),
        web_int(ctx, r->follow_ups),
        d->rank != 0 ? web_int(ctx, d->rank) : S(""),
    };

    sheet_out_row(out, cells);
    return ST_OK;
}

static struct sheet_out *export_new(struct ctx *ctx, enum sheet_format format)
{
    const struct str headings[] = {
        T("resolution.title_of"),  T("resolution.kind"),         T("resolution.number"),
        T("resolution.state"),     T("resolution.power"),        T("resolution.origin"),
        T("resolution.passed_on"), T("resolution.yes"),          T("resolution.no"),
        T("resolution.abstain"),   T("resolution.all"),          T("resolution.signed_on"),
        T("resolution.effect_on"), T("resolution.published_on"), T("resolution.organ"),
        T("resolution.due_on"),    T("resolution.works_open"),   T("resolution.follows"),
        T("resolution.rank"),
    };

    return sheet_out_new(ctx->arena, format, headings, COUNT(headings));
}

enum status resolution_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool opinions = str_starts(request_target(rq), S("/resolution/opinion"));
    struct resolution_filter f = filter_of(ctx, rq, opinions);
    struct resolution_row *rows;
    enum sheet_format format;
    struct sheet_out *out;
    size_t count, written = 0;
    int64_t total;

    (void)sheet_format_parse(param_text(rq, "format"), &format);
    out = export_new(ctx, format);
    f.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(resolution_page(ctx, &f, &rows, &count, &f.after, &total));
        arr_each (i, count)
            TRY(export_row(ctx, out, &rows[i]));
        written += count;
        list_next_page(ctx, page, &f.after);
    } while (f.after.len > 0 && written < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, out,
                              opinions ? T("resolution.opinion.title") : T("resolution.title"));
}
