// SPDX-License-Identifier: MulanPSL-2.0
/* Organs in the search; a hit leads to the list of organs, which shows it. */
#include "modules/congress/congress_search.h"
#include "modules/congress/congress_store.h"
#include "platform/text.h"

static void put_url(struct buf *b, struct str s)
{
    arr_each (i, s.len)
        buf_printf(b, "%%%02X", (unsigned char)s.ptr[i]);
}

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    /* An organ has no day of its own: it comes last, and no year is shown. */
    const struct date none = date_from_days(0);
    struct search_keys readers = {.arena = ctx->arena};
    struct buf url = buf_new(ctx->arena, 0);
    struct organ o;

    TRY(organ_get(ctx, id, &o));
    buf_z(&url, o.active ? "/congress/organ?q=" : "/congress/organ?closed=1&q=");
    put_url(&url, o.name);
    search_key(&readers, "congress.view");
    search_docs_add(out,
                    &(struct search_doc){
                        .title = o.name,
                        .body = text_of("congress.organ_kind.", str_from(organ_kind_word(o.kind))),
                        .people = str_eq(o.short_name, o.name) ? S("") : o.short_name,
                        .url = buf_view(&url),
                        .day = none,
                        .audience = readers.at,
                        .audience_count = readers.count,
                    });
    return ST_OK;
}

static const char *const TABLES[] = {"congress_organ", NULL};

const struct search_source CONGRESS_SEARCHES[] = {
    {
        .kind = "organ",
        .tables = TABLES,
        .load = load,
        .ids = congress_store_organ_ids,
        .readers = "congress.view",
    },
    {0},
};
