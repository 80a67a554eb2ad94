// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: search, bulk import, what comes into force. */
#include "modules/statute/statute_parts.h"
#include "modules/statute/statute_actions.h"
#include "modules/statute/statute_store.h"

enum { BODY_BYTES = 60000 };

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct statute_text t;
    struct statute s;

    TRY(statute_store_get(ctx, id, &s));
    TRY(statute_store_text(ctx, s.text_id, &t));
    search_key(&readers, "statute.read");
    if (t.body.len > BODY_BYTES) /* the beginning; clauses have a search of their own */
        t.body.len = BODY_BYTES;
    while (t.body.len > 0 && ((unsigned char)t.body.ptr[t.body.len - 1] & 0xc0) == 0x80)
        t.body.len--;
    if (t.body.len > 0 && (unsigned char)t.body.ptr[t.body.len - 1] >= 0xc0)
        t.body.len--;
    search_docs_add(out, &(struct search_doc){
                             .title = s.title,
                             .body = t.body,
                             .url = str_printf(ctx->arena, "/statute/%lld", (long long)id),
                             .day = date_none(t.adopted_on) ? ctx->today : t.adopted_on,
                             .state = s.level,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"statute", NULL};

const struct search_source STATUTE_SEARCHES[] = {
    {
        .kind = "statute",
        .events = "statute.",
        .state_text = "statute.level.",
        .tables = TABLES,
        .load = load,
        .ids = statute_store_ids,
        .readers = "statute.read",
    },
    {0},
};

/* ---------------------------------------------------------------- many at once */

static enum status bring(struct ctx *ctx, const struct import_document *all, size_t count,
                         bool look, struct import_document_report *out)
{
    *out = (struct import_document_report){.summary = S(""), .document = S("")};
    arr_each (i, count) {
        const struct arena_mark mark = arena_mark(ctx->arena);
        struct statute_taken taken = {0};
        const enum status st =
            look ? statute_look(ctx, all[i].text, &taken.present)
                 : statute_import(ctx,
                                  &(struct statute_new){.text = all[i].text, .source = all[i].name},
                                  &taken);

        arena_reset(ctx->arena, mark);
        if (st != ST_OK) {
            out->document = all[i].name;
            return st;
        }
        out->present += taken.present;
        out->made += !taken.present;
    }
    out->summary = str_printf(ctx->arena, "%zu texts, %zu there already", out->made, out->present);
    return ST_OK;
}

const struct import_document_kind STATUTE_DOCUMENTS[] = {{"statute", bring}, {0}};

const struct job STATUTE_JOBS[] = {
    {.name = "statute.in_force", .daily = true, .run = statute_come_into_force},
    {0},
};
