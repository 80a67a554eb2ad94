// SPDX-License-Identifier: MulanPSL-2.0
/* What an office sets for its own congress: result classes, categories, numbers, sign-off steps. */
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { STEPS_MOST = 5, SETTINGS_MOST = 64 };

#define SETTINGS_PAGE "/suggestion/setting"

static enum status saved(struct response *rs)
{
    respond_flash(rs, "suggestion.setting.saved", S(""));
    return respond_see_other(rs, SETTINGS_PAGE);
}

static struct crumbs_v setting_crumbs(struct ctx *ctx, struct str here)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);

    size_t count = 0;

    if (may(ctx, "suggestion.read"))
        links[count++] = (struct link_v){.label = T("suggestion.menu"), .url = S("/suggestion")};
    links[count++] =
        (struct link_v){.label = T("suggestion.setting.title"), .url = S(SETTINGS_PAGE)};
    return (struct crumbs_v){.items = links, .items_count = count, .here = here};
}

/* -------------------------------------------------------------------------------- overview */

static enum status show_classes(struct ctx *ctx, struct suggestion_settings_v *v)
{
    struct suggestion_class *all;
    struct suggestion_class_row_v *rows;

    TRY(suggestion_classes(ctx, &all, &v->classes_count));
    rows = arena_array(ctx->arena, v->classes_count, struct suggestion_class_row_v);
    arr_each (i, v->classes_count)
        rows[i] = (struct suggestion_class_row_v){
            .id = all[i].id,
            .code = all[i].code,
            .name = all[i].name,
            .kind = all[i].kind,
            .active = all[i].active,
            .url = str_printf(ctx->arena, SETTINGS_PAGE "/class?id=%lld", (long long)all[i].id),
        };
    v->classes = rows;
    return ST_OK;
}

static enum status show_categories(struct ctx *ctx, struct suggestion_settings_v *v)
{
    struct suggestion_category *all;
    struct suggestion_category_row_v *rows;

    TRY(suggestion_categories(ctx, &all, &v->categories_count));
    rows = arena_array(ctx->arena, v->categories_count, struct suggestion_category_row_v);
    arr_each (i, v->categories_count)
        rows[i] = (struct suggestion_category_row_v){
            .id = all[i].id,
            .code = all[i].code,
            .name = all[i].name,
            .active = all[i].active,
            .url = str_printf(ctx->arena, SETTINGS_PAGE "/category?id=%lld", (long long)all[i].id),
        };
    v->categories = rows;
    return ST_OK;
}

static struct str hint_of(struct ctx *ctx, const char *key)
{
    const struct str hint = str_printf(ctx->arena, "suggestion.setting.%s.hint", key);

    return text_has(hint.ptr) ? text(hint.ptr) : S("");
}

/* What a value is called, where the values are choices; "" for a plain number. */
static struct str word_of(struct ctx *ctx, const char *key, int64_t value)
{
    const struct str word =
        str_printf(ctx->arena, "suggestion.setting.%s.word.%lld", key, (long long)value);

    return text_has(word.ptr) ? text(word.ptr) : S("");
}

static enum status show_numbers(struct ctx *ctx, struct suggestion_settings_v *v)
{
    struct suggestion_setting_row_v *rows =
        arena_array(ctx->arena, SETTINGS_MOST, struct suggestion_setting_row_v);

    for (const struct suggestion_setting *s = SUGGESTION_SETTINGS; s->key != NULL; s++) {
        int64_t value;

        ASSERT(v->numbers_count < SETTINGS_MOST);
        TRY(suggestion_setting(ctx, s->key, &value));
        rows[v->numbers_count++] = (struct suggestion_setting_row_v){
            .key = str_from(s->key),
            .label = text_of("suggestion.setting.", str_from(s->key)),
            .hint = hint_of(ctx, s->key),
            .value = value,
            .word = word_of(ctx, s->key, value),
            .initial = s->initial,
            .url = str_printf(ctx->arena, SETTINGS_PAGE "/number?key=%s", s->key),
        };
    }
    v->numbers = rows;
    return ST_OK;
}

/* The local numbers of law in force today, each with the article that bounds it. */
static enum status show_params(struct ctx *ctx, struct suggestion_settings_v *v)
{
    struct suggestion_param_row_v *rows =
        arena_array(ctx->arena, LAW_PARAMS_COUNT, struct suggestion_param_row_v);
    struct law_params params;

    TRY(congress_law_params(ctx, ctx->today, &params));
    arr_each (i, LAW_PARAMS_COUNT) {
        const struct law_params_field *field = &LAW_PARAMS[i];
        struct str basis;
        char stored[LAW_PARAMS_TEXT_SIZE];
        const struct str value =
            str_dup(ctx->arena, str_from(law_params_format(&params, field, stored)));

        TRY(congress_law_basis(ctx, field->key, ctx->today, &basis));
        rows[i] = (struct suggestion_param_row_v){
            .label = text(field->label),
            .value = law_params_words(field->unit) != NULL
                         ? text_of("law_params.word.", value)
                         : TF(ctx->arena, "suggestion.setting.with_unit", value,
                              text(law_params_unit_label(field->unit))),
            .basis = basis,
        };
    }
    v->params = rows;
    v->params_count = LAW_PARAMS_COUNT;
    return ST_OK;
}

static enum status show_organs(struct ctx *ctx, struct suggestion_settings_v *v)
{
    struct organ *organs;
    struct link_v *links;

    TRY(organ_list(ctx, true, &organs, &v->organs_count));
    links = arena_array(ctx->arena, v->organs_count, struct link_v);
    arr_each (i, v->organs_count)
        links[i] = (struct link_v){
            .label = organs[i].name,
            .url = str_printf(ctx->arena, SETTINGS_PAGE "/sign-off?organ=%lld",
                              (long long)organs[i].id),
        };
    v->organs = links;
    return ST_OK;
}

enum status suggestion_web_settings(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_settings_v v = {0};

    v.crumbs = suggestion_web_crumbs(ctx, T("suggestion.setting.title"));
    TRY(show_classes(ctx, &v));
    TRY(show_categories(ctx, &v));
    TRY(show_numbers(ctx, &v));
    TRY(show_params(ctx, &v));
    TRY(show_organs(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.setting.title"),
                        &suggestion_settings_view, &v);
}

/* ---------------------------------------------------------------------------- classes */

static struct suggestion_form *setting_form(struct ctx *ctx, const struct request *rq,
                                            const char *word, const char *path)
{
    struct suggestion_form *f = suggestion_form_open(
        ctx, rq, word, str_printf(ctx->arena, SETTINGS_PAGE "/%s", path), S(SETTINGS_PAGE));

    f->v.crumbs = setting_crumbs(ctx, f->v.title);
    return f;
}

static void put_place(struct suggestion_form *f, int64_t id, int64_t position, bool active)
{
    (void)suggestion_form_put(f, "int", "position", "suggestion.f.position",
                              suggestion_web_int(f->ctx, position));
    (void)suggestion_form_put(f, "check", "active", "suggestion.f.active",
                              active || id == 0 ? S("1") : S(""));
    if (id != 0)
        suggestion_form_hidden(f, "id", suggestion_web_int(f->ctx, id));
}

enum status suggestion_web_class_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const int64_t id = param_id(rq, "id");
    const struct suggestion_options kinds = suggestion_word_options(
        ctx, NULL, "solved being_solved not_solvable upper_level", "law.result.");
    struct suggestion_form *f = setting_form(ctx, rq, "class", "class");
    struct suggestion_class *all, c = {0};
    size_t count;

    TRY(suggestion_classes(ctx, &all, &count));
    c.position = (int64_t)count + 1;
    arr_each (i, count) {
        if (all[i].id == id)
            c = all[i];
    }
    (void)suggestion_form_put(f, "line", "code", "suggestion.f.code", c.code);
    (void)suggestion_form_put(f, "line", "name", "suggestion.f.class_name", c.name);
    (void)suggestion_form_choice(f, "select", "kind", "suggestion.f.class_kind", c.kind, &kinds);
    put_place(f, id, c.position, c.active);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_class(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_class in = {
        .id = param_id(rq, "id"),
        .position = param_int(rq, "position"),
        .code = param_text(rq, "code"),
        .name = param_text(rq, "name"),
        .kind = param_text(rq, "kind"),
        .active = param_bool(rq, "active"),
    };
    int64_t id;

    TRY(suggestion_class_save(ctx, &in, &id));
    return saved(rs);
}

/* ---------------------------------------------------------------------------- categories */

/* What it belongs to: any other category. */
static void put_parent(struct suggestion_form *f, const struct suggestion_category *all,
                       size_t count, const struct suggestion_category *c)
{
    struct suggestion_options options = {
        .items = arena_array(f->ctx->arena, count + 1, struct option_v)};

    options.items[options.count++] =
        (struct option_v){.value = S(""), .label = T("suggestion.f.parent_none")};
    arr_each (i, count) {
        if (all[i].id != c->id)
            options.items[options.count++] = (struct option_v){
                .value = suggestion_web_int(f->ctx, all[i].id), .label = all[i].name};
    }
    (void)suggestion_form_choice(
        f, "select", "parent", "suggestion.f.parent",
        c->parent_id == 0 ? S("") : suggestion_web_int(f->ctx, c->parent_id), &options);
}

enum status suggestion_web_category_form(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    const int64_t id = param_id(rq, "id");
    struct suggestion_form *f = setting_form(ctx, rq, "category", "category");
    struct suggestion_category *all, c = {0};
    size_t count;

    TRY(suggestion_categories(ctx, &all, &count));
    c.position = (int64_t)count + 1;
    arr_each (i, count) {
        if (all[i].id == id)
            c = all[i];
    }
    (void)suggestion_form_put(f, "line", "name", "suggestion.f.category_name", c.name);
    (void)suggestion_form_put(f, "line", "code", "suggestion.f.category_code", c.code);
    put_parent(f, all, count, &c);
    put_place(f, id, c.position, c.active);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_category(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_category in = {
        .id = param_id(rq, "id"),
        .parent_id = param_id(rq, "parent"),
        .position = param_int(rq, "position"),
        .code = param_text(rq, "code"),
        .name = param_text(rq, "name"),
        .active = param_bool(rq, "active"),
    };
    int64_t id;

    TRY(suggestion_category_save(ctx, &in, &id));
    return saved(rs);
}

/* ---------------------------------------------------------------------------- numbers */

static void put_value(struct suggestion_form *f, const struct suggestion_setting *s, int64_t value)
{
    struct ctx *ctx = f->ctx;
    struct suggestion_options options = {
        .items = arena_array(ctx->arena, (size_t)(s->max - s->min) + 1, struct option_v)};
    struct field_v *field;

    if (word_of(ctx, s->key, s->min).len != 0) {
        for (int64_t i = s->min; i <= s->max; i++)
            options.items[options.count++] = (struct option_v){.value = suggestion_web_int(ctx, i),
                                                               .label = word_of(ctx, s->key, i)};
        (void)suggestion_form_choice(f, "radio", "value", "suggestion.f.setting_choice",
                                     suggestion_web_int(ctx, value), &options);
        return;
    }
    field = suggestion_form_put(f, "int", "value", "suggestion.f.setting_value",
                                suggestion_web_int(ctx, value));
    field->hint =
        TF(ctx->arena, "suggestion.f.setting_value_range", suggestion_web_int(ctx, s->min),
           suggestion_web_int(ctx, s->max), suggestion_web_int(ctx, s->initial));
    field->about = true;
}

enum status suggestion_web_setting_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_form *f = setting_form(ctx, rq, "setting", "number");
    const struct str key = param_text(rq, "key");
    const struct suggestion_setting *s = SUGGESTION_SETTINGS;
    int64_t value;

    while (s->key != NULL && !str_eqz(key, s->key))
        s++;
    if (s->key == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(suggestion_setting(ctx, s->key, &value));
    f->v.meta = text_of("suggestion.setting.", key);
    suggestion_form_hidden(f, "key", key);
    put_value(f, s, value);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_setting(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(suggestion_setting_save(ctx, param_text(rq, "key"), param_int(rq, "value")));
    return saved(rs);
}

/* ---------------------------------------------------------------------------- sign-off steps */

static const char *const STEP_NAMES[STEPS_MOST] = {"name1", "name2", "name3", "name4", "name5"};
static const char *const STEP_WHO[STEPS_MOST] = {"who1", "who2", "who3", "who4", "who5"};

static enum status add_holders(struct ctx *ctx, const char *role, const char *label_key,
                               int64_t organ_id, struct suggestion_options *out)
{
    struct account_post *posts;
    struct option_v *items;
    size_t count;

    TRY(account_holders(ctx, role, organ_id, &posts, &count));
    items = arena_array(ctx->arena, out->count + count, struct option_v);
    if (out->count != 0)
        memcpy(items, out->items, out->count * sizeof *items);
    out->items = items;
    arr_each (i, count)
        items[out->count++] = (struct option_v){
            .value = suggestion_web_int(ctx, posts[i].account_id),
            .label = TF(ctx->arena, label_key, posts[i].name),
        };
    return ST_OK;
}

/* Whoever works in the unit may be named for a step; a step without a name is any chief's. */
static enum status signer_options(struct ctx *ctx, int64_t organ_id, struct suggestion_options *out)
{
    *out = (struct suggestion_options){.items = arena_array(ctx->arena, 1, struct option_v)};
    out->items[out->count++] =
        (struct option_v){.value = S(""), .label = T("suggestion.f.step_any")};
    TRY(add_holders(ctx, "chief", "suggestion.f.step_chief", organ_id, out));
    return add_holders(ctx, "handler", "suggestion.f.step_handler", organ_id, out);
}

static enum status put_steps(struct suggestion_form *f, int64_t organ_id)
{
    struct ctx *ctx = f->ctx;
    struct suggestion_signoff_step *steps;
    struct suggestion_options signers;
    struct organ organ;
    size_t count;

    TRY(organ_get(ctx, organ_id, &organ));
    TRY(suggestion_signoff_steps(ctx, organ_id, &steps, &count));
    TRY(signer_options(ctx, organ_id, &signers));
    f->v.meta = organ.name;
    arr_each (i, STEPS_MOST) {
        const struct str n = suggestion_web_int(ctx, (int64_t)i + 1);
        struct field_v *field;

        field = suggestion_form_may(f, "line", STEP_NAMES[i], "suggestion.f.step_name",
                                    i < count ? steps[i].name : S(""));
        field->label = TF(ctx->arena, "suggestion.f.step_name", n);
        field = suggestion_form_choice(f, "select", STEP_WHO[i], "suggestion.f.step_who",
                                       i < count && steps[i].account_id != 0
                                           ? suggestion_web_int(ctx, steps[i].account_id)
                                           : S(""),
                                       &signers);
        field->label = TF(ctx->arena, "suggestion.f.step_who", n);
    }
    return ST_OK;
}

enum status suggestion_web_steps_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct suggestion_form *f = setting_form(ctx, rq, "steps", "sign-off");
    const int64_t organ_id = param_id(rq, "organ");

    suggestion_form_hidden(f, "organ", suggestion_web_int(ctx, organ_id));
    TRY(put_steps(f, organ_id));
    return suggestion_form_show(f, rs);
}

/* The same for the chief's own unit, which sets up its steps itself. */
enum status suggestion_web_own_steps_form(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct suggestion_form *f =
        suggestion_form_open(ctx, rq, "steps", S("/suggestion/steps"), S("/"));

    if (ctx->actor->organ_id == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(put_steps(f, ctx->actor->organ_id));
    return suggestion_form_show(f, rs);
}

static enum status save_steps(struct ctx *ctx, const struct request *rq, int64_t organ_id)
{
    struct suggestion_signoff_step *steps =
        arena_array(ctx->arena, STEPS_MOST, struct suggestion_signoff_step);
    size_t count = 0;

    arr_each (i, STEPS_MOST) {
        if (param_text(rq, STEP_NAMES[i]).len == 0)
            continue;
        steps[count] = (struct suggestion_signoff_step){
            .organ_id = organ_id,
            .position = (int64_t)count + 1,
            .account_id = param_id(rq, STEP_WHO[i]),
            .name = param_text(rq, STEP_NAMES[i]),
        };
        count++;
    }
    return suggestion_signoff_steps_save(ctx, organ_id, steps, count);
}

enum status suggestion_web_own_steps(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(save_steps(ctx, rq, ctx->actor->organ_id));
    respond_flash(rs, "suggestion.setting.saved", S(""));
    return respond_see_other(rs, "/");
}

enum status suggestion_web_steps(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(save_steps(ctx, rq, param_id(rq, "organ")));
    return saved(rs);
}
