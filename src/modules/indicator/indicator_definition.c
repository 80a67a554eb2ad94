// SPDX-License-Identifier: MulanPSL-2.0
/* What figures mean, and meant: the words are noted whenever the program says them otherwise. */
#include "modules/indicator/indicator_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/module.h"

enum { HASH_BYTES = 32 };

/* The words as one, each ended by a line end, so that none can pass for another's. */
static struct str hash_of(struct arena *a, const struct indicator_definition *d)
{
    const struct str parts[] = {d->label, d->unit, d->text, d->numerator, d->denominator, S("")};
    const struct str whole = str_join(a, parts, COUNT(parts), S("\n"));
    uint8_t hash[HASH_BYTES];

    crypt_sm3(whole.ptr, whole.len, hash);
    return str_hex(a, hash, sizeof hash);
}

static struct indicator_definition words_now(struct ctx *ctx, const struct indicator *i)
{
    const struct indicator_words w = indicator_words_of(ctx, i);
    struct indicator_definition d = {.name = str_from(i->name),
                                     .label = w.label,
                                     .unit = w.unit,
                                     .text = w.definition,
                                     .numerator = w.numerator,
                                     .denominator = w.denominator,
                                     .note = S("")};

    d.hash = hash_of(ctx->arena, &d);
    return d;
}

/* The one of a name, NULL if it was never noted. */
static const struct indicator_definition *noted(const struct indicator_definition *all,
                                                size_t count, struct str name)
{
    arr_each (i, count)
        if (str_eq(all[i].name, name))
            return &all[i];
    return NULL;
}

/* Those that are not as they were noted. */
static enum status changed(struct ctx *ctx, struct indicator_definition **out, size_t *out_count)
{
    struct indicator_definition *was;
    const struct indicator **all;
    size_t was_count, count;

    TRY(indicator_all(ctx, &all, &count));
    TRY(indicator_store_last_definitions(ctx, &was, &was_count));
    *out = arena_array(ctx->arena, count, struct indicator_definition);
    *out_count = 0;
    arr_each (i, count) {
        const struct indicator_definition now = words_now(ctx, all[i]);
        const struct indicator_definition *last = noted(was, was_count, now.name);

        if (last == NULL || !str_eq(last->hash, now.hash))
            (*out)[(*out_count)++] = now;
    }
    return ST_OK;
}

static enum status note_tx(struct ctx *ctx, const void *input)
{
    size_t *const out_noted = *(size_t *const *)input;
    struct indicator_definition *all;

    TRY(changed(ctx, &all, out_noted));
    arr_each (i, *out_noted) {
        all[i].id = db_new_id(ctx);
        all[i].from_on = ctx->today;
        TRY(indicator_store_definition_insert(ctx, &all[i]));
    }
    if (*out_noted == 0)
        return ST_OK;
    return event_emit_data(ctx, "indicator.defined", 0,
                           str_printf(ctx->arena, "{\"count\":%lld}", (long long)*out_noted));
}

enum status indicator_definitions_note(struct ctx *ctx, size_t *out_noted)
{
    *out_noted = 0;
    return db_tx(ctx, note_tx, &out_noted);
}

enum status indicator_definitions_wait(struct ctx *ctx, bool *out)
{
    struct indicator_definition *all;
    size_t count;

    TRY(changed(ctx, &all, &count));
    *out = count > 0;
    return ST_OK;
}

/* ---------------------------------------------------------------- on a day */

static enum status words_of_today(struct ctx *ctx, struct str name,
                                  struct indicator_definition *out)
{
    const struct indicator *i;

    TRY(indicator_find(ctx, name, &i));
    *out = words_now(ctx, i);
    return ST_OK;
}

enum status indicator_definition_on(struct ctx *ctx, struct str name, struct date on,
                                    struct indicator_definition *out)
{
    struct indicator_definition *all;
    struct indicator_note *notes;
    size_t count, notes_count;

    TRY(indicator_store_definitions(ctx, name, &all, &count));
    TRY(indicator_store_notes(ctx, name, &notes, &notes_count));
    if (count == 0)
        TRY(words_of_today(ctx, name, out));
    arr_each (i, count)
        if (i == 0 || date_cmp(all[i].from_on, on) <= 0)
            *out = all[i];
    out->note = S("");
    arr_each (i, notes_count) /* newest first */
        if (date_cmp(notes[i].from_on, on) <= 0) {
            out->note = notes[i].text;
            out->note_on = notes[i].from_on;
            break;
        }
    return ST_OK;
}

bool indicator_same_definition(const struct indicator_definition *a,
                               const struct indicator_definition *b)
{
    return str_eq(a->hash, b->hash) && str_eq(a->note, b->note);
}
