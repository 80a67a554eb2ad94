// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of what is owed once a year: lists of what makers issued, and that the committee above is
 * told how the report on the year was heard. */
#include "modules/filing/filing_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINE_ROWS = 10 };

/* ---------------------------------------------------------------- what was issued */

/* Who has sent the list of the year, and who owes it. */
static enum status put_sent(struct ctx *ctx, int64_t year, struct date due,
                            struct filing_sent_row_v **out, size_t *out_count)
{
    struct filing_sent_row_v *rows;
    struct filing_sent *all;

    TRY(filing_store_sent(ctx, year, &all, out_count));
    rows = arena_array(ctx->arena, *out_count, struct filing_sent_row_v);
    arr_each (i, *out_count) {
        const bool come = all[i].id != 0 || all[i].listed > 0;

        rows[i] = (struct filing_sent_row_v){
            .id = all[i].organ_id,
            .organ = all[i].organ,
            .sent_on = all[i].sent_on,
            .listed = all[i].listed,
            .tag = !come ? (struct tag_v){.label = T("filing.sent.no"), .class = S("wait")}
                   : all[i].nothing
                       ? (struct tag_v){.label = T("filing.sent.nothing"), .class = S("ok")}
                       : (struct tag_v){.label = TF(ctx->arena, "filing.sent.yes",
                                                    str_int(ctx->arena, all[i].listed)),
                                        .class = S("ok")},
            .due = come || year >= ctx->today.year ? NULL : due_tag_make(ctx, due),
            .url = !come && year < ctx->today.year && may(ctx, "filing.manage")
                       ? str_printf(ctx->arena, "/filing/catalogue/new?year=%lld&organ=%lld",
                                    (long long)year, (long long)all[i].organ_id)
                       : S(""),
        };
    }
    *out = rows;
    return ST_OK;
}

/* Till June lists of last year come in. */
static enum status asked_year(struct ctx *ctx, const struct request *rq, int64_t *out)
{
    const int64_t asked = param_int(rq, "year");

    *out = asked > 0 ? asked : ctx->today.year - (ctx->today.month < 7 ? 1 : 0);
    return *out < 1900 || *out > 2200 ? fail_field(&ctx->err, "year", "filing.err.year", NULL)
                                      : ST_OK;
}

static struct str note_of(struct ctx *ctx, int64_t year, struct date due)
{
    return TF(ctx->arena, "filing.catalogue_note", str_int(ctx->arena, year),
              text_date(ctx->arena, due, ctx->today));
}

enum status filing_web_sent(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_sent_v v = {0};
    struct filing_sent_row_v *rows;
    struct date due;
    int64_t year;

    TRY(asked_year(ctx, rq, &year));
    TRY(filing_catalogue_due(ctx, year, &due));
    TRY(put_sent(ctx, year, due, &rows, &v.rows_count));
    v.rows = rows;
    v.title = TF(ctx->arena, "filing.sent_of", str_int(ctx->arena, year));
    v.note = note_of(ctx, year, due);
    v.crumbs = filing_web_crumbs(
        ctx, T("filing.catalogue"),
        str_printf(ctx->arena, "/filing/catalogue?year=%lld", (long long)year), v.title);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &filing_sent_view, &v);
}

enum status filing_web_catalogue(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool missing = param_bool(rq, "missing");
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct filing_catalogue_v v = {0};
    struct filing_listed_row_v *rows;
    struct filing_sent_row_v *sent;
    struct filing_listed *all;
    struct date due;
    int64_t year;

    TRY(asked_year(ctx, rq, &year));
    TRY(filing_store_catalogue(ctx, year, missing, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct filing_listed_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct filing_listed_row_v){
            .id = all[i].id,
            .title = all[i].title,
            .number = all[i].number,
            .organ = all[i].organ,
            .published_on = all[i].published_on,
            .url = all[i].filing_id != 0 ? filing_web_url(ctx, all[i].filing_id, "") : S(""),
            .tag = all[i].filing_id != 0
                       ? (struct tag_v){.label = T("filing.listed.filed"), .class = S("ok")}
                       : (struct tag_v){.label = T("filing.listed.missing"), .class = S("bad")},
        };
    v.rows = rows;
    v.crumbs = filing_web_crumbs(ctx, S(""), S(""), T("filing.catalogue"));
    TRY(filing_catalogue_due(ctx, year, &due));
    TRY(put_sent(ctx, year, due, &sent, &v.sent_count));
    v.sent = sent;
    v.sent_sheet = str_printf(ctx->arena, "/filing/catalogue/sent?year=%lld", (long long)year);
    v.note = note_of(ctx, year, due);
    fields[0] = form_field(ctx, rq, "int", "year", "filing.f.year", str_int(ctx->arena, year));
    fields[1] =
        form_field(ctx, rq, "check", "missing", "filing.f.missing", missing ? S("1") : S(""));
    v.filter = (struct filter_v){.url = S("/filing/catalogue"),
                                 .fields = fields,
                                 .fields_count = 2,
                                 .reset = list_reset(rq, S("/filing/catalogue"))};
    v.empty = v.rows_count == 0
                  ? filing_web_empty(ctx, T("filing.listed.none"), T("filing.listed.none_text"))
                  : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("filing.catalogue"), &filing_catalogue_view,
                        &v);
}

/* ---------------------------------------------------------------- a maker sends its list */

enum status filing_web_list_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t asked = param_int(rq, "year"), year = asked > 0 ? asked : ctx->today.year - 1;
    const bool office = may(ctx, "filing.manage");
    const struct str back = office ? S("/filing/catalogue") : S("/filing");
    struct form_page *p = form_page_open(ctx, rq, T("filing.do.list"), S("/filing/catalogue/new"),
                                         back, T("filing.do.save"));
    struct field_v *lines;

    form_page_crumb(p, T("filing.menu"), S("/filing"));
    if (office) {
        form_page_crumb(p, T("filing.catalogue"), back);
        TRY(filing_web_organs(p, "organ", "filing.f.organ", true, param_id(rq, "organ"), false));
    } else if (ctx->actor->organ_id == 0) {
        form_page_shut(p, "filing.err.no_organ");
    }
    (void)form_page_put(p, "int", "year", "filing.f.list_year", str_int(ctx->arena, year));
    lines = form_page_put(p, "text", "lines", "filing.f.lines", S(""));
    form_max(lines, FILING_BODY_CHARS, LINE_ROWS);
    form_optional(lines);
    (void)form_page_put(p, "check", "nothing", "filing.f.nothing", S(""));
    if (office)
        form_optional(form_page_put(p, "date", "sent_on", "filing.f.sent_on", S("")));
    p->v.article = S("参照《北京市各级人民代表大会常务委员会规范性文件备案审查条例》第十三条");
    return filing_web_form(p, rs);
}

enum status filing_web_list_send(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_list in = {.organ_id = param_id(rq, "organ"),
                                   .year = param_int(rq, "year"),
                                   .lines = param_text(rq, "lines"),
                                   .nothing = param_bool(rq, "nothing"),
                                   .sent_on = param_date(rq, "sent_on")};

    TRY(filing_list_send(ctx, &in));
    respond_flash(rs, "filing.done.listed", S(""));
    return may(ctx, "filing.read")
               ? respond_see_other(rs, "/filing/catalogue?year=%lld", (long long)in.year)
               : respond_see_other(rs, "/filing");
}

/* ---------------------------------------------------------------- upwards */

static enum status year_of(struct ctx *ctx, const struct request *rq, int64_t *out)
{
    if (str_to_int(path_text(rq, "year"), out) && *out >= 2000 && *out <= ctx->today.year)
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status filing_web_upward_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_upward told;
    struct form_page *p;
    int64_t year;

    TRY(year_of(ctx, rq, &year));
    TRY(filing_store_upward(ctx, year, &told));
    p = form_page_open(ctx, rq, T("filing.do.upward"),
                       str_printf(ctx->arena, "/filing/year/%lld/upward", (long long)year),
                       str_printf(ctx->arena, "/filing/year/%lld", (long long)year),
                       T("filing.do.save"));
    form_page_crumb(p, T("filing.menu"), S("/filing"));
    form_page_crumb(p, T("filing.years"), S("/filing/year"));
    (void)form_page_put(p, "date", "told_on", "filing.f.told_on", list_iso(ctx, ctx->today));
    (void)form_page_put(p, "line", "whom", "filing.f.whom", S(""));
    p->v.article = str_from(filing_law_article(FILING_LAW_UPWARD));
    if (told.id != 0)
        form_page_shut(p, "filing.err.told");
    return filing_web_form(p, rs);
}

enum status filing_web_upward(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_upward in = {.told_on = param_date(rq, "told_on"),
                               .whom = param_text(rq, "whom")};

    TRY(year_of(ctx, rq, &in.year));
    TRY(filing_upward_note(ctx, &in));
    respond_flash(rs, "filing.done.upward", S(""));
    return respond_see_other(rs, "/filing/year/%lld", (long long)in.year);
}
