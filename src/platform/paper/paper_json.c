// SPDX-License-Identifier: MulanPSL-2.0
/* A paper as JSON, for the worker. */
#include "base/json.h"
#include "platform/paper/paper_internal.h"

static void put_table(struct json *j, const struct paper_table *t)
{
    json_object(j, "table");
    json_int(j, "head_rows", (int64_t)t->head_rows);
    json_int(j, "half_points", t->half_points);
    json_array(j, "widths");
    arr_each (i, t->columns)
        json_int(j, NULL, t->widths[i]);
    json_array_end(j);
    json_array(j, "rows");
    arr_each (r, t->rows_count) {
        const struct paper_row *row = &t->rows[r];

        json_object(j, NULL);
        json_int(j, "min_lines", row->min_lines);
        json_array(j, "cells");
        arr_each (c, row->cells_count) {
            json_object(j, NULL);
            json_str(j, "text", row->cells[c].text);
            json_int(j, "span", row->cells[c].span);
            json_bool(j, "label", row->cells[c].label);
            json_int(j, "align", row->cells[c].align);
            json_object_end(j);
        }
        json_array_end(j);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
}

static void put_blocks(struct json *j, const struct paper *p)
{
    json_array(j, "blocks");
    arr_each (i, p->blocks_count) {
        const struct paper_block *b = &p->blocks[i];

        json_object(j, NULL);
        json_int(j, "kind", b->kind);
        json_int(j, "level", b->level);
        json_int(j, "lead", (int64_t)b->lead_bytes);
        json_str(j, "text", b->text);
        if (b->table != NULL)
            put_table(j, b->table);
        json_object_end(j);
    }
    json_array_end(j);
}

void paper_to_json(const struct paper *p, struct buf *out)
{
    struct json j = json_begin(out);

    json_object(&j, NULL);
    json_int(&j, "kind", p->kind);
    json_bool(&j, "landscape", p->landscape);
    json_bool(&j, "signer_line", p->signer_line);
    json_bool(&j, "date_line", p->date_line);
    json_bool(&j, "sealed", p->sealed);
    json_date(&j, "date", p->date);
    json_date(&j, "printed_on", p->printed_on);
#define TEXT(name) json_str(&j, #name, p->name);
    PAPER_TEXTS(TEXT)
#undef TEXT
    json_array(&j, "attachments");
    arr_each (i, p->attachments_count)
        json_str(&j, NULL, p->attachments[i]);
    json_array_end(&j);
    put_blocks(&j, p);
    json_object_end(&j);
}
