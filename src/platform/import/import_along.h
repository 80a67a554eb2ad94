// SPDX-License-Identifier: MulanPSL-2.0
/** For undo() of an import kind: what a row of the sheet had made beside its record. */
#ifndef PLATFORM_IMPORT_IMPORT_ALONG_H
#define PLATFORM_IMPORT_IMPORT_ALONG_H
#include "platform/event.h"
#include "platform/event_made.h"
#include "platform/import/import_undo.h"
#include "platform/row_image.h"

/** A row that an imported record names: the appraisal of a person, the post of an appointment. */
struct import_along {
    const char *table;
    int64_t id;
    const char *things[3]; /* other tables name it in columns "<thing>_id"; NULL ends them */
};

/** After the record (`made`, made_id) has gone: the row goes with it, if the act that made the
 *  record made the row, nobody has written it since, and no table names it. Only in db_tx(). */
static inline enum status import_undo_along(struct ctx *ctx, const char *made, int64_t made_id,
                                            const struct import_along *a)
{
    const struct row_place at = {a->table, ctx->congress_id, a->id};
    struct import_undo named = {.why = NULL};
    bool together;
    int64_t events;

    if (a->id == 0)
        return ST_OK;
    TRY(event_made_together(ctx, made, made_id, a->table, a->id, &together));
    TRY(event_row_count(ctx, a->table, a->id, &events));
    if (!together || events != 1)
        return ST_OK;
    for (size_t i = 0; i < COUNT(a->things) && a->things[i] != NULL; i++)
        TRY(import_undo_check(ctx, a->things[i], a->id, NULL, &named));
    return named.why != NULL ? ST_OK : row_image_put(ctx, &at, S(""));
}
#endif
