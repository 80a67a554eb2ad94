// SPDX-License-Identifier: MulanPSL-2.0
/* The sheet of documents of past years: resolutions, decisions, deliberation opinions as they were
 * signed. One of the same kind, title and day is passed over. */
#include "modules/resolution/resolution_import.h"
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

enum { KIND, TITLE, ON, BY, NUMBER, SIGNER, ORIGIN, BODY, FOUND_MAX = 200 };

static const struct import_column COLUMNS[] = {
    [KIND] = {"kind", "类别|文种|kind", true},
    [TITLE] = {"title", "标题|名称|title", true},
    [ON] = {"passed_on", "通过日期|日期|passed_on", true, .day = true},
    [BY] = {"body_kind", "由谁作出|作出机关|body_kind", false},
    [NUMBER] = {"number", "文号|发文字号|number", false},
    [SIGNER] = {"signer", "签发人|signer", false},
    [ORIGIN] = {"origin", "会议|origin", false},
    [BODY] = {"body", "正文|内容|body", false},
    {0},
};

/* "云人常决〔2019〕3号" or with [ ]: the series, the year, the number. */
static bool read_number(struct str cell, struct resolution_doc *d)
{
    static const char *const OPEN[] = {"〔", "[", "［", "("}, *const CLOSE[] = {"〕", "]", "］",
                                                                                ")"};
    struct str rest = cell;

    arr_each (i, COUNT(OPEN)) {
        size_t at, end;
        struct str year, number;

        if (!str_has(cell, str_from(OPEN[i])) || !str_has(cell, str_from(CLOSE[i])))
            continue;
        for (at = 0; !str_starts((struct str){rest.ptr + at, rest.len - at}, str_from(OPEN[i]));)
            at++;
        for (end = at;
             !str_starts((struct str){rest.ptr + end, rest.len - end}, str_from(CLOSE[i]));)
            end++;
        year = (struct str){rest.ptr + at + strlen(OPEN[i]), end - at - strlen(OPEN[i])};
        number = (struct str){rest.ptr + end + strlen(CLOSE[i]), rest.len - end - strlen(CLOSE[i])};
        if (number.len >= 3 && memcmp(number.ptr + number.len - 3, "号", 3) == 0)
            number.len -= 3;
        d->series = str_trim((struct str){rest.ptr, at});
        return d->series.len > 0 && str_to_int(str_trim(year), &d->year) &&
               str_to_int(str_trim(number), &d->number) && d->number > 0;
    }
    return false;
}

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct resolution_doc *d)
{
    struct str kind = S(""), by = S("committee");

    *d = (struct resolution_doc){.state = RESOLUTION_SIGNED,
                                 .revision = 1,
                                 .version = 1,
                                 .title = row->cells[TITLE],
                                 .origin = row->cells[ORIGIN],
                                 .signer = row->cells[SIGNER],
                                 .drafted_by = ctx->actor->account_id};
    if (!text_word("resolution decision announcement opinion letter", "resolution.kind.",
                   row->cells[KIND], &kind))
        invalid(ctx, "kind", "resolution.import.kind", NULL);
    (void)resolution_kind_parse(kind, &d->kind);
    if (row->cells[BY].len > 0 &&
        !text_word("congress committee chairmen township", "resolution.body.", row->cells[BY], &by))
        invalid(ctx, "body_kind", "resolution.import.body", NULL);
    d->body_kind = str_eqz(by, "congress")   ? RESOLUTION_OF_CONGRESS
                   : str_eqz(by, "chairmen") ? RESOLUTION_OF_CHAIRMEN
                   : str_eqz(by, "township") ? RESOLUTION_OF_TOWNSHIP
                                             : RESOLUTION_OF_COMMITTEE;
    if (!date_parse(row->cells[ON], &d->passed_on))
        invalid(ctx, "passed_on", "form.not_date", NULL);
    else if (date_cmp(d->passed_on, ctx->today) > 0)
        invalid(ctx, "passed_on", "resolution.later", NULL);
    d->approved_on = d->signed_on = d->effect_on = d->drafted_on = d->passed_on;
    if (row->cells[NUMBER].len > 0) {
        d->number_text = row->cells[NUMBER];
        if (!read_number(row->cells[NUMBER], d))
            invalid(ctx, "number", "resolution.import.number", NULL);
    }
    d->power = str_from(resolution_power_of(d->kind));
    invalid_long(ctx, "title", d->title, RESOLUTION_TITLE_CHARS);
    invalid_long(ctx, "origin", d->origin, RESOLUTION_TITLE_CHARS);
    invalid_long(ctx, "signer", d->signer, RESOLUTION_NAME_CHARS);
    invalid_long(ctx, "body", row->cells[BODY], RESOLUTION_BODY_CHARS);
    return invalid_done(ctx);
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct resolution_doc d;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->cells[KIND]),
                          STR_ARG(row->cells[TITLE]), STR_ARG(row->cells[ON]));
    return read_row(ctx, row, &d);
}

static enum status there(struct ctx *ctx, const struct resolution_doc *d, bool *out)
{
    const struct resolution_filter f = {.kind = str_from(resolution_kind_word(d->kind)),
                                        .from = d->signed_on,
                                        .to = d->signed_on,
                                        .limit = FOUND_MAX};
    struct resolution_row *all;
    struct str next;
    int64_t total;
    size_t count;

    *out = false;
    TRY(resolution_store_page(ctx, &f, &all, &count, &next, &total));
    arr_each (i, count)
        *out = *out || str_eq(all[i].d.title, d->title);
    return ST_OK;
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct resolution_doc d;

    TRY(read_row(ctx, row, &d));
    return there(ctx, &d, out);
}

/* Without its text it says that it was taken from a list. */
static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct resolution_text body = {.revision = 1, .title = row->cells[TITLE]};
    struct resolution_doc d;

    TRY(read_row(ctx, row, &d));
    TRY(there(ctx, &d, out_skipped));
    if (*out_skipped)
        return ST_OK;
    d.id = db_new_id(ctx);
    body.body = row->cells[BODY].len > 0 ? row->cells[BODY] : T("resolution.import.no_text");
    TRY(resolution_store_insert(ctx, &d));
    TRY(resolution_store_add_text(ctx, "doc", d.id, &body));
    if (d.number > 0)
        TRY(resolution_store_add_number(ctx, d.series, d.year, d.number, d.id, S("")));
    if (row->out_id != NULL)
        *row->out_id = d.id;
    return ST_OK;
}

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    static const char *const PARTS[] = {"resolution_number", NULL};
    struct resolution_doc d;
    const enum status st = resolution_store_get(ctx, id, &d);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = d.title;
    if (d.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "doc", id, PARTS, out));
    return look || out->why != NULL ? ST_OK : resolution_store_delete(ctx, id);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "resolution.imported", written, skipped);
}

const struct import_kind RESOLUTION_IMPORTS[] = {
    {"resolution", "resolution.write", COLUMNS, check, write, finish, present, undo,
     import_changes_nothing, NULL},
    {0},
};
