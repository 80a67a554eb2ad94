// SPDX-License-Identifier: MulanPSL-2.0
/* Blocks of the text: written, saved, moved, and the figures in them taken. */
#include "base/utf8.h"
#include "modules/report/report_actions.h"
#include "platform/db.h"
#include "platform/event.h"

enum { LINES_MAX = 400 };

struct line {
    int64_t level;
    struct str text;
};

/* ---------------------------------------------------------------- lines */

static struct line line_of(struct str s)
{
    const size_t marks = s.len > 0 && s.ptr[0] == '#' ? str_run(s) : 0;

    if (marks == 0)
        return (struct line){REPORT_PARAGRAPH, s};
    return (struct line){marks == 1 ? REPORT_PART : REPORT_SECTION,
                         str_trim((struct str){s.ptr + marks, s.len - marks})};
}

static enum status lines_of(struct ctx *ctx, struct str text, struct line **out, size_t *out_count)
{
    struct str part;
    size_t n = 0;

    *out = arena_array(ctx->arena, LINES_MAX, struct line);
    while (str_cut(&text, '\n', &part)) {
        const struct line line = line_of(str_trim(part));

        if (line.text.len == 0)
            continue;
        if (n == LINES_MAX)
            return fail_field(&ctx->err, "text", "report.err.lines", NULL);
        if (utf8_chars(line.text.ptr, line.text.len) > REPORT_BLOCK_CHARS)
            return fail_field(&ctx->err, "text", "report.err.long_line", NULL);
        (*out)[n++] = line;
    }
    *out_count = n;
    return ST_OK;
}

/* ---------------------------------------------------------------- figures of a block */

static struct report_taken *same_token(struct report_taken *old, size_t count, struct str token,
                                       bool *used)
{
    arr_each (i, count)
        if (!used[i] && str_eq(old[i].token, token)) {
            used[i] = true;
            return &old[i];
        }
    return NULL;
}

static void take(struct ctx *ctx, struct report_taken *f, const struct report_value *v)
{
    f->name = str_from(v->indicator->name);
    f->shown = v->shown;
    f->numerator = v->numerator;
    f->denominator = v->denominator;
    f->definition = v->definition;
    f->taken_at = ctx->now;
    f->kept_on = (struct date){0};
}

static enum status put_figure(struct ctx *ctx, struct report_index *index, const struct report *r,
                              int64_t block_id, int64_t place, struct str token)
{
    const struct period period = {r->from, r->to};
    struct report_taken f = {
        .id = 0, .report_id = r->id, .block_id = block_id, .place = place, .token = token};
    struct report_value v;

    TRY(report_value_of(ctx, index, &period, token, &v));
    f.id = db_new_id(ctx);
    take(ctx, &f, &v);
    return report_store_figure_insert(ctx, &f);
}

/* What was taken stays for tokens that stay, wherever they have moved in the block. */
static enum status put_figures(struct ctx *ctx, struct report_index *index, const struct report *r,
                               const struct report_block *b)
{
    struct report_piece *pieces;
    struct report_taken *old;
    size_t count, old_count;
    int64_t place = 0;
    bool *used;

    report_pieces(ctx->arena, b->text, &pieces, &count);
    TRY(report_store_figures(ctx, r->id, b->id, &old, &old_count));
    used = arena_array(ctx->arena, old_count + 1, bool);
    arr_each (i, count) {
        struct report_taken *f;

        if (!pieces[i].is_token)
            continue;
        place++;
        if (pieces[i].fault != NULL)
            return fail_field(&ctx->err, "text", pieces[i].fault,
                              str_z(ctx->arena, pieces[i].text));
        f = same_token(old, old_count, pieces[i].text, used);
        if (f == NULL) {
            TRY(put_figure(ctx, index, r, b->id, place, pieces[i].text));
        } else if (f->place != place) {
            f->place = place;
            TRY(report_store_figure_update(ctx, f));
        }
    }
    arr_each (i, old_count)
        if (!used[i])
            TRY(report_store_figure_delete(ctx, old[i].id));
    return ST_OK;
}

/* ---------------------------------------------------------------- new blocks */

static enum status number_anew(struct ctx *ctx, int64_t report_id)
{
    struct report_block *all;
    size_t count;

    TRY(report_store_blocks(ctx, report_id, &all, &count));
    arr_each (i, count) {
        all[i].place = ((int64_t)i + 1) * REPORT_PLACE_STEP;
        TRY(report_store_block_update(ctx, &all[i]));
    }
    return ST_OK;
}

/* The place of a block and of the one behind it. */
static enum status places(struct ctx *ctx, int64_t report_id, int64_t behind, int64_t *out_before,
                          int64_t *out_behind, size_t *out_count)
{
    struct report_block *all;

    *out_before = *out_behind = 0;
    TRY(report_store_blocks(ctx, report_id, &all, out_count));
    arr_each (i, *out_count) {
        const bool here = all[i].id == behind;

        if (here)
            *out_before = all[i].place;
        if (here || (behind == 0 && i == 0)) {
            const size_t next = here ? i + 1 : i;

            *out_behind = next < *out_count ? all[next].place : 0;
            return ST_OK;
        }
    }
    return behind == 0 ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status put_lines(struct ctx *ctx, const struct report *r, int64_t behind,
                             const struct line *lines, size_t count, int64_t *out_first)
{
    struct report_index index = {0};
    int64_t before, after, step;
    size_t there;

    TRY(places(ctx, r->id, behind, &before, &after, &there));
    if (there + count > REPORT_BLOCKS_MAX)
        return fail_field(&ctx->err, "text", "report.err.blocks", NULL);
    step = report_place_step(before, after, count);
    if (step == 0) {
        TRY(number_anew(ctx, r->id));
        TRY(places(ctx, r->id, behind, &before, &after, &there));
        step = report_place_step(before, after, count);
    }
    arr_each (i, count) {
        const struct report_block b = {.id = db_new_id(ctx),
                                       .report_id = r->id,
                                       .place = before + step * ((int64_t)i + 1),
                                       .level = lines[i].level,
                                       .text = lines[i].text};

        TRY(report_store_block_insert(ctx, &b));
        TRY(put_figures(ctx, &index, r, &b));
        if (i == 0)
            *out_first = b.id;
    }
    return ST_OK;
}

struct adding {
    int64_t report_id, behind;
    const struct line *lines;
    size_t count;
    int64_t *out;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    struct report r;

    TRY(report_open(ctx, a->report_id, &r));
    TRY(put_lines(ctx, &r, a->behind, a->lines, a->count, a->out));
    r.taken_at = ctx->now;
    TRY(report_version(ctx, &r, "edited"));
    return event_emit(ctx, "report.edited", r.id);
}

enum status report_block_add(struct ctx *ctx, int64_t report_id, int64_t behind, struct str text,
                             int64_t *out_block)
{
    struct line *lines;
    size_t count;

    TRY(lines_of(ctx, text, &lines, &count));
    if (count == 0)
        return fail_field(&ctx->err, "text", "report.err.nothing", NULL);
    return db_tx(ctx, add_tx, &(struct adding){report_id, behind, lines, count, out_block});
}

/* ---------------------------------------------------------------- a block that is there */

struct editing {
    int64_t id, version;
    const struct line *lines;
    size_t count;
    bool up;
};

static enum status save_lines(struct ctx *ctx, const struct editing *e, const struct report *r,
                              struct report_block *b)
{
    struct report_index index = {0};
    int64_t first;

    b->version = e->version;
    if (e->count == 0)
        return report_store_block_delete(ctx, b->id);
    b->level = e->lines[0].level;
    b->text = e->lines[0].text;
    TRY(report_store_block_update(ctx, b));
    TRY(put_figures(ctx, &index, r, b));
    TRY(report_store_typed_clear(ctx, b->id));
    return e->count == 1 ? ST_OK : put_lines(ctx, r, b->id, e->lines + 1, e->count - 1, &first);
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct editing *e = input;
    struct report_block b;
    struct report r;

    TRY(report_store_block(ctx, e->id, &b));
    TRY(report_open(ctx, b.report_id, &r));
    if (b.version != e->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(save_lines(ctx, e, &r, &b));
    r.taken_at = ctx->now;
    TRY(report_version(ctx, &r, "edited"));
    return event_emit(ctx, "report.edited", r.id);
}

enum status report_block_save(struct ctx *ctx, int64_t id, int64_t version, struct str text)
{
    struct line *lines;
    size_t count;

    TRY(lines_of(ctx, text, &lines, &count));
    return db_tx(ctx, save_tx,
                 &(struct editing){.id = id, .version = version, .lines = lines, .count = count});
}

static enum status move_tx(struct ctx *ctx, const void *input)
{
    const struct editing *e = input;
    struct report_block b, *all;
    struct report r;
    size_t count, at = 0;
    int64_t place;

    TRY(report_store_block(ctx, e->id, &b));
    TRY(report_open(ctx, b.report_id, &r));
    TRY(report_store_blocks(ctx, r.id, &all, &count));
    while (all[at].id != b.id)
        at++;
    if (e->up ? at == 0 : at + 1 == count)
        return fail(&ctx->err, ST_RULE, "report.err.end", NULL);
    {
        struct report_block *other = &all[e->up ? at - 1 : at + 1];

        place = other->place;
        other->place = b.place;
        b.place = place;
        TRY(report_store_block_update(ctx, other));
    }
    TRY(report_store_block_update(ctx, &b));
    TRY(report_version(ctx, &r, "moved"));
    return event_emit(ctx, "report.moved", r.id);
}

enum status report_block_move(struct ctx *ctx, int64_t id, bool up)
{
    return db_tx(ctx, move_tx, &(struct editing){.id = id, .up = up});
}

/* ---------------------------------------------------------------- typed */

struct typing {
    const struct report_block *block;
    struct str text;
};

static enum status type_tx(struct ctx *ctx, const void *input)
{
    const struct typing *t = input;

    return t->text.len > 0 ? report_store_typed_put(ctx, t->block->report_id, t->block->id, t->text)
                           : report_store_typed_clear(ctx, t->block->id);
}

enum status report_block_type(struct ctx *ctx, int64_t id, struct str text)
{
    struct report_block b;

    TRY(report_store_block(ctx, id, &b));
    return db_tx(ctx, type_tx, &(struct typing){&b, text});
}

enum status report_block_untype(struct ctx *ctx, int64_t id)
{
    return report_block_type(ctx, id, S(""));
}

/* ---------------------------------------------------------------- figures */

static enum status figure_open(struct ctx *ctx, int64_t id, struct report_taken *f,
                               struct report *r)
{
    TRY(report_store_figure_get(ctx, id, f));
    return report_open(ctx, f->report_id, r);
}

static enum status take_tx(struct ctx *ctx, const void *input)
{
    struct report_taken f;
    struct report_value v;
    struct report r;

    TRY(figure_open(ctx, *(const int64_t *)input, &f, &r));
    TRY(report_value_now(ctx, &(struct period){r.from, r.to}, f.token, &v));
    take(ctx, &f, &v);
    TRY(report_store_figure_update(ctx, &f));
    r.taken_at = ctx->now;
    TRY(report_version(ctx, &r, "taken"));
    return event_emit(ctx, "report.figure_taken", r.id);
}

enum status report_figure_take(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, take_tx, &id);
}

static enum status keep_tx(struct ctx *ctx, const void *input)
{
    struct report_taken f;
    struct report r;

    TRY(report_store_figure_get(ctx, *(const int64_t *)input, &f));
    TRY(report_store_get(ctx, f.report_id, &r));
    TRY(report_check_keep(r.state, &ctx->err));
    f.kept_on = date_of_instant(f.taken_at, NULL);
    TRY(report_store_figure_update(ctx, &f));
    TRY(report_version(ctx, &r, "kept"));
    return event_emit(ctx, "report.figure_kept", r.id);
}

enum status report_figure_keep(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, keep_tx, &id);
}

struct taking {
    int64_t id;
    size_t *out;
};

static enum status take_all_tx(struct ctx *ctx, const void *input)
{
    const struct taking *t = input;
    struct report_sheet sheet;
    struct report r;
    size_t n = 0;

    TRY(report_open(ctx, t->id, &r));
    TRY(report_sheet_read(ctx, &r, true, &sheet));
    arr_each (i, sheet.count)
        arr_each (k, sheet.paragraphs[i].runs_count) {
            const struct report_run *run = &sheet.paragraphs[i].runs[k];
            struct report_taken f;

            if (run->kind != REPORT_FIGURE || run->how != REPORT_CHANGED)
                continue;
            f = *run->figure;
            take(ctx, &f, run->now);
            TRY(report_store_figure_update(ctx, &f));
            n++;
        }
    r.taken_at = ctx->now;
    TRY(report_version(ctx, &r, "taken"));
    *t->out = n;
    return event_emit(ctx, "report.taken", r.id);
}

enum status report_take_all(struct ctx *ctx, int64_t id, size_t *out)
{
    return db_tx(ctx, take_all_tx, &(struct taking){id, out});
}
