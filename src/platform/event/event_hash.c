// SPDX-License-Identifier: MulanPSL-2.0
/* Canonical bytes of rows, events and the chain. */
#include "platform/event/event_hash.h"

enum { COLUMNS_MAX = 128 };

static void put_cell(struct sm3 *h, const char *name, const struct cell *c)
{
    if (c->type == CELL_NULL)
        return;
    sm3_text(h, str_from(name));
    if (c->type == CELL_INT) {
        sm3_bytes(h, "i", 1);
        sm3_int(h, c->n);
        return;
    }
    sm3_bytes(h, c->type == CELL_TEXT ? "t" : "b", 1);
    sm3_text(h, c->s);
}

/* Places of the columns in order of their names; few and nearly the same each time, so plain
 * insertion will do. */
static void sort_columns(const struct rows *r, size_t place[COLUMNS_MAX])
{
    arr_each (i, r->cols) {
        size_t at = i;

        for (; at > 0 && strcmp(r->names[place[at - 1]], r->names[i]) > 0; at--)
            place[at] = place[at - 1];
        place[at] = i;
    }
}

void event_hash_row(const struct rows *r, size_t row, uint8_t out[SM3_BYTES])
{
    size_t place[COLUMNS_MAX];
    struct sm3 h = sm3_begin();

    ASSERT(r->cols <= COLUMNS_MAX && row < r->count);
    sort_columns(r, place);
    sm3_text(&h, S("renda.row.v1"));
    arr_each (i, r->cols)
        put_cell(&h, r->names[place[i]], &r->cells[row * r->cols + place[i]]);
    sm3_end(&h, out);
}

struct event_hash event_hash_begin(const struct event_fields *e)
{
    struct event_hash eh = {.h = sm3_begin()};

    sm3_text(&eh.h, S("renda.event.v1"));
    sm3_int(&eh.h, e->congress_id);
    sm3_int(&eh.h, e->id);
    sm3_int(&eh.h, e->at);
    sm3_int(&eh.h, e->account_id);
    sm3_text(&eh.h, e->actor_name);
    sm3_text(&eh.h, e->address);
    sm3_text(&eh.h, e->name);
    sm3_int(&eh.h, e->subject_id);
    sm3_text(&eh.h, e->data);
    return eh;
}

void event_hash_add(struct event_hash *eh, struct str table, int64_t row_id, const uint8_t *hash)
{
    sm3_bytes(&eh->h, "r", 1);
    sm3_text(&eh->h, table);
    sm3_int(&eh->h, row_id);
    sm3_bytes(&eh->h, hash != NULL ? "w" : "g", 1);
    if (hash != NULL)
        sm3_bytes(&eh->h, hash, SM3_BYTES);
    eh->rows++;
}

void event_hash_end(struct event_hash *eh, uint8_t out[SM3_BYTES])
{
    sm3_bytes(&eh->h, "e", 1);
    sm3_int(&eh->h, eh->rows);
    sm3_end(&eh->h, out);
}

void journal_chain_first(int64_t congress_id, uint8_t out[SM3_BYTES])
{
    struct sm3 h = sm3_begin();

    sm3_text(&h, S("renda.chain.v1"));
    sm3_int(&h, congress_id);
    sm3_end(&h, out);
}

void journal_chain_next(uint8_t chain[SM3_BYTES], int64_t n, int64_t event_id,
                        const uint8_t event_hash[SM3_BYTES])
{
    struct sm3 h = sm3_begin();

    sm3_bytes(&h, chain, SM3_BYTES);
    sm3_int(&h, n);
    sm3_int(&h, event_id);
    sm3_bytes(&h, event_hash, SM3_BYTES);
    sm3_end(&h, chain);
}
