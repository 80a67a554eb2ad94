// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of a kind: its fields are the columns, beside them the state. A row whose title and day
 * are there already is passed over. */
#include "modules/ledger/ledger_import.h"
#include "modules/attachment/attachment.h"
#include "modules/ledger/ledger_actions.h"
#include "platform/event.h"
#include "platform/text.h"

/* What a kind of rows needs to know; kept in import_kind.data. */
struct sheet {
    struct import_kind kind;
    struct import_column columns[IMPORT_COLUMNS_MAX + 1];
    const struct ledger_field *fields[IMPORT_COLUMNS_MAX]; /* NULL: the state */
    struct ledger_kind of;
    const struct ledger_definition *d;
};

/* A row as a new entry. Faults stand at the columns. */
struct read {
    struct ledger_entry_new in;
    struct ledger_given given[IMPORT_COLUMNS_MAX];
    struct ledger_values values;
    struct str state;
};

/* Could the actor take this step with the row, were it an entry? A sentence why and files come with
 * no sheet. */
static bool takes(const struct ctx *ctx, const struct ledger_definition *d,
                  const struct ledger_step *step, const struct ledger_values *v)
{
    if (step->note || !ledger_rights_of(ctx, &step->by))
        return false;
    arr_each (i, step->needs.count)
        if (ledger_values_get(d, v, step->needs.at[i]).len == 0)
            return false;
    return true;
}

static bool *place_of(const struct ledger_definition *d, bool *reached, struct str state)
{
    return &reached[ledger_state(d, state) - d->states];
}

/* Is it a state to which the actor could take the row step by step? Whoever manages ledgers brings
 * old registers in as they stand. */
static bool may_state(const struct ctx *ctx, const struct ledger_definition *d,
                      const struct ledger_values *v, struct str state)
{
    bool reached[LEDGER_STATES] = {true}, more = !may(ctx, "ledger.manage");

    if (!more)
        return true;
    while (more) {
        more = false;
        arr_each (i, d->steps_count) {
            bool *const to = place_of(d, reached, d->steps[i].to);

            if (*to || !takes(ctx, d, &d->steps[i], v))
                continue;
            for (size_t k = 0; k < d->states_count && !*to; k++)
                *to = reached[k] && ledger_step_open(d, &d->steps[i], d->states[k].name, v);
            more = more || *to;
        }
    }
    return *place_of(d, reached, state);
}

static enum status read_row(struct ctx *ctx, const struct import_row *row, struct read *r)
{
    const struct sheet *s = row->kind->data;

    *r = (struct read){.state = s->d->states[0].name};
    for (size_t i = 0; s->columns[i].name != NULL; i++) {
        const struct ledger_field *f = s->fields[i];
        const struct str cell = row->cells[i];

        if (f == NULL) {
            if (!ledger_state_named(s->d, cell, &r->state))
                invalid(ctx, "state", "ledger.err.state", str_z(ctx->arena, cell));
            continue;
        }
        TRY(ledger_typed(ctx, f, s->columns[i].name, cell, &r->values.at[f - s->d->fields]));
        r->given[r->in.count++] = (struct ledger_given){s->columns[i].name, cell};
    }
    r->in.kind = s->of.kind;
    r->in.values = r->given;
    r->in.state = r->state;
    TRY(invalid_done(ctx));
    if (!may_state(ctx, s->d, &r->values, r->state))
        invalid(ctx, "state", "ledger.err.state_steps",
                str_z(ctx->arena, ledger_state_label(s->d, r->state)));
    return invalid_done(ctx);
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    const struct sheet *s = row->kind->data;
    struct read r;
    struct date day;

    TRY(read_row(ctx, row, &r));
    day = ledger_day_of(s->d, &r.values, ctx->today);
    *out_key = str_printf(ctx->arena, "%lld/" STR_FMT, (long long)date_to_days(day),
                          STR_ARG(ledger_values_pack(ctx->arena, s->d, &r.values)));
    return ST_OK;
}

/* An entry with just these values. */
static enum status there(struct ctx *ctx, const struct sheet *s, const struct read *r, bool *out)
{
    const struct str packed = ledger_values_pack(ctx->arena, s->d, &r->values);
    struct ledger_entry *all;
    size_t count;

    *out = false;
    TRY(ledger_store_titled(ctx, s->of.id, ledger_values_get(s->d, &r->values, s->d->title), &all,
                            &count));
    arr_each (i, count)
        *out = *out || str_eq(all[i].data, packed);
    return ST_OK;
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct read r;

    TRY(read_row(ctx, row, &r));
    return there(ctx, row->kind->data, &r, out);
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    const struct sheet *s = row->kind->data;
    struct read r;
    int64_t id = 0;

    TRY(read_row(ctx, row, &r));
    TRY(there(ctx, s, &r, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(ledger_entry_import(ctx, &s->of, s->d, &r.values, r.state, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    if (written == 0)
        return ST_OK;
    return event_emit_data(
        ctx, "ledger.imported", ctx->congress_id,
        str_printf(ctx->arena, "{\"written\":%zu,\"skipped\":%zu}", written, skipped));
}

static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct attachment *files;
    struct ledger_entry e;
    size_t count;
    const enum status st = ledger_store_entry(ctx, id, &e);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = e.title;
    TRY(attachment_list_shown(ctx, (struct attachment_of){"ledger_entry", id}, &files, &count));
    if (e.version != 1 || count > 0)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : ledger_store_delete(ctx, id);
}

/* ---------------------------------------------------------------- the kind of rows */

static const struct import_kind ROWS = {
    .check = check, .write = write, .finish = finish, .present = present, .undo = undo};

static void columns_make(struct ctx *ctx, struct sheet *s)
{
    size_t n = 0;

    for (size_t i = 0; i < s->d->fields_count && n < IMPORT_COLUMNS_MAX; i++) {
        const struct ledger_field *f = &s->d->fields[i];

        if (f->type == LEDGER_FILES)
            continue;
        s->fields[n] = f;
        s->columns[n++] = (struct import_column){
            str_z(ctx->arena, f->name),
            str_z(ctx->arena,
                  str_printf(ctx->arena, STR_FMT "|" STR_FMT, STR_ARG(f->label), STR_ARG(f->name))),
            f->required};
    }
    if (s->d->states_count > 1 && n < IMPORT_COLUMNS_MAX)
        s->columns[n] =
            (struct import_column){"state",
                                   str_z(ctx->arena, str_printf(ctx->arena, STR_FMT "|state",
                                                                STR_ARG(T("ledger.col.state")))),
                                   false};
}

enum status ledger_imports(struct ctx *ctx, struct str word, const struct import_kind **out)
{
    struct sheet *s = arena_new(ctx->arena, struct sheet);
    const enum status st = ledger_open(ctx, word, &s->of, &s->d);

    *out = NULL;
    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    if (!ledger_may_write(ctx, &s->of))
        return ST_OK;
    columns_make(ctx, s);
    s->kind = ROWS;
    s->kind.name =
        str_z(ctx->arena, str_printf(ctx->arena, "ledger." STR_FMT, STR_ARG(s->of.kind)));
    s->kind.permission = ledger_permission_held(ctx, &s->d->write);
    s->kind.columns = s->columns;
    s->kind.label = TF(ctx->arena, "ledger.import.label", s->of.name);
    s->kind.hint = TF(ctx->arena, "ledger.import.hint", s->of.name);
    s->kind.data = s;
    *out = &s->kind;
    return ST_OK;
}
