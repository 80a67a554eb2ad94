// SPDX-License-Identifier: MulanPSL-2.0
/* What every action begins and ends with. */
#include "modules/opinion/opinion_act.h"
#include "base/utf8.h"
#include "modules/congress/congress.h"

struct opinion_who opinion_who(const struct ctx *ctx)
{
    return (struct opinion_who){
        .system = ctx->actor->system,
        .manage = may(ctx, "opinion.manage"),
        .handle = may(ctx, "opinion.handle"),
        .organ_id = ctx->actor->organ_id,
    };
}

static struct opinion_having having(const struct opinion_case *c)
{
    return (struct opinion_having){.handler = c->handler, .organ_id = c->organ_id};
}

static bool is_own(const struct opinion_who *who, int64_t organ_id)
{
    return who->handle && organ_id != 0 && who->organ_id == organ_id;
}

bool opinion_may_open(const struct ctx *ctx, const struct opinion_case *c)
{
    const struct opinion_who who = opinion_who(ctx);

    return who.system || who.manage || may(ctx, "opinion.contact") || is_own(&who, c->organ_id);
}

enum status opinion_seen(struct ctx *ctx, const struct opinion_case *c, bool *out)
{
    const struct opinion_who who = opinion_who(ctx);
    struct opinion_step_row *steps;
    size_t count;

    *out = who.system || who.manage || may(ctx, "opinion.read") || is_own(&who, c->organ_id);
    if (*out || !who.handle)
        return ST_OK;
    TRY(opinion_store_steps(ctx, c->id, 0, &steps, &count));
    arr_each (i, count)
        *out = *out || is_own(&who, steps[i].organ_id);
    return ST_OK;
}

enum status opinion_case_seen(struct ctx *ctx, int64_t id, struct opinion_case *out)
{
    bool seen;

    TRY(opinion_store_case(ctx, id, out));
    TRY(opinion_seen(ctx, out, &seen));
    return seen ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

void opinion_verbs(const struct ctx *ctx, const struct opinion_case *c, bool out[OPINION_VERBS])
{
    const struct opinion_who who = opinion_who(ctx);
    const struct opinion_having has = having(c);

    for (int v = 0; v < OPINION_VERBS; v++)
        out[v] = opinion_allowed(c->state, (enum opinion_verb)v) &&
                 opinion_right(&who, (enum opinion_verb)v, &has);
    out[DO_KEEP] = out[DO_KEEP] && str_eqz(c->outcome, "promised");
}

/* ---------------------------------------------------------------- begin */

static enum status begin(struct ctx *ctx, enum opinion_verb verb, struct opinion_act *a)
{
    if (!opinion_allowed(a->c.state, verb))
        return fail(&ctx->err, ST_RULE, "opinion.wrong_state", NULL);
    a->from = a->c.state;
    a->data = buf_new(ctx->arena, 0);
    a->json = json_begin(&a->data);
    json_object(&a->json, NULL);
    json_str(&a->json, "from", str_from(opinion_state_word(a->from)));
    return ST_OK;
}

enum status opinion_act_begin(struct ctx *ctx, int64_t id, int64_t version, enum opinion_verb verb,
                              struct opinion_act *a)
{
    const struct opinion_who who = opinion_who(ctx);
    struct opinion_having has;

    *a = (struct opinion_act){0};
    TRY(opinion_case_seen(ctx, id, &a->c));
    has = having(&a->c);
    if (!opinion_right(&who, verb, &has))
        return fail(&ctx->err, ST_DENIED, "opinion.not_yours", NULL);
    if (version != 0 && version != a->c.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return begin(ctx, verb, a);
}

enum status opinion_act_begin_free(struct ctx *ctx, int64_t id, enum opinion_verb verb,
                                   struct opinion_act *a)
{
    *a = (struct opinion_act){0};
    TRY(opinion_store_case(ctx, id, &a->c));
    return begin(ctx, verb, a);
}

/* ---------------------------------------------------------------- end */

void opinion_act_move(struct opinion_act *a, enum opinion_verb verb, enum opinion_state result)
{
    const struct opinion_turn turn = {
        .result = result, .before = a->c.before, .rounds = a->c.rounds};

    ASSERT(opinion_next(a->c.state, verb, &turn, &a->c.state));
}

enum status opinion_act_save(struct ctx *ctx, struct opinion_act *a, const char *event)
{
    json_str(&a->json, "to", str_from(opinion_state_word(a->c.state)));
    json_object_end(&a->json);
    TRY(opinion_store_save_case(ctx, &a->c));
    a->c.version++;
    return event_emit_data(ctx, event, a->c.id, buf_view(&a->data));
}

enum status opinion_act_step_of(struct ctx *ctx, const struct opinion_act *a,
                                struct opinion_step_row row)
{
    row.opinion_id = a->c.id;
    return opinion_store_add_step(ctx, &row, a->c.hidden ? a->c.key_id : 0);
}

enum status opinion_act_step(struct ctx *ctx, const struct opinion_act *a, const char *kind,
                             struct str text, bool shown)
{
    return opinion_act_step_of(ctx, a,
                               (struct opinion_step_row){.kind = str_from(kind),
                                                         .handler = a->c.handler,
                                                         .organ_id = a->c.organ_id,
                                                         .text = text,
                                                         .shown = shown});
}

enum status opinion_act_due(struct ctx *ctx, enum opinion_step_period p, struct date *out)
{
    struct opinion_period_row periods[OPINION_PERIODS];
    struct calendar cal;

    TRY(opinion_store_periods(ctx, periods));
    TRY(congress_calendar(ctx, &cal));
    *out = opinion_due(&cal, ctx->today, periods[p].days);
    return ST_OK;
}

void opinion_act_need(struct ctx *ctx, const char *field, struct str s, bool required, size_t most)
{
    char limit[24];

    if (s.len == 0 && required) {
        invalid(ctx, field, "form.required", NULL);
        return;
    }
    if (utf8_chars(s.ptr, s.len) <= most)
        return;
    snprintf(limit, sizeof limit, "%zu", most);
    invalid(ctx, field, "form.too_long", limit);
}

void opinion_act_need_word(struct ctx *ctx, const char *field, struct str s, const char *words)
{
    if (!str_among(words, s))
        invalid(ctx, field, "form.choose", NULL);
}
