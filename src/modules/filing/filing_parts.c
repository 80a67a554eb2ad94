// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: notices, files, search, the public side, personal
 * data; what a vote says. */
#include "modules/filing/filing_parts.h"
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_store.h"
#include "platform/event.h"
#include "platform/text.h"

#define VALUES "title number organ due_on note"

const struct notice_kind FILING_NOTICES[] = {
    {"filing.filed", VALUES, false, "filing.manage"},
    {"filing.registered", VALUES, true, "filing.file filing.manage"},
    {"filing.returned", VALUES, true, "filing.file filing.manage"},
    {"filing.refused", VALUES, true, "filing.file filing.manage"},
    {"filing.opined", VALUES, true, "filing.file filing.manage"},
    {"filing.wrote", VALUES, true, "filing.file filing.manage"},
    {"filing.annul", VALUES, true, "filing.file filing.manage"},
    {"filing.closed", VALUES, true, "filing.file filing.manage"},
    {"filing.reopened", VALUES, true, "filing.file filing.manage"},
    {"filing.answered", VALUES, false, "filing.manage"},
    {"filing.task", VALUES, true, "filing.opine filing.manage"},
    {"filing.opinion_given", VALUES, false, "filing.manage"},
    {"filing.asked", "title", false, "filing.manage"},
    {"filing.due", "name title what due_on days late today", false,
     "filing.file filing.opine filing.manage"},
    {0},
};

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/filing/%lld", (long long)id);
}

static enum status voted(struct ctx *ctx, const struct event_view *e)
{
    return filing_annul_voted(ctx, e->subject_id);
}

const struct subscriber FILING_SUBSCRIBERS[] = {
    {"vote.announced", voted, NULL}, {"vote.recorded", voted, NULL}, {0}};

/* ---------------------------------------------------------------- files */

static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct filing f;
    bool office;

    TRY(filing_get(ctx, id, &f));
    return what == ATTACHMENT_READ ? ST_OK : filing_actor_side(ctx, &f, &office);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct filing f;

    TRY(filing_get(ctx, id, &f));
    *out_title = f.title;
    *out_url = url_of(ctx, id);
    return ST_OK;
}

const struct attachment_owner FILING_ATTACHMENTS[] = {
    {.kind = "filing", .may = files_may, .where = files_where}, {0}};

/* ---------------------------------------------------------------- search, the public side */

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct filing f;

    TRY(filing_store_get(ctx, id, &f));
    search_key(&readers, "filing.read");
    search_key(&readers, "filing.organ:%lld", (long long)f.organ_id);
    search_docs_add(out, &(struct search_doc){
                             .title = f.title,
                             .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(f.number),
                                                STR_ARG(f.body)),
                             .url = url_of(ctx, id),
                             .day = f.filed_on,
                             .organ_id = f.organ_id,
                             .state = f.state,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    if (ctx->actor->organ_id != 0)
        search_key(out, "filing.organ:%lld", (long long)ctx->actor->organ_id);
    return ST_OK;
}

static enum status opens(struct ctx *ctx, int64_t id)
{
    struct filing f;

    return filing_get(ctx, id, &f);
}

static const char *const TABLES[] = {"filing", NULL};

const struct search_source FILING_SEARCHES[] = {
    {
        .kind = "filing",
        .events = "filing.",
        .state_text = "filing.state.",
        .tables = TABLES,
        .load = load,
        .ids = filing_store_ids,
        .readers = "filing.read",
        .keys = keys,
        .opens = opens,
    },
    {0},
};

/* What is registered is public: title, number, maker, days. */
static enum status published(struct ctx *ctx, struct str q, unsigned limit,
                             struct public_item **out, size_t *out_count)
{
    const struct filing_filter f = {.q = q, .public = true, .limit = limit};
    struct filing *all;
    struct str next;
    int64_t total;

    TRY(filing_store_page(ctx, &f, &all, out_count, &next, &total));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct public_item){
            .title = all[i].title,
            .meta = TF(ctx->arena, "filing.public_meta", all[i].organ,
                       filing_register_text(ctx, &all[i])),
            .url = str_printf(ctx->arena, "/p/filing/%lld", (long long)all[i].id),
            .on = all[i].registered_on,
        };
    return ST_OK;
}

const struct public_source FILING_PUBLICS[] = {{"filing", "/p/filing", 0, published}, {0}};

/* ---------------------------------------------------------------- personal data */

static enum status ended(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                         struct retention_item **out, size_t *out_count)
{
    struct filing_ask *all;

    TRY(filing_store_ask_ended(ctx, until, after, limit, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct retention_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct retention_item){
            .id = all[i].id,
            .name = all[i].document,
            .url = str_printf(ctx->arena, "/filing/ask/%lld", (long long)all[i].id),
            .ended_on = all[i].answered_on,
        };
    return ST_OK;
}

static enum status erase(struct ctx *ctx, int64_t id)
{
    TRY(filing_store_ask_erase(ctx, id));
    return event_emit(ctx, "filing.ask_erased", id);
}

const struct retention FILING_RETENTIONS[] = {
    {.name = "filing.ask", .months = 36, .list = ended, .erase = erase}, {0}};
