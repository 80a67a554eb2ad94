// SPDX-License-Identifier: MulanPSL-2.0
/* How units are scored, with the formula and every division beside the points. */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { PARTS = 5 };

/* 947 tenths as "94.7", 1000 as "100". */
static struct str points(struct ctx *ctx, int64_t tenths)
{
    if (tenths % 10 == 0)
        return suggestion_web_int(ctx, tenths / 10);
    return str_printf(ctx->arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

static enum status formula_make(struct ctx *ctx, struct suggestion_scores_v *v)
{
    static const struct {
        const char *part, *setting;
    } FORMULA[PARTS] = {
        {"on_time", "weight_on_time"},           {"contact", "weight_contact"},
        {"satisfaction", "weight_satisfaction"}, {"solved", "weight_solved"},
        {"promises", "weight_promises"},
    };
    struct suggestion_formula_v *lines =
        arena_array(ctx->arena, PARTS, struct suggestion_formula_v);

    arr_each (i, PARTS) {
        const struct str name = str_from(FORMULA[i].part);
        int64_t weight;

        TRY(suggestion_setting(ctx, FORMULA[i].setting, &weight));
        lines[i] = (struct suggestion_formula_v){
            .label = text_of("suggestion.score.part.", name),
            .weight = suggestion_web_int(ctx, weight),
            .how = text_of("suggestion.score.how.", name),
        };
    }
    v->formula = lines;
    v->formula_count = PARTS;
    return ST_OK;
}

/* Each part in its column, each division a link to what it counts. */
static const struct suggestion_score_cell_v *cells_make(struct ctx *ctx,
                                                        const struct suggestion_score *s,
                                                        struct str rows_url, struct date from,
                                                        struct date to)
{
    static const char *const ONLY[PARTS] = {"&in_time=1", "", "&rating=rated", "&solved=1", NULL};
    struct suggestion_score_cell_v *cells =
        arena_array(ctx->arena, PARTS, struct suggestion_score_cell_v);

    arr_each (i, PARTS) {
        const struct suggestion_score_part *p = &s->parts[i];

        cells[i].label = text_of("suggestion.score.part.", str_from(p->name));
        if (p->denominator == 0)
            continue;
        cells[i].points = points(ctx, p->tenths);
        cells[i].of = TF(ctx->arena, "suggestion.score.of", suggestion_web_int(ctx, p->numerator),
                         suggestion_web_int(ctx, p->denominator));
        cells[i].url =
            ONLY[i] != NULL
                ? str_printf(ctx->arena, STR_FMT "%s", STR_ARG(rows_url), ONLY[i])
                : str_printf(ctx->arena,
                             "/suggestion/promise?organ=%lld&matured=1&due_from=" STR_FMT
                             "&due_to=" STR_FMT,
                             (long long)s->organ_id, STR_ARG(suggestion_web_iso(ctx, from)),
                             STR_ARG(suggestion_web_iso(ctx, to)));
    }
    return cells;
}

static struct suggestion_score_row_v score_row(struct ctx *ctx, const struct suggestion_score *s,
                                               struct date from, struct date to)
{
    struct suggestion_score_part_v *parts =
        arena_array(ctx->arena, PARTS, struct suggestion_score_part_v);
    const struct str url = str_printf(
        ctx->arena, "/suggestion?organ=%lld&answerable_from=" STR_FMT "&answerable_to=" STR_FMT,
        (long long)s->organ_id, STR_ARG(suggestion_web_iso(ctx, from)),
        STR_ARG(suggestion_web_iso(ctx, to)));
    size_t count = 0;

    arr_each (i, PARTS) {
        const struct suggestion_score_part *p = &s->parts[i];

        if (p->denominator == 0)
            continue;
        parts[count++] = (struct suggestion_score_part_v){
            .name = str_from(p->name),
            .label = text_of("suggestion.score.part.", str_from(p->name)),
            .weight = p->weight,
            .numerator = p->numerator,
            .denominator = p->denominator,
            .points = points(ctx, p->tenths),
        };
    }
    return (struct suggestion_score_row_v){
        .organ_id = s->organ_id,
        .organ = s->organ_name,
        .url = url,
        .handled = s->handled,
        .points = points(ctx, s->tenths),
        .parts = parts,
        .parts_count = count,
        .cells = cells_make(ctx, s, url, from, to),
        .cells_count = PARTS,
    };
}

enum status suggestion_web_scores(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct date from = param_date(rq, "from"), to = param_date(rq, "to");
    struct suggestion_scores_v v = {0};
    struct suggestion_score *all;
    struct suggestion_score_row_v *rows;
    struct empty_v empty = {.title = T("suggestion.score.empty"),
                            .text = T("suggestion.score.empty_text")};

    if (date_none(from))
        from = (struct date){ctx->today.year, 1, 1};
    if (date_none(to))
        to = (struct date){ctx->today.year, 12, 31};
    if (date_cmp(from, to) > 0)
        return fail_field(&ctx->err, "from", "suggestion.score.period_wrong", "");
    TRY(suggestion_scores(ctx, from, to, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct suggestion_score_row_v);
    arr_each (i, v.rows_count)
        rows[i] = score_row(ctx, &all[i], from, to);
    v.rows = rows;
    TRY(formula_make(ctx, &v));
    if (v.rows_count == 0)
        v.empty = &empty;
    v.from =
        form_field(ctx, rq, "date", "from", "suggestion.score.from", suggestion_web_iso(ctx, from));
    v.to = form_field(ctx, rq, "date", "to", "suggestion.score.to", suggestion_web_iso(ctx, to));
    v.period =
        TF(ctx->arena, "suggestion.score.period", text_date(ctx->arena, from, (struct date){0}),
           text_date(ctx->arena, to, (struct date){0}));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.score.title"),
                        &suggestion_scores_view, &v);
}
