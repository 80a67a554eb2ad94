// SPDX-License-Identifier: MulanPSL-2.0
/* Writing the journal in the running transaction, and reading it as history. */
#include "platform/event.h"
#include "platform/db/db_internal.h"
#include "platform/event/event_rows.h"
#include "platform/event/event_store.h"

enum status event_row(struct ctx *ctx, const char *table, int64_t id)
{
    ASSERT(db_in_tx(ctx));
    db_note_row(ctx, table, id, false);
    return ST_OK;
}

enum status event_row_gone(struct ctx *ctx, const char *table, int64_t id)
{
    ASSERT(db_in_tx(ctx));
    db_note_row(ctx, table, id, true);
    return ST_OK;
}

/* ---- rows noted several times count once, as they are in the end ---- */

struct row_set {
    const struct db_row_note **slots;
    size_t mask;
};

static size_t slot_of(const struct row_set *set, const struct db_row_note *n)
{
    size_t at =
        (size_t)((uint64_t)n->id * 0x9e3779b97f4a7c15U ^ (uint64_t)n->congress_id) & set->mask;

    while (set->slots[at] != NULL &&
           (set->slots[at]->id != n->id || set->slots[at]->congress_id != n->congress_id ||
            strcmp(set->slots[at]->table, n->table) != 0))
        at = (at + 1) & set->mask;
    return at;
}

/* The last note of each row, in the order of their first. */
static const struct db_row_note **distinct(struct ctx *ctx, const struct db_txn *txn,
                                           size_t *out_count)
{
    const struct db_row_note **list =
        arena_array(ctx->arena, txn->pending_count + 1, const struct db_row_note *);
    struct row_set set = {.mask = 15};
    size_t count = 0;

    while (set.mask < 2 * txn->pending_count)
        set.mask = set.mask * 2 + 1;
    set.slots = arena_array(ctx->arena, set.mask + 1, const struct db_row_note *);
    for (const struct db_row_note *n = txn->pending; n != NULL; n = n->next) {
        const size_t at = slot_of(&set, n);

        if (set.slots[at] == NULL)
            list[count++] = n;
        set.slots[at] = n;
    }
    arr_each (i, count)
        list[i] = set.slots[slot_of(&set, list[i])];
    *out_count = count;
    return list;
}

/* ---- one event ---- */

static enum status write_event(struct ctx *ctx, struct event_fields *e,
                               const struct db_row_note *const *notes, size_t count)
{
    uint8_t hash[SM3_BYTES];
    struct event_hash eh;
    enum status st;

    TRY(event_store_next_id(ctx, e->congress_id, &e->id));
    eh = event_hash_begin(e);
    st = event_rows_write(ctx, &eh, e, notes, count);
    event_hash_end(&eh, hash);
    TRY(st);
    return event_store_add(ctx, e, hash, db_txn(ctx)->held_by);
}

static bool seen_before(const struct db_row_note *const *notes, size_t i)
{
    arr_each (k, i)
        if (notes[k]->congress_id == notes[i]->congress_id)
            return true;
    return false;
}

/* Rows of other congresses (a suggestion handed up, the list of all accounts): their journals get
 * the same event, so that each journal stands by itself. */
static enum status write_elsewhere(struct ctx *ctx, struct event_fields *e,
                                   const struct db_row_note *const *notes, size_t count)
{
    const int64_t home = e->congress_id;
    int64_t last = home;

    arr_each (i, count) {
        if (notes[i]->congress_id == home || notes[i]->congress_id == last || seen_before(notes, i))
            continue;
        last = e->congress_id = notes[i]->congress_id;
        TRY(write_event(ctx, e, notes, count));
    }
    return ST_OK;
}

enum status event_emit_data(struct ctx *ctx, const char *name, int64_t subject_id, struct str json)
{
    const struct db_txn *txn = db_txn(ctx);
    const struct db_row_note **notes;
    struct event_fields e = {
        .congress_id = ctx->congress_id,
        .at = ctx->now,
        .account_id = ctx->actor->account_id,
        .actor_name = ctx->actor->name,
        .address = ctx->address,
        .name = str_from(name),
        .subject_id = subject_id,
        .data = json,
    };
    size_t count;

    ASSERT(txn != NULL);
    notes = distinct(ctx, txn, &count);
    TRY(write_event(ctx, &e, notes, count));
    TRY(write_elsewhere(ctx, &e, notes, count));
    db_note_event(ctx);
    return ST_OK;
}

void event_hold(struct ctx *ctx, int64_t number)
{
    struct db_txn *txn = db_txn(ctx);

    ASSERT(txn != NULL && number != 0);
    txn->held_by = number;
}

enum status event_release(struct ctx *ctx, int64_t number, unsigned limit, bool *out_more)
{
    ASSERT(db_in_tx(ctx));
    return event_store_release(ctx, number, limit, out_more);
}

enum status event_emit(struct ctx *ctx, const char *name, int64_t subject_id)
{
    return event_emit_data(ctx, name, subject_id, S(""));
}

enum status event_history(struct ctx *ctx, const char *module, int64_t subject_id, unsigned limit,
                          const struct event **out, size_t *out_count)
{
    struct event *events;

    TRY(event_store_history(ctx, module, subject_id, limit, &events, out_count));
    *out = events;
    return ST_OK;
}
