// SPDX-License-Identifier: MulanPSL-2.0
/* The list of opinions, and one of them. */
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_rules.h"
#include "opinion_view.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TOTAL_MAX = 10000 };

/* What the addresses of the list keep. */
static const char *const KEPT[] = {"q",    "category", "source", "state", "month",
                                   "from", "to",       "sort",   "limit", NULL};

static struct str number_text(struct ctx *ctx, int64_t n)
{
    return str_printf(ctx->arena, "%lld", (long long)n);
}

static struct tag_v state_tag(struct str state)
{
    return (struct tag_v){
        .label = text_of("opinion.state.", state),
        .class = str_eqz(state, "used") ? S("ok") : S("wait"),
    };
}

/* ---- the filters ---- */

static enum status filter_of(struct ctx *ctx, const struct request *rq, struct opinion_filter *out)
{
    const struct str month = param_text(rq, "month");

    *out = (struct opinion_filter){
        .q = param_text(rq, "q"),
        .category = param_text(rq, "category"),
        .source = param_text(rq, "source"),
        .state = param_text(rq, "state"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : NULL,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (month.len > 0 && !date_parse_month(month, &out->from, &out->to))
        return fail_field(&ctx->err, "month", "opinion.month_wrong", NULL);
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

static enum status filter_make(struct ctx *ctx, const struct request *rq, bool filtered,
                               struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);

    TRY(category_field(ctx, rq, &fields[0]));
    fields[1] =
        form_field(ctx, rq, "line", "month", "opinion.filter.month", param_text(rq, "month"));
    *out = (struct filter_v){
        .url = S("/opinion"),
        .label = T("opinion.filter.q"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = 2,
        .reset = filtered ? S("/opinion") : S(""),
    };
    return ST_OK;
}

static const struct empty_v *empty_make(struct ctx *ctx, bool filtered)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){
        .title = T("opinion.empty.title"),
        .text = filtered ? T("opinion.empty.filtered") : T("opinion.empty.none"),
    };
    return empty;
}

static struct opinion_row_v row_make(const struct opinion *o)
{
    return (struct opinion_row_v){
        .id = o->id,
        .number = o->number,
        .subject = o->subject,
        .source = o->source,
        .category = o->category,
        .place = o->place,
        .raised_at = o->raised_at,
        .state = o->state,
        .state_tag = state_tag(o->state),
    };
}

enum status opinion_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_filter filter;
    struct opinion_row_v *rows;
    struct opinion_list_v v = {0};
    struct opinion *list;
    struct str next;
    size_t count;
    bool filtered;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/opinion", KEPT);
    TRY(filter_of(ctx, rq, &filter));
    filtered = filter.q.len > 0 || filter.category.len > 0 || filter.source.len > 0 ||
               filter.state.len > 0 || !date_none(filter.from) || !date_none(filter.to);
    TRY(opinion_page(ctx, &filter, &list, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct opinion_row_v);
    arr_each (i, count)
        rows[i] = row_make(&list[i]);
    v.rows = rows;
    v.rows_count = count;
    v.meta = v.total > TOTAL_MAX ? TF(ctx->arena, "opinion.meta_many", number_text(ctx, TOTAL_MAX))
                                 : TF(ctx->arena, "opinion.meta", number_text(ctx, v.total));
    TRY(filter_make(ctx, rq, filtered, &v.filter));
    v.empty = count == 0 ? empty_make(ctx, filtered) : NULL;
    v.pager.next = next.len > 0 ? list_url(ctx, rq, "/opinion", KEPT, "after", next) : S("");
    v.pager.first = filter.after.len > 0 ? list_url(ctx, rq, "/opinion", KEPT, "", S("")) : S("");
    v.export_url = list_url(ctx, rq, "/opinion/export", KEPT, "format", S("xlsx"));
    v.csv_url = list_url(ctx, rq, "/opinion/export", KEPT, "format", S("csv"));
    v.may_import = may(ctx, "opinion.import");
    v.may_add = may(ctx, "opinion.register");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("opinion.title"), &opinion_list_view, &v);
}

/* ---- the list as a sheet ---- */

static void export_row(struct ctx *ctx, struct sheet_out *out, const struct opinion *o)
{
    char day[DATE_TEXT_SIZE];
    unsigned second;
    const struct date on = date_of_instant(o->raised_at, &second);
    const struct str cells[] = {
        o->number,
        o->subject,
        str_printf(ctx->arena, "%s %02u:%02u:%02u", date_format(on, day), second / 3600,
                   second / 60 % 60, second % 60),
        o->category,
        o->place,
        text_of("opinion.source.", o->source),
        text_of("opinion.state.", o->state),
    };

    sheet_out_row(out, cells);
}

static struct sheet_out *export_new(struct ctx *ctx, enum sheet_format format)
{
    const struct str headings[] = {
        T("opinion.number"), T("opinion.subject"), T("opinion.raised_at"), T("opinion.category"),
        T("opinion.place"),  T("opinion.source"),  T("opinion.state"),
    };

    return sheet_out_new(ctx->arena, format, headings, COUNT(headings));
}

enum status opinion_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    enum sheet_format format;
    struct opinion_filter filter;
    struct sheet_out *out;
    struct opinion *list;
    int64_t total;
    size_t count, rows = 0;

    TRY(filter_of(ctx, rq, &filter));
    (void)sheet_format_parse(param_text(rq, "format"), &format);
    out = export_new(ctx, format);
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(opinion_page(ctx, &filter, &list, &count, &filter.after, &total));
        arr_each (i, count)
            export_row(ctx, out, &list[i]);
        rows += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && rows < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, out, T("opinion.title"));
}

/* ---- one opinion ---- */

static enum status made_make(struct ctx *ctx, int64_t id, struct opinion_show_v *v)
{
    struct opinion_from_it_v *made;
    int64_t *suggestions;
    size_t count;

    TRY(opinion_uses(ctx, id, &suggestions, &count));
    made = arena_array(ctx->arena, count, struct opinion_from_it_v);
    arr_each (i, count)
        made[i] = (struct opinion_from_it_v){
            .suggestion_id = suggestions[i],
            .url = str_printf(ctx->arena, "/suggestion/%lld", (long long)suggestions[i]),
        };
    v->made = made;
    v->made_count = count;
    return ST_OK;
}

/* The office drafts for a deputy who signs on paper, a deputy drafts an own one. */
static struct str draft_url(struct ctx *ctx, int64_t id)
{
    if (may(ctx, "suggestion.register"))
        return str_printf(ctx->arena, "/suggestion/new?opinion=%lld", (long long)id);
    if (may(ctx, "suggestion.propose"))
        return str_printf(ctx->arena, "/suggestion/draft/new?opinion=%lld", (long long)id);
    return S("");
}

enum status opinion_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct opinion_show_v v = {0};
    struct opinion o;

    TRY(opinion_get(ctx, path_id(rq, "id"), &o));
    *up = (struct link_v){.label = T("opinion.title"), .url = S("/opinion")};
    v = (struct opinion_show_v){
        .crumbs = {.items = up, .items_count = 1, .here = o.subject},
        .id = o.id,
        .number = o.number,
        .subject = o.subject,
        .body = o.body,
        .source = o.source,
        .category = o.category,
        .place = o.place,
        .raised_at = o.raised_at,
        .state = o.state,
        .state_tag = state_tag(o.state),
        .known = may(ctx, "opinion.contact"),
        .citizen = S(""),
        .contact = S(""),
    };
    if (v.known)
        TRY(opinion_citizen(ctx, o.id, &v.citizen, &v.contact));
    v.draft_url = draft_url(ctx, o.id);
    TRY(made_make(ctx, o.id, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, o.subject, &opinion_show_view, &v);
}
