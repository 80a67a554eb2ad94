// SPDX-License-Identifier: MulanPSL-2.0
/* Sealed values of petitions, for their pages. */
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

static bool is_id_number(struct str s)
{
    return s.len == 18 || (s.len == 15 && memchr(s.ptr, '+', s.len) == NULL);
}

struct str petition_find(struct ctx *ctx, struct str typed)
{
    const struct str number = petition_number_clean(ctx->arena, typed);

    if (is_id_number(number))
        return petition_store_blind(ctx, number, true);
    return petition_store_blind(ctx, petition_phone_clean(ctx->arena, typed), false);
}

enum status petition_names(struct ctx *ctx, const struct petition *p, struct str *out)
{
    struct petition_person *persons;
    struct str *names;
    size_t count;

    TRY(petition_store_persons(ctx, p->id, &persons, &count));
    names = arena_array(ctx->arena, count, struct str);
    arr_each (i, count)
        names[i] = persons[i].name;
    *out = str_join(ctx->arena, names, count, T("petition.mark.and"));
    return ST_OK;
}

static enum status find_tx(struct ctx *ctx, const void *input)
{
    enum { FOUND_MAX = 50 };
    const struct petition_filter f = {.person = *(const struct str *)input, .limit = FOUND_MAX};
    struct petition *found;
    struct str next;
    int64_t total;
    size_t count;

    TRY(petition_page(ctx, &f, &found, &count, &next, &total));
    arr_each (i, count)
        TRY(event_emit(ctx, "petition.searched", found[i].id));
    return count == 0 ? event_emit(ctx, "petition.searched", 0) : ST_OK;
}

enum status petition_note_find(struct ctx *ctx, struct str person)
{
    return db_tx(ctx, find_tx, &person);
}

static enum status export_tx(struct ctx *ctx, const void *input)
{
    return event_emit_data(ctx, "petition.exported", 0,
                           str_printf(ctx->arena, "{\"rows\":%zu}", *(const size_t *)input));
}

enum status petition_note_export(struct ctx *ctx, size_t rows)
{
    return db_tx(ctx, export_tx, &rows);
}

enum status petition_text_of(struct ctx *ctx, const struct petition *p, struct petition_text *out)
{
    return petition_store_text(ctx, p, out);
}

enum status petition_persons(struct ctx *ctx, int64_t id, struct petition_person **out,
                             size_t *out_count)
{
    return petition_store_persons(ctx, id, out, out_count);
}

enum status petition_steps(struct ctx *ctx, const struct petition *p, bool open,
                           struct petition_step **out, size_t *out_count)
{
    return petition_store_steps(ctx, p, open, out, out_count);
}

enum status petition_same_person(struct ctx *ctx, int64_t id, struct petition **out,
                                 size_t *out_count)
{
    size_t count, seen = 0;

    TRY(petition_store_same_person(ctx, id, out, &count));
    arr_each (i, count) {
        bool his;

        TRY(petition_visible(ctx, &(*out)[i], &his));
        if (his)
            (*out)[seen++] = (*out)[i];
    }
    *out_count = seen;
    return ST_OK;
}

enum status petition_opinions(struct ctx *ctx, int64_t id, struct petition_link **out,
                              size_t *out_count)
{
    return petition_store_links(ctx, id, out, out_count);
}
