// SPDX-License-Identifier: MulanPSL-2.0
/* Outlines that are shipped: each kind of report with the figures it usually has. What the records
 * have nothing of is not said: "专题询问0次" stays out. */
#include "modules/indicator/indicator.h"
#include "modules/report/report_actions.h"
#include "report_outline_text.h"

struct outline {
    const char *kind, *text;
};

static const char *shipped(struct str kind)
{
    const struct outline all[] = {
        {"committee", report_outline_committee_txt},   {"half", report_outline_half_txt},
        {"survey", report_outline_survey_txt},         {"brief", report_outline_brief_txt},
        {"suggestion", report_outline_suggestion_txt}, {"filing", report_outline_filing_txt},
        {"township", report_outline_township_txt},
    };

    arr_each (i, COUNT(all))
        if (str_eqz(kind, all[i].kind))
            return all[i].text;
    return "";
}

struct str report_outline_shipped(struct str kind)
{
    return str_from(shipped(kind));
}

/* ---------------------------------------------------------------- what there is to be said */

struct cutting {
    struct ctx *ctx;
    struct report_index index;
    struct period period;
    bool zeros;            /* what has no records is said all the same */
    bool told;             /* something was found */
    struct str delegation; /* only its part of each figure; "": the whole */
};

/* Of a stretch of text: prose alone, a figure with records, figures without any. */
enum holds { HOLDS_PROSE, HOLDS_SOMETHING, HOLDS_NOTHING };

/* The figure of the delegation alone. What is not counted by delegations stays as it is, and counts
 * as nothing: it is of all of them. */
static struct report_token part_of(struct cutting *c, const struct report_piece *piece)
{
    struct report_token t = piece->token;

    if (c->delegation.len > 0 && t.by.len == 0) {
        t.by = S("delegation");
        t.key = c->delegation;
    }
    return t;
}

static struct str inside_of(struct cutting *c, const struct report_piece *piece)
{
    const struct report_token t = part_of(c, piece);
    const struct str whole = report_token_write(c->ctx->arena, &t);

    return (struct str){whole.ptr + 1, whole.len - 2};
}

/* A figure that the actor may not see, or that there is not, counts as nothing. */
static enum status has_records(struct cutting *c, const struct report_piece *piece, bool *out_there,
                               bool *out)
{
    struct ctx *ctx = c->ctx;
    const struct err before = ctx->err;
    const size_t faults = ctx->field_errors_count;
    struct report_value v;
    const enum status st = report_value_of(ctx, &c->index, &c->period, inside_of(c, piece), &v);

    *out_there = *out = false;
    if (st == ST_INTERNAL || st == ST_BUSY)
        return st;
    ctx->err = before;
    ctx->field_errors_count = faults;
    if (st != ST_OK)
        return ST_OK;
    *out_there = true;
    *out = c->zeros || (v.indicator->ratio ? v.denominator > 0 : v.numerator != 0);
    return ST_OK;
}

/* In the text a label reads better than a name, as long as no other figure has it. */
static struct str labelled(struct cutting *c, const struct report_piece *piece)
{
    const struct err before = c->ctx->err;
    const size_t faults = c->ctx->field_errors_count;
    struct report_token t = part_of(c, piece);
    size_t i, found;

    if (report_index_find(c->ctx, &c->index, t.name, &i) == ST_OK &&
        report_index_find(c->ctx, &c->index, c->index.words[i].label, &found) == ST_OK &&
        found == i)
        t.name = c->index.words[i].label;
    c->ctx->err = before;
    c->ctx->field_errors_count = faults;
    return report_token_write(c->ctx->arena, &t);
}

/* A stretch with its tokens by their labels, and what it holds. */
static enum status stretch(struct cutting *c, struct str s, struct buf *to, enum holds *out)
{
    struct report_piece *pieces;
    bool there, some, any = false, all = true, tokens = false;
    size_t count;

    report_pieces(c->ctx->arena, s, &pieces, &count);
    arr_each (i, count) {
        if (!pieces[i].is_token) {
            buf_str(to, pieces[i].text);
            continue;
        }
        TRY(has_records(c, &pieces[i], &there, &some));
        tokens = true;
        any = any || some;
        all = all && there;
        buf_str(to, labelled(c, &pieces[i]));
    }
    *out = !tokens ? HOLDS_PROSE : any && all ? HOLDS_SOMETHING : HOLDS_NOTHING;
    c->told = c->told || *out == HOLDS_SOMETHING;
    return ST_OK;
}

/* ---------------------------------------------------------------- items, clauses, sentences */

enum { MARK_BYTES = 3 }; /* 、，；。 */

/* The next part before one of the marks ("，；"), and the mark; false: there is none any more. */
static bool next_part(struct str *rest, const char *marks, struct str *out, struct str *out_mark)
{
    if (rest->len == 0)
        return false;
    for (size_t at = 0; at + MARK_BYTES <= rest->len; at++)
        for (const char *m = marks; *m != '\0'; m += MARK_BYTES)
            if (memcmp(rest->ptr + at, m, MARK_BYTES) == 0) {
                *out = (struct str){rest->ptr, at};
                *out_mark = (struct str){rest->ptr + at, MARK_BYTES};
                *rest = (struct str){rest->ptr + at + MARK_BYTES, rest->len - at - MARK_BYTES};
                return true;
            }
    *out = *rest;
    *out_mark = S("");
    *rest = S("");
    return true;
}

/* 开展^执法检查{}次、专题询问{}次: the items behind the ^ stand each for itself. */
static enum status clause(struct cutting *c, struct str s, struct buf *to, enum holds *out)
{
    struct str verb, item, mark;
    bool any = false;

    if (!str_has(s, S("^")))
        return stretch(c, s, to, out);
    (void)str_cut(&s, '^', &verb);
    buf_str(to, verb);
    while (next_part(&s, "、", &item, &mark)) {
        struct buf one = buf_new(c->ctx->arena, 0);
        enum holds holds;

        TRY(stretch(c, item, &one, &holds));
        if (holds == HOLDS_NOTHING)
            continue;
        if (any)
            buf_z(to, "、");
        buf_str(to, buf_view(&one));
        any = true;
    }
    *out = any ? HOLDS_SOMETHING : HOLDS_NOTHING;
    return ST_OK;
}

static void holds_more(enum holds *all, enum holds one)
{
    if (one == HOLDS_SOMETHING || *all == HOLDS_PROSE)
        *all = one;
}

/* Without the clauses that hold nothing. */
static enum status sentence(struct cutting *c, struct str s, struct buf *to, enum holds *out)
{
    struct str part, mark, before = S("");
    bool begun = false;

    *out = HOLDS_PROSE;
    while (next_part(&s, "，；", &part, &mark)) {
        struct buf one = buf_new(c->ctx->arena, 0);
        enum holds holds;

        TRY(clause(c, part, &one, &holds));
        if (holds != HOLDS_PROSE)
            holds_more(out, holds);
        if (holds != HOLDS_NOTHING) {
            if (begun)
                buf_str(to, before);
            buf_str(to, buf_view(&one));
            begun = true;
        }
        before = mark;
    }
    return ST_OK;
}

/* Without the sentences that hold nothing; nothing at all if none of its figures has records. */
static enum status line_of(struct cutting *c, struct str s, struct buf *to)
{
    struct buf kept = buf_new(c->ctx->arena, 0);
    enum holds all = HOLDS_PROSE;
    struct str part, mark;

    while (next_part(&s, "。", &part, &mark)) {
        struct buf one = buf_new(c->ctx->arena, 0);
        enum holds holds;

        TRY(sentence(c, part, &one, &holds));
        if (holds != HOLDS_PROSE)
            holds_more(&all, holds);
        if (holds == HOLDS_NOTHING)
            continue;
        buf_str(&kept, buf_view(&one));
        buf_str(&kept, mark);
    }
    if (all == HOLDS_NOTHING)
        return ST_OK;
    buf_str(to, buf_view(&kept));
    buf_char(to, '\n');
    return ST_OK;
}

/* "## 一、…" is 2, "# …" 1; 0: no heading. */
static size_t level_of(struct str line)
{
    size_t n = 0;

    while (n < line.len && line.ptr[n] == '#')
        n++;
    return n;
}

/* A heading below which nothing is left says nothing: it goes, and then perhaps the one above it.
 */
static struct str without_bare(struct arena *a, struct str text)
{
    struct str kept = S("");

    while (text.len > 0) {
        size_t at = text.len - 1; /* the last line ends in \n */
        struct str line;

        while (at > 0 && text.ptr[at - 1] != '\n')
            at--;
        line = (struct str){text.ptr + at, text.len - at};
        text.len = at;
        if (level_of(line) == 0 ||
            (kept.len > 0 && (level_of(kept) == 0 || level_of(kept) > level_of(line))))
            kept = str_printf(a, STR_FMT STR_FMT, STR_ARG(line), STR_ARG(kept));
    }
    return kept;
}

static enum status lines(struct cutting *c, struct str rest, struct str *out)
{
    struct buf to = buf_new(c->ctx->arena, 0);
    struct str line;

    while (str_cut(&rest, '\n', &line))
        TRY(line_of(c, line, &to));
    *out = without_bare(c->ctx->arena, buf_view(&to));
    return ST_OK;
}

enum status report_outline_cut(struct ctx *ctx, struct str text, const struct period *period,
                               bool zeros, struct str delegation, struct str *out)
{
    struct cutting c = {.ctx = ctx, .period = *period, .zeros = zeros, .delegation = delegation};

    TRY(lines(&c, text, out));
    if (c.told || zeros)
        return ST_OK;
    c.zeros = true; /* a year that has not begun: the outline is all there is */
    return lines(&c, text, out);
}

enum status report_outline(struct ctx *ctx, struct str kind, const struct period *period,
                           bool zeros, struct str delegation, struct str *out)
{
    return report_outline_cut(ctx, report_outline_shipped(kind), period, zeros, delegation, out);
}

/* Every token of every outline can be read and names a figure; those of ledgers may be switched
 * off. */
enum status report_outline_check(struct ctx *ctx, struct buf *out_report)
{
    struct str kinds = S(REPORT_KINDS), kind;

    while (str_cut(&kinds, ' ', &kind)) {
        struct report_piece *pieces;
        size_t count;

        report_pieces(ctx->arena, report_outline_shipped(kind), &pieces, &count);
        arr_each (i, count) {
            const struct err before = ctx->err;
            const struct indicator *found;

            if (pieces[i].is_token && !str_starts(pieces[i].token.name, S("ledger.")) &&
                (pieces[i].fault != NULL ||
                 indicator_find(ctx, pieces[i].token.name, &found) != ST_OK))
                buf_printf(out_report, "report: outline " STR_FMT ": no figure " STR_FMT "\n",
                           STR_ARG(kind), STR_ARG(pieces[i].text));
            ctx->err = before;
        }
    }
    return ST_OK;
}
