// SPDX-License-Identifier: MulanPSL-2.0
/* What is owed once a year: the list of what a maker issued, and that the committee above is told
 * how the report on the year was heard. */
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_fields.h"
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { YEAR_FIRST = 2000, LINES_MAX = 500, PARTS = 3 };

enum status filing_catalogue_due(struct ctx *ctx, int64_t year, struct date *out)
{
    struct law_params params;

    TRY(congress_law_params(ctx, (struct date){(int)year + 1, 1, 1}, &params));
    *out = filing_law_catalogue_due(&params, (int)year);
    return ST_OK;
}

/* ---------------------------------------------------------------- the list of a year */

struct listing {
    struct filing_sent sent;
    struct filing_listed *lines;
    size_t count;
};

/* 发文字号、名称、日期, as copied from a sheet (tabs) or typed with |; the number may be left out.
 */
static bool read_line(struct ctx *ctx, struct str line, struct filing_listed *out)
{
    struct str parts[PARTS + 1], rest = line, one;
    const char apart = str_has(line, S("\t")) ? '\t' : '|';
    size_t n = 0;

    while (n < COUNT(parts) && str_cut(&rest, apart, &one))
        parts[n++] = str_trim(one);
    if (n < PARTS - 1 || n > PARTS || !date_parse(parts[n - 1], &out->published_on))
        return false;
    out->title = parts[n - 2];
    out->number = n == PARTS ? filing_number_tidy(ctx->arena, parts[0]) : S("");
    return out->title.len > 0 && utf8_chars(out->title.ptr, out->title.len) <= FILING_TITLE_CHARS &&
           utf8_chars(out->number.ptr, out->number.len) <= FILING_NUMBER_CHARS;
}

static void read_lines(struct ctx *ctx, const struct filing_list *in, struct listing *out)
{
    struct str rest = in->lines, line;

    out->lines = arena_array(ctx->arena, LINES_MAX, struct filing_listed);
    while (str_cut(&rest, '\n', &line)) {
        struct filing_listed one = {.organ_id = in->organ_id};

        line = str_trim(line);
        if (line.len == 0)
            continue;
        if (out->count == LINES_MAX) {
            invalid(ctx, "lines", "filing.err.lines_many", NULL);
            return;
        }
        if (!read_line(ctx, line, &one) || one.published_on.year != in->year) {
            invalid(ctx, "lines", "filing.err.line", str_z(ctx->arena, line));
            return;
        }
        out->lines[out->count++] = one;
    }
    if (out->count == 0 && !in->nothing)
        invalid(ctx, "lines", "filing.err.no_lines", NULL);
    if (out->count > 0 && in->nothing)
        invalid(ctx, "nothing", "filing.err.not_nothing", NULL);
}

static enum status list_tx(struct ctx *ctx, const void *input)
{
    const struct listing *l = input;
    struct filing_sent s = l->sent;

    s.id = db_new_id(ctx);
    TRY(filing_store_sent_put(ctx, &s));
    arr_each (i, l->count) {
        struct filing_listed one = l->lines[i];
        bool there;

        TRY(filing_store_listed_there(ctx, &one, &there));
        if (there)
            continue;
        one.id = db_new_id(ctx);
        TRY(filing_store_listed_insert(ctx, &one));
    }
    return event_emit(ctx, "filing.listed", s.id);
}

/* Nobody has said yet that this maker's list has come. */
static enum status check_once(struct ctx *ctx, const struct filing_list *in)
{
    struct filing_sent *all;
    size_t count;

    TRY(filing_store_sent(ctx, in->year, &all, &count));
    arr_each (i, count)
        if (all[i].organ_id == in->organ_id && all[i].id != 0)
            return fail_field(&ctx->err, "year", "filing.err.listed", NULL);
    return ST_OK;
}

enum status filing_list_send(struct ctx *ctx, const struct filing_list *in)
{
    const bool office = ctx->actor->system || may(ctx, "filing.manage");
    struct filing_list list = *in;
    struct listing l = {.count = 0};
    struct organ organ;

    if (!office)
        list.organ_id = ctx->actor->organ_id;
    if (!office || date_none(list.sent_on))
        list.sent_on = ctx->today;
    if (list.organ_id == 0)
        invalid(ctx, "organ", "filing.err.organ", NULL);
    if (list.year < YEAR_FIRST || list.year >= ctx->today.year)
        invalid(ctx, "year", "filing.err.list_year", NULL);
    if (date_cmp(list.sent_on, ctx->today) > 0 || list.sent_on.year <= list.year)
        invalid(ctx, "sent_on", "filing.err.sent_on", NULL);
    read_lines(ctx, &list, &l);
    TRY(invalid_done(ctx));
    TRY(organ_get(ctx, list.organ_id, &organ));
    TRY(check_once(ctx, &list));
    l.sent = (struct filing_sent){.organ_id = list.organ_id,
                                  .year = list.year,
                                  .sent_on = list.sent_on,
                                  .nothing = list.nothing};
    return db_tx(ctx, list_tx, &l);
}

/* ---------------------------------------------------------------- upwards */

static enum status upward_tx(struct ctx *ctx, const void *input)
{
    struct filing_upward u = *(const struct filing_upward *)input;

    u.id = db_new_id(ctx);
    TRY(filing_store_upward_put(ctx, &u));
    return event_emit(ctx, "filing.told_above", u.id);
}

enum status filing_upward_note(struct ctx *ctx, const struct filing_upward *in)
{
    struct filing_upward have;
    struct filing_year y;
    enum status st;

    if (in->whom.len == 0)
        invalid(ctx, "whom", "filing.err.whom", NULL);
    invalid_long(ctx, "whom", in->whom, FILING_LINE_CHARS);
    if (date_none(in->told_on) || date_cmp(in->told_on, ctx->today) > 0)
        invalid(ctx, "told_on", "filing.err.told_on", NULL);
    TRY(invalid_done(ctx));
    st = filing_store_year(ctx, in->year, &y);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    if (st == ST_NOT_FOUND || date_none(y.heard_on))
        return fail(&ctx->err, ST_RULE, "filing.err.not_heard",
                    filing_law_article(FILING_LAW_UPWARD));
    if (date_cmp(in->told_on, y.heard_on) < 0)
        return fail_field(&ctx->err, "told_on", "filing.err.told_before", NULL);
    TRY(filing_store_upward(ctx, in->year, &have));
    if (have.id != 0)
        return fail(&ctx->err, ST_RULE, "filing.err.told", NULL);
    return db_tx(ctx, upward_tx, in);
}
