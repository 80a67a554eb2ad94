// SPDX-License-Identifier: MulanPSL-2.0
/* The work of a year: its figures, the report that the standing committee hears, and its paper. */
#include "modules/congress/congress.h"
#include "modules/filing/filing_web.h"
#include "platform/list.h"
#include "platform/paper_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TEXT_ROWS = 14, LINKS_MAX = 4, YEARS_SHOWN = 3, ABOVE_MAX = 2 };

static enum status year_of(struct ctx *ctx, const struct request *rq, int64_t *out)
{
    if (str_to_int(path_text(rq, "year"), out) && *out >= 2000 && *out <= ctx->today.year)
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status report_of(struct ctx *ctx, int64_t year, struct filing_year *out)
{
    const enum status st = filing_store_year(ctx, year, out);

    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *out = (struct filing_year){.year = year, .text = S("")};
    return ST_OK;
}

static struct tag_v year_tag(struct ctx *ctx, const struct filing_year *y)
{
    if (!date_none(y->heard_on))
        return (struct tag_v){
            .label = TF(ctx->arena, "filing.heard", text_date(ctx->arena, y->heard_on, ctx->today)),
            .class = S("ok")};
    if (filing_law_report_missing((int)y->year, ctx->today, false))
        return (struct tag_v){.label = T("filing.not_heard"), .class = S("wait")};
    return (struct tag_v){.label = T("filing.this_year"), .class = S("")};
}

static struct str year_url(struct ctx *ctx, int64_t year, const char *tail)
{
    return str_printf(ctx->arena, "/filing/year/%lld%s", (long long)year, tail);
}

static struct str year_title(struct ctx *ctx, int64_t year)
{
    return TF(ctx->arena, "filing.year_title", str_int(ctx->arena, year));
}

enum status filing_web_years(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_lines_v v = {.crumbs = filing_web_crumbs(ctx, S(""), S(""), T("filing.years")),
                               .title = T("filing.years")};
    struct filing_year *all;
    struct filing_line_v *rows;
    struct filing_sums sums;
    size_t count;

    TRY(filing_store_years(ctx, false, &all, &count));
    rows = arena_array(ctx->arena, count + YEARS_SHOWN, struct filing_line_v);
    for (int64_t year = ctx->today.year; year > ctx->today.year - YEARS_SHOWN || count > 0;
         year--) {
        struct filing_year y = {.year = year, .text = S("")};

        if (count > 0 && all[0].year == year) {
            y = all[0];
            all++;
            count--;
        } else if (year <= ctx->today.year - YEARS_SHOWN) {
            continue;
        }
        TRY(filing_year_sums(ctx, year, &sums));
        rows[v.rows_count++] = (struct filing_line_v){
            .id = year,
            .title = year_title(ctx, year),
            .url = year_url(ctx, year, ""),
            .meta = TF(ctx->arena, "filing.year_meta", str_int(ctx->arena, sums.filed),
                       str_int(ctx->arena, sums.reviewed),
                       str_int(ctx->arena, sums.corrected + sums.repealed + sums.revoked)),
            .text = S(""),
            .tag = year_tag(ctx, &y),
        };
    }
    v.rows = rows;
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &filing_lines_view, &v);
}

/* Heard, made public, told the committee above: each with its article. */
static enum status put_above(struct ctx *ctx, const struct filing_year *y, struct filing_year_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, ABOVE_MAX, struct kv_item_v);
    struct kv_v *above = arena_new(ctx->arena, struct kv_v);
    const struct due_tag_v *due;
    struct filing_upward told;
    struct date until;
    size_t n = 0;

    if (date_none(y->heard_on))
        return ST_OK;
    items[n++] =
        (struct kv_item_v){.label = T("filing.col.public"),
                           .value = y->published ? T("filing.public_yes") : T("filing.public_no")};
    TRY(filing_store_upward(ctx, y->year, &told));
    if (told.id != 0) {
        items[n++] = (struct kv_item_v){.label = T("filing.upward"),
                                        .value = TF(ctx->arena, "filing.two",
                                                    text_date(ctx->arena, told.told_on, ctx->today),
                                                    told.whom)};
    } else {
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        TRY(filing_clock(ctx, FILING_LAW_UPWARD, y->heard_on, false, &until));
        due = due_tag_make(ctx, until);
        if (due != NULL)
            *tag = (struct tag_v){.label = due->label, .class = due->class};
        items[n++] = (struct kv_item_v){
            .label = T("filing.upward"),
            .value = TF(ctx->arena, "filing.clock", text_date(ctx->arena, until, ctx->today),
                        str_from(filing_law_article(FILING_LAW_UPWARD))),
            .tag = due != NULL ? tag : NULL};
    }
    above->items = items;
    above->items_count = n;
    v->above = above;
    return ST_OK;
}

enum status filing_web_year(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct filing_year_v v = {.links = links};
    struct filing_upward told;
    struct filing_sums sums;
    struct filing_year y;
    int64_t year;

    TRY(year_of(ctx, rq, &year));
    TRY(report_of(ctx, year, &y));
    TRY(filing_year_sums(ctx, year, &sums));
    v.crumbs =
        filing_web_crumbs(ctx, T("filing.years"), S("/filing/year"), str_int(ctx->arena, year));
    v.year = year;
    v.title = year_title(ctx, year);
    v.tag = year_tag(ctx, &y);
    v.counts = filing_web_sums(ctx, year, &sums);
    v.text = y.text;
    TRY(put_above(ctx, &y, &v));
    TRY(filing_store_upward(ctx, year, &told));
    v.main = may(ctx, "filing.manage");
    if (v.main) {
        links[v.links_count++] =
            (struct link_v){.label = T("filing.do.report"), .url = year_url(ctx, year, "/edit")};
        if (!date_none(y.heard_on) && told.id == 0)
            links[v.links_count++] = (struct link_v){.label = T("filing.do.upward"),
                                                     .url = year_url(ctx, year, "/upward")};
    }
    links[v.links_count++] =
        (struct link_v){.label = T("filing.do.paper"), .url = year_url(ctx, year, "/paper")};
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &filing_year_view, &v);
}

/* What the records say, as the beginning of a report. */
static struct str draft_of(struct ctx *ctx, int64_t year, const struct filing_sums *s)
{
    const struct str args[] = {
        str_int(ctx->arena, year),         str_int(ctx->arena, s->filed),
        str_int(ctx->arena, s->late),      str_int(ctx->arena, s->registered),
        str_int(ctx->arena, s->active),    str_int(ctx->arena, s->clean),
        str_int(ctx->arena, s->corrected), str_int(ctx->arena, s->repealed),
        str_int(ctx->arena, s->revoked),   str_int(ctx->arena, s->suggestions),
        str_int(ctx->arena, s->requests),  str_int(ctx->arena, s->answered),
        str_int(ctx->arena, s->missing)};
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, 4) {
        static const struct {
            const char *key;
            size_t from, count;
        } PARTS[] = {{"filing.draft.filed", 0, 4},
                     {"filing.draft.reviewed", 4, 5},
                     {"filing.draft.asked", 9, 3},
                     {"filing.draft.missing", 12, 1}};

        if (i > 0)
            buf_char(&b, '\n');
        buf_str(&b, text_fill(ctx->arena, PARTS[i].key, args + PARTS[i].from, PARTS[i].count));
    }
    return buf_view(&b);
}

enum status filing_web_year_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *p;
    struct filing_sums sums;
    struct filing_year y;
    int64_t year;

    TRY(year_of(ctx, rq, &year));
    TRY(report_of(ctx, year, &y));
    TRY(filing_year_sums(ctx, year, &sums));
    p = form_page_open(ctx, rq, year_title(ctx, year), year_url(ctx, year, "/edit"),
                       year_url(ctx, year, ""), T("filing.do.save"));
    form_page_crumb(p, T("filing.menu"), S("/filing"));
    form_page_crumb(p, T("filing.years"), S("/filing/year"));
    form_max(form_page_put(p, "text", "text", "filing.f.report",
                           y.text.len > 0 ? y.text : draft_of(ctx, year, &sums)),
             FILING_BODY_CHARS, TEXT_ROWS);
    form_optional(
        form_page_put(p, "date", "heard_on", "filing.f.heard_on", list_iso(ctx, y.heard_on)));
    (void)form_page_put(p, "check", "published", "filing.f.published_report",
                        y.published ? S("1") : S(""));
    p->v.article = S("《各级人民代表大会常务委员会监督法》第四十五条");
    form_page_version(p, y.version);
    return filing_web_form(p, rs);
}

enum status filing_web_year_save(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_year y;
    int64_t year;

    TRY(year_of(ctx, rq, &year));
    TRY(report_of(ctx, year, &y));
    y.version = param_int(rq, "version");
    y.text = param_text(rq, "text");
    y.heard_on = param_date(rq, "heard_on");
    y.published = param_bool(rq, "published");
    TRY(filing_year_save(ctx, &y));
    respond_flash(rs, "filing.done.report", S(""));
    return respond_see_other(rs, "/filing/year/%lld", (long long)year);
}

/* ---------------------------------------------------------------- the paper */

static void sum_row(struct paper *p, struct paper_table *t, const char *key, struct str n)
{
    const struct paper_cell cells[] = {{.text = text(key), .label = true},
                                       {.text = n, .align = PAPER_CENTRE}};

    paper_row_add(p, t, cells, COUNT(cells), 0);
}

enum status filing_web_year_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const unsigned WIDTHS[] = {3, 1};
    struct congress congress;
    struct paper_table *t;
    struct filing_sums s;
    struct filing_year y;
    struct paper *p;
    int64_t year;

    TRY(year_of(ctx, rq, &year));
    TRY(report_of(ctx, year, &y));
    TRY(filing_year_sums(ctx, year, &s));
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    p = paper_new(
        ctx->arena, PAPER_OFFICIAL,
        TF(ctx->arena, "filing.paper_title", congress.short_name, str_int(ctx->arena, year)));
    p->mark = TF(ctx->arena, "filing.paper_mark", congress.name);
    p->number = paper_number_line(ctx->arena, S(""), ctx->today.year);
    paper_typed(p, y.text.len > 0 ? y.text : draft_of(ctx, year, &s));
    paper_gap(p);
    t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 0, 0);
#define ROW(key, n) sum_row(p, t, key, str_int(ctx->arena, n))
    ROW("filing.sum.filed", s.filed);
    ROW("filing.sum.late", s.late);
    ROW("filing.sum.registered", s.registered);
    ROW("filing.sum.active", s.active);
    ROW("filing.sum.clean", s.clean);
    ROW("filing.sum.corrected", s.corrected + s.repealed + s.revoked);
    ROW("filing.sum.asked", s.suggestions + s.requests);
    ROW("filing.sum.missing", s.missing);
#undef ROW
    p->organ = p->mark;
    p->date = date_none(y.heard_on) ? ctx->today : y.heard_on;
    return respond_paper(ctx, rq, rs, p, year_title(ctx, year));
}
