// SPDX-License-Identifier: MulanPSL-2.0
/* Classes, categories, sign-off steps and numbers of the congress: what it has at first, changes.
 */
#include "modules/account/account.h"
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

const struct suggestion_setting SUGGESTION_SETTINGS[] = {
    {"drop_unconfirmed", 0, 0, 1},
    {"rating_policy", 0, 0, 2},
    {"redo_on_attitude", 0, 0, 1},
    {"bill_in_recess", 1, 0, 1},
    {"soon_days", 7, 1, 60},
    {"near_days", 3, 0, 30},
    {"late_days", 10, 1, 90},
    {"hand_on_workdays", 5, 1, 30},
    {"publish_replies", 1, 0, 1},
    {"weight_on_time", 30, 0, 100},
    {"weight_contact", 10, 0, 100},
    {"weight_satisfaction", 30, 0, 100},
    {"weight_solved", 20, 0, 100},
    {"weight_promises", 10, 0, 100},
    {0},
};

static const struct suggestion_setting *find_setting(struct str key)
{
    for (const struct suggestion_setting *s = SUGGESTION_SETTINGS; s->key != NULL; s++)
        if (str_eqz(key, s->key))
            return s;
    return NULL;
}

enum status suggestion_setting(struct ctx *ctx, const char *key, int64_t *out)
{
    const struct suggestion_setting *s = find_setting(str_from(key));
    enum status st;

    ASSERT(s != NULL);
    st = suggestion_store_setting(ctx, str_from(key), out);
    if (st != ST_NOT_FOUND)
        return st;
    *out = s->initial;
    return ST_OK;
}

static enum status check_settings(struct ctx *ctx)
{
    return ctx->actor->system || may(ctx, "suggestion.settings")
               ? ST_OK
               : fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
}

struct setting {
    struct str key;
    int64_t value;
};

static enum status setting_tx(struct ctx *ctx, const void *input)
{
    const struct setting *in = input;
    const struct suggestion_setting *s = find_setting(in->key);

    TRY(check_settings(ctx));
    if (s == NULL)
        return fail_field(&ctx->err, "key", "form.not_a_choice", "");
    if (in->value < s->min || in->value > s->max)
        return fail_field(&ctx->err, s->key, "suggestion.err.out_of_bounds", "");
    TRY(suggestion_store_save_setting(ctx, in->key, in->value));
    return event_emit(ctx, "suggestion.setting_saved", ctx->congress_id);
}

enum status suggestion_setting_save(struct ctx *ctx, struct str key, int64_t value)
{
    return db_tx(ctx, setting_tx, &(struct setting){key, value});
}

/* ---------------------------------------------------------------- classes and categories */

struct class_save {
    const struct suggestion_class *in;
    int64_t *out_id;
};

static enum status class_tx(struct ctx *ctx, const void *input)
{
    const struct class_save *save = input;
    const struct suggestion_class *in = save->in;
    enum suggestion_law_result result;
    struct suggestion_class *all;
    size_t count;
    int64_t id = 0;

    TRY(check_settings(ctx));
    need(ctx, "code", in->code);
    need(ctx, "name", in->name);
    if (!suggestion_class_parse(in->kind, &result))
        invalid(ctx, "kind", "form.not_a_choice", NULL);
    TRY(suggestion_store_classes(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].id != in->id && str_eq(all[i].code, in->code))
            invalid(ctx, "code", "suggestion.err.code_taken", NULL);
    TRY(invalid_done(ctx));
    TRY(suggestion_store_save_class(ctx, in, &id));
    if (save->out_id != NULL)
        *save->out_id = id;
    return event_emit(ctx, "suggestion.class_saved", id);
}

enum status suggestion_class_save(struct ctx *ctx, const struct suggestion_class *in,
                                  int64_t *out_id)
{
    return db_tx(ctx, class_tx, &(struct class_save){in, out_id});
}

struct category_save {
    const struct suggestion_category *in;
    int64_t *out_id;
};

/* A parent that exists and is not below the category itself. */
static bool parent_fits(const struct suggestion_category *all, size_t count, int64_t id,
                        int64_t parent_id)
{
    for (size_t steps = 0; parent_id != 0; steps++) {
        const struct suggestion_category *parent = NULL;

        if (parent_id == id || steps > count)
            return false;
        arr_each (i, count)
            if (all[i].id == parent_id)
                parent = &all[i];
        if (parent == NULL)
            return false;
        parent_id = parent->parent_id;
    }
    return true;
}

static enum status category_tx(struct ctx *ctx, const void *input)
{
    const struct category_save *save = input;
    const struct suggestion_category *in = save->in;
    struct suggestion_category *all;
    size_t count;
    int64_t id = 0;

    TRY(check_settings(ctx));
    need(ctx, "code", in->code);
    need(ctx, "name", in->name);
    TRY(suggestion_store_categories(ctx, &all, &count));
    if (!parent_fits(all, count, in->id, in->parent_id))
        invalid(ctx, "parent", "form.not_a_choice", NULL);
    arr_each (i, count)
        if (all[i].id != in->id && str_eq(all[i].code, in->code))
            invalid(ctx, "code", "suggestion.err.code_taken", NULL);
    TRY(invalid_done(ctx));
    TRY(suggestion_store_save_category(ctx, in, &id));
    if (save->out_id != NULL)
        *save->out_id = id;
    return event_emit(ctx, "suggestion.category_saved", id);
}

enum status suggestion_category_save(struct ctx *ctx, const struct suggestion_category *in,
                                     int64_t *out_id)
{
    return db_tx(ctx, category_tx, &(struct category_save){in, out_id});
}

/* ---------------------------------------------------------------- what a congress has at first */

static enum status add_classes(struct ctx *ctx)
{
    struct suggestion_class *all;
    size_t count;

    TRY(suggestion_store_classes(ctx, &all, &count));
    for (size_t i = 0; count == 0 && i < SUGGESTION_LAW_RESULTS_COUNT; i++) {
        const struct suggestion_law_result_class *r = &SUGGESTION_LAW_RESULTS[i];
        const struct suggestion_class c = {
            .position = (int64_t)i + 1,
            .code = str_printf(ctx->arena, "%c", r->letter),
            .name = text_of("suggestion.class.", str_from(r->word)),
            .kind = str_from(r->word),
            .active = true,
        };

        TRY(suggestion_class_save(ctx, &c, NULL));
    }
    return ST_OK;
}

static enum status add_categories(struct ctx *ctx)
{
    static const char *const CODES[] = {
        "agriculture",   "transport",   "education", "health",     "welfare",
        "housing",       "environment", "industry",  "commerce",   "culture",
        "public_safety", "justice",     "water",     "governance", "other",
    };
    struct suggestion_category *all;
    size_t count;

    TRY(suggestion_store_categories(ctx, &all, &count));
    for (size_t i = 0; count == 0 && i < COUNT(CODES); i++) {
        const struct suggestion_category c = {
            .position = (int64_t)i + 1,
            .code = str_from(CODES[i]),
            .name = text_of("suggestion.category.", str_from(CODES[i])),
            .active = true,
        };

        TRY(suggestion_category_save(ctx, &c, NULL));
    }
    return ST_OK;
}

static enum status setup_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    TRY(add_classes(ctx));
    return add_categories(ctx);
}

enum status suggestion_setup(struct ctx *ctx)
{
    TRY(check_settings(ctx));
    return db_tx(ctx, setup_tx, NULL);
}

/* ---------------------------------------------------------------- sign-off */

struct steps {
    int64_t organ_id;
    const struct suggestion_signoff_step *steps;
    size_t count;
};

static enum status check_steps_owner(struct ctx *ctx, int64_t organ_id)
{
    const bool chief = may(ctx, "suggestion.chief") && ctx->actor->organ_id == organ_id;

    return chief ? ST_OK : check_settings(ctx);
}

/* A step may be anybody's who works in the unit, and nobody else's. */
static enum status check_signer(struct ctx *ctx, int64_t organ_id, int64_t account_id)
{
    static const char *const ROLES[] = {"chief", "handler"};

    if (account_id == 0 || ctx->actor->system)
        return ST_OK;
    arr_each (k, COUNT(ROLES)) {
        struct account_post *posts;
        size_t count;

        TRY(account_holders(ctx, ROLES[k], organ_id, &posts, &count));
        arr_each (i, count) {
            if (posts[i].account_id == account_id)
                return ST_OK;
        }
    }
    return fail_field(&ctx->err, "who1", "suggestion.err.not_of_unit", "");
}

static enum status steps_tx(struct ctx *ctx, const void *input)
{
    const struct steps *in = input;
    struct suggestion_signoff_step *old;
    size_t count;

    TRY(check_steps_owner(ctx, in->organ_id));
    TRY(suggestion_store_steps(ctx, in->organ_id, &old, &count));
    arr_each (i, count)
        TRY(suggestion_store_drop_step(ctx, old[i].id));
    arr_each (i, in->count) {
        struct suggestion_signoff_step s = in->steps[i];

        need(ctx, "name", s.name);
        TRY(invalid_done(ctx));
        TRY(check_signer(ctx, in->organ_id, s.account_id));
        s.organ_id = in->organ_id;
        s.position = (int64_t)i + 1;
        TRY(suggestion_store_add_step(ctx, &s));
    }
    return event_emit(ctx, "suggestion.steps_saved", in->organ_id);
}

enum status suggestion_signoff_steps_save(struct ctx *ctx, int64_t organ_id,
                                          const struct suggestion_signoff_step *steps, size_t count)
{
    return db_tx(ctx, steps_tx, &(struct steps){organ_id, steps, count});
}

enum status suggestion_check_step(struct ctx *ctx, const struct suggestion_signoff_step *steps,
                                  size_t count, int64_t step)
{
    const struct suggestion_signoff_step *s =
        step >= 1 && (size_t)step <= count ? &steps[step - 1] : NULL;
    const bool mine = s != NULL && s->account_id != 0 ? s->account_id == ctx->actor->account_id
                                                      : may(ctx, "suggestion.chief");

    return mine || ctx->actor->system
               ? ST_OK
               : fail(&ctx->err, ST_DENIED, "suggestion.err.not_your_step", NULL);
}

enum status suggestion_signoff_steps(struct ctx *ctx, int64_t organ_id,
                                     struct suggestion_signoff_step **out, size_t *out_count)
{
    return suggestion_store_steps(ctx, organ_id, out, out_count);
}

enum status suggestion_classes(struct ctx *ctx, struct suggestion_class **out, size_t *out_count)
{
    return suggestion_store_classes(ctx, out, out_count);
}

enum status suggestion_categories(struct ctx *ctx, struct suggestion_category **out,
                                  size_t *out_count)
{
    return suggestion_store_categories(ctx, out, out_count);
}

/* ---------------------------------------------------------------- words by level */

struct str suggestion_word(struct ctx *ctx, const char *prefix, struct str word)
{
    const struct err was = ctx->err;
    const struct str there = text_special(prefix, word, ".township");
    struct congress congress;
    bool township;

    if (there.len == 0)
        return text_of(prefix, word);
    township = congress_get(ctx, ctx->congress_id, &congress) == ST_OK &&
               congress.level == CONGRESS_TOWNSHIP;
    ctx->err = was; /* without its congress it is called as everywhere */
    return township ? there : text_of(prefix, word);
}

/* ---------------------------------------------------------------- what other modules tell */

enum status suggestion_on_founded(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    return suggestion_setup(ctx);
}
