// SPDX-License-Identifier: MulanPSL-2.0
/* The list of opinions: of the office, of those who handle, as a sheet. */
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion_web_common.h"
#include "platform/list.h"

enum { TOTAL_MAX = 10000, NUMBER_DIGITS = 10 };

/* What the addresses of the list keep. */
static const char *const KEPT[] = {
    "q",       "category", "place", "source",    "channel", "collector",  "state",
    "outcome", "rating",   "clock", "published", "mine",    "again",      "contact",
    "citizen", "station",  "topic", "organ",     "deputy",  "into",       "month",
    "from",    "to",       "sort",  "limit",     "without", "delegation", NULL};

/* ---- the filters ---- */

/* A whole telephone number, as people type it: it is looked for by its keyed hash. */
static bool is_number(struct str s)
{
    size_t digits = 0;

    arr_each (i, s.len) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            digits++;
        else if (s.ptr[i] != ' ' && s.ptr[i] != '-' && s.ptr[i] != '+')
            return false;
    }
    return digits >= NUMBER_DIGITS;
}

static enum status filter_of(struct ctx *ctx, const struct request *rq, struct opinion_filter *out)
{
    const struct str month = param_text(rq, "month");

    *out = (struct opinion_filter){
        .q = param_text(rq, "q"),
        .category = param_text(rq, "category"),
        .place = param_text(rq, "place"),
        .source = param_text(rq, "source"),
        .channel = param_text(rq, "channel"),
        .collector = param_text(rq, "collector"),
        .without = param_text(rq, "without"),
        .state = param_text(rq, "state"),
        .outcome = param_text(rq, "outcome"),
        .rating = param_text(rq, "rating"),
        .clock = param_text(rq, "clock"),
        .published = param_text(rq, "published"),
        .mine = param_text(rq, "mine"),
        .again = param_bool(rq, "again"),
        .contact = may(ctx, "opinion.contact") ? param_text(rq, "contact") : S(""),
        .citizen = may(ctx, "opinion.contact") ? param_text(rq, "citizen") : S(""),
        .station_id = param_id(rq, "station"),
        .topic_id = param_id(rq, "topic"),
        .delegation_id = param_id(rq, "delegation"),
        .organ_id = param_id(rq, "organ"),
        .deputy_id = param_id(rq, "deputy"),
        .into_id = param_id(rq, "into"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : NULL,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (out->contact.len == 0 && may(ctx, "opinion.contact") && is_number(out->q)) {
        out->contact = out->q;
        out->q = S("");
    }
    if (month.len > 0 && !date_parse_month(month, &out->from, &out->to))
        return fail_field(&ctx->err, "month", "opinion.month_wrong", NULL);
    return ST_OK;
}

static enum status topic_field(struct ctx *ctx, const struct request *rq, struct field_v *out)
{
    struct opinion_topic *topics;
    struct option_v *options;
    size_t count, n = 1;

    TRY(opinion_store_topics(ctx, true, &topics, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, count)
        if (topics[i].level == 1)
            options[n++] = (struct option_v){.value = str_int(ctx->arena, topics[i].id),
                                             .label = topics[i].name};
    *out = form_field(ctx, rq, "select", "topic", "opinion.topic", param_text(rq, "topic"));
    form_options(ctx, out, options, n);
    return ST_OK;
}

static enum status category_field(struct ctx *ctx, const struct request *rq, struct field_v *out)
{
    struct option_v *options;
    struct str *categories;
    size_t count;

    TRY(opinion_categories(ctx, &categories, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = categories[i], .label = categories[i]};
    *out = form_field(ctx, rq, "select", "category", "opinion.filter.category",
                      param_text(rq, "category"));
    form_options(ctx, out, options, count + 1);
    return ST_OK;
}

static void words_field(struct ctx *ctx, const struct request *rq, const char *name,
                        const char *label, const char *words, const char *prefix,
                        struct field_v *out)
{
    *out = form_field(ctx, rq, "select", name, label, param_text(rq, name));
    form_words_or(ctx, out, words, prefix, "word.all");
}

enum { FILTERS = 6 };

static enum status filter_make(struct ctx *ctx, const struct request *rq, const char *path,
                               bool filtered, const struct filter_v **out_filter)
{
    struct filter_v *out = arena_new(ctx->arena, struct filter_v);
    struct field_v *fields = arena_array(ctx->arena, FILTERS, struct field_v);

    words_field(ctx, rq, "state", "opinion.state", OPINION_STATES, "opinion.state.", &fields[0]);
    words_field(ctx, rq, "channel", "opinion.channel", OPINION_CHANNELS, "opinion.channel.",
                &fields[1]);
    TRY(topic_field(ctx, rq, &fields[2]));
    TRY(category_field(ctx, rq, &fields[3]));
    fields[4] =
        form_field(ctx, rq, "select", "station", "opinion.station", param_text(rq, "station"));
    TRY(opinion_ui_stations(ctx, &fields[4], true));
    fields[5] =
        form_field(ctx, rq, "line", "month", "opinion.filter.month", param_text(rq, "month"));
    *out = (struct filter_v){
        .url = str_from(path),
        .label = may(ctx, "opinion.contact") ? T("opinion.filter.q_number") : T("opinion.filter.q"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = FILTERS,
        .reset = filtered ? str_from(path) : S(""),
    };
    *out_filter = out;
    return ST_OK;
}

static const struct empty_v *empty_make(struct ctx *ctx, bool filtered)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){
        .title = T("opinion.empty.title"),
        .text = filtered ? T("opinion.empty.filtered") : T("opinion.empty.none"),
        .more = filtered ? NULL
                         : link_next(ctx, "opinion.register", T("opinion.do.new"), "/opinion/new"),
    };
    return empty;
}

static struct opinion_row_v row_make(struct ctx *ctx, const struct opinion_row *r)
{
    const struct opinion *o = &r->o;

    return (struct opinion_row_v){
        .id = o->id,
        .number = o->number,
        .subject = o->subject,
        .source = o->source,
        .category = o->category,
        .place = o->place,
        .raised_at = o->raised_at,
        .state = o->state,
        .state_tag = opinion_ui_state_tag(o->state),
        .channel = o->channel,
        .topic = r->topic.len > 0 ? r->topic : o->category,
        .station = r->station,
        .handler = str_eqz(r->handler, "station") ? r->station : r->organ,
        .due_on = r->due_on,
        .due = due_tag_make(ctx, r->due_on),
        .alike = r->alike,
        .outcome = r->outcome,
        .rating = r->rating,
    };
}

static bool is_filtered(const struct request *rq)
{
    for (size_t i = 0; KEPT[i] != NULL; i++)
        if (strcmp(KEPT[i], "mine") != 0 && strcmp(KEPT[i], "sort") != 0 &&
            strcmp(KEPT[i], "limit") != 0 && param_present(rq, KEPT[i]))
            return true;
    return false;
}

/* ---- tabs: everything, what waits, what is late, what can be published ---- */

struct tab_of {
    const char *label, *query; /* query "": everything */
};
static const struct tab_of OFFICE_TABS[] = {
    {"opinion.tab.all", ""},
    {"opinion.tab.wait", "mine=wait"},
    {"opinion.tab.overdue", "clock=overdue"},
    {"opinion.tab.again", "again=1"},
    {"opinion.tab.review", "published=review"},
};
static const struct tab_of OWN_TABS[] = {
    {"opinion.tab.wait", "mine=wait"},
    {"opinion.tab.own", "mine=own"},
};

static bool tab_is_on(const struct request *rq, const char *query)
{
    const struct str mine = param_text(rq, "mine"), clock = param_text(rq, "clock");

    if (strcmp(query, "mine=wait") == 0)
        return str_eqz(mine, "wait");
    if (strcmp(query, "mine=own") == 0)
        return !str_eqz(mine, "wait"); /* what the page shows who comes from the menu */
    if (strcmp(query, "clock=overdue") == 0)
        return str_eqz(clock, "overdue");
    if (strcmp(query, "again=1") == 0)
        return param_bool(rq, "again");
    if (strcmp(query, "published=review") == 0)
        return str_eqz(param_text(rq, "published"), "review");
    return mine.len == 0 && clock.len == 0 && !param_bool(rq, "again") &&
           param_text(rq, "published").len == 0;
}

static const struct tabs_v *tabs_make(struct ctx *ctx, const struct request *rq, const char *path,
                                      const struct tab_of *of, size_t count)
{
    struct tabs_v *tabs = arena_new(ctx->arena, struct tabs_v);
    struct tab_v *items = arena_array(ctx->arena, count, struct tab_v);

    arr_each (i, count)
        items[i] = (struct tab_v){
            .label = text(of[i].label),
            .url =
                str_printf(ctx->arena, "%s%s%s", path, of[i].query[0] != 0 ? "?" : "", of[i].query),
            .on = tab_is_on(rq, of[i].query),
            .count = S(""),
        };
    *tabs = (struct tabs_v){.label = T("opinion.tabs"), .items = items, .items_count = count};
    return tabs;
}

static enum status list_show(struct ctx *ctx, const struct request *rq, struct response *rs,
                             struct opinion_filter *filter, const char *path,
                             const struct tabs_v *tabs)
{
    struct opinion_row_v *rows;
    struct opinion_list_v v = {.tabs = tabs};
    struct opinion_row *list;
    struct list_links links;
    struct str next;
    size_t count;
    const bool filtered = is_filtered(rq);

    TRY(opinion_rows(ctx, filter, &list, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct opinion_row_v);
    arr_each (i, count)
        rows[i] = row_make(ctx, &list[i]);
    v.rows = rows;
    v.rows_count = count;
    v.meta = v.total > TOTAL_MAX
                 ? TF(ctx->arena, "opinion.meta_many", str_int(ctx->arena, TOTAL_MAX))
                 : TF(ctx->arena, "opinion.meta", str_int(ctx->arena, v.total));
    TRY(filter_make(ctx, rq, path, filtered, &v.filter));
    v.empty = count == 0 ? empty_make(ctx, filtered) : NULL;
    links = list_links_of(ctx, rq, path, KEPT, next);
    v.pager.next = links.next;
    v.pager.first = filter->after.len > 0 ? links.first : S("");
    v.export_url = links.sheet;
    v.csv_url = links.csv;
    v.may_import = may(ctx, "opinion.import");
    v.may_add = may(ctx, "opinion.register");
    v.may_manage = may(ctx, "opinion.manage");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("opinion.title"), &opinion_list_view, &v);
}

enum status opinion_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_filter filter;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/opinion", KEPT);
    TRY(filter_of(ctx, rq, &filter));
    return list_show(ctx, rq, rs, &filter, "/opinion",
                     may(ctx, "opinion.manage")
                         ? tabs_make(ctx, rq, "/opinion", OFFICE_TABS, COUNT(OFFICE_TABS))
                         : NULL);
}

/* Whoever handles sees what is or was his organ's, nothing else. */
static void narrow(struct ctx *ctx, struct opinion_filter *filter)
{
    if (may(ctx, "opinion.read"))
        return;
    if (!str_eqz(filter->mine, "wait"))
        filter->mine = S("own");
}

enum status opinion_web_own(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_filter filter;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/opinion/own", KEPT);
    TRY(filter_of(ctx, rq, &filter));
    if (!str_eqz(filter.mine, "wait"))
        filter.mine = S("own");
    return list_show(ctx, rq, rs, &filter, "/opinion/own",
                     tabs_make(ctx, rq, "/opinion/own", OWN_TABS, COUNT(OWN_TABS)));
}

/* ---- the list as a sheet ---- */

static void export_row(struct ctx *ctx, struct sheet_out *out, const struct opinion_row *r)
{
    char day[DATE_TEXT_SIZE], due[DATE_TEXT_SIZE], settled[DATE_TEXT_SIZE];
    unsigned second;
    const struct opinion *o = &r->o;
    const struct date on = date_of_instant(o->raised_at, &second);
    const struct str cells[] = {
        o->number,
        o->subject,
        str_printf(ctx->arena, "%s %02u:%02u:%02u", date_format(on, day), second / 3600,
                   second / 60 % 60, second % 60),
        r->topic.len > 0 ? r->topic : o->category,
        o->place,
        text_of("opinion.channel.", o->channel),
        text_of("opinion.state.", o->state),
        r->station,
        str_eqz(r->handler, "station") ? r->station : r->organ,
        date_none(r->due_on) ? S("") : str_from(date_format(r->due_on, due)),
        r->outcome.len > 0 ? text_of("opinion.outcome.", r->outcome) : S(""),
        date_none(r->settled_on) ? S("") : str_from(date_format(r->settled_on, settled)),
        r->rating.len > 0 ? text_of("opinion.rating.", r->rating) : S(""),
        r->collector.len > 0 ? text_of("opinion.collector.", r->collector) : S(""),
        str_int(ctx->arena, r->alike),
    };

    sheet_out_row(out, cells);
}

static struct sheet_out *export_new(struct ctx *ctx, enum sheet_format format)
{
    const struct str headings[] = {
        T("opinion.number"), T("opinion.subject"),   T("opinion.raised_at"),
        T("opinion.topic"),  T("opinion.place"),     T("opinion.source"),
        T("opinion.state"),  T("opinion.station"),   T("opinion.has_it"),
        T("opinion.due_on"), T("opinion.outcome"),   T("opinion.settled_on"),
        T("opinion.rating"), T("opinion.collector"), T("opinion.alike_count"),
    };

    return sheet_out_new(ctx->arena, format, headings, COUNT(headings));
}

enum status opinion_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    enum sheet_format format;
    struct opinion_filter filter;
    struct sheet_out *out;
    struct opinion_row *list;
    int64_t total;
    size_t count, rows = 0;

    TRY(filter_of(ctx, rq, &filter));
    narrow(ctx, &filter);
    (void)sheet_format_parse(param_text(rq, "format"), &format);
    out = export_new(ctx, format);
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(opinion_rows(ctx, &filter, &list, &count, &filter.after, &total));
        arr_each (i, count)
            export_row(ctx, out, &list[i]);
        rows += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && rows < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, out, T("opinion.title"));
}
