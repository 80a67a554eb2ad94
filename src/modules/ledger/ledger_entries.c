// SPDX-License-Identifier: MulanPSL-2.0
/* Entries: added, corrected, taken through their workflow, taken away. */
#include "modules/attachment/attachment.h"
#include "modules/ledger/ledger_actions.h"
#include "platform/event.h"
#include "platform/text.h"

enum { CHANGED_BYTES = 4000 };

enum status ledger_whole_get(struct ctx *ctx, int64_t id, struct ledger_whole *out)
{
    TRY(ledger_store_entry(ctx, id, &out->entry));
    TRY(ledger_store_kind_id(ctx, out->entry.kind_id, &out->kind));
    if (!ledger_may_read(ctx, &out->kind))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(ledger_definition_of(ctx, out->entry.kind_version_id, &out->d));
    ledger_values_unpack(ctx->arena, out->d, out->entry.data, &out->values);
    out->may_write = ledger_may_write(ctx, &out->kind);
    return ST_OK;
}

enum status ledger_entry_get(struct ctx *ctx, int64_t id, struct ledger_entry *out)
{
    struct ledger_whole w;

    TRY(ledger_whole_get(ctx, id, &w));
    *out = w.entry;
    return ST_OK;
}

/* ---------------------------------------------------------------- what is given */

static const struct ledger_given *given_for(const struct ledger_given *values, size_t count,
                                            struct str field)
{
    arr_each (i, count)
        if (str_eqz(field, values[i].field))
            return &values[i];
    return NULL;
}

static bool known(const struct ledger_definition *d, const struct ledger_given *values,
                  size_t count)
{
    arr_each (i, count)
        if (ledger_field(d, str_from(values[i].field)) == NULL)
            return false;
    return true;
}

/* Put what is given over what is there, and note what is wrong. */
static enum status take(struct ctx *ctx, const struct ledger_definition *d,
                        const struct ledger_given *values, size_t count, bool all,
                        struct ledger_values *v)
{
    if (!known(d, values, count))
        return fail(&ctx->err, ST_INVALID, "ledger.err.field", NULL);
    arr_each (i, d->fields_count) {
        const struct ledger_field *f = &d->fields[i];
        const struct ledger_given *g = given_for(values, count, f->name);
        const size_t before = ctx->field_errors_count;

        if (g != NULL)
            TRY(ledger_typed(ctx, f, LEDGER_V[i], g->value, &v->at[i]));
        if (f->required && (all || g != NULL) && v->at[i].len == 0 &&
            ctx->field_errors_count == before)
            invalid(ctx, LEDGER_V[i], "ledger.err.missing", str_z(ctx->arena, f->label));
    }
    return ST_OK;
}

static void entry_from(struct ctx *ctx, const struct ledger_definition *d,
                       const struct ledger_values *v, struct ledger_entry *e)
{
    const struct ledger_state *s = ledger_state(d, e->state);
    unsigned second;
    const struct date made = date_of_instant(e->made_at, &second);

    e->title = ledger_values_get(d, v, d->title);
    e->data = ledger_values_pack(ctx->arena, d, v);
    e->day = ledger_day_of(d, v, made);
    e->open = !ledger_state_final(d, e->state);
    e->dropped = s != NULL && s->void_;
}

/* The running number counts in the year of the day. */
static enum status number_it(struct ctx *ctx, const struct ledger_definition *d,
                             struct ledger_entry *e)
{
    if (e->year == e->day.year)
        return ST_OK;
    e->year = e->day.year;
    TRY(ledger_store_running(ctx, e->kind_id, e->day.year, &e->running));
    e->number = ledger_number_of(ctx->arena, d->number, e->day.year, e->running);
    return ST_OK;
}

static struct ledger_beside beside(const struct ledger_definition *d, const struct ledger_values *v,
                                   struct str state, struct ledger_due *dues)
{
    return (struct ledger_beside){
        .d = d, .values = v, .dues = dues, .dues_count = ledger_dues_make(d, state, v, dues)};
}

/* ---------------------------------------------------------------- a new one */

struct adding {
    const struct ledger_kind *k;
    const struct ledger_definition *d;
    const struct ledger_values *v;
    struct str state;
    int64_t *out_id;
};

static enum status put_new(struct ctx *ctx, const struct adding *a)
{
    struct ledger_entry e = {
        .id = db_new_id(ctx),
        .kind_id = a->k->id,
        .kind_version_id = a->k->version_id,
        .state = a->state,
        .number = S(""),
        .made_at = ctx->now,
        .made_by = ctx->actor->account_id,
        .made_by_name = ctx->actor->name,
    };
    struct ledger_due dues[LEDGER_DEADLINES];
    struct ledger_beside b = beside(a->d, a->v, a->state, dues);

    entry_from(ctx, a->d, a->v, &e);
    TRY(number_it(ctx, a->d, &e));
    TRY(ledger_store_insert(ctx, &e, &b));
    *a->out_id = e.id;
    return ST_OK;
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;

    TRY(put_new(ctx, a));
    return event_emit(ctx, "ledger.added", *a->out_id);
}

enum status ledger_entry_import(struct ctx *ctx, const struct ledger_kind *k,
                                const struct ledger_definition *d, const struct ledger_values *v,
                                struct str state, int64_t *out_id)
{
    if (!ledger_may_write(ctx, k))
        return fail(&ctx->err, ST_DENIED, "ledger.err.denied", NULL);
    return put_new(ctx, &(struct adding){k, d, v, state, out_id});
}

bool ledger_state_named(const struct ledger_definition *d, struct str typed, struct str *out)
{
    *out = d->states[0].name;
    if (typed.len == 0)
        return true;
    arr_each (i, d->states_count)
        if (str_eq(d->states[i].name, typed) ||
            str_eq(ledger_state_label(d, d->states[i].name), typed)) {
            *out = d->states[i].name;
            return true;
        }
    return false;
}

enum status ledger_entry_check(struct ctx *ctx, const struct ledger_entry_new *in,
                               struct ledger_kind *k, const struct ledger_definition **d,
                               struct ledger_values *v, struct str *state)
{
    TRY(ledger_open(ctx, in->kind, k, d));
    if (!k->on)
        return fail(&ctx->err, ST_RULE, "ledger.err.off", NULL);
    if (!ledger_may_write(ctx, k))
        return fail(&ctx->err, ST_DENIED, "ledger.err.denied", NULL);
    *v = (struct ledger_values){0};
    *state = (*d)->states[0].name;
    TRY(take(ctx, *d, in->values, in->count, true, v));
    if (in->state.len > 0 && !ledger_state_named(*d, in->state, state))
        invalid(ctx, "state", "ledger.err.state", str_z(ctx->arena, in->state));
    return invalid_done(ctx);
}

enum status ledger_entry_add(struct ctx *ctx, const struct ledger_entry_new *in, int64_t *out_id)
{
    const struct ledger_definition *d;
    struct ledger_kind k;
    struct ledger_values v;
    struct str state;

    TRY(ledger_entry_check(ctx, in, &k, &d, &v, &state));
    return db_tx(ctx, add_tx, &(struct adding){&k, d, &v, state, out_id});
}

/* ---------------------------------------------------------------- what has changed */

/* As it will be read years later: days with their year. */
static enum status said(struct ctx *ctx, const struct ledger_field *f, struct str value,
                        struct str *out)
{
    struct date day;

    if (f->type != LEDGER_DATE || !date_parse(value, &day))
        return ledger_shown(ctx, f, value, out);
    *out = text_date(ctx->arena, day, (struct date){0});
    return ST_OK;
}

/* 领学人：李文静 → 王德明; a line for each field, cut where it becomes long. */
static enum status changed_text(struct ctx *ctx, const struct ledger_definition *d,
                                const struct ledger_values *was, const struct ledger_values *now,
                                struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, d->fields_count) {
        const struct ledger_field *f = &d->fields[i];
        struct str from, to;

        if (str_eq(was->at[i], now->at[i]))
            continue;
        TRY(said(ctx, f, was->at[i], &from));
        TRY(said(ctx, f, now->at[i], &to));
        if (from.len == 0)
            buf_str(&b, TF(ctx->arena, "ledger.changed.set", f->label, to));
        else if (to.len == 0)
            buf_str(&b, TF(ctx->arena, "ledger.changed.cleared", f->label, from));
        else
            buf_str(&b, TF(ctx->arena, "ledger.changed.from_to", f->label, from, to));
        buf_char(&b, '\n');
        if (b.len > CHANGED_BYTES)
            break;
    }
    *out = str_trim(buf_view(&b));
    return ST_OK;
}

struct changing {
    const struct ledger_entry_change *in;
    const struct ledger_step *step; /* NULL: a correction */
    struct str note;
};

/* The entry under the newest text of its kind. */
static enum status renewed(struct ctx *ctx, const struct ledger_entry_change *in,
                           struct ledger_whole *w)
{
    TRY(ledger_whole_get(ctx, in->id, w));
    if (w->entry.version != in->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(ledger_definition_of(ctx, w->kind.version_id, &w->d));
    ledger_values_unpack(ctx->arena, w->d, w->entry.data, &w->values);
    w->entry.kind_version_id = w->kind.version_id;
    return ST_OK;
}

static enum status note_change(struct ctx *ctx, const struct changing *c,
                               const struct ledger_whole *w, struct str from, struct str changed)
{
    const struct ledger_step_row row = {
        .id = db_new_id(ctx),
        .entry_id = w->entry.id,
        .label = c->step != NULL ? c->step->label : S(""),
        .from = from,
        .to = w->entry.state,
        .note = c->note,
        .changed = changed,
        .made_at = ctx->now,
        .made_by = ctx->actor->account_id,
        .made_by_name = ctx->actor->name,
    };

    return ledger_store_step_insert(ctx, &row);
}

/* What a step was taken for stays as it was: no arrest is made of what was closed by a report. */
static enum status keeps_taken(struct ctx *ctx, const struct ledger_whole *w,
                               const struct ledger_values *was)
{
    struct ledger_step_row *taken;
    size_t count;

    TRY(ledger_store_taken(ctx, w->entry.id, &taken, &count));
    arr_each (i, w->d->fields_count) {
        const struct str field = w->d->fields[i].name;
        const struct ledger_step *by = NULL;

        if (str_eq(was->at[i], w->values.at[i]))
            continue;
        arr_each (k, w->d->steps_count)
            arr_each (n, count)
                if (ledger_when_names(&w->d->steps[k].when, field) &&
                    ledger_step_was(w->d, &w->d->steps[k], taken[n].label, taken[n].from,
                                    taken[n].to))
                    by = &w->d->steps[k];
        if (by != NULL)
            invalid(ctx, LEDGER_V[i], "ledger.err.taken", str_z(ctx->arena, by->label));
    }
    return invalid_done(ctx);
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct changing *c = input;
    struct ledger_whole w = {0};
    struct ledger_due dues[LEDGER_DEADLINES];
    struct ledger_beside b;
    struct ledger_values was;
    struct str from, changed;

    TRY(renewed(ctx, c->in, &w));
    was = w.values;
    from = w.entry.state;
    TRY(take(ctx, w.d, c->in->values, c->in->count, c->step == NULL, &w.values));
    TRY(invalid_done(ctx));
    TRY(keeps_taken(ctx, &w, &was));
    if (c->step != NULL && !ledger_step_open(w.d, c->step, from, &w.values))
        return fail(&ctx->err, ST_RULE, "ledger.err.step_when", NULL);
    TRY(changed_text(ctx, w.d, &was, &w.values, &changed));
    if (c->step != NULL)
        w.entry.state = c->step->to;
    entry_from(ctx, w.d, &w.values, &w.entry);
    TRY(number_it(ctx, w.d, &w.entry));
    b = beside(w.d, &w.values, w.entry.state, dues);
    TRY(ledger_store_update(ctx, &w.entry, &b));
    TRY(note_change(ctx, c, &w, from, changed));
    return event_emit(ctx, c->step != NULL ? "ledger.stepped" : "ledger.changed", w.entry.id);
}

enum status ledger_entry_edit(struct ctx *ctx, const struct ledger_entry_change *in)
{
    struct ledger_whole w = {0};

    TRY(ledger_whole_get(ctx, in->id, &w));
    if (!w.may_write)
        return fail(&ctx->err, ST_DENIED, "ledger.err.denied", NULL);
    return db_tx(ctx, change_tx, &(struct changing){.in = in, .note = S("")});
}

/* ---------------------------------------------------------------- steps */

static bool asked(const struct ledger_step *s, struct str field)
{
    return ledger_words_have(&s->needs, field) || ledger_words_have(&s->asks, field);
}

static enum status has_files(struct ctx *ctx, int64_t id, bool *out)
{
    struct attachment *all;
    size_t count;

    TRY(attachment_list_shown(ctx, (struct attachment_of){"ledger_entry", id}, &all, &count));
    *out = count > 0;
    return ST_OK;
}

/* What the step needs and has not got. */
static enum status needs(struct ctx *ctx, const struct ledger_whole *w, const struct ledger_step *s,
                         const struct ledger_entry_step *in)
{
    arr_each (i, w->d->fields_count) {
        const struct ledger_field *f = &w->d->fields[i];
        const struct ledger_given *g = given_for(in->change.values, in->change.count, f->name);
        bool there = str_trim(g != NULL ? g->value : w->values.at[i]).len > 0;

        if (!ledger_words_have(&s->needs, f->name))
            continue;
        if (f->type == LEDGER_FILES)
            TRY(has_files(ctx, w->entry.id, &there));
        if (!there)
            invalid(ctx, LEDGER_V[i], "ledger.err.missing", str_z(ctx->arena, f->label));
    }
    if (s->note && in->note.len == 0)
        invalid(ctx, "note", "ledger.err.note", NULL);
    invalid_long(ctx, "note", in->note, LEDGER_NOTE_CHARS);
    return invalid_done(ctx);
}

static enum status find(struct ctx *ctx, int64_t id, struct str name, struct ledger_whole *w,
                        const struct ledger_step **out)
{
    TRY(ledger_whole_get(ctx, id, w));
    TRY(ledger_definition_of(ctx, w->kind.version_id, &w->d));
    ledger_values_unpack(ctx->arena, w->d, w->entry.data, &w->values);
    *out = ledger_step(w->d, name);
    if (*out == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!w->kind.on || !ledger_rights_of(ctx, &(*out)->by))
        return fail(&ctx->err, ST_DENIED, "ledger.err.denied", NULL);
    if (!ledger_step_fits(*out, w->entry.state))
        return fail(&ctx->err, ST_RULE, "ledger.err.step", NULL);
    return ST_OK;
}

enum status ledger_step_find(struct ctx *ctx, int64_t id, struct str name, struct ledger_whole *w,
                             const struct ledger_step **out)
{
    TRY(find(ctx, id, name, w, out));
    if (!ledger_step_open(w->d, *out, w->entry.state, &w->values))
        return fail(&ctx->err, ST_RULE, "ledger.err.step_when", NULL);
    return ST_OK;
}

enum status ledger_entry_step(struct ctx *ctx, const struct ledger_entry_step *in)
{
    const struct ledger_step *s;
    struct ledger_whole w = {0};

    TRY(find(ctx, in->change.id, in->step, &w, &s)); /* `when` is asked of what is then written */
    arr_each (i, in->change.count)
        if (!asked(s, str_from(in->change.values[i].field)))
            return fail(&ctx->err, ST_INVALID, "ledger.err.field", NULL);
    TRY(needs(ctx, &w, s, in));
    return db_tx(ctx, change_tx, &(struct changing){&in->change, s, in->note});
}

/* ---------------------------------------------------------------- away with it */

static enum status remove_tx(struct ctx *ctx, const void *input)
{
    const struct ledger_whole *w = input;

    TRY(ledger_store_delete(ctx, w->entry.id));
    return event_emit(ctx, "ledger.removed", w->entry.id);
}

enum status ledger_entry_remove(struct ctx *ctx, int64_t id, int64_t version)
{
    struct ledger_whole w = {0};
    struct ledger_step_row *steps;
    size_t count;
    bool files;

    TRY(ledger_whole_get(ctx, id, &w));
    if (!w.may_write)
        return fail(&ctx->err, ST_DENIED, "ledger.err.denied", NULL);
    if (w.entry.version != version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(ledger_store_steps(ctx, id, &steps, &count));
    TRY(has_files(ctx, id, &files));
    if (count > 0 || files)
        return fail(&ctx->err, ST_RULE, files ? "ledger.err.has_files" : "ledger.err.has_steps",
                    NULL);
    return db_tx(ctx, remove_tx, &w);
}
