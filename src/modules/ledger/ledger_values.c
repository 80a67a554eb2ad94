// SPDX-License-Identifier: MulanPSL-2.0
/* Values between people and the store: names of organs, deputies and entries. */
#include "base/money.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/ledger/ledger_actions.h"
#include "platform/search.h"
#include "platform/text.h"

const char *const LEDGER_V[LEDGER_FIELDS] = {
    "v0",  "v1",  "v2",  "v3",  "v4",  "v5",  "v6",  "v7",  "v8",  "v9",
    "v10", "v11", "v12", "v13", "v14", "v15", "v16", "v17", "v18", "v19",
    "v20", "v21", "v22", "v23", "v24", "v25", "v26", "v27", "v28", "v29",
    "v30", "v31", "v32", "v33", "v34", "v35", "v36", "v37", "v38", "v39"};

/* ---------------------------------------------------------------- names to ids */

static enum status organ_id_of(struct ctx *ctx, struct str name, int64_t *out)
{
    struct organ organ;
    const enum status st = organ_by_name(ctx, name, &organ);

    *out = st == ST_OK ? organ.id : 0;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

/* The one in office, else the one there is. */
static enum status deputy_id_of(struct ctx *ctx, struct str name, int64_t *out)
{
    struct deputy *all;
    size_t count, found = 0;

    *out = 0;
    TRY(deputy_by_name(ctx, name, &all, &count));
    arr_each (i, count)
        if (all[i].in_office || count == 1) {
            *out = all[i].id;
            found++;
        }
    if (found > 1)
        *out = 0;
    return ST_OK;
}

/* By its title or number. */
static enum status entry_id_of(struct ctx *ctx, const struct ledger_field *f, struct str name,
                               int64_t *out)
{
    struct ledger_filter want = {.q = name, .limit = 2};
    struct ledger_entry *all;
    struct ledger_kind k;
    struct str next;
    int64_t total;
    size_t count;
    const enum status st = ledger_store_kind(ctx, f->kind, &k);

    *out = 0;
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    want.kind_id = k.id;
    TRY(ledger_store_list(ctx, &want, &all, &count, &next, &total));
    if (total == 1)
        *out = all[0].id;
    return ST_OK;
}

static enum status id_of(struct ctx *ctx, const struct ledger_field *f, struct str typed,
                         int64_t *out)
{
    if (f->type == LEDGER_ORGAN)
        return organ_id_of(ctx, typed, out);
    if (f->type == LEDGER_DEPUTY)
        return deputy_id_of(ctx, typed, out);
    return entry_id_of(ctx, f, typed, out);
}

/* Is there such a thing? An id out of a form that has been tampered with must not be kept. */
static enum status exists(struct ctx *ctx, const struct ledger_field *f, int64_t id, bool *out)
{
    struct ledger_entry entry;
    struct deputy deputy;
    struct organ organ;
    enum status st;

    if (f->type == LEDGER_ORGAN)
        st = organ_get(ctx, id, &organ);
    else if (f->type == LEDGER_DEPUTY)
        st = deputy_get(ctx, id, &deputy);
    else {
        st = ledger_store_entry(ctx, id, &entry);
        if (st == ST_OK && !str_eq(entry.kind, f->kind))
            st = ST_NOT_FOUND;
    }
    *out = st == ST_OK;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status named(struct ctx *ctx, const struct ledger_field *f, const char *at,
                         struct str typed, struct str *out)
{
    bool there = false;
    int64_t id = 0;

    if (!str_to_int(typed, &id))
        TRY(id_of(ctx, f, typed, &id));
    if (id > 0)
        TRY(exists(ctx, f, id, &there));
    if (!there)
        invalid(ctx, at, "ledger.err.which", str_z(ctx->arena, typed));
    *out = there ? str_int(ctx->arena, id) : S("");
    return ST_OK;
}

enum status ledger_typed(struct ctx *ctx, const struct ledger_field *f, const char *at,
                         struct str typed, struct str *out)
{
    const bool link =
        f->type == LEDGER_ORGAN || f->type == LEDGER_DEPUTY || f->type == LEDGER_ENTRY;
    struct str arg;
    const char *why;

    typed = str_trim(typed);
    if (link && typed.len > 0)
        return named(ctx, f, at, typed, out);
    why = ledger_value_read(ctx->arena, f, typed, out, &arg);
    if (why != NULL)
        invalid(ctx, at, str_z(ctx->arena, str_printf(ctx->arena, "ledger.err.%s", why)),
                str_z(ctx->arena, arg));
    return ST_OK;
}

/* ---------------------------------------------------------------- ids to names */

static enum status name_of(struct ctx *ctx, const struct ledger_field *f, struct str value,
                           struct str *out)
{
    struct ledger_entry entry;
    struct deputy deputy;
    struct organ organ;
    int64_t id = 0;
    enum status st;

    (void)str_to_int(value, &id);
    *out = value;
    if (f->type == LEDGER_ORGAN) {
        st = organ_get(ctx, id, &organ);
        if (st == ST_OK)
            *out = organ.name;
    } else if (f->type == LEDGER_DEPUTY) {
        st = deputy_get(ctx, id, &deputy);
        if (st == ST_OK)
            *out = deputy.name;
    } else {
        st = ledger_store_entry(ctx, id, &entry);
        if (st == ST_OK)
            *out = ledger_rights(ctx, entry.readers) ? entry.title : T("ledger.hidden");
    }
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static struct str shown_money(struct ctx *ctx, struct str value)
{
    int64_t fen = 0;

    (void)str_to_int(value, &fen);
    return TF(ctx->arena, "ledger.yuan", money_text(ctx->arena, fen));
}

static struct str shown_date(struct ctx *ctx, struct str value)
{
    struct date d;

    return date_parse(value, &d) ? text_date(ctx->arena, d, ctx->today) : value;
}

enum status ledger_shown(struct ctx *ctx, const struct ledger_field *f, struct str value,
                         struct str *out)
{
    *out = value;
    if (value.len == 0)
        return ST_OK;
    if (f->type == LEDGER_MONEY)
        *out = shown_money(ctx, value);
    else if (f->type == LEDGER_DATE)
        *out = shown_date(ctx, value);
    else if (f->type == LEDGER_YES)
        *out = str_eqz(value, "1") ? T("ledger.yes") : T("ledger.no");
    else if (f->type == LEDGER_ORGAN || f->type == LEDGER_DEPUTY || f->type == LEDGER_ENTRY)
        return name_of(ctx, f, value, out);
    return ST_OK;
}

enum status ledger_seen(struct ctx *ctx, const struct ledger_field *f, struct str value,
                        struct str *out)
{
    struct str title;

    if (f->type != LEDGER_RECORD || value.len == 0)
        return ledger_shown(ctx, f, value, out);
    TRY(search_title(ctx, value, &title));
    *out = title.len > 0 ? title : value;
    return ST_OK;
}

enum status ledger_sheet_cell(struct ctx *ctx, const struct ledger_field *f, struct str value,
                              struct str *out)
{
    if (f->type != LEDGER_MONEY && f->type != LEDGER_DATE)
        return ledger_shown(ctx, f, value, out);
    *out = ledger_value_typed(ctx->arena, f, value);
    return ST_OK;
}

struct str ledger_state_label(const struct ledger_definition *d, struct str state)
{
    const struct ledger_state *s = ledger_state(d, state);

    if (s == NULL)
        return state;
    return s->label.len > 0 ? s->label : T("ledger.state.noted");
}
