// SPDX-License-Identifier: MulanPSL-2.0
/* The frozen file of a report: its text, each figure with its definition and the ids of the records
 * behind it. JSON in a fixed order: the same report gives the same bytes. docs/reports.md. */
#include "base/json.h"
#include "modules/attachment/attachment.h"
#include "modules/congress/congress.h"
#include "modules/report/report_actions.h"
#include "platform/crypt.h"
#include "platform/list_rows.h"
#include "platform/text.h"

enum { HASH_BYTES = 32, FILE_MAX = 64 << 20, ROWS_MAX = 100000 };

static void line(struct json *j)
{
    buf_char(j->to, '\n');
}

/* ---------------------------------------------------------------- rows */

static int64_t put_counts(struct json *j, const struct list_rows *rows, size_t member)
{
    int64_t sum = 0;

    json_array(j, "counts");
    arr_each (i, rows->count) {
        json_int(j, NULL, rows->rows[i].number[member]);
        sum += rows->rows[i].number[member];
    }
    json_array_end(j);
    return sum;
}

/* Of which record a row is a part: a step's matter, a promise's suggestion. A member of the list
 * named "…_id" tells; SIZE_MAX: none does. */
static size_t owner_of(const struct list_rows *rows)
{
    arr_each (m, rows->members_count)
        if (rows->members[m].type == VIEW_INT &&
            str_ends(str_from(rows->members[m].name), S("_id")))
            return m;
    return SIZE_MAX;
}

static void put_owners(struct json *j, const struct list_rows *rows)
{
    const size_t member = owner_of(rows);

    if (member == SIZE_MAX)
        return;
    json_array(j, "of");
    arr_each (i, rows->count)
        json_int(j, NULL, rows->rows[i].number[member]);
    json_array_end(j);
}

/* What is kept has another value now: its rows are those of today. */
static enum status check_sum(struct ctx *ctx, const struct report_run *run, int64_t sum,
                             int64_t value)
{
    if (sum == value || run->how == REPORT_KEPT)
        return ST_OK;
    return fail_field(&ctx->err, NULL, "report.err.sum", str_z(ctx->arena, run->now->words.label));
}

struct putting {
    struct json *j;
    const struct report_run *run;
    const char *part;
    int64_t value;
};

static enum status put_rows_apart(struct ctx *ctx, void *with)
{
    const struct putting *p = with;
    const struct report_run *run = p->run;
    const bool below = strcmp(p->part, "denominator") == 0;
    const char *adds = below ? run->now->indicator->adds_below : run->now->indicator->adds;
    struct json *j = p->j;
    struct list_rows rows;
    struct str url;
    int64_t sum;

    TRY(report_value_rows(ctx, run->now, p->part, &url));
    TRY(list_rows(ctx, url, ROWS_MAX, &rows));
    if (rows.more || (adds != NULL && list_member(&rows, adds) == SIZE_MAX))
        return fail_field(&ctx->err, NULL, "report.err.rows",
                          str_z(ctx->arena, run->now->words.label));
    json_object(j, below ? "below" : "rows");
    json_str(j, "url", url);
    json_array(j, "ids");
    arr_each (i, rows.count)
        json_int(j, NULL, rows.rows[i].id);
    json_array_end(j);
    put_owners(j, &rows);
    sum = adds == NULL ? (int64_t)rows.count : put_counts(j, &rows, list_member(&rows, adds));
    json_int(j, "sum", sum);
    json_object_end(j);
    return check_sum(ctx, run, sum, p->value);
}

/* The file keeps their numbers; the rows themselves are given back, figure by figure. */
static enum status put_rows(struct ctx *ctx, struct json *j, const struct report_run *run,
                            const char *part, int64_t value)
{
    return ctx_apart(ctx, put_rows_apart, &(struct putting){j, run, part, value});
}

/* ---------------------------------------------------------------- figures */

static const char *unit_word(const struct indicator *i)
{
    if (i->ratio)
        return "percent";
    return strcmp(i->unit, "unit.yuan") == 0       ? "yuan"
           : strcmp(i->unit, "unit.wan_yuan") == 0 ? "wan_yuan"
                                                   : "count";
}

static enum status put_figure(struct ctx *ctx, struct json *j, const struct report_run *run,
                              size_t paragraph)
{
    const struct report_taken *f = run->figure;
    const struct report_value *now = run->now;

    json_object(j, NULL);
    json_int(j, "paragraph", (int64_t)paragraph);
    json_int(j, "place", f->place);
    json_str(j, "token", f->token);
    json_str(j, "name", f->name);
    json_str(j, "label", now->words.label);
    json_str(j, "definition", now->words.definition);
    json_str(j, "numerator_is", now->words.numerator);
    json_str(j, "denominator_is", now->words.denominator);
    json_str(j, "unit", now->words.unit);
    json_str(j, "kind", str_from(unit_word(now->indicator)));
    json_date(j, "from", now->query.period.from);
    json_date(j, "to", now->query.period.to);
    json_str(j, "by", now->query.by != NULL ? str_from(now->query.by) : S(""));
    json_str(j, "key", now->query.key);
    json_str(j, "key_is", now->by_label);
    json_int(j, "numerator", f->numerator);
    json_int(j, "denominator", f->denominator);
    json_str(j, "shown", f->shown);
    json_instant(j, "taken_at", f->taken_at);
    json_date(j, "kept_on", f->kept_on);
    TRY(put_rows(ctx, j, run, "numerator", f->numerator));
    if (now->indicator->ratio)
        TRY(put_rows(ctx, j, run, "denominator", f->denominator));
    json_object_end(j);
    line(j);
    return ST_OK;
}

static enum status put_figures(struct ctx *ctx, struct json *j, const struct report_sheet *s)
{
    json_array(j, "figures");
    line(j);
    arr_each (i, s->count)
        arr_each (k, s->paragraphs[i].runs_count)
            if (s->paragraphs[i].runs[k].kind == REPORT_FIGURE)
                TRY(put_figure(ctx, j, &s->paragraphs[i].runs[k], i + 1));
    json_array_end(j);
    return ST_OK;
}

/* ---------------------------------------------------------------- text */

static void put_paragraphs(struct ctx *ctx, struct json *j, const struct report_sheet *s)
{
    json_array(j, "paragraphs");
    line(j);
    arr_each (i, s->count) {
        json_object(j, NULL);
        json_int(j, "level", s->paragraphs[i].block.level);
        json_str(j, "text", s->paragraphs[i].block.text);
        json_str(j, "shown", report_paragraph_text(ctx->arena, &s->paragraphs[i]));
        json_object_end(j);
        line(j);
    }
    json_array_end(j);
}

/* Names and hashes of the files behind a number typed by hand; the files stay in the house. */
static enum status put_source(struct ctx *ctx, struct json *j, const struct report_source *s)
{
    struct attachment *files;
    size_t count;

    TRY(attachment_list_shown(ctx, (struct attachment_of){"report_source", s->id}, &files, &count));
    json_str(j, "source", s->source);
    json_str(j, "link", s->link);
    json_array(j, "files");
    arr_each (i, count) {
        json_object(j, NULL);
        json_str(j, "name", files[i].name);
        json_str(j, "hash", files[i].hash);
        json_object_end(j);
    }
    json_array_end(j);
    return ST_OK;
}

static enum status put_hands(struct ctx *ctx, struct json *j, const struct report_sheet *s)
{
    json_array(j, "typed_by_hand");
    line(j);
    arr_each (i, s->count)
        arr_each (k, s->paragraphs[i].runs_count) {
            const struct report_run *run = &s->paragraphs[i].runs[k];

            if (run->kind != REPORT_HAND)
                continue;
            json_object(j, NULL);
            json_int(j, "paragraph", (int64_t)i + 1);
            json_str(j, "words", run->text);
            json_int(j, "nth", run->nth);
            if (run->source != NULL)
                TRY(put_source(ctx, j, run->source));
            else
                json_str(j, "source", S(""));
            json_object_end(j);
            line(j);
        }
    json_array_end(j);
    return ST_OK;
}

static enum status put_all(struct ctx *ctx, struct json *j, const struct report_sheet *s)
{
    const struct report *r = &s->report;
    struct congress congress;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    json_object(j, NULL);
    json_str(j, "format", S("renda.report.v1"));
    json_str(j, "congress", congress.code);
    json_str(j, "congress_name", congress.name);
    json_int(j, "report", r->id);
    json_str(j, "kind", r->kind);
    json_str(j, "title", r->title);
    json_str(j, "byline", r->byline);
    json_date(j, "from", r->from);
    json_date(j, "to", r->to);
    json_instant(j, "frozen_at", ctx->now);
    line(j);
    put_paragraphs(ctx, j, s);
    TRY(put_figures(ctx, j, s));
    TRY(put_hands(ctx, j, s));
    json_object_end(j);
    line(j);
    return ST_OK;
}

enum status report_freeze_make(struct ctx *ctx, const struct report *r, struct str *out_body,
                               struct str *out_hash)
{
    struct buf to = buf_new(ctx->arena, FILE_MAX);
    struct json j = json_begin(&to);
    struct report_sheet sheet;
    uint8_t hash[HASH_BYTES];

    TRY(report_sheet_read(ctx, r, true, &sheet));
    if (sheet.changed > 0 || sheet.lost > 0)
        return fail(&ctx->err, ST_RULE, "report.err.unchecked", NULL);
    TRY(put_all(ctx, &j, &sheet));
    if (to.overflow)
        return fail(&ctx->err, ST_RULE, "report.err.too_big", NULL);
    *out_body = buf_view(&to);
    crypt_sm3(out_body->ptr, out_body->len, hash);
    *out_hash = str_hex(ctx->arena, hash, sizeof(hash));
    return ST_OK;
}
