// SPDX-License-Identifier: MulanPSL-2.0
/* What of the opinions waits for somebody. */
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_parts.h"
#include "platform/text.h"

static const char *what_of(const struct opinion_row *r)
{
    static const struct {
        const char *state, *what;
    } OF[] = {
        {"received", "classify"},
        {"classified", "assign"},
        {"assigned", "take"},
        {"handling", "handle"},
    };

    arr_each (i, COUNT(OF))
        if (str_eqz(r->o.state, OF[i].state))
            return OF[i].what;
    return "answer";
}

static bool is_asked(struct ctx *ctx)
{
    return may(ctx, "opinion.manage") || (may(ctx, "opinion.handle") && ctx->actor->organ_id != 0);
}

enum status opinion_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                          int64_t *out_total)
{
    const struct opinion_filter filter = {.mine = S("wait"), .sort = "due", .limit = limit};
    struct opinion_row *rows;
    struct str next;

    *out = NULL;
    *out_count = 0;
    *out_total = 0;
    if (!is_asked(ctx))
        return ST_OK;
    TRY(opinion_rows(ctx, &filter, &rows, out_count, &next, out_total));
    *out = arena_array(ctx->arena, *out_count, struct task);
    arr_each (i, *out_count)
        (*out)[i] = (struct task){
            .label = text_of("opinion.task.", str_from(what_of(&rows[i]))),
            .number = rows[i].o.number,
            .title = rows[i].o.subject,
            .who = rows[i].station.len > 0 ? rows[i].station : rows[i].o.place,
            .url = str_printf(ctx->arena, "/opinion/%lld", (long long)rows[i].o.id),
            .due_on = rows[i].due_on,
        };
    return ST_OK;
}

enum status opinion_office_count(struct ctx *ctx, int64_t *out)
{
    *out = 0;
    return may(ctx, "opinion.manage") ? opinion_store_waiting(ctx, true, 0, out) : ST_OK;
}

enum status opinion_own_count(struct ctx *ctx, int64_t *out)
{
    *out = 0;
    return ctx->actor->organ_id != 0 ? opinion_store_waiting(ctx, false, ctx->actor->organ_id, out)
                                     : ST_OK;
}
