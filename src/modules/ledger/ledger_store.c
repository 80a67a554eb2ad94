// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of kinds, their versions, entries and steps: writing, and one of each. */
#include "modules/ledger/ledger_store.h"
#include "platform/event.h"

enum { KINDS_MAX = 500, VERSIONS_MAX = 500, STEPS_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- kinds */

#define KIND                                                                                       \
    "SELECT id, version, version_id, kind, name, unit, theme, practice, readers, writers, state"   \
    " FROM ledger_kind WHERE congress_id = :congress"

static struct ledger_kind read_kind(const struct rows *r, size_t i)
{
    return (struct ledger_kind){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .version_id = cell_int(r, i, 2),
        .kind = cell_text(r, i, 3),
        .name = cell_text(r, i, 4),
        .unit = cell_text(r, i, 5),
        .theme = cell_text(r, i, 6),
        .practice = cell_text(r, i, 7),
        .readers = cell_text(r, i, 8),
        .writers = cell_text(r, i, 9),
        .on = str_eqz(cell_text(r, i, 10), "on"),
    };
}

enum status ledger_store_kinds(struct ctx *ctx, struct ledger_kind **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r, KIND " ORDER BY theme, practice, id LIMIT :most", CONGRESS,
                     B_INT("most", KINDS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct ledger_kind);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_kind(&r, i);
    return ST_OK;
}

enum status ledger_store_kind(struct ctx *ctx, struct str kind, struct ledger_kind *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, KIND " AND kind = :kind", CONGRESS, B_TEXT("kind", kind)));
    *out = read_kind(&r, 0);
    return ST_OK;
}

enum status ledger_store_before(struct ctx *ctx, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "SELECT id FROM ledger_before WHERE congress_id = :congress", CONGRESS));
    *out = r.count > 0;
    return ST_OK;
}

enum status ledger_store_kind_id(struct ctx *ctx, int64_t id, struct ledger_kind *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, KIND " AND id = :id", CONGRESS, B_INT("id", id)));
    *out = read_kind(&r, 0);
    return ST_OK;
}

#define KIND_VALUES(ctx, k)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (k)->id), B_TEXT("name", (k)->name),        \
        B_INT("version_id", (k)->version_id), B_Z("state", (k)->on ? "on" : "off"),                \
        B_TEXT("unit", (k)->unit), B_TEXT("theme", (k)->theme), B_TEXT("practice", (k)->practice), \
        B_TEXT("readers", (k)->readers), B_TEXT("writers", (k)->writers)

enum status ledger_store_kind_insert(struct ctx *ctx, const struct ledger_kind *k)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO ledger_kind (congress_id, id, kind, version_id, state, name, unit,"
                " theme, practice, readers, writers) VALUES (:congress, :id, :kind, :version_id,"
                " :state, :name, :unit, :theme, :practice, :readers, :writers)",
                KIND_VALUES(ctx, k), B_TEXT("kind", k->kind)));
    return event_row(ctx, "ledger_kind", k->id);
}

enum status ledger_store_kind_update(struct ctx *ctx, const struct ledger_kind *k)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE ledger_kind SET version_id = :version_id, state = :state, name = :name,"
                    " unit = :unit, theme = :theme, practice = :practice, readers = :readers,"
                    " writers = :writers, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    KIND_VALUES(ctx, k), B_INT("version", k->version)));
    return event_row(ctx, "ledger_kind", k->id);
}

#define VERSION                                                                                    \
    "SELECT id, kind_id, number, body, shipped, note, made_at, COALESCE(made_by, 0), made_by_name" \
    " FROM ledger_kind_version WHERE congress_id = :congress"

static struct ledger_kind_version read_version(const struct rows *r, size_t i)
{
    return (struct ledger_kind_version){
        .id = cell_int(r, i, 0),
        .kind_id = cell_int(r, i, 1),
        .number = cell_int(r, i, 2),
        .body = cell_text(r, i, 3),
        .shipped = cell_int(r, i, 4) != 0,
        .note = cell_text(r, i, 5),
        .made_at = cell_int(r, i, 6),
        .made_by = cell_int(r, i, 7),
        .made_by_name = cell_text(r, i, 8),
    };
}

enum status ledger_store_version(struct ctx *ctx, int64_t id, struct ledger_kind_version *out)
{
    struct rows r;

    TRY(DB_ONE_KEPT(ctx, &r, VERSION " AND id = :id", CONGRESS, B_INT("id", id)));
    *out = read_version(&r, 0);
    return ST_OK;
}

enum status ledger_store_versions(struct ctx *ctx, int64_t kind_id,
                                  struct ledger_kind_version **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, VERSION " AND kind_id = :kind ORDER BY number DESC LIMIT :most", CONGRESS,
                B_INT("kind", kind_id), B_INT("most", VERSIONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct ledger_kind_version);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_version(&r, i);
    return ST_OK;
}

enum status ledger_store_version_insert(struct ctx *ctx, const struct ledger_kind_version *v)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO ledger_kind_version (congress_id, id, kind_id, number, body, shipped,"
                " note, made_at, made_by, made_by_name) VALUES (:congress, :id, :kind, :number,"
                " :body, :shipped, :note, :at, :by, :name)",
                CONGRESS, B_INT("id", v->id), B_INT("kind", v->kind_id), B_INT("number", v->number),
                B_TEXT("body", v->body), B_BOOL("shipped", v->shipped), B_TEXT("note", v->note),
                B_INT("at", v->made_at), B_ID("by", v->made_by), B_TEXT("name", v->made_by_name)));
    return event_row(ctx, "ledger_kind_version", v->id);
}

/* ---------------------------------------------------------------- entries */

static enum status put_value(struct ctx *ctx, int64_t id, struct str field, struct str text,
                             const int64_t *number)
{
    return DB_EXEC_LATER(ctx,
                         "INSERT INTO ledger_value (congress_id, entry_id, field, text, number)"
                         " VALUES (:congress, :id, :field, :text, :number)",
                         CONGRESS, B_INT("id", id), B_TEXT("field", field), B_TEXT("text", text),
                         ((struct bind){.name = "number",
                                        .type = BIND_INT,
                                        .null = number == NULL,
                                        .n = number != NULL ? *number : 0}));
}

static enum status put_values(struct ctx *ctx, const struct ledger_entry *e,
                              const struct ledger_beside *b)
{
    TRY(put_value(ctx, e->id, S("state"), e->state, NULL));
    arr_each (i, b->d->fields_count) {
        const struct ledger_field *f = &b->d->fields[i];
        int64_t n = 0;
        const bool number = ledger_value_number(f, b->values->at[i], &n);

        if (b->values->at[i].len > 0)
            TRY(put_value(ctx, e->id, f->name, b->values->at[i], number ? &n : NULL));
    }
    return ST_OK;
}

enum status ledger_store_dues_put(struct ctx *ctx, int64_t id, const struct ledger_due *dues,
                                  size_t count)
{
    TRY(DB_EXEC_LATER(ctx,
                      "DELETE FROM ledger_due WHERE congress_id = :congress AND entry_id = :id",
                      CONGRESS, B_INT("id", id)));
    arr_each (i, count)
        TRY(DB_EXEC_LATER(ctx,
                          "INSERT INTO ledger_due (congress_id, entry_id, part, due_on, label)"
                          " VALUES (:congress, :id, :part, :on, :label)",
                          CONGRESS, B_INT("id", id), B_INT("part", dues[i].part),
                          B_DATE(ctx->arena, "on", dues[i].on), B_TEXT("label", dues[i].label)));
    return ST_OK;
}

static enum status put_beside(struct ctx *ctx, const struct ledger_entry *e,
                              const struct ledger_beside *b)
{
    TRY(DB_EXEC_LATER(ctx,
                      "DELETE FROM ledger_value WHERE congress_id = :congress AND entry_id = :id",
                      CONGRESS, B_INT("id", e->id)));
    TRY(put_values(ctx, e, b));
    return ledger_store_dues_put(ctx, e->id, b->dues, b->dues_count);
}

#define ENTRY_VALUES(ctx, e)                                                                       \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (e)->id),                                   \
        B_INT("kind_version", (e)->kind_version_id), B_INT("year", (e)->year),                     \
        B_INT("running", (e)->running), B_TEXT("number", (e)->number),                             \
        B_TEXT("title", (e)->title), B_TEXT("state", (e)->state), B_BOOL("open", (e)->open),       \
        B_BOOL("dropped", (e)->dropped), B_DATE((ctx)->arena, "day", (e)->day),                    \
        B_TEXT("data", (e)->data)

enum status ledger_store_insert(struct ctx *ctx, const struct ledger_entry *e,
                                const struct ledger_beside *b)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO ledger_entry (congress_id, id, kind_id, kind_version_id, year, running,"
        " number, title, state, open, dropped, day, data, made_at, made_by, made_by_name)"
        " VALUES (:congress, :id, :kind, :kind_version, :year, :running, :number, :title,"
        " :state, :open, :dropped, :day, :data, :at, :by, :name)",
        ENTRY_VALUES(ctx, e), B_INT("kind", e->kind_id), B_INT("at", e->made_at),
        B_ID("by", e->made_by), B_TEXT("name", e->made_by_name)));
    TRY(put_beside(ctx, e, b));
    return event_row(ctx, "ledger_entry", e->id);
}

enum status ledger_store_update(struct ctx *ctx, const struct ledger_entry *e,
                                const struct ledger_beside *b)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE ledger_entry SET kind_version_id = :kind_version, year = :year,"
                    " running = :running, number = :number, title = :title, state = :state,"
                    " open = :open, dropped = :dropped, day = :day, data = :data,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    ENTRY_VALUES(ctx, e), B_INT("version", e->version)));
    TRY(put_beside(ctx, e, b));
    return event_row(ctx, "ledger_entry", e->id);
}

enum status ledger_store_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_LATER(ctx,
                      "DELETE FROM ledger_value WHERE congress_id = :congress AND entry_id = :id",
                      CONGRESS, B_INT("id", id)));
    TRY(ledger_store_dues_put(ctx, id, NULL, 0));
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM ledger_entry WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "ledger_entry", id);
}

enum status ledger_store_running(struct ctx *ctx, int64_t kind_id, int year, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(running), 0) + 1 FROM ledger_entry"
               " WHERE congress_id = :congress AND kind_id = :kind AND year = :year",
               CONGRESS, B_INT("kind", kind_id), B_INT("year", year)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- steps */

enum status ledger_store_step_insert(struct ctx *ctx, const struct ledger_step_row *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO ledger_step (congress_id, id, entry_id, label, from_state, to_state,"
                " note, changed, made_at, made_by, made_by_name) VALUES (:congress, :id, :entry,"
                " :label, :from, :to, :note, :changed, :at, :by, :name)",
                CONGRESS, B_INT("id", s->id), B_INT("entry", s->entry_id),
                B_TEXT("label", s->label), B_TEXT("from", s->from), B_TEXT("to", s->to),
                B_TEXT("note", s->note), B_TEXT("changed", s->changed), B_INT("at", s->made_at),
                B_ID("by", s->made_by), B_TEXT("name", s->made_by_name)));
    return event_row(ctx, "ledger_step", s->id);
}

enum status ledger_store_steps(struct ctx *ctx, int64_t entry_id, struct ledger_step_row **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, entry_id, label, from_state, to_state, note, changed, made_at,"
                " COALESCE(made_by, 0), made_by_name FROM ledger_step"
                " WHERE congress_id = :congress AND entry_id = :entry ORDER BY id DESC LIMIT :most",
                CONGRESS, B_INT("entry", entry_id), B_INT("most", STEPS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct ledger_step_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct ledger_step_row){
            .id = cell_int(&r, i, 0),
            .entry_id = cell_int(&r, i, 1),
            .label = cell_text(&r, i, 2),
            .from = cell_text(&r, i, 3),
            .to = cell_text(&r, i, 4),
            .note = cell_text(&r, i, 5),
            .changed = cell_text(&r, i, 6),
            .made_at = cell_int(&r, i, 7),
            .made_by = cell_int(&r, i, 8),
            .made_by_name = cell_text(&r, i, 9),
        };
    return ST_OK;
}

enum status ledger_store_taken(struct ctx *ctx, int64_t entry_id, struct ledger_step_row **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT DISTINCT label, from_state, to_state FROM ledger_step"
                " WHERE congress_id = :congress AND entry_id = :entry AND label <> '' LIMIT :most",
                CONGRESS, B_INT("entry", entry_id), B_INT("most", STEPS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct ledger_step_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct ledger_step_row){.entry_id = entry_id,
                                             .label = cell_text(&r, i, 0),
                                             .from = cell_text(&r, i, 1),
                                             .to = cell_text(&r, i, 2)};
    return ST_OK;
}
