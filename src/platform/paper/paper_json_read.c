// SPDX-License-Identifier: MulanPSL-2.0
/* A paper from the JSON that paper_to_json() wrote. Nothing is believed that could break layout. */
#include "base/utf8.h"
#include "platform/paper/paper_internal.h"
#include <jansson.h>

static struct str text_at(struct arena *a, const json_t *o, const char *name)
{
    const json_t *s = name != NULL ? json_object_get(o, name) : o;

    return json_is_string(s) ? str_dup(a, (struct str){json_string_value(s), json_string_length(s)})
                             : S("");
}

static int64_t int_at(const json_t *o, const char *name, int64_t most)
{
    const int64_t n = (int64_t)json_integer_value(json_object_get(o, name));

    return n < 0 ? 0 : n > most ? most : n;
}

static bool bool_at(const json_t *o, const char *name)
{
    return json_is_true(json_object_get(o, name));
}

static struct date date_at(struct arena *a, const json_t *o, const char *name)
{
    struct date d;

    return date_parse(text_at(a, o, name), &d) ? d : (struct date){0};
}

static bool take_row(struct paper *p, struct paper_table *t, const json_t *row)
{
    const json_t *all = json_object_get(row, "cells");
    struct paper_cell cells[PAPER_COLUMNS_MAX];
    size_t taken = 0, count = json_array_size(all);

    if (count == 0 || count > t->columns)
        return false;
    arr_each (i, count) {
        const json_t *c = json_array_get(all, i);

        cells[i] = (struct paper_cell){
            .text = text_at(p->arena, c, "text"),
            .span = (unsigned)int_at(c, "span", PAPER_COLUMNS_MAX),
            .label = bool_at(c, "label"),
            .align = (enum paper_align)int_at(c, "align", PAPER_RIGHT),
        };
        taken += cells[i].span;
        if (cells[i].span == 0)
            return false;
    }
    if (taken != t->columns)
        return false;
    paper_row_add(p, t, cells, count, (unsigned)int_at(row, "min_lines", 40));
    return true;
}

static bool take_table(struct paper *p, const json_t *o)
{
    const json_t *widths = json_object_get(o, "widths"), *rows = json_object_get(o, "rows");
    const size_t columns = json_array_size(widths);
    unsigned *w;
    struct paper_table *t;

    if (columns == 0 || columns > PAPER_COLUMNS_MAX)
        return false;
    w = arena_array(p->arena, columns, unsigned);
    arr_each (i, columns) {
        w[i] = (unsigned)json_integer_value(json_array_get(widths, i));
        if (w[i] == 0 || w[i] > 10000)
            return false;
    }
    t = paper_table_add(p, w, columns, (size_t)int_at(o, "head_rows", 4),
                        (unsigned)int_at(o, "half_points", 44));
    arr_each (i, json_array_size(rows))
        if (!take_row(p, t, json_array_get(rows, i)))
            return false;
    return true;
}

static void add_block(struct paper *p, const json_t *o, enum paper_block_kind kind)
{
    struct paper_block *b;

    paper_gap(p);
    b = &p->blocks[p->blocks_count - 1];
    b->kind = kind;
    b->text = text_at(p->arena, o, "text");
    b->level = (unsigned)int_at(o, "level", 4);
    b->lead_bytes =
        utf8_clip(b->text.ptr, b->text.len, (size_t)int_at(o, "lead", (int64_t)b->text.len));
    if (kind == PAPER_NAMES && b->lead_bytes + strlen("：") > b->text.len)
        b->kind = PAPER_PARAGRAPH;
}

static bool take_blocks(struct paper *p, const json_t *all)
{
    arr_each (i, json_array_size(all)) {
        const json_t *o = json_array_get(all, i);
        const enum paper_block_kind kind = (enum paper_block_kind)int_at(o, "kind", PAPER_TABLE);

        if (kind != PAPER_TABLE)
            add_block(p, o, kind);
        else if (!take_table(p, json_object_get(o, "table")))
            return false;
    }
    return true;
}

static bool take_all(struct paper *p, const json_t *o)
{
    const json_t *attachments = json_object_get(o, "attachments");

    p->kind = (enum paper_kind)int_at(o, "kind", PAPER_SHEET);
    p->landscape = bool_at(o, "landscape");
    p->signer_line = bool_at(o, "signer_line");
    p->date_line = bool_at(o, "date_line");
    p->sealed = bool_at(o, "sealed");
    p->date = date_at(p->arena, o, "date");
    p->printed_on = date_at(p->arena, o, "printed_on");
#define TEXT(name) p->name = text_at(p->arena, o, #name);
    PAPER_TEXTS(TEXT)
#undef TEXT
    arr_each (i, json_array_size(attachments))
        paper_attachment(p, text_at(p->arena, json_array_get(attachments, i), NULL));
    return take_blocks(p, json_object_get(o, "blocks"));
}

enum status paper_from_json(struct arena *a, struct str json, struct err *err, struct paper **out)
{
    json_error_t fault;
    json_t *o = json_loadb(json.ptr, json.len, JSON_REJECT_DUPLICATES, &fault);
    struct paper *p = paper_new(a, PAPER_SHEET, S(""));
    const bool whole = json_is_object(o) && take_all(p, o);

    json_decref(o);
    if (!whole)
        return fail_detail(err, ST_INVALID, "worker.failed", "no paper: %s", fault.text);
    TRY(paper_check(p, err));
    *out = p;
    return ST_OK;
}
