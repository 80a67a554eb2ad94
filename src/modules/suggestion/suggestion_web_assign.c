// SPDX-License-Identifier: MulanPSL-2.0
/* Handing over: plan, hand over, hand on inside the government, disputes, moving, extensions. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { FIRST_LINES = 3, UNIT_LINES = 10, REASON_CHARS = 2000 };

/* ------------------------------------------------------------------------------ lines of units */

/* Options with the one of that value chosen. */
static struct option_v *chosen(struct ctx *ctx, const struct suggestion_options *from,
                               struct str value)
{
    struct option_v *copy = arena_array(ctx->arena, from->count, struct option_v);

    arr_each (i, from->count) {
        copy[i] = from->items[i];
        copy[i].on = str_eq(copy[i].value, value);
    }
    return copy;
}

/* Organ and role of line `at`: as typed, else as planned, else the usual. */
static void line_values(struct suggestion_form *f, const struct suggestion_detail *d, size_t at,
                        struct str *out_organ, struct str *out_role)
{
    size_t planned = 0;

    *out_organ = S("0");
    *out_role = at == 0 ? S("lead") : S("joint");
    if (form_again(f->rq)) {
        if (at < param_count(f->rq, "organ"))
            *out_organ = param_text_at(f->rq, "organ", at);
        if (at < param_count(f->rq, "role"))
            *out_role = param_text_at(f->rq, "role", at);
        return;
    }
    arr_each (i, d->handlings_count) {
        if (d->handlings[i].state != HANDLING_PLANNED || planned++ != at)
            continue;
        *out_organ = suggestion_web_int(f->ctx, d->handlings[i].organ_id);
        *out_role = str_from(suggestion_role_word(d->handlings[i].role));
    }
}

static struct str units_error(struct ctx *ctx)
{
    arr_each (i, ctx->field_errors_count) {
        if (strcmp(ctx->field_errors[i].field, "units") == 0)
            return TF(ctx->arena, ctx->field_errors[i].key, str_from(ctx->field_errors[i].arg));
    }
    if (ctx->err.field != NULL && strcmp(ctx->err.field, "units") == 0)
        return TF(ctx->arena, ctx->err.key, str_from(ctx->err.arg));
    return S("");
}

static enum status put_units(struct suggestion_form *f, const struct suggestion_detail *d)
{
    struct suggestion_unit_row_v *lines =
        arena_array(f->ctx->arena, UNIT_LINES, struct suggestion_unit_row_v);
    const struct suggestion_options roles =
        suggestion_word_options(f->ctx, NULL, "lead joint separate", "suggestion.role.");
    struct suggestion_options organs;

    TRY(suggestion_target_options(f->ctx, "suggestion.f.no_unit", &organs));
    organs.items[0].value = S("0"); /* empty values are not sent: the lines would shift */
    arr_each (i, UNIT_LINES) {
        struct str organ, role;

        line_values(f, d, i, &organ, &role);
        f->v.more_open = f->v.more_open || (i >= FIRST_LINES && !str_eqz(organ, "0"));
        lines[i] = (struct suggestion_unit_row_v){
            .place = (int64_t)i + 1,
            .organs = chosen(f->ctx, &organs, organ),
            .organs_count = organs.count,
            .roles = chosen(f->ctx, &roles, role),
            .roles_count = roles.count,
        };
    }
    f->v.units = lines;
    f->v.units_count = FIRST_LINES;
    f->v.more_units = lines + FIRST_LINES;
    f->v.more_units_count = UNIT_LINES - FIRST_LINES;
    f->v.units_error = units_error(f->ctx);
    return ST_OK;
}

/* The chosen units of a posted form; lines without an organ are left out. */
static void units_of(struct ctx *ctx, const struct request *rq, struct suggestion_assign *in)
{
    const size_t count = param_count(rq, "organ");
    struct suggestion_unit *units = arena_array(ctx->arena, count, struct suggestion_unit);

    arr_each (i, count) {
        const struct str role =
            i < param_count(rq, "role") ? param_text_at(rq, "role", i) : S("lead");
        struct suggestion_unit *u = &units[in->units_count];

        if (str_eqz(param_text_at(rq, "organ", i), "0"))
            continue;
        if (!str_to_int(param_text_at(rq, "organ", i), &u->organ_id) || u->organ_id < 0)
            invalid(ctx, "units", "form.not_id", NULL);
        u->role = str_eqz(role, "joint")      ? ROLE_JOINT
                  : str_eqz(role, "separate") ? ROLE_SEPARATE
                                              : ROLE_LEAD;
        in->units_count++;
    }
    in->units = units;
}

/* -------------------------------------------------------------------------------- plan */

static enum status batch_options(struct ctx *ctx, struct suggestion_options *out)
{
    struct suggestion_batch *batches;
    size_t count;

    TRY(suggestion_batches(ctx, &batches, &count));
    *out =
        (struct suggestion_options){.items = arena_array(ctx->arena, count + 1, struct option_v)};
    out->items[out->count++] =
        (struct option_v){.value = S(""), .label = T("suggestion.f.batch_none")};
    arr_each (i, count) {
        if (str_eqz(batches[i].state, "open"))
            out->items[out->count++] = (struct option_v){
                .value = suggestion_web_int(ctx, batches[i].id), .label = batches[i].name};
    }
    return ST_OK;
}

enum status suggestion_web_plan_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_options batches;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_PLAN, &d, &f));
    suggestion_form_fact(f, "suggestion.f.body",
                         d.text.body.len != 0 ? d.text.body : d.text.proposal);
    TRY(put_units(f, &d));
    TRY(batch_options(ctx, &batches));
    (void)suggestion_form_choice(f, "select", "batch", "suggestion.f.batch",
                                 d.s.batch_id == 0 ? S("") : suggestion_web_int(ctx, d.s.batch_id),
                                 &batches);
    (void)suggestion_form_put(f, "check", "complex", "suggestion.f.complex",
                              d.s.complex ? S("1") : S(""));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_plan(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_assign in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .complex = param_bool(rq, "complex"),
        .batch_id = param_id(rq, "batch"),
    };

    units_of(ctx, rq, &in);
    TRY(invalid_done(ctx));
    TRY(suggestion_plan(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_PLAN, in.id);
}

/* -------------------------------------------------------------------------------- hand over */

static struct str clock_text(struct ctx *ctx, const struct suggestion_clock *clock)
{
    return TF(ctx->arena, "suggestion.clock", text_date(ctx->arena, clock->due_on, ctx->today),
              suggestion_web_int(ctx, clock->months), str_from(clock->basis));
}

enum status suggestion_web_clock_facts(struct suggestion_form *f, const struct suggestion *s,
                                       struct date from)
{
    const struct suggestion ordinary_one = {0};
    struct suggestion_clock ordinary, complex;

    TRY(suggestion_clock_for(f->ctx, s != NULL ? s : &ordinary_one, from, false, &ordinary));
    TRY(suggestion_clock_of(f->ctx, from, true, &complex));
    suggestion_form_fact(f, "suggestion.clock_ordinary", clock_text(f->ctx, &ordinary));
    suggestion_form_fact(f, "suggestion.clock_complex", clock_text(f->ctx, &complex));
    return ST_OK;
}

static enum status put_via(struct suggestion_form *f)
{
    struct suggestion_options options;
    struct organ *organs;
    size_t count;

    TRY(organ_list_of(f->ctx, ORGAN_GOVERNMENT, &organs, &count));
    if (count == 0)
        return ST_OK;
    options.items = arena_array(f->ctx->arena, count + 1, struct option_v);
    options.count = count + 1;
    options.items[0] = (struct option_v){.value = S(""), .label = T("suggestion.f.via_none")};
    arr_each (i, count)
        options.items[i + 1] = (struct option_v){.value = suggestion_web_int(f->ctx, organs[i].id),
                                                 .label = organs[i].name};
    (void)suggestion_form_choice(f, "select", "via", "suggestion.f.via", S(""), &options);
    return ST_OK;
}

enum status suggestion_web_hand_over_form(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_HAND_OVER, &d, &f));
    TRY(suggestion_web_clock_facts(f, &d.s, ctx->today));
    TRY(put_units(f, &d));
    TRY(put_via(f));
    (void)suggestion_form_put(f, "check", "complex", "suggestion.f.complex",
                              d.s.complex ? S("1") : S(""));
    (void)suggestion_form_may(f, "date", "handed_on", "suggestion.f.handed_on", S(""));
    return suggestion_form_show(f, rs);
}

/* Without a unit given, the planned ones are meant: are there any? */
static enum status has_plan(struct ctx *ctx, int64_t id, bool *out)
{
    struct suggestion_detail d;

    *out = false;
    TRY(suggestion_show(ctx, id, &d));
    arr_each (i, d.handlings_count)
        *out = *out || d.handlings[i].state == HANDLING_PLANNED;
    return ST_OK;
}

enum status suggestion_web_hand_over(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"version", "organ",     "role", "via",
                                        "complex", "handed_on", NULL};
    struct suggestion_assign in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .complex = param_bool(rq, "complex"),
        .via_organ_id = param_id(rq, "via"),
        .handed_on = param_date(rq, "handed_on"),
    };
    bool planned;

    units_of(ctx, rq, &in);
    if (in.units_count == 0 && in.via_organ_id == 0) {
        TRY(has_plan(ctx, in.id, &planned));
        if (!planned)
            invalid(ctx, "units", "suggestion.err.units", NULL);
    }
    TRY(invalid_done(ctx)); /* nobody is asked about what cannot be done anyway */
    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "hand-over", NAMES, suggestion_web_page_of(ctx, rq));
    TRY(suggestion_hand_over(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_HAND_OVER, in.id);
}

enum status suggestion_web_hand_on_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_HAND_ON, &d, &f));
    suggestion_form_fact(f, "suggestion.due.reply", text_date(ctx->arena, d.s.due_on, ctx->today));
    f->v.article = d.s.due_basis;
    TRY(put_units(f, &d));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_hand_on(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_assign in = {.id = path_id(rq, "id"), .version = param_int(rq, "version")};

    units_of(ctx, rq, &in);
    TRY(invalid_done(ctx));
    TRY(suggestion_hand_on(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_HAND_ON, in.id);
}

/* ------------------------------------------------------------------------- disputes, moving */

/* Units in one of two states, as options; the only one is chosen at once. */
static enum status put_handling(struct suggestion_form *f, const struct suggestion_detail *d,
                                enum suggestion_handling_state one,
                                enum suggestion_handling_state other)
{
    struct suggestion_options options = {
        .items = arena_array(f->ctx->arena, d->handlings_count, struct option_v)};

    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];
        struct organ organ;

        if (h->state != one && h->state != other)
            continue;
        TRY(organ_get(f->ctx, h->organ_id, &organ));
        if (!suggestion_directs(f->ctx, organ.kind))
            continue;
        options.items[options.count++] = (struct option_v){
            .value = suggestion_web_int(f->ctx, h->id),
            .label = TF(f->ctx->arena, "suggestion.log.handed_to", h->organ_name,
                        text_of("suggestion.role.", str_from(suggestion_role_word(h->role)))),
            .hint = h->give_back_reason,
        };
    }
    (void)suggestion_form_choice(f, "radio", "handling", "suggestion.f.handling",
                                 options.count == 1 ? options.items[0].value : S(""), &options);
    return ST_OK;
}

/* A joint handler may leave without another in its place. */
static bool joint_given_back(const struct suggestion_detail *d)
{
    arr_each (i, d->handlings_count) {
        if (d->handlings[i].state == HANDLING_GIVEN_BACK && d->handlings[i].role == ROLE_JOINT)
            return true;
    }
    return false;
}

static struct suggestion_dispute dispute_of(const struct request *rq)
{
    return (struct suggestion_dispute){
        .id = path_id(rq, "id"),
        .handling_id = param_id(rq, "handling"),
        .to_organ_id = param_id(rq, "to"),
        .release = param_bool(rq, "release"),
        .reason = param_text(rq, "reason"),
    };
}

enum status suggestion_web_decide_dispute_form(struct ctx *ctx, const struct request *rq,
                                               struct response *rs)
{
    struct suggestion_options organs;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_DECIDE_DISPUTE, &d, &f));
    TRY(put_handling(f, &d, HANDLING_GIVEN_BACK, HANDLING_GIVEN_BACK));
    TRY(suggestion_target_options(ctx, "suggestion.f.to_keep", &organs));
    (void)suggestion_form_choice(f, "select", "to", "suggestion.f.to_organ", S(""), &organs);
    if (joint_given_back(&d))
        (void)suggestion_form_put(f, "check", "release", "suggestion.f.release", S(""));
    form_max(suggestion_form_put(f, "text", "reason", "suggestion.f.reason", S("")), REASON_CHARS,
             4);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_decide_dispute(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct suggestion_dispute in = dispute_of(rq);

    TRY(suggestion_decide_dispute(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_DECIDE_DISPUTE, in.id);
}

enum status suggestion_web_reassign_form(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct suggestion_options organs;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_REASSIGN, &d, &f));
    TRY(put_handling(f, &d, HANDLING_ASSIGNED, HANDLING_SIGNED));
    TRY(suggestion_target_options(ctx, NULL, &organs));
    (void)suggestion_form_choice(f, "select", "to", "suggestion.f.to_new", S(""), &organs);
    form_max(suggestion_form_put(f, "text", "reason", "suggestion.f.reason", S("")), REASON_CHARS,
             4);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_reassign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"version", "handling", "to", "reason", NULL};
    const struct suggestion_dispute in = dispute_of(rq);

    if (in.to_organ_id == 0)
        invalid(ctx, "to", "form.required", NULL);
    TRY(invalid_done(ctx));
    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "reassign", NAMES, suggestion_web_page_of(ctx, rq));
    TRY(suggestion_reassign(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_REASSIGN, in.id);
}

/* -------------------------------------------------------------------------------- extensions */

static void put_extension(struct suggestion_form *f, const struct suggestion_detail *d)
{
    struct ctx *ctx = f->ctx;
    struct suggestion_options options = {
        .items = arena_array(ctx->arena, d->extensions_count, struct option_v)};

    arr_each (i, d->extensions_count) {
        const struct suggestion_extension *x = &d->extensions[i];
        struct str organ = S("");

        arr_each (h, d->handlings_count) {
            if (d->handlings[h].id == x->handling_id)
                organ = d->handlings[h].organ_name;
        }
        if (!str_eqz(x->state, "asked"))
            continue;
        options.items[options.count++] = (struct option_v){
            .value = suggestion_web_int(ctx, x->id),
            .label = TF(ctx->arena, "suggestion.f.extension_one", organ,
                        text_date(ctx->arena, x->wanted_on, ctx->today), x->reason),
        };
    }
    (void)suggestion_form_choice(f, "radio", "extension", "suggestion.f.extension",
                                 options.count == 1 ? options.items[0].value : S(""), &options);
}

enum status suggestion_web_decide_extension_form(struct ctx *ctx, const struct request *rq,
                                                 struct response *rs)
{
    struct option_v choices[] = {
        {.value = S("1"), .label = T("suggestion.f.grant_yes")},
        {.value = S("0"), .label = T("suggestion.f.grant_no")},
    };
    const struct suggestion_options grant = {choices, COUNT(choices)};
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_DECIDE_EXTENSION, &d, &f));
    suggestion_form_fact(f, "suggestion.due.reply", text_date(ctx->arena, d.s.due_on, ctx->today));
    f->v.article = d.s.due_basis;
    put_extension(f, &d);
    (void)suggestion_form_choice(f, "radio", "grant", "suggestion.f.grant", S(""), &grant);
    form_max(suggestion_form_may(f, "text", "reason", "suggestion.f.reason_refused", S("")),
             REASON_CHARS, 3);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_decide_extension(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    const struct suggestion_extend_decide in = {
        .id = path_id(rq, "id"),
        .extension_id = param_id(rq, "extension"),
        .grant = str_eqz(param_text(rq, "grant"), "1"),
        .reason = param_text(rq, "reason"),
    };

    TRY(suggestion_decide_extension(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_DECIDE_EXTENSION, in.id);
}
